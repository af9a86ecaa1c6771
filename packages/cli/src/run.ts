import { createReadStream } from 'node:fs'
import { DeidError } from '@palimpsest/deid/text'
import { describe, exit } from './exit.ts'
import { lineBatches } from './lines.ts'
import { ordered } from './ordered.ts'
import { PartFile, type Position } from './part-file.ts'
import { openPool, type Pool } from './pool.ts'
import { openProgress, speed } from './progress.ts'
import type { Settings } from './settings.ts'
import { addTally, newTally, type Problem, type Tally } from './tally.ts'
import { findTargets, type Target } from './targets.ts'
import type { Task, TaskResult } from './task.ts'
import { writeWhole } from './whole-file.ts'

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
}

/** Does `settings` to all inputs and gives the exit code with what was counted. */
export async function run(settings: Settings, options: RunOptions): Promise<{ code: number; tally: Tally }> {
  const began = Date.now()
  const targets = findTargets(options.inputs, { out: options.out, format: options.format, to: settings.to })
  const pool = await openPool(settings, options.jobs)
  const tally = newTally()
  const progress = await openProgress({ total: totalSize(targets), quiet: options.quiet })
  try {
    for await (const step of ordered(
      steps(targets, options),
      (planned) => doStep(planned, pool),
      pool.width,
    )) {
      if (step.result) addTally(tally, step.result.tally)
      await deliver(step, tally)
      progress.update(tally)
    }
  } finally {
    progress.stop()
    await pool.close()
  }
  if (!options.quiet) {
    tellProblems(tally.problems)
    process.stderr.write(`${speed(tally, began)}${outcome(tally)}\n`)
  }
  return { code: tally.failed + tally.flagged + tally.leaking > 0 ? exit.documents : exit.done, tally }
}

/** A task with where its result goes, or the end of a target. */
interface Planned {
  readonly target: Target
  readonly task?: Task
  readonly position?: Position
  readonly part?: PartFile
}
interface Done extends Planned {
  readonly result?: TaskResult
}

async function doStep(planned: Planned, pool: Pool): Promise<Done> {
  return planned.task ? { ...planned, result: await pool.run(planned.task) } : planned
}

async function* steps(targets: readonly Target[], options: RunOptions): AsyncGenerator<Planned> {
  for (const target of targets) {
    const part =
      target.whole || target.path === '-'
        ? undefined
        : PartFile.open(target.path, { hash: '', resume: options.resume })
    for (const [index, source] of target.sources.entries()) {
      const base = { target, ...(part && { part }) }
      const file = source.path === '-' ? 'stdin' : source.path
      if (source.format === 'jsonl') {
        const batches = lineBatches(open(source.path, 0), { maxLine: options.maxLine })
        for await (const { bytes, line, endByte, endLine, tooLong } of batches)
          yield {
            ...base,
            task: { kind: 'lines', bytes, line, file, ...(tooLong !== undefined && { tooLong }) },
            position: { input: index, byte: endByte, line: endLine, row: 1 },
          }
      } else {
        const bytes = source.path === '-' ? await readAll(process.stdin) : undefined
        yield {
          ...base,
          task: {
            kind: 'file',
            path: source.path,
            format: source.format,
            id: source.name,
            ...(bytes && { bytes }),
          },
          position: { input: index + 1, byte: 0, line: 1, row: 1 },
        }
      }
    }
    yield { target, ...(part && { part }) }
  }
}

async function deliver({ target, part, position, result, task }: Done, tally: Tally): Promise<void> {
  if (!task) {
    part?.commit()
    return
  }
  if (!result?.bytes) return
  if (target.path === '-') await writeOut(result.bytes)
  else if (part) part.append(result.bytes, position!, tally)
  else writeWhole(target.path, result.bytes)
}

function open(path: string, start: number): AsyncIterable<Uint8Array> {
  return path === '-' ? process.stdin : createReadStream(path, { start, highWaterMark: 256 * 1024 })
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(part)
  return new Uint8Array(Buffer.concat(parts))
}

/** Waits until the reader has taken the bytes, so that a slow one slows the run and not fills the memory. */
async function writeOut(bytes: Uint8Array): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(bytes, (error) => (error ? reject(error) : resolve()))
  })
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

const SHOWN = 20

function tellProblems(problems: readonly Problem[]): void {
  for (const { code, message, file, line } of problems.slice(0, SHOWN))
    process.stderr.write(
      `${describe(new DeidError(code, message, { ...(file !== undefined && { file }), ...(line !== undefined && { line }) }))}\n`,
    )
  if (problems.length > SHOWN) process.stderr.write(`and ${problems.length - SHOWN} more\n`)
}

function outcome({ failed, flagged, leaking }: Tally): string {
  const parts = [
    failed && `${failed} failed`,
    flagged && `${flagged} need a person`,
    leaking && `${leaking} leak`,
  ].filter(Boolean)
  return parts.length > 0 ? `: ${parts.join(', ')}` : ''
}
