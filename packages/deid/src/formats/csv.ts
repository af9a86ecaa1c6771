import type { Doc, Meta } from '../text/doc.ts'
import { DeidError } from '../text/message.ts'
import type { Format, FormatOptions, Reading } from './format.ts'

/**
 * Comma-separated values with a header: each named text column of each record is a document, the other
 * columns its metadata. Written back, cells that did not change keep every byte, quotes and line ends included.
 */
export const csv: Format = table('csv', ',', ['.csv'])

/** As `csv`, with tabs between the cells. */
export const tsv: Format = table('tsv', '\t', ['.tsv', '.tab'])

function table(name: string, delimiter: string, extensions: readonly string[]): Format {
  return {
    name,
    extensions,
    many: true,
    read: (source, options = {}) => readRows(source.text, { delimiter, ...options }),
    write: (docs, options = {}) => ({ text: writeRows(docs, { delimiter, ...options }) }),
  }
}

/** A cell as it stands in the file: `raw` with its quotes, `value` without. */
interface Cell {
  readonly start: number
  readonly end: number
  readonly value: string
  readonly quoted: boolean
}

export interface RowOptions extends FormatOptions {
  /** The names of the columns, where the records that hold them were read before. */
  readonly header?: readonly string[]
  /** Number of the first record and line of this piece, from 1. */
  readonly row?: number
  readonly line?: number
}

/** The names of the columns: the first record of `text`. */
export function headerOf(text: string, { delimiter = ',' }: { delimiter?: string } = {}): readonly string[] {
  for (const { cells } of records(text, delimiter, 1)) return cells.map(({ value }) => value)
  return []
}

/**
 * Documents of a piece of a CSV file, with ids `row:column`, or `id:column` where a column names the rows.
 * Throws a DeidError `no-column` for a column that is not there, and `bad-row` with the line for a record that lacks a text cell, or
 * has text beyond the last column: where a comma lacks its quotes, part of a text stands in cells that nobody would look at.
 */
export function readRows(text: string, options: RowOptions): Reading {
  const { delimiter = ',', row = 1, line = 1, idColumn } = options
  const columns = options.columns ?? ['text']
  let header = options.header
  let texts: readonly number[] = header ? indexesOf(header, columns) : []
  let number = row
  const docs: Doc[] = []
  const cells: Cell[] = []
  for (const { cells: record, line: began } of records(text, delimiter, line)) {
    if (!header) {
      header = record.map(({ value }) => value)
      texts = indexesOf(header, columns)
    } else if (record.length > 1 || record[0]!.value !== '') {
      const named = idColumn === undefined ? undefined : record[indexesOf(header, [idColumn])[0]!]?.value
      const meta = metaOf(header, record, texts)
      if (
        texts.some((index) => index >= record.length) ||
        record.slice(header.length).some(({ value }) => value !== '')
      )
        throw new DeidError(
          'bad-row',
          `Record ${number} has ${record.length} of ${header.length} cells; a text with a delimiter in it needs quotes`,
          { line: began },
        )
      for (const index of texts) {
        const cell = record[index]!
        docs.push({ id: `${named ?? number}:${header[index]!}`, text: cell.value, meta })
        cells.push(cell)
      }
    }
    number++
  }
  return {
    docs,
    rewrite(changed) {
      if (changed.length !== cells.length)
        throw new RangeError(`${changed.length} documents in place of ${cells.length}`)
      let out = ''
      let pos = 0
      cells.forEach((cell, i) => {
        const value = changed[i]!.text
        if (value === cell.value) return
        out += text.slice(pos, cell.start) + written(value, cell.quoted, options)
        pos = cell.end
      })
      return { text: out + text.slice(pos) }
    },
  }
}

