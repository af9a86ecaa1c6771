import { clusterEnd } from './cluster.ts'
import { compareSpans, type Span } from './span.ts'

/**
 * How overlapping proposals become one span per place.
 * - `longest`: the longest span wins; ties go to the higher score, then to the earlier.
 * - `score`: the highest score wins; ties go to the longer, then to the earlier.
 * - `priority`: the label that comes first in `priority` wins; then as `longest`. Unlisted labels come last.
 * - `none`: everything stays, overlapping or not.
 * Presidio's own strategies are in `presidio-conflicts.ts`.
 */
export type Strategy = 'longest' | 'score' | 'priority' | 'none'

/**
 * One span per place, in reading order. A loser that sticks out of the winner is not dropped whole:
 * what it alone covers stays under its own label, so nothing found is let through.
 * Leftovers of blanks and punctuation only are dropped; that needs `text`.
 */
export function resolve(
  spans: readonly Span[],
  {
    strategy = 'longest',
    priority = [],
    text,
  }: { strategy?: Strategy; priority?: readonly string[]; text?: string } = {},
): readonly Span[] {
  if (strategy === 'none') return [...spans].sort(compareSpans)
  if (isClean(spans)) return spans
  const placed = [...spans].sort(compareSpans)
  const better = ranking(strategy, priority)
  const settled: Span[] = []
  for (let from = 0; from < placed.length; ) {
    const to = clusterEnd(placed, from)
    if (to === from + 1) settled.push(placed[from]!)
    else for (const span of settle(placed.slice(from, to).sort(better), text)) settled.push(span)
    from = to
  }
  return settled
}

/** What stays of spans that overlap, the best of them first. */
function settle(ranked: readonly Span[], text: string | undefined): readonly Span[] {
  const kept: Span[] = [] // sorted by start, never overlapping
  for (const span of ranked) for (const part of uncovered(span, kept, text)) insert(kept, part)
  return kept
}

/** Already sorted and without overlap: the common case, and free. */
function isClean(spans: readonly Span[]): boolean {
  for (let i = 1; i < spans.length; i++) if (spans[i]!.start < spans[i - 1]!.end) return false
  return true
}

function ranking(strategy: Strategy, priority: readonly string[]): (a: Span, b: Span) => number {
  const size = (s: Span) => s.end - s.start
  const rank = (s: Span) => {
    const at = priority.indexOf(s.label)
    return at < 0 ? priority.length : at
  }
  const longest = (a: Span, b: Span) => size(b) - size(a) || b.score - a.score || compareSpans(a, b)
  if (strategy === 'score') return (a, b) => b.score - a.score || size(b) - size(a) || compareSpans(a, b)
  if (strategy === 'priority') return (a, b) => rank(a) - rank(b) || longest(a, b)
  return longest
}

/** The parts of `span` that nothing in `kept` covers; the span itself when it is free. */
function uncovered(span: Span, kept: readonly Span[], text: string | undefined): Span[] {
  let i = firstEndingAfter(kept, span.start)
  if (i === kept.length || kept[i]!.start >= span.end) return [span]
  const parts: Span[] = []
  let pos = span.start
  for (; i < kept.length && kept[i]!.start < span.end; i++) {
    if (kept[i]!.start > pos) parts.push({ ...span, start: pos, end: kept[i]!.start })
    pos = Math.max(pos, kept[i]!.end)
  }
  if (pos < span.end) parts.push({ ...span, start: pos })
  return text === undefined ? parts : parts.flatMap((part) => trimmed(part, text))
}

/** The part without blanks and punctuation around it, or nothing when that is all it is. */
function trimmed(part: Span, text: string): Span[] {
  const match = /[\p{L}\p{N}](?:[\s\S]*[\p{L}\p{N}])?/u.exec(text.slice(part.start, part.end))
  if (!match) return []
  const start = part.start + match.index
  return [{ ...part, start, end: start + match[0].length }]
}

function firstEndingAfter(kept: readonly Span[], pos: number): number {
  let low = 0
  let high = kept.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (kept[mid]!.end <= pos) low = mid + 1
    else high = mid
  }
  return low
}

function insert(kept: Span[], span: Span): void {
  kept.splice(firstEndingAfter(kept, span.start), 0, span)
}
