import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { AuditEntry, auditQuery } from '../../../shared/audit.ts'
import { routes } from '../../../shared/routes.ts'
import { invalid } from '../../errors.ts'
import type { Lab } from '../../lab.ts'
import { mount } from '../../mount.ts'
import { FIRST, hashOf, record } from './record.ts'

type Query = z.output<typeof auditQuery>

/** The record: look, verify, take away. */
export function auditRoutes(app: FastifyInstance, lab: Lab): void {
  mount(app, lab, routes.listAudit, async ({ query }) => page(lab, query))

  mount(app, lab, routes.listProjectAudit, async ({ project, query }) =>
    page(lab, { ...query, projectId: project.id }),
  )

  mount(app, lab, routes.verifyAudit, async () => verifyAudit(lab))

  mount(app, lab, routes.exportAudit, async ({ caller, query, reply }) => {
    await record(lab.db, { action: 'audit.export', who: caller }, lab.now())
    return reply
      .type('application/x-ndjson; charset=utf-8')
      .header('content-disposition', 'attachment; filename="audit.jsonl"')
      .send(Readable.from(lines(lab, query)))
  })
}

async function* lines(lab: Lab, query: Query): AsyncGenerator<string> {
  let cursor = query.cursor
  for (;;) {
    const { entries, next } = await page(lab, {
      ...query,
      limit: 1000,
      ...(cursor === undefined ? {} : { cursor }),
    })
    for (const entry of entries) yield `${JSON.stringify(entry)}\n`
    if (next === null) return
    cursor = next
  }
}

/** The newest first; `cursor` is the last sequence number of the page before. */
async function page(
  { db }: Lab,
  { cursor, limit, who, action, projectId, subject, from, to }: Query,
): Promise<{ entries: AuditEntry[]; next: number | null }> {
  let query = db
    .selectFrom('audit')
    .leftJoin('users', 'users.id', 'audit.user_id')
    .selectAll('audit')
    .select('users.name')
  if (cursor !== undefined) query = query.where('seq', '<', cursor)
  if (who !== undefined) query = query.where('user_id', '=', who)
  // `sign-in` means `sign-in.failed` too.
  if (action)
    query = query.where((eb) =>
      eb.or([eb('action', '=', action), eb('action', 'like', `${action.replace(/[\\%_]/g, '\\$&')}.%`)]),
    )
  if (projectId !== undefined) query = query.where('project_id', '=', projectId)
  if (subject) query = query.where('subject', '=', subject)
  if (from) query = query.where('at', '>=', dateOf(from, 'from'))
  if (to) query = query.where('at', '<', dateOf(to, 'to'))
  const rows = await query
    .orderBy('seq', 'desc')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const entries = shown.map((row) => ({
    seq: row.seq,
    at: row.at.toISOString(),
    who:
      row.user_id === null
        ? null
        : { id: row.user_id, username: row.username ?? '', name: row.name ?? row.username ?? '' },
    action: row.action,
    projectId: row.project_id,
    subject: row.subject,
    detail: row.detail,
    hash: row.hash,
  }))
  return { entries, next: rows.length > limit ? shown.at(-1)!.seq : null }
}

function dateOf(written: string, path: string): Date {
  const date = new Date(written)
  if (Number.isNaN(date.getTime())) throw invalid('bad-date', 'This is not a date.', path)
  return date
}

/** Goes through the whole chain: every entry must hash to what it says, follow the one before, and be numbered on. */
export async function verifyAudit({
  db,
}: Pick<Lab, 'db'>): Promise<{ whole: boolean; entries: number; brokenAt: number | null; lastHash: string }> {
  let last = FIRST
  let count = 0
  for (;;) {
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where('seq', '>', count)
      .orderBy('seq')
      .limit(2000)
      .execute()
    if (rows.length === 0) break
    for (const row of rows) {
      if (row.seq !== count + 1 || row.previous !== last || hashOf(row) !== row.hash)
        return { whole: false, entries: count, brokenAt: count + 1, lastHash: last }
      last = row.hash
      count = row.seq
    }
  }
  // Cutting entries off the end leaves a whole chain: the sequence in the database would go back. Compare hashes kept elsewhere.
  const { rows } = await sql<{ seq: number | null }>`select max(seq) as seq from audit`.execute(db)
  return { whole: true, entries: rows[0]?.seq ?? 0, brokenAt: null, lastHash: last }
}
