import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DeidError } from '@palimpsest/deid/text'
import { errorCode } from './exit.ts'

/**
 * Writes a file so that its name holds all of `bytes` or what it held before: under a temporary name in the
 * same folder, synced, then renamed. Throws a DeidError `unwritable-output` or `disk-full`.
 */
export function writeWhole(path: string, bytes: Uint8Array | string): void {
  const place = placeOf(path)
  const temporary = partName(place)
  try {
    const file = openSync(temporary, 'w')
    try {
      writeAll(file, typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, place)
  } catch (error) {
    removeQuietly(temporary)
    throw writeError(error, path)
  }
}

/**
 * Where an output named `path` comes to stand: in a folder that is there from now on, and where a link leads to. Throws a DeidError
 * `unwritable-output` also for what is no file, as a device: the rename at the end would put a file in its place.
 */
export function placeOf(path: string): string {
  try {
    makeFolder(dirname(path))
    const stat = statSync(path, { throwIfNoEntry: false })
    if (stat && !stat.isFile())
      throw new DeidError(
        'unwritable-output',
        stat.isDirectory()
          ? 'A folder stands where the output should'
          : 'No file, but a device or a pipe: use -o -',
        { file: path },
      )
    return stat ? realpathSync(path) : path
  } catch (error) {
    throw writeError(error, path)
  }
}

/** Tries whether `path` can be written, before the work whose result goes there. Throws as `placeOf` does. */
export function checkWritable(path: string): void {
  const temporary = partName(placeOf(path))
  try {
    closeSync(openSync(temporary, 'w'))
  } catch (error) {
    throw writeError(error, path)
  } finally {
    removeQuietly(temporary)
  }
}

/** One folder at a time: Node's own `recursive` never ends where a folder that is there answers ENOENT, as /proc does. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  if (dirname(path) !== path) makeFolder(dirname(path))
  try {
    mkdirSync(path)
  } catch (error) {
    // Another process was faster.
    if (!existsSync(path)) throw error
  }
}

/** Where the output stands until it is whole. */
export function partName(path: string): string {
  return join(dirname(path), `.${basename(path)}.palimpsest-part`)
}

/** Writes all bytes from `at` on, however few the system takes at a time. */
export function writeAll(file: number, bytes: Uint8Array, at = 0): void {
  for (let pos = 0; pos < bytes.length; ) pos += writeSync(file, bytes, pos, bytes.length - pos, at + pos)
}

/** The error of a failed write, by what a person can do about it. */
export function writeError(error: unknown, path: string): DeidError {
  if (error instanceof DeidError) return error
  const code = errorCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return new DeidError('disk-full', 'No space left to write the output', { file: path })
  return new DeidError('unwritable-output', `Cannot write the output${code ? ` (${code})` : ''}`, {
    file: path,
  })
}

/** Removes a file of ours where that is possible; the error that led here is the one to tell. */
export function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // Its folder is no folder: then the file is not there either.
  }
}
