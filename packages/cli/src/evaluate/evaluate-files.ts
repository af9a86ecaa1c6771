import { extname } from 'node:path'
import {
  type Comparison,
  compare,
  compareLabels,
  confusionCsv,
  docsCsv,
  type ErrorItem,
  type Evaluation,
  errorsCsv,
  errorsOf,
  evaluate,
  figuresCsv,
  judgeOf,
  type LabelComparison,
  type Match,
  namedPair,
  type Pair,
  type SimilarityProfile,
  scoresCsv,
  summaryOf,
} from '@palimpsest/deid/evaluate'
import type { OffsetUnit } from '@palimpsest/deid/text'
import { counted } from '../counted.ts'
import { exit, usageError } from '../exit.ts'
import { version } from '../version.ts'
import { writeWhole } from '../whole-file.ts'
import { groupings, type NamingFlags, namingOf } from './naming.ts'
import { pairDocs } from './pair-docs.ts'
import { readSide } from './read-side.ts'
import { openSimilarity } from './similarity-file.ts'
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
  /** File of a similarity profile, and which of several. */
  readonly similarity?: string
  readonly profile?: string
  readonly quiet: boolean
}

/** Compares the spans of two sets of files, prints the scores and writes the reports that were asked for. */
export async function evaluateFiles(gold: string, found: string, flags: EvaluateFlags): Promise<number> {
  for (const file of flags.report)
    if (!['.json', '.csv', '.html'].includes(extname(file)))
      throw usageError('bad-report', 'A report is .json, .csv or .html')
  if (flags.errors !== undefined && !['.jsonl', '.csv'].includes(extname(flags.errors)))
    throw usageError('bad-errors', 'A list of errors is .jsonl or .csv')
  const similarity = similarityOf(flags)
  const options = {
    ...(similarity && { similarity }),
    match: flags.match,
    beta: flags.beta,
    samples: flags.samples,
    seed: flags.seed,
    labels: namingOf(flags),
    groupings,
  }
  const { pairs, failed, alone } = readPairs(gold, found, flags)
  const evaluation = evaluate(pairs, options)
  const compared =
    flags.compare === undefined
      ? { all: [], labels: [] }
      : compareWith(flags.compare, gold, pairs, evaluation, flags, similarity)
  if (!flags.quiet) process.stdout.write(tablesOf(evaluation, compared.all, compared.labels))
  const named = pairs.map((pair) => namedPair(pair, options))
  const judge = judgeOf(similarity)
  const errors = (context?: number) =>
    named.flatMap((pair) => errorsOf(pair, { judge, ...(context !== undefined && { context }) }))
  if (flags.errors !== undefined)
    writeWhole(flags.errors, listOf(errors(flags.context), extname(flags.errors)))
  for (const file of flags.report)
    for (const [name, text] of await reportsOf(file, evaluation, compared, () =>
      errors(flags.showText ? flags.context : undefined),
    ))
      writeWhole(name, text)
  for (const doc of failed.slice(0, 20))
    process.stderr.write(
      `${doc.file}${doc.line ? `:${doc.line}` : ''}: left out, it failed [${doc.failed}]\n`,
    )
  if (alone.length > 0)
    process.stderr.write(`passed over: ${counted(alone.length, 'document')} without partner\n`)
  if (failed.length > 0) process.stderr.write(`left out: ${counted(failed.length, 'document')} that failed\n`)
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

interface Compared {
  readonly all: readonly Comparison[]
  readonly labels: readonly LabelComparison[]
}

/** The other system must have found something, or nothing, in the very same documents. */
function compareWith(
  other: string,
  gold: string,
  pairs: readonly Pair[],
  evaluation: Evaluation,
  flags: EvaluateFlags,
  similarity: SimilarityProfile | undefined,
): Compared {
  if (flags.samples === 0) throw usageError('bad-samples', '--compare needs --samples above 0')
  const second = readPairs(gold, other, flags)
  if (second.pairs.length !== pairs.length || second.pairs.some(({ id }, i) => id !== pairs[i]!.id))
    throw usageError('unpaired', 'The two systems to compare have not worked on the same documents')
  const { docs } = evaluate(second.pairs, {
    ...(similarity && { similarity }),
    match: flags.match,
    beta: flags.beta,
    labels: namingOf(flags),
    samples: 0,
  })
  return {
    all: compare(evaluation.docs, docs, flags.beta, flags),
    labels: compareLabels(evaluation.docs, docs, flags.beta, flags),
  }
}

function similarityOf({ similarity, profile, match, quiet }: EvaluateFlags): SimilarityProfile | undefined {
  if (similarity === undefined) {
    if (profile !== undefined) throw usageError('bad-similarity', '--profile needs --similarity')
    return undefined
  }
  if (match !== 'exact') throw usageError('bad-similarity', '--similarity is for --match exact')
  return openSimilarity(similarity, profile, (line) => {
    if (!quiet) process.stderr.write(`${line}\n`)
  })
}

function listOf(items: readonly ErrorItem[], ending: string): string {
  return ending === '.csv' ? errorsCsv(items) : items.map((item) => `${JSON.stringify(item)}\n`).join('')
}

/** Files to write: one for JSON and HTML, four spreadsheets for CSV. */
async function reportsOf(
  file: string,
  evaluation: Evaluation,
  compared: Compared,
  errors: () => readonly ErrorItem[],
): Promise<readonly (readonly [name: string, text: string])[]> {
  if (file.endsWith('.json'))
    return [
      [
        file,
        `${JSON.stringify({ tool: 'palimpsest', version: version(), ...summaryOf(evaluation, compared.all, compared.labels) }, null, 2)}\n`,
      ],
    ]
  if (file.endsWith('.html')) {
    const { htmlReport } = await import('@palimpsest/deid/evaluate')
    return [
      [
        file,
        htmlReport(evaluation, {
          comparison: compared.all,
          labelComparison: compared.labels,
          errors: errors(),
        }),
      ],
    ]
  }
  const beside = (what: string) => file.replace(/\.csv$/, `.${what}.csv`)
  return [
    [file, scoresCsv(evaluation)],
    [beside('figures'), figuresCsv(evaluation, compared.all, compared.labels)],
    [beside('docs'), docsCsv(evaluation)],
    [beside('confusion'), confusionCsv(evaluation)],
  ]
}
