import { useState } from 'react'
import type { CompletionSummary } from '../../../shared/completions.ts'
import { useCall, useRoute } from '../../app/api.ts'
import { useProject } from '../../app/project-shell.tsx'
import type { TaskSearch } from '../../app/router.tsx'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { ago } from '../../ui/figures.ts'
import { Icon } from '../../ui/icon.tsx'
import { HistoryDialog } from './history-dialog.tsx'
import type { Opened } from './task-page.tsx'

/** Whose versions there are, and the machine's; each can be looked at, copied, and followed back. */
export function Versions({
  opened: { task, completion, prediction, labels },
  onShow,
}: {
  readonly opened: Opened
  readonly onShow: (search: TaskSearch) => void
}) {
  const project = useProject()
  const create = useCall('createCompletion', { refresh: ['getTask', 'listTasks'] })
  const [past, setPast] = useState<CompletionSummary | null>(null)
  const colours = new Map(labels.labels.map((l) => [l.name, l.colour]))
  const clone = (from: { kind: 'completion' | 'prediction'; id: number }) =>
    create.mutate(
      { params: { projectId: project.id, taskId: task.id }, body: { from, accept: false } },
      { onSuccess: ({ id }) => onShow({ completion: id }) },
    )
  const mayCreate = project.may.includes('completion.create')
  return (
    <>
      <ul className="versions">
        <Problem error={create.error} />
        {[...task.completions].reverse().map((one) => (
          <li key={one.id} className={completion?.id === one.id ? 'version current' : 'version'}>
            <button
              type="button"
              onClick={() => onShow({ completion: one.id })}
              aria-current={completion?.id === one.id || undefined}
            >
              <span className="row">
                <Icon
                  name={one.starred ? 'star' : one.state === 'submitted' ? 'lock' : 'text'}
                  fill={one.starred}
                  size={14}
                />
                <b className="cut">{one.author.name}</b>
                <span className="muted small">
                  {t(one.starred ? 'completion.starred' : `completion.${one.state}`)}
                </span>
              </span>
              <span className="muted small">
                #{one.id} · {ago(one.updatedAt)} · {t('tasks.spans', { count: one.spans })}
                {one.deidentified && ` ${t('completion.deidentified')}`}
              </span>
              {one.review && (
                <span className={one.review.approved ? 'review good' : 'review bad'}>
                  {t(one.review.approved ? 'review.approvedBy' : 'review.rejectedBy', {
                    name: one.review.reviewer.name,
                  })}
                  {one.review.comment && `: ${one.review.comment}`}
                </span>
              )}
            </button>
            <div className="row">
              {mayCreate && one.may.includes('clone') && (
                <Button small kind="quiet" onClick={() => clone({ kind: 'completion', id: one.id })}>
                  {t('task.clone')}
                </Button>
              )}
              <Button small kind="quiet" onClick={() => setPast(one)}>
                {t('history.open')}
              </Button>
            </div>
          </li>
        ))}
        {[...task.predictions].reverse().map((one) => (
          <li key={one.id} className={prediction?.id === one.id ? 'version current' : 'version'}>
            <button
              type="button"
              onClick={() => onShow({ prediction: one.id })}
              aria-current={prediction?.id === one.id || undefined}
            >
              <span className="row">
                <Icon name="shield" size={14} />
                <b className="cut">{one.name}</b>
                <span className="muted small">{t('task.predictionWord')}</span>
              </span>
              <span className="muted small">
                {ago(one.createdAt)} · {t('tasks.spans', { count: one.spans })}
              </span>
            </button>
            {mayCreate && (
              <Button small kind="quiet" onClick={() => clone({ kind: 'prediction', id: one.id })}>
                {t('task.copy')}
              </Button>
            )}
          </li>
        ))}
        {task.completions.length + task.predictions.length === 0 && (
          <li className="muted side-says">{t('task.noVersions')}</li>
        )}
      </ul>
      <Removed taskId={task.id} onShow={onShow} />
      {past && (
        <HistoryDialog completion={past} text={task.text} colours={colours} onClose={() => setPast(null)} />
      )}
    </>
  )
}

/** Drafts that were deleted: kept, and back until somebody deletes the task. */
function Removed({
  taskId,
  onShow,
}: {
  readonly taskId: number
  readonly onShow: (search: TaskSearch) => void
}) {
  const project = useProject()
  const params = { projectId: project.id, taskId }
  const removed = useRoute('listRemoved', { params })
  const restore = useCall('restoreCompletion', { refresh: ['getTask', 'listTasks', 'listRemoved'] })
  const list = removed.data?.completions ?? []
  if (list.length === 0) return <Problem error={removed.error} />
  return (
    <details className="side-says">
      <summary>{t('history.removed', { count: list.length })}</summary>
      <ul className="stack tight">
        {list.map((one) => (
          <li key={one.id} className="row">
            <span className="grow small">
              {one.author.name} <span className="muted">#{one.id}</span>
              <br />
              <span className="muted">
                {t('history.removedAt', { when: ago(one.removedAt) })} ·{' '}
                {t('tasks.spans', { count: one.spans })}
              </span>
            </span>
            {one.mayRestore && (
              <Button
                small
                kind="quiet"
                busy={restore.isPending}
                onClick={() =>
                  restore.mutate(
                    { params: { projectId: project.id, completionId: one.id } },
                    { onSuccess: () => onShow({ completion: one.id }) },
                  )
                }
              >
                {t('history.restore')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Problem error={restore.error} />
    </details>
  )
}
