import type { Doc } from '@palimpsest/deid'
import { sql } from 'kysely'
import type { Tx } from '../../db/connect.ts'
import { tidy } from '../../db/upkeep.ts'
import type { Settings } from '../../engine/engine.ts'
import type { GivenSpan, Made } from '../../engine/view.ts'
import type { Attempt, Outcome } from '../../engine/work.ts'
import { Refusal } from '../../errors.ts'
import type { JobKind } from '../../jobs/runner.ts'
import type { Lab } from '../../lab.ts'
import { type ProjectView, projectView } from '../../middleware/project.ts'
import { insertPredictions } from '../completions/insert.ts'
import { refreshTasks, type Verdict } from '../tasks/refresh.ts'
import { projectPolicy } from './project-engine.ts'

export interface DeidentifyPayload {
  readonly on: 'predictions' | 'manual' | 'all'
}

/** De-identifies tasks: finds spans (or takes people's), tries the transform, and sets the dot. */
export const deidentifyJob: JobKind = {
  kind: 'deidentify',
  async work(lab, { jobId, taskIds }, payload, signal) {
    const { on } = payload as DeidentifyPayload
    const project = await projectOf(lab, jobId)
    const docs = await loadDocs(lab, taskIds)
    const write =
      on === 'predictions'
        ? await predict(lab, project, docs, signal)
        : await again(lab, project, docs, on === 'manual', signal)
    return async (tx) => {
      const failed = await write(tx)
      lab.hub.emit({ kind: 'tasks', projectId: project.id, taskIds: [...taskIds] })
      return failed
    }
  },
  async finish(lab, jobId, payload) {
    const job = await lab.db.selectFrom('jobs').select('total').where('id', '=', jobId).executeTakeFirst()
    if (job && job.total >= 500) await tidy(lab.db)
    if ((payload as DeidentifyPayload).on !== 'predictions') return null
    const { notices } = await lab.engine.open((await projectOf(lab, jobId)).resources)
    return notices.length > 0 ? notices.join(' ') : null
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

/** Finds anew, and tries the release with what was found. */
async function predict(
  lab: Lab,
  project: ProjectView,
  docs: readonly TaskDoc[],
  signal: AbortSignal,
): Promise<(tx: Tx) => Promise<number>> {
  const run = await lab.engine.open(project.resources)
  const found = await run.findEach(docs, {
    language: project.settings.language,
    signal,
    ...(project.kind === 'deidentification' ? { attempt: settingsOf(project) } : {}),
  })
  const known = new Set(project.labels.labels.map(({ name }) => name))
  const results = docs.map(({ taskId, text }, i) => {
    const outcome = found[i]!
    if ('failed' in outcome) return { taskId, prediction: null, verdict: refused(outcome.failed) }
    const { spans, attempt } = outcome.done
    const stranger = spans.find(({ label }) => !known.has(label))
    // A found identifier without a label here would go out as it is: that is for a person to decide.
    const verdict: Verdict = stranger
      ? { dot: 'red', reason: `Found ${stranger.label}, which the project has no label for` }
      : attempt
        ? verdictOf(attempt)
        : { dot: 'green', reason: 'Done' }
    return { taskId, prediction: { taskId, text, spans }, verdict }
  })
  return async (tx) => {
    const now = lab.now()
    const predictions = results.flatMap(({ prediction }) => prediction ?? [])
    await insertPredictions(tx, { projectId: project.id, name: run.name, now }, predictions)
    await refreshTasks(tx, results, now)
    return results.filter(({ verdict }) => verdict.dot === 'red').length
  }
}

/** Tries the release of people's completions as they stand. */
async function again(
  lab: Lab,
  project: ProjectView,
  docs: readonly TaskDoc[],
  manualOnly: boolean,
  signal: AbortSignal,
): Promise<(tx: Tx) => Promise<number>> {
  const byTask = new Map(docs.map((doc) => [doc.taskId, doc]))
  const rows = await lab.db
    .selectFrom('completions')
    .select(['id', 'task_id', 'copied_kind'])
    .where('task_id', 'in', [...byTask.keys(), 0])
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()
  const wanted = rows.filter(({ copied_kind }) => !(manualOnly && copied_kind === 'prediction'))
  const spans = await givenSpansOf(
    lab,
    wanted.map(({ id }) => id),
  )
  const made = await lab.engine.release(
    wanted.map(({ id, task_id }) => ({ doc: byTask.get(task_id)!, spans: spans.get(id) ?? [] })),
    settingsOf(project),
    signal,
  )
  const verdicts = wanted.map(({ id, task_id }, i) => ({
    id,
    taskId: task_id,
    verdict: verdictOf(attemptOf(made[i]!)),
  }))
  const worst = new Map<number, Verdict>()
  for (const { taskId, verdict } of verdicts) if (worst.get(taskId)?.dot !== 'red') worst.set(taskId, verdict)
  return async (tx) => {
    const green = verdicts.filter(({ verdict }) => verdict.dot === 'green').map(({ id }) => id)
    const red = verdicts.filter(({ verdict }) => verdict.dot === 'red').map(({ id }) => id)
    await sql`update completions set deidentified_version =
        case when id = any(${green}::int[]) then ${project.labelsVersion}::int end
      where id = any(${[...green, ...red]}::int[])`.execute(tx)
    await sql`update tasks set dot = it.dot, dot_reason = it.reason
      from unnest(${[...worst.keys()]}::int[], ${[...worst.values()].map(({ dot }) => dot)}::text[],
        ${[...worst.values()].map(({ reason }) => reason)}::text[]) as it (id, dot, reason)
      where tasks.id = it.id`.execute(tx)
    return [...worst.values()].filter(({ dot }) => dot === 'red').length
  }
}

/** How a project's replacements are made. */
export function settingsOf(project: ProjectView): Settings {
  return { policy: projectPolicy(project), secret: project.secret }
}

/** The live spans of a completion with the replacements people gave. */
export async function givenSpans(lab: Pick<Lab, 'db'>, completionId: number): Promise<readonly GivenSpan[]> {
  return (await givenSpansOf(lab, [completionId])).get(completionId) ?? []
}

/** The same of many completions, in reading order. */
export async function givenSpansOf(
  lab: Pick<Lab, 'db'>,
  completionIds: readonly number[],
): Promise<ReadonlyMap<number, readonly GivenSpan[]>> {
  const spans = new Map<number, GivenSpan[]>(completionIds.map((id) => [id, []]))
  const { rows } = await sql<GivenSpan & { completion_id: number }>`
    select completion_id, id, start, "end", label, score, source, replacement from spans
    where completion_id = any(${[...completionIds]}::int[]) and not removed
    order by completion_id, start, "end" desc, id`.execute(lab.db)
  for (const { completion_id, ...span } of rows) spans.get(completion_id)!.push(span)
  return spans
}

function attemptOf(made: Outcome<Made>): Outcome<Attempt> {
  if ('failed' in made) return made
  const { nominations, leaks } = made.done
  return { done: { flagged: nominations.filter(({ flag }) => flag).length, leaks: leaks.length } }
}

function verdictOf(attempt: Outcome<Attempt>): Verdict {
  if ('failed' in attempt) return refused(attempt.failed)
  const { flagged, leaks } = attempt.done
  if (flagged > 0) return { dot: 'red', reason: `${flagged} flagged: a person must look` }
  if (leaks > 0) return { dot: 'red', reason: `${leaks} removed values still show in the output` }
  return { dot: 'green', reason: 'De-identified' }
}

function refused({ message }: { message: string }): Verdict {
  return { dot: 'red', reason: message }
}
