import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BrokenPack, packFolder, unpackFolder } from './packed-folder.ts'

const root = mkdtempSync(join(tmpdir(), 'palimpsest-pack-'))
const from = join(root, 'from')
const file = join(root, 'whole.tar.gz')
const contents: Readonly<Record<string, Buffer>> = {
  PG_VERSION: Buffer.from('17\n'),
  'base/1/empty': Buffer.alloc(0),
  'base/1/block': Buffer.alloc(512, 1),
  'base/1/odd': Buffer.alloc(513, 2),
  'base/2/large': Buffer.alloc(1_000_001, 3),
}
beforeAll(async () => {
  for (const folder of ['base/1', 'base/2', 'pg_twophase']) mkdirSync(join(from, folder), { recursive: true })
  for (const [name, bytes] of Object.entries(contents)) writeFileSync(join(from, name), bytes)
  writeFileSync(join(from, 'postmaster.pid'), '1\n')
  await packFolder(from, file)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

let count = 0
const fresh = () => join(root, `to-${++count}`)

describe('a packed folder', () => {
  it('comes back file by file, empty folders too, without what belongs to a running database', async () => {
    const to = fresh()
    await unpackFolder(file, to)
    expect(readdirSync(to, { recursive: true }).map(String).sort()).toEqual(
      readdirSync(from, { recursive: true })
        .map(String)
        .filter((name) => name !== 'postmaster.pid')
        .sort(),
    )
    for (const [name, bytes] of Object.entries(contents))
      expect(readFileSync(join(to, name)).equals(bytes)).toBe(true)
  })

  it.each([
    ['that was cut short', () => readFileSync(file).subarray(0, -20)],
    ['whose archive ends too early', () => gzipSync(gunzipSync(readFileSync(file)).subarray(0, 3000))],
    ['with a byte changed', () => readFileSync(file).map((byte, i) => (i === 60 ? byte ^ 255 : byte))],
    ['that is text', () => Buffer.from('no archive')],
    ['that is packed text', () => gzipSync('no archive '.repeat(200))],
    ['of nothing', () => gzipSync(Buffer.alloc(1024))],
    ['that is empty', () => Buffer.alloc(0)],
    ['that leads out of its folder', () => renamed('/PG_VERSION', '/../out')],
  ])('%s is refused', async (_, content) => {
    const broken = join(root, `broken-${++count}`)
    writeFileSync(broken, content())
    await expect(unpackFolder(broken, fresh())).rejects.toBeInstanceOf(BrokenPack)
    expect(readdirSync(root)).not.toContain('out')
  })
})

function renamed(name: string, other: string): Buffer {
  const archive = gunzipSync(readFileSync(file))
  const at = archive.indexOf(name)
  archive.fill(0, at, at + 100)
  archive.write(other, at)
  return gzipSync(archive)
}
