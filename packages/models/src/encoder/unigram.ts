import type { Cutter } from './byte-level-bpe.ts'

/** What an unknown character costs beyond the least likely piece, as SentencePiece has it. */
const unknownPenalty = 10

/**
 * SentencePiece's unigram model: the pieces whose probabilities multiply to the most. A run of characters that no
 * piece holds is one unknown piece.
 */
export function unigram(vocabulary: readonly (readonly [string, number])[], unknown: number): Cutter {
  const idOf = new Map(vocabulary.map(([piece], id) => [piece, id]))
  const scores = Float64Array.from(vocabulary, ([, score]) => score)
  const unknownScore = scores.reduce((least, score) => Math.min(least, score), Infinity) - unknownPenalty
  // No piece with this first code unit is longer.
  const longest = new Map<number, number>()
  for (const [piece] of vocabulary)
    if (piece !== '')
      longest.set(piece.charCodeAt(0), Math.max(longest.get(piece.charCodeAt(0)) ?? 0, piece.length))

  return (text) => {
    const best = new Float64Array(text.length + 1)
    const from = new Int32Array(text.length + 1).fill(-1)
    const piece = new Int32Array(text.length + 1).fill(unknown)
    const offer = (start: number, end: number, id: number, score: number) => {
      if (from[end] !== -1 && score <= best[end]!) return
      best[end] = score
      from[end] = start
      piece[end] = id
    }
    for (let start = 0; start < text.length; ) {
      const size = text.codePointAt(start)! > 0xffff ? 2 : 1
      const most = Math.min(longest.get(text.charCodeAt(start)) ?? 0, text.length - start)
      let single = false
      for (let length = size; length <= most; length++) {
        const id = idOf.get(text.slice(start, start + length))
        if (id === undefined) continue
        offer(start, start + length, id, best[start]! + scores[id]!)
        if (length === size) single = true
      }
      if (!single) offer(start, start + size, unknown, best[start]! + unknownScore)
      start += size
    }
    const ends: number[] = []
    for (let end = text.length; end > 0; end = from[end]!) ends.push(end)
    const out = { ids: [] as number[], starts: [] as number[], ends: [] as number[] }
    for (const end of ends.reverse()) {
      const id = piece[end]!
      if (id === unknown && out.ids.at(-1) === unknown) out.ends[out.ends.length - 1] = end
      else {
        out.ids.push(id)
        out.starts.push(from[end]!)
        out.ends.push(end)
      }
    }
    return out
  }
}
