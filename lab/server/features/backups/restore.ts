import { existsSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { migrate, openEmbedded } from '../../db/connect.ts'
import { lockFolder } from '../../db/folder-lock.ts'
import { BrokenPack, unpackFolder } from '../../db/packed-folder.ts'
import { databaseFolder, markReady, unmark } from '../../db/pglite-folder.ts'
import type { LabSettings } from '../../env.ts'
import { Refusal } from '../../errors.ts'
import { record } from '../audit/record.ts'

/**
 * Puts a backup in the place of the embedded database; what was there is kept beside it under the name that is
 * returned. The lab must be stopped: throws a Refusal `folder-in-use` otherwise, `no-backup` when the file is missing, and
 * `bad-backup` when it is none or damaged: then all is as it was.
 */
export async function restoreBackup(settings: LabSettings, file: string): Promise<string | null> {
  if (settings.databaseUrl !== undefined)
    throw new Refusal(409, 'not-embedded', 'This lab uses a PostgreSQL server: restore it with pg_restore.')
  if (!existsSync(file)) throw new Refusal(404, 'no-backup', 'There is no backup of that name.')
  const { dataFolder } = settings
  const release = lockFolder(dataFolder)
  let kept: string | null = null
  try {
    const path = databaseFolder(dataFolder)
    const unpacked = join(dataFolder, 'database.unpacked')
    await unpackWhole(file, unpacked)
    unmark(dataFolder)
    if (existsSync(path)) {
      kept = `database.before-${new Date().toISOString().replace(/[-:.]/g, '')}`
      renameSync(path, join(dataFolder, kept))
    }
    renameSync(unpacked, path)
    markReady(dataFolder)
  } finally {
    release()
  }
  const database = await openEmbedded(dataFolder)
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

async function unpackWhole(file: string, folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  try {
    await unpackFolder(file, folder)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    if (!(error instanceof BrokenPack)) throw error
    throw new Refusal(
      400,
      'bad-backup',
      'The file is no backup of a lab, or it is damaged. Nothing was changed.',
    )
  }
}
