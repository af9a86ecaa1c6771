import { overlaps } from '@palimpsest/deid/text'
import { sql } from 'kysely'
import type { Db } from '../../db/connect.ts'
import type { Outcome } from '../../engine/work.ts'
import type { Lab } from '../../lab.ts'
import type { ProjectView } from '../../middleware/project.ts'
import type { Chosen } from './load.ts'

/**
 * How many places a second look finds beside the spans of each completion, for those that nobody looked at with the
 * resources as they are now. Submitted work and its text never change, so that one look lasts until a resource, a rule
 * or the engine does: an export of reviewed work looks at nothing twice. Places that a person removed a span from, or
 * has put aside, do not count.
 */
export async function secondLooks(
  lab: Lab,
  project: ProjectView,
  chosen: readonly Chosen[],
  signal: AbortSignal,
): Promise<ReadonlyMap<number, Outcome<number>>> {
  const open = chosen.flatMap(({ taskId, completionId, leftovers, line }) =>
    completionId !== null && leftovers === null
      ? [{ completionId, taskId, doc: { id: line.id, text: line.text, meta: line.meta } }]
      : [],
  )
  if (open.length === 0) return new Map()
  if (project.resources.length === 0)
    return new Map(open.map(({ completionId }) => [completionId, { done: 0 }]))
  const run = await lab.engine.open(project.resources)
  const found = await run.findEach(
    open.map(({ doc }) => doc),
    { language: project.settings.language, signal },
  )
  const settled = await settledPlaces(
    lab,
    open.map(({ completionId }) => completionId),
  )
  return new Map(
    open.map(({ completionId }, i): [number, Outcome<number>] => {
      const places = settled.get(completionId) ?? []
      const outcome = found[i]!
      if ('failed' in outcome) return [completionId, outcome]
      const left = outcome.done.spans.filter((span) => !places.some((it) => overlaps(it, span)))
      return [completionId, { done: left.length }]
    }),
  )
}

/** A lab of another version may find more: its first start makes all earlier second looks old. */
export async function noteVersion(db: Db, version: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { rows } =
      await sql`insert into engines (version) values (${version}) on conflict do nothing returning 1`.execute(
        tx,
      )
    if (rows.length > 0) await sql`update projects set looks_from = clock_timestamp()`.execute(tx)
  })
}

/** Spans of completions, removed ones too, and what was put aside in their tasks. */
async function settledPlaces(lab: Pick<Lab, 'db'>, completionIds: readonly number[]) {
  const { rows } = await sql<{ completion_id: number; start: number; end: number }>`
    select completion_id, start, "end" from spans where completion_id = any(${[...completionIds]}::int[])
    union all
    select c.id, d.start, d."end" from completions c join dismissals d on d.task_id = c.task_id
    where c.id = any(${[...completionIds]}::int[])`.execute(lab.db)
  const places = new Map<number, { start: number; end: number }[]>()
  for (const { completion_id, start, end } of rows) {
    const known = places.get(completion_id)
    if (known) known.push({ start, end })
    else places.set(completion_id, [{ start, end }])
  }
  return places
}
