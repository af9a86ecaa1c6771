import {
  type ByLabel,
  type Comparison,
  type Evaluation,
  type LabelComparison,
  metrics,
  type Prf,
  scoresOf,
} from '@palimpsest/deid/evaluate'
import { counted } from '../counted.ts'
import { table } from '../table.ts'

/** The evaluation as tables of text for a terminal. */
export function tablesOf(
  evaluation: Evaluation,
  comparison: readonly Comparison[],
  labelComparison: readonly LabelComparison[] = [],
): string {
  const { match, beta, docs, labels, groupings, all, blind } = evaluation
  const head = ['', 'match', 'clash', 'missing', 'spurious', 'precision', 'recall', `f${beta}`]
  const rows = (counts: ByLabel) => [...counts].map(([name, prf]) => rowOf(name, prf, beta))
  const parts = [
    `${counted(docs.length, 'document')}, match ${match}\n`,
    table([
      head,
      ...rows(labels),
      rowOf('all', all, beta),
      rowOf('all, any label', blind, beta),
      ...Object.entries(groupings).flatMap(([name, counts]) => [[`by ${name}`], ...rows(counts)]),
    ]),
    table([
      ['figure', 'value', '95% interval'],
      ...metrics.map(({ name, of }) => {
        const i = evaluation.intervals[name]
        return [name, fixed(of(evaluation, beta)), i ? `${fixed(i.low)} to ${fixed(i.high)}` : '']
      }),
    ]),
  ]
  if (comparison.length > 0)
    parts.push(
      table([
        ['compared', ...DIFFERENCE, 'p', 'better'],
        ...comparison.map((one) => [one.metric, ...difference(one), fixed(one.p), winner(one)]),
      ]),
    )
  const labelled = labelComparison.filter(({ metric }) => metric === 'recall')
  if (labelled.length > 0)
    parts.push(
      table([
        ['recall by label', ...DIFFERENCE, 'p', 'p (Holm)', 'better'],
        ...labelled.map((one) => [
          one.label,
          ...difference(one),
          fixed(one.p),
          fixed(one.adjusted),
          winner(one),
        ]),
      ]),
    )
  return parts.join('\n')
}

const DIFFERENCE = ['this', 'other', 'difference', '95% interval']

function difference({ a, b, difference, interval }: Comparison | LabelComparison): string[] {
  return [fixed(a), fixed(b), fixed(difference), `${fixed(interval.low)} to ${fixed(interval.high)}`]
}

function winner({ better }: Comparison | LabelComparison): string {
  return better === undefined ? '' : better === 'a' ? 'this' : 'other'
}

function rowOf(name: string, prf: Prf, beta: number): readonly string[] {
  const { match, goldClash, missing, spurious, precision, recall, f } = scoresOf(prf, beta)
  return [name, ...[match, goldClash, missing, spurious].map(String), ...[precision, recall, f].map(fixed)]
}

function fixed(value: number): string {
  return value.toFixed(4)
}
