import type { Logger } from 'pino'
import type { Database, Db } from './db/connect.ts'
import type { Engine } from './engine/engine.ts'
import type { LabSettings } from './env.ts'
import type { Hub } from './features/events/hub.ts'

/** What every part of the server is handed: plain values, made once in `start.ts` (and in tests). */
export interface Lab {
  readonly settings: LabSettings
  readonly database: Database
  readonly db: Db
  readonly hub: Hub
  readonly engine: Engine
  readonly log: Logger
  /** The time; tests set it. */
  readonly now: () => Date
  /** Tells the job runner that there is work. */
  readonly wakeJobs: () => void
  readonly version: string
  /** Asked for at the first run when the server can be reached from elsewhere; null: not asked. */
  readonly setupCode: string | null
}
