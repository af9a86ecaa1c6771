/** How the letters of a token are cased. `other`: no cased letters, or a mixture that is none of these. */
export type Casing = 'upper' | 'lower' | 'title' | 'mixed' | 'other'

/** The casing of one token. One capital alone counts as `title`. */
export function casingOf(token: string): Casing {
  if (/^[A-Z][a-z]+$/.test(token)) return 'title'
  const upper = token.toUpperCase()
  const lower = token.toLowerCase()
  if (upper === lower) return 'other'
  if (token === lower) return 'lower'
  if (token === upper) return letterCount(token) > 1 ? 'upper' : 'title'
  if (token === titled(token)) return 'title'
  return 'mixed'
}

/** `word` in the casing of another token; `title` and `mixed` leave the word as its list has it. */
export function withCasing(word: string, casing: Casing): string {
  switch (casing) {
    case 'upper':
      return word.toUpperCase()
    case 'lower':
      return word.toLowerCase()
    default:
      return word
  }
}

/** First letter upper, the others lower, per part between spaces, hyphens and apostrophes. */
export function titled(word: string): string {
  return word
    .toLowerCase()
    .replace(/(^|[\s\-'’])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase())
}

function letterCount(token: string): number {
  return token.match(/\p{L}/gu)?.length ?? 0
}
