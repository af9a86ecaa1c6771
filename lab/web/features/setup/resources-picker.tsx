import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ProjectResource, Resource, ResourceKind } from '../../../shared/resources.ts'
import { useRoute } from '../../app/api.ts'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Check } from '../../ui/field.tsx'
import { percent } from '../../ui/figures.ts'
import { Notice, Waiting } from '../../ui/pieces.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Tabs } from '../../ui/tabs.tsx'

const kinds: readonly ResourceKind[] = ['pipeline', 'model', 'rule', 'prompt']

/** Reuse resources: what finds spans in this project, and which of its labels are wanted. */
export function ResourcesPicker({
  value,
  onChange,
  readOnly = false,
}: {
  readonly value: readonly ProjectResource[]
  readonly onChange: (resources: readonly ProjectResource[]) => void
  readonly readOnly?: boolean
}) {
  const [kind, setKind] = useState<ResourceKind>('pipeline')
  const [search, setSearch] = useState('')
  const [opened, setOpened] = useState<string | null>(null)
  const resources = useRoute('listResources', {}, { fresh: 60_000 })
  const wanted = search.trim().toLowerCase()
  const all = resources.data?.resources ?? []
  const shown = all.filter(
    (r) =>
      r.kind === kind &&
      (r.name.toLowerCase().includes(wanted) || r.labels.some((l) => l.name.toLowerCase().includes(wanted))),
  )
  const current =
    shown.find((r) => r.id === opened) ?? shown.find((r) => value.some((v) => v.id === r.id)) ?? shown[0]
  const chosen = (id: string) => value.find((r) => r.id === id)
  const toggle = (resource: Resource, on: boolean) =>
    onChange(on ? [...value, { id: resource.id, labels: null }] : value.filter((r) => r.id !== resource.id))
  return (
    <div className="stack">
      <Tabs
        label={t('resources.title')}
        value={kind}
        onPick={setKind}
        panel="resources"
        tabs={kinds.map((one) => ({
          value: one,
          text: t(`resources.kinds.${one}`),
          count: value.filter((r) => r.id.startsWith(`${one}:`)).length || undefined,
        }))}
      />
      <Problem error={resources.error} />
      {!resources.data && !resources.error && <Waiting />}
      <div id="resources" role="tabpanel" className="picker-two">
        <div className="stack tight">
          <SearchField plain label={t('resources.search')} value={search} onText={setSearch} />
          <ul className="resource-list">
            {shown.map((resource) => (
              <li key={resource.id} className={resource === current ? 'on' : undefined}>
                <Check
                  aria-label={resource.name}
                  label=""
                  checked={Boolean(chosen(resource.id))}
                  disabled={readOnly || (!resource.available && !chosen(resource.id))}
                  onCheck={(on) => toggle(resource, on)}
                />
                <button type="button" className="grow" onClick={() => setOpened(resource.id)}>
                  <b>{resource.name}</b>
                  <span className="muted small">
                    {t('resources.labels', { count: resource.labels.length })}
                    {!resource.available && ` · ${t('resources.unavailable')}`}
                  </span>
                </button>
              </li>
            ))}
            {resources.data && shown.length === 0 && (
              <li className="muted side-says">
                {t(`resources.noneOf.${kind}`)}
                {(kind === 'rule' || kind === 'prompt') && (
                  <Link to="/resources/$tab" params={{ tab: `${kind}s` }}>
                    {t('resources.makeThem')}
                  </Link>
                )}
              </li>
            )}
          </ul>
        </div>
        {current && (
          <section className="stack">
            <h2>{current.name}</h2>
            <p className="muted">{current.description}</p>
            {current.why && <Notice kind="warn">{current.why}</Notice>}
            {current.kind === 'prompt' && <Leaving id={current.id} />}
            <Labels
              resource={current}
              chosen={chosen(current.id)}
              readOnly={readOnly}
              onChange={(next) =>
                onChange([...value.filter((r) => r.id !== current.id), ...(next ? [next] : [])])
              }
            />
          </section>
        )}
      </div>
    </div>
  )
}

/** Says where the texts of this project would go. */
function Leaving({ id }: { readonly id: string }) {
  const prompts = useRoute('listPrompts', {}, { fresh: 60_000 })
  const providers = useRoute('listProviders', {}, { fresh: 60_000 })
  const prompt = prompts.data?.prompts.find((it) => `prompt:${it.id}` === id)
  const provider = providers.data?.providers.find((it) => it.id === prompt?.providerId)
  if (!provider?.enabled || !provider.leavesMachine) return null
  return <Notice kind="warn">{t('resources.leaves', { name: provider.name })}</Notice>
}

function Labels({
  resource,
  chosen,
  onChange,
  readOnly,
}: {
  readonly resource: Resource
  readonly chosen: ProjectResource | undefined
  readonly onChange: (chosen: ProjectResource | null) => void
  readonly readOnly: boolean
}) {
  const all = resource.labels.map((l) => l.name)
  const on = chosen ? (chosen.labels ?? all) : []
  const toggle = (name: string, checked: boolean) => {
    const next = checked ? [...on, name] : on.filter((l) => l !== name)
    if (next.length === 0) return onChange(null)
    onChange({ id: resource.id, labels: next.length === all.length ? null : next })
  }
  return (
    <div className="stack tight">
      <Check
        label={<b>{t('resources.allLabels', { count: all.length })}</b>}
        checked={on.length === all.length && all.length > 0}
        disabled={readOnly || !resource.available}
        onCheck={(checked) => onChange(checked ? { id: resource.id, labels: null } : null)}
      />
      <div className="resource-labels">
        {resource.labels.map((label) => (
          <Check
            key={label.name}
            label={label.name}
            hint={[
              label.measured === null ? '' : t('resources.measured', { f1: percent(label.measured) }),
              label.examples.slice(0, 2).join(', '),
            ]
              .filter(Boolean)
              .join(' · ')}
            checked={on.includes(label.name)}
            disabled={readOnly || !resource.available}
            onCheck={(checked) => toggle(label.name, checked)}
          />
        ))}
      </div>
    </div>
  )
}
