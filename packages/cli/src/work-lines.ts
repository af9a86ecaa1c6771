import { parseJsonlLine } from '@palimpsest/deid/formats'
import { DeidError, type Location } from '@palimpsest/deid/text'
import { decodeUtf8 } from './decode.ts'
import type { Engine } from './engine.ts'
import { type DocResult, errorRecord, problemOf } from './engine.ts'
import { countFailure, newTally } from './tally.ts'
import type { LinesTask, TaskResult } from './task.ts'

const encoder = new TextEncoder()
const LF = 10

/**
 * One line out for each line in, in order. A line that fails gives `{"id", "error"}` in its place; blank
 * lines stay blank; a byte order mark before the first line and CR before LF stay where they are.
 */
export async function workLines(task: LinesTask, engine: Engine): Promise<TaskResult> {
  const tally = newTally()
  tally.bytes = task.tooLong ?? task.bytes.length
  const out: string[] = []

  const one = async (read: () => string, number: number) => {
    const at: Location = { file: task.file, line: number }
    let id: string | null = null
    let result: DocResult
    tally.docs++
    try {
      const line = read()
      if (line.trim() === '') {
        tally.docs--
        return line
      }
      const doc = parseJsonlLine(line, { offsets: engine.offsets, line: number })
      id = doc.id
      result = await engine.work(doc, tally)
    } catch (error) {
      if (error instanceof DeidError && error.at.docId !== undefined) id = error.at.docId
      const problem = problemOf(error, at)
      countFailure(tally, problem)
      return errorRecord(id, problem)
    }
    if (result.problem) tally.problems.push({ ...result.problem, ...at })
    return engine.record(result)
  }

  if (task.tooLong !== undefined) {
    const read = () => {
      throw new DeidError('too-large', `The line has ${task.tooLong} bytes: more than the limit`)
    }
    out.push(`${await one(read, task.line)}\n`)
  } else {
    let number = task.line
    for (const line of linesOf(task.bytes)) {
      const mark = number === 1 && task.line === 1 ? '\ufeff' : ''
      let read = line
      let prefix = ''
      let suffix = '\n'
      if (typeof line === 'string') {
        if (mark && line.startsWith(mark)) prefix = mark
        const end = line.endsWith('\r') ? -1 : undefined
        if (end) suffix = '\r\n'
        read = line.slice(prefix.length, end)
      }
      const text = await one(() => (typeof read === 'string' ? read : decodeUtf8(read)), number)
      out.push(prefix, text, suffix)
      number++
    }
  }
  return { bytes: encoder.encode(out.join('')), tally }
}

/** The lines as text; where the batch is not UTF-8, those lines that are not come as bytes. */
function* linesOf(bytes: Uint8Array): Generator<string | Uint8Array> {
  let text: string | undefined
  try {
    text = decodeUtf8(bytes)
  } catch {
    for (let pos = 0; pos < bytes.length; ) {
      const end = bytes.indexOf(LF, pos)
      const line = bytes.subarray(pos, end < 0 ? bytes.length : end)
      try {
        yield decodeUtf8(line)
      } catch {
        yield line
      }
      pos += line.length + 1
    }
    return
  }
  for (let pos = 0; pos < text.length; ) {
    const end = text.indexOf('\n', pos)
    yield text.slice(pos, end < 0 ? text.length : end)
    pos = end < 0 ? text.length : end + 1
  }
}
