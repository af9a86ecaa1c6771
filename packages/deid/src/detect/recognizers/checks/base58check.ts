import { sha256 } from '@noble/hashes/sha2.js'

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** The bytes of a Base58 text, or null when a character is not of its alphabet. */
function decode(text: string): Uint8Array | null {
  const bytes: number[] = []
  for (const char of text) {
    let carry = ALPHABET.indexOf(char)
    if (carry < 0) return null
    for (let i = 0; i < bytes.length; i++) {
      carry += bytes[i]! * 58
      bytes[i] = carry & 255
      carry >>= 8
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 255)
  }
  for (let i = 0; i < text.length && text[i] === '1'; i++) bytes.push(0)
  return Uint8Array.from(bytes.reverse())
}

/** Whether `text` is a 21-byte payload with its four check bytes: a double SHA-256 prefix, as in Bitcoin addresses. */
export function base58Check(text: string): boolean {
  const bytes = decode(text)
  if (bytes?.length !== 25) return false
  const sum = sha256(sha256(bytes.subarray(0, 21)))
  for (let i = 0; i < 4; i++) if (sum[i] !== bytes[21 + i]) return false
  return true
}
