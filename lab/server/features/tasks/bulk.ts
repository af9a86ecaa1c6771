import { randomInt } from 'node:crypto'
import { type Expression, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import type { assignSchema } from '../../../shared/tasks.ts'
import type { Tx } from '../../db/connect.ts'
import type { ProjectView } from '../../middleware/project.ts'
import { selected } from './queries.ts'

/** Assigns the selected tasks; returns how many got someone new. */
export async function assignTasks(
  tx: Tx,
  project: Pick<ProjectView, 'id' | 'may'>,
  callerId: number,
  { selection, userIds, mode, perPerson, as, replace }: z.output<typeof assignSchema>,
  now: Date,
): Promise<number> {
  const rows = await tx
    .selectFrom('tasks')
    .select('id')
    .where(await selected(tx, project, callerId, selection))
    .orderBy('number')
    .execute()
  const ids = rows.map(({ id }) => id)
  if (mode === 'random') shuffle(ids)
  const pairs = mode === 'all' ? everyPair(ids, userIds) : shared(ids, userIds, perPerson)
  if (pairs.length === 0) return 0
  const given = JSON.stringify(pairs.map(([task_id, user_id]) => ({ task_id, user_id })))
  const touched = [...new Set(pairs.map(([taskId]) => taskId))]
  if (as === 'reviewer') {
    await sql`update tasks set reviewer_id = g.user_id, updated_at = ${now}
      from jsonb_to_recordset(${given}::jsonb) as g (task_id int, user_id int) where tasks.id = g.task_id`.execute(
      tx,
    )
    return touched.length
  }
  if (replace) await sql`delete from assignees where task_id = any(${touched}::int[])`.execute(tx)
  await sql`insert into assignees (task_id, user_id)
    select task_id, user_id from jsonb_to_recordset(${given}::jsonb) as g (task_id int, user_id int)
    on conflict do nothing`.execute(tx)
  // Someone new has not submitted: what counted as submitted is in progress again.
  await sql`update tasks set state = case when state = 'submitted' and exists (
      select 1 from assignees a where a.task_id = tasks.id and not exists (
        select 1 from completions c where c.task_id = tasks.id and c.author_id = a.user_id
          and c.state = 'submitted' and c.removed_at is null)) then 'in-progress' else state end,
    updated_at = ${now} where id = any(${touched}::int[])`.execute(tx)
  return touched.length
}

function everyPair(ids: readonly number[], userIds: readonly number[]): [number, number][] {
  return ids.flatMap((id) => userIds.map((userId): [number, number] => [id, userId]))
}

/** One person for each task, in turn, until everyone has `perPerson`. */
function shared(
  ids: readonly number[],
  userIds: readonly number[],
  perPerson: number | null,
): [number, number][] {
  const most = perPerson === null ? ids.length : Math.min(ids.length, perPerson * userIds.length)
  return ids.slice(0, most).map((id, i): [number, number] => [id, userIds[i % userIds.length]!])
}

function shuffle(list: number[]): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = randomInt(i + 1)
    const held = list[i]!
    list[i] = list[j]!
    list[j] = held
  }
}

/** Adds and removes tags; returns how many tasks changed. */
export async function tagTasks(
  tx: Tx,
  condition: Expression<SqlBool>,
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
  now: Date,
): Promise<number> {
  const next = sql<string[]>`array(
    select tag from unnest(tags || ${[...add]}::text[]) with ordinality as it (tag, n)
    where tag <> all(${[...remove]}::text[]) group by tag order by min(n))`
  const { numAffectedRows } = await sql`
    update tasks set tags = ${next}, updated_at = ${now} where ${condition} and tags <> ${next}`.execute(tx)
  return Number(numAffectedRows ?? 0)
}
