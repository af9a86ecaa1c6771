import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { DurableFiles, durableStart, type FileWatcher, syncTree, writeDurably } from './durable-files.ts'

/**
 * The embedded database in `folder/database`, made when it is not there yet: from `template`, a dump, where there is
 * one. The caller holds the folder's lock.
 */
export async function openFolder(
  folder: string,
  { template, watcher }: { template?: Blob; watcher?: FileWatcher } = {},
): Promise<PGlite> {
  const path = join(folder, 'database')
  const mark = join(folder, 'database.ready')
  const isNew = !existsSync(mark)
  // Without the mark the very first start was cut short, before anything was acknowledged.
  if (isNew) rmSync(path, { recursive: true, force: true })
  const pglite = await PGlite.create({
    fs: new DurableFiles(path, watcher),
    startParams: durableStart,
    extensions: { pg_trgm },
    ...(isNew && template ? { loadDataDir: template } : {}),
  })
  if (isNew) {
    await pglite.exec('checkpoint')
    syncTree(path)
    writeDurably(mark, 'The embedded database of this folder is complete.\n')
  }
  return pglite
}
