import type { FastifyInstance } from 'fastify'
import { routes } from '../../../shared/routes.ts'
import type { Lab } from '../../lab.ts'
import { mount } from '../../mount.ts'
import { findTask } from '../tasks/queries.ts'
import type { StoredSpan } from './insert.ts'
import { findPrediction } from './queries.ts'

/** A prediction, to look at: only a completion made from it can be changed. */
export function predictionRoutes(app: FastifyInstance, lab: Lab): void {
  mount(app, lab, routes.getPrediction, async ({ project, caller, params }) => {
    const row = await findPrediction(lab.db, project.id, params.predictionId)
    await findTask(lab.db, project, caller.id, row.task_id)
    return {
      id: row.id,
      taskId: row.task_id,
      name: row.name,
      createdAt: row.created_at.toISOString(),
      spans: (row.spans as StoredSpan[]).map(({ form: _, ...span }) => span),
    }
  })
}
