import { overlaps } from '@palimpsest/deid/text'
import { sql } from 'kysely'
import type { LeakEstimate } from '../../../shared/dashboard.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { conflict } from '../../errors.ts'
import { spansOf } from '../completions/queries.ts'
import { upperBound } from './statistics.ts'

/**
 * Draws tasks with starred work at random for a second look, and takes them into a new sample. The sample holds which
 * completion was looked at, so that later work does not change what is measured.
 */
export async function drawSample(
  tx: Tx,
  projectId: number,
  { size, confidence }: { size: number; confidence: number },
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ task_id: number; completion_id: number }>`
    select t.id as task_id, best.id as completion_id from tasks t
    join lateral (
      select c.id from completions c left join members m on m.project_id = c.project_id and m.user_id = c.author_id
      where c.task_id = t.id and c.starred and c.removed_at is null
      order by m.priority nulls last, c.submitted_at desc, c.id desc limit 1
    ) best on true
    where t.project_id = ${projectId} and t.starred order by random()`.execute(tx)
  if (rows.length === 0)
    throw conflict('nothing-finished', 'There is no starred work yet to draw a sample from.')
  const { id } = await tx
    .insertInto('leak_samples')
    .values({ project_id: projectId, population: rows.length, confidence, created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('leak_sample_tasks')
    .values(rows.slice(0, size).map((row) => ({ ...row, sample_id: id })))
    .execute()
  const taskIds = rows.slice(0, size).map(({ task_id }) => task_id)
  await sql`update tasks set tags = tags || array['SecondLook']::text[]
    where id = any(${taskIds}::int[]) and not tags @> array['SecondLook']::text[]`.execute(tx)
  return id
}

/**
 * The estimate of a project's newest sample. A task is checked once somebody else has submitted it after the sample
 * was drawn; a leak is a span of theirs that touches none of the first completion.
 */
export async function estimateOf(db: Db, projectId: number): Promise<LeakEstimate | null> {
  const sample = await db
    .selectFrom('leak_samples')
    .selectAll()
    .where('project_id', '=', projectId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!sample) return null
  const { rows } = await sql<{
    task_id: number
    number: number
    title: string
    completion_id: number
    second_id: number | null
  }>`
    select t.id as task_id, t.number, t.title, s.completion_id, second.id as second_id
    from leak_sample_tasks s join tasks t on t.id = s.task_id join completions first on first.id = s.completion_id
    left join lateral (
      select c.id from completions c where c.task_id = t.id and c.state = 'submitted' and c.removed_at is null
        and c.author_id <> first.author_id and c.submitted_at > ${sample.created_at}::timestamptz
        and c.copied_kind is distinct from 'completion'
      order by c.submitted_at, c.id limit 1
    ) second on true
    where s.sample_id = ${sample.id} order by t.number`.execute(db)
  const tasks: LeakEstimate['tasks'] = []
  for (const { task_id, number, title, completion_id, second_id } of rows) {
    const base = { taskId: task_id, number, title }
    if (second_id === null) {
      tasks.push({ ...base, checked: false, leaks: null, identifiers: null })
      continue
    }
    const first = (await spansOf(db, completion_id)).filter(({ removed }) => !removed)
    const second = (await spansOf(db, second_id)).filter(({ removed }) => !removed)
    const leaks = second.filter((span) => !first.some((it) => overlaps(it, span))).length
    tasks.push({ ...base, checked: true, leaks, identifiers: second.length })
  }
  const checked = tasks.filter((task) => task.checked)
  const sum = (key: 'leaks' | 'identifiers') => checked.reduce((total, task) => total + (task[key] ?? 0), 0)
  const rate = (found: number, of: number) => ({
    found,
    of,
    rate: of === 0 ? null : found / of,
    upperBound: upperBound(found, of, sample.confidence),
  })
  return {
    id: sample.id,
    createdAt: sample.created_at.toISOString(),
    population: sample.population,
    size: tasks.length,
    checked: checked.length,
    tasks,
    confidence: Math.round(sample.confidence * 1e6) / 1e6,
    spans: rate(sum('leaks'), sum('identifiers')),
    documents: rate(checked.filter(({ leaks }) => (leaks ?? 0) > 0).length, checked.length),
  }
}
