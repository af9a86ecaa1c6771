import { DeidError } from '@palimpsest/deid/text'

/** Pieces of a stretch: their ids, and the code units of the stretch that each comes from. */
export interface Cut {
  readonly ids: readonly number[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** Cuts a stretch into pieces. */
export type Cutter = (text: string) => Cut

/**
 * Byte-pair encoding over UTF-8 bytes, as GPT-2 and RoBERTa have it: the two neighbours that stand first in `merges`
 * become one until none is left. A piece that holds part of a character has the whole character for its place.
 */
export function byteLevelBpe(
  vocabulary: Readonly<Record<string, number>>,
  merges: readonly (readonly [string, string])[],
): Cutter {
  const rank = new Map(merges.map(([left, right], i) => [`${left} ${right}`, i]))
  const encoder = new TextEncoder()
  return (text) => {
    const units: { text: string; start: number; end: number }[] = []
    let pos = 0
    for (const character of text) {
      for (const byte of encoder.encode(character))
        units.push({ text: letters[byte]!, start: pos, end: pos + character.length })
      pos += character.length
    }
    while (units.length > 1) {
      let best = Infinity
      for (let i = 1; i < units.length; i++)
        best = Math.min(best, rank.get(`${units[i - 1]!.text} ${units[i]!.text}`) ?? Infinity)
      if (best === Infinity) break
      const [left, right] = merges[best]!
      // Every place of the pair at once: within one rank the order of merging makes no difference but for overlaps.
      let kept = 0
      for (let i = 0; i < units.length; i++) {
        const [one, two] = [units[i]!, units[i + 1]]
        if (two && one.text === left && two.text === right)
          units[kept++] = { text: left + right, start: one.start, end: units[++i]!.end }
        else units[kept++] = one
      }
      units.length = kept
    }
    return {
      ids: units.map((unit) => {
        const id = Object.hasOwn(vocabulary, unit.text) ? vocabulary[unit.text] : undefined
        if (id === undefined)
          throw new DeidError('bad-model', 'The vocabulary of the model lacks a piece that its merges make')
        return id
      }),
      starts: units.map(({ start }) => start),
      ends: units.map(({ end }) => end),
    }
  }
}

/** The printable letter that stands for each byte in the vocabulary. */
const letters: readonly string[] = (() => {
  const printable = (byte: number) =>
    (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || (byte >= 174 && byte <= 255)
  let next = 256
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(printable(byte) ? byte : next++))
})()
