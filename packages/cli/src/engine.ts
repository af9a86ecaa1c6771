import { spansIn } from '@palimpsest/deid/formats'
import type { Mapping } from '@palimpsest/deid/replace'
import { DeidError, type Doc, type Location, type OffsetUnit } from '@palimpsest/deid/text'
import { errorCode } from './exit.ts'
import type { Settings } from './settings.ts'
import type { Problem, Tally } from './tally.ts'

/** What the command does to one document. */
export interface Engine {
  readonly settings: Settings
  readonly offsets: OffsetUnit
  /** Counts into `tally`; throws what fails the document. */
  readonly work: (doc: Doc, tally: Tally) => Promise<DocResult>
  /** The JSONL line of a result, as the command's contract has it. */
  readonly record: (result: DocResult) => string
}

/** A document that was worked on, and what its JSONL line says beside the id. */
export interface DocResult {
  readonly doc: Doc
  readonly record: Readonly<Record<string, unknown>>
  readonly problem?: Problem
  /** The document as it was, for a report that was asked to show it. */
  readonly before?: string
  /** What turns the document back, where the run records that. */
  readonly mapping?: Mapping
}

/** Loads what the settings name: the pipeline, the policy, the key. Throws a DeidError for settings that do not hold. */
export async function openEngine(settings: Settings): Promise<Engine> {
  const offsets = settings.formats.offsets ?? 'utf16'
  const work = await workerOf(settings, offsets)
  return {
    settings,
    offsets,
    work,
    record: ({ doc, record }) => JSON.stringify({ id: doc.id, ...record }),
  }
}

/** Opens what the command needs, once; the function it gives is then called for every document. */
async function workerOf(settings: Settings, offsets: OffsetUnit): Promise<Engine['work']> {
  switch (settings.command) {
    case 'detect':
      return (await import('./detect-doc.ts')).openDetect(settings, offsets)
    case 'deid':
      return (await import('./deid-doc.ts')).openDeid(settings, offsets)
    case 'restore':
      return (await import('./restore-doc.ts')).openRestore(settings, offsets)
    case 'resynthesize':
      return (await import('./resynthesize-doc.ts')).openResynthesize(settings, offsets)
    case 'convert':
      return async (doc) => ({ doc, record: recordOf(doc, offsets) })
  }
}

/** A document as a line of its own: what `convert` writes. */
function recordOf({ text, meta, spans }: Doc, offsets: OffsetUnit): DocResult['record'] {
  return { text, ...(meta && { meta }), ...(spans && { spans: spansIn(text, spans, offsets) }) }
}

/** The line that stands in place of a document that failed. */
export function errorRecord(id: string | null, { code, message }: Problem): string {
  return JSON.stringify({ id, error: { code, message } })
}

/** What may be said of an error: all of ours, of others nothing but the system's code. */
export function problemOf(error: unknown, at: Location = {}): Problem {
  const place = (from: Location) => ({
    ...(from.file !== undefined && { file: from.file }),
    ...(from.line !== undefined && { line: from.line }),
  })
  if (error instanceof DeidError) {
    const { start, end } = error.at
    return {
      code: error.code,
      message: error.message,
      ...place({ ...error.at, ...at }),
      ...(start !== undefined && { start }),
      ...(end !== undefined && { end }),
    }
  }
  // What Node says of a string beyond its longest, as the line of a document with millions of spans may be.
  if (error instanceof RangeError && error.message === 'Invalid string length')
    return { code: 'too-large', message: 'The answer is longer than a line can be', ...place(at) }
  const code = errorCode(error)
  return code
    ? { code: 'system', message: `The system refused: ${code}`, ...place(at) }
    : { code: 'internal', message: 'Internal error', ...place(at) }
}
