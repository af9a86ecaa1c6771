import { availableParallelism, homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { type SignOnBody, signOnBodySchema } from '../shared/sign-on.ts'

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
  /** Threads that find and replace; usually one for each core but one, which the server and its database share. 0: none. */
  readonly threads: number
  readonly logLevel: string
  /** Single sign-on set by the environment; undefined: an admin may set it up in the lab. */
  readonly singleSignOn: FixedSignOn | undefined
}

/** Single sign-on with the secret that goes with it. */
export interface FixedSignOn {
  readonly settings: SignOnBody
  readonly clientSecret: string | null
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
    threads: number('PALIMPSEST_THREADS', Math.max(1, Math.min(8, availableParallelism() - 1))),
    logLevel: env.PALIMPSEST_LOG ?? 'info',
    singleSignOn: signOnOf(env),
  }
}

function signOnOf(env: Readonly<Record<string, string | undefined>>): FixedSignOn | undefined {
  const issuer = env.PALIMPSEST_OIDC_ISSUER
  if (!issuer) return undefined
  const read = signOnBodySchema.safeParse({
    name: env.PALIMPSEST_OIDC_NAME || new URL(issuer).hostname,
    issuer,
    clientId: env.PALIMPSEST_OIDC_CLIENT_ID ?? '',
    enabled: true,
    domains: (env.PALIMPSEST_OIDC_DOMAINS ?? '').split(/[\s,]+/).filter((it) => it !== ''),
    createUsers: env.PALIMPSEST_OIDC_CREATE_USERS === 'true',
    role: env.PALIMPSEST_OIDC_ROLE || 'member',
  })
  if (!read.success) {
    const names = { issuer: 'ISSUER', clientId: 'CLIENT_ID', domains: 'DOMAINS', role: 'ROLE', name: 'NAME' }
    const field = read.error.issues[0]?.path[0] as keyof typeof names
    throw new RangeError(`PALIMPSEST_OIDC_${names[field]} is missing or makes no sense`)
  }
  return { settings: read.data, clientSecret: env.PALIMPSEST_OIDC_CLIENT_SECRET || null }
}
