import { useEffect, useState, useSyncExternalStore } from 'react'
import { type Got, useRoute } from '../../app/api.ts'
import { FormDialog } from '../../app/form-dialog.tsx'
import { useKeyMap, useKeys } from '../../app/keys.ts'
import { useProject } from '../../app/project-shell.tsx'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { TaskState } from '../../ui/task-state.tsx'
import { LookMenu } from './look-menu.tsx'
import type { Outbox, SaveState } from './outbox.ts'
import type { Opened } from './task-page.tsx'
import { TaskTags } from './task-tags.tsx'
import type { useTextLook } from './text-look.ts'
import type { TaskActions } from './use-task.ts'

/** Where one is, whose work it is, whether it is saved, and what can be done with the whole of it. */
export function TaskHeader({
  opened,
  actions,
  view,
  position,
  onView,
  onGo,
  onShow,
  look,
}: {
  readonly opened: Opened
  readonly actions: TaskActions
  readonly view: 'deidentified' | 'compare' | undefined
  readonly position: Got<'neighbours'> | undefined
  readonly onView: (view: 'deidentified' | 'compare') => void
  readonly onGo: (taskId: number | null) => void
  readonly onShow: (taskId: number, completionId: number) => void
  readonly look: ReturnType<typeof useTextLook>
}) {
  const { task, completion, outbox } = opened
  const project = useProject()
  const keys = useKeyMap()
  const [rejecting, setRejecting] = useState(false)
  const may = completion?.may ?? []
  const reviews = may.includes('review')
  useKeys({
    approve: () => (reviews ? void actions.decide({ approved: true, comment: '' }) : false),
    sendBack: () => (reviews ? setRejecting(true) : false),
  })
  const both = task.completions.length + task.predictions.length > 1
  return (
    <div className="task-head row wrap">
      <h1 className="visually-hidden">{task.title}</h1>
      <Position position={position} onGo={onGo} />
      <TaskState state={task.state} />
      <TaskTags task={task} />
      <Whose opened={opened} />
      {outbox && <Saved outbox={outbox} />}
      <Problem error={actions.error} />
      <span className="grow" />
      <LookMenu look={look} onRemove={may.includes('remove') ? actions.remove : undefined} />
      <Button
        small
        aria-pressed={view === 'deidentified'}
        keys={keys.deidentified}
        onClick={() => onView('deidentified')}
      >
        <Icon name="split" />
        {t('task.deidentified')}
      </Button>
      {both && (
        <Button small aria-pressed={view === 'compare'} keys={keys.compare} onClick={() => onView('compare')}>
          {t('task.compare')}
        </Button>
      )}
      {completion?.review && project.may.includes('review.decide') && (
        <NextToReview after={completion.id} onShow={onShow} />
      )}
      {reviews && (
        <>
          <Button small kind="danger" keys={keys.sendBack} onClick={() => setRejecting(true)}>
            {t('review.reject')}
          </Button>
          <Button
            small
            kind={completion?.review ? 'plain' : 'primary'}
            keys={keys.approve}
            busy={actions.busy}
            onClick={() => void actions.decide({ approved: true, comment: '' })}
          >
            {t('review.approve')}
          </Button>
        </>
      )}
      <VersionActions opened={opened} actions={actions} first={!reviews} />
      {rejecting && <Reject actions={actions} onClose={() => setRejecting(false)} />}
    </div>
  )
}

/** Which task of the list it is, and the way to those beside it. */
function Position({
  position,
  onGo,
}: {
  readonly position: Got<'neighbours'> | undefined
  readonly onGo: (taskId: number | null) => void
}) {
  const keys = useKeyMap()
  return (
    <div className="row position">
      <Button
        kind="quiet"
        icon
        small
        aria-label={t('task.previous')}
        title={`${t('task.previous')} (${keys.previousTask})`}
        disabled={!position?.previous}
        onClick={() => onGo(position?.previous ?? null)}
      >
        <Icon name="left" />
      </Button>
      <span className="num">
        {position ? t('task.position', { at: position.position, of: position.total }) : '–'}
      </span>
      <Button
        kind="quiet"
        icon
        small
        aria-label={t('task.next')}
        title={`${t('task.next')} (${keys.nextTask})`}
        disabled={!position?.next}
        onClick={() => onGo(position?.next ?? null)}
      >
        <Icon name="right" />
      </Button>
    </div>
  )
}

