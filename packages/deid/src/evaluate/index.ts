/** How well found spans agree with gold: counts, scores, intervals, comparisons, reports. */
export type { Draws, Interval, LabelIntervals } from './bootstrap.ts'
export { type Comparison, compare } from './compare.ts'
export { compareLabels, type LabelComparison } from './compare-labels.ts'
export { type ByLabel, countPair, type Match, type Meeting, matches, type Pair } from './count.ts'
export { type Cell, toCsv } from './csv.ts'
export { type ErrorItem, type ErrorKind, errorKinds, errorsOf, type Place } from './errors.ts'
export {
  type DocScore,
  type EvaluateOptions,
  type Evaluation,
  evaluate,
  type Naming,
  namedPair,
} from './evaluate.ts'
export { htmlReport } from './html-report.ts'
export type { Exposure, OverRedaction } from './leak.ts'
export { escaped, htmlPage, htmlTable } from './markup.ts'
export { type Metric, metrics, type Totals } from './metrics.ts'
export { add, fBeta, foundTotal, goldTotal, NONE, type Prf, precision, recall } from './prf.ts'
export {
  type AttributeValue,
  type Dimension,
  judgeOf,
  type Likeness,
  type MarkedSpan,
  type SimilarityProfile,
  type TagProfile,
} from './similarity-profile.ts'
export { confusionCsv, docsCsv, errorsCsv, figuresCsv, scoresCsv } from './spreadsheets.ts'
export { type Scores, type Summary, scoresOf, summaryOf } from './summary.ts'
export { barPlot, linePlot, type PlotLabels, type PlotLine, type PlotPoint } from './svg-plot.ts'
