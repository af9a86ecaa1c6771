import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate'
import { tooLarge } from '../../errors.ts'

/** One file on its way in: an upload, or an entry of an archive. */
export interface Entry {
  readonly name: string
  readonly bytes: Uint8Array
}

const MOST_ENTRIES = 200_000
/** Unpacked bytes allowed for each packed one, beyond the first few megabytes. Text packs to a tenth, rarely a thirtieth. */
const MOST_RATIO = 200
const FREE_BYTES = 64 * 1024 * 1024

/**
 * The files of a zip archive, in memory; directories and what systems add (`__MACOSX`, `.DS_Store`) are left out. Names are
 * names only: nothing is ever written by them. Throws a Refusal for archives that unpack to absurd sizes, and an Error for
 * broken ones.
 */
export function unzipEntries(archive: Uint8Array, { limit }: { limit: number }): Entry[] {
  const entries: Entry[] = []
  const most = Math.min(limit, Math.max(FREE_BYTES, archive.length * MOST_RATIO))
  let total = 0
  let failure: Error | null = null
  const unzip = new Unzip((file) => {
    if (isNoise(file.name)) return
    if (entries.length >= MOST_ENTRIES) {
      failure ??= tooLarge('The archive has more than 200,000 files.')
      return
    }
    const chunks: Uint8Array[] = []
    file.ondata = (error, chunk, final) => {
      if (failure) return
      if (error) {
        failure = new BrokenArchive()
        return
      }
      total += chunk.length
      // Checked while it unpacks, not by what the archive says of itself.
      if (total > most) {
        failure = tooLarge('The archive unpacks to far more than it should: it was not read.')
        file.terminate()
        return
      }
      chunks.push(chunk)
      if (final) entries.push({ name: file.name, bytes: Buffer.concat(chunks) })
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  unzip.register(UnzipPassThrough)
  const step = 1 << 16
  for (let at = 0; at < archive.length; at += step) {
    try {
      unzip.push(archive.subarray(at, at + step), at + step >= archive.length)
    } catch {
      failure ??= new BrokenArchive()
    }
    if (failure) throw failure
  }
  return entries
}

/** The archive cannot be read to its end. */
export class BrokenArchive extends Error {}

function isNoise(name: string): boolean {
  return name.endsWith('/') || /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|\._)/.test(name)
}

export function isZip(bytes: Uint8Array): boolean {
  return bytes.length > 3 && bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}

/** The text of a file: UTF-8, or UTF-16 where a byte order mark says so. Null when it is neither: nothing is guessed. */
export function decodeText(bytes: Uint8Array): string | null {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return null
  }
}
