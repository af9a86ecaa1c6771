import type { Extent } from '../text/span.ts'

/** What `dropContained` needs to know of a hit. */
export interface Scored extends Extent {
  readonly score: number
}

/**
 * The hits of one label without those that lie within a better one, ordered by score (best first), then start,
 * then length (longest first): Presidio's rule. Equal extents count as contained; crossing ones both stay. Score 0 goes.
 */
export function dropContained<T extends Scored>(hits: readonly T[]): T[] {
  const ranked = hits.filter((hit) => hit.score > 0)
  if (ranked.length < 2) return ranked
  ranked.sort((a, b) => b.score - a.score || a.start - b.start || b.end - a.end)
  if (ranked.length <= FEW) return fewWithoutContained(ranked)
  // farthest[i]: a Fenwick tree over the order of starts, of the farthest end kept so far.
  const starts = [...new Set(ranked.map((hit) => hit.start))].sort((a, b) => a - b)
  const rank = new Map(starts.map((start, i) => [start, i + 1]))
  const farthest = new Float64Array(starts.length + 1).fill(-1)
  return ranked.filter(({ start, end }) => {
    let reach = -1
    for (let i = rank.get(start)!; i > 0; i -= i & -i) reach = Math.max(reach, farthest[i]!)
    if (reach >= end) return false
    for (let i = rank.get(start)!; i < farthest.length; i += i & -i) farthest[i] = Math.max(farthest[i]!, end)
    return true
  })
}

/** So few that comparing each with each is quicker. */
const FEW = 24

function fewWithoutContained<T extends Scored>(ranked: readonly T[]): T[] {
  const kept: T[] = []
  for (const hit of ranked) {
    let isFree = true
    for (let i = 0; i < kept.length && isFree; i++)
      isFree = kept[i]!.start > hit.start || kept[i]!.end < hit.end
    if (isFree) kept.push(hit)
  }
  return kept
}
