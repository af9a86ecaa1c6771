import { mkdirSync, readdirSync, renameSync, statSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupList } from '../../../shared/backups.ts'
import { syncFolder } from '../../db/durable-files.ts'
import { Refusal } from '../../errors.ts'
import type { Lab } from '../../lab.ts'

const KEPT = 14
const NAME = /^lab-\d{8}T\d{6}Z\.tar\.gz$/
const UNFINISHED = /\.part$/

export function backupFolder(settings: Pick<Lab['settings'], 'dataFolder'>): string {
  return join(settings.dataFolder, 'backups')
}

/** Backups under way, by folder. */
const underWay = new Map<string, Promise<string>>()

/**
 * Writes the whole embedded database as one file, and removes all but the newest 14; whoever asks while one is written gets
 * that one. A PostgreSQL server has its own tools (`pg_dump`), which see what we cannot: throws a Refusal `not-embedded`
 * there.
 */
export function makeBackup(lab: Pick<Lab, 'settings' | 'database' | 'now'>): Promise<string> {
  const folder = backupFolder(lab.settings)
  const running = underWay.get(folder) ?? writeBackup(lab, folder).finally(() => underWay.delete(folder))
  underWay.set(folder, running)
  return running
}

async function writeBackup(
  { settings, database, now }: Pick<Lab, 'settings' | 'database' | 'now'>,
  folder: string,
): Promise<string> {
  if (database.kind !== 'embedded')
    throw new Refusal(409, 'not-embedded', 'This lab uses a PostgreSQL server: back it up with pg_dump.')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  removeUnfinished(folder)
  const name = `lab-${now().toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '')}.tar.gz`
  const part = join(folder, `${name}.part`)
  try {
    await database.backup(part)
    renameSync(part, join(folder, name))
    syncFolder(folder)
  } catch (error) {
    removeUnfinished(folder)
    throw error
  }
  for (const { name: old } of listBackups(settings).slice(KEPT)) unlinkSync(join(folder, old))
  return name
}

function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) if (UNFINISHED.test(name)) unlinkSync(join(folder, name))
}

/** Backups, the newest first. */
export function listBackups(settings: Pick<Lab['settings'], 'dataFolder'>): BackupList['backups'] {
  const folder = backupFolder(settings)
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return names
    .filter((name) => NAME.test(name))
    .sort()
    .reverse()
    .map((name) => {
      const { size, mtime } = statSync(join(folder, name))
      return { name, bytes: size, createdAt: mtime.toISOString() }
    })
}

/** Makes a backup every `backupHours`; returns the function that stops it. */
export function scheduleBackups(lab: Lab): () => void {
  const { backupHours } = lab.settings
  if (backupHours <= 0 || lab.database.kind !== 'embedded') return () => {}
  const check = async () => {
    const [newest] = listBackups(lab.settings)
    const due = !newest || lab.now().getTime() - Date.parse(newest.createdAt) >= backupHours * 3600_000
    if (!due) return
    try {
      const name = await makeBackup(lab)
      lab.log.info({ name }, 'backup written')
    } catch (error) {
      lab.log.error({ error }, 'backup failed')
    }
  }
  const timer = setInterval(() => void check(), 15 * 60_000)
  timer.unref()
  return () => clearInterval(timer)
}
