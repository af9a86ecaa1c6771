import type { Interval, LabelIntervals } from './bootstrap.ts'
import type { Comparison } from './compare.ts'
import type { LabelComparison } from './compare-labels.ts'
import type { ByLabel, Match } from './count.ts'
import type { Evaluation } from './evaluate.ts'
import { metrics } from './metrics.ts'
import { fBeta, foundTotal, goldTotal, type Prf, precision, recall } from './prf.ts'

/** Counts with the figures that follow from them. */
export interface Scores extends Prf {
  readonly gold: number
  readonly found: number
  readonly precision: number
  readonly recall: number
  readonly f: number
}

/** An evaluation as plain data for a JSON report: no document text, documents by id only. */
export interface Summary {
  readonly match: Match
  readonly beta: number
  readonly documents: number
  readonly figures: Readonly<Record<string, number>>
  readonly intervals: Readonly<Record<string, Interval>>
  readonly labelIntervals: Readonly<Record<string, LabelIntervals>>
  readonly all: Scores
  readonly blind: Scores
  readonly labels: Readonly<Record<string, Scores>>
  readonly groupings: Readonly<Record<string, Readonly<Record<string, Scores>>>>
  readonly groupingIntervals: Evaluation['groupingIntervals']
  readonly exposure: Evaluation['exposure']
  readonly overRedaction: Evaluation['over']
  readonly confusion: readonly { gold: string | null; found: string | null; count: number }[]
  readonly comparison?: readonly Comparison[]
  readonly labelComparison?: readonly LabelComparison[]
  readonly docs: readonly {
    readonly id: string
    readonly all: Scores
    readonly exposure: Evaluation['exposure']
    readonly overRedaction: Evaluation['over']
  }[]
}

/** The evaluation as data that JSON can hold. */
export function summaryOf(
  evaluation: Evaluation,
  comparison: readonly Comparison[] = [],
  labelComparison: readonly LabelComparison[] = [],
): Summary {
  const { beta, match, docs } = evaluation
  const named = (counts: ByLabel) =>
    Object.fromEntries([...counts].map(([label, prf]) => [label, scoresOf(prf, beta)]))
  return {
    match,
    beta,
    documents: docs.length,
    figures: Object.fromEntries(metrics.map(({ name, of }) => [name, of(evaluation, beta)])),
    intervals: evaluation.intervals,
    labelIntervals: evaluation.labelIntervals,
    all: scoresOf(evaluation.all, beta),
    blind: scoresOf(evaluation.blind, beta),
    labels: named(evaluation.labels),
    groupings: Object.fromEntries(
      Object.entries(evaluation.groupings).map(([name, counts]) => [name, named(counts)]),
    ),
    groupingIntervals: evaluation.groupingIntervals,
    exposure: evaluation.exposure,
    overRedaction: evaluation.over,
    confusion: evaluation.confusion.map(({ gold, found, count }) => ({
      gold: gold ?? null,
      found: found ?? null,
      count,
    })),
    ...(comparison.length > 0 && { comparison }),
    ...(labelComparison.length > 0 && { labelComparison }),
    docs: docs.map(({ id, all, exposure, over }) => ({
      id,
      all: scoresOf(all, beta),
      exposure,
      overRedaction: over,
    })),
  }
}

/** Counts with precision, recall and F. */
export function scoresOf(prf: Prf, beta: number): Scores {
  return {
    ...prf,
    gold: goldTotal(prf),
    found: foundTotal(prf),
    precision: precision(prf),
    recall: recall(prf),
    f: fBeta(prf, beta),
  }
}
