import type { Completion } from '../../../shared/completions.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { notFound } from '../../errors.ts'
import type { ProjectView } from '../../middleware/project.ts'
import type { Caller } from '../../middleware/sign-in.ts'
import { findTask } from '../tasks/queries.ts'
import {
  type CompletionRow,
  completionRows,
  isVisible,
  presentCompletion,
  presentSpan,
  reviewerIds,
} from './present.ts'

/** A completion the caller may see, of a task they may see. Throws a Refusal for any other. */
export async function findCompletion(
  db: Db | Tx,
  project: ProjectView,
  caller: Caller,
  id: number,
): Promise<CompletionRow> {
  const [row] = await completionRows(db, project.id, { id })
  if (!row) throw notFound('completion')
  await findTask(db, project, caller.id, row.task_id)
  const reviewers = project.may.has('task.readAll') ? new Set<number>() : await reviewerIds(db, project.id)
  if (!isVisible(row, project, caller, reviewers)) throw notFound('completion')
  return row
}

/** A completion with its spans. */
export async function loadCompletion(
  db: Db | Tx,
  project: ProjectView,
  caller: Caller,
  id: number,
): Promise<Completion> {
  const row = await findCompletion(db, project, caller, id)
  const spans = (await spansOf(db, id)).map(presentSpan)
  return {
    ...presentCompletion(row, project, caller),
    spanList: spans.filter(({ removed }) => !removed),
    removedSpans: spans.filter(({ removed }) => removed),
    seq: row.seq,
  }
}

/** All spans of a completion, removed ones too, in reading order. */
export async function spansOf(db: Db | Tx, completionId: number) {
  return db
    .selectFrom('spans')
    .selectAll()
    .where('completion_id', '=', completionId)
    .orderBy('start')
    .orderBy('end', 'desc')
    .orderBy('id')
    .execute()
}

/** A prediction of the project, whoever asks. Throws a Refusal for any other. */
export async function findPrediction(db: Db | Tx, projectId: number, id: number) {
  const row = await db
    .selectFrom('predictions')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound('prediction')
  return row
}
