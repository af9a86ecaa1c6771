import { useState } from 'react'
import type { Task } from '../../../shared/tasks.ts'
import { useCall } from '../../app/api.ts'
import { FormDialog } from '../../app/form-dialog.tsx'
import { useKeyMap, useKeys } from '../../app/keys.ts'
import { useProject } from '../../app/project-shell.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { CheckList } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ListField } from '../../ui/list-field.tsx'

/** The tags of the task; whoever may tag changes them here. */
export function TaskTags({ task }: { readonly task: Task }) {
  const project = useProject()
  const keys = useKeyMap()
  const [open, setOpen] = useState(false)
  const mayTag = project.may.includes('task.tag')
  useKeys({ tags: () => (mayTag ? setOpen(true) : false) })
  const [first, ...more] = task.tags
  return (
    <span className="task-tags row" title={task.tags.join(', ')}>
      {first && <span className="tag cut">{first}</span>}
      {more.length > 0 && (
        <span className="tag">
          +{more.length}
          <span className="visually-hidden"> {more.join(', ')}</span>
        </span>
      )}
      {mayTag && (
        <Button
          kind="quiet"
          icon
          small
          aria-label={t('task.tags')}
          title={`${t('task.tags')} (${keys.tags})`}
          onClick={() => setOpen(true)}
        >
          <Icon name="plus" size={14} />
        </Button>
      )}
      {open && <EditTags task={task} onClose={() => setOpen(false)} />}
    </span>
  )
}

function EditTags({ task, onClose }: { readonly task: Task; readonly onClose: () => void }) {
  const project = useProject()
  const known = [...new Set([...task.tags, ...project.tags.map((tag) => tag.name)])]
  const [ticked, setTicked] = useState<readonly string[]>(task.tags)
  const [fresh, setFresh] = useState<readonly string[]>([])
  const tag = useCall('tagTasks', { refresh: ['getTask', 'listTasks', 'getProject'] })
  const wanted = [...new Set([...ticked, ...fresh])]
  const body = {
    selection: { ids: [task.id] },
    add: wanted.filter((name) => !task.tags.includes(name)),
    remove: task.tags.filter((name) => !wanted.includes(name)),
  }
  return (
    <FormDialog
      title={t('task.tags')}
      onClose={onClose}
      onSubmit={() => tag.mutate({ params: { projectId: project.id }, body }, { onSuccess: onClose })}
      action={t('ui.save')}
      busy={tag.isPending}
      disabled={body.add.length + body.remove.length === 0}
      error={tag.error}
    >
      <ListField
        label={t('tasks.tagAdd')}
        hint={t('tasks.tagAddHint')}
        value={fresh}
        onList={setFresh}
        autoFocus
      />
      {known.length > 0 && (
        <CheckList
          legend={t('task.tagsKnown')}
          choices={known.map((name) => ({ value: name, text: name }))}
          value={ticked}
          onPick={setTicked}
        />
      )}
    </FormDialog>
  )
}
