import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { routes } from '../../../shared/routes.ts'
import { projectFingerprint, scopeKey } from '../../engine/keys.ts'
import { unwrap } from '../../engine/pool.ts'
import { type GivenSpan, scopeName } from '../../engine/view.ts'
import { conflict, invalid, notFound } from '../../errors.ts'
import { createJob, presentJobs } from '../../jobs/queue.ts'
import { homeOf } from '../../jobs/runner.ts'
import type { Lab } from '../../lab.ts'
import type { ProjectView } from '../../middleware/project.ts'
import { mount } from '../../mount.ts'
import { record } from '../audit/record.ts'
import type { StoredSpan } from '../completions/insert.ts'
import { findCompletion, findPrediction } from '../completions/queries.ts'
import { lockDraft } from '../completions/states.ts'
import { findTask, selected } from '../tasks/queries.ts'
import { type DeidentifyPayload, givenSpans, loadDocs, settingsOf } from './job.ts'
import { projectPolicy } from './project-engine.ts'

/** De-identify in bulk, and look at what became of one task. */
export function deidentifyRoutes(app: FastifyInstance, lab: Lab): void {
  mount(app, lab, routes.deidentify, async ({ project, caller, body }) => {
    if (body.on === 'predictions' && project.resources.length === 0)
      throw conflict('no-resources', 'The project has no resources yet: choose some under Setup.')
    if (body.on === 'predictions') await lab.engine.open(project.resources)
    const payload: DeidentifyPayload = { on: body.on }
    const id = await lab.db.transaction().execute(async (tx) => {
      const job = await createJob(tx, {
        kind: 'deidentify',
        projectId: project.id,
        userId: caller.id,
        payload,
        tasks: await selected(tx, project, caller.id, body.selection),
        // An endpoint takes seconds for a document: then progress moves with each few.
        ...(project.resources.some(({ id }) => id.startsWith('prompt:')) ? { pieceSize: 4 } : {}),
        now: lab.now(),
      })
      await record(
        tx,
        {
          action: 'deidentify.start',
          who: caller,
          projectId: project.id,
          subject: `job:${job}`,
          detail: { on: body.on },
        },
        lab.now(),
      )
      return job
    })
    lab.wakeJobs()
    return presentJob(lab, project.id, id)
  })

  mount(app, lab, routes.listJobs, async ({ project }) => ({
    jobs: await presentJobs(lab.db, { projectId: project.id }),
  }))

  mount(app, lab, routes.cancelJob, async ({ project, caller, params }) => {
    const before = await presentJob(lab, project.id, params.jobId)
    if (before.state !== 'queued' && before.state !== 'running')
      throw conflict('over', 'This job is over already.')
    await lab.db
      .updateTable('jobs')
      .set({ state: 'cancelled', finished_at: lab.now(), message: 'Stopped by hand. What was done stays.' })
      .where('id', '=', params.jobId)
      .where('state', 'in', ['queued', 'running'])
      .execute()
    await record(
      lab.db,
      { action: 'job.cancel', who: caller, projectId: project.id, subject: `job:${params.jobId}` },
      lab.now(),
    )
    return tell(lab, project.id, params.jobId)
  })

  mount(app, lab, routes.resumeJob, async ({ project, caller, params }) => {
    const before = await presentJob(lab, project.id, params.jobId)
    if (before.state !== 'cancelled' && before.state !== 'failed')
      throw conflict('not-stopped', 'This job is not stopped.')
    await lab.db.transaction().execute(async (tx) => {
      await sql`update job_pieces set tries = 0, leased_until = null where job_id = ${params.jobId} and state = 'open'`.execute(
        tx,
      )
      await tx
        .updateTable('jobs')
        .set({
          state: 'queued',
          finished_at: null,
          message: null,
          closing_until: null,
          // An export goes on at the server it is resumed on: from the front, where its file lies elsewhere.
          home: sql`case when home is not null then ${homeOf(lab.settings)} end`,
        })
        .where('id', '=', params.jobId)
        .execute()
      await record(
        tx,
        { action: 'job.resume', who: caller, projectId: project.id, subject: `job:${params.jobId}` },
        lab.now(),
      )
    })
    lab.wakeJobs()
    return tell(lab, project.id, params.jobId)
  })

  mount(app, lab, routes.engineSettings, async ({ project, caller, params, query }) => {
    const task = await findTask(lab.db, project, caller.id, params.taskId)
    const [doc] = await loadDocs(lab, [task.id])
    if (!doc) throw notFound('task')
    const policy = projectPolicy(project)
    const scope = scopeName(doc, policy)
    if (query.completionId !== undefined) await findCompletion(lab.db, project, caller, query.completionId)
    const spans = query.completionId === undefined ? [] : await givenSpans(lab, query.completionId)
    return {
      policy: JSON.parse(JSON.stringify(policy)) as Record<string, unknown>,
      key: scopeKey(project.secret, scope).toString('base64'),
      keyFingerprint: projectFingerprint(project.secret),
      scope,
      replacements: spans.flatMap(({ id, replacement }) =>
        replacement === null ? [] : [{ spanId: id, replacement }],
      ),
      settingsVersion: project.labelsVersion,
    }
  })

  mount(app, lab, routes.viewDeidentified, async ({ project, caller, params }) => {
    const completion = await findCompletion(lab.db, project, caller, params.completionId)
    return view(lab, project, completion.task_id, await givenSpans(lab, completion.id))
  })

  mount(app, lab, routes.viewPrediction, async ({ project, caller, params }) => {
    const prediction = await findPrediction(lab.db, project.id, params.predictionId)
    await findTask(lab.db, project, caller.id, prediction.task_id)
    const spans = (prediction.spans as StoredSpan[]).map((span) => ({ ...span, replacement: null }))
    return view(lab, project, prediction.task_id, spans)
  })

  mount(app, lab, routes.setReplacements, async ({ project, caller, params, body }) => {
    const taskId = await lab.db.transaction().execute(async (tx) => {
      const draft = await lockDraft(tx, project, caller, params.completionId)
      for (const { spanId, replacement } of body.replacements) {
        const { numUpdatedRows } = await tx
          .updateTable('spans')
          .set({ replacement })
          .where('completion_id', '=', draft.id)
          .where('id', '=', spanId)
          .where('removed', '=', false)
          .executeTakeFirst()
        if (numUpdatedRows === 0n)
          throw invalid('unknown-span', 'A span of these replacements is not there any more.', 'replacements')
      }
      const count = body.replacements.length
      await tx
        .updateTable('completions')
        .set({ deidentified_version: null, updated_at: lab.now() })
        .where('id', '=', draft.id)
        .execute()
      await record(
        tx,
        {
          action: 'completion.replacements',
          who: caller,
          projectId: project.id,
          subject: `completion:${draft.id}`,
          detail: { count },
        },
        lab.now(),
      )
      return draft.task_id
    })
    lab.hub.emit({ kind: 'completion', projectId: project.id, taskId, completionId: params.completionId })
    return view(lab, project, taskId, await givenSpans(lab, params.completionId))
  })
}

async function view(lab: Lab, project: ProjectView, taskId: number, spans: readonly GivenSpan[]) {
  const [doc] = await loadDocs(lab, [taskId])
  if (!doc) throw notFound('task')
  // What the engine refuses (a scope without a value) is the project's to mend, and says so.
  const [outcome] = await lab.engine.release([{ doc, spans }], settingsOf(project))
  const { outputSpans: _, ...made } = unwrap(outcome)
  return made
}

async function presentJob(lab: Lab, projectId: number, jobId: number) {
  const [job] = await presentJobs(lab.db, { ids: [jobId] })
  if (job?.projectId !== projectId) throw notFound('job')
  return job
}

async function tell(lab: Lab, projectId: number, jobId: number) {
  const job = await presentJob(lab, projectId, jobId)
  lab.hub.emit({ kind: 'job', job })
  return job
}
