import type { CompletionSpan } from '../../../shared/operations.ts'

/** A span of a completion as the editor holds it. The list that holds them is sorted and may overlap. */
export type EditSpan = Readonly<Omit<CompletionSpan, 'removed'>>

/** Reading order: by start, longer first, then by id, so that every list has one order. */
export function compareEditSpans(a: EditSpan, b: EditSpan): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** The list with `span` at its place; a span of the same id is replaced. */
export function withSpan(spans: readonly EditSpan[], span: EditSpan): readonly EditSpan[] {
  const rest = withoutSpan(spans, span.id)
  const next = rest === spans ? [...spans] : (rest as EditSpan[])
  let low = 0
  let high = next.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (compareEditSpans(next[mid]!, span) < 0) low = mid + 1
    else high = mid
  }
  next.splice(low, 0, span)
  return next
}

/** The list without the span of this id; the very same list when it is not there. */
export function withoutSpan(spans: readonly EditSpan[], id: string): readonly EditSpan[] {
  const at = spans.findIndex((s) => s.id === id)
  if (at < 0) return spans
  const next = [...spans]
  next.splice(at, 1)
  return next
}

/** Answers "what lies here" on one sorted list, in time that grows with what is found. */
export interface SpanIndex {
  /** Spans that share at least one code unit with `[start, end)`, in reading order. */
  readonly overlapping: (start: number, end: number) => readonly EditSpan[]
  /** The innermost span at `pos` (a caret between two spans belongs to the one that follows), if any. */
  readonly at: (pos: number) => EditSpan | undefined
}

/** The index of a sorted list. Building it takes one pass. */
export function indexSpans(spans: readonly EditSpan[]): SpanIndex {
  // furthest[i] is the greatest end among spans 0..i: what lets a search start late although spans may be long.
  const furthest = new Float64Array(spans.length)
  let max = 0
  for (let i = 0; i < spans.length; i++) furthest[i] = max = Math.max(max, spans[i]!.end)
  function overlapping(start: number, end: number) {
    let low = 0
    let high = spans.length
    while (low < high) {
      const mid = (low + high) >> 1
      if (furthest[mid]! <= start) low = mid + 1
      else high = mid
    }
    const found: EditSpan[] = []
    for (let i = low; i < spans.length && spans[i]!.start < end; i++)
      if (spans[i]!.end > start) found.push(spans[i]!)
    return found
  }
  function at(pos: number) {
    const touching = [...overlapping(pos, pos + 1), ...(pos > 0 ? overlapping(pos - 1, pos) : [])]
    const inside = touching.filter((s) => s.start <= pos && pos < s.end)
    return (inside.length > 0 ? inside : touching).reduce<EditSpan | undefined>(
      (best, s) => (best && best.end - best.start <= s.end - s.start ? best : s),
      undefined,
    )
  }
  return { overlapping, at }
}
