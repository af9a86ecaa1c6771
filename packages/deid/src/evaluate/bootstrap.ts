import { metrics, type Totals } from './metrics.ts'
import { seeded } from './random.ts'
import { fromVector, toVector, WIDTH } from './vector.ts'

/** How sure a figure is: from many draws of as many documents, with replacement. */
export interface Interval {
  readonly mean: number
  /** Population variance and standard deviation over the draws, as MATScore prints them. */
  readonly variance: number
  readonly deviation: number
  /** Borders of the middle 95% of the draws. */
  readonly low: number
  readonly high: number
}

/** How to draw. */
export interface Draws {
  /** 1000 unless stated. */
  readonly samples?: number
  /** 1 unless stated; the same seed and documents give the same figures. */
  readonly seed?: number
}

/** Intervals of every metric by its name; empty without documents. */
export function intervals(
  docs: readonly Totals[],
  beta: number,
  { samples = 1000, seed = 1 }: Draws = {},
): Readonly<Record<string, Interval>> {
  if (docs.length === 0 || samples === 0) return {}
  const rows = docs.map(toVector)
  const random = seeded(seed)
  const values = metrics.map(() => new Float64Array(samples))
  for (let draw = 0; draw < samples; draw++) {
    const sum = new Float64Array(WIDTH)
    for (let i = 0; i < rows.length; i++) addTo(sum, rows[Math.floor(random() * rows.length)]!)
    const totals = fromVector(sum)
    for (const [m, metric] of metrics.entries()) values[m]![draw] = metric.of(totals, beta)
  }
  return Object.fromEntries(metrics.map(({ name }, m) => [name, intervalOf(values[m]!)]))
}

/** Mean, spread and middle 95% of drawn values. */
export function intervalOf(values: Float64Array): Interval {
  const sorted = values.slice().sort()
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length
  const variance = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / sorted.length
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
  return { mean, variance, deviation: Math.sqrt(variance), low: at(0.025), high: at(0.975) }
}

/** Adds `row` to `sum` in place. */
export function addTo(sum: Float64Array, row: Float64Array): void {
  for (let i = 0; i < sum.length; i++) sum[i]! += row[i]!
}
