import { extname } from 'node:path'
import type { Detector, Pipeline } from '@palimpsest/deid'
import { type KnownPhi, knownByField, knownPhi, knownPhiFromRow } from '@palimpsest/deid/detect'
import { headerOf, readRows } from '@palimpsest/deid/formats'
import { relabel } from '@palimpsest/deid/policy'
import { DeidError } from '@palimpsest/deid/text'
import { readSettingsFile } from './settings-file.ts'

/** A table of what is known of people, and the field of a document's metadata whose value says which row is about it. */
export interface Known {
  readonly file: string
  readonly field: string
}

/** One row: the value that names it, and its cells by column. */
interface Row {
  readonly key: string
  readonly cells: Readonly<Record<string, unknown>>
}

/**
 * The pipeline with a detector of what the table knows of each document's people. A document without the field fails with
 * `missing-known-field`, one whose value no row has with `no-known-phi`: without its row it would be searched for less than was asked.
 */
export function withKnown(pipeline: Pipeline, { file, field }: Known): Pipeline {
  const byField = knownByField(readKnown({ file, field }), { field, missing: 'error' })
  const detector = knownPhi({
    known(doc) {
      if (doc.meta?.[field] === undefined || doc.meta[field] === null)
        throw new DeidError('missing-known-field', `The document's metadata has no field '${field}'`, {
          docId: doc.id,
          key: field,
        })
      return byField(doc)
    },
  })
  return { ...pipeline, detectors: [...pipeline.detectors, inScheme(detector, pipeline.labels)] }
}

/** The columns of the table that say nothing that can be looked for. */
export function unusedColumns(known: Known): readonly string[] {
  const [first] = rowsOf(known)
  return first ? knownPhiFromRow(first.cells).unknown.filter((column) => column !== known.field) : []
}

function readKnown(known: Known): readonly { key: string; known: KnownPhi }[] {
  return rowsOf(known).map(({ key, cells }) => ({ key, known: knownPhiFromRow(cells).known }))
}

function inScheme(detector: Detector, scheme: Pipeline['labels']): Detector {
  if (scheme === 'native') return detector
  const renamed = (labels: readonly string[]) =>
    relabel(
      labels.map((label) => ({ start: 0, end: 1, label, score: 1, source: '' })),
      scheme,
    ).map(({ label }) => label)
  return {
    ...detector,
    labels: [...new Set(renamed(detector.labels))],
    detect: async (doc, settings) => relabel(await detector.detect(doc, settings), scheme),
  }
}

function rowsOf({ file, field }: Known): readonly Row[] {
  const text = readSettingsFile(file).replace(/^\ufeff/, '')
  const ending = extname(file).toLowerCase()
  if (ending === '.jsonl' || ending === '.ndjson') return fromLines(text, { file, field })
  const delimiter = ending === '.tsv' || ending === '.tab' ? '\t' : ','
  if (!headerOf(text, { delimiter }).includes(field))
    throw new DeidError('bad-known', `The table has no column '${field}'`, { file, line: 1, key: field })
  try {
    const { docs } = readRows(text, { delimiter, columns: [field] })
    return docs.map((doc) => ({ key: doc.text, cells: { [field]: doc.text, ...doc.meta } }))
  } catch (error) {
    if (!(error instanceof DeidError)) throw error
    throw new DeidError('bad-known', error.message, { file, ...error.at })
  }
}

function fromLines(text: string, { file, field }: Known): readonly Row[] {
  return text.split('\n').flatMap((line, i): Row[] => {
    if (line.trim() === '') return []
    const bad = (message: string) => new DeidError('bad-known', message, { file, line: i + 1, key: field })
    const cells = rowOf(line)
    if (!cells) throw bad('This line is no JSON object')
    const value = Object.hasOwn(cells, field) ? cells[field] : undefined
    if (typeof value !== 'string' && typeof value !== 'number')
      throw bad(`This line has no '${field}' that is a string or a number`)
    return [{ key: String(value), cells }]
  })
}

function rowOf(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined
  } catch {
    return undefined
  }
}
