import type { Extent } from './span.ts'

/**
 * One past the last of the ranges that hang together with `placed[from]`: each shares a character with one before it.
 * `placed` is in order of start. What must be settled between overlapping ranges can be settled cluster by cluster.
 */
export function clusterEnd(placed: readonly Extent[], from: number): number {
  let to = from + 1
  let reach = placed[from]!.end
  while (to < placed.length && placed[to]!.start < reach) reach = Math.max(reach, placed[to++]!.end)
  return to
}
