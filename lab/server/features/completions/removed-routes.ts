import type { FastifyInstance } from 'fastify'
import { routes } from '../../../shared/routes.ts'
import { notFound } from '../../errors.ts'
import type { Lab } from '../../lab.ts'
import { mount } from '../../mount.ts'
import { findTask } from '../tasks/queries.ts'
import { changeCompletion, settleChange } from './change.ts'
import { completionRows, presentCompletion } from './present.ts'
import { lockDraft } from './states.ts'

/** Drafts that their authors put aside: remove, list, bring back. */
export function removedRoutes(app: FastifyInstance, lab: Lab): void {
  mount(app, lab, routes.removeCompletion, async ({ project, caller, params }) => {
    await changeCompletion(lab, project.id, async (tx) => {
      const draft = await lockDraft(tx, project, caller, params.completionId)
      const now = lab.now()
      await tx.updateTable('completions').set({ removed_at: now }).where('id', '=', draft.id).execute()
      await settleChange(tx, project, caller, draft, { action: 'completion.remove', now })
      return draft
    })
    return { done: true as const }
  })

  mount(app, lab, routes.listRemoved, async ({ project, caller, params }) => {
    const task = await findTask(lab.db, project, caller.id, params.taskId)
    const rows = await completionRows(lab.db, project.id, { taskId: task.id }, { removed: true })
    const seesAll = project.may.has('task.readAll')
    return {
      completions: rows
        .filter((row) => seesAll || row.author_id === caller.id)
        .map((row) => ({
          ...presentCompletion(row, project, caller),
          may: [],
          removedAt: row.removed_at!.toISOString(),
          mayRestore: row.author_id === caller.id && project.may.has('completion.edit'),
        })),
    }
  })

  mount(app, lab, routes.restoreCompletion, async ({ project, caller, params }) => {
    const row = await changeCompletion(lab, project.id, async (tx) => {
      const [found] = await completionRows(tx, project.id, { id: params.completionId }, { removed: true })
      if (!found || found.author_id !== caller.id) throw notFound('completion')
      await findTask(tx, project, caller.id, found.task_id)
      const now = lab.now()
      await tx
        .updateTable('completions')
        .set({ removed_at: null, updated_at: now })
        .where('id', '=', found.id)
        .execute()
      await settleChange(tx, project, caller, found, { action: 'completion.restore', now })
      return { ...found, removed_at: null }
    })
    return presentCompletion(row, project, caller)
  })
}
