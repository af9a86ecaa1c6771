import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Prompt, PromptBody } from '../../../shared/resources.ts'
import { useCall, useRoute } from '../../app/api.ts'
import { useSession } from '../../app/session.ts'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ListField } from '../../ui/list-field.tsx'
import { Notice } from '../../ui/pieces.tsx'
import { EditorFrame, labelOf, NamedTable } from './frames.tsx'
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
  const on = providers.data?.providers.filter((p) => p.enabled) ?? []
  const away = on.filter((p) => p.leavesMachine)
  return (
    <div className="stack">
      <Notice kind={away.length > 0 ? 'warn' : 'info'}>
        {away.length > 0
          ? t('prompts.leaves', { names: away.map((p) => p.name).join(', ') })
          : t(on.length > 0 ? 'prompts.stays' : 'prompts.off')}{' '}
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
      {!prompts.error && (
        <NamedTable
          rows={prompts.data?.prompts}
          columns={[
            { head: t('prompts.entities'), cell: (it) => it.entities.map((e) => e.label).join(', ') },
            {
              head: t('prompts.provider'),
              cell: (it) => providers.data?.providers.find((p) => p.id === it.providerId)?.name ?? '–',
            },
          ]}
          none={{ icon: 'comment', title: t('prompts.none'), says: t('prompts.noneSays') }}
          readOnly={readOnly}
          onOpen={setEditing}
          onRemove={(prompt) => remove.mutate({ params: { promptId: prompt.id } })}
        />
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
    <EditorFrame
      title={prompt ? prompt.name : t('prompts.new')}
      readOnly={readOnly}
      complete={value.name.trim() !== '' && value.entities.every((e) => e.label !== '')}
      busy={create.isPending || change.isPending}
      error={create.error ?? change.error}
      onSave={save}
      onClose={onClose}
      fields={
        <>
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
                onText={(label) => entity(i, { label: labelOf(label) })}
              />
              <TextArea
                label={t('prompts.questionWord')}
                rows={2}
                value={e.question}
                onText={(question) => entity(i, { question })}
              />
              <ListField
                slim
                label={t('prompts.examples')}
                value={e.examples}
                onList={(examples) => entity(i, { examples })}
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
        </>
      }
    >
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
      {trying && tried.data && !tried.error && !tried.isPlaceholderData && (
        <>
          <FoundText text={sample} spans={tried.data.spans} />
          {tried.data.asked && (
            <p className="muted small" role="status">
              {t('prompts.asked', {
                quotes: tried.data.asked.quotes,
                dropped: tried.data.asked.dropped,
                tokens: tried.data.asked.promptTokens + tried.data.asked.completionTokens,
                ms: Math.round(tried.data.milliseconds),
              })}
            </p>
          )}
        </>
      )}
    </EditorFrame>
  )
}
