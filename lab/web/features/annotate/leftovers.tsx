import { useEffect } from 'react'
import { useCall } from '../../app/api.ts'
import { useProject } from '../../app/project-shell.tsx'
import { useSession } from '../../app/session.ts'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { score } from '../../ui/figures.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Chip } from '../../ui/pieces.tsx'
import { addSpan, select } from './session.ts'
import { useSpans } from './store.ts'
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
  const dismiss = useCall('dismissLeftovers')
  const spans = useSpans(store)
  const params = { projectId: project.id, completionId: completion?.id ?? 0 }
  const shown = completion !== null && project.kind === 'deidentification'
  const locked = completion?.state === 'submitted'
  const { mutate } = rescan
  // What is to be released is looked at without being asked: the export waits for what is found.
  useEffect(() => {
    if (shown && locked) mutate({ params: { projectId: project.id, completionId: params.completionId } })
  }, [shown, locked, mutate, project.id, params.completionId])
  if (!shown) return null
  const { text } = store.get()
  const look = async () => {
    await outbox?.flush().catch(() => undefined)
    dismiss.reset()
    rescan.mutate({ params })
  }
  const found = (dismiss.data ?? rescan.data)?.leftovers
  const left = found?.filter((l) => !spans.some((s) => s.start < l.end && l.start < s.end))
  const mayDismiss = project.may.includes('completion.submit')
  const putAside = (places: NonNullable<typeof left>) =>
    dismiss.mutate({
      params,
      body: { places: places.map(({ start, end, label }) => ({ start, end, label })) },
    })
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
        <span className="grow" />
        {mayDismiss && left && left.length > 1 && (
          <button type="button" className="link small" onClick={() => putAside(left)}>
            {t('task.putAllAside')}
          </button>
        )}
      </div>
      {locked && left && left.length > 0 && <p className="muted small">{t('task.leftoversHold')}</p>}
      <Problem error={rescan.error ?? dismiss.error} />
      <ul>
        {left?.map((doubt) => {
          const words = text.slice(doubt.start, doubt.end)
          return (
            <li key={`${doubt.start}-${doubt.end}-${doubt.label}`} className="row">
              <button
                type="button"
                className="link grow cut"
                onClick={() => {
                  store.update((s) => select({ ...s, focus: null }, { anchor: doubt.start, head: doubt.end }))
                  onReveal(doubt.start)
                }}
              >
                {words}
              </button>
              <Chip name={doubt.label} colour={colours.get(doubt.label)} />
              <span className="num muted small">{score(doubt.score)}</span>
              {editable && (
                <Mini
                  icon="plus"
                  says={t('task.labelThis', { label: doubt.label, text: words })}
                  onClick={() =>
                    store.update((s) => addSpan(s, doubt, doubt.label, `person:${user.username}`))
                  }
                />
              )}
              {mayDismiss && (
                <Mini
                  icon="close"
                  says={t('task.putAside', { text: words })}
                  onClick={() => putAside([doubt])}
                />
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function Mini({
  icon,
  says,
  onClick,
}: {
  readonly icon: IconName
  readonly says: string
  readonly onClick: () => void
}) {
  return (
    <button type="button" className="mini" aria-label={says} title={says} onClick={onClick}>
      <Icon name={icon} size={13} />
    </button>
  )
}