/** Whose version is on the page, and how far it is. */
function Whose({ opened: { completion, prediction, editable } }: { readonly opened: Opened }) {
  return (
    <span className="whose cut">
      {completion
        ? t('task.versionOf', {
            name: completion.author.name,
            state: t(completion.starred ? 'completion.starred' : `completion.${completion.state}`),
          })
        : prediction
          ? t('task.prediction', { name: prediction.name })
          : t('task.nothing')}
      {completion?.deidentified && ` ${t('completion.deidentified')}`}
      {!editable && completion && (
        <span title={t('task.lockedSays')}>
          {' '}
          <Icon name="lock" size={13} />
          <span className="visually-hidden">{t('task.locked')}</span>
        </span>
      )}
    </span>
  )
}

/** Begin, submit, star: the work on the version itself. `first`: beginning is the first thing to do here. */
function VersionActions({
  opened: { completion, prediction },
  actions,
  first,
}: {
  readonly opened: Opened
  readonly actions: TaskActions
  readonly first: boolean
}) {
  const keys = useKeyMap()
  const may = completion?.may ?? []
  return (
    <>
      {actions.mayBegin && (
        <Button
          small
          kind={first ? 'primary' : 'plain'}
          keys={keys.begin}
          busy={actions.busy}
          onClick={actions.begin}
        >
          {t(completion ? 'task.clone' : prediction ? 'task.beginFromPrediction' : 'task.begin')}
        </Button>
      )}
      {prediction && actions.mayBegin && (
        <Button small keys={keys.submit} busy={actions.busy} onClick={actions.accept}>
          {t('task.accept')}
        </Button>
      )}
      {may.includes('submit') && (
        <Button small keys={keys.submit} busy={actions.busy} onClick={actions.submit}>
          {t('task.submit')}
        </Button>
      )}
      {(may.includes('submit') || may.includes('star') || may.includes('unstar')) && (
        <Button
          small
          kind={may.includes('submit') ? 'primary' : 'plain'}
          keys={keys.star}
          aria-pressed={completion?.starred || undefined}
          busy={actions.busy}
          onClick={actions.star}
        >
          <Icon name="star" fill={completion?.starred ?? false} />
          {t(may.includes('submit') ? 'task.submitStar' : completion?.starred ? 'task.unstar' : 'task.star')}
        </Button>
      )}
    </>
  )
}

function Reject({ actions, onClose }: { readonly actions: TaskActions; readonly onClose: () => void }) {
  const [comment, setComment] = useState('')
  return (
    <FormDialog
      title={t('review.rejectTitle')}
      onClose={onClose}
      onSubmit={async () => {
        await actions.decide({ approved: false, comment })
        onClose()
      }}
      action={t('review.reject')}
      danger
      busy={actions.busy}
      disabled={!comment.trim()}
      error={actions.error}
    >
      <TextArea
        label={t('review.reason')}
        hint={t('review.reasonHint')}
        rows={4}
        value={comment}
        onText={setComment}
        autoFocus
      />
    </FormDialog>
  )
}

function Saved({ outbox }: { readonly outbox: Outbox }) {
  const state: SaveState = useSyncExternalStore(outbox.listen, outbox.state)
  // "Saving" for the blink of an eye would only flicker.
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (state !== 'saving') return setSlow(false)
    const timer = setTimeout(() => setSlow(true), 400)
    return () => clearTimeout(timer)
  }, [state])
  const shown = state === 'saving' && !slow ? 'saved' : state
  return (
    <span className={`saved ${shown}`} role="status" data-state={state}>
      {t(`task.saves.${shown}`)}
    </span>
  )
}

/** After a decision: the way to what waits longest. */
function NextToReview({
  after,
  onShow,
}: {
  readonly after: number
  readonly onShow: (taskId: number, completionId: number) => void
}) {
  const project = useProject()
  const keys = useKeyMap()
  const queue = useRoute('reviewQueue', { params: { projectId: project.id }, query: { limit: 2 } })
  const next = queue.data?.items.find(({ completion }) => completion.id !== after)
  const go = () => (next ? onShow(next.taskId, next.completion.id) : false)
  useKeys({ nextReview: go })
  if (!next) return null
  return (
    <Button small kind="primary" keys={keys.nextReview} onClick={() => void go()}>
      {t('review.next')}
    </Button>
  )
}
