import { addTo, type Draws, type Interval, intervalOf } from './bootstrap.ts'
import { metrics, type Totals } from './metrics.ts'
import { seeded } from './random.ts'
import { fromVector, toVector, WIDTH } from './vector.ts'

/** One figure of two systems on the same documents. */
export interface Comparison {
  readonly metric: string
  readonly a: number
  readonly b: number
  /** `b` minus `a`, with its interval by paired bootstrap. */
  readonly difference: number
  readonly interval: Interval
  /** Two-sided, by approximate randomisation: how often shuffled systems differ at least so much. */
  readonly p: number
  /** Which is better where `p` is below 0.05; undefined where that cannot be told. */
  readonly better?: 'a' | 'b'
}

/**
 * Compares two systems on the same documents, in the same order. p is the share of random exchanges of the
 * systems' results, document by document, after which they differ as much or more, (k + 1) / (n + 1).
 * Throws a RangeError when the lists differ in length.
 */
export function compare(
  a: readonly Totals[],
  b: readonly Totals[],
  beta: number,
  { samples = 1000, seed = 1 }: Draws = {},
): readonly Comparison[] {
  if (a.length !== b.length)
    throw new RangeError(`Systems compared on ${a.length} and on ${b.length} documents`)
  if (a.length === 0) return []
  const rows = [a.map(toVector), b.map(toVector)] as const
  const values = (
    of: (random: () => number, sums: readonly [Float64Array, Float64Array]) => void,
    from: number,
  ) => {
    const random = seeded(from)
    const out = metrics.map(() => new Float64Array(samples))
    for (let draw = 0; draw < samples; draw++) {
      const sums = [new Float64Array(WIDTH), new Float64Array(WIDTH)] as const
      of(random, sums)
      const [one, two] = [fromVector(sums[0]), fromVector(sums[1])]
      for (const [m, metric] of metrics.entries()) out[m]![draw] = metric.of(two, beta) - metric.of(one, beta)
    }
    return out
  }
  const drawn = values((random, sums) => {
    for (let i = 0; i < a.length; i++) {
      const at = Math.floor(random() * a.length)
      addTo(sums[0], rows[0][at]!)
      addTo(sums[1], rows[1][at]!)
    }
  }, seed)
  const shuffled = values((random, sums) => {
    for (let i = 0; i < a.length; i++) {
      const swap = random() < 0.5
      addTo(sums[swap ? 1 : 0], rows[0][i]!)
      addTo(sums[swap ? 0 : 1], rows[1][i]!)
    }
  }, seed + 1)
  const [totalA, totalB] = [sumVectors(rows[0]), sumVectors(rows[1])]
  return metrics.map((metric, m) => {
    const [x, y] = [metric.of(totalA, beta), metric.of(totalB, beta)]
    const difference = y - x
    const extreme = shuffled[m]!.filter((d) => Math.abs(d) >= Math.abs(difference) - 1e-12).length
    const p = (extreme + 1) / (samples + 1)
    const sure = p < 0.05 && difference !== 0
    const better = difference > 0 === metric.higherIsBetter ? 'b' : 'a'
    return {
      metric: metric.name,
      a: x,
      b: y,
      difference,
      interval: intervalOf(drawn[m]!),
      p,
      ...(sure && { better: better as 'a' | 'b' }),
    }
  })
}

function sumVectors(rows: readonly Float64Array[]): Totals {
  const sum = new Float64Array(WIDTH)
  for (const row of rows) addTo(sum, row)
  return fromVector(sum)
}
