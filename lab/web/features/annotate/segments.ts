import type { EditSpan } from './span-list.ts'

/** A stretch of text that has the same spans over all of its length; `spans` lists the outermost first. */
export interface Segment {
  readonly start: number
  readonly end: number
  readonly spans: readonly EditSpan[]
}

/**
 * Cuts `[start, end)` at the borders of the spans, so that each piece can be painted with one style.
 * The pieces follow each other without a gap and cover the range exactly.
 */
export function segments(start: number, end: number, spans: readonly EditSpan[]): readonly Segment[] {
  if (start >= end) return []
  const cuts = new Set([start, end])
  for (const s of spans) {
    if (s.start > start && s.start < end) cuts.add(s.start)
    if (s.end > start && s.end < end) cuts.add(s.end)
  }
  const places = [...cuts].sort((a, b) => a - b)
  const pieces: Segment[] = []
  for (let i = 0; i + 1 < places.length; i++) {
    const [from, to] = [places[i]!, places[i + 1]!]
    const over = spans.filter((s) => s.start <= from && to <= s.end)
    over.sort((a, b) => b.end - b.start - (a.end - a.start) || (a.id < b.id ? -1 : 1))
    pieces.push({ start: from, end: to, spans: over })
  }
  return pieces
}
