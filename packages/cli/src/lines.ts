/** Whole lines of a stream, as bytes: small enough to hand to a worker, many enough to be worth it. */
export interface LineBatch {
  /** The lines with their line breaks; the very last may lack its own. Has a buffer of its own. */
  readonly bytes: Uint8Array
  /** Number of the first line, from 1. */
  readonly line: number
  /** Position in the stream just after the batch; a later run may start there. */
  readonly endByte: number
  readonly endLine: number
  /** Set where a line was longer than the limit: its length; `bytes` is then empty. */
  readonly tooLong?: number
}

const LF = 10

/**
 * Cuts a stream after its last line break so far, chunk by chunk, so that a slow writer gets its answer at
 * once. Holds one line at most; a line of more than `maxLine` bytes is passed over and reported as such.
 */
export async function* lineBatches(
  chunks: AsyncIterable<Uint8Array>,
  { maxLine, startByte = 0, startLine = 1 }: { maxLine: number; startByte?: number; startLine?: number },
): AsyncGenerator<LineBatch> {
  let parts: Uint8Array[] = []
  let size = 0
  let endByte = startByte
  let line = startLine

  const batch = (bytes: Uint8Array, lines: number, tooLong?: number): LineBatch => {
    const first = line
    line += lines
    endByte += tooLong ?? bytes.length
    return { bytes, line: first, endByte, endLine: line, ...(tooLong !== undefined && { tooLong }) }
  }

  for await (const chunk of chunks) {
    let rest = chunk
    if (size > maxLine) {
      // Inside a line that is too long already: only its end matters.
      const end = rest.indexOf(LF) + 1
      size += end > 0 ? end : rest.length
      if (end === 0) continue
      yield batch(new Uint8Array(0), 1, size)
      size = 0
      rest = rest.subarray(end)
    }
    const cut = rest.lastIndexOf(LF) + 1
    if (cut > 0) {
      const bytes = joined([...parts, rest.subarray(0, cut)], size + cut)
      parts = []
      size = 0
      yield batch(bytes, countLines(bytes))
      rest = rest.subarray(cut)
    }
    if (rest.length > 0) {
      parts.push(rest)
      size += rest.length
      if (size > maxLine) parts = []
    }
  }
  if (size > maxLine) yield batch(new Uint8Array(0), 1, size)
  else if (size > 0) yield batch(joined(parts, size), 1)
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  // Not from Node's shared pool: the buffer is handed over to a worker whole.
  const bytes = new Uint8Array(size)
  let pos = 0
  for (const part of parts) {
    bytes.set(part, pos)
    pos += part.length
  }
  return bytes
}

function countLines(bytes: Uint8Array): number {
  let lines = 0
  for (let pos = bytes.indexOf(LF); pos >= 0; pos = bytes.indexOf(LF, pos + 1)) lines++
  return lines
}
