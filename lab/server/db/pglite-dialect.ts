import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'

/** What whoever holds the database talks to, until they give it back. */
export interface Session {
  query<R>(
    sql: string,
    parameters: readonly unknown[],
  ): Promise<{ readonly rows: R[]; readonly affectedRows?: number | undefined }>
}

/** An embedded database, wherever it runs. */
export interface Executor {
  session(): Promise<Session>
}

/**
 * Kysely on the embedded database. It has one connection, so whoever holds it has the database alone;
 * the others wait in line, first come first served.
 */
export function pgliteDialect(database: Executor): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driver(database),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

function driver(database: Executor): Driver {
  let last: Promise<void> = Promise.resolve()
  const releases = new WeakMap<DatabaseConnection, () => void>()
  const run = (connection: DatabaseConnection, sql: string) =>
    connection.executeQuery(CompiledQuery.raw(sql)).then(() => undefined)
  return {
    init: async () => {},
    async acquireConnection() {
      const before = last
      let release = () => {}
      last = new Promise((resolve) => {
        release = resolve
      })
      await before
      try {
        const connection = open(await database.session())
        releases.set(connection, release)
        return connection
      } catch (error) {
        release()
        throw error
      }
    },
    beginTransaction: (connection) => run(connection, 'begin'),
    commitTransaction: (connection) => run(connection, 'commit'),
    rollbackTransaction: (connection) => run(connection, 'rollback'),
    async releaseConnection(connection) {
      releases.get(connection)?.()
    },
    // Closed by whoever opened it: Kysely would not, where no query was made.
    destroy: async () => {},
  }
}

function open(session: Session): DatabaseConnection {
  return {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const { rows, affectedRows } = await session.query<R>(sql, parameters)
      return affectedRows === undefined ? { rows } : { rows, numAffectedRows: BigInt(affectedRows) }
    },
    // biome-ignore lint/correctness/useYield: there are no cursors here; export pages by key instead.
    async *streamQuery() {
      throw new Error('The embedded database has no cursors')
    },
  }
}
