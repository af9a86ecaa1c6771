import { sql } from 'kysely'
import type { z } from 'zod'
import type { Difference } from '../../../shared/completions.ts'
import type { Agreement, disagreementQuery, LabelAgreement } from '../../../shared/dashboard.ts'
import type { Person } from '../../../shared/identifiers.ts'
import type { CompletionSpan } from '../../../shared/operations.ts'
import type { Db } from '../../db/connect.ts'
import { cellsOf, compare, kappaOfTable } from '../completions/compare.ts'
import { presentSpan } from '../completions/present.ts'
import { bootstrapInterval } from './statistics.ts'

/** Agreement is worked out on the newest tasks that both have submitted, at most so many. */
const MOST_TASKS = 500

interface Doubled {
  readonly taskId: number
  readonly number: number
  readonly title: string
  readonly characters: number
  readonly leftId: number
  readonly rightId: number
  readonly left: readonly CompletionSpan[]
  readonly right: readonly CompletionSpan[]
}

/** Span F1 and kappa of every pair of people, over all labels and each, with intervals. */
export async function agreementOf(db: Db, projectId: number): Promise<Agreement> {
  const { rows } = await sql<{ a: number; b: number; tasks: number }>`
    select l.author_id as a, r.author_id as b, count(distinct l.task_id)::int as tasks
    from completions l join completions r on r.task_id = l.task_id and r.author_id > l.author_id
    where l.project_id = ${projectId} and l.state = 'submitted' and r.state = 'submitted'
      and l.removed_at is null and r.removed_at is null
    group by 1, 2 order by 3 desc, 1, 2 limit 100`.execute(db)
  const ids = [...new Set(rows.flatMap(({ a, b }) => [a, b]))]
  const people = await db
    .selectFrom('users')
    .select(['id', 'username', 'name'])
    .where('id', 'in', ids.length > 0 ? ids : [0])
    .execute()
  const pairs: Agreement['pairs'] = []
  for (const { a, b } of rows) {
    const left = people.find(({ id }) => id === a)
    const right = people.find(({ id }) => id === b)
    if (left && right) pairs.push(pairFigures(left, right, await doubledTasks(db, projectId, a, b)))
  }
  return { pairs }
}

function pairFigures(left: Person, right: Person, tasks: readonly Doubled[]): Agreement['pairs'][number] {
  const counted = tasks.map(count)
  const kappa = (items: readonly Counted[]) => kappaOfTable(merged(items))
  return {
    left,
    right,
    tasks: tasks.length,
    f1: f1Of(counted),
    f1Interval: bootstrapInterval(counted, f1Of),
    kappa: kappa(counted),
    kappaInterval: bootstrapInterval(counted, kappa),
    labels: labelsOf(counted).map((label) => {
      const having = counted.flatMap((it) => it.byLabel.get(label) ?? [])
      return { label, f1: f1Of(having), spans: having.reduce((sum, it) => sum + it.all, 0) }
    }),
  }
}

/** Span F1 and kappa of one pair for each label by itself, with intervals: asked for one pair at a time. */
export async function labelAgreementOf(
  db: Db,
  projectId: number,
  { left, right }: { left: number; right: number },
): Promise<LabelAgreement> {
  const counted = (await doubledTasks(db, projectId, left, right)).map(count)
  return {
    labels: labelsOf(counted).map((label) => {
      const spans = counted.flatMap((it) => it.byLabel.get(label) ?? [])
      const characters = counted.map((it) => quarters(it.cells, label))
      return {
        label,
        tasks: spans.length,
        spans: spans.reduce((sum, it) => sum + it.all, 0),
        f1: f1Of(spans),
        f1Interval: bootstrapInterval(spans, f1Of),
        kappa: kappaOfQuarters(characters),
        kappaInterval: bootstrapInterval(characters, kappaOfQuarters),
      }
    }),
  }
}

function labelsOf(counted: readonly Counted[]): readonly string[] {
  return [...new Set(counted.flatMap((it) => [...it.byLabel.keys()]))].sort()
}

interface Shared {
  readonly agreed: number
  /** Spans of both together. */
  readonly all: number
}

function f1Of(items: readonly Shared[]): number | null {
  let agreed = 0
  let all = 0
  for (const it of items) {
    agreed += it.agreed
    all += it.all
  }
  return all === 0 ? null : (2 * agreed) / all
}

/** Characters that both, only one, or neither have under a label. */
interface Quarters {
  readonly both: number
  readonly left: number
  readonly right: number
  readonly neither: number
}

function quarters(cells: ReadonlyMap<string, number>, label: string): Quarters {
  const sums = { both: 0, left: 0, right: 0, neither: 0 }
  for (const [cell, size] of cells) {
    const [a, b] = cell.split('|')
    sums[a === label ? (b === label ? 'both' : 'left') : b === label ? 'right' : 'neither'] += size
  }
  return sums
}

