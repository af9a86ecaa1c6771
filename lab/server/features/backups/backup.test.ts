import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { migrate, openEmbedded } from '../../db/connect.ts'
import { readEnv } from '../../env.ts'
import { backupFolder, listBackups, makeBackup } from './backup.ts'
import { restoreBackup } from './restore.ts'

const dataFolder = mkdtempSync(join(tmpdir(), 'palimpsest-backup-'))
const settings = { ...readEnv({}), dataFolder }
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }), 60_000)

const person = (username: string) => ({
  username,
  name: username,
  role: 'member' as const,
  password_hash: null,
  email: null,
  subject: null,
})

it('brings back what was there when the backup was made, and keeps what it replaces', async () => {
  const database = await openEmbedded(dataFolder)
  await migrate(database)
  await database.db.insertInto('users').values(person('before')).execute()
  const lab = { settings, database, now: () => new Date() }
  // What a process that was killed had begun is cleared away; two who ask at once get one backup.
  mkdirSync(backupFolder(settings), { recursive: true })
  writeFileSync(join(backupFolder(settings), 'lab-20200101T000000Z.tar.gz.part'), 'half')
  const [name, same] = await Promise.all([makeBackup(lab), makeBackup(lab)])
  expect(same).toBe(name)
  expect(readdirSync(backupFolder(settings))).toEqual([name])
  await database.db.insertInto('users').values(person('after')).execute()
  const file = join(backupFolder(settings), name)
  await expect(restoreBackup(settings, file)).rejects.toThrow(/in use/)
  await database.close()
  expect(listBackups(settings)).toMatchObject([{ name }])

  const damaged = join(dataFolder, 'damaged.tar.gz')
  writeFileSync(damaged, readFileSync(file).subarray(0, -1000))
  const refused = await restoreBackup(settings, damaged).catch((error: unknown) => error)
  expect(refused).toMatchObject({ code: 'bad-backup' })
  const untouched = await openEmbedded(dataFolder)
  expect(await untouched.db.selectFrom('users').select('username').execute()).toHaveLength(2)
  await untouched.close()

  const kept = await restoreBackup(settings, file)
  expect(kept).toMatch(/^database\.before-/)
  const again = await openEmbedded(dataFolder)
  const users = await again.db.selectFrom('users').select('username').execute()
  expect(users).toEqual([{ username: 'before' }])
  const [entry] = await again.db
    .selectFrom('audit')
    .select('action')
    .orderBy('seq', 'desc')
    .limit(1)
    .execute()
  expect(entry).toEqual({ action: 'backup.restore' })
  await again.close()
  await expect(restoreBackup(settings, join(dataFolder, 'no-such.tar.gz'))).rejects.toThrow(/no backup/)
}, 120_000)
