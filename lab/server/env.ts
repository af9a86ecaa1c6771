import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** Settings of one lab; `readEnv` takes them from the environment, `startLab` also from its caller. */
export interface LabSettings {
  readonly host: string
  readonly port: number
  /** Folder for the embedded database, exports, backups and the lab's secret. */
  readonly dataFolder: string
  /** A PostgreSQL connection string; absent: the embedded database. */
  readonly databaseUrl: string | undefined
  /** The address people use, when it differs from host and port; https makes cookies `Secure`. */
  readonly publicUrl: string | undefined
  /** Largest upload in bytes. */
  readonly uploadLimit: number
  /** Largest single document in UTF-16 code units. */
  readonly textLimit: number
  /** Hours between backups of the embedded database; 0: none. */
  readonly backupHours: number
  /** Days that a deleted project can be brought back. */
  readonly deleteDays: number
  /** Requests a minute and address. */
  readonly rateLimit: number
  /** Run jobs in this process; false where `palimpsest worker` processes do. */
  readonly runJobs: boolean
  readonly logLevel: string
}

const MEGABYTE = 1024 * 1024

/** Settings from environment variables; throws a RangeError naming the variable that makes no sense. */
export function readEnv(env: Readonly<Record<string, string | undefined>>): LabSettings {
  const number = (name: string, fallback: number) => {
    const raw = env[name]
    if (raw === undefined || raw === '') return fallback
    const value = Number(raw)
    if (!Number.isFinite(value) || value < 0) throw new RangeError(`${name} must be a number from 0`)
    return value
  }
  return {
    host: env.PALIMPSEST_HOST ?? '127.0.0.1',
    port: number('PALIMPSEST_PORT', 7801),
    dataFolder: resolve(env.PALIMPSEST_DATA ?? join(homedir(), '.palimpsest', 'lab')),
    databaseUrl: env.DATABASE_URL || undefined,
    publicUrl: env.PALIMPSEST_URL || undefined,
    uploadLimit: number('PALIMPSEST_UPLOAD_MB', 200) * MEGABYTE,
    textLimit: number('PALIMPSEST_TEXT_MB', 8) * MEGABYTE,
    backupHours: number('PALIMPSEST_BACKUP_HOURS', 24),
    deleteDays: number('PALIMPSEST_DELETE_DAYS', 14),
    rateLimit: number('PALIMPSEST_RATE_LIMIT', 6000),
    runJobs: env.PALIMPSEST_RUN_JOBS !== 'false',
    logLevel: env.PALIMPSEST_LOG ?? 'info',
  }
}
