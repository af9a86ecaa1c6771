/**
 * The labelling editor without a screen: one document, its spans, what is selected, everything that was
 * done, and what the server has not confirmed yet. A session is plain data; every function returns a new one.
 */
import { applyOp, type Op, type SpanState, same, spanIdOf, versionOf } from './op.ts'
import { compareEditSpans, type EditSpan, withoutSpan, withSpan } from './span-list.ts'

export interface Session extends SpanState {
  readonly text: string
  readonly selection: Selection
  /** The span that keys act on. */
  readonly focus: string | null
  readonly done: readonly Step[]
  readonly undone: readonly Step[]
  /** In the order they were made; the server gets them in this order. */
  readonly pending: readonly PendingOp[]
  readonly conflicts: readonly Conflict[]
  /** Begins the ids of this session's ops; another for every tab and every opening. */
  readonly client: string
  readonly next: number
}

/** `head` moves, `anchor` stays; equal when it is a caret. */
export interface Selection {
  readonly anchor: number
  readonly head: number
}

export interface Range {
  readonly start: number
  readonly end: number
}

/** One thing a person did, with the way back. */
export interface Step {
  readonly ops: readonly Op[]
  readonly inverse: readonly Op[]
}

/** An op on its way to the server. `base` is the version of the span that it was made on, 0 for a new span. */
export interface PendingOp {
  readonly id: string
  /** The same for all ops of one step. */
  readonly group: string
  readonly op: Op
  readonly base: number
}

/** The server did not take an op: it had a newer span (null: the span is gone), or a reason. */
export interface Conflict {
  readonly op: Op
  readonly mine: EditSpan | null
  readonly theirs: EditSpan | null
  readonly reason: string | null
}

/** `client` is 8 to 24 letters and digits, new for each call. */
export function openSession(
  text: string,
  spans: readonly EditSpan[],
  { client, removed = {} }: { client: string; removed?: Readonly<Record<string, number>> },
): Session {
  return {
    text,
    spans: [...spans].sort(compareEditSpans),
    removed,
    selection: { anchor: 0, head: 0 },
    focus: null,
    done: [],
    undone: [],
    pending: [],
    conflicts: [],
    client,
    next: 1,
  }
}

/** Does again, on top of what the server had, the ops that a closed browser left behind, under their own ids. */
export function resume(
  session: Session,
  left: readonly PendingOp[],
  { done, undone }: { done: readonly Step[]; undone: readonly Step[] },
): Session {
  let state: SpanState = session
  const pending: PendingOp[] = []
  for (const item of left) {
    const result = applyOp(state, item.op)
    if (!result) continue
    pending.push({ ...item, base: versionOf(state, spanIdOf(item.op)) })
    state = result.state
  }
  return { ...session, spans: state.spans, removed: state.removed, pending, done, undone }
}

/** Does `ops` as one step, which one undo takes back. The same session when nothing changed. */
export function perform(session: Session, ops: readonly Op[]): Session {
  const result = run(session, ops)
  if (!result) return session
  return { ...result.session, done: [...session.done, result.step], undone: [] }
}

export function undo(session: Session): Session {
  const step = session.done.at(-1)
  if (!step) return session
  const result = run(session, step.inverse)
  return {
    ...(result?.session ?? session),
    done: session.done.slice(0, -1),
    undone: [...session.undone, step],
  }
}

export function redo(session: Session): Session {
  const step = session.undone.at(-1)
  if (!step) return session
  const result = run(session, step.ops)
  return {
    ...(result?.session ?? session),
    done: [...session.done, step],
    undone: session.undone.slice(0, -1),
  }
}

