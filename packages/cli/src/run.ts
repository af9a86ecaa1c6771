import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DeidError } from '@palimpsest/deid/text'
import { describe, errorCode, exit, usageError } from './exit.ts'
import { onInterrupt } from './interrupt.ts'
import { ordered } from './ordered.ts'
import { pipelinePrint } from './own-model.ts'
import { PartFile, type Position } from './part-file.ts'
import { openPool, type Pool } from './pool.ts'
import { openProgress, speed } from './progress.ts'
import { hashOf } from './report.ts'
import type { Settings } from './settings.ts'
import { keepHeapSmall } from './small-heap.ts'
import { writeOut } from './standard-output.ts'
import { formatOfStdin } from './stdin-format.ts'
import { stepsOf } from './steps.ts'
import { addTally, newTally, type Tally } from './tally.ts'
import { findTargets, type Source, type Target } from './targets.ts'
import type { Sample, Task, TaskResult } from './task.ts'
import { version } from './version.ts'
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
  const hash = await hashOfRun(settings, options)
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
  if (options.report !== undefined)
    await report(options.report, settings, options, tally, { began, skipped: skipped.count, samples })
  tellProblems(tally)
  if (!options.quiet) tellOutcome(tally, began, skipped.count)
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
  const mayReuse = reuse(targets, context)
  for (const target of targets) {
    if (mayReuse && isDone(target)) {
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

/**
 * Whether outputs that are there may be taken as done. A folder remembers which settings wrote it; under other
 * settings its files are no result of this run.
 */
function reuse(targets: readonly Target[], { options, hash }: Context): boolean {
  const wholes = targets.filter(({ path }) => path !== '-')
  if (wholes.length === 0 || options.out === undefined) return false
  if (targets.length === 1 && targets[0]!.path === options.out) return false
  const memo = join(options.out, '.palimpsest-run.json')
  const same = existsSync(memo) && readMemo(memo) === hash
  if (options.resume && existsSync(memo) && !same)
    throw usageError(
      'cannot-resume',
      `${options.out} was written with other settings, another key or version`,
    )
  if (!same) writeWhole(memo, `${JSON.stringify({ hash })}\n`)
  return options.resume && same
}

function readMemo(file: string): unknown {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { hash?: unknown }).hash
  } catch {
    return undefined
  }
}

/** The output is there, whole (it has its own name), and no older than its input. */
function isDone({ path, sources }: Target): boolean {
  const output = statSync(path, { throwIfNoEntry: false })
  const input = statSync(sources[0]!.path, { throwIfNoEntry: false })
  return output !== undefined && input !== undefined && output.mtimeMs >= input.mtimeMs
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

/** Of what the output depends on: an output made with an equal hash is the same to the byte. */
async function hashOfRun(settings: Settings, { key }: RunOptions): Promise<string> {
  const content = (path: string) =>
    existsSync(path) && statSync(path).isFile() ? readFileSync(path, 'utf8') : path
  const fingerprint =
    settings.key && key?.used ? (await import('./policies.ts')).openKeyring(settings.key).fingerprint : null
  return hashOf({
    ...settings,
    // What only the report says does not change the outputs.
    shifts: undefined,
    show: undefined,
    key: fingerprint,
    pipeline: pipelinePrint(settings.pipeline) ?? settings.pipeline,
    // Opened, since it may name files of its own.
    policy: usesPolicy(settings)
      ? (await import('./policies.ts')).openPolicy(settings.policy, settings)
      : null,
    known: settings.known && { ...settings.known, file: content(settings.known.file) },
    version: version(),
  })
}

function usesPolicy({ command }: Settings): boolean {
  return command === 'deid' || command === 'restore'
}

/** Changes when an input does. */
function stamp(sources: readonly Source[]): unknown {
  return sources.map(({ path }) => {
    const stat = path === '-' ? undefined : statSync(path, { throwIfNoEntry: false })
    return [path, stat?.size ?? null, stat?.mtimeMs ?? null]
  })
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

async function report(
  file: string,
  settings: Settings,
  { key }: RunOptions,
  counts: Tally,
  { began, skipped, samples }: { began: number; skipped: number; samples: readonly Sample[] },
): Promise<void> {
  const { writeReport } = await import('./report.ts')
  const { openKeyring, openPolicy } = await import('./policies.ts')
  const policy = usesPolicy(settings) ? openPolicy(settings.policy, settings) : undefined
  const scope = policy?.scope.kind === 'field' ? `field:${policy.scope.field}` : (policy?.scope.kind ?? '')
  writeReport(file, {
    tool: 'palimpsest',
    version: version(),
    command: settings.command,
    pipeline: settings.pipeline,
    language: settings.language,
    ...(policy && { policy: { name: policy.name, sha256: hashOf(policy), scope } }),
    ...(key?.used &&
      settings.key && { key: { from: key.from, fingerprint: openKeyring(settings.key).fingerprint } }),
    began: new Date(began).toISOString(),
    seconds: Math.round((Date.now() - began) / 100) / 10,
    counts,
    skipped,
    ...(settings.show !== undefined && { samples }),
  })
}

async function tellUnused(known: NonNullable<Settings['known']>): Promise<void> {
  const { unusedColumns } = await import('./known-file.ts')
  const unused = unusedColumns(known)
  if (unused.length > 0) process.stderr.write(`${known.file}: columns not looked for: ${unused.join(', ')}\n`)
}

const SHOWN = 20

/** What failed, on standard error, quiet or not. */
function tellProblems(tally: Tally): void {
  for (const { code, message, file, line } of tally.problems.slice(0, SHOWN)) {
    const at = { ...(file !== undefined && { file }), ...(line !== undefined && { line }) }
    process.stderr.write(`${describe(new DeidError(code, message, at))}\n`)
  }
  const more = Math.max(tally.problems.length, tally.failed) - SHOWN
  if (more > 0) process.stderr.write(`and ${more} more\n`)
}

function tellOutcome(tally: Tally, began: number, skipped: number): void {
  const parts = [
    tally.failed && `${tally.failed} failed`,
    tally.leaking && `${tally.leaking} of them would have leaked`,
    tally.flagged && `${tally.flagged} need a person`,
    skipped && `${skipped} done before`,
  ].filter(Boolean)
  process.stderr.write(`${speed(tally, began)}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}\n`)
}
