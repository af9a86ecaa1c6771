import type { FastifyInstance } from 'fastify'
import type { CompletionSpan, HistoryEntry, Operation } from '../../../shared/operations.ts'
import { routes } from '../../../shared/routes.ts'
import type { Lab } from '../../lab.ts'
import { mount } from '../../mount.ts'
import { textOf } from '../tasks/queries.ts'
import { applyOperations } from './operations.ts'
import { findCompletion } from './queries.ts'
import { lockDraft } from './states.ts'

/** The edits of a completion: taken one batch at a time, and told as its history. */
export function operationRoutes(app: FastifyInstance, lab: Lab): void {
  mount(app, lab, routes.applyOperations, async ({ project, caller, params, body, req }) => {
    const { taskId, reply } = await lab.db.transaction().execute(async (tx) => {
      const draft = await lockDraft(tx, project, caller, params.completionId)
      const target = {
        completionId: draft.id,
        text: await textOf(tx, draft.task_id),
        labels: new Set(project.labels.labels.map(({ name }) => name)),
        seq: draft.seq,
      }
      return {
        taskId: draft.task_id,
        reply: await applyOperations(tx, target, caller, body.operations, lab.now()),
      }
    })
    const client = req.headers['x-client-id']
    lab.hub.emit({
      kind: 'operations',
      projectId: project.id,
      taskId,
      completionId: params.completionId,
      client: typeof client === 'string' ? client : null,
      ...reply,
    })
    return reply
  })

  mount(app, lab, routes.getHistory, async ({ project, caller, params, query }) => {
    const { seq } = await findCompletion(lab.db, project, caller, params.completionId)
    const rows = await lab.db
      .selectFrom('operations')
      .innerJoin('users', 'users.id', 'operations.user_id')
      .select(['seq', 'operation', 'before', 'after', 'username', 'at'])
      .where('completion_id', '=', params.completionId)
      .where('seq', '>', query.after)
      .orderBy('seq')
      .limit(query.limit)
      .execute()
    const entries = rows.map(
      (row): HistoryEntry => ({
        seq: row.seq,
        operation: row.operation as Operation,
        before: row.before as CompletionSpan | null,
        after: row.after as CompletionSpan | null,
        by: row.username,
        at: row.at.toISOString(),
      }),
    )
    return { entries, seq }
  })
}
