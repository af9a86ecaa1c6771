import { type Expression, type SqlBool, sql } from 'kysely'
import type { Job } from '../../shared/deidentify.ts'
import type { Db, Tx } from '../db/connect.ts'

/** Tasks in one piece: enough to spare transactions, few enough that progress moves and little is done again. */
const PIECE_SIZE = 50
/** Characters in one piece, the last of its texts apart: what a worker holds in memory. */
const PIECE_CHARACTERS = 1_000_000

interface NewJob {
  readonly kind: Job['kind']
  readonly projectId: number
  readonly userId: number
  readonly payload: unknown
  /** Which tasks it is about. */
  readonly tasks: Expression<SqlBool>
  readonly now: Date
  /** Most tasks in one piece. */
  readonly pieceSize?: number
  /** The only server that may work on it; absent: any worker. */
  readonly home?: string
}

/** Queues a job over tasks, cut into pieces. What a selection means is settled here, not while it runs. */
export async function createJob(
  tx: Tx,
  { kind, projectId, userId, payload, tasks, now, pieceSize = PIECE_SIZE, home }: NewJob,
): Promise<number> {
  const { id } = await tx
    .insertInto('jobs')
    .values({
      kind,
      project_id: projectId,
      user_id: userId,
      payload: JSON.stringify(payload),
      home: home ?? null,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`
    insert into job_pieces (job_id, piece, task_ids)
    select ${id}, piece - 1, array_agg(id order by number) from (
      select id, number, dense_rank() over (order by by_count, by_length) as piece from (
        select tasks.id, tasks.number,
          (row_number() over sorted - 1) / ${pieceSize}::int as by_count,
          sum(tasks.characters) over sorted / ${PIECE_CHARACTERS}::int as by_length
        from tasks where ${tasks} window sorted as (order by tasks.number)
      ) measured
    ) cut group by 2`.execute(tx)
  await sql`
    update jobs set total = coalesce((select sum(cardinality(task_ids)) from job_pieces where job_id = ${id}), 0)
    where id = ${id}`.execute(tx)
  return id
}

/** A piece of a job, leased to one worker. */
export interface Piece {
  readonly jobId: number
  readonly piece: number
  readonly taskIds: readonly number[]
  readonly tries: number
}

const LEASE_SECONDS = 120

/**
 * The next piece of work, leased for two minutes; undefined when there is none. A worker that dies leaves its lease
 * to run out, and another takes the piece: nothing of it was committed. Exports are written front to back, so theirs
 * go one at a time.
 */
export async function claimPiece(
  db: Db,
  worker: string,
  kinds: readonly string[],
  home: string | null = null,
): Promise<Piece | undefined> {
  const { rows } = await sql<{ job_id: number; piece: number; task_ids: number[]; tries: number }>`
    update job_pieces set worker = ${worker}, leased_until = now() + make_interval(secs => ${LEASE_SECONDS}), tries = tries + 1
    where (job_id, piece) = (
      select p.job_id, p.piece from job_pieces p join jobs j on j.id = p.job_id
      where j.state in ('queued', 'running') and j.kind = any(${[...kinds]}::text[]) and p.state = 'open'
        and (p.leased_until is null or p.leased_until < now())
        and (j.home is null or j.home = ${home})
        and (j.kind <> 'export' or not exists (
          select 1 from job_pieces e where e.job_id = p.job_id and e.piece < p.piece and e.state = 'open'))
      order by p.job_id, p.piece limit 1 for update of p skip locked)
    returning job_id, piece, task_ids, tries`.execute(db)
  const row = rows[0]
  if (!row) return undefined
  await sql`update jobs set state = 'running', started_at = coalesce(started_at, now())
    where id = ${row.job_id} and state = 'queued'`.execute(db)
  return { jobId: row.job_id, piece: row.piece, taskIds: row.task_ids, tries: row.tries }
}

/**
 * Marks a piece done and counts it, in the transaction that holds its results. False when the lease was lost: then
 * the caller must roll back, as another worker has the piece.
 */
export async function finishPiece(tx: Tx, worker: string, piece: Piece, failed: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('job_pieces')
    .set({ state: 'done', leased_until: null })
    .where('job_id', '=', piece.jobId)
    .where('piece', '=', piece.piece)
    .where('state', '=', 'open')
    .where('worker', '=', worker)
    .where('tries', '=', piece.tries)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  const done = piece.taskIds.length - failed
  await sql`update jobs set done = done + ${done}, failed = failed + ${failed} where id = ${piece.jobId}`.execute(
    tx,
  )
  return true
}

/** What a worker learns when it says that it is still at a piece. */
export type Standing = 'mine' | 'stopped' | 'lost'

/** Keeps the lease of a piece that takes long, and tells whether the job was stopped or the lease was lost. */
export async function renewLease(db: Db, worker: string, piece: Piece): Promise<Standing> {
  const { rows } = await sql<{ state: string }>`
    update job_pieces p set leased_until = now() + make_interval(secs => ${LEASE_SECONDS})
    from jobs j where j.id = p.job_id and p.job_id = ${piece.jobId} and p.piece = ${piece.piece}
      and p.state = 'open' and p.worker = ${worker} and p.tries = ${piece.tries}
    returning j.state`.execute(db)
  const [row] = rows
  if (!row) return 'lost'
  return row.state === 'queued' || row.state === 'running' ? 'mine' : 'stopped'
}

/** A job whose last piece is done, or that never had one: to be closed, by this worker alone. Undefined: there is none. */
export async function claimFinished(
  db: Db,
  kinds: readonly string[],
  home: string | null = null,
): Promise<{ id: number; kind: string } | undefined> {
  const { rows } = await sql<{ id: number; kind: string }>`
    update jobs set closing_until = now() + make_interval(secs => ${LEASE_SECONDS})
    where id = (
      select id from jobs j where state in ('queued', 'running') and j.kind = any(${[...kinds]}::text[])
        and (j.home is null or j.home = ${home}) and (closing_until is null or closing_until < now())
        and not exists (select 1 from job_pieces p where p.job_id = j.id and p.state = 'open')
      order by id limit 1 for update skip locked)
    returning id, kind`.execute(db)
  return rows[0]
}

/** Keeps a job that is being closed from being closed by another. */
export async function renewClosing(db: Db, id: number): Promise<void> {
  await sql`update jobs set closing_until = now() + make_interval(secs => ${LEASE_SECONDS}) where id = ${id}`.execute(
    db,
  )
}

export async function closeJob(
  db: Db | Tx,
  id: number,
  state: 'done' | 'failed',
  message: string | null,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('jobs')
    .set({ state, message, finished_at: sql`now()`, closing_until: null })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Gives back what a process of an earlier life had leased; only where one process has the database alone. */
export async function releaseLeases(db: Db): Promise<void> {
  await db.updateTable('job_pieces').set({ leased_until: null }).where('state', '=', 'open').execute()
  await db.updateTable('jobs').set({ closing_until: null }).where('closing_until', 'is not', null).execute()
}

/** A job as screens show it. */
export async function presentJobs(
  db: Db,
  where: { projectId: number } | { ids: readonly number[] },
): Promise<Job[]> {
  let query = db
    .selectFrom('jobs')
    .leftJoin('users', 'users.id', 'jobs.user_id')
    .selectAll('jobs')
    .select(['users.username', 'users.name'])
  if ('projectId' in where)
    query = query.where('project_id', '=', where.projectId).orderBy('jobs.id', 'desc').limit(50)
  else query = query.where('jobs.id', 'in', where.ids.length > 0 ? [...where.ids] : [0]).orderBy('jobs.id')
  const rows = await query.execute()
  return rows.map((row) => {
    const handled = row.done + row.failed
    const seconds = row.started_at
      ? ((row.finished_at ?? new Date()).getTime() - row.started_at.getTime()) / 1000
      : 0
    const rate = seconds > 0 && handled > 0 ? handled / seconds : null
    return {
      id: row.id,
      projectId: row.project_id,
      kind: row.kind as Job['kind'],
      state: row.state as Job['state'],
      total: row.total,
      done: row.done,
      failed: row.failed,
      rate,
      secondsLeft: rate && row.state === 'running' ? (row.total - handled) / rate : null,
      by:
        row.user_id !== null && row.username !== null && row.name !== null
          ? { id: row.user_id, username: row.username, name: row.name }
          : null,
      createdAt: row.created_at.toISOString(),
      startedAt: row.started_at?.toISOString() ?? null,
      finishedAt: row.finished_at?.toISOString() ?? null,
      message: row.message,
    }
  })
}
