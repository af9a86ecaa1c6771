import type { Exposure, OverRedaction } from './leak.ts'
import { add, fBeta, NONE, type Prf, precision, recall } from './prf.ts'

/** What one document, or all together, adds to every figure of a report. */
export interface Totals {
  readonly all: Prf
  readonly blind: Prf
  readonly exposure: Exposure
  readonly over: OverRedaction
}

/** A figure of a whole evaluation, worked out from sums over documents. */
export interface Metric {
  readonly name: string
  readonly of: (totals: Totals, beta: number) => number
  /** Whether a greater value is the better one. */
  readonly higherIsBetter: boolean
}

/** Figures with intervals, in the order of reports. Shares of nothing are 0, those of coverage 1. */
export const metrics: readonly Metric[] = [
  { name: 'precision', of: ({ all }) => precision(all), higherIsBetter: true },
  { name: 'recall', of: ({ all }) => recall(all), higherIsBetter: true },
  { name: 'f', of: ({ all }, beta) => fBeta(all, beta), higherIsBetter: true },
  { name: 'blind-precision', of: ({ blind }) => precision(blind), higherIsBetter: true },
  { name: 'blind-recall', of: ({ blind }) => recall(blind), higherIsBetter: true },
  { name: 'blind-f', of: ({ blind }, beta) => fBeta(blind, beta), higherIsBetter: true },
  {
    name: 'leaking-docs',
    of: ({ exposure: e }) => share(e.leakingDocs, e.phiDocs),
    higherIsBetter: false,
  },
  {
    name: 'covered-spans',
    of: ({ exposure: e }) => (e.spans === 0 ? 1 : e.coveredSpans / e.spans),
    higherIsBetter: true,
  },
  {
    name: 'leaked-characters',
    of: ({ exposure: e }) => share(e.leakedCharacters, e.characters),
    higherIsBetter: false,
  },
  {
    name: 'touched-free-docs',
    of: ({ over: o }) => share(o.touchedFreeDocs, o.freeDocs),
    higherIsBetter: false,
  },
  {
    name: 'masked-free-words',
    of: ({ over: o }) => share(o.maskedFreeWords, o.freeWords),
    higherIsBetter: false,
  },
  {
    name: 'masked-other-words',
    of: ({ over: o }) => share(o.maskedOtherWords, o.otherWords),
    higherIsBetter: false,
  },
]

/** Nothing counted yet. */
export const EMPTY: Totals = {
  all: NONE,
  blind: NONE,
  exposure: {
    docs: 0,
    phiDocs: 0,
    leakingDocs: 0,
    spans: 0,
    coveredSpans: 0,
    missedSpans: 0,
    characters: 0,
    leakedCharacters: 0,
  },
  over: {
    freeDocs: 0,
    touchedFreeDocs: 0,
    freeWords: 0,
    maskedFreeWords: 0,
    otherWords: 0,
    maskedOtherWords: 0,
  },
}

/** The counts of both together. */
export function addTotals(a: Totals, b: Totals): Totals {
  return {
    all: add(a.all, b.all),
    blind: add(a.blind, b.blind),
    exposure: addFields(a.exposure, b.exposure),
    over: addFields(a.over, b.over),
  }
}

function addFields<T extends { readonly [K in keyof T]: number }>(a: T, b: T): T {
  const out = { ...a } as { [K in keyof T]: number }
  for (const key of Object.keys(b) as (keyof T)[]) out[key] += b[key]
  return out as T
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
