import { type Expression, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import type { taskSortSchema } from '../../../shared/tasks.ts'
import type { Db } from '../../db/connect.ts'
import type { ProjectView } from '../../middleware/project.ts'
import { type PreparedFilter, taskCondition } from './filter.ts'

type Project = Pick<ProjectView, 'id' | 'may' | 'sampling'>

/** The tasks beside one in a filtered list, and its position there; counting stops at 10,000. */
export async function neighboursOf(
  db: Db,
  project: Project,
  callerId: number,
  row: { id: number; number: number },
  filter: PreparedFilter,
  sort: z.output<typeof taskSortSchema>,
): Promise<{ previous: number | null; next: number | null; position: number; total: number }> {
  const column = sort.replace('-', '')
  const down = sort.startsWith('-')
  const key =
    column === 'title'
      ? sql`lower(tasks.title)`
      : column === 'updated'
        ? sql`tasks.updated_at`
        : sql`tasks.number`
  const here = sql`(select ${key}, tasks.number from tasks where id = ${row.id})`
  const list = taskCondition(project, callerId, filter)
  const beside = async (sign: '<' | '>') => {
    const direction = sign === '>' ? sql`asc` : sql`desc`
    const { rows } = await sql<{ id: number }>`
      select tasks.id from tasks where ${list} and (${key}, tasks.number) ${sql.raw(sign)} ${here}
      order by ${key} ${direction}, tasks.number ${direction} limit 1`.execute(db)
    return rows[0]?.id ?? null
  }
  const counted = async (condition: Expression<SqlBool>) => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from (select 1 from tasks where ${condition} limit 10000) counted`.execute(
      db,
    )
    return rows[0]?.count ?? 0
  }
  const before = down ? '>' : '<'
  const [previous, next, ahead, total] = await Promise.all([
    beside(before),
    beside(down ? '<' : '>'),
    counted(sql`${list} and (${key}, tasks.number) ${sql.raw(before)} ${here}`),
    counted(list),
  ])
  return { previous, next, position: ahead + 1, total }
}

/**
 * The next task for a person: one they have not submitted, that is theirs or (for those who see all) nobody's; the
 * first after `after` and then from the start, or any, as the project samples.
 */
export async function nextTaskFor(
  db: Db,
  project: Project,
  callerId: number,
  after: number | null,
): Promise<number | null> {
  const condition = sql<SqlBool>`${taskCondition(project, callerId, {})}
    and tasks.state in ('incomplete', 'in-progress', 'to-correct')
    and tasks.id <> ${after ?? 0}
    and not exists (select 1 from completions c where c.task_id = tasks.id and c.author_id = ${callerId}
      and c.state = 'submitted' and c.removed_at is null and c.review_approved is distinct from false)
    and (exists (select 1 from assignees a where a.task_id = tasks.id and a.user_id = ${callerId})
      or not exists (select 1 from assignees a where a.task_id = tasks.id))`
  const pick = async (more: Expression<SqlBool>, order: Expression<unknown>) => {
    const { rows } = await sql<{ id: number }>`
      select tasks.id from tasks where ${condition} and ${more} order by ${order} limit 1`.execute(db)
    return rows[0]?.id ?? null
  }
  if (project.sampling === 'random') return pick(sql`true`, sql`random()`)
  if (after === null) return pick(sql`true`, sql`tasks.number`)
  const later = sql<SqlBool>`tasks.number > (select number from tasks where id = ${after})`
  return (await pick(later, sql`tasks.number`)) ?? pick(sql`true`, sql`tasks.number`)
}
