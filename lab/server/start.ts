import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { createApp } from './app.ts'
import { connectPostgres, type Database, migrate, openEmbedded } from './db/connect.ts'
import { createEngine } from './engine/engine.ts'
import { createPool } from './engine/pool.ts'
import { type LabSettings, readEnv } from './env.ts'
import { Refusal } from './errors.ts'
import { hasUsers } from './features/auth/queries.ts'
import { scheduleBackups } from './features/backups/backup.ts'
import { deidentifyJob } from './features/deidentify/job.ts'
import { createHub } from './features/events/hub.ts'
import { createSharedHub } from './features/events/shared-hub.ts'
import { exportJob } from './features/exports/job.ts'
import { noteVersion } from './features/exports/second-look.ts'
import { writeFormat } from './features/exports/write.ts'
import { schedulePurge } from './features/projects/purge.ts'
import { releaseLeases } from './jobs/queue.ts'
import { type Runner, startRunner } from './jobs/runner.ts'
import type { Lab } from './lab.ts'
import { createLog } from './log.ts'
import { keepHeapsSmall } from './small-heaps.ts'
import { threadFile } from './thread-file.ts'

/** A running lab. */
export interface RunningLab {
  /** Where to point the browser. */
  readonly url: string
  /** Needed at the first run when the lab can be reached from other machines; else null. */
  readonly setupCode: string | null
  /** Ends open requests and jobs, then the database. */
  stop(): Promise<void>
}

/**
 * Opens the database, brings its schema up to date, and listens. Settings come from the environment unless given.
 * Rejects with a Refusal `folder-in-use` when another process has the data folder.
 */
export async function startLab(given: Partial<LabSettings> = {}): Promise<RunningLab> {
  const settings: LabSettings = { ...readEnv(process.env), ...given }
  const log = createLog(settings.logLevel)
  keepHeapsSmall()
  mkdirSync(settings.dataFolder, { recursive: true, mode: 0o700 })
  const database = await openDatabase(settings)
  try {
    const applied = await migrate(database)
    if (applied.length > 0) log.info({ migrations: applied }, 'schema brought up to date')
    await noteVersion(database.db, packageVersion())
    if (database.kind === 'embedded') await releaseLeases(database.db)
    return await listen(settings, database, log)
  } catch (error) {
    await database.close()
    throw error
  }
}

/** The database that the settings name. */
export function openDatabase(settings: LabSettings): Promise<Database> {
  return settings.databaseUrl === undefined
    ? openEmbedded(settings.dataFolder)
    : Promise.resolve(connectPostgres(settings.databaseUrl))
}

/** What the parts of the server share. `wakeJobs` does nothing until a runner is set. */
export function assembleLab(
  settings: LabSettings,
  database: Database,
  log: Lab['log'],
  { setupCode = null, now = () => new Date() }: { setupCode?: string | null; now?: () => Date } = {},
): { lab: Lab; setRunner: (runner: Runner) => void } {
  let runner: Runner | undefined
  const lab: Lab = {
    settings,
    database,
    db: database.db,
    hub: settings.databaseUrl === undefined ? createHub() : createSharedHub(settings.databaseUrl, log),
    engine: createEngine(
      database.db,
      createPool({
        threads: settings.threads,
        thread: threadFile('thread', import.meta.url),
        writeFormat,
        tell: (place) => log.error({ place }, 'a document failed'),
      }),
    ),
    log,
    now,
    wakeJobs: () => runner?.wake(),
    version: packageVersion(),
    setupCode,
  }
  return {
    lab,
    setRunner: (it) => {
      runner = it
    },
  }
}

async function listen(settings: LabSettings, database: Database, log: Lab['log']): Promise<RunningLab> {
  const isLocal = /^(127\.|localhost$|::1$)/.test(settings.host)
  const code = isLocal ? null : randomBytes(9).toString('base64url')
  const { lab, setRunner } = assembleLab(settings, database, log, { setupCode: code })
  const runner = settings.runJobs ? startRunner(lab, [deidentifyJob, exportJob]) : undefined
  if (runner) setRunner(runner)
  const app = await createApp(lab)
  const stopTimers = [scheduleBackups(lab), schedulePurge(lab)]
  try {
    await app.listen({ host: settings.host, port: settings.port })
  } catch (error) {
    for (const stopTimer of stopTimers) stopTimer()
    await runner?.stop()
    await lab.hub.close()
    throw error
  }
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : settings.port
  const url =
    settings.publicUrl ??
    `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`
  log.info({ url, database: database.kind }, 'lab is listening')
  const firstRun = !(await hasUsers(lab))
  return {
    url,
    setupCode: firstRun ? code : null,
    async stop() {
      for (const stopTimer of stopTimers) stopTimer()
      await app.close()
      await runner?.stop()
      await lab.engine.pool.close()
      await lab.hub.close()
      await database.close()
    },
  }
}

/**
 * Works on the queue of a shared PostgreSQL without serving anyone, on any number of machines. Exports stay with the
 * servers, whose disk holds their files. Rejects with a Refusal without a database to share.
 */
export async function startWorker(given: Partial<LabSettings> = {}): Promise<{ stop(): Promise<void> }> {
  const settings: LabSettings = { ...readEnv(process.env), ...given }
  if (settings.databaseUrl === undefined)
    throw new Refusal(
      409,
      'not-shared',
      'A worker needs a database to share: set DATABASE_URL. The embedded database belongs to one process.',
    )
  const database = connectPostgres(settings.databaseUrl, { size: 4 })
  try {
    await migrate(database)
  } catch (error) {
    await database.close()
    throw error
  }
  const { lab, setRunner } = assembleLab(settings, database, createLog(settings.logLevel))
  const runner = startRunner(lab, [deidentifyJob])
  setRunner(runner)
  return {
    async stop() {
      await runner.stop()
      await lab.engine.pool.close()
      await lab.hub.close()
      await database.close()
    },
  }
}

function packageVersion(): string {
  for (const path of ['../package.json', '../../package.json']) {
    try {
      const { name, version } = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as {
        name?: string
        version?: string
      }
      if (name === '@palimpsest/lab' && version) return version
    } catch {
      // Sources and build lie at different depths.
    }
  }
  return '0.0.0'
}
