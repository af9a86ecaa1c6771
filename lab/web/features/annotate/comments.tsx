import { useState } from 'react'
import type { Comment } from '../../../shared/comments.ts'
import { useCall } from '../../app/api.ts'
import { useProject } from '../../app/project-shell.tsx'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { ago } from '../../ui/figures.ts'
import { select, selectedRange } from './session.ts'
import { usePart } from './store.ts'
import type { Opened } from './task-page.tsx'

/** What was said about the task and its places; a new one goes to the focused span or the selection. */
export function Comments({
  opened,
  comments,
  onGo,
  onReveal,
}: {
  readonly opened: Opened
  readonly comments: readonly Comment[]
  readonly onGo: (spanId: string) => void
  readonly onReveal: (offset: number) => void
}) {
  const { task, completion, store } = opened
  const project = useProject()
  const params = { projectId: project.id, taskId: task.id }
  const refresh = ['listComments', 'getTask'] as const
  const create = useCall('createComment', { refresh })
  const change = useCall('changeComment', { refresh })
  const remove = useCall('removeComment', { refresh })
  const [text, setText] = useState('')
  const focus = usePart(store, (s) => s.focus)
  const selection = usePart(store, (s) => s.selection)
  const span = store.get().spans.find((s) => s.id === focus)
  const range = span ?? (selection.anchor === selection.head ? null : selectedRange(store.get()))
  const quote = range ? store.get().text.slice(range.start, range.end) : null
  /** To the span, or to where it stood when it is gone. */
  const goTo = ({ spanId, start, end }: Comment) => {
    if (spanId !== null && store.get().spans.some((s) => s.id === spanId)) return onGo(spanId)
    if (start === null || end === null) return
    store.update((s) => select({ ...s, focus: null }, { anchor: start, head: end }))
    onReveal(start)
  }
  const send = async () => {
    // The server must know the span before it can take a remark on it.
    await opened.outbox?.flush().catch(() => undefined)
    create.mutate(
      {
        params,
        body: {
          text,
          completionId: completion?.id ?? null,
          spanId: span?.id ?? null,
          start: range?.start ?? null,
          end: range?.end ?? null,
        },
      },
      { onSuccess: () => setText('') },
    )
  }
  return (
    <div className="stack side-says">
      {project.may.includes('comment.write') && (
        <form
          id="new-comment"
          className="stack tight"
          onSubmit={(event) => {
            event.preventDefault()
            void send()
          }}
        >
          <TextArea
            label={
              quote
                ? t('task.commentOn', { text: quote.length > 40 ? `${quote.slice(0, 40)}…` : quote })
                : t('task.commentOnTask')
            }
            rows={3}
            value={text}
            onText={setText}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                event.preventDefault()
                event.stopPropagation()
                void send()
              }
            }}
          />
          <div className="row">
            <Button small type="submit" busy={create.isPending} disabled={!text.trim()}>
              {t('task.addComment')}
            </Button>
          </div>
          <Problem error={create.error ?? change.error ?? remove.error} />
        </form>
      )}
      {comments.length === 0 && <p className="muted">{t('task.noComments')}</p>}
      <ul className="stack">
        {comments.map((comment) => {
          const place =
            comment.start !== null && comment.end !== null
              ? task.text.slice(comment.start, comment.end)
              : null
          return (
            <li key={comment.id} className={comment.resolved ? 'comment resolved' : 'comment'}>
              <p className="small muted">
                <b>{comment.author.name}</b> · {ago(comment.createdAt)}
                {comment.resolved && ` · ${t('task.resolved')}`}
              </p>
              {place && (
                <button type="button" className="quote cut" onClick={() => goTo(comment)}>
                  {place}
                </button>
              )}
              <p className="pre">{comment.text}</p>
              <div className="row">
                <button
                  type="button"
                  className="link small"
                  onClick={() =>
                    change.mutate({
                      params: { ...params, commentId: comment.id },
                      body: { resolved: !comment.resolved },
                    })
                  }
                >
                  {t(comment.resolved ? 'task.reopen' : 'task.resolve')}
                </button>
                {comment.mine && (
                  <button
                    type="button"
                    className="link small"
                    onClick={() => remove.mutate({ params: { ...params, commentId: comment.id } })}
                  >
                    {t('ui.delete')}
                  </button>
                )}
              </div>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
