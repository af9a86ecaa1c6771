import type { Mapping } from '@palimpsest/deid/replace'
import type { Tally } from './tally.ts'

/** A piece of work that any worker can do alone, given the settings of the run. */
export type Task = LinesTask | RowsTask | FileTask

/** Whole lines of JSONL. */
export interface LinesTask {
  readonly kind: 'lines'
  readonly bytes: Uint8Array
  /** Number of the first line, from 1. */
  readonly line: number
  /** Shown in messages. */
  readonly file: string
  /** The line was longer than the limit and is not there. */
  readonly tooLong?: number
}

/** Whole records of a CSV file. */
export interface RowsTask {
  readonly kind: 'rows'
  readonly bytes: Uint8Array
  /** Number of the first record, from 1; record 1 is the header. */
  readonly row: number
  readonly line: number
  readonly file: string
  /** Names of the columns; absent where the first record of `bytes` holds them. */
  readonly header?: readonly string[]
  readonly delimiter: string
}

/** A file read whole, as brat, XML and plain text are. */
export interface FileTask {
  readonly kind: 'file'
  readonly path: string
  readonly format: string
  readonly id: string
  /** The content where it does not come from a file. */
  readonly bytes?: Uint8Array
}

/** A document before and after. */
export interface Sample {
  readonly id: string
  readonly before: string
  readonly after: string
}

/** What a task gave. Without `bytes` nothing must be written: the whole of it failed. */
export interface TaskResult {
  readonly bytes?: Uint8Array
  /** For the second file of formats that have one. */
  readonly companion?: Uint8Array
  readonly companionEnding?: string
  readonly tally: Tally
  /** Documents before and after, where the report was asked to show some. */
  readonly samples?: readonly Sample[]
  /** Of the documents written, in order, where the run records them. */
  readonly mappings?: readonly Mapping[]
}
