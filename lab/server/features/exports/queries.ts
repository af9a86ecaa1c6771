import { sql } from 'kysely'
import type { z } from 'zod'
import type { Export, ExportRequest, SkipReason, skippedQuery } from '../../../shared/export.ts'
import type { Db } from '../../db/connect.ts'
import { presentJobs } from '../../jobs/queue.ts'

/** Exports of a project, the newest first, or one of them. */
export async function exportRows(db: Db, projectId: number, id?: number) {
  let query = db
    .selectFrom('exports')
    .leftJoin('users', 'users.id', 'exports.user_id')
    .selectAll('exports')
    .select(['users.username', 'users.name'])
    .where('project_id', '=', projectId)
  if (id !== undefined) query = query.where('exports.id', '=', id)
  return query.orderBy('exports.id', 'desc').limit(100).execute()
}

/** As screens show them. */
export async function presentExports(
  db: Db,
  rows: Awaited<ReturnType<typeof exportRows>>,
): Promise<Export[]> {
  const jobs = await presentJobs(db, { ids: rows.map(({ job_id }) => job_id) })
  const ids = rows.map(({ id }) => id)
  const { rows: skips } = await sql<{ export_id: number; reason: SkipReason; count: number }>`
    select export_id, reason, count(*)::int as count from export_skips
    where export_id = any(${ids}::int[]) group by 1, 2 order by 3 desc`.execute(db)
  return rows.flatMap((row) => {
    const job = jobs.find(({ id }) => id === row.job_id)
    if (!job) return []
    return {
      id: row.id,
      job,
      request: row.request as ExportRequest,
      by:
        row.user_id !== null && row.username !== null && row.name !== null
          ? { id: row.user_id, username: row.username, name: row.name }
          : null,
      createdAt: row.created_at.toISOString(),
      exported: row.exported,
      unreviewed: row.unreviewed,
      skipped: skips
        .filter(({ export_id }) => export_id === row.id)
        .map(({ reason, count }) => ({ reason, count })),
      fileName: row.file_name,
      bytes: row.file_name === null ? null : Number(row.bytes),
      sha256: row.sha256,
      downloads: row.downloads,
    }
  })
}

/** The tasks an export left out, by number. */
export async function skippedTasks(
  db: Db,
  exportId: number,
  { cursor, limit, reason }: z.output<typeof skippedQuery>,
) {
  let query = db
    .selectFrom('export_skips')
    .innerJoin('tasks', 'tasks.id', 'export_skips.task_id')
    .select(['task_id', 'number', 'title', 'reason', 'detail'])
    .where('export_id', '=', exportId)
  if (reason) query = query.where('reason', '=', reason)
  if (cursor && /^\d+$/.test(cursor)) query = query.where('number', '>', Number(cursor))
  const rows = await query
    .orderBy('number')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  return {
    skipped: page.map(({ task_id, reason: why, ...row }) => ({
      taskId: task_id,
      ...row,
      reason: why as SkipReason,
    })),
    next: rows.length > limit ? String(page.at(-1)!.number) : null,
  }
}
