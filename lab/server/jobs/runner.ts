import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { sql } from 'kysely'
import type { Tx } from '../db/connect.ts'
import type { Lab } from '../lab.ts'
import { claimPiece, closeJob, finishedJobs, finishPiece, type Piece, presentJobs } from './queue.ts'

/** How to do one kind of job. */
export interface JobKind {
  readonly kind: string
  /**
   * Works on a piece without holding the database, then returns what to write: run in one transaction with the
   * piece's "done", it says how many of the tasks failed.
   */
  readonly work: (lab: Lab, piece: Piece, payload: unknown) => Promise<(tx: Tx) => Promise<number>>
  /** After the last piece. */
  readonly finish?: (lab: Lab, jobId: number) => Promise<void>
}

/** Runs jobs until it is stopped. */
export interface Runner {
  wake(): void
  /** Resolves when nothing is left to do; for tests and for shutdown. */
  settled(): Promise<void>
  stop(): Promise<void>
}

const MOST_TRIES = 3
const POLL_MS = 1000

/** Starts to work on jobs of `kinds`. Several runners, in any number of processes, share a database. */
export function startRunner(lab: Lab, kinds: readonly JobKind[]): Runner {
  const worker = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`
  const byKind = new Map(kinds.map((it) => [it.kind, it]))
  const names = [...byKind.keys()]
  let stopped = false
  let wakeUp = () => {}
  let idle: (() => void)[] = []
  const loop = run()

  async function run(): Promise<void> {
    while (!stopped) {
      let worked = false
      try {
        worked = await step()
      } catch (error) {
        lab.log.error({ error }, 'job step failed')
      }
      if (worked) continue
      for (const resolve of idle) resolve()
      idle = []
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, POLL_MS)
        wakeUp = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    for (const resolve of idle) resolve()
  }

  async function step(): Promise<boolean> {
    for (const { id, kind } of await finishedJobs(lab.db)) {
      const job = byKind.get(kind)
      if (!job) continue
      await finish(id, job)
    }
    const piece = await claimPiece(lab.db, worker, names)
    if (!piece) return false
    const job = await lab.db
      .selectFrom('jobs')
      .select(['kind', 'payload'])
      .where('id', '=', piece.jobId)
      .executeTakeFirst()
    const kind = job && byKind.get(job.kind)
    if (!kind) return false
    try {
      const write = await kind.work(lab, piece, job.payload)
      await lab.db.transaction().execute(async (tx) => {
        const failed = await write(tx)
        if (!(await finishPiece(tx, worker, piece, failed))) throw new LostLease()
      })
    } catch (error) {
      if (!(error instanceof LostLease)) await fail(piece, error)
    }
    await tell(piece.jobId)
    return true
  }

  async function finish(id: number, { finish: last }: JobKind): Promise<void> {
    try {
      await last?.(lab, id)
      await closeJob(lab.db, id, 'done', null)
    } catch (error) {
      lab.log.error({ error, job: id }, 'job could not be finished')
      await closeJob(lab.db, id, 'failed', 'The job could not be finished. Resume it to try again.')
    }
    await tell(id)
  }

  /** Another try later; after the third the job stops, and says so. */
  async function fail(piece: Piece, error: unknown): Promise<void> {
    lab.log.error({ error, job: piece.jobId, piece: piece.piece, tries: piece.tries }, 'job piece failed')
    await sql`update job_pieces set leased_until = null where job_id = ${piece.jobId} and piece = ${piece.piece}
      and worker = ${worker}`.execute(lab.db)
    if (piece.tries >= MOST_TRIES)
      await closeJob(
        lab.db,
        piece.jobId,
        'failed',
        'A part of the job failed three times. Resume it to try again.',
      )
  }

  async function tell(id: number): Promise<void> {
    const [job] = await presentJobs(lab.db, { ids: [id] })
    if (job) lab.hub.emit({ kind: 'job', job })
  }

  return {
    wake: () => wakeUp(),
    settled: () =>
      new Promise<void>((resolve) => {
        idle.push(resolve)
        wakeUp()
      }),
    async stop() {
      stopped = true
      wakeUp()
      await loop
    },
  }
}

/** Another worker took the piece over meanwhile; what was done here is rolled back. */
class LostLease extends Error {}
