import { sql } from 'kysely'
import type { Tx } from '../../db/connect.ts'
import { insertCompletion, insertPrediction, refreshTask } from '../completions/insert.ts'
import { addTasks } from '../tasks/add.ts'
import type { TaskLine } from './archive-file.ts'

/**
 * Writes tasks with all their work into a project. People are matched by username; the work of those unknown here goes
 * to the importer, and is noted.
 */
export async function writeTasks(
  tx: Tx,
  projectId: number,
  lines: Iterable<TaskLine> | AsyncIterable<TaskLine>,
  { importerId, now }: { importerId: number; now: Date },
): Promise<{ tasks: number; strangers: ReadonlySet<string> }> {
  const people = new Map(
    (await tx.selectFrom('users').select(['id', 'username']).execute()).map((it) => [
      it.username.toLowerCase(),
      it.id,
    ]),
  )
  const strangers = new Set<string>()
  const idOf = (username: string) => {
    const id = people.get(username.toLowerCase())
    if (id === undefined) strangers.add(username)
    return id
  }
  let count = 0
  for await (const line of lines) {
    const { added } = await addTasks(tx, { id: projectId }, [{ ...line, spans: [] }], {
      authorId: importerId,
      spansAs: 'ignore',
      now,
    })
    const taskId = added[0]?.id
    if (taskId === undefined) continue
    count++
    await writeWork(tx, projectId, taskId, line, { importerId, now, idOf })
  }
  return { tasks: count, strangers }
}

async function writeWork(
  tx: Tx,
  projectId: number,
  taskId: number,
  line: TaskLine,
  {
    importerId,
    now,
    idOf,
  }: { importerId: number; now: Date; idOf: (username: string) => number | undefined },
): Promise<void> {
  for (const { name, createdAt, spans } of line.predictions)
    await insertPrediction(tx, {
      projectId,
      taskId,
      name,
      text: line.text,
      spans,
      now: new Date(createdAt),
    })
  for (const it of line.completions) {
    const authorId = idOf(it.author) ?? importerId
    const spans = it.spans.filter(({ removed, end }) => !removed && end <= line.text.length)
    const id = await insertCompletion(tx, {
      projectId,
      taskId,
      authorId,
      text: line.text,
      spans,
      from: null,
      now: new Date(it.createdAt),
    })
    const reviewerId = it.review?.reviewer ? (idOf(it.review.reviewer) ?? importerId) : importerId
    await tx
      .updateTable('completions')
      .set({
        state: it.state,
        starred: it.starred,
        seconds: it.seconds,
        submitted_at: it.submittedAt,
        updated_at: now,
        ...(it.review
          ? {
              review_approved: it.review.approved,
              review_comment: it.review.comment,
              reviewer_id: reviewerId,
              reviewed_at: it.review.at,
            }
          : {}),
      })
      .where('id', '=', id)
      .execute()
    for (const { id: spanId, replacement } of spans)
      if (replacement !== null)
        await tx
          .updateTable('spans')
          .set({ replacement })
          .where('completion_id', '=', id)
          .where('id', '=', spanId)
          .execute()
  }
  for (const it of line.comments)
    await tx
      .insertInto('comments')
      .values({
        project_id: projectId,
        task_id: taskId,
        completion_id: null,
        span_id: null,
        start: it.start,
        end: it.end,
        text: it.text,
        author_id: idOf(it.author) ?? importerId,
        resolved: it.resolved,
        created_at: it.createdAt,
      })
      .execute()
  const assigned = line.assignees.map(idOf).filter((id) => id !== undefined)
  if (assigned.length > 0)
    await tx
      .insertInto('assignees')
      .values(assigned.map((user_id) => ({ task_id: taskId, user_id })))
      .onConflict((it) => it.doNothing())
      .execute()
  const reviewer = line.reviewer === null ? undefined : idOf(line.reviewer)
  await sql`update tasks set dot = ${line.dot}, dot_reason = ${line.dotReason}, reviewer_id = ${reviewer ?? null},
    comments = ${line.comments.filter(({ resolved }) => !resolved).length} where id = ${taskId}`.execute(tx)
  await refreshTask(tx, taskId, now)
}
