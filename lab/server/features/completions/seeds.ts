import type { z } from 'zod'
import type { newCompletionSchema } from '../../../shared/completions.ts'
import type { Db } from '../../db/connect.ts'
import { notFound } from '../../errors.ts'
import type { ProjectView } from '../../middleware/project.ts'
import type { Caller } from '../../middleware/sign-in.ts'
import type { CompletionSeed, StoredSpan } from './insert.ts'
import { findCompletion, findPrediction, spansOf } from './queries.ts'

/** The spans that a new completion starts with. Throws a Refusal 404 when what it starts from is of another task. */
export async function seedsOf(
  db: Db,
  project: ProjectView,
  caller: Caller,
  taskId: number,
  from: z.output<typeof newCompletionSchema>['from'],
): Promise<CompletionSeed[]> {
  if (from.kind === 'empty') return []
  if (from.kind === 'prediction') {
    const prediction = await findPrediction(db, project.id, from.id)
    if (prediction.task_id !== taskId) throw notFound('prediction')
    return (prediction.spans as StoredSpan[])
      .filter(({ score }) => score >= from.minimumScore)
      .map(seedOfPrediction)
  }
  const source = await findCompletion(db, project, caller, from.id)
  if (source.task_id !== taskId) throw notFound('completion')
  const spans = await spansOf(db, source.id)
  return spans
    .filter(({ removed }) => !removed)
    .map(({ id, start, end, label, score, source: by, origin, why }) => ({
      ...{ id, start, end, label, score, source: by, origin },
      ...(why ? { why: why as NonNullable<CompletionSeed['why']> } : {}),
    }))
}

function seedOfPrediction(span: StoredSpan): CompletionSeed {
  const { id, form: _, ...rest } = span
  // The browser's ids are at least 8 long; `p1` of a prediction becomes `pred-000001`.
  return { ...rest, id: `pred-${id.slice(1).padStart(6, '0')}`, origin: 'machine' }
}
