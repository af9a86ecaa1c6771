import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Span } from '@palimpsest/deid'
import { sql } from 'kysely'
import type { ExportRequest, SkipReason } from '../../../shared/export.ts'
import type { Tx } from '../../db/connect.ts'
import { syncFolder } from '../../db/durable-files.ts'
import type { Made } from '../../engine/view.ts'
import type { Outcome } from '../../engine/work.ts'
import { Refusal } from '../../errors.ts'
import { BegunAnew, type JobKind } from '../../jobs/runner.ts'
import type { Lab } from '../../lab.ts'
import { type ProjectView, projectView } from '../../middleware/project.ts'
import { record } from '../audit/record.ts'
import { settingsOf } from '../deidentify/job.ts'
import type { ExportLine } from './line.ts'
import { type Chosen, loadChosen } from './load.ts'
import { secondLooks } from './second-look.ts'
import { LostFile, WorkingFile } from './working-file.ts'
import { fileNameOf } from './write.ts'

/** Folder of export files. */
export function exportFolder(lab: Pick<Lab, 'settings'>): string {
  return join(lab.settings.dataFolder, 'exports')
}

/** Tasks that are loaded at once: the next ones while these are worked on. */
const GROUP = 100

/**
 * Writes an export. Each piece is appended to a working file of JSON lines whose durable length is noted with the
 * piece; a resumed job cuts the file back to that length and goes on, so nothing is in it twice. The last step turns
 * it into the format asked for. Memory holds two groups of tasks at a time, however many there are.
 */
export const exportJob: JobKind = {
  kind: 'export',
  async work(lab, { jobId, taskIds }, payload, signal) {
    const request = payload as ExportRequest
    const { row, project } = await exportOf(lab, jobId)
    const file = await openWorking(lab, row)
    const sum: Batch = { lines: [], skips: [], released: [], looks: new Map(), unreviewed: 0 }
    let exported = 0
    try {
      const groups = Array.from({ length: Math.ceil(taskIds.length / GROUP) }, (_, i) =>
        taskIds.slice(i * GROUP, (i + 1) * GROUP),
      )
      let next = groups[0] && started(loadChosen(lab, groups[0], request))
      for (const i of groups.keys()) {
        const chosen = await next!
        const after = groups[i + 1]
        next = after && started(loadChosen(lab, after, request))
        const batch = await batchOf(lab, project, request, chosen, signal)
        await file.add(batch.lines)
        exported += batch.lines.length
        sum.skips.push(...batch.skips)
        sum.released.push(...batch.released)
        sum.unreviewed += batch.unreviewed
        for (const [id, count] of batch.looks) sum.looks.set(id, count)
      }
      const length = await file.sync()
      return async (tx) => {
        await note(tx, row.id, project, { ...sum, exported, length })
        return taskIds.length - exported
      }
    } finally {
      await file.close()
    }
  },
  async finish(lab, jobId) {
    const { row, project } = await exportOf(lab, jobId)
    const request = row.request as ExportRequest
    const working = workingPath(lab, row.id)
    await (await openWorking(lab, row)).close()
    const fileName = fileNameOf(request, row.id)
    const path = join(exportFolder(lab), fileName)
    const target = `${path}.part`
    const { bytes, sha256 } = await lab.engine.pool.format({
      kind: 'format',
      format: request.format,
      working,
      target,
    })
    await rename(target, path)
    syncFolder(exportFolder(lab))
    await lab.db.transaction().execute(async (tx) => {
      const { exported, unreviewed } = await tx
        .updateTable('exports')
        .set({ file_name: fileName, bytes, sha256 })
        .where('id', '=', row.id)
        .returning(['exported', 'unreviewed'])
        .executeTakeFirstOrThrow()
      const who =
        row.user_id === null
          ? undefined
          : await tx
              .selectFrom('users')
              .select(['id', 'username'])
              .where('id', '=', row.user_id)
              .executeTakeFirst()
      const { format, deidentified } = request
      await record(
        tx,
        {
          action: 'export.write',
          who: who ?? null,
          projectId: project.id,
          subject: `export:${row.id}`,
          detail: { exported, unreviewed, bytes, sha256, format, deidentified },
        },
        lab.now(),
      )
    })
    await rm(working, { force: true })
    return null
  },
}

const skipWords: Readonly<Record<SkipReason, string>> = {
  'not-starred': 'Nobody has starred a completion.',
  'no-completion': 'Nobody has worked on it.',
  'to-correct': 'A reviewer rejected it, and it was not corrected yet.',
  flagged: 'A replacement is flagged and needs a person.',
  leak: 'A removed value still shows in the output.',
  leftover: 'A second look found something that is not labelled.',
  failed: 'It could not be de-identified.',
}

interface Skip {
  readonly taskId: number
  readonly reason: SkipReason
  readonly detail: string
}

/** What a group of tasks gives. */
interface Batch {
  readonly lines: string[]
  readonly skips: Skip[]
  /** Completions that went out de-identified. */
  readonly released: number[]
  /** What second looks found, by completion. */
  readonly looks: Map<number, number>
  unreviewed: number
}

