/**
 * Sends what a session has pending, in order, one request at a time, and takes in what the server answers.
 * Everything is kept in the browser until it is confirmed, so a lost line or a closed window loses nothing.
 */
import type { CompletionSpan, Operation, OperationResult } from '../../../shared/operations.ts'
import { ApiFailure, call } from '../../app/api.ts'
import { keepPending, keepSteps } from './keep.ts'
import { spanIdOf } from './op.ts'
import { acknowledge, type PendingOp, receive, refuse, type ServerSpan, type Session } from './session.ts'
import type { EditSpan } from './span-list.ts'
import type { Store } from './store.ts'

export type SaveState = 'saved' | 'saving' | 'offline' | 'refused'

export interface Outbox {
  readonly state: () => SaveState
  readonly listen: (listener: () => void) => () => void
  /** Sequence number of the newest op that this page has seen. */
  readonly seq: () => number
  /** Takes in what another tab or person did, as the event stream says it. */
  readonly hear: (results: readonly OperationResult[], seq: number) => void
  /** Resolves when nothing is pending; rejects when the server refuses to take it. */
  readonly flush: () => Promise<void>
  readonly close: () => void
}

const batch = 500

interface OutboxOf {
  readonly projectId: number
  readonly completionId: number
  /** What the page was opened with. */
  readonly seq: number
  /** What an earlier visit had not heard of. */
  readonly left: readonly PendingOp[]
}

export function openOutbox(store: Store, { projectId, completionId, seq: firstSeq, left }: OutboxOf): Outbox {
  let state: SaveState = store.get().pending.length > 0 ? 'saving' : 'saved'
  let seq = firstSeq
  let sending = false
  let closed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let later: ReturnType<typeof setTimeout> | undefined
  let tries = 0
  let known = new Set(store.get().pending.map((p) => p.id))
  let last = store.get()
  const listeners = new Set<() => void>()
  const waiting: { resolve: () => void; reject: (error: unknown) => void }[] = []

  function become(next: SaveState) {
    if (state === next) return
    state = next
    for (const listener of listeners) listener()
  }

  /** Keeping and sending wait until the frame that shows the change is drawn; a page that goes does it at once. */
  function onChange() {
    const { pending } = store.get()
    if (!sending && pending !== last.pending && pending.length > 0) become('saving')
    later ??= setTimeout(keep, 20)
  }

  function keep() {
    clearTimeout(later)
    later = undefined
    const now = store.get()
    if (now.pending !== last.pending) {
      const ids = new Set(now.pending.map((p) => p.id))
      const added = now.pending.filter((p) => !known.has(p.id))
      const gone = [...known].filter((id) => !ids.has(id))
      known = ids
      if (added.length + gone.length > 0) void keepPending(completionId, added, gone).catch(() => undefined)
      if (added.length > 0 && !sending) void send()
    }
    for (const side of ['done', 'undone'] as const)
      if (now[side] !== last[side])
        void keepSteps(completionId, side, last[side], now[side]).catch(() => undefined)
    last = now
  }

  async function send(): Promise<void> {
    clearTimeout(timer)
    if (sending || closed) return
    const { pending } = store.get()
    if (pending.length === 0) {
      become('saved')
      for (const one of waiting.splice(0)) one.resolve()
      return
    }
    sending = true
    become('saving')
    try {
      const operations = pending.slice(0, batch).map(operationOf)
      const reply = await call('applyOperations', {
        params: { projectId, completionId },
        body: { operations },
      })
      seq = Math.max(seq, reply.seq)
      tries = 0
      store.update((session) => reply.results.reduce(takeIn, session))
      sending = false
      void send()
    } catch (error) {
      sending = false
      const lost =
        error instanceof ApiFailure && (error.status === 0 || error.status >= 500 || error.status === 429)
      become(lost ? 'offline' : 'refused')
      if (lost) timer = setTimeout(send, Math.min(15_000, 500 * 2 ** tries++))
      for (const one of waiting.splice(0)) one.reject(error)
    }
  }

  // Of what was left, the server had taken in some before the window went: there is nothing to send.
  const told = left.flatMap(({ id }) => (known.has(id) ? [] : [id]))
  if (told.length > 0) void keepPending(completionId, [], told).catch(() => undefined)
  const unlisten = store.listen(onChange)
  const online = () => void send()
  addEventListener('online', online)
  addEventListener('pagehide', keep)
  if (state === 'saving') queueMicrotask(send)
  return {
    state: () => state,
    seq: () => seq,
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    hear(results, newest) {
      seq = Math.max(seq, newest)
      store.update((session) =>
        results.reduce(
          (s, r) => (r.span && r.outcome === 'applied' ? receive(s, fromServer(r.span)) : s),
          session,
        ),
      )
    },
    flush: () =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject })
        void send()
      }),
    close() {
      closed = true
      clearTimeout(timer)
      keep()
      unlisten()
      removeEventListener('online', online)
      removeEventListener('pagehide', keep)
    },
  }
}

/** A span of the server as the session has it. */
export function fromServer({ removed, ...span }: CompletionSpan): ServerSpan {
  return removed ? { id: span.id, version: span.version, gone: true } : span
}

function takeIn(session: Session, { id, outcome, span, reason }: OperationResult): Session {
  const there = span ? fromServer(span) : null
  if (!session.pending.some((p) => p.id === id)) return there ? receive(session, there) : session
  if (outcome === 'applied' || outcome === 'duplicate') return acknowledge(session, id, there)
  return refuse(session, id, there, outcome === 'refused' ? reason : null)
}

function operationOf({ id, group, op, base }: PendingOp): Operation {
  const common = { id, group, undoes: null, spanId: spanIdOf(op), base }
  switch (op.kind) {
    case 'add': {
      const { start, end, label } = op.span
      return { ...common, kind: 'add', start, end, label, ...madeBy(op.span) }
    }
    case 'relabel':
      return { ...common, kind: 'relabel', label: op.label }
    case 'move':
      return { ...common, kind: 'move', start: op.start, end: op.end }
    default:
      return { ...common, kind: op.kind }
  }
}

/** A machine's span that is brought back stays the machine's; without these it is the person's. */
function madeBy({ origin, source, score }: EditSpan): { source?: string; score?: number } {
  return origin === 'machine' ? { source, score } : {}
}
