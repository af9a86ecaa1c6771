import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { migrate, openEmbedded } from '../../db/connect.ts'
import { lockFolder } from '../../db/folder-lock.ts'
import type { LabSettings } from '../../env.ts'
import { Refusal } from '../../errors.ts'
import { record } from '../audit/record.ts'

/**
 * Puts a backup in the place of the embedded database; what was there is kept beside it under the name that is
 * returned. The lab must be stopped: throws a Refusal `folder-in-use` otherwise, `no-backup` when the file is missing.
 */
export async function restoreBackup(settings: LabSettings, file: string): Promise<string | null> {
  if (settings.databaseUrl !== undefined)
    throw new Refusal(409, 'not-embedded', 'This lab uses a PostgreSQL server: restore it with pg_restore.')
  if (!existsSync(file)) throw new Refusal(404, 'no-backup', 'There is no backup of that name.')
  const template = new Blob([readFileSync(file)])
  const { dataFolder } = settings
  const release = lockFolder(dataFolder)
  let kept: string | null = null
  try {
    const path = join(dataFolder, 'database')
    if (existsSync(path)) {
      kept = `database.before-${new Date().toISOString().replace(/[-:.]/g, '')}`
      renameSync(path, join(dataFolder, kept))
    }
    rmSync(join(dataFolder, 'database.ready'), { force: true })
  } finally {
    release()
  }
  const database = await openEmbedded(dataFolder, { template })
  try {
    await migrate(database)
    await record(database.db, {
      action: 'backup.restore',
      who: null,
      detail: { name: basename(file).slice(0, 80) },
    })
  } finally {
    await database.close()
  }
  return kept
}
