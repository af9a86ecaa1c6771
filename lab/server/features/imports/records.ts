/** A record of a table file, or why it is none; `line` is where it begins, from 1. */
export type TableRecord =
  | { readonly line: number; readonly text: string; readonly cells: number; readonly filled: number }
  | { readonly line: number; readonly problem: string }

/**
 * Cuts a file of comma- or tab-separated values into its records, so that one that is broken does not take the others
 * with it. A quote that is never closed, or that closes in the middle of a cell some lines later, is taken to be a
 * slip in the line where it opens: reading goes on with the next line. `filled` counts cells up to the last that is
 * not empty.
 */
export function* recordsOf(text: string, delimiter: string): Generator<TableRecord> {
  let pos = text.startsWith('\uFEFF') ? 1 : 0
  let line = 1
  while (pos < text.length) {
    const read = readRecord(text, pos, delimiter)
    const firstEnd = lineEnd(text, pos)
    if (read === null || (read.isOdd && read.end > firstEnd)) {
      yield { line, problem: 'A quote in it is never closed, or closes where it should not.' }
      pos = firstEnd + 1
      line++
      continue
    }
    const record = text.slice(pos, read.end)
    if (record !== '' && record !== '\r') yield { line, text: record, cells: read.cells, filled: read.filled }
    for (let at = record.indexOf('\n'); at >= 0; at = record.indexOf('\n', at + 1)) line++
    pos = read.end + 1
    line++
  }
}

interface Extent {
  readonly end: number
  readonly cells: number
  readonly filled: number
  /** Something follows a closing quote in its cell. */
  readonly isOdd: boolean
}

/** Where the record at `start` ends; null: in it a quote opens that is never closed. */
function readRecord(text: string, start: number, delimiter: string): Extent | null {
  let pos = start
  let cells = 0
  let filled = 0
  let isOdd = false
  const line = { end: lineEnd(text, start) }
  for (;;) {
    cells++
    const begin = pos
    if (text[pos] === '"') {
      const close = closingQuote(text, pos)
      if (close < 0) return null
      pos = close + 1
      if (pos > line.end) line.end = lineEnd(text, pos)
    }
    const next = text.indexOf(delimiter, pos)
    const end = next < 0 || next > line.end ? line.end : next
    const rest = text.slice(pos, end).replace(/\r$/, '')
    if (pos > begin && rest !== '') isOdd = true
    if (pos > begin ? pos - begin > 2 || rest !== '' : rest !== '') filled = cells
    pos = end
    if (end === line.end) return { end, cells, filled, isOdd }
    pos++
  }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

/** Where the quote at `open` is closed; doubled quotes stand for one and close nothing. -1: nowhere. */
function closingQuote(text: string, open: number): number {
  for (let pos = text.indexOf('"', open + 1); pos >= 0; pos = text.indexOf('"', pos + 2))
    if (text[pos + 1] !== '"') return pos
  return -1
}