function run(session: Session, ops: readonly Op[]): { session: Session; step: Step } | undefined {
  let state: SpanState = session
  let next = session.next
  const group = `${session.client}-g${next}`
  const pending = [...session.pending]
  const done: Op[] = []
  const inverse: Op[] = []
  for (const op of ops) {
    const result = applyOp(state, op)
    if (!result) continue
    pending.push({ id: `${session.client}-${next++}`, group, op, base: versionOf(state, spanIdOf(op)) })
    state = result.state
    done.push(op)
    inverse.unshift(...result.inverse)
  }
  if (done.length === 0) return undefined
  const touched = spanIdOf(done.at(-1)!)
  const { spans, removed } = state
  const focus = spans.some((s) => s.id === touched) ? touched : stillThere(spans, session.focus)
  return { session: { ...session, spans, removed, pending, next, focus }, step: { ops: done, inverse } }
}

function stillThere(spans: readonly EditSpan[], id: string | null): string | null {
  return spans.some((s) => s.id === id) ? id : null
}

/** A new span of a person. Where the same span is already there it gets the focus instead (and is accepted). */
export function addSpan(session: Session, range: Range, label: string, source: string): Session {
  return addSpans(session, [range], label, source)
}

/** As `addSpan`, several places in one step. */
export function addSpans(session: Session, ranges: readonly Range[], label: string, source: string): Session {
  const ops: Op[] = []
  let twin: EditSpan | undefined
  for (const { start, end } of ranges) {
    if (start < 0 || end > session.text.length || start >= end) continue
    twin = session.spans.find((s) => s.start === start && s.end === end && s.label === label)
    if (twin) ops.push({ kind: 'accept', id: twin.id })
    else {
      const id = `${session.client}-s${session.next + ops.length}`
      const span: EditSpan = { id, start, end, label, source, score: 1, origin: 'person', version: 0 }
      ops.push({ kind: 'add', span })
    }
  }
  const next = perform(session, ops)
  return next === session && twin ? { ...session, focus: twin.id } : next
}

/** Moves the borders of a span. Borders outside the text or crossed do nothing. */
export function moveSpan(session: Session, id: string, { start, end }: Range): Session {
  if (start < 0 || end > session.text.length || start >= end) return session
  return perform(session, [{ kind: 'move', id, start, end }])
}

/** Relabels, accepts or removes spans as one step. */
export function changeSpans(
  session: Session,
  ids: readonly string[],
  change: 'remove' | 'accept' | { readonly label: string },
): Session {
  return perform(
    session,
    ids.map((id) => (typeof change === 'object' ? { kind: 'relabel', id, ...change } : { kind: change, id })),
  )
}

