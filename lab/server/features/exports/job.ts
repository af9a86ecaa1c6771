import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { DeidError, type Span } from '@palimpsest/deid'
import { sql } from 'kysely'
import type { ExportRequest, SkipReason } from '../../../shared/export.ts'
import { syncFolder } from '../../db/durable-files.ts'
import { deidentifyGiven, type GivenSpan } from '../../engine/view.ts'
import { Refusal } from '../../errors.ts'
import type { JobKind } from '../../jobs/runner.ts'
import type { Lab } from '../../lab.ts'
import { type ProjectView, projectView } from '../../middleware/project.ts'
import { record } from '../audit/record.ts'
import type { StoredSpan } from '../completions/insert.ts'
import { givenSpans } from '../deidentify/job.ts'
import { projectPolicy } from '../deidentify/project-engine.ts'
import { leftoversOf, noteLeftovers } from '../review/leftovers.ts'
import type { ExportLine } from './line.ts'
import { choose } from './selection.ts'
import { fileNameOf, writeFormat } from './write.ts'

/** Folder of export files. */
export function exportFolder(lab: Pick<Lab, 'settings'>): string {
  return join(lab.settings.dataFolder, 'exports')
}

/**
 * Writes an export. Each piece is appended to a working file of JSON lines whose durable length is noted with the
 * piece; a resumed job cuts the file back to that length and goes on, so nothing is in it twice. The last step turns
 * it into the format asked for. Memory holds one piece at a time.
 */
export const exportJob: JobKind = {
  kind: 'export',
  async work(lab, { jobId, taskIds }, payload) {
    const request = payload as ExportRequest
    const { row, project } = await exportOf(lab, jobId)
    const policy = projectPolicy(project)
    const choices = await choose(lab.db, sql`tasks.id = any(${[...taskIds]}::int[])`, request)
    const tasks = await loadTasks(lab, taskIds)
    const lines: string[] = []
    const skips: { task_id: number; reason: SkipReason; detail: string }[] = []
    const released: number[] = []
    let unreviewed = 0
    for (const { taskId, completionId, predictionId, skip } of choices) {
      await setImmediate()
      const task = tasks.get(taskId)
      if (!task) continue
      if (skip) {
        skips.push({ task_id: taskId, reason: skip, detail: skipWords[skip] })
        continue
      }
      const source =
        completionId !== null ? await completionOf(lab, completionId) : await predictionOf(lab, predictionId!)
      const base = { ...task, ...source.facts }
      if (!request.deidentified) {
        const wanted = request.labels
        const spans = wanted ? source.spans.filter(({ label }) => wanted.includes(label)) : source.spans
        lines.push(JSON.stringify({ ...base, spans: spans.map(plainSpan) } satisfies ExportLine))
      } else {
        const left = completionId === null ? 0 : await leftoverCount(lab, project, completionId)
        if (left > 0) {
          skips.push({
            task_id: taskId,
            reason: 'leftover',
            detail: `${left} found on a second look, not labelled and not put aside.`,
          })
          continue
        }
        const made = release(task, source.spans, { project, policy })
        if ('reason' in made) {
          skips.push({ task_id: taskId, ...made })
          continue
        }
        lines.push(JSON.stringify({ ...base, ...made.line } satisfies ExportLine))
      }
      if (completionId === null) unreviewed++
      else if (request.deidentified) released.push(completionId)
    }
    const length = await append(lab, row.id, row.bytes ?? 0, lines)
    return async (tx) => {
      if (skips.length > 0)
        await tx
          .insertInto('export_skips')
          .values(skips.map((skip) => ({ ...skip, export_id: row.id })))
          .execute()
      await sql`update exports set exported = exported + ${lines.length}, unreviewed = unreviewed + ${unreviewed}, bytes = ${length}
        where id = ${row.id}`.execute(tx)
      // From now on they say that they are de-identified, until labels or spans change.
      await sql`update completions set deidentified_version = ${project.labelsVersion}
        where id = any(${released}::int[])`.execute(tx)
      return taskIds.length - lines.length
    }
  },
  async finish(lab, jobId) {
    const { row, project } = await exportOf(lab, jobId)
    const request = row.request as ExportRequest
    const working = workingFile(lab, row.id)
    await mkdir(exportFolder(lab), { recursive: true, mode: 0o700 })
    await append(lab, row.id, row.bytes ?? 0, [])
    const fileName = fileNameOf(request, row.id)
    const path = join(exportFolder(lab), fileName)
    const target = `${path}.part`
    await writeFormat(request.format, working, target, { docName: (line) => line.id })
    const { size } = await stat(target)
    const sha256 = await hashFile(target)
    await rename(target, path)
    syncFolder(exportFolder(lab))
    await lab.db.transaction().execute(async (tx) => {
      await tx
        .updateTable('exports')
        .set({ file_name: fileName, bytes: size, sha256 })
        .where('id', '=', row.id)
        .execute()
      const { exported, unreviewed } = await tx
        .selectFrom('exports')
        .select(['exported', 'unreviewed'])
        .where('id', '=', row.id)
        .executeTakeFirstOrThrow()
      const who =
        row.user_id === null
          ? undefined
          : await tx
              .selectFrom('users')
              .select(['id', 'username'])
              .where('id', '=', row.user_id)
              .executeTakeFirst()
      await record(
        tx,
        {
          action: 'export.write',
          who: who ?? null,
          projectId: project.id,
          subject: `export:${row.id}`,
          detail: {
            exported,
            unreviewed,
            bytes: size,
            sha256,
            format: request.format,
            deidentified: request.deidentified,
          },
        },
        lab.now(),
      )
    })
    await rm(working, { force: true })
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

interface Task extends Pick<ExportLine, 'id' | 'number' | 'title' | 'text' | 'meta' | 'tags' | 'createdAt'> {}
interface Source {
  readonly spans: readonly GivenSpan[]
  readonly facts: Pick<ExportLine, 'from' | 'author' | 'starred' | 'submittedAt'>
}

/** What the second look at a completion left open; it is taken now where nobody has yet. */
async function leftoverCount(lab: Lab, project: ProjectView, completionId: number): Promise<number> {
  const row = await lab.db
    .selectFrom('completions')
    .select(['id', 'task_id', 'leftovers'])
    .where('id', '=', completionId)
    .executeTakeFirstOrThrow()
  if (row.leftovers !== null) return row.leftovers
  const { length } = await leftoversOf(lab, project, row)
  await noteLeftovers(lab.db, row.id, length)
  return length
}

/** The de-identified line of a task, or why it may not go out. */
function release(
  task: Task,
  spans: readonly GivenSpan[],
  { project, policy }: { project: ProjectView; policy: ReturnType<typeof projectPolicy> },
):
  | { line: Pick<ExportLine, 'text' | 'spans' | 'title' | 'meta' | 'id' | 'tags'> }
  | { reason: SkipReason; detail: string } {
  try {
    const doc = { id: task.id, text: task.text, meta: task.meta }
    const made = deidentifyGiven(doc, spans, { policy, secret: project.secret })
    if (made.output === null) {
      const flagged = made.nominations.filter(({ flag }) => flag)
      return { reason: 'flagged', detail: `${flagged.length} flagged: ${flagged[0]?.flag?.code ?? ''}` }
    }
    if (made.leaks.length > 0)
      return { reason: 'leak', detail: `${made.leaks.length}, the first of label ${made.leaks[0]!.label}` }
    // Titles, ids and fields came with the document and often name the patient: they stay behind.
    const name = `task-${task.number}`
    const line = {
      id: name,
      title: name,
      text: made.output,
      spans: made.outputSpans.map(plainSpan),
      meta: {},
      tags: task.tags.filter((tag) => tag !== 'NonDeidentified'),
    }
    return { line }
  } catch (error) {
    const known = error instanceof DeidError || error instanceof Refusal
    return { reason: 'failed', detail: known ? error.message : 'The cause is in the server log.' }
  }
}

/** A span without ids and traces, which may hold words of the detector's lists. */
function plainSpan({ start, end, label, score, source }: Span): Span {
  return { start, end, label, score, source }
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

async function loadTasks(lab: Lab, ids: readonly number[]): Promise<Map<number, Task>> {
  const rows = await lab.db
    .selectFrom('tasks')
    .innerJoin('texts', 'texts.task_id', 'tasks.id')
    .select(['tasks.id', 'number', 'external_id', 'title', 'text', 'meta', 'tags', 'created_at'])
    .where('tasks.id', 'in', [...ids])
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.external_id,
        number: row.number,
        title: row.title,
        text: row.text,
        meta: row.meta,
        tags: row.tags,
        createdAt: row.created_at.toISOString(),
      },
    ]),
  )
}

