import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Prompt, PromptBody } from '../../../shared/resources.ts'
import { useCall, useRoute } from '../../app/api.ts'
import { useSession } from '../../app/session.ts'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { ago } from '../../ui/figures.ts'
import { Icon } from '../../ui/icon.tsx'
import { Empty, Notice, Waiting } from '../../ui/pieces.tsx'
import { FoundText, useTry } from './try-text.tsx'

/** Prompts: what to ask a language model for. Texts leave the machine only where an admin turned an endpoint on. */
export function Prompts({ readOnly }: { readonly readOnly: boolean }) {
  const prompts = useRoute('listPrompts', {})
  const providers = useRoute('listProviders', {})
  const remove = useCall('removePrompt', { refresh: ['listPrompts', 'listResources'] })
  const [editing, setEditing] = useState<Prompt | 'new' | null>(null)
  const { may } = useSession()
  if (editing)
    return (
      <PromptEditor
        prompt={editing === 'new' ? null : editing}
        readOnly={readOnly}
        onClose={() => setEditing(null)}
      />
    )
  const list = prompts.data?.prompts
  const on = providers.data?.providers.filter((p) => p.enabled) ?? []
  return (
    <div className="stack">
      <Notice kind={on.length > 0 ? 'warn' : 'info'}>
        {on.length > 0 ? t('prompts.leaves', { names: on.map((p) => p.name).join(', ') }) : t('prompts.off')}{' '}
        {may.includes('provider.manage') && (
          <Link to="/settings/$section" params={{ section: 'providers' }}>
            {t('prompts.toProviders')}
          </Link>
        )}
      </Notice>
      <div className="row">
        <p className="muted grow">{t('prompts.says')}</p>
        {!readOnly && (
          <Button kind="primary" onClick={() => setEditing('new')}>
            <Icon name="plus" />
            {t('prompts.new')}
          </Button>
        )}
      </div>
      <Problem error={prompts.error ?? remove.error} />
      {!list && !prompts.error && <Waiting />}
      {list?.length === 0 && (
        <Empty icon="comment" title={t('prompts.none')}>
          {t('prompts.noneSays')}
        </Empty>
      )}
      {list && list.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th>{t('rules.name')}</th>
              <th>{t('prompts.entities')}</th>
              <th>{t('prompts.provider')}</th>
              <th>{t('rules.changed')}</th>
              <th>
                <span className="visually-hidden">{t('ui.remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.map((prompt) => (
              <tr key={prompt.id}>
                <td>
                  <button type="button" className="link" onClick={() => setEditing(prompt)}>
                    {prompt.name}
                  </button>
                </td>
                <td>{prompt.entities.map((e) => e.label).join(', ')}</td>
                <td>{providers.data?.providers.find((p) => p.id === prompt.providerId)?.name ?? '–'}</td>
                <td>{ago(prompt.updatedAt)}</td>
                <td className="right">
                  {!readOnly && (
                    <Button
                      kind="quiet"
                      icon
                      small
                      aria-label={t('rules.remove', { name: prompt.name })}
                      onClick={() => remove.mutate({ params: { promptId: prompt.id } })}
                    >
                      <Icon name="trash" size={14} />
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

function PromptEditor({
  prompt,
  readOnly,
  onClose,
}: {
  readonly prompt: Prompt | null
  readonly readOnly: boolean
  readonly onClose: () => void
}) {
  const providers = useRoute('listProviders', {})
  const [value, setValue] = useState<PromptBody>(() => ({
    name: prompt?.name ?? '',
    description: prompt?.description ?? '',
    providerId: prompt?.providerId ?? null,
    entities: prompt?.entities ?? [{ label: 'PATIENT', question: t('prompts.question'), examples: [] }],
  }))
  const [sample, setSample] = useState<string>(t('rules.sample'))
  const [trying, setTrying] = useState(false)
  const refresh = ['listPrompts', 'listResources'] as const
  const create = useCall('createPrompt', { refresh })
  const change = useCall('changePrompt', { refresh })
  // Asking a model costs, and sends text away: only on a press, never while typing.
  const tried = useTry(sample, trying ? { prompt: value } : null)
  const set = (to: Partial<PromptBody>) => {
    setValue({ ...value, ...to })
    setTrying(false)
  }
  const entity = (i: number, to: Partial<PromptBody['entities'][number]>) =>
    set({ entities: value.entities.map((e, n) => (n === i ? { ...e, ...to } : e)) })
  const save = () => {
    if (prompt) change.mutate({ params: { promptId: prompt.id }, body: value }, { onSuccess: onClose })
    else create.mutate({ body: value }, { onSuccess: onClose })
  }
  return (
    <form
      className="rule-editor"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <fieldset className="choices stack" disabled={readOnly}>
        <div className="row">
          <Button kind="quiet" onClick={onClose}>
            <Icon name="left" />
            {t('ui.back')}
          </Button>
          <h2 className="grow">{prompt ? prompt.name : t('prompts.new')}</h2>
          {!readOnly && (
            <Button
              kind="primary"
              type="submit"
              disabled={!value.name.trim()}
              busy={create.isPending || change.isPending}
            >
              {t('ui.save')}
            </Button>
          )}
        </div>
        <Problem error={create.error ?? change.error} />
        <TextField label={t('rules.name')} value={value.name} onText={(name) => set({ name })} />
        <TextField
          label={t('rules.description')}
          value={value.description}
          onText={(description) => set({ description })}
        />
        <SelectField
          label={t('prompts.provider')}
          value={value.providerId === null ? '' : String(value.providerId)}
          choices={[
            { value: '', text: t('prompts.noProvider') },
            ...(providers.data?.providers ?? []).map((p) => ({
              value: String(p.id),
              text: p.enabled ? p.name : `${p.name} (${t('providers.off')})`,
            })),
          ]}
          onPick={(id) => set({ providerId: id ? Number(id) : null })}
        />
        {value.entities.map((e, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entities may share a label
          <div key={i} className="example stack tight">
            <TextField
              slim
              label={t('rules.label')}
              value={e.label}
              onText={(label) => entity(i, { label: label.toUpperCase().replace(/[^A-Z0-9_]+/g, '_') })}
            />
            <TextArea
              label={t('prompts.questionWord')}
              rows={2}
              value={e.question}
              onText={(question) => entity(i, { question })}
            />
            <TextField
              slim
              label={t('prompts.examples')}
              value={e.examples.join(', ')}
              onText={(text) => entity(i, { examples: text.split(/,\s*/).filter(Boolean) })}
            />
            {value.entities.length > 1 && (
              <button
                type="button"
                className="link small"
                onClick={() => set({ entities: value.entities.filter((_, n) => n !== i) })}
              >
                {t('ui.remove')}
              </button>
            )}
          </div>
        ))}
        {!readOnly && (
          <div className="row">
            <Button
              small
              onClick={() =>
                set({ entities: [...value.entities, { label: '', question: '', examples: [] }] })
              }
            >
              {t('prompts.addEntity')}
            </Button>
          </div>
        )}
      </fieldset>
      <aside className="preview stack" aria-label={t('rules.try')}>
        <h2>{t('rules.try')}</h2>
        <TextArea
          label={t('labels.sampleText')}
          rows={6}
          value={sample}
          onText={(text) => {
            setSample(text)
            setTrying(false)
          }}
        />
        <div className="row">
          <Button
            onClick={() => setTrying(true)}
            busy={trying && tried.isFetching}
            disabled={value.providerId === null}
          >
            {t('playground.run')}
          </Button>
        </div>
        {trying && <Problem error={tried.error} />}
        {trying && tried.data && !tried.error && <FoundText text={sample} spans={tried.data.spans} />}
      </aside>
    </form>
  )
}
