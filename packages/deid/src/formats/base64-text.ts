import { utf8ToBytes } from '@noble/ciphers/utils.js'
import { fromBase64, toBase64 } from '../text/base64.ts'
import { utf8Text } from '../text/utf8.ts'

/** Base64 (RFC 4648, padded) of the UTF-8 bytes of `text`. */
export function toBase64Text(text: string): string {
  return toBase64(utf8ToBytes(text))
}

/** The text whose UTF-8 bytes `base64` holds; undefined for anything else. */
export function fromBase64Text(base64: string): string | undefined {
  const bytes = fromBase64(base64)
  try {
    return bytes && utf8Text(bytes)
  } catch {
    return undefined // Bytes that are no UTF-8.
  }
}
