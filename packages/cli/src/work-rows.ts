import { readRows } from '@palimpsest/deid/formats'
import type { Mapping } from '@palimpsest/deid/replace'
import type { Doc } from '@palimpsest/deid/text'
import { decodeRows } from './decode.ts'
import type { Engine } from './engine.ts'
import { errorRecord, problemOf } from './problem.ts'
import { addSample } from './sample.ts'
import { countFailure, newTally, placeDocument } from './tally.ts'
import type { RowsTask, Sample, TaskResult } from './task.ts'

/**
 * The documents of whole CSV records. As JSONL each gives a line; as CSV the same bytes with the text cells
 * replaced, and in the cell of a document that failed `#ERROR:` with the code, so that no original gets through.
 */
export async function workRows(task: RowsTask, engine: Engine): Promise<TaskResult> {
  const tally = newTally()
  tally.bytes = task.bytes.length
  const asLines = engine.settings.to === 'jsonl'
  // What cannot be read as records at all stops the run: the caller reports it with the file.
  const text = decodeRows(task.bytes, task)
  const reading = readRows(text, {
    ...engine.settings.formats,
    delimiter: task.delimiter,
    row: task.row,
    line: task.line,
    ...(task.header && { header: task.header }),
  })
  const lines: string[] = []
  const docs: Doc[] = []
  const mappings: Mapping[] = []
  const samples: Sample[] = []
  for (const doc of reading.docs) {
    tally.docs++
    try {
      const result = await engine.work(doc, tally)
      placeDocument(tally, { file: task.file })
      docs.push(result.doc)
      if (result.mapping) mappings.push(result.mapping)
      addSample(samples, result, engine.settings.show)
      if (asLines) lines.push(`${engine.record(result)}\n`)
    } catch (error) {
      const problem = problemOf(error, { file: task.file })
      countFailure(tally, problem)
      docs.push({ ...doc, text: `#ERROR:${problem.code}` })
      lines.push(`${errorRecord(doc.id, problem)}\n`)
    }
  }
  const bytes = Buffer.from(asLines ? lines.join('') : reading.rewrite!(docs).text)
  return { bytes, tally, ...(mappings.length > 0 && { mappings }), ...(samples.length > 0 && { samples }) }
}
