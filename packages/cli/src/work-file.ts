import { readFileSync, statSync } from 'node:fs'
import { formatNamed } from '@palimpsest/deid/formats'
import type { Mapping } from '@palimpsest/deid/replace'
import { DeidError, type Doc, type Location } from '@palimpsest/deid/text'
import { decodeFile } from './decode.ts'
import type { DocResult, Engine } from './engine.ts'
import { errorRecord, problemOf } from './problem.ts'
import { addSample } from './sample.ts'
import { countFailure, newTally, placeDocument } from './tally.ts'
import type { FileTask, Sample, TaskResult } from './task.ts'

/** V8 holds no longer strings. */
const MAX_FILE = 2 ** 29 - 25

/**
 * A file that is read whole. As JSONL each of its documents gives a line, failed ones an error line; in
 * any other format the file is written only when all of its documents went through.
 */
export async function workFile(task: FileTask, engine: Engine): Promise<TaskResult> {
  const tally = newTally()
  const at: Location = { file: task.path === '-' ? 'stdin' : task.path }
  const asLines = engine.settings.to === 'jsonl'
  const encode = (text: string) => Buffer.from(text)
  try {
    const format = formatNamed(task.format)
    const source = {
      id: task.id,
      text: decodeFile(read(task.path, task.bytes), at),
      ...(format.companion && companionOf(task.path, format.companion)),
    }
    tally.bytes = task.bytes?.length ?? statSync(task.path).size
    const reading = format.read(source, engine.settings.formats)
    const lines: string[] = []
    const docs: Doc[] = []
    const mappings: Mapping[] = []
    const samples: Sample[] = []
    for (const doc of reading.docs) {
      tally.docs++
      let result: DocResult
      try {
        result = await engine.work(doc, tally)
        placeDocument(tally, at)
      } catch (error) {
        const problem = problemOf(error, at)
        countFailure(tally, problem)
        lines.push(errorRecord(doc.id, problem))
        continue
      }
      if (result.problem) tally.problems.push({ ...result.problem, ...at })
      docs.push(result.doc)
      if (result.mapping) mappings.push(result.mapping)
      addSample(samples, result, engine.settings.show)
      if (asLines) lines.push(engine.record(result))
    }
    const recorded = { ...(mappings.length > 0 && { mappings }), ...(samples.length > 0 && { samples }) }
    if (asLines) return { bytes: encode(lines.map((line) => `${line}\n`).join('')), tally, ...recorded }
    if (docs.length < reading.docs.length) return { tally }
    const target = engine.settings.to === 'same' ? format : formatNamed(engine.settings.to)
    const keep = engine.settings.command !== 'deid' || format.name === 'csv' || format.name === 'tsv'
    const written =
      target === format && keep && reading.rewrite
        ? reading.rewrite(docs)
        : target.write(docs, engine.settings.formats)
    return {
      bytes: encode(written.text),
      ...(written.companion !== undefined &&
        target.companion && { companion: encode(written.companion), companionEnding: target.companion }),
      tally,
      ...recorded,
    }
  } catch (error) {
    const problem = problemOf(error, at)
    if (tally.docs === 0) tally.docs = 1
    countFailure(tally, problem)
    return { ...(asLines && { bytes: encode(`${errorRecord(task.id, problem)}\n`) }), tally }
  }
}

function read(path: string, bytes: Uint8Array | undefined): Uint8Array {
  if (bytes) return bytes
  const { size } = statSync(path)
  if (size > MAX_FILE)
    throw new DeidError('too-large', `The file has ${size} bytes; one document may have ${MAX_FILE}`)
  return readFileSync(path)
}

/** The companion's text; none where the file is not there, as for a text that nobody annotated. */
function companionOf(path: string, extension: string): { companion?: string } {
  const file = path.replace(/(?:\.[^./\\]*)?$/, extension)
  try {
    return { companion: decodeFile(readFileSync(file), { file }) }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw error
  }
}
