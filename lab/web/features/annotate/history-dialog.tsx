import type { CompletionSummary } from '../../../shared/completions.ts'
import type { HistoryEntry } from '../../../shared/operations.ts'
import { useRoute } from '../../app/api.ts'
import { useProject } from '../../app/project-shell.tsx'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { time } from '../../ui/figures.ts'
import { Chip, Waiting } from '../../ui/pieces.tsx'

const MOST = 500

/** Every edit of a version, newest first: what a span was, and what it became. */
export function HistoryDialog({
  completion,
  text,
  colours,
  onClose,
}: {
  readonly completion: CompletionSummary
  readonly text: string
  readonly colours: ReadonlyMap<string, string>
  readonly onClose: () => void
}) {
  const project = useProject()
  const history = useRoute('getHistory', {
    params: { projectId: project.id, completionId: completion.id },
  })
  const entries = [...(history.data?.entries ?? [])].reverse()
  return (
    <Dialog
      title={t('history.title', { name: completion.author.name, id: completion.id })}
      wide
      onClose={onClose}
    >
      <Problem error={history.error} />
      {!history.data && !history.error && <Waiting />}
      {history.data && entries.length === 0 && <p className="muted">{t('history.none')}</p>}
      {entries.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th>{t('history.when')}</th>
              <th>{t('history.who')}</th>
              <th>{t('history.what')}</th>
              <th>{t('history.words')}</th>
              <th>{t('history.label')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.slice(0, MOST).map((entry) => (
              <Line key={entry.seq} entry={entry} text={text} colours={colours} />
            ))}
          </tbody>
        </table>
      )}
      {entries.length > MOST && (
        <p className="muted">{t('history.more', { count: entries.length - MOST })}</p>
      )}
    </Dialog>
  )
}

function Line({
  entry: { operation, before, after, by, at },
  text,
  colours,
}: {
  readonly entry: HistoryEntry
  readonly text: string
  readonly colours: ReadonlyMap<string, string>
}) {
  const old = before && !before.removed ? before : null
  const now = after && !after.removed ? after : null
  const words = (span: { start: number; end: number }) =>
    text.slice(span.start, span.end).replace(/\s+/g, ' ').slice(0, 80)
  const moved = old && now && (old.start !== now.start || old.end !== now.end)
  const relabelled = old && now && old.label !== now.label
  const span = now ?? old
  return (
    <tr>
      <td className="num">{time(at)}</td>
      <td>{by}</td>
      <td>
        {t(`history.kinds.${operation.kind}`)}
        {operation.undoes && <span className="muted"> {t('history.undo')}</span>}
      </td>
      <td>
        {moved && (
          <>
            <s className="muted">{words(old)}</s>{' '}
          </>
        )}
        {span && words(span)} <span className="muted num">{span?.start}</span>
      </td>
      <td>
        {relabelled && (
          <>
            <s className="muted">{old.label}</s>{' '}
          </>
        )}
        {span && <Chip name={span.label} colour={colours.get(span.label)} />}
      </td>
    </tr>
  )
}
