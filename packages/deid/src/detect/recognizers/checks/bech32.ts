const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]
const BECH32 = 1
const BECH32M = 0x2bc830a3

function step(sum: number, value: number): number {
  const top = sum >>> 25
  let next = ((sum & 0x1ffffff) << 5) ^ value
  for (let i = 0; i < 5; i++) if ((top >>> i) & 1) next ^= GENERATORS[i]!
  return next
}

/** Whether `text` has a right bech32 (BIP 173) or bech32m (BIP 350) check; text of mixed case never has. */
export function bech32(text: string): boolean {
  const lower = text.toLowerCase()
  if (text !== lower && text !== text.toUpperCase()) return false
  const separator = lower.lastIndexOf('1')
  if (separator < 1 || separator + 7 > lower.length || lower.length > 90) return false
  let sum = 1
  for (let i = 0; i < separator; i++) sum = step(sum, lower.charCodeAt(i) >> 5)
  sum = step(sum, 0)
  for (let i = 0; i < separator; i++) sum = step(sum, lower.charCodeAt(i) & 31)
  for (let i = separator + 1; i < lower.length; i++) {
    const value = ALPHABET.indexOf(lower[i]!)
    if (value < 0) return false
    sum = step(sum, value)
  }
  return sum === BECH32 || sum === BECH32M
}
