import type { ByLabel } from './count.ts'
import { metrics, type Totals } from './metrics.ts'
import { addTimes, fBeta, foundTotal, goldTotal, NONE, type Prf, precision, recall } from './prf.ts'
import { draw, seeded } from './random.ts'
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

/** Intervals of one label's figures. */
export interface LabelIntervals {
  readonly precision: Interval
  readonly recall: Interval
  readonly f: Interval
}

/** Intervals of every label's figures; draws without the label are left out, as MATScore does. */
export function labelIntervals(
  docs: readonly { readonly labels: ByLabel }[],
  beta: number,
  { samples = 1000, seed = 1 }: Draws = {},
): Readonly<Record<string, LabelIntervals>> {
  if (docs.length === 0 || samples === 0) return {}
  const rows = new Map<string, { doc: number; counts: Prf }[]>()
  for (const [doc, { labels }] of docs.entries())
    for (const [label, counts] of labels) {
      const list = rows.get(label)
      if (list) list.push({ doc, counts })
      else rows.set(label, [{ doc, counts }])
    }
  const random = seeded(seed)
  const values = new Map(
    [...rows.keys()].map((label) => [label, [[], [], []] as [number[], number[], number[]]]),
  )
  const times = new Int32Array(docs.length)
  for (let n = 0; n < samples; n++) {
    draw(times, random)
    for (const [label, list] of rows) {
      const sum = weighted(list, times)
      if (goldTotal(sum) + foundTotal(sum) === 0) continue
      const [p, r, f] = values.get(label)!
      p.push(precision(sum))
      r.push(recall(sum))
      f.push(fBeta(sum, beta))
    }
  }
  return Object.fromEntries(
    [...values].flatMap(([label, [p, r, f]]) =>
      p.length === 0
        ? []
        : [
            [
              label,
              {
                precision: intervalOf(Float64Array.from(p)),
                recall: intervalOf(Float64Array.from(r)),
                f: intervalOf(Float64Array.from(f)),
              },
            ],
          ],
    ),
  )
}

function weighted(list: readonly { doc: number; counts: Prf }[], times: Int32Array): Prf {
  const sum = { ...NONE }
  for (const { doc, counts } of list) if (times[doc]! > 0) addTimes(sum, counts, times[doc]!)
  return sum
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
