import { useEffect, useState } from 'react'
import type { LabelSettings, LabelSettingsState } from '../../../shared/labels.ts'
import { call, useCall, useRoute } from '../../app/api.ts'
import { useProject } from '../../app/project-shell.tsx'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Notice, Waiting } from '../../ui/pieces.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { LabelsEditor } from './labels-editor.tsx'
import { Obfuscation } from './obfuscation.tsx'
import { Preview } from './preview.tsx'

/** Customize labels: two editors of the same thing, the replacement values, and a preview. */
export function LabelsSection() {
  const project = useProject()
  const labels = useRoute('getLabels', { params: { projectId: project.id } }, { fresh: 60_000 })
  if (labels.error) return <Problem error={labels.error} />
  if (!labels.data) return <Waiting />
  return <Loaded state={labels.data} />
}

function Loaded({ state }: { readonly state: LabelSettingsState }) {
  const project = useProject()
  const params = { projectId: project.id }
  const { version, hasObfuscation, ...saved } = state
  const [value, setValue] = useState<LabelSettings>(saved)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version on the server is what there is to edit
  useEffect(() => setValue(saved), [version])
  const [editor, setEditor] = useState<'visual' | 'yaml' | 'values'>('visual')
  const [notes, setNotes] = useState<readonly string[]>([])
  const save = useCall('setLabels', { refresh: ['getLabels', 'getProject', 'engineSettings'] })
  const readOnly = !project.may.includes('label.edit')
  const deidentifies = project.kind === 'deidentification'
  const changed = JSON.stringify(value) !== JSON.stringify(saved)
  useEffect(() => {
    if (!changed) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [changed])
  return (
    <div className="labels-page">
      <div className="stack">
        <div className="row">
          <div className="grow">
            <Tabs
              label={t('labels.editors')}
              value={editor}
              onPick={setEditor}
              panel="labels-editor"
              tabs={[
                { value: 'visual', text: t('labels.visual') },
                ...(deidentifies
                  ? ([
                      { value: 'yaml', text: t('labels.yaml') },
                      { value: 'values', text: t('labels.values') },
                    ] as const)
                  : []),
              ]}
            />
          </div>
          {!readOnly && (
            <>
              <span className="muted small" role="status">
                {changed ? t('labels.unsaved') : t('ui.saved')}
              </span>
              <Button
                kind="primary"
                disabled={!changed}
                busy={save.isPending}
                onClick={() => save.mutate({ params, body: { ...value, version } })}
              >
                {t('ui.save')}
              </Button>
            </>
          )}
        </div>
        <Problem error={save.error} />
        {notes.length > 0 && (
          <Notice kind="warn">
            {notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
          </Notice>
        )}
        <div id="labels-editor" role="tabpanel">
          {editor === 'visual' && (
            <LabelsEditor value={value} onChange={setValue} readOnly={readOnly} deidentifies={deidentifies} />
          )}
          {editor === 'yaml' && (
            <PolicyEditor
              readOnly={readOnly}
              onRead={(settings, said) => {
                setValue(settings)
                setNotes(said)
                setEditor('visual')
              }}
            />
          )}
          {editor === 'values' && <Obfuscation has={hasObfuscation} readOnly={readOnly} />}
        </div>
      </div>
      {deidentifies && !readOnly && <Preview projectId={project.id} settings={value} />}
    </div>
  )
}

/** The same settings as a policy file: shown, changed, taken back into the table. */
function PolicyEditor({
  readOnly,
  onRead,
}: {
  readonly readOnly: boolean
  readonly onRead: (settings: LabelSettings, notes: readonly string[]) => void
}) {
  const project = useProject()
  const params = { projectId: project.id }
  const policy = useRoute('getPolicy', { params })
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const yaml = draft ?? policy.data?.yaml ?? ''
  const read = async () => {
    try {
      const report = await call('readPolicy', { params, body: { yaml } })
      onRead(report.settings, report.notes)
    } catch (failure) {
      setError(failure as Error)
    }
  }
  const pick = (file: File | undefined) => {
    if (file) file.text().then(setDraft, setError)
  }
  return (
    <div className="stack">
      <p className="muted">{t('labels.yamlSays')}</p>
      <TextArea
        bare
        label={t('labels.yaml')}
        className="mono yaml"
        spellCheck={false}
        rows={24}
        value={yaml}
        readOnly={readOnly}
        onText={setDraft}
      />
      <Problem error={policy.error ?? error} />
      <div className="row">
        {!readOnly && (
          <>
            <Button kind="primary" onClick={() => void read()} disabled={draft === null}>
              {t('labels.takeYaml')}
            </Button>
            <label className="button">
              {t('ui.upload')}
              <input
                type="file"
                accept=".yaml,.yml,.json"
                className="visually-hidden"
                onChange={(event) => pick(event.target.files?.[0])}
              />
            </label>
          </>
        )}
        <a
          className="button"
          download={`${project.name.replace(/\W+/g, '-')}-policy.yaml`}
          href={`data:text/yaml;charset=utf-8,${encodeURIComponent(yaml)}`}
        >
          {t('ui.download')}
        </a>
      </div>
    </div>
  )
}