function writeRows(docs: readonly Doc[], options: FormatOptions): string {
  const { delimiter = ',' } = options
  const fields = [...new Set(docs.flatMap(({ meta = {} }) => Object.keys(meta)))]
  const line = (cells: readonly string[]) =>
    `${cells.map((cell) => written(cell, false, options)).join(delimiter)}\n`
  return (
    line(['id', 'text', ...fields]) +
    docs
      .map(({ id, text, meta = {} }) => line([id, text, ...fields.map((field) => String(meta[field] ?? ''))]))
      .join('')
  )
}

/** A cell's bytes; quoted where it was, or where it has to be. */
function written(
  value: string,
  quoted: boolean,
  { delimiter = ',', formulas = 'keep' }: FormatOptions,
): string {
  // Spreadsheets compute cells that begin so (OWASP, "CSV injection").
  const safe = formulas === 'defuse' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  if (!quoted && !safe.includes(delimiter) && !/["\r\n]/.test(safe)) return safe
  return `"${safe.replaceAll('"', '""')}"`
}

function indexesOf(header: readonly string[], columns: readonly string[]): readonly number[] {
  return columns.map((name) => {
    const index = header.indexOf(name)
    if (index < 0)
      throw new DeidError('no-column', `There is no column ${name}; name the text columns with --columns`, {
        key: name,
      })
    return index
  })
}

function metaOf(header: readonly string[], record: readonly Cell[], texts: readonly number[]): Meta {
  const entries = header.flatMap((name, i) => {
    const cell = record[i]
    return cell && !texts.includes(i) ? [[name, cell.value] as const] : []
  })
  return Object.fromEntries(entries)
}

/**
 * The records, each a list of cells and the line where it begins (RFC 4180; a quote in the middle of an unquoted cell is a character like any
 * other). A byte order mark before the first is part of no cell. Throws a DeidError `open-quote` with the line.
 */
function* records(
  text: string,
  delimiter: string,
  firstLine: number,
): Generator<{ cells: readonly Cell[]; line: number }> {
  let pos = text.startsWith('\ufeff') ? 1 : 0
  let line = firstLine
  const plain = new RegExp(
    `[^${delimiter === '\\' || delimiter === ']' || delimiter === '^' ? '\\' : ''}${delimiter}\\n]*`,
    'y',
  )
  while (pos < text.length) {
    const cells: Cell[] = []
    const began = line
    for (;;) {
      const start = pos
      if (text[pos] === '"') {
        const close = closingQuote(text, pos)
        if (close < 0)
          throw new DeidError(
            'open-quote',
            `A quote in the record that begins on line ${began} is never closed`,
            {
              line: began,
            },
          )
        const inside = text.slice(pos + 1, close)
        plain.lastIndex = close + 1
        // What follows a closing quote belongs to the cell, though no writer should put anything there.
        const after = withoutCr(plain.exec(text)![0], text, plain.lastIndex)
        pos = close + 1 + after.length
        cells.push({ start, end: pos, value: inside.replaceAll('""', '"') + after, quoted: true })
        for (const char of inside) if (char === '\n') line++
      } else {
        plain.lastIndex = pos
        const value = withoutCr(plain.exec(text)![0], text, plain.lastIndex)
        pos += value.length
        cells.push({ start, end: pos, value, quoted: false })
      }
      if (text[pos] !== delimiter) break
      pos++
    }
    if (text[pos] === '\r') pos++
    pos++
    line++
    yield { cells, line: began }
  }
}

/** The CR of a CRLF is part of the line end, not of the last cell. */
function withoutCr(value: string, text: string, end: number): string {
  return value.endsWith('\r') && (text[end] === '\n' || end === text.length) ? value.slice(0, -1) : value
}

/** Where the quote at `open` is closed; doubled quotes stand for one and close nothing. -1: nowhere. */
function closingQuote(text: string, open: number): number {
  for (let pos = text.indexOf('"', open + 1); pos >= 0; pos = text.indexOf('"', pos + 2))
    if (text[pos + 1] !== '"') return pos
  return -1
}
