import { Link } from '@tanstack/react-router'
import type { Export } from '../../../shared/export.ts'
import { useRoute } from '../../app/api.ts'
import { useProject } from '../../app/project-shell.tsx'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Waiting } from '../../ui/pieces.tsx'

/** Every task that an export left out, with why. */
export function Skipped({ one, onClose }: { readonly one: Export; readonly onClose: () => void }) {
  const project = useProject()
  const skipped = useRoute('listSkipped', {
    params: { projectId: project.id, exportId: one.id },
    query: { limit: 1000 },
  })
  return (
    <Dialog title={t('export.skippedTitle')} wide onClose={onClose}>
      <Problem error={skipped.error} />
      {!skipped.data && !skipped.error && <Waiting />}
      {skipped.data && (
        <table className="table">
          <thead>
            <tr>
              <th>{t('review.columns.task')}</th>
              <th>{t('export.columns.reason')}</th>
              <th>{t('export.columns.detail')}</th>
            </tr>
          </thead>
          <tbody>
            {skipped.data.skipped.map((task) => (
              <tr key={`${task.taskId}${task.reason}`}>
                <td>
                  <Link
                    to="/projects/$projectId/tasks/$taskId"
                    params={{ projectId: String(project.id), taskId: String(task.taskId) }}
                  >
                    #{task.number} {task.title}
                  </Link>
                </td>
                <td>{t(`export.reasons.${task.reason}`)}</td>
                <td className="muted">{task.detail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {skipped.data?.next && <p className="muted">{t('export.skippedMore')}</p>}
    </Dialog>
  )
}
