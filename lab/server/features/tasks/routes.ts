import type { FastifyInstance } from 'fastify'
import { routes } from '../../../shared/routes.ts'
import type { Tx } from '../../db/connect.ts'
import { invalid } from '../../errors.ts'
import type { Lab } from '../../lab.ts'
import type { ProjectView } from '../../middleware/project.ts'
import type { Caller } from '../../middleware/sign-in.ts'
import { mount } from '../../mount.ts'
import { record } from '../audit/record.ts'
import { refreshTask } from '../completions/insert.ts'
import { completionRows, isVisible, presentCompletion, reviewerIds } from '../completions/present.ts'
import { assignTasks, tagTasks } from './bulk.ts'
import { prepareFilter } from './filter.ts'
import { neighboursOf, nextTaskFor } from './order.ts'
import { presentTasks } from './present.ts'
import { countTasks, findTask, listTaskRows, selected, textOf } from './queries.ts'
import { textPage } from './text-page.ts'

/** The task table and one task. */
export function taskRoutes(app: FastifyInstance, lab: Lab): void {
  mount(app, lab, routes.listTasks, async ({ project, caller, query }) => {
    const { cursor, limit, sort, ...given } = query
    const filter = await prepareFilter(lab.db, given)
    const page = { ...filter, limit, sort, ...(cursor === undefined ? {} : { cursor }) }
    const isFirst = cursor === undefined
    const texts = await textPage(lab.db, project, caller.id, page)
    const { rows, next } = texts ?? (await listTaskRows(lab.db, project, caller.id, page))
    const total = isFirst ? (texts?.total ?? (await countTasks(lab.db, project, caller.id, filter))) : null
    return { tasks: await presentTasks(lab.db, rows), next, total }
  })

  mount(app, lab, routes.nextTask, async ({ project, caller, query }) => ({
    taskId: await nextTaskFor(lab.db, project, caller.id, query.after ?? null),
  }))

  mount(app, lab, routes.getTask, async ({ project, caller, params }) => {
    const row = await findTask(lab.db, project, caller.id, params.taskId)
    const [presented] = await presentTasks(lab.db, [row])
    const text = await textOf(lab.db, row.id)
    const reviewers = await reviewerIds(lab.db, project.id)
    const completions = (await completionRows(lab.db, project.id, { taskId: row.id })).filter((it) =>
      isVisible(it, project, caller, reviewers),
    )
    const predictions = await lab.db
      .selectFrom('predictions')
      .select(['id', 'name', 'created_at', 'span_count'])
      .where('task_id', '=', row.id)
      .orderBy('id', 'desc')
      .execute()
    const mine = completions.filter(({ author_id }) => author_id === caller.id)
    const current = mine.findLast(({ state }) => state === 'draft') ?? mine.at(-1)
    await record(
      lab.db,
      { action: 'task.view', who: caller, projectId: project.id, subject: `task:${row.id}` },
      lab.now(),
    )
    return {
      ...presented!,
      text,
      meta: row.meta,
      completions: completions.map((it) => presentCompletion(it, project, caller)),
      predictions: predictions.map(({ id, name, created_at, span_count }) => ({
        id,
        name,
        createdAt: created_at.toISOString(),
        spans: span_count,
      })),
      currentCompletionId: current?.id ?? null,
    }
  })

  mount(app, lab, routes.neighbours, async ({ project, caller, params, query }) => {
    const row = await findTask(lab.db, project, caller.id, params.taskId)
    const { sort, ...filter } = query
    return neighboursOf(lab.db, project, caller.id, row, await prepareFilter(lab.db, filter), sort)
  })

  mount(app, lab, routes.changeTask, async ({ project, caller, params, body }) => {
    const row = await findTask(lab.db, project, caller.id, params.taskId)
    await lab.db.transaction().execute(async (tx) => {
      const now = lab.now()
      const { title, tags, reviewerId, assigneeIds } = body
      await tx
        .updateTable('tasks')
        .set({
          updated_at: now,
          ...(title === undefined ? {} : { title }),
          ...(tags === undefined ? {} : { tags: [...new Set(tags)] }),
          ...(reviewerId === undefined ? {} : { reviewer_id: reviewerId }),
        })
        .where('id', '=', row.id)
        .execute()
      const people = [...new Set([...(assigneeIds ?? []), ...(reviewerId ? [reviewerId] : [])])]
      await refuseStrangers(tx, project.id, people)
      if (assigneeIds) {
        await tx.deleteFrom('assignees').where('task_id', '=', row.id).execute()
        if (assigneeIds.length > 0)
          await tx
            .insertInto('assignees')
            .values([...new Set(assigneeIds)].map((user_id) => ({ task_id: row.id, user_id })))
            .execute()
        await refreshTask(tx, row.id, now)
      }
      await record(
        tx,
        {
          action: 'task.change',
          who: caller,
          projectId: project.id,
          subject: `task:${row.id}`,
          detail: { changed: Object.keys(body) },
        },
        now,
      )
    })
    lab.hub.emit({ kind: 'tasks', projectId: project.id, taskIds: [row.id] })
    const [presented] = await presentTasks(lab.db, [await findTask(lab.db, project, caller.id, row.id)])
    return presented!
  })

  mount(app, lab, routes.assignTasks, ({ project, caller, body }) =>
    changeMany(lab, project, caller, 'task.assign', async (tx) => {
      await refuseStrangers(tx, project.id, body.userIds)
      const count = await assignTasks(tx, project, caller.id, body, lab.now())
      return { count, to: body.userIds, as: body.as, mode: body.mode }
    }),
  )

  mount(app, lab, routes.tagTasks, ({ project, caller, body }) =>
    changeMany(lab, project, caller, 'task.tag', async (tx) => {
      const condition = await selected(tx, project, caller.id, body.selection)
      const { add, remove } = body
      return { count: await tagTasks(tx, condition, body, lab.now()), add, remove }
    }),
  )

  mount(app, lab, routes.removeTasks, ({ project, caller, body }) =>
    changeMany(lab, project, caller, 'task.delete', async (tx) => {
      const { numDeletedRows } = await tx
        .deleteFrom('tasks')
        .where(await selected(tx, project, caller.id, body.selection))
        .executeTakeFirst()
      return { count: Number(numDeletedRows) }
    }),
  )
}

/** Changes many tasks in a transaction with what `act` says of it on record, then tells those who look on. */
async function changeMany(
  lab: Lab,
  project: ProjectView,
  caller: Caller,
  action: string,
  act: (tx: Tx) => Promise<{ readonly count: number; readonly [detail: string]: unknown }>,
): Promise<{ changed: number }> {
  const changed = await lab.db.transaction().execute(async (tx) => {
    const detail = await act(tx)
    await record(tx, { action, who: caller, projectId: project.id, detail }, lab.now())
    return detail.count
  })
  lab.hub.emit({ kind: 'tasks', projectId: project.id, taskIds: null })
  return { changed }
}

/** Only people of the team can be given tasks. */
async function refuseStrangers(tx: Tx, projectId: number, userIds: readonly number[]): Promise<void> {
  if (userIds.length === 0) return
  const rows = await tx
    .selectFrom('members')
    .select('user_id')
    .where('project_id', '=', projectId)
    .where('user_id', 'in', [...userIds])
    .execute()
  if (rows.length < new Set(userIds).size)
    throw invalid('not-in-team', 'Only people of the team can be assigned.', 'userIds')
}
