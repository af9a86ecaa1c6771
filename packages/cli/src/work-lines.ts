import { parseJsonlLine } from '@palimpsest/deid/formats'
import type { Mapping } from '@palimpsest/deid/replace'
import { DeidError, type Location } from '@palimpsest/deid/text'
import { decodeUtf8 } from './decode.ts'
import type { Engine } from './engine.ts'
import { createOutput } from './output.ts'
import { errorRecord, problemOf } from './problem.ts'
import { addSample } from './sample.ts'
import { countFailure, newTally, placeDocument, type Tally } from './tally.ts'
import type { LinesTask, Sample, TaskResult } from './task.ts'

const LF = 10
const CR = 13
const MARK = '\ufeff'

/**
 * One line out for each line in, in order. A line that fails gives `{"id", "error"}` in its place; blank
 * lines stay blank; a byte order mark before the first line and CR before LF stay where they are.
 *
 * Lines are decoded and written one by one: a string of a whole batch would live in V8's space for large
 * objects, which only a full collection empties, and memory would grow with the stream.
 */
export async function workLines(task: LinesTask, engine: Engine): Promise<TaskResult> {
  const tally = newTally()
  const { bytes, file, tooLong } = task
  tally.bytes = tooLong ?? bytes.length
  if (tooLong !== undefined) {
    const read = () => {
      throw new DeidError('too-large', `The line has ${tooLong} bytes: more than the limit`)
    }
    const line = await workLine(read, { file, line: task.line }, engine, tally)
    return { bytes: Buffer.from(`${line}\n`), tally }
  }
  const mappings: Mapping[] = []
  const samples: Sample[] = []
  const out = createOutput(bytes.length * 2)
  let number = task.line
  for (let pos = 0; pos < bytes.length; number++) {
    const found = bytes.indexOf(LF, pos)
    const next = found < 0 ? bytes.length : found + 1
    let end = found < 0 ? bytes.length : found
    const cr = end > pos && bytes[end - 1] === CR
    if (cr) end--
    const marked = number === 1 && bytes[pos] === 0xef && bytes[pos + 1] === 0xbb && bytes[pos + 2] === 0xbf
    const start = marked ? pos + 3 : pos
    if (marked) out.write(MARK)
    const read = () => decodeUtf8(bytes.subarray(start, end))
    out.write(await workLine(read, { file, line: number }, engine, tally, mappings, samples))
    out.write(cr ? '\r\n' : '\n')
    pos = next
  }
  return {
    bytes: out.bytes(),
    tally,
    ...(mappings.length > 0 && { mappings }),
    ...(samples.length > 0 && { samples }),
  }
}

async function workLine(
  read: () => string,
  at: Location,
  engine: Engine,
  tally: Tally,
  mappings: Mapping[] = [],
  samples: Sample[] = [],
): Promise<string> {
  let id: string | null = null
  try {
    const line = read()
    if (line.trim() === '') return line
    tally.docs++
    const doc = parseJsonlLine(line, { offsets: engine.offsets, line: at.line! })
    id = doc.id
    const result = await engine.work(doc, tally)
    placeDocument(tally, at)
    if (result.mapping) mappings.push(result.mapping)
    addSample(samples, result, engine.settings.show)
    return engine.record(result)
  } catch (error) {
    // A line that cannot be read is a document too, of which nothing is known.
    if (id === null) {
      if (error instanceof DeidError && error.at.docId !== undefined) id = error.at.docId
      if (error instanceof DeidError && (error.code === 'invalid-utf8' || error.code === 'too-large'))
        tally.docs++
    }
    const problem = problemOf(error, at)
    countFailure(tally, problem)
    return errorRecord(id, problem)
  }
}
