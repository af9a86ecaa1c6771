import { extname } from 'node:path'
import {
  type Comparison,
  compare,
  confusionCsv,
  docsCsv,
  type ErrorItem,
  type Evaluation,
  errorsCsv,
  errorsOf,
  evaluate,
  figuresCsv,
  type Match,
  type Pair,
  scoresCsv,
  summaryOf,
} from '@palimpsest/deid/evaluate'
import type { OffsetUnit } from '@palimpsest/deid/text'
import { exit, usageError } from '../exit.ts'
import { version } from '../version.ts'
import { writeWhole } from '../whole-file.ts'
import { groupings, type NamingFlags, namingOf } from './naming.ts'
import { pairDocs } from './pair-docs.ts'
import { readSide } from './read-side.ts'
import { tablesOf } from './tables.ts'

export interface EvaluateFlags extends NamingFlags {
  readonly match: Match
  readonly beta: number
  readonly format: string
  readonly foundFormat?: string
  readonly offsets?: OffsetUnit
  readonly columns?: readonly string[]
  readonly idColumn?: string
  readonly compare?: string
  readonly unpaired: 'error' | 'skip'
  readonly samples: number
  readonly seed: number
  readonly report: readonly string[]
  readonly errors?: string
  readonly context: number
  readonly showText: boolean
  readonly quiet: boolean
}

/** Compares the spans of two sets of files, prints the scores and writes the reports that were asked for. */
export async function evaluateFiles(gold: string, found: string, flags: EvaluateFlags): Promise<number> {
  for (const file of flags.report)
    if (!['.json', '.csv', '.html'].includes(extname(file)))
      throw usageError('bad-report', 'A report is .json, .csv or .html')
  if (flags.errors !== undefined && !['.jsonl', '.csv'].includes(extname(flags.errors)))
    throw usageError('bad-errors', 'A list of errors is .jsonl or .csv')
  const options = {
    match: flags.match,
    beta: flags.beta,
    samples: flags.samples,
    seed: flags.seed,
    labels: namingOf(flags),
    groupings,
  }
  const { pairs, failed, alone } = readPairs(gold, found, flags)
  const evaluation = evaluate(pairs, options)
  const comparison =
    flags.compare === undefined ? [] : compareWith(flags.compare, gold, pairs, evaluation, flags)
  if (!flags.quiet) process.stdout.write(tablesOf(evaluation, comparison))
  const named = pairs.map((pair) => renamed(pair, options.labels))
  const errors = (context?: number) =>
    named.flatMap((pair) => errorsOf(pair, context === undefined ? {} : { context }))
  if (flags.errors !== undefined)
    writeWhole(flags.errors, listOf(errors(flags.context), extname(flags.errors)))
  for (const file of flags.report)
    for (const [name, text] of await reportsOf(file, evaluation, comparison, () =>
      errors(flags.showText ? flags.context : undefined),
    ))
      writeWhole(name, text)
  for (const doc of failed.slice(0, 20))
    process.stderr.write(
      `${doc.file}${doc.line ? `:${doc.line}` : ''}: left out, it failed [${doc.failed}]\n`,
    )
  if (alone.length > 0) process.stderr.write(`${alone.length} documents without partner were passed over\n`)
  if (failed.length > 0) process.stderr.write(`${failed.length} documents failed and were left out\n`)
  return failed.length > 0 ? exit.documents : exit.done
}

function readPairs(gold: string, found: string, flags: EvaluateFlags) {
  const formats = {
    ...(flags.offsets && { offsets: flags.offsets }),
    ...(flags.columns && { columns: flags.columns }),
    ...(flags.idColumn !== undefined && { idColumn: flags.idColumn }),
  }
  return pairDocs(
    readSide(gold, { format: flags.format, formats }),
    readSide(found, { format: flags.foundFormat ?? flags.format, formats }),
    flags,
  )
}

/** The other system must have found something, or nothing, in the very same documents. */
function compareWith(
  other: string,
  gold: string,
  pairs: readonly Pair[],
  evaluation: Evaluation,
  flags: EvaluateFlags,
): readonly Comparison[] {
  const second = readPairs(gold, other, flags)
  if (second.pairs.length !== pairs.length || second.pairs.some(({ id }, i) => id !== pairs[i]!.id))
    throw usageError('unpaired', 'The two systems to compare have not worked on the same documents')
  const { docs } = evaluate(second.pairs, {
    match: flags.match,
    beta: flags.beta,
    labels: namingOf(flags),
    samples: 0,
  })
  return compare(evaluation.docs, docs, flags.beta, flags)
}

function renamed(pair: Pair, naming: (label: string) => string | undefined): Pair {
  const all = (spans: Pair['gold']) =>
    spans.flatMap((span) => {
      const label = naming(span.label)
      return label === undefined ? [] : [{ ...span, label }]
    })
  return { ...pair, gold: all(pair.gold), found: all(pair.found) }
}

function listOf(items: readonly ErrorItem[], ending: string): string {
  return ending === '.csv' ? errorsCsv(items) : items.map((item) => `${JSON.stringify(item)}\n`).join('')
}

/** Files to write: one for JSON and HTML, four spreadsheets for CSV. */
async function reportsOf(
  file: string,
  evaluation: Evaluation,
  comparison: readonly Comparison[],
  errors: () => readonly ErrorItem[],
): Promise<readonly (readonly [name: string, text: string])[]> {
  if (file.endsWith('.json'))
    return [
      [
        file,
        `${JSON.stringify({ tool: 'palimpsest', version: version(), ...summaryOf(evaluation, comparison) }, null, 2)}\n`,
      ],
    ]
  if (file.endsWith('.html')) {
    const { htmlReport } = await import('@palimpsest/deid/evaluate')
    return [[file, htmlReport(evaluation, { comparison, errors: errors() })]]
  }
  const beside = (what: string) => file.replace(/\.csv$/, `.${what}.csv`)
  return [
    [file, scoresCsv(evaluation)],
    [beside('figures'), figuresCsv(evaluation, comparison)],
    [beside('docs'), docsCsv(evaluation)],
    [beside('confusion'), confusionCsv(evaluation)],
  ]
}
