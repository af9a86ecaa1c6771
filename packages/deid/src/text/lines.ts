/** A place in a text as people count it: both from 1, columns in UTF-16 code units. */
export interface LineColumn {
  readonly line: number
  readonly column: number
}

/** Start offsets of every line of `text`. LF, CRLF and lone CR end a line, as do U+2028 and U+2029. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (const { index, 0: end } of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) starts.push(index + end.length)
  return starts
}

/** Line and column of `offset`. Pass `lineStarts(text)` once for many lookups. */
export function lineColumn(starts: readonly number[], offset: number): LineColumn {
  let low = 1
  let high = starts.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (starts[mid]! <= offset) low = mid + 1
    else high = mid
  }
  return { line: low, column: offset - starts[low - 1]! + 1 }
}

/** Offset of a line and column; the inverse of `lineColumn`. Throws a RangeError for a line that is not there. */
export function offsetAt(starts: readonly number[], { line, column }: LineColumn): number {
  const start = starts[line - 1]
  if (start === undefined) throw new RangeError(`Line ${line} in a text of ${starts.length} lines`)
  return start + column - 1
}
