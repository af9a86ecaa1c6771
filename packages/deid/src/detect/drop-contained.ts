import { clusterEnd } from '../text/cluster.ts'
import type { Extent } from '../text/span.ts'

/** What `dropContained` needs to know of a hit. */
export interface Scored extends Extent {
  readonly score: number
}

/**
 * The hits of one label without those that lie within a better one: Presidio's rule, by which the better one has the
 * higher score, or else begins first, or else is longer. Equal extents count as contained; crossing ones both stay.
 * Score 0 goes. The result is ordered by place, loosely.
 */
export function dropContained<T extends Scored>(hits: readonly T[]): readonly T[] {
  const placed = inPlace(hits) ? hits : [...hits].sort((a, b) => a.start - b.start)
  const kept: T[] = []
  for (let from = 0; from < placed.length; ) {
    const to = clusterEnd(placed, from)
    if (to === from + 1) {
      if (placed[from]!.score > 0) kept.push(placed[from]!)
    } else if (to === from + 2) keepOfTwo(placed[from]!, placed[from + 1]!, kept)
    else {
      const ranked = placed.slice(from, to).filter((hit) => hit.score > 0)
      ranked.sort((a, b) => b.score - a.score || a.start - b.start || b.end - a.end)
      if (ranked.length <= FEW) keepFew(ranked, kept)
      else keepMany(ranked, kept)
    }
    from = to
  }
  return kept
}

function inPlace(hits: readonly Scored[]): boolean {
  for (let i = 1; i < hits.length; i++) if (hits[i]!.start < hits[i - 1]!.start) return false
  return true
}

/** By far the most frequent: two expressions of a recognizer on one place. `a` does not begin after `b`. */
function keepOfTwo<T extends Scored>(a: T, b: T, kept: T[]): void {
  const aHoldsB = a.end >= b.end
  const bHoldsA = a.start === b.start && b.end >= a.end
  const aIsBetter = a.score !== b.score ? a.score > b.score : a.start < b.start || a.end >= b.end
  if (a.score > 0 && !(bHoldsA && !aIsBetter)) kept.push(a)
  if (b.score > 0 && !(aHoldsB && aIsBetter)) kept.push(b)
}

/** So few that comparing each with each is quicker. */
const FEW = 24

function keepFew<T extends Scored>(ranked: readonly T[], kept: T[]): void {
  const first = kept.length
  for (const hit of ranked) {
    let isFree = true
    for (let i = first; i < kept.length && isFree; i++)
      isFree = kept[i]!.start > hit.start || kept[i]!.end < hit.end
    if (isFree) kept.push(hit)
  }
}

function keepMany<T extends Scored>(ranked: readonly T[], kept: T[]): void {
  // farthest[i]: a Fenwick tree over the order of starts, of the farthest end kept so far.
  const starts = [...new Set(ranked.map((hit) => hit.start))].sort((a, b) => a - b)
  const rank = new Map(starts.map((start, i) => [start, i + 1]))
  const farthest = new Float64Array(starts.length + 1).fill(-1)
  for (const hit of ranked) {
    let reach = -1
    for (let i = rank.get(hit.start)!; i > 0; i -= i & -i) reach = Math.max(reach, farthest[i]!)
    if (reach >= hit.end) continue
    for (let i = rank.get(hit.start)!; i < farthest.length; i += i & -i)
      farthest[i] = Math.max(farthest[i]!, hit.end)
    kept.push(hit)
  }
}
