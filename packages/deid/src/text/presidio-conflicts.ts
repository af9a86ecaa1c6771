import type { Extent } from './span.ts'

/**
 * How Presidio's anonymizer settles overlapping results.
 * - `merge_similar_or_contained`: same label and overlapping become one; what lies inside another goes,
 *   whatever the scores; of equal places the lower score goes. Crossing spans of two labels stay, crossing.
 * - `remove_intersections`: after that, of two crossing spans the one with the lower score is cut back.
 */
export type PresidioConflicts = 'merge_similar_or_contained' | 'remove_intersections'

interface Scored extends Extent {
  readonly label: string
  readonly score: number
}

/** What is left of `spans` after Presidio's rules, in the order in which they were given. */
export function settlePresidioConflicts<S extends Scored>(
  spans: readonly S[],
  strategy: PresidioConflicts = 'merge_similar_or_contained',
): readonly S[] {
  const left = withoutContained(mergeSameLabel(spans))
  return strategy === 'remove_intersections' ? cutIntersections(left) : left
}

/** Spans of one label with only spaces between them become one: `[Jane] [Doe]` is `[Jane Doe]`. By place. */
export function mergeAcrossSpaces<S extends Scored>(spans: readonly S[], text: string): readonly S[] {
  const out: S[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = out.at(-1)
    const joined = last?.label === span.label && onlySpaces(text, last.end, span.start)
    if (joined) out[out.length - 1] = { ...span, start: last.start }
    else out.push(span)
  }
  return out
}

function onlySpaces(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (text[i] !== ' ') return false
  return start < end
}

/** Unions of overlapping spans of a label; a union stands where its last member stood, with the best score. */
function mergeSameLabel<S extends Scored>(spans: readonly S[]): readonly S[] {
  const out: (S | undefined)[] = [...spans]
  const open = new Map<string, number>() // By label: where its current union stands in `out`.
  for (const at of byPlace(spans, (a, b) => a.start - b.start || a.end - b.end)) {
    const span = spans[at]!
    const before = open.get(span.label)
    const union = before === undefined ? undefined : out[before]
    if (before === undefined || !union || Math.min(union.end, span.end) <= span.start) {
      if (!union || span.end > union.end) open.set(span.label, at) // An empty one inside ends no union.
      continue
    }
    const last = Math.max(before, at)
    out[before] = out[at] = undefined
    out[last] = {
      ...spans[last]!,
      start: union.start,
      end: Math.max(union.end, span.end),
      score: Math.max(union.score, span.score),
    }
    open.set(span.label, last)
  }
  return out.filter((span) => span !== undefined)
}

function withoutContained<S extends Scored>(spans: readonly S[]): readonly S[] {
  const kept = new Set<number>()
  let reach = -1
  // Of equal places the higher score comes first, and of equal scores the later in the list.
  const order = byPlace(spans, (a, b) => a.start - b.start || b.end - a.end || b.score - a.score, -1)
  for (const at of order) {
    if (spans[at]!.end <= reach) continue
    kept.add(at)
    reach = spans[at]!.end
  }
  return spans.filter((_, at) => kept.has(at))
}

function cutIntersections<S extends Scored>(spans: readonly S[]): readonly S[] {
  const list = [...spans].sort((a, b) => a.start - b.start)
  let i = 0
  while (i < list.length - 1) {
    const current = list[i]!
    const next = list[i + 1]!
    if (current.end <= next.start) {
      i++
    } else if (current.score >= next.score) {
      const cut = { ...next, start: current.end }
      let to = i + 1
      for (; to + 1 < list.length && list[to + 1]!.start < cut.start; to++) list[to] = list[to + 1]!
      list[to] = cut
    } else {
      list[i] = { ...current, end: next.start }
    }
  }
  return list.filter(({ start, end }) => start <= end)
}

/** Indexes of `spans` in the order of `compare`; equal ones by index, or against it with `ties` -1. */
function byPlace<S>(
  spans: readonly S[],
  compare: (a: S, b: S) => number,
  ties: 1 | -1 = 1,
): readonly number[] {
  return spans.map((_, at) => at).sort((a, b) => compare(spans[a]!, spans[b]!) || ties * (a - b))
}
