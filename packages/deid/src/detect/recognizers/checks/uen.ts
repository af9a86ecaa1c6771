/** Letters that end a business registration (form A), a local company (B) and another entity (C). */
const A_LETTERS = 'XMKECAWLJDB'
const B_LETTERS = 'ZKCMDNERGWH'
const C_ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWX0123456789'

/**
 * Whether `text` is a Singapore Unique Entity Number in one of its three forms, with its check letter. The year of
 * form B is not compared with today: this library has no clock.
 */
export function uen(text: string): boolean {
  const code = text.toUpperCase()
  const last = code.at(-1)!
  if (/^\d{8}[A-Z]$/.test(code)) return A_LETTERS[weighted(code, [10, 4, 9, 3, 8, 2, 7, 1])] === last
  if (/^(?:1[89]|20)\d{7}[A-Z]$/.test(code))
    return B_LETTERS[weighted(code, [10, 8, 6, 4, 9, 7, 5, 3, 1])] === last
  if (!/^[RST]\d{2}[A-Z]{2}\d{4}[A-Z]$/.test(code)) return false
  let sum = 0
  const weights = [4, 3, 5, 3, 10, 2, 2, 5, 7]
  for (let i = 0; i < 9; i++) sum += C_ALPHABET.indexOf(code[i]!) * weights[i]!
  return C_ALPHABET[(((sum - 5) % 11) + 11) % 11] === last
}

function weighted(code: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * Number(code[i]), 0) % 11
}
