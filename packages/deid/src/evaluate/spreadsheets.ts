import type { Comparison } from './compare.ts'
import type { LabelComparison } from './compare-labels.ts'
import type { ByLabel } from './count.ts'
import { type Cell, toCsv } from './csv.ts'
import type { ErrorItem } from './errors.ts'
import type { Evaluation } from './evaluate.ts'
import { metrics } from './metrics.ts'
import { fBeta, foundTotal, goldTotal, type Prf, precision, recall } from './prf.ts'
import { scoresOf } from './summary.ts'

/** Columns after MATScore's, in its order; `f1` is its fmeasure. */
const SCORE_COLUMNS = [
  'match',
  'refclash',
  'missing',
  'refonly',
  'reftotal',
  'hypclash',
  'spurious',
  'hyponly',
  'hyptotal',
  'precision',
  'recall',
  'fmeasure',
]

/**
 * Scores in MATScore's columns and rows: per document and label, `<all>` labels per document, then `<all>`
 * documents per label, group and paragraph. `f<beta>` follows its fmeasure; token-like matches add accuracies.
 */
export function scoresCsv(evaluation: Evaluation): string {
  const { docs, beta, match } = evaluation
  const unit = { token: 'test toks', 'pseudo-token': 'test pseudo-toks', char: 'test chars' }
  const byUnit = match !== 'exact' && match !== 'overlap'
  const head = [
    'match',
    'file',
    'test docs',
    'grouping',
    'tag',
    byUnit ? unit[match] : 'test toks',
    ...SCORE_COLUMNS,
    `f${beta}`,
    ...(byUnit
      ? ['tag_sensitive_accuracy', 'tag_sensitive_error_rate', 'tag_blind_accuracy', 'tag_blind_error_rate']
      : []),
  ]
  const row = (
    file: string,
    count: number,
    grouping: string,
    tag: string,
    units: number,
    prf: Prf,
  ): Cell[] => [
    match,
    file,
    count,
    grouping,
    tag,
    units,
    ...scoreCells(prf, beta),
    ...(byUnit ? accuracyCells(prf, units) : []),
  ]
  const rows = (file: string, count: number, grouping: string, counts: ByLabel, units: number) =>
    [...counts].map(([tag, prf]) => row(file, count, grouping, tag, units, prf))
  return toCsv([
    head,
    ...docs.flatMap((doc) => [
      ...rows(doc.id, 1, 'label', doc.labels, doc.units),
      row(doc.id, 1, 'label', '<all>', doc.units, doc.all),
    ]),
    ...Object.entries(evaluation.groupings).flatMap(([name, counts]) =>
      rows('<all>', docs.length, name, counts, evaluation.units),
    ),
    row('<all>', docs.length, 'blind', '<all>', evaluation.units, evaluation.blind),
    ...rows('<all>', docs.length, 'label', evaluation.labels, evaluation.units),
    row('<all>', docs.length, 'label', '<all>', evaluation.units, evaluation.all),
  ])
}

function scoreCells(prf: Prf, beta: number): Cell[] {
  const { match, goldClash, missing, foundClash, spurious } = prf
  return [
    match,
    goldClash,
    missing,
    goldClash + missing,
    goldTotal(prf),
    foundClash,
    spurious,
    foundClash + spurious,
    foundTotal(prf),
    ...[precision(prf), recall(prf), fBeta(prf, 1), fBeta(prf, beta)].map(rounded),
  ]
}

function accuracyCells({ goldClash, missing, spurious }: Prf, units: number): Cell[] {
  const sensitive = units === 0 ? 1 : (units - goldClash - missing - spurious) / units
  const blind = units === 0 ? 1 : (units - missing - spurious) / units
  return [sensitive, 1 - sensitive, blind, 1 - blind].map(rounded)
}

/**
 * The figures of all documents, of each label and of each group with their intervals; with a comparison, those of both
 * systems and p. That of a label is also given corrected for the number of labels.
 */