function kappaOfQuarters(items: readonly Quarters[]): number | null {
  const sums = { both: 0, left: 0, right: 0, neither: 0 }
  for (const it of items) {
    sums.both += it.both
    sums.left += it.left
    sums.right += it.right
    sums.neither += it.neither
  }
  const { both, left, right, neither } = sums
  const total = both + left + right + neither
  if (total === 0) return null
  const [byLeft, byRight] = [(both + left) / total, (both + right) / total]
  const chance = byLeft * byRight + (1 - byLeft) * (1 - byRight)
  return chance === 1 ? null : ((both + neither) / total - chance) / (1 - chance)
}

interface Counted extends Shared {
  readonly byLabel: ReadonlyMap<string, Shared>
  /** Characters by left and right label. */
  readonly cells: ReadonlyMap<string, number>
}

function count({ left, right, characters }: Doubled): Counted {
  const { differences } = compare(left, right, characters)
  const byLabel = new Map<string, { agreed: number; all: number }>()
  const of = (label: string) => {
    let found = byLabel.get(label)
    if (!found) byLabel.set(label, (found = { agreed: 0, all: 0 }))
    return found
  }
  for (const span of [...left, ...right]) of(span.label).all++
  let agreed = 0
  for (const { kind, left: span } of differences)
    if (kind === 'agreed' && span) {
      agreed++
      of(span.label).agreed++
    }
  return { agreed, all: left.length + right.length, byLabel, cells: cellsOf(left, right, characters) }
}

function merged(items: readonly Counted[]): ReadonlyMap<string, number> {
  const cells = new Map<string, number>()
  for (const item of items)
    for (const [cell, size] of item.cells) cells.set(cell, (cells.get(cell) ?? 0) + size)
  return cells
}

/** The newest tasks both people have submitted, with the newest completion of each. */
async function doubledTasks(db: Db, projectId: number, leftId: number, rightId: number): Promise<Doubled[]> {
  const { rows } = await sql<{
    task_id: number
    number: number
    title: string
    characters: number
    left_id: number
    right_id: number
  }>`
    select t.id as task_id, t.number, t.title, t.characters, l.id as left_id, r.id as right_id
    from tasks t
    join lateral (select id from completions where task_id = t.id and author_id = ${leftId} and state = 'submitted'
      and removed_at is null order by submitted_at desc, id desc limit 1) l on true
    join lateral (select id from completions where task_id = t.id and author_id = ${rightId} and state = 'submitted'
      and removed_at is null order by submitted_at desc, id desc limit 1) r on true
    where t.project_id = ${projectId} order by t.number desc limit ${MOST_TASKS}`.execute(db)
  const ids = rows.flatMap(({ left_id, right_id }) => [left_id, right_id])
  if (ids.length === 0) return []
  const spans = await db
    .selectFrom('spans')
    .selectAll()
    .where('completion_id', 'in', ids)
    .where('removed', '=', false)
    .orderBy('start')
    .execute()
  const byCompletion = new Map<number, CompletionSpan[]>(ids.map((id) => [id, []]))
  for (const span of spans) byCompletion.get(span.completion_id)?.push(presentSpan(span))
  const of = (id: number) => byCompletion.get(id) ?? []
  return rows.map((row) => ({
    taskId: row.task_id,
    number: row.number,
    title: row.title,
    characters: row.characters,
    leftId: row.left_id,
    rightId: row.right_id,
    left: of(row.left_id),
    right: of(row.right_id),
  }))
}

/** Places where two people differ, newest task first. */
export async function disagreementsOf(
  db: Db,
  projectId: number,
  { left, right, label, limit }: z.output<typeof disagreementQuery>,
) {
  const found = []
  for (const task of await doubledTasks(db, projectId, left, right)) {
    for (const difference of compare(task.left, task.right, task.characters).differences) {
      if (difference.kind === 'agreed') continue
      if (label !== undefined && difference.left?.label !== label && difference.right?.label !== label)
        continue
      found.push({
        ...placeOf(difference),
        taskId: task.taskId,
        number: task.number,
        title: task.title,
        leftCompletionId: task.leftId,
        rightCompletionId: task.rightId,
      })
      if (found.length >= limit) return found
    }
  }
  return found
}

function placeOf({ kind, left, right }: Difference) {
  return {
    kind: kind as Exclude<Difference['kind'], 'agreed'>,
    start: Math.min(left?.start ?? Number.POSITIVE_INFINITY, right?.start ?? Number.POSITIVE_INFINITY),
    end: Math.max(left?.end ?? 0, right?.end ?? 0),
    leftLabel: left?.label ?? null,
    rightLabel: right?.label ?? null,
  }
}
