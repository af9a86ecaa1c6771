import type { Mapping } from '@palimpsest/deid/replace'
import type { Doc, OffsetUnit } from '@palimpsest/deid/text'
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
