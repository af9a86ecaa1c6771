import { availableParallelism } from 'node:os'
import { type Command, Option } from 'commander'
import { usageError } from '../exit.ts'
import type { Known } from '../known-file.ts'
import type { RunOptions } from '../run.ts'
import { schemes } from '../schemes.ts'
import type { Settings } from '../settings.ts'
import { count, language, list, megabytes, offsetsOption, share } from './argument-parsers.ts'

/** Options that `deid`, `detect`, `restore` and `convert` share: what to read, where to write, how to go about it. */
export function addWorkOptions(command: Command): Command {
  return command
    .argument('<inputs...>', 'files, folders, globs, or - for standard input')
    .option('-o, --out <path>', 'file or folder to write; default: standard output')
    .option('--format <name>', 'format of the inputs: auto, text, jsonl, csv, tsv, presidio, brat, …', 'auto')
    .option('--to <name>', 'format to write')
    .option('--columns <names>', 'CSV: the columns that hold text, separated by commas', list)
    .option('--id-column <name>', 'CSV: the column that names a row')
    .option('--delimiter <char>', 'CSV: the character between cells')
    .option('--defuse-formulas', "CSV: put ' before a changed cell that a spreadsheet would compute")
    .addOption(offsetsOption())
    .option('--jobs <n>', 'worker threads; 0: one for each processor', count, 1)
    .option('--max-line <mb>', 'longest line or record, in MB', megabytes, 256)
    .option('--report <file>', 'write what was done, as .json or .html')
    .option('--resume', 'go on where a killed run stopped', false)
    .option('-q, --quiet', 'on standard error only what fails', false)
}

/** Options of the commands that look for spans. */
export function addDetectOptions(command: Command): Command {
  return command
    .option(
      '--pipeline <name>',
      'a shipped pipeline, a file that describes one, or a model of your own',
      'clinical-fast',
    )
    .option('--language <code>', 'language of the texts, ISO 639-1', language, 'en')
    .option('--recall <share>', 'recall to aim at, such as 0.99; clinical pipelines with a model', share)
    .option('--titles', 'take titles such as Dr. into the span of a name; clinical pipelines', false)
    .option(
      '--mask-unknown',
      'mask also every word that no list of safe words vouches for; clinical pipelines',
      false,
    )
    .option('--known <file>', 'CSV or JSON lines of what is known of the people: names, numbers, addresses')
    .option(
      '--known-field <name>',
      "column of that file and field of a document's metadata that belong together",
    )
    .addOption(
      new Option('--resolve <how>', 'what to do with overlapping spans').choices([
        'longest',
        'score',
        'priority',
        'presidio',
        'none',
      ]),
    )
    .addOption(new Option('--labels <scheme>', 'names of the labels in the output').choices(schemes))
}

/** What the shared options came to, as commander gives it. */
export interface WorkFlags {
  out?: string
  format: string
  to?: string
  columns?: string[]
  idColumn?: string
  delimiter?: string
  defuseFormulas?: boolean
  offsets?: 'utf16' | 'codepoint' | 'utf8'
  jobs: number
  maxLine: number
  report?: string
  resume: boolean
  quiet: boolean
  pipeline?: string
  language?: string
  recall?: number
  titles?: boolean
  maskUnknown?: boolean
  known?: string
  knownField?: string
  resolve?: string
  labels?: string
}

/** The run that the flags ask for, and the settings that all commands fill alike. */
export function workOf(
  inputs: readonly string[],
  flags: WorkFlags,
): { options: RunOptions; shared: SharedSettings } {
  const known = knownOf(flags)
  if (flags.delimiter !== undefined && flags.delimiter.length !== 1 && flags.delimiter !== '\\t')
    throw usageError('bad-delimiter', 'The delimiter must be one character')
  return {
    options: {
      inputs,
      out: flags.out,
      format: flags.format,
      jobs: flags.jobs === 0 ? availableParallelism() : flags.jobs,
      resume: flags.resume,
      quiet: flags.quiet,
      maxLine: flags.maxLine * 1e6,
      report: flags.report,
    },
    shared: {
      pipeline: flags.pipeline ?? 'clinical-fast',
      language: flags.language ?? 'en',
      ...(flags.recall !== undefined && { recall: flags.recall }),
      ...(flags.titles && { titles: true }),
      ...(flags.maskUnknown && { excludeByDefault: true }),
      ...(known && { known }),
      trace: false,
      ...(flags.resolve !== undefined && { resolve: flags.resolve }),
      ...(flags.labels !== undefined && { labels: flags.labels }),
      formats: {
        ...(flags.offsets && { offsets: flags.offsets }),
        ...(flags.columns && { columns: flags.columns }),
        ...(flags.idColumn !== undefined && { idColumn: flags.idColumn }),
        ...(flags.delimiter !== undefined && { delimiter: flags.delimiter.replace('\\t', '\t') }),
        ...(flags.defuseFormulas && { formulas: 'defuse' as const }),
      },
    },
  }
}

function knownOf({ known: file, knownField: field }: WorkFlags): Known | undefined {
  if (file === undefined && field === undefined) return undefined
  if (file === undefined || field === undefined)
    throw usageError('bad-option', '--known FILE and --known-field NAME go together')
  return { file, field }
}

type SharedSettings = Pick<
  Settings,
  | 'pipeline'
  | 'language'
  | 'recall'
  | 'titles'
  | 'excludeByDefault'
  | 'known'
  | 'trace'
  | 'resolve'
  | 'labels'
  | 'formats'
>
