/**
 * What a comparison counted, MATScore's columns: units that gold and found agree on, those paired under another
 * label or border (a clash, counted on either side), and those that only one side has. Counts add up.
 */
export interface Prf {
  /** Units of gold that were found. */
  readonly match: number
  /** Units of found that are right; equals `match` but for `overlap`, where one span may answer several. */
  readonly foundMatch: number
  readonly goldClash: number
  readonly missing: number
  readonly foundClash: number
  readonly spurious: number
}

/** Nothing counted. */
export const NONE: Prf = { match: 0, foundMatch: 0, goldClash: 0, missing: 0, foundClash: 0, spurious: 0 }

/** The counts of both together. */
export function add(a: Prf, b: Prf): Prf {
  const sum = { ...a }
  addTimes(sum, b, 1)
  return sum
}

/** Adds counts so many times, in place: resampling adds up millions of them. */
export function addTimes(sum: { -readonly [K in keyof Prf]: number }, counts: Prf, times: number): void {
  sum.match += times * counts.match
  sum.foundMatch += times * counts.foundMatch
  sum.goldClash += times * counts.goldClash
  sum.missing += times * counts.missing
  sum.foundClash += times * counts.foundClash
  sum.spurious += times * counts.spurious
}

/** Units of gold: matched, clashing and missing. */
export function goldTotal({ match, goldClash, missing }: Prf): number {
  return match + goldClash + missing
}

/** Units of found: right, clashing and spurious. */
export function foundTotal({ foundMatch, foundClash, spurious }: Prf): number {
  return foundMatch + foundClash + spurious
}

/** Share of what was found that is right; 1 where nothing was found, as MATScore has it. */
export function precision(counts: Prf): number {
  const total = foundTotal(counts)
  return total === 0 ? 1 : counts.foundMatch / total
}

/** Share of gold that was found; 1 where there is no gold. */
export function recall(counts: Prf): number {
  const total = goldTotal(counts)
  return total === 0 ? 1 : counts.match / total
}

/** Weighted harmonic mean: with `beta` 2, recall counts four times as much as precision. 0 where both are 0. */
export function fBeta(counts: Prf, beta: number): number {
  const p = precision(counts)
  const r = recall(counts)
  const b = beta * beta
  return p + r === 0 ? 0 : ((1 + b) * p * r) / (b * p + r)
}
