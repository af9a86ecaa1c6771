import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { preset } from '@palimpsest/deid'
import {
  type BatchEntry,
  type EngineRequest,
  inputTypes,
  matTask,
  outputTypes,
  proposalsOf,
  runSteps,
  writeMatFile,
} from '@palimpsest/service/mat'
import { exit, usageError } from '../exit.ts'
import { findKey, openKeyring } from '../policies.ts'
import { writeOut } from '../standard-output.ts'
import { writeWhole } from '../whole-file.ts'
import { encodeAs } from './encodings.ts'
import { readDoc, taggerOf } from './read-doc.ts'
import { stepOptions } from './step-options.ts'

/** The options of MATEngine by their own names, as commander gives them. */
export interface EngineFlags {
  readonly task: string
  readonly workflow?: string
  readonly steps?: string
  readonly undo_through?: string
  readonly print_steps?: string
  readonly input_file?: string
  readonly input_dir?: string
  readonly input_file_re?: string
  readonly input_file_type: string
  readonly input_encoding?: string
  readonly output_file?: string
  readonly output_dir?: string
  readonly output_fsuff?: string
  readonly output_file_type?: string
  readonly output_encoding: string
  readonly keyFile?: string
  readonly pipeline: string
  readonly [option: string]: string | boolean | undefined
}

/** Reads, goes through the steps with all documents together, writes; gives the exit code. */
export async function runEngine(flags: EngineFlags): Promise<number> {
  checkFlags(flags)
  const task = matTask(flags.task)
  const options = stepOptions(flags)
  const reading = { type: flags.input_file_type, encoding: flags.input_encoding, task, options }
  const given = inputsOf(flags).map(
    ({ path, name }): BatchEntry => ({ file: name, id: name, doc: readDoc(path, reading) }),
  )
  const done = await throughSteps(given, flags, {
    task,
    workflow: flags.workflow ?? '',
    ...(flags.undo_through !== undefined && { undoThrough: flags.undo_through }),
    steps: parts(flags.steps),
    options,
    keyring: openKeyring(findKey(preset('surrogates'), flags.keyFile).key),
    find: taggerOf(flags.pipeline, task),
  })
  if (!done) return exit.documents
  tellUnread(done)
  for (const { file, doc } of done) {
    if (flags.output_file_type === undefined) break
    const text = writeMatFile(doc, flags.output_file_type, options)
    const bytes = encodeAs(text, flags.output_file_type === 'raw' ? flags.output_encoding : 'utf-8', file)
    if (flags.output_dir !== undefined)
      writeWhole(join(flags.output_dir, file + (flags.output_fsuff ?? '')), bytes)
    else if (flags.output_file === '-') await writeOut(bytes)
    else if (flags.output_file !== undefined) writeWhole(flags.output_file, bytes)
  }
  return exit.done
}

function tellUnread(batch: readonly BatchEntry[]): void {
  for (const { file, doc } of batch)
    for (const { label, start, end, unread } of proposalsOf(doc))
      if (unread !== undefined)
        process.stderr.write(
          `palimpsest: ${file}: the ${label} phrase from ${start} to ${end} could not be parsed; its nomination must be reviewed before the transform step\n`,
        )
}

/** The documents at the end; undefined after a failure, which has been told. Without steps nothing is done to them. */
async function throughSteps(
  given: readonly BatchEntry[],
  flags: EngineFlags,
  request: EngineRequest,
): Promise<readonly BatchEntry[] | undefined> {
  if (flags.steps === undefined && flags.undo_through === undefined) return given
  if (flags.workflow === undefined)
    throw usageError('no-workflow', 'workflow must be specified with steps or undo_through')
  const printed = parts(flags.print_steps)
  if (printed.length === 0) return told(await runSteps(given, request))
  // One step at a time, once the whole plan is known to hold.
  if (!told(await runSteps([], request))) return undefined
  let batch: readonly BatchEntry[] = given
  const { undoThrough, ...rest } = request
  for (const [i, step] of (request.steps ?? []).entries()) {
    const undo = i === 0 && undoThrough !== undefined && { undoThrough }
    const result = told(await runSteps(batch, { ...rest, ...undo, steps: [step] }))
    if (!result) return undefined
    batch = result
    if (printed.includes(step))
      for (const { doc } of batch) await writeOut(Buffer.from(`${writeMatFile(doc, 'mat-json')}\n`))
  }
  return batch
}

function told({ batch, failed }: Awaited<ReturnType<typeof runSteps>>): readonly BatchEntry[] | undefined {
  if (!failed) return batch
  if (failed.step === '[engine]') throw usageError(failed.error.code, failed.message)
  const { docId } = failed.error.at
  const where = docId === undefined ? '' : ` for ${docId}`
  process.stderr.write(
    `palimpsest: Step ${failed.step} failed${where}: ${failed.message} [${failed.error.code}]\n`,
  )
  return undefined
}

function checkFlags(flags: EngineFlags): void {
  const bad = (message: string) => usageError('bad-option', message)
  if ((flags.input_file === undefined) === (flags.input_dir === undefined))
    throw bad('exactly one of --input_file and --input_dir must be specified')
  if (!isOneOf(flags.input_file_type, inputTypes))
    throw bad(`--input_file_type must be one of ${inputTypes.join(', ')}`)
  if (flags.output_file !== undefined && flags.output_dir !== undefined)
    throw bad('at most one of --output_file and --output_dir may be specified')
  const writes = flags.output_file !== undefined || flags.output_dir !== undefined
  if (writes && flags.output_file_type === undefined)
    throw bad('--output_file_type must be specified with --output_file or --output_dir')
  if (flags.output_file_type !== undefined && !isOneOf(flags.output_file_type, outputTypes))
    throw bad(`--output_file_type must be one of ${outputTypes.join(', ')}`)
  if (flags.output_file !== undefined && flags.input_dir !== undefined)
    throw bad('--input_dir needs --output_dir')
}

function inputsOf({ input_file: file, input_dir: folder, input_file_re: pattern }: EngineFlags): readonly {
  readonly path: string
  readonly name: string
}[] {
  if (file !== undefined) return [{ path: file, name: file === '-' ? 'stdin' : basename(file) }]
  if (!existsSync(folder!) || !statSync(folder!).isDirectory())
    throw usageError('no-input', `There is no folder ${folder}`)
  const whole = wholeName(pattern)
  return readdirSync(folder!, { withFileTypes: true })
    .filter((entry) => entry.isFile() && whole.test(entry.name))
    .map(({ name }) => ({ path: join(folder!, name), name }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function wholeName(pattern: string | undefined): RegExp {
  try {
    return new RegExp(`^(?:${pattern ?? '.*'})$`, 's')
  } catch {
    throw usageError('bad-option', '--input_file_re is not a regular expression')
  }
}

function parts(list: string | undefined): readonly string[] {
  return (list ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function isOneOf(value: string, known: readonly string[]): boolean {
  return known.includes(value)
}
