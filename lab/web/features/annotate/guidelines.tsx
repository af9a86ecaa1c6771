import { useState } from 'react'
import type { LabelSetting } from '../../../shared/labels.ts'
import { useCall } from '../../app/api.ts'
import { FormDialog } from '../../app/form-dialog.tsx'
import { useProject } from '../../app/project-shell.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextArea } from '../../ui/field.tsx'
import { Chip } from '../../ui/pieces.tsx'
import { saveFile } from '../../ui/save-file.ts'
import type { Opened } from './task-page.tsx'

/** How to label: of the project, and of each label. Managers write it here while they see where it fails. */
export function Guidelines({ opened: { labels } }: { readonly opened: Opened }) {
  const project = useProject()
  const [editing, setEditing] = useState<'project' | LabelSetting | null>(null)
  const told = labels.labels.filter((label) => label.instructions)
  const mayEdit = project.may.includes('project.edit') && project.may.includes('label.edit')
  const save = () =>
    saveFile(
      'instructions.json',
      JSON.stringify(
        {
          project: project.instructions,
          labels: Object.fromEntries(told.map(({ name, instructions }) => [name, instructions])),
        },
        null,
        2,
      ),
    )
  return (
    <div className="guidelines stack">
      <p className="pre">{project.instructions || t('task.noGuidelines')}</p>
      {told.map((label) => (
        <section key={label.name} className="stack tight">
          <div className="row">
            <Chip name={label.name} colour={label.colour} />
            <span className="grow" />
            {mayEdit && (
              <button type="button" className="link small" onClick={() => setEditing(label)}>
                {t('ui.edit')}
                <span className="visually-hidden"> {label.name}</span>
              </button>
            )}
          </div>
          <p className="pre">{label.instructions}</p>
        </section>
      ))}
      <div className="row wrap">
        {mayEdit && (
          <Button small onClick={() => setEditing('project')}>
            {t('task.editGuidelines')}
          </Button>
        )}
        {mayEdit && labels.labels.length > 0 && (
          <Button small onClick={() => setEditing(labels.labels[0]!)}>
            {t('task.editInstructions')}
          </Button>
        )}
        {(told.length > 0 || project.instructions) && (
          <Button small onClick={save}>
            {t('ui.download')}
          </Button>
        )}
      </div>
      {editing === 'project' && <EditGuidelines onClose={() => setEditing(null)} />}
      {editing && editing !== 'project' && (
        <EditInstructions state={labels} first={editing} onClose={() => setEditing(null)} />
      )}
    </div>
  )
}

function EditGuidelines({ onClose }: { readonly onClose: () => void }) {
  const project = useProject()
  const [text, setText] = useState(project.instructions)
  const change = useCall('changeProject', { refresh: ['getProject'] })
  return (
    <FormDialog
      title={t('task.editGuidelines')}
      wide
      onClose={onClose}
      onSubmit={() =>
        change.mutate(
          { params: { projectId: project.id }, body: { instructions: text } },
          { onSuccess: onClose },
        )
      }
      action={t('ui.save')}
      busy={change.isPending}
      error={change.error}
    >
      <TextArea label={t('task.guidelines')} rows={14} value={text} onText={setText} autoFocus />
    </FormDialog>
  )
}

function EditInstructions({
  state,
  first,
  onClose,
}: {
  readonly state: Opened['labels']
  readonly first: LabelSetting
  readonly onClose: () => void
}) {
  const project = useProject()
  const [name, setName] = useState(first.name)
  const [text, setText] = useState(first.instructions)
  const change = useCall('setLabels', { refresh: ['getLabels'] })
  const submit = () => {
    const { labels, defaultStrategy, scope, version } = state
    const changed = labels.map((label) => (label.name === name ? { ...label, instructions: text } : label))
    change.mutate(
      { params: { projectId: project.id }, body: { labels: changed, defaultStrategy, scope, version } },
      { onSuccess: onClose },
    )
  }
  return (
    <FormDialog
      title={t('task.editInstructions')}
      onClose={onClose}
      onSubmit={submit}
      action={t('ui.save')}
      busy={change.isPending}
      error={change.error}
    >
      <SelectField
        label={t('rules.label')}
        value={name}
        choices={state.labels.map((label) => ({ value: label.name, text: label.name }))}
        onPick={(next) => {
          setName(next)
          setText(state.labels.find((label) => label.name === next)?.instructions ?? '')
        }}
      />
      <TextArea label={t('task.instructions')} rows={6} value={text} onText={setText} autoFocus />
    </FormDialog>
  )
}
