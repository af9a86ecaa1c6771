import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { sql } from 'kysely'
import type { Tx } from '../db/connect.ts'
import type { LabSettings } from '../env.ts'
import type { Lab } from '../lab.ts'
import {
  claimFinished,
  claimPiece,
  closeJob,
  finishPiece,
  type Piece,
  presentJobs,
  renewClosing,
  renewLease,
} from './queue.ts'

/** How to do one kind of job. */
export interface JobKind {
  readonly kind: string
  /**
   * Works on a piece without holding the database, then returns what to write: run in one transaction with the
   * piece's "done", it says how many of the tasks failed. `signal`: the job was stopped, or the piece is another's.
   */
  readonly work: (
    lab: Lab,
    piece: Piece,
    payload: unknown,
    signal: AbortSignal,
  ) => Promise<(tx: Tx) => Promise<number>>
  /** After the last piece; what it returns is said with the job. */
  readonly finish?: (lab: Lab, jobId: number, payload: unknown) => Promise<string | null>
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
/** How often a piece under way looks whether its job was stopped; keeps its lease too. */
const BEAT_MS = 2000
/** Pieces under way at once: while the results of one are written, the next is worked on. */
const LANES = 2

/** Names a server by its disk: what it wrote there, another does not have. */
export function homeOf({ dataFolder }: Pick<LabSettings, 'dataFolder'>): string {
  return `${hostname()}:${dataFolder}`
}

/** Starts to work on jobs of `kinds`. Several runners, in any number of processes, share a database. */
export function startRunner(lab: Lab, kinds: readonly JobKind[]): Runner {
  const worker = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`
  const home = homeOf(lab.settings)
  const byKind = new Map(kinds.map((it) => [it.kind, it]))
  const names = [...byKind.keys()]
  const stopping = new AbortController()
  const waking = new Set<() => void>()
  let idleLanes = 0
  let idle: (() => void)[] = []
  const lanes = Array.from({ length: LANES }, () => run())

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      let worked = false
      try {
        worked = await step()
      } catch (error) {
        lab.log.error({ error }, 'job step failed')
      }
      if (worked) {
        // There is more where this came from, perhaps for two.
        wakeAll()
        continue
      }
      idleLanes++
      if (idleLanes === LANES) tellIdle()
      await new Promise<void>((resolve) => {
        const go = () => {
          clearTimeout(timer)
          waking.delete(go)
          resolve()
        }
        const timer = setTimeout(go, POLL_MS)
        waking.add(go)
      })
      idleLanes--
    }
    tellIdle()
  }

  function tellIdle(): void {
    for (const resolve of idle) resolve()
    idle = []
  }

  function wakeAll(): void {
    for (const wake of [...waking]) wake()
  }

  async function step(): Promise<boolean> {
    const finished = await claimFinished(lab.db, names, home)
    if (finished) {
      await finish(finished.id, byKind.get(finished.kind)!)
      return true
    }
    const piece = await claimPiece(lab.db, worker, names, home)
    if (!piece) return false
    const job = await lab.db
      .selectFrom('jobs')
      .select(['kind', 'payload'])
      .where('id', '=', piece.jobId)
      .executeTakeFirst()
    const kind = job && byKind.get(job.kind)
    if (!kind) return false
    const over = new AbortController()
    const end = () => over.abort(new NotMine())
    stopping.signal.addEventListener('abort', end)
    const beat = beating(async () => {
      const standing = await renewLease(lab.db, worker, piece)
      if (standing !== 'mine') end()
    })
    try {
      const write = await kind.work(lab, piece, job.payload, over.signal)
      await lab.db.transaction().execute(async (tx) => {
        const failed = await write(tx)
        if (!(await finishPiece(tx, worker, piece, failed))) throw new NotMine()
      })
    } catch (error) {
      // Stopped, taken over or shut down: the piece is whole and open for whoever comes next.
      if (over.signal.aborted) await release(piece)
      else if (!(error instanceof NotMine || error instanceof BegunAnew)) await fail(piece, error)
    } finally {
      beat.stop()
      stopping.signal.removeEventListener('abort', end)
    }
    await tell(piece.jobId)
    return true
  }

  async function finish(id: number, { finish: last }: JobKind): Promise<void> {
    const beat = beating(() => renewClosing(lab.db, id))
    try {
      const job = await lab.db.selectFrom('jobs').select('payload').where('id', '=', id).executeTakeFirst()
      const message = (await last?.(lab, id, job?.payload)) ?? null
      await closeJob(lab.db, id, 'done', message)
    } catch (error) {
      if (error instanceof BegunAnew) return
      lab.log.error({ error, job: id }, 'job could not be finished')
      await closeJob(lab.db, id, 'failed', 'The job could not be finished. Resume it to try again.')
    } finally {
      beat.stop()
    }
    await tell(id)
  }

  /** Runs `act` every few seconds; what it throws is for the work itself to meet. */
  function beating(act: () => Promise<void>): { stop(): void } {
    const timer = setInterval(() => void act().catch(() => {}), BEAT_MS)
    return { stop: () => clearInterval(timer) }
  }

  async function release(piece: Piece): Promise<void> {
    await sql`update job_pieces set leased_until = null, tries = tries - 1 where job_id = ${piece.jobId}
      and piece = ${piece.piece} and worker = ${worker} and tries = ${piece.tries} and state = 'open'`.execute(
      lab.db,
    )
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
    wake: wakeAll,
    settled: () =>
      new Promise<void>((resolve) => {
        idle.push(resolve)
        wakeAll()
      }),
    async stop() {
      stopping.abort(new NotMine())
      wakeAll()
      await Promise.all(lanes)
    },
  }
}

/** Thrown by work that opened all pieces of its job again: the job goes on at its front. */
export class BegunAnew extends Error {}

/** The piece is not this worker's any more; what was done here is rolled back. */
class NotMine extends Error {}
