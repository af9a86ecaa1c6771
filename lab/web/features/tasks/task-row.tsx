// biome-ignore-all lint/a11y/useSemanticElements: rows are laid out by a virtual list, which table elements do not allow
import { Link } from '@tanstack/react-router'
import type { TaskRow } from '../../../shared/tasks.ts'
import { useProject } from '../../app/project-shell.tsx'
import { t } from '../../texts/t.ts'
import { Icon } from '../../ui/icon.tsx'
import { Avatar } from '../../ui/pieces.tsx'
import { RunDot, TaskState } from '../../ui/task-state.tsx'

/** One task of the table. */
export function Row({
  row,
  index,
  top,
  active,
  ticked,
  onTick,
  onActive,
  showDot,
}: {
  readonly row: TaskRow
  readonly index: number
  readonly top: number
  readonly active: boolean
  readonly ticked: boolean
  readonly onTick: () => void
  readonly onActive: () => void
  readonly showDot: boolean
}) {
  const project = useProject()
  return (
    <div
      className={active ? 'task-row active' : 'task-row'}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={ticked}
      style={{ transform: `translateY(${top}px)` }}
      onPointerDown={onActive}
    >
      <span role="cell">
        <input
          type="checkbox"
          aria-label={t('tasks.tick', { number: row.number })}
          checked={ticked}
          onChange={onTick}
        />
      </span>
      <span role="cell">{showDot && <RunDot dot={row.dot} />}</span>
      <span role="cell" className="row task-title">
        <span className="muted num">#{row.number}</span>
        <Link
          to="/projects/$projectId/tasks/$taskId"
          params={{ projectId: String(project.id), taskId: String(row.id) }}
          className="cut"
        >
          {row.title}
        </Link>
        {row.comments > 0 && (
          <span className="badge" title={t('tasks.comments', { count: row.comments })}>
            <Icon name="comment" size={13} />
            {row.comments}
          </span>
        )}
      </span>
      <span role="cell" className="row cut">
        {row.tags.slice(0, 3).map((tag) => (
          <span className="tag" key={tag}>
            {tag}
          </span>
        ))}
        {row.tags.length > 3 && <span className="muted small">+{row.tags.length - 3}</span>}
      </span>
      <span role="cell" className="row people">
        {row.assignees.slice(0, 4).map((person) => (
          <Avatar key={person.id} name={person.name} />
        ))}
        {row.assignees.length === 0 && <span className="muted">–</span>}
      </span>
      <span role="cell" className="row">
        <TaskState state={row.state} />
        {row.starred && (
          <span className="star" role="img" title={t('tasks.starred')} aria-label={t('tasks.starred')}>
            <Icon name="star" size={13} fill />
          </span>
        )}
      </span>
      <span role="cell" className="right num">
        {row.uncertain > 0 && (
          <span className="uncertain">{t('tasks.uncertain', { shown: row.uncertain })}</span>
        )}
        {t('tasks.spans', { count: row.spans })}
      </span>
    </div>
  )
}
