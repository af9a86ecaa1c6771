import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Kysely, sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { powerDisk } from '../testing/power.ts'
import { openEmbedded } from './connect.ts'
import { lockFolder } from './folder-lock.ts'

const base = mkdtempSync(join(tmpdir(), 'palimpsest-durable-'))
afterAll(() => rmSync(base, { recursive: true, force: true }), 60_000)

describe('what is acknowledged is on disk', () => {
  it('survives the loss of everything that was not synced', async () => {
    const folder = join(base, 'power')
    const platter = join(base, 'platter', 'database')
    const disk = powerDisk(join(folder, 'database'), platter)
    const first = await openEmbedded(folder, { watcher: disk.watcher })
    disk.begin()
    await first.db.schema.createTable('notes').addColumn('id', 'integer').addColumn('body', 'text').execute()
    const { db } = first as unknown as { db: Kysely<{ notes: { id: number; body: string } }> }
    for (let id = 1; id <= 200; id++) {
      await db
        .insertInto('notes')
        .values({ id, body: 'x'.repeat(2000) })
        .execute()
      // In between the log moves on to new files and old pages are written back.
      if (id % 60 === 0) await sql`checkpoint`.execute(db)
    }
    expect(disk.syncs()).toBeGreaterThanOrEqual(200)
    // The power goes now: the first database is never closed, and what it holds in memory or wrote without sync is gone.
    const after = join(base, 'after')
    mkdirSync(after, { recursive: true })
    cpSync(platter, join(after, 'database'), { recursive: true })
    writeFileSync(join(after, 'database.ready'), '')
    const second = await openEmbedded(after)
    const rows = await (second.db as unknown as typeof db)
      .selectFrom('notes')
      .select('id')
      .orderBy('id')
      .execute()
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1))
    await second.close()
    await first.close()
  }, 120_000)

  it('would notice a database that does not sync', async () => {
    // The same disk, with syncs that never reach it: the test above must be able to fail.
    const folder = join(base, 'careless')
    const platter = join(base, 'careless-platter', 'database')
    const disk = powerDisk(join(folder, 'database'), platter)
    const first = await openEmbedded(folder, { watcher: { synced: () => {} } })
    disk.begin()
    await first.db.schema.createTable('notes').addColumn('id', 'integer').execute()
    const after = join(base, 'careless-after')
    mkdirSync(after, { recursive: true })
    cpSync(platter, join(after, 'database'), { recursive: true })
    writeFileSync(join(after, 'database.ready'), '')
    const second = await openEmbedded(after)
    const tables = await second.db.introspection.getTables()
    expect(tables.map(({ name }) => name)).not.toContain('notes')
    await second.close()
    await first.close()
  }, 120_000)

  it('loses no acknowledged edit when the server is killed in the middle of them', async () => {
    const script = fileURLToPath(new URL('../testing/kill-rounds.ts', import.meta.url))
    const rounds = process.env.KILL_ROUNDS ?? '3'
    const args = ['--conditions=palimpsest-source', '--import', 'tsx', script, rounds, join(base, 'kill')]
    const output = await new Promise<string>((resolve, reject) => {
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
      let text = ''
      child.stdout.on('data', (chunk) => (text += chunk))
      child.stderr.on('data', (chunk) => (text += chunk))
      child.on('error', reject)
      child.on('close', () => resolve(text))
    })
    expect(output).toMatch(/lost 0 of \d+ acknowledged/)
    expect(Number(/of (\d+) acknowledged/.exec(output)?.[1])).toBeGreaterThan(10)
  }, 300_000)
})

describe('a folder has one master', () => {
  it('refuses a second opener, and says who has it', () => {
    const folder = join(base, 'locked')
    const release = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow(new RegExp(`in use by process ${process.pid}`))
    release()
    lockFolder(folder)()
  })

  it('takes over from a process that is gone', () => {
    const folder = join(base, 'stale')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: 999_999_999, host: hostname(), started: null }))
    const release = lockFolder(folder)
    expect(readFileSync(join(folder, 'lock'), 'utf8')).toContain(String(process.pid))
    release()
  })

  it('takes over a lock that was cut short while it was written', () => {
    const folder = join(base, 'torn')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'lock'), '{"pid":')
    lockFolder(folder)()
  })

  it('leaves a lock of another machine alone: it cannot be known whether that process lives', () => {
    const folder = join(base, 'elsewhere')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: 1, host: 'another-host', started: null }))
    expect(() => lockFolder(folder)).toThrow(/another-host/)
  })
})
