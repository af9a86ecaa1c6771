import { createReadStream } from 'node:fs'
import { extname } from 'node:path'
import { headerOf } from '@palimpsest/deid/formats'
import { decodeRows } from './decode.ts'
import { lineBatches } from './lines.ts'
import type { Position } from './part-file.ts'
import { rowBatches } from './rows.ts'
import { type Source, staysStream } from './targets.ts'
import type { Task } from './task.ts'

/** A task, and where the input stands once its result is written. */
export interface Step {
  readonly task: Task
  readonly after: Position
}

/** The tasks of one input, from `start` on. Holds one line, record or chunk at a time, never a whole stream. */
export async function* stepsOf(
  source: Source,
  input: number,
  {
    start,
    maxLine,
    delimiter,
    to,
  }: { start: Position; maxLine: number; delimiter: string | undefined; to: string },
): AsyncGenerator<Step> {
  const file = source.path === '-' ? 'stdin' : source.path
  const begin = start.input === input ? start : { byte: 0, line: 1, row: 1 }
  const streams = staysStream(source.format, to)
  if (streams && source.format === 'jsonl') {
    const batches = lineBatches(open(source.path, begin.byte), {
      maxLine,
      startByte: begin.byte,
      startLine: begin.line,
    })
    for await (const { bytes, line, endByte, endLine, tooLong } of batches)
      yield {
        task: { kind: 'lines', bytes, line, file, ...(tooLong !== undefined && { tooLong }) },
        after: { input, byte: endByte, line: endLine, row: 1 },
      }
    return
  }
  if (streams) {
    const cell = delimiter ?? (source.format === 'tsv' || extname(source.path) === '.tsv' ? '\t' : ',')
    let header = start.input === input ? start.header : undefined
    const batches = rowBatches(open(source.path, begin.byte), {
      maxRow: maxLine,
      delimiter: cell,
      startByte: begin.byte,
      startLine: begin.line,
      startRow: begin.row,
    })
    for await (const { bytes, row, line, endByte, endLine, endRow } of batches) {
      const known = header
      header ??= headerOf(decodeRows(bytes, { file, line }), { delimiter: cell })
      yield {
        task: { kind: 'rows', bytes, row, line, file, delimiter: cell, ...(known && { header: known }) },
        after: { input, byte: endByte, line: endLine, row: endRow, header },
      }
    }
    return
  }
  const bytes = source.path === '-' ? await readAll() : undefined
  yield {
    task: {
      kind: 'file',
      path: source.path,
      format: source.format,
      id: source.name,
      ...(bytes && { bytes }),
    },
    after: { input: input + 1, byte: 0, line: 1, row: 1 },
  }
}

function open(path: string, start: number): AsyncIterable<Uint8Array> {
  // A start is asked for only where there is one: pipes, as of `<(…)`, have no places to go to.
  return path === '-'
    ? process.stdin
    : createReadStream(path, { ...(start > 0 && { start }), highWaterMark: 256 * 1024 })
}

async function readAll(): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of process.stdin) parts.push(part as Uint8Array)
  return new Uint8Array(Buffer.concat(parts))
}
