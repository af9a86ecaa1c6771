import { DeidError } from '../text/index.ts'
import { type Draws, type Interval, intervals, type LabelIntervals, labelIntervals } from './bootstrap.ts'
import {
  addByLabel,
  type ByLabel,
  countPair,
  type Match,
  type Meeting,
  meetings,
  type Pair,
  sumOf,
} from './count.ts'
import { exposureOf, overRedactionOf } from './leak.ts'
import { addTotals, EMPTY, type Totals } from './metrics.ts'
import { unitTotal } from './pieces.ts'
import { effectiveSpans, judgeOf, type MarkedSpan, type SimilarityProfile } from './similarity-profile.ts'

/** The names under which labels are counted together; undefined leaves the span out. */
export type Naming = (label: string) => string | undefined

/** How to compare. */
export interface EvaluateOptions extends Draws {
  /** `exact` unless stated. */
  readonly match?: Match
  /** Weight of recall in F; 2 unless stated. */
  readonly beta?: number
  /** Which labels stand for which before anything is compared; all as they are unless stated. */
  readonly labels?: Naming
  /** Other ways to count labels together, by name: `group`, `paragraph`. */
  readonly groupings?: Readonly<Record<string, Naming>>
  /** How alike spans are, for `exact`: MATScore's default unless stated. */
  readonly similarity?: SimilarityProfile
}

/** What one document adds. */
export interface DocScore extends Totals {
  readonly id: string
  readonly labels: ByLabel
  /** By the name of the grouping. */
  readonly groupings: Readonly<Record<string, ByLabel>>
  /** Words of the text (tokens, characters, as `match` counts; words for spans). */
  readonly units: number
}

/** How well found agrees with gold over all documents. Every count is the sum of those of the documents. */
export interface Evaluation extends Totals {
  readonly match: Match
  readonly beta: number
  readonly docs: readonly DocScore[]
  readonly units: number
  readonly labels: ByLabel
  /** By the name of the grouping, counts by the name of the group. */
  readonly groupings: Readonly<Record<string, ByLabel>>
  readonly confusion: readonly Meeting[]
  /** By metric; see `metrics.ts`. */
  readonly intervals: Readonly<Record<string, Interval>>
  readonly labelIntervals: Readonly<Record<string, LabelIntervals>>
  readonly groupingIntervals: Readonly<Record<string, Readonly<Record<string, LabelIntervals>>>>
}

/** Compares what was found with gold, document by document. Throws a DeidError `bad-span` for a span outside its text. */
export function evaluate(pairs: readonly Pair[], options: EvaluateOptions = {}): Evaluation {
  const { match = 'exact', beta = 2, groupings = {} } = options
  const docs: DocScore[] = []
  let byLabel: ByLabel = new Map()
  const byGroup: Record<string, ByLabel> = Object.fromEntries(
    Object.keys(groupings).map((g) => [g, new Map()]),
  )
  const met = new Map<string, Meeting>()
  const judge = judgeOf(options.similarity)
  for (const raw of pairs) {
    checkPair(raw)
    const pair = namedPair(raw, options)
    const labels = countPair(pair, match, judge)
    const blind = sumOf(
      countPair(
        renamed(pair, () => '*'),
        match,
        judge,
      ),
    )
    byLabel = addByLabel(byLabel, labels)
    const grouped = Object.fromEntries(
      Object.entries(groupings).map(([name, group]) => [name, countPair(renamed(pair, group), match, judge)]),
    )
    for (const [name, counts] of Object.entries(grouped)) byGroup[name] = addByLabel(byGroup[name]!, counts)
    for (const { gold, found, count } of meetings(pair, match, judge)) {
      const key = `${gold ?? ''}\0${found ?? ''}`
      met.set(key, { gold, found, count: (met.get(key)?.count ?? 0) + count })
    }
    const unit = match === 'exact' || match === 'overlap' ? 'token' : match
    docs.push({
      id: pair.id,
      labels,
      groupings: grouped,
      all: sumOf(labels),
      blind,
      exposure: exposureOf(pair),
      over: overRedactionOf(pair),
      units: unitTotal(pair.text, [...pair.gold, ...pair.found], unit),
    })
  }
  return {
    match,
    beta,
    docs,
    ...docs.reduce<Totals>(addTotals, EMPTY),
    units: docs.reduce((sum, { units }) => sum + units, 0),
    labels: sorted(byLabel),
    groupings: Object.fromEntries(Object.entries(byGroup).map(([name, counts]) => [name, sorted(counts)])),
    confusion: [...met.values()].sort(byLabels),
    intervals: intervals(docs, beta, options),
    labelIntervals: labelIntervals(docs, beta, options),
    groupingIntervals: Object.fromEntries(
      Object.keys(groupings).map((name) => [
        name,
        labelIntervals(
          docs.map((doc) => ({ labels: doc.groupings[name]! })),
          beta,
          options,
        ),
      ]),
    ),
  }
}

/** The pair with the labels that are compared: those by virtue of attributes, then those of the naming. */
export function namedPair(
  pair: Pair,
  { labels = (label) => label, similarity }: Pick<EvaluateOptions, 'labels' | 'similarity'>,
): Pair {
  if (!similarity) return renamed(pair, labels)
  const effective = (spans: readonly MarkedSpan[]) => effectiveSpans(spans, similarity)
  return renamed({ ...pair, gold: effective(pair.gold), found: effective(pair.found) }, labels)
}

function renamed(pair: Pair, naming: Naming): Pair {
  const all = (spans: readonly MarkedSpan[]) =>
    spans.flatMap((span) => {
      const label = naming(span.label)
      if (label === undefined) return []
      return label === span.label ? [span] : [{ ...span, label, trueLabel: span.trueLabel ?? span.label }]
    })
  return { ...pair, gold: all(pair.gold), found: all(pair.found) }
}

function checkPair({ id, text, gold, found }: Pair): void {
  for (const { start, end } of [...gold, ...found])
    if (
      !(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length)
    )
      throw new DeidError('bad-span', `A span ${start}-${end} does not fit a text of length ${text.length}`, {
        docId: id,
      })
}

function sorted(counts: ByLabel): ByLabel {
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function byLabels(a: Meeting, b: Meeting): number {
  const key = ({ gold, found }: Meeting) => `${gold ?? '\uffff'}\0${found ?? '\uffff'}`
  return key(a) < key(b) ? -1 : 1
}
