const standard = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const values = new Map([...standard].map((char, value) => [char, value]))
values.set('-', 62).set('_', 63)

/** The bytes in base64 (RFC 4648 section 4), with the `=` at the end. */
export function toBase64(bytes: Uint8Array): string {
  let out = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const three = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    for (let k = 0; k < Math.min(bytes.length - i, 3) + 1; k++) out += standard[(three >> (18 - 6 * k)) & 63]
  }
  return out + '='.repeat((4 - (out.length % 4)) % 4)
}

/** The bytes in base64url (RFC 4648 section 5); `padded` writes the `=` at the end. */
export function toBase64Url(bytes: Uint8Array, { padded = false }: { padded?: boolean } = {}): string {
  const out = toBase64(bytes).replace(/\+/g, '-').replace(/\//g, '_')
  return padded ? out : out.replace(/=+$/, '')
}

/** The bytes of base64 or base64url text, padded or not; undefined when it is neither. */
export function fromBase64(text: string): Uint8Array | undefined {
  const body = text.replace(/={1,2}$/, '')
  if (body.length % 4 === 1) return undefined
  const out = new Uint8Array(Math.floor((body.length * 3) / 4))
  let bits = 0
  let held = 0
  let pos = 0
  for (const char of body) {
    const value = values.get(char)
    if (value === undefined) return undefined
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      out[pos++] = (held >> bits) & 0xff
    }
  }
  return out
}