/** The range without blanks (and, if asked, punctuation) at its ends; undefined when nothing else is in it. */
export function trimRange(
  text: string,
  { start, end }: Range,
  { punctuation = false }: { punctuation?: boolean } = {},
): Range | undefined {
  const idle = punctuation ? /[\s.,;:!?'"()[\]{}<>|*_\u2018-\u201f-]/ : /\s/
  let a = Math.max(0, start)
  let b = Math.min(text.length, end)
  while (a < b && idle.test(text[a]!)) a++
  while (b > a && idle.test(text[b - 1]!)) b--
  return a < b ? { start: a, end: b } : undefined
}

export function select(session: Session, selection: Selection): Session {
  const clamp = (pos: number) => Math.min(session.text.length, Math.max(0, pos))
  const [anchor, head] = [clamp(selection.anchor), clamp(selection.head)]
  if (anchor === session.selection.anchor && head === session.selection.head) return session
  return { ...session, selection: { anchor, head } }
}

export function selectedRange({ selection: { anchor, head } }: Session): Range {
  return anchor < head ? { start: anchor, end: head } : { start: head, end: anchor }
}

/** Puts the focus on a span and the caret at its start. */
export function focusSpan(session: Session, id: string | null): Session {
  if (id === null) return session.focus === null ? session : { ...session, focus: null }
  const span = session.spans.find((s) => s.id === id)
  if (!span) return session
  return { ...session, focus: id, selection: { anchor: span.start, head: span.start } }
}

/**
 * The next (or previous) span after the focused one, or after the caret, among those `wanted` accepts.
 * Goes round at the end of the document. Undefined when there is none.
 */
export function neighbour(
  session: Session,
  direction: 1 | -1,
  wanted: (span: EditSpan) => boolean = () => true,
): EditSpan | undefined {
  const { spans, focus, selection } = session
  const at = focus === null ? -1 : spans.findIndex((s) => s.id === focus)
  let i: number
  if (at >= 0) i = at + direction
  else {
    const after = spans.findIndex((s) => s.start >= selection.head)
    const first = after < 0 ? spans.length : after
    i = direction > 0 ? first : first - 1
  }
  for (let n = 0; n < spans.length; n++, i += direction) {
    const span = spans[((i % spans.length) + spans.length) % spans.length]!
    if (wanted(span)) return span
  }
  return undefined
}

/** What the server says of one span: as it stands there, or gone at a version. */
export type ServerSpan = EditSpan | { readonly id: string; readonly version: number; readonly gone: true }

/** The server took the op; `there` is the span as it made it. Later ops on the same span are counted from it. */
export function acknowledge(session: Session, opId: string, there: ServerSpan | null): Session {
  const sent = session.pending.find((p) => p.id === opId)
  if (!sent) return session
  const id = spanIdOf(sent.op)
  const rest = session.pending.filter((p) => p !== sent)
  if (!there) return { ...session, pending: rest }
  if (!rest.some((p) => spanIdOf(p.op) === id)) return { ...put(session, there), pending: rest }
  let base = there.version
  const pending = rest.map((p) => (spanIdOf(p.op) === id ? { ...p, base: base++ } : p))
  const mine = session.spans.find((s) => s.id === id)
  if (mine) return { ...session, pending, spans: withSpan(session.spans, { ...mine, version: base }) }
  return { ...session, pending, removed: { ...session.removed, [id]: base } }
}

/**
 * The server refused the op: it has a newer span, or a `reason`. Theirs is put in place, this and every later
 * op on that span leave the queue, and the conflict is kept for a person to see unless both are alike.
 */
export function refuse(
  session: Session,
  opId: string,
  there: ServerSpan | null,
  reason: string | null = null,
): Session {
  const at = session.pending.findIndex((p) => p.id === opId)
  const refused = session.pending[at]
  if (!refused) return session
  const id = spanIdOf(refused.op)
  const mine = session.spans.find((s) => s.id === id) ?? null
  const theirs = there && !('gone' in there) ? there : null
  const pending = session.pending.filter((p, i) => i < at || spanIdOf(p.op) !== id)
  const alike = mine && theirs ? same(mine, theirs) : mine === theirs
  const conflicts = alike
    ? session.conflicts
    : [...session.conflicts, { op: refused.op, mine, theirs, reason }]
  return { ...put(session, there ?? { id, version: versionOf(session, id), gone: true }), pending, conflicts }
}

/** Ends a conflict: `mine` is done again on top of what the server has, `theirs` stays as it is. */
export function settle(session: Session, conflict: Conflict, keep: 'mine' | 'theirs'): Session {
  const rest = { ...session, conflicts: session.conflicts.filter((c) => c !== conflict) }
  if (keep === 'theirs') return rest
  const id = spanIdOf(conflict.op)
  const { mine } = conflict
  if (!mine) return changeSpans(rest, [id], 'remove')
  const { start, end, label } = mine
  if (!rest.spans.some((s) => s.id === id)) return perform(rest, [{ kind: 'add', span: mine }])
  return perform(rest, [
    { kind: 'relabel', id, label },
    { kind: 'move', id, start, end },
  ])
}

/** Another tab or person changed a span. What this person has pending on it goes first. */
export function receive(session: Session, there: ServerSpan): Session {
  if (session.pending.some((p) => spanIdOf(p.op) === there.id)) return session
  if (versionOf(session, there.id) >= there.version) return session
  return put(session, there)
}

function put(session: Session, there: ServerSpan): Session {
  const { id, version } = there
  if ('gone' in there) {
    const spans = withoutSpan(session.spans, id)
    return {
      ...session,
      spans,
      removed: { ...session.removed, [id]: version },
      focus: stillThere(spans, session.focus),
    }
  }
  const { [id]: _, ...removed } = session.removed
  return { ...session, spans: withSpan(session.spans, there), removed }
}
