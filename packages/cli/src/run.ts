import { DeidError } from '@palimpsest/deid/text'
import { errorCode, exit, usageError } from './exit.ts'
import { onInterrupt } from './interrupt.ts'
import { ordered } from './ordered.ts'
import { reportOutcome, tellOutcome, tellProblems } from './outcome.ts'
import { PartFile, type Position } from './part-file.ts'
import { openPool, type Pool } from './pool.ts'
import { openProgress } from './progress.ts'
import { hashOf } from './report.ts'
import { hashOfRun, isDone, mayReuse, stamp } from './resume.ts'
import type { Settings } from './settings.ts'
import { keepHeapSmall } from './small-heap.ts'
import { writeOut } from './standard-output.ts'
import { formatOfStdin } from './stdin-format.ts'
import { stepsOf } from './steps.ts'
import { addTally, newTally, type Tally } from './tally.ts'
import { findTargets, type Source, type Target } from './targets.ts'
import type { Sample, Task, TaskResult } from './task.ts'
import { checkWritable, writeWhole } from './whole-file.ts'

/** How the work is carried out, as opposed to what is done to a document. */
export interface RunOptions {
  readonly inputs: readonly string[]
  readonly out?: string | undefined
  readonly format: string
  readonly jobs: number
  readonly resume: boolean
  readonly quiet: boolean
  /** Longest JSONL line or CSV record, in bytes. */
  readonly maxLine: number
  readonly report?: string | undefined
  /** Where to seal what was replaced. */
  readonly mapping?: string | undefined
  /** Where the key came from, and whether anything derives from it. */
  readonly key?: { readonly from: string; readonly used: boolean }
}

/** Does `settings` to all inputs and gives the exit code. Throws a DeidError for what stops the whole run. */
export async function run(settings: Settings, options: RunOptions): Promise<number> {
  const began = Date.now()
  keepHeapSmall()
  const fromStdin = options.inputs.length === 1 && options.inputs[0] === '-'
  const format = fromStdin && options.format === 'auto' ? await formatOfStdin() : options.format
  const targets = findTargets(options.inputs, { out: options.out, format, to: settings.to })
  if (options.resume && targets.some(({ sources }) => sources.some(({ path }) => path === '-')))
    throw usageError('cannot-resume', 'A run over standard input cannot go on where another stopped')
  if (options.report !== undefined) checkWritable(options.report)
  const hash = await hashOfRun(settings, options.key?.used ?? false)
  const pool = await openPool(settings, options.jobs)
  if (settings.known && !options.quiet) await tellUnused(settings.known)
  const tally = newTally()
  const skipped = { count: 0 }
  const progress = await openProgress({ total: totalSize(targets), quiet: options.quiet })
  const parts = new Set<PartFile>()
  const samples: Sample[] = []
  const mapping =
    options.mapping === undefined
      ? undefined
      : (await import('./mapping-file.ts')).createMappingFile(options.mapping, settings.key!)
  const leaveParts = () => {
    for (const part of parts) part.leave()
  }
  const restoreSignals = onInterrupt(() => {
    leaveParts()
    process.stderr.write(`palimpsest: stopped${parts.size > 0 ? '; --resume goes on from here' : ''}\n`)
  })
  try {
    const plan = planned(targets, { settings, options, hash, tally, skipped, parts })
    for await (const done of ordered(plan, (step) => doStep(step, pool), pool.width)) {
      if (done.result) addTally(tally, done.result.tally)
      // First, so that no output is there that could not be turned back.
      if (done.result?.mappings) mapping?.add(done.result.mappings)
      samples.push(...(done.result?.samples ?? []).slice(0, (settings.show ?? 0) - samples.length))
      await deliver(done, tally)
      if (!done.task && done.part) parts.delete(done.part)
      progress.update(tally)
    }
    mapping?.commit()
  } catch (error) {
    leaveParts()
    mapping?.drop()
    throw error
  } finally {
    restoreSignals()
    progress.stop()
    await pool.close()
  }
  const outcome = { key: options.key, began, skipped: skipped.count, samples }
  if (options.report !== undefined) await reportOutcome(options.report, settings, tally, outcome)
  tellProblems(tally)
  if (!options.quiet) tellOutcome(tally, outcome)
  return tally.failed + tally.flagged + tally.leaking > 0 ? exit.documents : exit.done
}

