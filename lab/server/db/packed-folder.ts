import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'

/** Files in an archive come in blocks of so many bytes. */
const BLOCK = 512
/** What a running PostgreSQL says of itself: no part of its data. */
const LEFT_OUT = 'postmaster.pid'

/**
 * Packs a folder of files, which must not change meanwhile, as a tar.gz and puts that on disk; a piece at a time,
 * whatever the size. Names in it begin with a slash, as in PGlite's own dumps.
 */
export async function packFolder(folder: string, file: string): Promise<void> {
  // Packed lightly: nobody can work meanwhile.
  await pipeline(blocksOf(folder, ''), createGzip({ level: 1 }), createWriteStream(file, { mode: 0o600 }))
  const written = await open(file, 'r+')
  try {
    await written.sync()
  } finally {
    await written.close()
  }
}

async function* blocksOf(folder: string, inside: string): AsyncGenerator<Uint8Array> {
  for (const entry of readdirSync(join(folder, inside), { withFileTypes: true })) {
    const name = `${inside}/${entry.name}`
    if (entry.isDirectory()) {
      yield header(name, '5', 0)
      yield* blocksOf(folder, name)
    } else if (entry.isFile() && entry.name !== LEFT_OUT) {
      const path = join(folder, name)
      const { size } = statSync(path)
      yield header(name, '0', size)
      let length = 0
      for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
        const bytes = chunk as Uint8Array
        length += bytes.length
        yield bytes
      }
      if (length !== size) throw new Error('A file changed while it was packed')
      yield new Uint8Array(padding(size))
    }
  }
  if (inside === '') yield new Uint8Array(2 * BLOCK)
}

function header(name: string, kind: '0' | '5', size: number): Uint8Array {
  const block = Buffer.alloc(BLOCK)
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`
  const bytes = Buffer.from(name)
  if (bytes.length > 100) throw new Error('A name is too long to be packed')
  block.set(bytes)
  block.write(octal(kind === '5' ? 0o700 : 0o600, 7), 100, 'latin1')
  block.write(octal(0, 7).repeat(2), 108, 'latin1')
  block.write(octal(size, 11), 124, 'latin1')
  block.write(octal(0, 11), 136, 'latin1')
  block.write(`        ${kind}`, 148, 'latin1')
  block.write('ustar\x0000', 257, 'latin1')
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${octal(sum, 6)} `, 148, 'latin1')
  return block
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK
}

/** A file that is no archive of a folder, or not a whole one. */
export class BrokenPack extends Error {}

/** Unpacks what `packFolder` or PGlite packed into a new folder, a piece at a time. Throws BrokenPack. */
export async function unpackFolder(file: string, folder: string): Promise<void> {
  mkdirSync(folder, { mode: 0o700 })
  try {
    await pipeline(createReadStream(file), createGunzip(), (chunks: AsyncIterable<Buffer>) =>
      unpack(chunks, folder),
    )
  } catch (error) {
    throw /^Z_/.test((error as NodeJS.ErrnoException).code ?? '') ? new BrokenPack() : error
  }
  if (!existsSync(join(folder, 'PG_VERSION'))) throw new BrokenPack()
}

async function unpack(chunks: AsyncIterable<Buffer>, folder: string): Promise<void> {
  const iterator = chunks[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  /** The next bytes, at most so many. */
  const some = async (most: number): Promise<Buffer> => {
    while (held.length === 0) {
      const { value, done } = await iterator.next()
      if (done) throw new BrokenPack()
      held = value
    }
    const bytes = held.subarray(0, most)
    held = held.subarray(bytes.length)
    return bytes
  }
  const all = async (length: number): Promise<Buffer> => {
    const parts: Buffer[] = []
    for (let left = length; left > 0; left -= parts.at(-1)!.length) parts.push(await some(left))
    return Buffer.concat(parts)
  }
  for (;;) {
    const block = await all(BLOCK)
    if (block.every((byte) => byte === 0)) break
    const name = block.toString('utf8', 0, 100).replace(/\0.*$/s, '')
    const size = Number.parseInt(block.toString('latin1', 124, 135), 8)
    const path = join(folder, name)
    if (relative(folder, path).startsWith('..') || !Number.isSafeInteger(size) || !isMarked(block))
      throw new BrokenPack()
    if (block[156] === 0x35) mkdirSync(path, { recursive: true, mode: 0o700 })
    else await unpackFile(path, size, some)
    await all(padding(size))
  }
  // What stands behind the end is read too, as the pipeline waits for it.
  while (!(await iterator.next()).done);
}

/** Whether a block is the header of a file. */
function isMarked(block: Buffer): boolean {
  return block.toString('latin1', 257, 262) === 'ustar'
}

async function unpackFile(
  path: string,
  size: number,
  some: (most: number) => Promise<Buffer>,
): Promise<void> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const target = await open(path, 'wx', 0o600)
  try {
    for (let left = size; left > 0; ) {
      const bytes = await some(left)
      await target.writeFile(bytes)
      left -= bytes.length
    }
  } finally {
    await target.close()
  }
}
