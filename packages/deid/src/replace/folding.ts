// How surface forms are compared: without case, accents and width. One 16-bit number per code unit.

/** Not a letter or digit: it separates. */
export const SEPARATOR = 1
/** Belongs to the letter before it or is not seen at all: accents, soft hyphens, zero-width characters. */
export const UNSEEN = 2
/** Everything up to this number is no letter and no digit. */
export const REST = 2

const table = new Uint16Array(65536)

/** The folded letter or digit at `i`, or SEPARATOR or UNSEEN. Each half of a surrogate pair is a letter. */
export function foldedAt(text: string, i: number): number {
  const code = text.charCodeAt(i) // NaN past the end, and then no index of the table.
  return table[code] || (table[code] = fold(code))
}

/** The letters and digits of a text, folded. */
export function folded(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const code = foldedAt(text, i)
    if (code > REST) out += String.fromCharCode(code)
  }
  return out
}

export function isDigit(folded: number): boolean {
  return folded >= 48 && folded <= 57
}

export function isLetter(folded: number): boolean {
  return folded > REST && !isDigit(folded)
}

function fold(code: number): number {
  const char = String.fromCharCode(code)
  if (code >= 0xd800 && code <= 0xdfff) return code
  if (/[\p{M}\p{Cf}\u115f\u1160\u3164]/u.test(char)) return UNSEEN
  if (!/[\p{L}\p{N}]/u.test(char)) return SEPARATOR
  const plain = char.normalize('NFKD').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
  const folded = plain.charCodeAt(0)
  return folded > REST ? folded : code
}
