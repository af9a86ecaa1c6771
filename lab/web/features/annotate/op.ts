import { type EditSpan, withoutSpan, withSpan } from './span-list.ts'

/**
 * One change to the spans of a completion, as data; the server knows the same five kinds. Refers to spans by
 * id, never by position in a list.
 */
export type Op =
  | { readonly kind: 'add'; readonly span: EditSpan }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'relabel'; readonly id: string; readonly label: string }
  | { readonly kind: 'move'; readonly id: string; readonly start: number; readonly end: number }
  /** A person looked at a machine's span and it is right. */
  | { readonly kind: 'accept'; readonly id: string }

/** The spans that are there, and the versions of those that were removed: bringing one back must name it. */
export interface SpanState {
  readonly spans: readonly EditSpan[]
  readonly removed: Readonly<Record<string, number>>
}

export function spanIdOf(op: Op): string {
  return op.kind === 'add' ? op.span.id : op.id
}

/** Version of a span that the next op on it is made on: 0 for one that never was. */
export function versionOf({ spans, removed }: SpanState, id: string): number {
  return spans.find((s) => s.id === id)?.version ?? removed[id] ?? 0
}

/**
 * The state after `op`, and the ops that take it back. Undefined when the op has nothing to act on (its span
 * went away meanwhile) or would change nothing.
 */
export function applyOp(
  state: SpanState,
  op: Op,
): { readonly state: SpanState; readonly inverse: readonly Op[] } | undefined {
  const id = spanIdOf(op)
  const version = versionOf(state, id) + 1
  const old = state.spans.find((s) => s.id === id)
  if (op.kind === 'add') {
    if (old) return undefined
    const { [id]: _, ...removed } = state.removed
    return {
      state: { spans: withSpan(state.spans, { ...op.span, version }), removed },
      inverse: [{ kind: 'remove', id }],
    }
  }
  if (!old) return undefined
  const bringBack: Op = { kind: 'add', span: old }
  if (op.kind === 'remove')
    return {
      state: { spans: withoutSpan(state.spans, id), removed: { ...state.removed, [id]: version } },
      inverse: [bringBack],
    }
  const next: EditSpan = { ...old, ...changes(op), version, origin: 'person', score: 1 }
  if (same(old, next)) return undefined
  return {
    state: { ...state, spans: withSpan(state.spans, next) },
    // What a person touched is theirs; only removing it and bringing it back makes it the machine's again.
    inverse: old.origin === 'machine' ? [{ kind: 'remove', id }, bringBack] : [opposite(op, old)],
  }
}

function changes(op: Exclude<Op, { kind: 'add' | 'remove' }>): Partial<EditSpan> {
  if (op.kind === 'relabel') return { label: op.label }
  if (op.kind === 'move') return { start: op.start, end: op.end }
  return {}
}

function opposite(op: Op, old: EditSpan): Op {
  return op.kind === 'relabel'
    ? { kind: 'relabel', id: old.id, label: old.label }
    : { kind: 'move', id: old.id, start: old.start, end: old.end }
}

/** Whether a person would see no difference between the two. */
export function same(a: EditSpan, b: EditSpan): boolean {
  return a.start === b.start && a.end === b.end && a.label === b.label && a.origin === b.origin
}
