import { EMPTY, type Totals } from './metrics.ts'

// Resampling adds up counts of documents millions of times: as numbers in a row, not as objects.
const parts = ['all', 'blind', 'exposure', 'over'] as const
const fields = parts.flatMap((part) => Object.keys(EMPTY[part]).map((field) => [part, field] as const))

/** How many counts a `Totals` holds. */
export const WIDTH = fields.length

/** The counts in a fixed order. */
export function toVector(totals: Totals): Float64Array {
  return Float64Array.from(fields, ([part, field]) => (totals[part] as unknown as Counts)[field]!)
}

/** The inverse of `toVector`. */
export function fromVector(vector: Float64Array): Totals {
  const out: Record<string, Record<string, number>> = { all: {}, blind: {}, exposure: {}, over: {} }
  for (const [i, [part, field]] of fields.entries()) out[part]![field] = vector[i]!
  return out as unknown as Totals
}

type Counts = Readonly<Record<string, number>>
