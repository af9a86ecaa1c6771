import type { Pieces, Tokenizer } from './pieces.ts'
import type { Batch, EncoderRuntime } from './runtime.ts'

export interface WindowSettings {
  /** Pieces a window holds, with its two markers; at most what the model was made for. */
  readonly size: number
  /** Pieces that neighbouring windows share, so that each piece is read with text on both sides. */
  readonly overlap: number
  /** Pieces a batch holds, padding included. */
  readonly batchPieces: number
}

/**
 * Logits for every piece of a text of any length: `pieces.length * labels` numbers. Long texts are read in
 * windows that overlap; where two saw a piece, the one in which it lay further from a border decides.
 */
export async function logitsOf(
  pieces: Pieces,
  tokenizer: Tokenizer,
  runtime: EncoderRuntime,
  labels: number,
  { size, overlap, batchPieces }: WindowSettings,
): Promise<Float32Array> {
  const body = size - 2
  const out = new Float32Array(pieces.length * labels)
  const windows = windowStarts(pieces.length, body, overlap)
  // Windows of like length go together, so that little is padding; only the last one is ever shorter.
  const perBatch = Math.max(1, Math.floor(batchPieces / size))
  for (let first = 0; first < windows.length; first += perBatch) {
    const starts = windows.slice(first, first + perBatch)
    const lengths = starts.map((start) => Math.min(body, pieces.length - start))
    const width = Math.max(...lengths) + 2
    const logits = await runtime.run(batchOf(pieces, tokenizer, starts, lengths, width))
    starts.forEach((start, row) => {
      const last = start + lengths[row]! === pieces.length
      const from = start === 0 ? 0 : overlap >> 1
      const to = last ? lengths[row]! : lengths[row]! - (overlap - (overlap >> 1))
      const source = (row * width + 1 + from) * labels
      out.set(logits.subarray(source, source + (to - from) * labels), (start + from) * labels)
    })
  }
  return out
}

function windowStarts(length: number, body: number, overlap: number): readonly number[] {
  const starts = [0]
  for (let start = 0; start + body < length; ) {
    start += body - overlap
    starts.push(start)
  }
  return length === 0 ? [] : starts
}

function batchOf(
  pieces: Pieces,
  { cls, sep, pad }: Tokenizer,
  starts: readonly number[],
  lengths: readonly number[],
  width: number,
): Batch {
  const rows = starts.length
  const ids = new BigInt64Array(rows * width).fill(BigInt(pad))
  const mask = new BigInt64Array(rows * width)
  starts.forEach((start, row) => {
    const at = row * width
    const length = lengths[row]!
    ids[at] = BigInt(cls)
    for (let i = 0; i < length; i++) ids[at + 1 + i] = BigInt(pieces.ids[start + i]!)
    ids[at + 1 + length] = BigInt(sep)
    mask.fill(1n, at, at + length + 2)
  })
  return { rows, width, ids, mask }
}
