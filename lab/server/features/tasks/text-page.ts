import { sql } from 'kysely'
import type { z } from 'zod'
import type { taskListQuery } from '../../../shared/tasks.ts'
import type { Db } from '../../db/connect.ts'
import type { ProjectView } from '../../middleware/project.ts'
import { type PreparedFilter, taskCondition } from './filter.ts'
import { expressions, readCursor, rowsOfTasks, sorts, type TaskListRow, writeCursor } from './queries.ts'

/** Hits at which counting stops. */
const STOP = 1000
/** Milliseconds that counting may take when the page is full. */
const PATIENCE = 80
/** So many texts are read in one go. */
const FEW = 4000
/** Task numbers that are looked through at first; then twice as many each time. */
const FIRST_WINDOW = 8192

interface TextPage {
  readonly rows: readonly TaskListRow[]
  readonly next: string | null
  readonly total: { readonly count: number; readonly exact: boolean }
}

/**
 * A page of a search that reads texts, and how many match as far as it looked. Null for any other search, and for later
 * pages that the list of tasks finds by itself. Reading texts is what costs: where many have the words of the phrases, it
 * looks through one window of tasks after the other, in the order of their numbers, and no further than the page needs.
 */
export async function textPage(
  db: Db,
  project: Pick<ProjectView, 'id' | 'may'>,
  callerId: number,
  { cursor, limit, sort, ...filter }: z.output<typeof taskListQuery> & PreparedFilter,
  { few = FEW }: { few?: number } = {},
): Promise<TextPage | null> {
  const { column, down } = sorts[sort]
  if (!/\btext:|=/i.test(filter.q ?? '')) return null
  const isWalk = column === 'number' && (await haveWords(db, filter, few))
  if (!isWalk && cursor !== undefined) return null
  const direction = down ? sql`desc` : sql`asc`
  const find = async (within: PreparedFilter['within'], most: number) => {
    const { rows } = await sql<{ id: number }>`
      select tasks.id from tasks where ${taskCondition(project, callerId, within ? { ...filter, within } : filter)}
      order by ${expressions[column]} ${direction}, tasks.number ${direction} limit ${most}`.execute(db)
    return rows.map(({ id }) => id)
  }
  const from = cursor === undefined ? undefined : readCursor(cursor).number
  const { hits, isWhole } = isWalk
    ? await walk(db, project.id, find, { from, down, limit })
    : { hits: await find(undefined, STOP + 1), isWhole: true }
  const rows = await rowsOfTasks(db, hits.slice(0, limit), sort)
  const last = rows.at(-1)
  return {
    rows,
    next: hits.length > limit && last ? writeCursor(last.key, last.number) : null,
    total: { count: Math.min(hits.length, STOP), exact: isWhole && hits.length <= STOP },
  }
}

/** Whether more texts of the lab than so many have all the words of the phrases: then the words alone do not help much. */
async function haveWords(db: Db, { words }: PreparedFilter, few: number): Promise<boolean> {
  const all = [...(words?.values() ?? [])].filter((it) => it !== null)
  if (all.length === 0) return true
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select 1 from texts x where ${sql.join(all, sql` and `)} limit ${few + 1}
    ) counted`.execute(db)
  return (rows[0]?.count ?? 0) > few
}

/** Hits in the order of numbers, from `from` on: a page and one more, or as many as the first page may count. */
async function walk(
  db: Db,
  projectId: number,
  find: (within: PreparedFilter['within'], most: number) => Promise<number[]>,
  { from, down, limit }: { from: number | undefined; down: boolean; limit: number },
): Promise<{ hits: number[]; isWhole: boolean }> {
  const { next_number: end } = await db
    .selectFrom('projects')
    .select('next_number')
    .where('id', '=', projectId)
    .executeTakeFirstOrThrow()
  const started = performance.now()
  const hits: number[] = []
  const isEnough = () =>
    hits.length > STOP ||
    (hits.length > limit && (from !== undefined || performance.now() - started > PATIENCE))
  let edge = from ?? (down ? end : 0)
  for (let size = FIRST_WINDOW; !isEnough(); size *= 2) {
    const numbers = down
      ? ([Math.max(1, edge - size), edge - 1] as const)
      : ([edge + 1, Math.min(edge + size, end)] as const)
    if (numbers[0] > numbers[1]) return { hits, isWhole: true }
    // The `offset` keeps it to the index of numbers: the planner would look for the ends along all ids.
    const { rows } = await sql<{ first: number | null; last: number | null }>`
      select min(id) as first, max(id) as last from (
        select id from tasks where project_id = ${projectId} and number between ${numbers[0]} and ${numbers[1]} offset 0
      ) window_of_tasks`.execute(db)
    const { first, last } = rows[0]!
    if (first !== null && last !== null)
      hits.push(...(await find({ numbers, ids: [first, last] }, STOP + 1 - hits.length)))
    edge = down ? numbers[0] : numbers[1]
  }
  return { hits, isWhole: false }
}
