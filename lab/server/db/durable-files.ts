import * as files from 'node:fs'
import { dirname, join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** The part of Emscripten's NODEFS that we touch. */
interface NodeStream {
  readonly nfd?: number
  readonly node: unknown
}
interface NodeFilesystem {
  stream_ops: { fsync?: (stream: NodeStream) => number }
  realPath(node: unknown): string
}

/** Numbers of errors as WASI has them. */
const wasiErrors: Readonly<Record<string, number>> = { EIO: 29, ENOSPC: 51, EDQUOT: 19, EROFS: 69 }

/** What the database did to its files, for tests that pull the plug. Paths are of the host. */
export interface FileWatcher {
  synced(path: string): void
}

/**
 * PGlite's Node file system with an `fsync` that reaches the disk. PGlite's own has none: PostgreSQL calls it,
 * gets success, and nothing happens (electric-sql/pglite#1107). With `fsync` working, PostgreSQL's write-ahead
 * log does the rest, as on any server: what is committed is on disk before the caller hears of it.
 */
export class DurableFiles extends NodeFS {
  readonly #watcher: FileWatcher | undefined
  /** Files whose names are known to be on disk. PostgreSQL leaves a new table's name to the file system's kindness. */
  readonly #named = new Set<string>()

  constructor(folder: string, watcher?: FileWatcher) {
    super(folder)
    this.#watcher = watcher
  }

  override async init(pg: PGlite, options: Parameters<NodeFS['init']>[1]): ReturnType<NodeFS['init']> {
    const base = await super.init(pg, options)
    const preRun = [
      ...(base.emscriptenOpts.preRun ?? []),
      (module: unknown) => {
        const nodeFiles = (module as { NODEFS: NodeFilesystem }).NODEFS
        nodeFiles.stream_ops.fsync = (stream) => {
          const path = nodeFiles.realPath(stream.node)
          try {
            if (stream.nfd === undefined) this.#syncFolder(path)
            else this.#syncFile(path, stream.nfd)
            return 0
          } catch (error) {
            // Said to PostgreSQL, which then stops: an exception would run through it and leave it half done.
            return wasiErrors[(error as NodeJS.ErrnoException).code ?? ''] ?? wasiErrors.EIO!
          }
        }
      },
    ]
    return { emscriptenOpts: { ...base.emscriptenOpts, preRun } } as Awaited<ReturnType<NodeFS['init']>>
  }

  #syncFile(path: string, descriptor: number): void {
    files.fsyncSync(descriptor)
    this.#watcher?.synced(path)
    if (this.#named.has(path)) return
    this.#syncFolder(dirname(path))
    this.#named.add(path)
  }

  #syncFolder(path: string): void {
    syncFolder(path)
    this.#watcher?.synced(path)
  }
}

/**
 * PostgreSQL's start-up words with fsync on. `-F`, which PGlite passes, would turn it off; and of the ways to
 * sync the log only plain `fsync` comes through Emscripten (`fdatasync` is an empty function there).
 */
export const durableStart = [
  '--single',
  '-O',
  '-j',
  '-c',
  'search_path=public',
  '-c',
  'exit_on_error=false',
  '-c',
  'log_checkpoints=false',
  '-c',
  'max_worker_processes=0',
  '-c',
  'max_parallel_workers=0',
  '-c',
  'max_parallel_workers_per_gather=0',
  '-c',
  'io_method=sync',
  '-c',
  'max_parallel_maintenance_workers=0',
  // Its own cache counts in full; what is not in it is in the system's, which is nearly as near.
  '-c',
  'shared_buffers=16MB',
  // Memory that was taken once is never given back.
  '-c',
  'maintenance_work_mem=8MB',
  // What is not in its own cache is in the system's: reading here and there costs little more than in a row.
  '-c',
  'random_page_cost=1.1',
  '-c',
  'jit=off',
  '-c',
  'fsync=on',
  '-c',
  'synchronous_commit=on',
  '-c',
  'full_page_writes=on',
  '-c',
  'wal_sync_method=fsync',
]

/** Puts a whole folder on disk, files and names: after a new database was unpacked into it. */
export function syncTree(folder: string): void {
  for (const entry of files.readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) syncTree(path)
    else if (entry.isFile()) {
      const file = files.openSync(path, 'r')
      try {
        files.fsyncSync(file)
      } finally {
        files.closeSync(file)
      }
    }
  }
  syncFolder(folder)
}

/** Puts a folder's names on disk. Windows cannot, and does it by itself. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = files.openSync(path, 'r')
  try {
    files.fsyncSync(folder)
  } finally {
    files.closeSync(folder)
  }
}

/** Writes `content` so that afterwards the old or the new file is there, whole, even after power loss. */
export function writeDurably(path: string, content: string | Uint8Array): void {
  const temporary = `${path}.new`
  const file = files.openSync(temporary, 'w', 0o600)
  try {
    files.writeFileSync(file, content)
    files.fsyncSync(file)
  } finally {
    files.closeSync(file)
  }
  files.renameSync(temporary, path)
  syncFolder(dirname(path))
}
