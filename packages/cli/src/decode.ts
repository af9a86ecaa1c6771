import { DeidError, type Location } from '@palimpsest/deid/text'

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * The text of UTF-8 bytes, byte order mark kept. Throws a DeidError `invalid-utf8` that names the first
 * bad byte, counted from 0; nothing is ever replaced by U+FFFD.
 */
export function decodeUtf8(bytes: Uint8Array, at: Location = {}): string {
  try {
    return strict.decode(bytes)
  } catch {
    const byte = firstBadByte(bytes)
    throw new DeidError('invalid-utf8', `Not UTF-8: byte ${byte} of ${bytes.length}`, { ...at, start: byte })
  }
}

/** As `decodeUtf8` for a piece of a file that begins at `line`; the error tells the line and the byte in it. */
export function decodeRows(bytes: Uint8Array, { file, line }: { file: string; line: number }): string {
  try {
    return decodeUtf8(bytes)
  } catch (error) {
    const start = error instanceof DeidError ? (error.at.start ?? 0) : 0
    const before = bytes.subarray(0, start)
    const at = line + before.reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), 0)
    const byte = start - (before.lastIndexOf(10) + 1)
    throw new DeidError('invalid-utf8', `Not UTF-8: byte ${byte} of the line`, { file, line: at })
  }
}

/** As `decodeUtf8` for a whole file; a file that is no text is refused by what it seems to be. */
export function decodeFile(bytes: Uint8Array, at: Location = {}): string {
  const kind = binaryKind(bytes)
  if (kind) throw new DeidError('binary-file', `Not a text file: ${kind}`, at)
  return decodeUtf8(bytes, at)
}

const signatures: readonly (readonly [kind: string, offset: number, bytes: string])[] = [
  ['a PDF', 0, '%PDF-'],
  ['a ZIP archive or an Office file', 0, 'PK\x03\x04'],
  ['gzip data', 0, '\x1f\x8b'],
  ['a PNG image', 0, '\x89PNG'],
  ['a JPEG image', 0, '\xff\xd8\xff'],
  ['a TIFF image', 0, 'II*\0'],
  ['a TIFF image', 0, 'MM\0*'],
  ['a DICOM file', 128, 'DICM'],
  ['an old Office file', 0, '\xd0\xcf\x11\xe0'],
  ['a Parquet file', 0, 'PAR1'],
  ['an SQLite database', 0, 'SQLite format 3\0'],
  ['UTF-16 text; convert it to UTF-8 first', 0, '\xff\xfe'],
  ['UTF-16 text; convert it to UTF-8 first', 0, '\xfe\xff'],
]

function binaryKind(bytes: Uint8Array): string | undefined {
  for (const [kind, offset, magic] of signatures)
    if ([...magic].every((char, i) => bytes[offset + i] === char.charCodeAt(0))) return kind
  const nul = bytes.indexOf(0)
  return nul < 0 ? undefined : `a NUL byte at ${nul}`
}

/** Halves the bytes until the fault is found; a prefix that only ends inside a character is still good. */
function firstBadByte(bytes: Uint8Array): number {
  let low = 0
  let high = bytes.length
  while (low < high) {
    const mid = (low + high + 1) >> 1
    if (goodPrefix(bytes.subarray(0, mid))) low = mid
    else high = mid - 1
  }
  // The good prefix may end inside the truncated character that is the fault.
  let start = low
  while (start > 0 && low - start < 3 && (bytes[start - 1]! & 0xc0) === 0x80) start--
  return start > 0 && bytes[start - 1]! >= 0xc0 && !complete(bytes.subarray(start - 1, low)) ? start - 1 : low
}

function goodPrefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

function complete(char: Uint8Array): boolean {
  try {
    strict.decode(char)
    return true
  } catch {
    return false
  }
}
