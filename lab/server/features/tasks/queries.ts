import { type Expression, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import type { Person } from '../../../shared/identifiers.ts'
import type { Selection, taskListQuery, taskSortSchema } from '../../../shared/tasks.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { invalid, notFound } from '../../errors.ts'
import type { ProjectView } from '../../middleware/project.ts'
import { type PreparedFilter, prepareFilter, taskCondition } from './filter.ts'

type Sort = z.output<typeof taskSortSchema>

/** Columns to sort by; each with the number as tie-break is an index of the table. */
export const sorts: Readonly<Record<Sort, { column: 'number' | 'title' | 'updated'; down: boolean }>> = {
  number: { column: 'number', down: false },
  '-number': { column: 'number', down: true },
  title: { column: 'title', down: false },
  '-title': { column: 'title', down: true },
  updated: { column: 'updated', down: false },
  '-updated': { column: 'updated', down: true },
}
export const expressions = {
  number: sql<string>`tasks.number`,
  title: sql<string>`lower(tasks.title)`,
  updated: sql<string>`tasks.updated_at`,
} as const

export type TaskListRow = Awaited<ReturnType<typeof listTaskRows>>['rows'][number]

/** One page of tasks after `cursor`: by key, so that the millionth page costs what the first does. */
export async function listTaskRows(
  db: Db,
  project: Pick<ProjectView, 'id' | 'may'>,
  callerId: number,
  { cursor, limit, sort, ...filter }: z.output<typeof taskListQuery> & PreparedFilter,
) {
  const { column, down } = sorts[sort]
  let query = db
    .selectFrom('tasks')
    .select(taskColumns)
    .select(sql<string>`${expressions[column]}::text`.as('key'))
    .where(taskCondition(project, callerId, filter))
  if (cursor !== undefined) query = query.where(after(column, down, readCursor(cursor)))
  if (column !== 'number') query = query.orderBy(expressions[column], down ? 'desc' : 'asc')
  const rows = await query
    .orderBy('tasks.number', down ? 'desc' : 'asc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > limit && last ? writeCursor(last.key, last.number) : null }
}

/** Tasks by their ids, in the order of a list. */
export function rowsOfTasks(db: Db, ids: readonly number[], sort: Sort): Promise<TaskListRow[]> {
  const { column, down } = sorts[sort]
  return db
    .selectFrom('tasks')
    .select(taskColumns)
    .select(sql<string>`${expressions[column]}::text`.as('key'))
    .where('tasks.id', 'in', [...ids, 0])
    .orderBy(expressions[column], down ? 'desc' : 'asc')
    .orderBy('tasks.number', down ? 'desc' : 'asc')
    .execute()
}

const taskColumns = [
  'tasks.id',
  'tasks.number',
  'tasks.external_id',
  'tasks.title',
  'tasks.tags',
  'tasks.state',
  'tasks.dot',
  'tasks.dot_reason',
  'tasks.characters',
  'tasks.spans',
  'tasks.uncertain',
  'tasks.starred',
  'tasks.comments',
  'tasks.reviewer_id',
  'tasks.created_at',
  'tasks.updated_at',
] as const

function after(
  column: keyof typeof expressions,
  down: boolean,
  { key, number }: { key: string; number: number },
): Expression<SqlBool> {
  const sign = down ? sql`<` : sql`>`
  if (column === 'number') return sql`tasks.number ${sign} ${number}`
  const value = column === 'updated' ? sql`${key}::timestamptz` : sql`${key}`
  return sql`(${expressions[column]}, tasks.number) ${sign} (${value}, ${number}::int)`
}

export function writeCursor(key: string, number: number): string {
  return Buffer.from(JSON.stringify([key, number])).toString('base64url')
}

export function readCursor(cursor: string): { key: string; number: number } {
  try {
    const [key, number] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [unknown, unknown]
    if (typeof key === 'string' && typeof number === 'number' && Number.isInteger(number))
      return { key, number }
  } catch {
    // Falls through to the refusal.
  }
  throw invalid('bad-cursor', 'The list has changed: start again from its first page.', 'cursor')
}

const COUNT_STOP = 10_000

/**
 * How many tasks match: exact without a filter, or under one of state and dot alone; under others counting stops at
 * 10,000. Searches that read texts count as they go: see `textPage`.
 */
export async function countTasks(
  db: Db,
  project: Pick<ProjectView, 'id' | 'may'>,
  callerId: number,
  filter: PreparedFilter,
): Promise<{ count: number; exact: boolean }> {
  const { state, dot, ...others } = filter
  if (project.may.has('task.readAll') && Object.values(others).every((value) => value === undefined)) {
    const { rows } = await sql<{ count: number }>`
      select coalesce(sum(count), 0)::int as count from task_counts where project_id = ${project.id}
        and state = coalesce(${state ?? null}, state) and dot = coalesce(${dot ?? null}, dot)`.execute(db)
    return { count: rows[0]?.count ?? 0, exact: true }
  }
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select 1 from tasks where ${taskCondition(project, callerId, filter)} limit ${COUNT_STOP + 1}
    ) counted`.execute(db)
  const count = rows[0]?.count ?? 0
  return { count: Math.min(count, COUNT_STOP), exact: count <= COUNT_STOP }
}

/** People of many tasks at once: assignees, authors, reviewers. */
export async function peopleOfTasks(db: Db, ids: readonly number[], reviewerIds: readonly number[]) {
  if (ids.length === 0) return { assignees: [], authors: [], reviewers: [] as Person[] }
  const person = ['users.id', 'users.username', 'users.name'] as const
  const [assignees, authors, reviewers] = await Promise.all([
    db
      .selectFrom('assignees')
      .innerJoin('users', 'users.id', 'assignees.user_id')
      .select([...person, 'task_id'])
      .where('task_id', 'in', ids)
      .orderBy('users.id')
      .execute(),
    db
      .selectFrom('completions')
      .innerJoin('users', 'users.id', 'completions.author_id')
      .select([...person, 'task_id'])
      .distinct()
      .where('task_id', 'in', ids)
      .where('removed_at', 'is', null)
      .orderBy('users.id')
      .execute(),
    reviewerIds.length === 0
      ? Promise.resolve([])
      : db.selectFrom('users').select(person).where('id', 'in', reviewerIds).execute(),
  ])
  return { assignees, authors, reviewers }
}

/** A task the caller may see. Throws a Refusal for any other, whether it exists or not. */
export async function findTask(
  db: Db | Tx,
  project: Pick<ProjectView, 'id' | 'may'>,
  callerId: number,
  taskId: number,
) {
  const row = await db
    .selectFrom('tasks')
    .select([...taskColumns, 'tasks.meta', sql<string>`''`.as('key')])
    .where('tasks.id', '=', taskId)
    .where(taskCondition(project, callerId, {}))
    .executeTakeFirst()
  if (!row) throw notFound('task')
  return row
}

export async function textOf(db: Db | Tx, taskId: number): Promise<string> {
  const { text } = await db
    .selectFrom('texts')
    .select('text')
    .where('task_id', '=', taskId)
    .executeTakeFirstOrThrow()
  return text
}

/** A condition for a selection of tasks, within what the caller may see. */
export async function selected(
  db: Db | Tx,
  project: Pick<ProjectView, 'id' | 'may'>,
  callerId: number,
  selection: Selection,
): Promise<Expression<SqlBool>> {
  if ('filter' in selection)
    return taskCondition(project, callerId, await prepareFilter(db, selection.filter))
  return sql`(${taskCondition(project, callerId, {})} and tasks.id = any(${selection.ids}::int[]))`
}