async function completionOf(lab: Lab, id: number): Promise<Source> {
  const row = await lab.db
    .selectFrom('completions')
    .innerJoin('users', 'users.id', 'completions.author_id')
    .select(['username', 'starred', 'submitted_at'])
    .where('completions.id', '=', id)
    .executeTakeFirstOrThrow()
  return {
    spans: await givenSpans(lab, id),
    facts: {
      from: 'completion',
      author: row.username,
      starred: row.starred,
      submittedAt: row.submitted_at?.toISOString() ?? null,
    },
  }
}

async function predictionOf(lab: Lab, id: number): Promise<Source> {
  const { spans } = await lab.db
    .selectFrom('predictions')
    .select('spans')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return {
    spans: (spans as StoredSpan[]).map((span) => ({ ...span, replacement: null })),
    facts: { from: 'prediction', author: null, starred: false, submittedAt: null },
  }
}

function workingFile(lab: Lab, exportId: number): string {
  return join(exportFolder(lab), `${exportId}.working.jsonl`)
}

/** Adds lines behind the first `from` bytes, durably; returns the new length. */
async function append(lab: Lab, exportId: number, from: number, lines: readonly string[]): Promise<number> {
  await mkdir(exportFolder(lab), { recursive: true, mode: 0o700 })
  const path = workingFile(lab, exportId)
  const file = await open(path, 'a', 0o600)
  try {
    if ((await file.stat()).size > from) await truncate(path, from)
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''))
    await file.appendFile(bytes)
    await file.sync()
    return from + bytes.length
  } finally {
    await file.close()
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
