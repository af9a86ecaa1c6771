import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Comment } from '../../../shared/comments.ts'
import { routes } from '../../../shared/routes.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { invalid, notAllowed, notFound } from '../../errors.ts'
import type { Lab } from '../../lab.ts'
import type { Caller } from '../../middleware/sign-in.ts'
import { mount } from '../../mount.ts'
import { record } from '../audit/record.ts'
import { findCompletion } from '../completions/queries.ts'
import { findTask } from '../tasks/queries.ts'

/** Remarks on tasks and places. Everyone who sees the task sees them. */
export function commentRoutes(app: FastifyInstance, lab: Lab): void {
  mount(app, lab, routes.listComments, async ({ project, caller, params }) => {
    const { id } = await findTask(lab.db, project, caller.id, params.taskId)
    const rows = await commentRows(lab.db).where('task_id', '=', id).orderBy('comments.id').execute()
    return { comments: rows.map((row) => present(row, caller)) }
  })

  mount(app, lab, routes.createComment, async ({ project, caller, params, body }) => {
    const task = await findTask(lab.db, project, caller.id, params.taskId)
    const { start, end } = body
    if (
      (start === null) !== (end === null) ||
      (start !== null && end !== null && (start >= end || end > task.characters))
    )
      throw invalid('bad-place', 'The place of the comment is not in the text.', 'start')
    if (body.completionId !== null) {
      const completion = await findCompletion(lab.db, project, caller, body.completionId)
      if (completion.task_id !== task.id) throw notFound('completion')
    }
    const id = await lab.db.transaction().execute(async (tx) => {
      const row = await tx
        .insertInto('comments')
        .values({
          project_id: project.id,
          task_id: task.id,
          completion_id: body.completionId,
          span_id: body.spanId,
          start,
          end,
          text: body.text,
          author_id: caller.id,
          created_at: lab.now(),
          updated_at: lab.now(),
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      await countComments(tx, task.id)
      const subject = `task:${task.id}`
      await record(tx, { action: 'comment.create', who: caller, projectId: project.id, subject }, lab.now())
      return row.id
    })
    tell(lab, project.id, task.id)
    return load(lab.db, id, caller)
  })

  mount(app, lab, routes.changeComment, async ({ project, caller, params, body }) => {
    const { id: taskId } = await findTask(lab.db, project, caller.id, params.taskId)
    const before = await find(lab.db, taskId, params.commentId)
    if (body.text !== undefined && before.author_id !== caller.id) throw notAllowed()
    await lab.db.transaction().execute(async (tx) => {
      await tx
        .updateTable('comments')
        .set({
          updated_at: lab.now(),
          ...(body.text === undefined ? {} : { text: body.text }),
          ...(body.resolved === undefined ? {} : { resolved: body.resolved }),
        })
        .where('id', '=', before.id)
        .execute()
      await countComments(tx, taskId)
    })
    tell(lab, project.id, taskId)
    return load(lab.db, before.id, caller)
  })

  mount(app, lab, routes.removeComment, async ({ project, caller, params }) => {
    const { id: taskId } = await findTask(lab.db, project, caller.id, params.taskId)
    const before = await find(lab.db, taskId, params.commentId)
    if (before.author_id !== caller.id) throw notAllowed()
    await lab.db.transaction().execute(async (tx) => {
      await tx.deleteFrom('comments').where('id', '=', before.id).execute()
      await countComments(tx, taskId)
      const subject = `task:${taskId}`
      await record(tx, { action: 'comment.remove', who: caller, projectId: project.id, subject }, lab.now())
    })
    tell(lab, project.id, taskId)
    return { done: true as const }
  })
}

function commentRows(db: Db | Tx) {
  return db
    .selectFrom('comments')
    .innerJoin('users', 'users.id', 'comments.author_id')
    .selectAll('comments')
    .select(['username', 'users.name'])
}

async function find(db: Db, taskId: number, id: number) {
  const row = await commentRows(db)
    .where('task_id', '=', taskId)
    .where('comments.id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound('comment')
  return row
}

async function load(db: Db, id: number, caller: Caller): Promise<Comment> {
  return present(await commentRows(db).where('comments.id', '=', id).executeTakeFirstOrThrow(), caller)
}

/** The row of the list counts open ones. */
async function countComments(tx: Tx, taskId: number): Promise<void> {
  await sql`update tasks set comments =
    (select count(*) from comments where task_id = ${taskId} and not resolved) where id = ${taskId}`.execute(
    tx,
  )
}

function tell(lab: Lab, projectId: number, taskId: number): void {
  lab.hub.emit({ kind: 'comment', projectId, taskId })
  lab.hub.emit({ kind: 'tasks', projectId, taskIds: [taskId] })
}

function present(row: Awaited<ReturnType<typeof find>>, caller: Caller): Comment {
  return {
    id: row.id,
    taskId: row.task_id,
    completionId: row.completion_id,
    spanId: row.span_id,
    start: row.start,
    end: row.end,
    text: row.text,
    author: { id: row.author_id, username: row.username, name: row.name },
    resolved: row.resolved,
    mine: row.author_id === caller.id,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }
}