export function figuresCsv(
  evaluation: Evaluation,
  comparison: readonly Comparison[] = [],
  labelComparison: readonly LabelComparison[] = [],
): string {
  const head = ['metric', 'value', 'mean', 'variance', 'stddev', 'low95', 'high95']
  const more = ['other', 'difference', 'difference_low95', 'difference_high95', 'p', 'p_holm', 'better']
  const rows = metrics.map(({ name, of }): Cell[] => {
    const i = evaluation.intervals[name]
    const c = comparison.find(({ metric }) => metric === name)
    return [
      name,
      rounded(of(evaluation, evaluation.beta)),
      ...(i ? [i.mean, i.variance, i.deviation, i.low, i.high].map(rounded) : ['', '', '', '', '']),
      ...(c ? comparedCells(c) : []),
    ]
  })
  const byName = (prefix: string, counts: ByLabel, all: Evaluation['labelIntervals'], compare: boolean) =>
    [...counts].flatMap(([label, prf]) => {
      const i = all[label]
      return (['precision', 'recall', 'f'] as const).map((name): Cell[] => {
        const c = compare
          ? labelComparison.find((one) => one.label === label && one.metric === name)
          : undefined
        return [
          `${prefix}${label} ${name}`,
          rounded(scoresOf(prf, evaluation.beta)[name]),
          ...(i
            ? [i[name].mean, i[name].variance, i[name].deviation, i[name].low, i[name].high].map(rounded)
            : ['', '', '', '', '']),
          ...(c ? comparedCells(c) : []),
        ]
      })
    })
  return toCsv([
    comparison.length > 0 ? [...head, ...more] : head,
    ...rows,
    ...byName('', evaluation.labels, evaluation.labelIntervals, true),
    ...Object.entries(evaluation.groupings).flatMap(([grouping, counts]) =>
      byName(`${grouping} `, counts, evaluation.groupingIntervals[grouping]!, false),
    ),
  ])
}

function comparedCells(c: Comparison | LabelComparison): Cell[] {
  return [
    ...[c.b, c.difference, c.interval.low, c.interval.high, c.p].map(rounded),
    'adjusted' in c ? rounded(c.adjusted) : '',
    c.better === 'a' ? 'this' : c.better === 'b' ? 'other' : '',
  ]
}

/** One row for each document: what leaks from it and what is masked for nothing. */
export function docsCsv({ docs, beta }: Evaluation): string {
  const head = [
    'file',
    'gold_spans',
    'covered_spans',
    'missed_spans',
    'characters',
    'leaked_characters',
    'other_words',
    'masked_other_words',
    'precision',
    'recall',
    `f${beta}`,
  ]
  return toCsv([
    head,
    ...docs.map(({ id, exposure: e, over: o, all }): Cell[] => [
      id,
      e.spans,
      e.coveredSpans,
      e.missedSpans,
      e.characters,
      e.leakedCharacters,
      o.otherWords,
      o.maskedOtherWords,
      ...[precision(all), recall(all), fBeta(all, beta)].map(rounded),
    ]),
  ])
}

/** Labels of gold down, labels of found across; the last of each is what had no counterpart. */
export function confusionCsv({ confusion }: Evaluation): string {
  const { rows, columns, count } = confusionTable(confusion)
  return toCsv([
    ['gold \\ found', ...columns.map((name) => name ?? '<missing>')],
    ...rows.map((gold) => [gold ?? '<spurious>', ...columns.map((found) => count(gold, found))]),
  ])
}

/** The names of rows and columns of a confusion matrix and what stands where they meet. */
export function confusionTable(confusion: Evaluation['confusion']): {
  readonly rows: readonly (string | undefined)[]
  readonly columns: readonly (string | undefined)[]
  readonly count: (gold: string | undefined, found: string | undefined) => number
} {
  const names = (list: readonly (string | undefined)[]) => [
    ...[...new Set(list.filter((name) => name !== undefined))].sort(),
    undefined,
  ]
  const key = (gold: string | undefined, found: string | undefined) => `${gold ?? ''}\0${found ?? ''}`
  const counts = new Map(confusion.map(({ gold, found, count }) => [key(gold, found), count]))
  return {
    rows: names(confusion.map(({ gold }) => gold)),
    columns: names(confusion.map(({ found }) => found)),
    count: (gold, found) => counts.get(key(gold, found)) ?? 0,
  }
}

/** One row for each disagreement. Holds document text where the items do. */
export function errorsCsv(items: readonly ErrorItem[]): string {
  const text = items.some((item) => item.text !== undefined)
  const head = ['file', 'type', 'reflabel', 'refstart', 'refend', 'hyplabel', 'hypstart', 'hypend', 'source']
  return toCsv([
    text ? [...head, 'before', 'text', 'after'] : head,
    ...items.map(({ docId, kind, gold, found, before = '', text: content = '', after = '' }): Cell[] => [
      docId,
      kind,
      gold?.label ?? '',
      gold?.start ?? '',
      gold?.end ?? '',
      found?.label ?? '',
      found?.start ?? '',
      found?.end ?? '',
      found?.source ?? '',
      ...(text ? [before, content, after] : []),
    ]),
  ])
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
