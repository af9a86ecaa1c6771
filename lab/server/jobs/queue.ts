import { type Expression, type SqlBool, sql } from 'kysely'
import type { Job } from '../../shared/deidentify.ts'
import type { Db, Tx } from '../db/connect.ts'

/** Tasks in one piece: enough to spare transactions, few enough that progress moves and little is done again. */
const PIECE_SIZE = 25

interface NewJob {
  readonly kind: Job['kind']
  readonly projectId: number
  readonly userId: number
  readonly payload: unknown
  /** Which tasks it is about. */
  readonly tasks: Expression<SqlBool>
  readonly now: Date
  /** Tasks in one piece. */
  readonly pieceSize?: number
}

/** Queues a job over tasks, cut into pieces. What a selection means is settled here, not while it runs. */
export async function createJob(
  tx: Tx,
  { kind, projectId, userId, payload, tasks, now, pieceSize = PIECE_SIZE }: NewJob,
): Promise<number> {
  const { id } = await tx
    .insertInto('jobs')
    .values({
      kind,
      project_id: projectId,
      user_id: userId,
      payload: JSON.stringify(payload),
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`
    insert into job_pieces (job_id, piece, task_ids)
    select ${id}, (n - 1) / ${pieceSize}::int, array_agg(id order by n)
    from (select tasks.id, row_number() over (order by tasks.number) as n from tasks where ${tasks}) numbered
    group by 2`.execute(tx)
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
): Promise<Piece | undefined> {
  const { rows } = await sql<{ job_id: number; piece: number; task_ids: number[]; tries: number }>`
    update job_pieces set worker = ${worker}, leased_until = now() + make_interval(secs => ${LEASE_SECONDS}), tries = tries + 1
    where (job_id, piece) = (
      select p.job_id, p.piece from job_pieces p join jobs j on j.id = p.job_id
      where j.state in ('queued', 'running') and j.kind = any(${[...kinds]}::text[]) and p.state = 'open'
        and (p.leased_until is null or p.leased_until < now())
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

/** Jobs whose last piece is done, or that never had one: still to be closed. */
export async function finishedJobs(db: Db): Promise<readonly { id: number; kind: string }[]> {
  const { rows } = await sql<{ id: number; kind: string }>`
    select id, kind from jobs j where state in ('queued', 'running')
      and not exists (select 1 from job_pieces p where p.job_id = j.id and p.state = 'open')`.execute(db)
  return rows
}

export async function closeJob(
  db: Db | Tx,
  id: number,
  state: 'done' | 'failed',
  message: string | null,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('jobs')
    .set({ state, message, finished_at: sql`now()` })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Gives back what a process of an earlier life had leased; only where one process has the database alone. */
export async function releaseLeases(db: Db): Promise<void> {
  await db.updateTable('job_pieces').set({ leased_until: null }).where('state', '=', 'open').execute()
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
