import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { FileWatcher } from '../db/durable-files.ts'

/**
 * A disk that can lose its power. It watches which files and folders of `live` are synced, and keeps in `platter` only
 * what a disk must then hold: a file's bytes as they were at its last sync, and a name (new, renamed or removed) once
 * its folder was synced. Everything else that was written is lost with the power.
 */
export function powerDisk(
  live: string,
  platter: string,
): { watcher: FileWatcher; begin: () => void; syncs: () => number } {
  /** Bytes at the last sync, by inode: a renamed file keeps them under its new name. */
  const vault = join(platter, '..', 'vault')
  let count = 0
  let on = false
  const keep = (path: string) => {
    const { ino } = statSync(path)
    mkdirSync(vault, { recursive: true })
    copyFileSync(path, join(vault, String(ino)))
    // A name the platter knows already shows the new bytes at once: it is the same file.
    for (const known of inodes.get(ino) ?? []) if (existsSync(known)) copyFileSync(path, known)
  }
  /** Where the platter has each inode. */
  const inodes = new Map<number, Set<string>>()
  const settleFolder = (folder: string) => {
    const target = join(platter, relative(live, folder))
    mkdirSync(target, { recursive: true })
    const names = new Set(readdirSync(folder))
    for (const name of readdirSync(target))
      if (!names.has(name)) rmSync(join(target, name), { recursive: true })
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      const copy = join(target, entry.name)
      if (entry.isDirectory()) mkdirSync(copy, { recursive: true })
      else {
        const { ino } = statSync(path)
        const bytes = join(vault, String(ino))
        // A name without a sync of its file: the file is there, and empty.
        if (existsSync(bytes)) copyFileSync(bytes, copy)
        for (const set of inodes.values()) set.delete(copy)
        inodes.set(ino, (inodes.get(ino) ?? new Set()).add(copy))
      }
    }
  }
  return {
    watcher: {
      synced(path) {
        if (!on) return
        count++
        if (statSync(path).isDirectory()) settleFolder(path)
        else keep(path)
      },
    },
    /** From here on; what is there now counts as on the disk (it was synced as a whole). */
    begin() {
      on = true
      const walk = (folder: string) => {
        for (const entry of readdirSync(folder, { withFileTypes: true })) {
          const path = join(folder, entry.name)
          if (entry.isDirectory()) walk(path)
          else keep(path)
        }
        settleFolder(folder)
      }
      mkdirSync(dirname(platter), { recursive: true })
      walk(live)
    },
    syncs: () => count,
  }
}
