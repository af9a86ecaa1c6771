import { type Draws, type Interval, intervalOf } from './bootstrap.ts'
import type { ByLabel } from './count.ts'
import { addTimes, fBeta, foundTotal, goldTotal, NONE, type Prf, precision, recall } from './prf.ts'
import { draw, seeded } from './random.ts'

/** One figure of one label for two systems on the same documents. */
export interface LabelComparison {
  readonly label: string
  readonly metric: 'precision' | 'recall' | 'f'
  readonly a: number
  readonly b: number
  /** `b` minus `a`, with its interval by paired bootstrap over the draws that have the label. */
  readonly difference: number
  readonly interval: Interval
  /** Two-sided, by approximate randomisation over the documents that have the label on any side. */
  readonly p: number
  /** p corrected by Holm's method for looking at so many labels. */
  readonly adjusted: number
  /** Which is better where `adjusted` is below 0.05. */
  readonly better?: 'a' | 'b'
}

interface Row {
  readonly doc: number
  readonly a: Prf
  readonly b: Prf
}

const figures = [
  ['precision', (counts: Prf) => precision(counts)],
  ['recall', (counts: Prf) => recall(counts)],
  ['f', (counts: Prf, beta: number) => fBeta(counts, beta)],
] as const

/**
 * Compares two systems label by label, as `compare` does for all labels together. Labels that neither gold nor a
 * system has anywhere are not there, nor the recall of one without gold, nor the precision of one that nobody found: they
 * cannot differ, and do not count in the correction. Throws a RangeError when the lists differ in length.
 */
export function compareLabels(
  a: readonly { readonly labels: ByLabel }[],
  b: readonly { readonly labels: ByLabel }[],
  beta: number,
  { samples = 1000, seed = 1 }: Draws = {},
): readonly LabelComparison[] {
  if (a.length !== b.length)
    throw new RangeError(`Systems compared on ${a.length} and on ${b.length} documents`)
  const rows = rowsByLabel(a, b)
  const drawn = seeded(seed)
  const tossed = seeded(seed + 1)
  const spreads = new Map([...rows.keys()].map((label) => [label, figures.map((): number[] => [])]))
  const shuffles = new Map([...rows.keys()].map((label) => [label, figures.map((): number[] => [])]))
  const times = new Int32Array(a.length)
  const swapped = new Uint8Array(a.length)
  for (let n = 0; n < samples; n++) {
    draw(times, drawn)
    for (let i = 0; i < a.length; i++) swapped[i] = tossed() < 0.5 ? 1 : 0
    for (const [label, list] of rows) {
      const [one, two] = summed(list, ({ doc }) => times[doc]!)
      if (goldTotal(one) + foundTotal(one) + foundTotal(two) > 0) push(spreads.get(label)!, one, two, beta)
      push(shuffles.get(label)!, ...summed(list, ({ doc }) => (swapped[doc] ? -1 : 1)), beta)
    }
  }
  const all = [...rows].flatMap(([label, list]) => {
    const [one, two] = summed(list, () => 1)
    const has = {
      precision: foundTotal(one) + foundTotal(two) > 0,
      recall: goldTotal(one) > 0,
      f: true,
    }
    return figures.flatMap(([metric, of], m) => {
      if (!has[metric]) return []
      const [x, y] = [of(one, beta), of(two, beta)]
      const extreme = shuffles.get(label)![m]!.filter((d) => Math.abs(d) >= Math.abs(y - x) - 1e-12).length
      const spread = spreads.get(label)![m]!
      const values = Float64Array.from(spread.length > 0 ? spread : [y - x])
      const p = (extreme + 1) / (samples + 1)
      return { label, metric, a: x, b: y, difference: y - x, interval: intervalOf(values), p }
    })
  })
  return figures.flatMap(([metric]) => adjusted(all.filter((one) => one.metric === metric))).sort(byLabel)
}

function rowsByLabel(
  a: readonly { readonly labels: ByLabel }[],
  b: readonly { readonly labels: ByLabel }[],
): ReadonlyMap<string, readonly Row[]> {
  const rows = new Map<string, Row[]>()
  for (let doc = 0; doc < a.length; doc++)
    for (const label of new Set([...a[doc]!.labels.keys(), ...b[doc]!.labels.keys()])) {
      const row = { doc, a: a[doc]!.labels.get(label) ?? NONE, b: b[doc]!.labels.get(label) ?? NONE }
      const list = rows.get(label)
      if (list) list.push(row)
      else rows.set(label, [row])
    }
  return rows
}

/** The counts of both systems over the rows; a row counts so many times, and exchanged where that is below 0. */
function summed(rows: readonly Row[], times: (row: Row) => number): readonly [Prf, Prf] {
  const sums = [{ ...NONE }, { ...NONE }] as const
  for (const row of rows) {
    const n = times(row)
    if (n === 0) continue
    addTimes(sums[n < 0 ? 1 : 0], row.a, Math.abs(n))
    addTimes(sums[n < 0 ? 0 : 1], row.b, Math.abs(n))
  }
  return sums
}

function push(lists: readonly number[][], one: Prf, two: Prf, beta: number): void {
  for (const [m, [, of]] of figures.entries()) lists[m]!.push(of(two, beta) - of(one, beta))
}

/** Holm: the smallest p times how many there are, the next times one less, and never less than the one before. */
function adjusted(list: readonly Omit<LabelComparison, 'adjusted' | 'better'>[]): readonly LabelComparison[] {
  let least = 0
  return [...list]
    .sort((a, b) => a.p - b.p)
    .map((one, i) => {
      least = Math.min(1, Math.max(least, one.p * (list.length - i)))
      const sure = least < 0.05 && one.difference !== 0
      return {
        ...one,
        adjusted: least,
        ...(sure && { better: one.difference > 0 ? ('b' as const) : ('a' as const) }),
      }
    })
}

function byLabel(a: LabelComparison, b: LabelComparison): number {
  if (a.label !== b.label) return a.label < b.label ? -1 : 1
  return figures.findIndex(([name]) => name === a.metric) - figures.findIndex(([name]) => name === b.metric)
}
