/**
 * Two independent 32-bit hashes of a folded word, taken in one walk: by them the lists are written
 * (`scripts/generate/lexicon.mjs`) and read.
 */
export interface WordHash {
  a: number
  b: number
}

/** Where a walk over the code units of a word or phrase begins. */
export function startHash(): WordHash {
  return { a: 0x811c9dc5, b: 0x9e3779b9 }
}

/** Walks on over `word`, in place. */
export function walkHash(hash: WordHash, word: string): void {
  let { a, b } = hash
  for (let i = 0; i < word.length; i++) {
    const c = word.charCodeAt(i)
    a = Math.imul(a ^ c, 0x01000193)
    b = Math.imul((b ^ c) + ((b >>> 15) | 0), 0x85ebca6b)
  }
  hash.a = a
  hash.b = b
}

/** Spreads the bits of a finished walk. */
export function mix(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d)
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
  return (h ^ (h >>> 16)) >>> 0
}

/** The form in which lists hold a word: lower case, no accents, straight apostrophe, `ß` as `ss`. */
export function foldWord(word: string): string {
  let ascii = true
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) > 0x7f) ascii = false
  const lower = word.toLowerCase()
  if (ascii) return lower
  return lower
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/ł/g, 'l')
    .replace(/đ/g, 'd')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
}
