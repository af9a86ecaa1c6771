import { bytesToUtf8, utf8ToBytes } from '@noble/ciphers/utils.js'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Base64 (RFC 4648, padded) of the UTF-8 bytes of `text`. */
export function toBase64(text: string): string {
  const bytes = utf8ToBytes(text)
  let out = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const group = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    const chars = [18, 12, 6, 0].map((shift) => ALPHABET[(group >> shift) & 63]!)
    const filled = Math.min(bytes.length - i, 3) + 1
    out += chars.slice(0, filled).join('').padEnd(4, '=')
  }
  return out
}

/** The text whose UTF-8 bytes `base64` holds; undefined for anything else. */
export function fromBase64(base64: string): string | undefined {
  const body = base64.replace(/={0,2}$/, '')
  const bytes: number[] = []
  let bits = 0
  let size = 0
  for (const char of body) {
    const value = ALPHABET.indexOf(char)
    if (value < 0) return undefined
    bits = ((bits << 6) | value) & 0xffffff
    size += 6
    if (size >= 8) bytes.push((bits >> (size -= 8)) & 0xff)
  }
  const raw = Uint8Array.from(bytes)
  const text = bytesToUtf8(raw)
  // The decoder puts U+FFFD where bytes are no UTF-8; then they do not come back.
  return utf8ToBytes(text).join() === raw.join() ? text : undefined
}
