import { useCall } from '../../app/api.ts'
import { useProject } from '../../app/project-shell.tsx'
import { useSession } from '../../app/session.ts'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { score } from '../../ui/figures.ts'
import { Icon } from '../../ui/icon.tsx'
import { Chip } from '../../ui/pieces.tsx'
import { addSpan, select } from './session.ts'
import { usePart } from './store.ts'
import type { Opened } from './task-page.tsx'

/** A second look by the machine at what the spans leave out; each doubt is put before the person. */
export function Leftovers({
  opened: { completion, store, editable, outbox },
  colours,
  onReveal,
}: {
  readonly opened: Opened
  readonly colours: ReadonlyMap<string, string>
  /** Scrolls the text to a place. */
  readonly onReveal: (offset: number) => void
}) {
  const project = useProject()
  const { user } = useSession()
  const rescan = useCall('rescan')
  const spans = usePart(store, (s) => s.spans)
  if (!completion || project.kind !== 'deidentification') return null
  const { text } = store.get()
  const look = async () => {
    await outbox?.flush().catch(() => undefined)
    rescan.mutate({ params: { projectId: project.id, completionId: completion.id } })
  }
  const left = rescan.data?.leftovers.filter((l) => !spans.some((s) => s.start < l.end && l.start < s.end))
  return (
    <div className="leftovers">
      <div className="row">
        <Button small busy={rescan.isPending} onClick={() => void look()} title={t('task.lookAgainSays')}>
          {t('task.lookAgain')}
        </Button>
        {left && (
          <span className={left.length > 0 ? 'uncertain small' : 'muted small'} role="status">
            {t('task.leftovers', { count: left.length })}
          </span>
        )}
      </div>
      <Problem error={rescan.error} />
      <ul>
        {left?.map((doubt) => (
          <li key={`${doubt.start}-${doubt.end}-${doubt.label}`} className="row">
            <button
              type="button"
              className="link grow cut"
              onClick={() => {
                store.update((s) => select({ ...s, focus: null }, { anchor: doubt.start, head: doubt.end }))
                onReveal(doubt.start)
              }}
            >
              {text.slice(doubt.start, doubt.end)}
            </button>
            <Chip name={doubt.label} colour={colours.get(doubt.label)} />
            <span className="num muted small">{score(doubt.score)}</span>
            {editable && (
              <button
                type="button"
                className="mini"
                aria-label={t('task.labelThis', {
                  label: doubt.label,
                  text: text.slice(doubt.start, doubt.end),
                })}
                title={t('task.labelThis', { label: doubt.label, text: text.slice(doubt.start, doubt.end) })}
                onClick={() => store.update((s) => addSpan(s, doubt, doubt.label, `person:${user.username}`))}
              >
                <Icon name="plus" size={13} />
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
