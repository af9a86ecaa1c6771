import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '../../db/connect.ts'

/** One thing that happened. No document text anywhere in it. */
export interface Happening {
  readonly action: string
  readonly who: { readonly id: number; readonly username: string } | null
  readonly projectId?: number
  readonly subject?: string
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Any number that no one else locks on. */
const LOCK = 7801_0001
export const FIRST = '0'.repeat(64)

/**
 * Adds to the record, chained to the entry before. Within a transaction the entry stands or falls with the
 * change; entries from elsewhere wait until then, so keep it the last thing in the transaction.
 */
export async function record(db: Db | Tx, happening: Happening, at: Date = new Date()): Promise<void> {
  if (db.isTransaction) return append(db as Tx, happening, at)
  await (db as Db).transaction().execute((tx) => append(tx, happening, at))
}

async function append(
  tx: Tx,
  { action, who, projectId, subject, detail = {} }: Happening,
  at: Date,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx)
  const last = await tx
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const entry = {
    seq: (last?.seq ?? 0) + 1,
    at,
    user_id: who?.id ?? null,
    username: who?.username ?? null,
    action,
    project_id: projectId ?? null,
    subject: subject ?? null,
    detail,
    previous: last?.hash ?? FIRST,
  }
  await tx
    .insertInto('audit')
    .values({ ...entry, detail: JSON.stringify(detail), hash: hashOf(entry) })
    .execute()
}

/** The hash of an entry over all it says and the hash before it. */
export function hashOf(entry: {
  seq: number
  at: Date
  user_id: number | null
  username: string | null
  action: string
  project_id: number | null
  subject: string | null
  detail: unknown
  previous: string
}): string {
  const { seq, at, user_id, username, action, project_id, subject, detail, previous } = entry
  const said = [
    seq,
    at.toISOString(),
    user_id,
    username,
    action,
    project_id,
    subject,
    ordered(detail),
    previous,
  ]
  return createHash('sha256').update(JSON.stringify(said)).digest('hex')
}

/** JSON columns do not keep the order of keys: sorted, an entry always hashes the same. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (value === null || typeof value !== 'object') return value
  const sorted = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(sorted.map(([key, it]) => [key, ordered(it)]))
}
