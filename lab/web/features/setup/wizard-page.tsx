import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { ProjectKind } from '../../../shared/projects.ts'
import type { ProjectResource } from '../../../shared/resources.ts'
import { useCall, useRoute } from '../../app/api.ts'
import { useSession } from '../../app/session.ts'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/pieces.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { type Description, DescriptionForm } from './description-form.tsx'
import { Rail, type Step, steps } from './rail.tsx'
import { ResourcesPicker } from './resources-picker.tsx'
import { TeamEditor, type TeamMember } from './team-editor.tsx'
import './setup.css'

interface Draft {
  readonly step: Step
  readonly description: Description
  readonly team: readonly TeamMember[]
  readonly kind: ProjectKind
  readonly resources: readonly ProjectResource[] | null
}

const place = 'palimpsest.new-project'

/**
 * A new project, step by step. What was filled in is kept in this browser, so one may leave and come back. The
 * project is made before the last step, so that labels are tried with its own resources.
 */
export function WizardPage() {
  const { user } = useSession()
  const navigate = useNavigate()
  const me: TeamMember = {
    person: { id: user.id, username: user.username, name: user.name },
    roles: ['owner', 'annotator', 'reviewer'],
  }
  const [draft, setDraft] = useState<Draft>(
    () =>
      readDraft() ?? {
        step: 'description',
        description: nothing,
        team: [me],
        kind: 'deidentification',
        resources: null,
      },
  )
  const [tried, setTried] = useState(false)
  const resources = useRoute('listResources', {}, { fresh: 60_000 })
  const create = useCall('createProject', { refresh: ['listProjects'] })
  useEffect(() => localStorage.setItem(place, JSON.stringify(draft)), [draft])
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change })
  const usual = resources.data?.resources.find((r) => r.kind === 'pipeline' && r.available)
  const chosen =
    draft.resources ?? (draft.kind === 'deidentification' && usual ? [{ id: usual.id, labels: null }] : [])
  const nameless = !draft.description.name.trim()
  const ownerless = !draft.team.some((m) => m.roles.includes('owner'))
  const go = (by: 1 | -1) => set({ step: steps[steps.indexOf(draft.step) + by]! })
  const next = async () => {
    setTried(true)
    if (draft.step === 'description' && nameless) return
    if (draft.step === 'team' && ownerless) return
    if (draft.step !== 'resources') return go(1)
    const project = await create.mutateAsync({
      body: {
        ...draft.description,
        name: draft.description.name.trim(),
        kind: draft.kind,
        members: draft.team.map(({ person, roles }) => ({ userId: person.id, roles: [...roles] })),
        resources: [...chosen],
      },
    })
    localStorage.removeItem(place)
    await navigate({
      to: '/projects/$projectId/setup/$section',
      params: { projectId: String(project.id), section: 'labels' },
      hash: 'new',
    })
  }
  return (
    <main id="main" className="main" tabIndex={-1}>
      <form
        className="page wizard"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          next().catch(() => undefined)
        }}
      >
        <h1>{t('projects.new')}</h1>
        <Rail at={draft.step} onGo={(step) => set({ step })} />
        {draft.step === 'description' && (
          <div className="narrow-form">
            <DescriptionForm
              value={draft.description}
              onChange={(description) => set({ description })}
              error={tried && nameless ? t('setup.needName') : undefined}
            />
          </div>
        )}
        {draft.step === 'team' && (
          <>
            <TeamEditor value={draft.team} onChange={(team) => set({ team })} />
            {ownerless && <Notice kind="warn">{t('team.needOwner')}</Notice>}
          </>
        )}
        {draft.step === 'content' && (
          <Content value={draft.kind} onChange={(kind) => set({ kind, resources: null })} />
        )}
        {draft.step === 'resources' && (
          <ResourcesPicker value={chosen} onChange={(list) => set({ resources: list })} />
        )}
        <Problem error={create.error} />
        <div className="row wizard-foot">
          <Button kind="quiet" onClick={() => void navigate({ to: '/' })}>
            {t('setup.later')}
          </Button>
          <span className="grow" />
          {draft.step !== 'description' && <Button onClick={() => go(-1)}>{t('ui.back')}</Button>}
          <Button kind="primary" type="submit" busy={create.isPending}>
            {t(draft.step === 'resources' ? 'setup.createAndLabels' : 'ui.next')}
          </Button>
        </div>
      </form>
    </main>
  )
}

const nothing: Description = {
  name: '',
  description: '',
  instructions: '',
  groupId: null,
  sampling: 'sequential',
}

function readDraft(): Draft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? 'null') as Draft | null
    return kept && steps.includes(kept.step) && kept.description && Array.isArray(kept.team) ? kept : null
  } catch {
    return null
  }
}

/** What kind of project, for good. */
function Content({
  value,
  onChange,
}: {
  readonly value: ProjectKind
  readonly onChange: (kind: ProjectKind) => void
}) {
  const [tab, setTab] = useState<'text' | 'pdf' | 'image'>('text')
  return (
    <div className="stack">
      <Tabs
        label={t('setup.step.content')}
        value={tab}
        onPick={setTab}
        panel="content"
        tabs={(['text', 'pdf', 'image'] as const).map((one) => ({
          value: one,
          text: t(`setup.media.${one}`),
        }))}
      />
      <div id="content" role="tabpanel">
        {tab === 'text' ? (
          <fieldset className="choices kinds">
            <legend className="visually-hidden">{t('setup.step.content')}</legend>
            {(['deidentification', 'text-ner'] as const).map((kind) => (
              <label key={kind} className={kind === value ? 'kind on' : 'kind'}>
                <input type="radio" name="kind" checked={kind === value} onChange={() => onChange(kind)} />
                <Icon name={kind === 'deidentification' ? 'shield' : 'text'} size={22} />
                <b>{t(`projects.kinds.${kind}`)}</b>
                <span className="muted">{t(`setup.kindSays.${kind}`)}</span>
                <span className="tag">{t('setup.permanent')}</span>
              </label>
            ))}
          </fieldset>
        ) : (
          <Notice>{t('setup.mediaElsewhere')}</Notice>
        )}
      </div>
    </div>
  )
}
