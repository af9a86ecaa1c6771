import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { Kysely, Migrator, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { type FileWatcher, writeDurably } from './durable-files.ts'
import { type EmbeddedThread, openThread } from './embedded.ts'
import { lockFolder } from './folder-lock.ts'
import { migrations } from './migrations/list.ts'
import { pgliteDialect, type Session } from './pglite-dialect.ts'
import { openFolder } from './pglite-folder.ts'
import type { Tables } from './tables.ts'

export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>

/** An open database, and what only the embedded one can do. */
export interface Database {
  readonly db: Db
  readonly kind: 'embedded' | 'postgres'
  /** Writes the whole embedded database to a file, as a tar.gz. A server has its own tools. */
  readonly backup: (file: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** int8 (counts) as numbers: ours stay far below 2^53. */
const INT8 = 20

/** A PostgreSQL server. Migrations are not run yet: see `migrate`. */
export function connectPostgres(connectionString: string, { size = 10 }: { size?: number } = {}): Database {
  const pool = new pg.Pool({
    connectionString,
    max: size,
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === INT8
          ? Number
          : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
    },
  })
  // A connection that breaks while idle would else end the process; the next query reports it properly.
  pool.on('error', () => {})
  // So would one that breaks between two queries of a transaction: the second of them reports it.
  pool.on('connect', (client) => {
    client.on('error', () => {})
    // Compiling a query takes longer than any of ours, and rows that lists ask for are in memory.
    client.query('set jit = off; set random_page_cost = 1.1').catch(() => {})
  })
  const db: Db = new Kysely({ dialect: new PostgresDialect({ pool }) })
  const backup = () => Promise.reject(new Error('A server has its own tools for backups'))
  return { db, kind: 'postgres', backup, close: () => db.destroy() }
}

/**
 * The embedded database in `folder/database`, alone in this process: a second one is refused. It runs in a thread of
 * its own, except for tests that watch its files.
 */
export async function openEmbedded(
  folder: string,
  { watcher }: { watcher?: FileWatcher } = {},
): Promise<Database> {
  const release = lockFolder(folder)
  try {
    const database = watcher ? here(await openFolder(folder, { watcher })) : await openThread({ folder })
    const db: Db = new Kysely({ dialect: pgliteDialect(database) })
    return {
      db,
      kind: 'embedded',
      backup: (file) => database.backup(file),
      close: async () => {
        await db.destroy()
        await database.close()
        release()
      },
    }
  } catch (error) {
    release()
    throw error
  }
}

/** A database in this thread. */
function here(pglite: PGlite): EmbeddedThread {
  const session: Session = { query: (sql, parameters) => pglite.query(sql, [...parameters]) }
  return {
    session: async () => session,
    backup: async (file) =>
      writeDurably(file, Buffer.from(await (await pglite.dumpDataDir('gzip')).arrayBuffer())),
    close: () => pglite.close(),
  }
}

/** A database in memory, for tests; `template` is a dump of a migrated one. */
export async function openInMemory({ template }: { template?: Blob } = {}): Promise<Database> {
  const pglite = await PGlite.create({
    extensions: { pg_trgm },
    ...(template ? { loadDataDir: template } : {}),
  })
  const database = here(pglite)
  const db: Db = new Kysely({ dialect: pgliteDialect(database) })
  return { db, kind: 'embedded', backup: database.backup, close: database.close }
}

/** Brings the schema up to date. Throws when a migration fails; what it did is rolled back. */
export async function migrate({ db }: Database): Promise<readonly string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } })
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw error
  return (results ?? [])
    .filter(({ status }) => status === 'Success')
    .map(({ migrationName }) => migrationName)
}