async function batchOf(
  lab: Lab,
  project: ProjectView,
  request: ExportRequest,
  chosen: readonly Chosen[],
  signal: AbortSignal,
): Promise<Batch> {
  const batch: Batch = { lines: [], skips: [], released: [], looks: new Map(), unreviewed: 0 }
  const going = chosen.filter(({ skip }) => skip === null)
  for (const { taskId, skip } of chosen)
    if (skip) batch.skips.push({ taskId, reason: skip, detail: skipWords[skip] })
  if (!request.deidentified) {
    const wanted = request.labels
    for (const { line, spans, completionId } of going) {
      const kept = wanted ? spans.filter(({ label }) => wanted.includes(label)) : spans
      batch.lines.push(JSON.stringify({ ...line, spans: kept.map(plainSpan) } satisfies ExportLine))
      if (completionId === null) batch.unreviewed++
    }
    return batch
  }
  const looks = await secondLooks(lab, project, going, signal)
  const clear: Chosen[] = []
  for (const it of going) {
    const look = it.completionId === null ? undefined : looks.get(it.completionId)
    if (look && 'failed' in look) {
      batch.skips.push({ taskId: it.taskId, reason: 'failed', detail: look.failed.message })
      continue
    }
    if (look) batch.looks.set(it.completionId!, look.done)
    const left = look?.done ?? it.leftovers ?? 0
    if (left === 0) clear.push(it)
    else {
      const detail = `${left} found on a second look, not labelled and not put aside.`
      batch.skips.push({ taskId: it.taskId, reason: 'leftover', detail })
    }
  }
  const docs = clear.map(({ line: { id, text, meta }, spans }) => ({ doc: { id, text, meta }, spans }))
  const made = await lab.engine.release(docs, settingsOf(project), signal)
  for (const [i, { taskId, completionId, line }] of clear.entries()) {
    const released = release(line, made[i]!)
    if ('reason' in released) batch.skips.push({ taskId, ...released })
    else {
      batch.lines.push(JSON.stringify(released))
      if (completionId === null) batch.unreviewed++
      else batch.released.push(completionId)
    }
  }
  return batch
}

/** The de-identified line of a task, or why it may not go out. */
function release(line: Chosen['line'], made: Outcome<Made>): ExportLine | Omit<Skip, 'taskId'> {
  if ('failed' in made) return { reason: 'failed', detail: made.failed.message }
  const { output, nominations, leaks, outputSpans } = made.done
  if (output === null) {
    const flagged = nominations.filter(({ flag }) => flag)
    return { reason: 'flagged', detail: `${flagged.length} flagged: ${flagged[0]?.flag?.code ?? ''}` }
  }
  if (leaks.length > 0)
    return { reason: 'leak', detail: `${leaks.length}, the first of label ${leaks[0]!.label}` }
  // Titles, ids and fields came with the document and often name the patient: they stay behind.
  const name = `task-${line.number}`
  const tags = line.tags.filter((tag) => tag !== 'NonDeidentified')
  return { ...line, id: name, title: name, text: output, spans: outputSpans.map(plainSpan), meta: {}, tags }
}

/** A span without ids and traces, which may hold words of the detector's lists. */
function plainSpan({ start, end, label, score, source }: Span): Span {
  return { start, end, label, score, source }
}

/** Notes what a piece did, with the length of the file that holds it. */
async function note(
  tx: Tx,
  exportId: number,
  project: ProjectView,
  {
    skips,
    released,
    looks,
    unreviewed,
    exported,
    length,
  }: Omit<Batch, 'lines'> & { exported: number; length: number },
): Promise<void> {
  if (skips.length > 0)
    await sql`insert into export_skips (export_id, task_id, reason, detail)
      select ${exportId}, it.* from unnest(${skips.map(({ taskId }) => taskId)}::int[],
        ${skips.map(({ reason }) => reason)}::text[], ${skips.map(({ detail }) => detail)}::text[]) it`.execute(
      tx,
    )
  await sql`update exports set exported = exported + ${exported}, unreviewed = unreviewed + ${unreviewed}, bytes = ${length}
    where id = ${exportId}`.execute(tx)
  if (looks.size > 0)
    await sql`update completions set leftovers = it.count
      from unnest(${[...looks.keys()]}::int[], ${[...looks.values()]}::int[]) it (id, count)
      where completions.id = it.id`.execute(tx)
  // From now on they say that they are de-identified, until labels or spans change.
  if (released.length > 0)
    await sql`update completions set deidentified_version = ${project.labelsVersion}
      where id = any(${released}::int[]) and deidentified_version is distinct from ${project.labelsVersion}`.execute(
      tx,
    )
}

async function exportOf(lab: Lab, jobId: number) {
  const row = await lab.db
    .selectFrom('exports')
    .selectAll()
    .where('job_id', '=', jobId)
    .executeTakeFirstOrThrow()
  const project = await projectView(lab, row.project_id, { id: 0, role: 'admin' })
  if (!project) throw new Refusal(404, 'not-found', 'The project of this export is gone.')
  return { row, project }
}

function workingPath(lab: Lab, exportId: number): string {
  return join(exportFolder(lab), `${exportId}.working.jsonl`)
}

/** The working file up to what was noted of it. When that is not there any more, the export begins anew. */
async function openWorking(
  lab: Lab,
  { id, job_id, bytes }: { id: number; job_id: number; bytes: number | null },
): Promise<WorkingFile> {
  try {
    return await WorkingFile.open(workingPath(lab, id), Number(bytes ?? 0))
  } catch (error) {
    if (!(error instanceof LostFile)) throw error
    await beginAnew(lab, id, job_id)
    throw new BegunAnew()
  }
}

/** All pieces open again. */
async function beginAnew(lab: Lab, exportId: number, jobId: number): Promise<void> {
  await lab.db.transaction().execute(async (tx) => {
    await sql`delete from export_skips where export_id = ${exportId}`.execute(tx)
    await sql`update exports set exported = 0, unreviewed = 0, bytes = 0 where id = ${exportId}`.execute(tx)
    await sql`update job_pieces set state = 'open', leased_until = null, tries = 0 where job_id = ${jobId}`.execute(
      tx,
    )
    await sql`update jobs set done = 0, failed = 0, closing_until = null where id = ${jobId}`.execute(tx)
  })
}

/** A promise that is awaited later: until then its failure must not count as unhandled. */
function started<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}
