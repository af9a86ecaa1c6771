import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Selection, TaskFilter } from '../../../shared/tasks.ts'
import { useCall, useRoute } from '../../app/api.ts'
import { FormDialog } from '../../app/form-dialog.tsx'
import { useProject } from '../../app/project-shell.tsx'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Check, CheckList, SelectField, TextField } from '../../ui/field.tsx'
import { count } from '../../ui/figures.ts'
import { Menu } from '../../ui/menu.tsx'
import { Notice } from '../../ui/pieces.tsx'
import { selectionOf, type Ticked } from './ticked.ts'

type Asking = 'assign' | 'tag' | 'delete' | null

/** What can be done with the ticked tasks, or, where it makes sense, with all that match. */
export function BulkActions({
  ticked,
  chosen,
  filter,
  total,
  onDone,
}: {
  readonly ticked: Ticked
  readonly chosen: number
  readonly filter: TaskFilter
  readonly total: number
  readonly onDone: () => void
}) {
  const project = useProject()
  const params = { projectId: project.id }
  const navigate = useNavigate()
  const [asking, setAsking] = useState<Asking>(null)
  const deidentify = useCall('deidentify', { refresh: ['listJobs', 'listTasks'] })
  const remove = useCall('removeTasks', { refresh: ['listTasks', 'getProject'] })
  const next = useCall('nextTask')
  const selection = selectionOf(ticked)
  const may = project.may
  const target: Selection = selection ?? { filter }
  const howMany = chosen > 0 ? chosen : total
  const run = (on: 'predictions' | 'manual' | 'all') =>
    deidentify.mutate({ params, body: { selection: target, on } }, { onSuccess: onDone })
  const start = async () => {
    const { taskId } = await next.mutateAsync({ params })
    if (taskId !== null)
      await navigate({
        to: '/projects/$projectId/tasks/$taskId',
        params: { projectId: String(project.id), taskId: String(taskId) },
      })
  }
  const close = () => setAsking(null)
  return (
    <div className="row wrap">
      {may.includes('completion.create') && total > 0 && (
        <Button kind="primary" onClick={() => void start()} busy={next.isPending}>
          {t('tasks.start')}
        </Button>
      )}
      {may.includes('deidentify.run') && project.kind === 'deidentification' && (
        <Menu
          text={t('tasks.deidentify')}
          button={{ disabled: howMany === 0 || (chosen > 0 && !selection), busy: deidentify.isPending }}
        >
          <div className="says">
            {chosen > 0
              ? t('tasks.onTicked', { shown: count(chosen) })
              : t('tasks.onAll', { shown: count(total) })}
          </div>
          {(['predictions', 'manual', 'all'] as const).map((on) => (
            <button key={on} type="button" onClick={() => run(on)}>
              {t(`tasks.deidentifyOn.${on}`)}
            </button>
          ))}
        </Menu>
      )}
      {may.includes('task.assign') && (
        <Button disabled={!selection} onClick={() => setAsking('assign')}>
          {t('tasks.assign')}
        </Button>
      )}
      {may.includes('task.tag') && (
        <Button disabled={!selection} onClick={() => setAsking('tag')}>
          {t('tasks.tagAction')}
        </Button>
      )}
      {may.includes('task.delete') && (
        <Button disabled={!selection} onClick={() => setAsking('delete')}>
          {t('ui.delete')}
        </Button>
      )}
      {may.includes('task.import') && total > 0 && (
        <Link
          to="/projects/$projectId/import"
          params={{ projectId: String(project.id) }}
          className="button quiet"
        >
          {t('tasks.import')}
        </Link>
      )}
      {next.data?.taskId === null && <span className="muted">{t('tasks.nothingLeft')}</span>}
      {ticked.kind === 'filter' && ticked.except.length > 0 && (
        <span className="muted small">{t('tasks.noExceptions')}</span>
      )}
      <Problem error={deidentify.error ?? next.error} />
      {asking === 'assign' && selection && (
        <Assign selection={selection} chosen={chosen} onClose={close} onDone={onDone} />
      )}
      {asking === 'tag' && selection && (
        <Tag selection={selection} chosen={chosen} onClose={close} onDone={onDone} />
      )}
      {asking === 'delete' && selection && (
        <Confirm
          title={t('tasks.deleteTitle', { count: chosen, shown: count(chosen) })}
          says={t('tasks.deleteSays')}
          action={t('ui.delete')}
          busy={remove.isPending}
          onClose={close}
          onConfirm={() =>
            remove.mutate(
              { params, body: { selection } },
              {
                onSuccess: () => {
                  close()
                  onDone()
                },
              },
            )
          }
        />
      )}
    </div>
  )
}

