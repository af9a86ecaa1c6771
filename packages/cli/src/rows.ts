import { DeidError } from '@palimpsest/deid/text'

/** Whole CSV records of a stream, as bytes with a buffer of their own. */
export interface RowBatch {
  readonly bytes: Uint8Array
  /** Number of the first record, from 1; the header counts. */
  readonly row: number
  readonly line: number
  readonly endByte: number
  readonly endLine: number
  readonly endRow: number
}

const LF = 10
const CR = 13
const QUOTE = 34

/**
 * Cuts a CSV stream after the last record that is whole. A quote opens a cell only at the cell's start, as
 * everywhere in this project. Throws a DeidError `open-quote` or `too-large` with the line where the record begins.
 */
export async function* rowBatches(
  chunks: AsyncIterable<Uint8Array>,
  {
    maxRow,
    delimiter,
    startByte,
    startLine,
    startRow,
  }: { maxRow: number; delimiter: string; startByte: number; startLine: number; startRow: number },
): AsyncGenerator<RowBatch> {
  const separator = delimiter.charCodeAt(0)
  let parts: Uint8Array[] = []
  let size = 0
  let at = { byte: startByte, line: startLine, row: startRow }
  const next = { ...at }
  let state: 'start' | 'plain' | 'quoted' | 'closed' = 'start'
  // The mark before the first record is part of no cell; without this a quote after it would not open one.
  let skip = startByte === 0 ? [0xef, 0xbb, 0xbf] : []

  for await (const chunk of chunks) {
    let whole = 0 // Just after the last whole record of this chunk.
    let boundary = { ...next }
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i]!
      if (skip.length > 0) {
        if (byte === skip[0]) {
          skip = skip.slice(1)
          continue
        }
        skip = []
      }
      if (state === 'quoted') {
        if (byte === QUOTE) state = 'closed'
        else if (byte === LF) next.line++
      } else if (byte === LF) {
        next.line++
        next.row++
        state = 'start'
        whole = i + 1
        boundary = { ...next }
      } else if (byte === QUOTE && (state === 'start' || state === 'closed')) state = 'quoted'
      else if (byte === separator) state = 'start'
      else if (byte !== CR) state = 'plain'
    }
    if (whole > 0) {
      const bytes = new Uint8Array(size + whole)
      let pos = 0
      for (const part of [...parts, chunk.subarray(0, whole)]) {
        bytes.set(part, pos)
        pos += part.length
      }
      const end = { byte: at.byte + bytes.length, line: boundary.line, row: boundary.row }
      yield { bytes, row: at.row, line: at.line, endByte: end.byte, endLine: end.line, endRow: end.row }
      at = end
      parts = []
      size = 0
    }
    if (whole < chunk.length) {
      parts.push(chunk.subarray(whole))
      size += chunk.length - whole
    }
    if (size > maxRow)
      throw new DeidError('too-large', `The record that begins on line ${at.line} is longer than the limit`, {
        line: at.line,
      })
  }
  if (state === 'quoted')
    throw new DeidError(
      'open-quote',
      `A quote in the record that begins on line ${at.line} is never closed`,
      {
        line: at.line,
      },
    )
  if (size === 0) return
  const bytes = new Uint8Array(Buffer.concat(parts))
  yield {
    bytes,
    row: at.row,
    line: at.line,
    endByte: at.byte + bytes.length,
    endLine: next.line,
    endRow: next.row + 1,
  }
}
