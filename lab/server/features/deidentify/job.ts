import { setImmediate } from 'node:timers/promises'
import { DeidError, type Doc, type Span } from '@palimpsest/deid'
import { sql } from 'kysely'
import type { Tx } from '../../db/connect.ts'
import { tidy } from '../../db/upkeep.ts'
import { deidentifyGiven, type GivenSpan } from '../../engine/view.ts'
import { Refusal } from '../../errors.ts'
import type { JobKind } from '../../jobs/runner.ts'
import type { Lab } from '../../lab.ts'
import { type ProjectView, projectView } from '../../middleware/project.ts'
import { insertPrediction, refreshTask } from '../completions/insert.ts'
import { spansOf } from '../completions/queries.ts'
import { projectPolicy } from './project-engine.ts'

export interface DeidentifyPayload {
  readonly on: 'predictions' | 'manual' | 'all'
}

interface Verdict {
  readonly dot: 'green' | 'red'
  readonly reason: string
}

/** De-identifies tasks: finds spans (or takes people's), tries the transform, and sets the dot. */
export const deidentifyJob: JobKind = {
  kind: 'deidentify',
  async work(lab, { jobId, taskIds }, payload) {
    const { on } = payload as DeidentifyPayload
    const project = await projectOf(lab, jobId)
    const docs = await loadDocs(lab, taskIds)
    const writes: ((tx: Tx) => Promise<void>)[] = []
    let failed = 0
    const run = on === 'predictions' ? await lab.engine.open(project.resources) : null
    for (const doc of docs) {
      // Between documents the server gets to answer others.
      await setImmediate()
      if (run) {
        const { spans, verdict } = await predict(project, doc, () =>
          run.find(doc, { language: project.settings.language }),
        )
        if (verdict.dot === 'red') failed++
        writes.push(async (tx) => {
          const now = lab.now()
          if (spans)
            await insertPrediction(tx, {
              projectId: project.id,
              taskId: doc.taskId,
              name: run.name,
              text: doc.text,
              spans,
              now,
            })
          await setDot(tx, doc.taskId, verdict)
          await refreshTask(tx, doc.taskId, now)
        })
      } else {
        const verdicts = await againCompletions(lab, project, doc, on === 'manual')
        const worst = verdicts.find(({ verdict }) => verdict.dot === 'red')?.verdict
        if (worst) failed++
        writes.push(async (tx) => {
          for (const { completionId, verdict } of verdicts)
            await tx
              .updateTable('completions')
              .set({ deidentified_version: verdict.dot === 'green' ? project.labelsVersion : null })
              .where('id', '=', completionId)
              .execute()
          if (verdicts.length > 0)
            await setDot(tx, doc.taskId, worst ?? { dot: 'green', reason: 'De-identified' })
        })
      }
    }
    return async (tx) => {
      for (const write of writes) await write(tx)
      lab.hub.emit({ kind: 'tasks', projectId: project.id, taskIds: [...taskIds] })
      return failed
    }
  },
  async finish(lab, jobId) {
    const job = await lab.db.selectFrom('jobs').select('total').where('id', '=', jobId).executeTakeFirst()
    if (job && job.total >= 500) await tidy(lab.db)
  },
}

interface TaskDoc extends Doc {
  readonly taskId: number
}

async function projectOf(lab: Lab, jobId: number): Promise<ProjectView> {
  const job = await lab.db
    .selectFrom('jobs')
    .select('project_id')
    .where('id', '=', jobId)
    .executeTakeFirstOrThrow()
  const project = await projectView(lab, job.project_id ?? 0, { id: 0, role: 'admin' })
  if (!project) throw new Refusal(404, 'not-found', 'The project of this job is gone.')
  return project
}

/** The documents of tasks, in the order of their numbers; tasks deleted meanwhile are left out. */
export async function loadDocs(lab: Lab, taskIds: readonly number[]): Promise<TaskDoc[]> {
  const rows = await lab.db
    .selectFrom('tasks')
    .innerJoin('texts', 'texts.task_id', 'tasks.id')
    .select(['tasks.id', 'external_id', 'meta', 'text'])
    .where('tasks.id', 'in', [...taskIds])
    .orderBy('number')
    .execute()
  return rows.map(({ id, external_id, meta, text }) => ({ taskId: id, id: external_id, text, meta }))
}

async function predict(
  project: ProjectView,
  doc: TaskDoc,
  find: () => Promise<readonly Span[]>,
): Promise<{ spans: readonly Span[] | null; verdict: Verdict }> {
  let spans: readonly Span[]
  try {
    const known = new Set(project.labels.labels.map(({ name }) => name))
    spans = await find()
    const stranger = spans.find(({ label }) => !known.has(label))
    // A found identifier without a label here would go out as it is: that is for a person to decide.
    if (stranger)
      return {
        spans,
        verdict: { dot: 'red', reason: `Found ${stranger.label}, which the project has no label for` },
      }
  } catch (error) {
    return { spans: null, verdict: failure(error) }
  }
  if (project.kind !== 'deidentification') return { spans, verdict: { dot: 'green', reason: 'Done' } }
  const given = spans.map((span, i) => ({ ...span, id: `p${i + 1}`, replacement: null }))
  return { spans, verdict: verdictOf(project, doc, given) }
}

async function againCompletions(lab: Lab, project: ProjectView, doc: TaskDoc, manualOnly: boolean) {
  const rows = await lab.db
    .selectFrom('completions')
    .select(['id', 'copied_kind'])
    .where('task_id', '=', doc.taskId)
    .where('removed_at', 'is', null)
    .execute()
  const verdicts: { completionId: number; verdict: Verdict }[] = []
  for (const { id, copied_kind } of rows) {
    if (manualOnly && copied_kind === 'prediction') continue
    const spans = await givenSpans(lab, id)
    verdicts.push({ completionId: id, verdict: verdictOf(project, doc, spans) })
  }
  return verdicts
}

/** The live spans of a completion with the replacements people gave. */
export async function givenSpans(lab: Pick<Lab, 'db'>, completionId: number): Promise<GivenSpan[]> {
  const rows = await spansOf(lab.db, completionId)
  return rows
    .filter(({ removed }) => !removed)
    .map(({ id, start, end, label, score, source, replacement }) => ({
      id,
      start,
      end,
      label,
      score,
      source,
      replacement,
    }))
}

function verdictOf(project: ProjectView, doc: Doc, spans: readonly GivenSpan[]): Verdict {
  try {
    const made = deidentifyGiven(doc, spans, { policy: projectPolicy(project), secret: project.secret })
    const flagged = made.nominations.filter(({ flag }) => flag).length
    if (flagged > 0) return { dot: 'red', reason: `${flagged} flagged: a person must look` }
    if (made.leaks.length > 0)
      return { dot: 'red', reason: `${made.leaks.length} removed values still show in the output` }
    return { dot: 'green', reason: 'De-identified' }
  } catch (error) {
    return failure(error)
  }
}

function failure(error: unknown): Verdict {
  if (error instanceof DeidError || error instanceof Refusal) return { dot: 'red', reason: error.message }
  return { dot: 'red', reason: 'It failed for an unknown reason; the server log names the place' }
}

async function setDot(tx: Tx, taskId: number, { dot, reason }: Verdict): Promise<void> {
  await sql`update tasks set dot = ${dot}, dot_reason = ${reason} where id = ${taskId}`.execute(tx)
}
