import { sql } from 'kysely'
import type { Tx } from '../../db/connect.ts'
import { conflict, notAllowed, notFound } from '../../errors.ts'
import type { Lab } from '../../lab.ts'
import type { ProjectView } from '../../middleware/project.ts'
import type { Caller } from '../../middleware/sign-in.ts'
import { settleChange } from './change.ts'
import { type CompletionRow, completionRows, isVisible, reviewerIds } from './present.ts'

/**
 * The caller's own draft, held until the end of the transaction. Throws a Refusal: 404 when they may not know of
 * it, 403 when it is another's, 409 `locked` when it is submitted.
 */
export async function lockDraft(
  tx: Tx,
  project: ProjectView,
  caller: Caller,
  id: number,
): Promise<CompletionRow> {
  await sql`select 1 from completions where id = ${id} and project_id = ${project.id} for update`.execute(tx)
  const [row] = await completionRows(tx, project.id, { id })
  if (!row) throw notFound('completion')
  if (row.author_id !== caller.id) {
    const reviewers = await reviewerIds(tx, project.id)
    throw isVisible(row, project, caller, reviewers) ? notAllowed() : notFound('completion')
  }
  if (row.state !== 'draft') throw conflict('locked', 'This is submitted and locked. Copy it to go on.')
  return row
}

/** Locks a draft as submitted; with `star` it becomes the person's ground truth for the task. */
export async function submitDraft(
  tx: Tx,
  lab: Lab,
  project: ProjectView,
  caller: Caller,
  draft: CompletionRow,
  { star, seconds }: { star: boolean; seconds?: number },
): Promise<CompletionRow> {
  const now = lab.now()
  await tx
    .updateTable('completions')
    .set({
      state: 'submitted',
      submitted_at: now,
      updated_at: now,
      ...(seconds === undefined ? {} : { seconds }),
    })
    .where('id', '=', draft.id)
    .execute()
  if (star) await moveStar(tx, draft)
  const detail = { task: draft.task_id, star }
  await settleChange(tx, project, caller, draft, { action: 'completion.submit', detail, now })
  const [row] = await completionRows(tx, project.id, { id: draft.id })
  return row!
}

/** Gives or takes a star. */
export async function setStar(
  tx: Tx,
  lab: Lab,
  project: ProjectView,
  caller: Caller,
  found: CompletionRow,
  starred: boolean,
): Promise<CompletionRow> {
  const now = lab.now()
  if (starred) await moveStar(tx, found)
  else await tx.updateTable('completions').set({ starred: false }).where('id', '=', found.id).execute()
  const action = starred ? 'completion.star' : 'completion.unstar'
  await settleChange(tx, project, caller, found, { action, now })
  const [row] = await completionRows(tx, project.id, { id: found.id })
  return row!
}

/** One star per person and task: the newest takes it over. */
async function moveStar(tx: Tx, { id, task_id, author_id }: CompletionRow): Promise<void> {
  await tx
    .updateTable('completions')
    .set({ starred: false })
    .where('task_id', '=', task_id)
    .where('author_id', '=', author_id)
    .where('starred', '=', true)
    .execute()
  await tx.updateTable('completions').set({ starred: true }).where('id', '=', id).execute()
}
