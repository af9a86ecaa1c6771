/** The text of UTF-8 bytes. Throws a URIError when they are not UTF-8. */
export function utf8Text(bytes: Uint8Array): string {
  return decodeURIComponent(Array.from(bytes, (b) => `%${b.toString(16).padStart(2, '0')}`).join(''))
}
