import type { Doc } from '../text/doc.ts'
import type { OffsetUnit } from '../text/offsets.ts'

/**
 * One kind of file, in and out. A format is a plain value of the list in `formats.ts`; its positions
 * are converted here, so that everything behind it sees half-open UTF-16 offsets.
 */
export interface Format {
  readonly name: string
  /** File name endings that mean this format under `auto`, with their dot, lower-case. */
  readonly extensions: readonly string[]
  /** Ending of the second file that holds the spans (brat's `.ann`); absent: one file holds all. */
  readonly companion?: string
  /** Whether one file can hold many documents. */
  readonly many: boolean
  /** Throws a DeidError with line, column or key, never with text of the file. */
  readonly read: (source: Source, options?: FormatOptions) => Reading
  /** A new file of `docs`. Throws a DeidError when the format cannot hold them without loss. */
  readonly write: (docs: readonly Doc[], options?: FormatOptions) => Written
}

/** What is read: the text of a file, and of its companion where the format has one. */
export interface Source {
  readonly text: string
  readonly companion?: string
  /** Id of the document where the file itself names none, usually the file's name. */
  readonly id?: string
}

export interface Reading {
  readonly docs: readonly Doc[]
  /**
   * The same file with the texts and spans of `docs` (as many as were read, in order) in place of those
   * that were read; all else stays to the byte. Only where the format holds more than documents.
   */
  readonly rewrite?: (docs: readonly Doc[]) => Written
}

export interface Written {
  readonly text: string
  readonly companion?: string
}

/** What a caller may set; each format looks only at what concerns it. */
export interface FormatOptions {
  /** Unit of the offsets in the file; default: what the format's own tools write. */
  readonly offsets?: OffsetUnit
  /** CSV: names of the columns that hold text. */
  readonly columns?: readonly string[]
  /** CSV: name of the column that holds the id of a row. */
  readonly idColumn?: string
  /** CSV: the character between cells; default `,`. */
  readonly delimiter?: string
  /** CSV: put `'` before a changed cell that a spreadsheet would take for a formula. Default false. */
  readonly formulas?: 'keep' | 'defuse'
  /** CoNLL: how the borders of spans are tagged. Default `BIO`. */
  readonly tags?: 'BIO' | 'BIOES'
  /** MAT JSON: version to write. Default 2. */
  readonly version?: 1 | 2
}