/** A task with where its result goes; without a task, the end of a target. */
interface Planned {
  readonly target: Target
  readonly part?: PartFile
  readonly task?: Task
  readonly after?: Position
}
interface Done extends Planned {
  readonly result?: TaskResult
}

async function doStep(step: Planned, pool: Pool): Promise<Done> {
  if (!step.task) return step
  try {
    return { ...step, result: await pool.run(step.task) }
  } catch (error) {
    if (!(error instanceof DeidError)) throw error
    const file = 'file' in step.task ? step.task.file : step.task.path
    throw new DeidError(error.code, error.message, { file, ...error.at })
  }
}

interface Context {
  readonly settings: Settings
  readonly options: RunOptions
  readonly hash: string
  readonly tally: Tally
  readonly skipped: { count: number }
  /** Outputs begun and not yet whole. */
  readonly parts: Set<PartFile>
}

async function* planned(targets: readonly Target[], context: Context): AsyncGenerator<Planned> {
  const { options, settings, hash, tally, skipped } = context
  const reuse = mayReuse(targets, hash, options)
  for (const target of targets) {
    if (reuse && isDone(target)) {
      skipped.count++
      continue
    }
    const part =
      target.whole || target.path === '-'
        ? undefined
        : PartFile.open(target.path, { hash: hashOf([hash, stamp(target.sources)]), resume: options.resume })
    const start = part?.start ?? { input: 0, byte: 0, line: 1, row: 1 }
    if (part) {
      context.parts.add(part)
      addTally(tally, part.before)
    }
    const base = { target, ...(part && { part }) }
    for (const [index, source] of target.sources.entries()) {
      if (index < start.input) continue
      const input = {
        start,
        maxLine: options.maxLine,
        delimiter: settings.formats.delimiter,
        to: settings.to,
      }
      try {
        for await (const { task, after } of stepsOf(source, index, input)) yield { ...base, task, after }
      } catch (error) {
        // The input itself cannot be read on: what was written of it stays for a later run.
        throw readError(error, source)
      }
    }
    yield base
  }
}

async function deliver({ target, part, after, result, task }: Done, tally: Tally): Promise<void> {
  if (!task) return part?.commit()
  if (!result?.bytes) return
  if (target.path === '-') return writeOut(result.bytes)
  if (part) return part.append(result.bytes, after!, tally)
  if (result.companion) writeWhole(companionPath(target.path, result.companionEnding!), result.companion)
  writeWhole(target.path, result.bytes)
}

function companionPath(path: string, ending: string): string {
  return path.replace(/(?:\.[^./\\]*)?$/, ending)
}

function readError(error: unknown, { path }: Source): DeidError {
  const file = path === '-' ? 'stdin' : path
  if (error instanceof DeidError) return new DeidError(error.code, error.message, { file, ...error.at })
  return new DeidError('unreadable-input', `Cannot be read (${errorCode(error) ?? 'unknown'})`, { file })
}

function totalSize(targets: readonly Target[]): number | undefined {
  let total = 0
  for (const { sources } of targets)
    for (const { size } of sources) {
      if (size === undefined) return undefined
      total += size
    }
  return total
}

async function tellUnused(known: NonNullable<Settings['known']>): Promise<void> {
  const { unusedColumns } = await import('./known-file.ts')
  const unused = unusedColumns(known)
  if (unused.length > 0) process.stderr.write(`${known.file}: columns not looked for: ${unused.join(', ')}\n`)
}
