import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { DurableFiles, durableStart, type FileWatcher, syncTree, writeDurably } from './durable-files.ts'

/** Where the embedded database of a data folder lies. */
export function databaseFolder(folder: string): string {
  return join(folder, 'database')
}

/** Notes that the database of the folder is there and whole: puts it on disk first. */
export function markReady(folder: string): void {
  syncTree(databaseFolder(folder))
  writeDurably(markOf(folder), 'The embedded database of this folder is complete.\n')
}

/** A database that is about to be replaced is not whole any more. */
export function unmark(folder: string): void {
  rmSync(markOf(folder), { force: true })
}

function markOf(folder: string): string {
  return join(folder, 'database.ready')
}

/** Whether the folder holds a whole database. Without the mark its very first start was cut short, before anything was acknowledged. */
export function isReady(folder: string): boolean {
  return existsSync(markOf(folder))
}

/** The embedded database of a data folder, made when it is not there yet. The caller holds the folder's lock. */
export async function openFolder(
  folder: string,
  { watcher }: { watcher?: FileWatcher } = {},
): Promise<PGlite> {
  const path = databaseFolder(folder)
  const isNew = !isReady(folder)
  if (isNew) rmSync(path, { recursive: true, force: true })
  const pglite = await PGlite.create({
    fs: new DurableFiles(path, watcher),
    startParams: durableStart,
    extensions: { pg_trgm },
  })
  if (isNew) {
    await pglite.exec('checkpoint')
    markReady(folder)
  }
  return pglite
}
