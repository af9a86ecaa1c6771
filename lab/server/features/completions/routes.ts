import type { FastifyInstance } from 'fastify'
import type { CompletionSpan, HistoryEntry, Operation } from '../../../shared/operations.ts'
import { routes } from '../../../shared/routes.ts'
import { conflict, notAllowed, notFound } from '../../errors.ts'
import type { Lab } from '../../lab.ts'
import type { ProjectView } from '../../middleware/project.ts'
import { mount } from '../../mount.ts'
import { record } from '../audit/record.ts'
import { leftoversOf, noteLeftovers } from '../review/leftovers.ts'
import { findTask, textOf } from '../tasks/queries.ts'
import { compare } from './compare.ts'
import { type CompletionSeed, insertCompletion, refreshTask, type StoredSpan } from './insert.ts'
import { applyOperations } from './operations.ts'
import { completionRows, mayDo, presentCompletion } from './present.ts'
import { findCompletion, loadCompletion, spansOf } from './queries.ts'
import { lockDraft, setStar, submitDraft } from './states.ts'

/** Predictions (read-only) and completions: start, edit, submit, star, compare. */
export function completionRoutes(app: FastifyInstance, lab: Lab): void {
  mount(app, lab, routes.getPrediction, async ({ project, caller, params }) => {
    const row = await findPrediction(lab, project.id, params.predictionId)
    await findTask(lab.db, project, caller.id, row.task_id)
    return {
      id: row.id,
      taskId: row.task_id,
      name: row.name,
      createdAt: row.created_at.toISOString(),
      spans: (row.spans as StoredSpan[]).map(({ form: _, ...span }) => span),
    }
  })

  mount(app, lab, routes.createCompletion, async ({ project, caller, params, body }) => {
    const { from, accept } = body
    const task = await findTask(lab.db, project, caller.id, params.taskId)
    const text = await textOf(lab.db, task.id)
    let seeds: CompletionSeed[] = []
    if (from.kind === 'prediction') {
      const prediction = await findPrediction(lab, project.id, from.id)
      if (prediction.task_id !== task.id) throw notFound('prediction')
      seeds = (prediction.spans as StoredSpan[])
        .filter(({ score }) => score >= from.minimumScore)
        .map(seedOfPrediction)
    } else if (from.kind === 'completion') {
      const source = await findCompletion(lab.db, project, caller, from.id)
      if (source.task_id !== task.id) throw notFound('completion')
      const spans = await spansOf(lab.db, source.id)
      seeds = spans
        .filter(({ removed }) => !removed)
        .map(({ id, start, end, label, score, source: by, origin, why }) => ({
          ...{ id, start, end, label, score, source: by, origin },
          ...(why ? { why: why as NonNullable<CompletionSeed['why']> } : {}),
        }))
    }
    const id = await lab.db.transaction().execute(async (tx) => {
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
      return created
    })
    announce(lab, project.id, task.id, id)
    return loadCompletion(lab.db, project, caller, id)
  })

  mount(app, lab, routes.getCompletion, ({ project, caller, params }) =>
    loadCompletion(lab.db, project, caller, params.completionId),
  )

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

  mount(app, lab, routes.submitCompletion, async ({ project, caller, params, body }) => {
    const row = await lab.db.transaction().execute(async (tx) => {
      const draft = await lockDraft(tx, project, caller, params.completionId)
      if (draft.seq !== body.seq)
        throw conflict('stale', 'There are edits that you have not seen. Look at them, then submit.')
      return submitDraft(tx, lab, project, caller, draft, {
        star: body.star,
        ...(body.seconds === undefined ? {} : { seconds: body.seconds }),
      })
    })
    announce(lab, project.id, row.task_id, row.id)
    void secondLook(lab, project, row)
    return presentCompletion(row, project, caller)
  })

  mount(app, lab, routes.starCompletion, async ({ project, caller, params, body }) => {
    const row = await lab.db.transaction().execute(async (tx) => {
      const found = await findCompletion(tx, project, caller, params.completionId)
      if (found.state !== 'submitted')
        throw conflict('draft', 'Only submitted work can be starred. Submit it first.')
      if (found.starred === body.starred) return found
      if (!mayDo(found, project, caller).includes(body.starred ? 'star' : 'unstar')) throw notAllowed()
      return setStar(tx, lab, project, caller, found, body.starred)
    })
    announce(lab, project.id, row.task_id, row.id)
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

  mount(app, lab, routes.removeCompletion, async ({ project, caller, params }) => {
    const taskId = await lab.db.transaction().execute(async (tx) => {
      const draft = await lockDraft(tx, project, caller, params.completionId)
      const now = lab.now()
      await tx.updateTable('completions').set({ removed_at: now }).where('id', '=', draft.id).execute()
      await refreshTask(tx, draft.task_id, now)
      await record(
        tx,
        {
          action: 'completion.remove',
          who: caller,
          projectId: project.id,
          subject: `completion:${draft.id}`,
        },
        now,
      )
      return draft.task_id
    })
    announce(lab, project.id, taskId, params.completionId)
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
    const row = await lab.db.transaction().execute(async (tx) => {
      const [found] = await completionRows(tx, project.id, { id: params.completionId }, { removed: true })
      if (!found || found.author_id !== caller.id) throw notFound('completion')
      await findTask(tx, project, caller.id, found.task_id)
      const now = lab.now()
      await tx
        .updateTable('completions')
        .set({ removed_at: null, updated_at: now })
        .where('id', '=', found.id)
        .execute()
      await refreshTask(tx, found.task_id, now)
      const subject = `completion:${found.id}`
      await record(tx, { action: 'completion.restore', who: caller, projectId: project.id, subject }, now)
      return { ...found, removed_at: null }
    })
    announce(lab, project.id, row.task_id, row.id)
    return presentCompletion(row, project, caller)
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

export async function findPrediction(lab: Lab, projectId: number, id: number) {
  const row = await lab.db
    .selectFrom('predictions')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound('prediction')
  return row
}

function seedOfPrediction(span: StoredSpan): CompletionSeed {
  const { id, form: _, ...rest } = span
  // The browser's ids are at least 8 long; `p1` of a prediction becomes `pred-000001`.
  return { ...rest, id: `pred-${id.slice(1).padStart(6, '0')}`, origin: 'machine' }
}

function announce(lab: Lab, projectId: number, taskId: number, completionId: number): void {
  lab.hub.emit({ kind: 'completion', projectId, taskId, completionId })
  lab.hub.emit({ kind: 'tasks', projectId, taskIds: [taskId] })
}