interface AskProps {
  readonly selection: Selection
  readonly chosen: number
  readonly onClose: () => void
  readonly onDone: () => void
}

function Assign({ selection, chosen, onClose, onDone }: AskProps) {
  const project = useProject()
  const params = { projectId: project.id }
  const members = useRoute('listMembers', { params })
  const [people, setPeople] = useState<readonly number[]>([])
  const [mode, setMode] = useState<'all' | 'sequential' | 'random'>('sequential')
  const [as, setAs] = useState<'annotator' | 'reviewer'>('annotator')
  const [perPerson, setPerPerson] = useState('')
  const [replace, setReplace] = useState(false)
  const assign = useCall('assignTasks', { refresh: ['listTasks'] })
  const submit = () =>
    assign.mutate(
      {
        params,
        body: {
          selection,
          userIds: [...people],
          mode,
          perPerson: perPerson ? Number(perPerson) : null,
          as,
          replace,
        },
      },
      {
        onSuccess: () => {
          onClose()
          onDone()
        },
      },
    )
  return (
    <FormDialog
      title={t('tasks.assignTitle', { count: chosen, shown: count(chosen) })}
      onClose={onClose}
      onSubmit={submit}
      action={t('tasks.assignNow')}
      busy={assign.isPending}
      disabled={people.length === 0}
      error={assign.error}
    >
      <CheckList
        legend={t('tasks.assignWho')}
        choices={(members.data?.members ?? []).map(({ person, roles }) => ({
          value: person.id,
          text: person.name,
          hint: roles.map((role) => t(`roles.${role}`)).join(', '),
        }))}
        value={people}
        onPick={setPeople}
      />
      <SelectField
        label={t('tasks.assignAs')}
        value={as}
        onPick={setAs}
        choices={(['annotator', 'reviewer'] as const).map((value) => ({ value, text: t(`roles.${value}`) }))}
      />
      <SelectField
        label={t('tasks.assignMode')}
        value={mode}
        onPick={setMode}
        choices={(['all', 'sequential', 'random'] as const).map((value) => ({
          value,
          text: t(`tasks.modes.${value}`),
        }))}
      />
      {mode !== 'all' && (
        <TextField
          label={t('tasks.perPerson')}
          hint={t('tasks.perPersonHint')}
          value={perPerson}
          inputMode="numeric"
          onText={(text) => setPerPerson(text.replace(/\D/g, ''))}
        />
      )}
      <Check label={t('tasks.assignReplace')} checked={replace} onCheck={setReplace} />
    </FormDialog>
  )
}

function Tag({ selection, chosen, onClose, onDone }: AskProps) {
  const project = useProject()
  const [add, setAdd] = useState('')
  const [remove, setRemove] = useState<readonly string[]>([])
  const tag = useCall('tagTasks', { refresh: ['listTasks', 'getProject'] })
  const names = add
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  const submit = () =>
    tag.mutate(
      { params: { projectId: project.id }, body: { selection, add: names, remove: [...remove] } },
      {
        onSuccess: () => {
          onClose()
          onDone()
        },
      },
    )
  return (
    <FormDialog
      title={t('tasks.tagTitle', { count: chosen, shown: count(chosen) })}
      onClose={onClose}
      onSubmit={submit}
      action={t('ui.save')}
      busy={tag.isPending}
      disabled={names.length + remove.length === 0}
      error={tag.error}
    >
      <TextField
        label={t('tasks.tagAdd')}
        hint={t('tasks.tagAddHint')}
        value={add}
        onText={setAdd}
        list="known-tags"
      />
      <datalist id="known-tags">
        {project.tags.map((known) => (
          <option key={known.name} value={known.name} />
        ))}
      </datalist>
      {project.tags.length > 0 && (
        <CheckList
          legend={t('tasks.tagRemove')}
          choices={project.tags.map(({ name }) => ({ value: name, text: name }))}
          value={remove}
          onPick={setRemove}
        />
      )}
      <Notice>{t('tasks.tagSays')}</Notice>
    </FormDialog>
  )
}
