import type { FastifyInstance } from 'fastify'
import { routes } from '../../../shared/routes.ts'
import { conflict, notAllowed, notFound } from '../../errors.ts'
import type { Lab } from '../../lab.ts'
import type { ProjectView } from '../../middleware/project.ts'
import { mount } from '../../mount.ts'
import { record } from '../audit/record.ts'
import { leftoversOf, noteLeftovers } from '../review/leftovers.ts'
import { findTask, textOf } from '../tasks/queries.ts'
import { changeCompletion } from './change.ts'
import { compare } from './compare.ts'
import { insertCompletion } from './insert.ts'
import { completionRows, mayDo, presentCompletion } from './present.ts'
import { findCompletion, loadCompletion } from './queries.ts'
import { seedsOf } from './seeds.ts'
import { lockDraft, setStar, submitDraft } from './states.ts'

/** Completions: start, look at, submit, star, compare. */
export function completionRoutes(app: FastifyInstance, lab: Lab): void {
  mount(app, lab, routes.createCompletion, async ({ project, caller, params, body }) => {
    const { from, accept } = body
    const task = await findTask(lab.db, project, caller.id, params.taskId)
    const text = await textOf(lab.db, task.id)
    const seeds = await seedsOf(lab.db, project, caller, task.id, from)
    const { id } = await changeCompletion(lab, project.id, async (tx) => {
      const now = lab.now()
      const created = await insertCompletion(tx, {
        projectId: project.id,
        taskId: task.id,
        authorId: caller.id,
        text,
        spans: seeds,
        from: from.kind === 'empty' ? null : { kind: from.kind, id: from.id },
        now,
      })
      const [row] = await completionRows(tx, project.id, { id: created })
      if (accept) await submitDraft(tx, lab, project, caller, row!, { star: true })
      await record(
        tx,
        {
          action: 'completion.create',
          who: caller,
          projectId: project.id,
          subject: `completion:${created}`,
          detail: { task: task.id, from: from.kind, accept },
        },
        now,
      )
      return { id: created, task_id: task.id }
    })
    return loadCompletion(lab.db, project, caller, id)
  })

  mount(app, lab, routes.getCompletion, ({ project, caller, params }) =>
    loadCompletion(lab.db, project, caller, params.completionId),
  )

  mount(app, lab, routes.submitCompletion, async ({ project, caller, params, body }) => {
    const row = await changeCompletion(lab, project.id, async (tx) => {
      const draft = await lockDraft(tx, project, caller, params.completionId)
      if (draft.seq !== body.seq)
        throw conflict('stale', 'There are edits that you have not seen. Look at them, then submit.')
      return submitDraft(tx, lab, project, caller, draft, {
        star: body.star,
        ...(body.seconds === undefined ? {} : { seconds: body.seconds }),
      })
    })
    void secondLook(lab, project, row)
    return presentCompletion(row, project, caller)
  })

  mount(app, lab, routes.starCompletion, async ({ project, caller, params, body }) => {
    const row = await changeCompletion(lab, project.id, async (tx) => {
      const found = await findCompletion(tx, project, caller, params.completionId)
      if (found.state !== 'submitted')
        throw conflict('draft', 'Only submitted work can be starred. Submit it first.')
      if (found.starred === body.starred) return found
      if (!mayDo(found, project, caller).includes(body.starred ? 'star' : 'unstar')) throw notAllowed()
      return setStar(tx, lab, project, caller, found, body.starred)
    })
    return presentCompletion(row, project, caller)
  })

  mount(app, lab, routes.addTime, async ({ project, caller, params, body }) => {
    await lab.db.transaction().execute(async (tx) => {
      const draft = await lockDraft(tx, project, caller, params.completionId)
      await tx
        .updateTable('completions')
        .set((eb) => ({ seconds: eb('seconds', '+', body.seconds) }))
        .where('id', '=', draft.id)
        .execute()
    })
    return { done: true as const }
  })

  mount(app, lab, routes.compareCompletions, async ({ project, caller, params, query }) => {
    const left = await loadCompletion(lab.db, project, caller, params.completionId)
    const right = await loadCompletion(lab.db, project, caller, query.with)
    if (left.taskId !== right.taskId) throw notFound('completion')
    const { characters } = await findTask(lab.db, project, caller.id, left.taskId)
    return compare(left.spanList, right.spanList, characters)
  })
}

/** Texts up to this length get their second look right away; longer ones when they are exported. */
const SOON = 100_000

/** The second look at what was submitted; when it fails, the export takes it. */
async function secondLook(
  lab: Lab,
  project: ProjectView,
  row: { id: number; task_id: number },
): Promise<void> {
  try {
    const task = await lab.db
      .selectFrom('tasks')
      .select('characters')
      .where('id', '=', row.task_id)
      .executeTakeFirst()
    if (project.kind !== 'deidentification' || !task || task.characters > SOON) return
    await noteLeftovers(lab.db, row.id, (await leftoversOf(lab, project, row)).length)
  } catch (error) {
    lab.log.warn({ error, completion: row.id }, 'second look failed')
  }
}
