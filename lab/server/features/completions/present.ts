import { sql } from 'kysely'
import type { CompletionSummary } from '../../../shared/completions.ts'
import type { CompletionSpan } from '../../../shared/operations.ts'
import type { Db, Tx } from '../../db/connect.ts'
import type { ProjectView } from '../../middleware/project.ts'
import type { Caller } from '../../middleware/sign-in.ts'

export type CompletionRow = Awaited<ReturnType<typeof completionRows>>[number]

/** Completions of a task, or one of them, with their people; either those that are there or those that were removed. */
export async function completionRows(
  db: Db | Tx,
  projectId: number,
  by: { readonly taskId: number } | { readonly id: number } | { readonly ids: readonly number[] },
  { removed = false }: { removed?: boolean } = {},
) {
  let query = db
    .selectFrom('completions')
    .innerJoin('users as author', 'author.id', 'completions.author_id')
    .leftJoin('users as reviewer', 'reviewer.id', 'completions.reviewer_id')
    .selectAll('completions')
    .select([
      'author.username as author_username',
      'author.name as author_name',
      'reviewer.username as reviewer_username',
      'reviewer.name as reviewer_name',
    ])
    .where('completions.project_id', '=', projectId)
    .where('removed_at', removed ? 'is not' : 'is', null)
  if ('taskId' in by) query = query.where('completions.task_id', '=', by.taskId)
  else if ('id' in by) query = query.where('completions.id', '=', by.id)
  else query = query.where('completions.id', 'in', by.ids.length > 0 ? [...by.ids] : [0])
  return query.orderBy('completions.id').execute()
}

/** A completion with what the caller may do with it now. */
export function presentCompletion(
  row: CompletionRow,
  project: ProjectView,
  caller: Caller,
): CompletionSummary {
  const person = { id: row.author_id, username: row.author_username, name: row.author_name }
  const review =
    row.review_approved !== null && row.reviewer_id !== null && row.reviewed_at !== null
      ? {
          approved: row.review_approved,
          comment: row.review_comment ?? '',
          reviewer: {
            id: row.reviewer_id,
            username: row.reviewer_username ?? '',
            name: row.reviewer_name ?? '',
          },
          at: row.reviewed_at.toISOString(),
        }
      : null
  return {
    id: row.id,
    taskId: row.task_id,
    author: person,
    state: row.state,
    starred: row.starred,
    deidentified: row.deidentified_version === project.labelsVersion,
    review,
    copiedFrom:
      row.copied_id !== null && row.copied_kind !== null
        ? { kind: row.copied_kind === 'prediction' ? 'prediction' : 'completion', id: row.copied_id }
        : null,
    spans: row.span_count,
    seconds: row.seconds,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    submittedAt: row.submitted_at?.toISOString() ?? null,
    may: mayDo(row, project, caller),
  }
}

/** Drafts are their author's; what is submitted is locked, and only stars, reviews and copies are possible. */
export function mayDo(
  row: Pick<CompletionRow, 'author_id' | 'state' | 'starred' | 'review_approved'>,
  { may, archived }: ProjectView,
  caller: Pick<Caller, 'id'>,
): CompletionSummary['may'] {
  const allowed: CompletionSummary['may'] = []
  if (archived) return allowed
  const mine = row.author_id === caller.id
  const draft = row.state === 'draft'
  if (mine && draft && may.has('completion.edit')) allowed.push('edit', 'remove')
  if (mine && draft && may.has('completion.submit')) allowed.push('submit')
  const starKeeper = mine || may.has('review.decide')
  // A rejection takes the star away until the work is corrected in a new completion.
  if (!draft && starKeeper && may.has('completion.star'))
    if (row.starred) allowed.push('unstar')
    else if (row.review_approved !== false) allowed.push('star')
  if (may.has('completion.create')) allowed.push('clone')
  if (!draft && may.has('review.decide')) allowed.push('review')
  return allowed
}

/** Whether the caller sees it: their own, everybody's for those who read all, and reviewers' where the project says so. */
export function isVisible(
  row: Pick<CompletionRow, 'author_id' | 'state'>,
  project: ProjectView,
  caller: Caller,
  reviewers: ReadonlySet<number>,
): boolean {
  if (row.author_id === caller.id || project.may.has('task.readAll')) return true
  return project.settings.showReviewed && row.state === 'submitted' && reviewers.has(row.author_id)
}

/** Ids of the project's reviewers, managers and owners: whose corrections annotators may see. */
export async function reviewerIds(db: Db | Tx, projectId: number): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('members')
    .select('user_id')
    .where('project_id', '=', projectId)
    .where(sql<boolean>`roles && array['reviewer', 'manager', 'owner']`)
    .execute()
  return new Set(rows.map(({ user_id }) => user_id))
}

interface SpanRow {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly label: string
  readonly score: number
  readonly source: string
  readonly origin: 'machine' | 'person'
  readonly version: number
  readonly removed: boolean
  readonly why: unknown
}

/** A span as the web app has it. Scores are single precision in the database: rounded to what was meant. */
export function presentSpan({
  id,
  start,
  end,
  label,
  score,
  source,
  origin,
  version,
  removed,
  why,
}: SpanRow): CompletionSpan {
  const span = {
    id,
    start,
    end,
    label,
    score: Math.round(score * 1e6) / 1e6,
    source,
    origin,
    version,
    removed,
  }
  return why ? { ...span, why: why as NonNullable<CompletionSpan['why']> } : span
}
