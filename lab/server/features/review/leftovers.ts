import { overlaps } from '@palimpsest/deid/text'
import type { Db } from '../../db/connect.ts'
import type { Lab } from '../../lab.ts'
import type { ProjectView } from '../../middleware/project.ts'
import { spansOf } from '../completions/queries.ts'
import { loadDocs } from '../deidentify/job.ts'

/** A place that the project's resources find and the completion leaves. */
export interface Leftover {
  readonly start: number
  readonly end: number
  readonly label: string
  readonly score: number
  readonly source: string
}

/**
 * What a second look finds outside the completion's spans. Places that a person removed a span from, or has put
 * aside, are not found again: that was a decision.
 */
export async function leftoversOf(
  lab: Lab,
  project: ProjectView,
  { id, task_id }: { id: number; task_id: number },
): Promise<Leftover[]> {
  const [doc] = await loadDocs(lab, [task_id])
  if (!doc || project.resources.length === 0) return []
  const run = await lab.engine.open(project.resources)
  const found = await run.find(doc, { language: project.settings.language })
  const spans = await spansOf(lab.db, id)
  const dismissed = await lab.db
    .selectFrom('dismissals')
    .select(['start', 'end'])
    .where('task_id', '=', task_id)
    .execute()
  const known = [...spans, ...dismissed]
  return found
    .filter((span) => !known.some((it) => overlaps(it, span)))
    .map(({ start, end, label, score, source }) => ({ start, end, label, score, source }))
}

/** Remembers how many are left, for the export to go by. */
export async function noteLeftovers(db: Db, completionId: number, count: number | null): Promise<void> {
  await db.updateTable('completions').set({ leftovers: count }).where('id', '=', completionId).execute()
}
