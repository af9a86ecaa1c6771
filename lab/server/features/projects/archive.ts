import { strToU8, unzipSync, Zip, ZipDeflate } from 'fflate'
import { sql } from 'kysely'
import { z } from 'zod'
import { projectRoleSchema } from '../../../shared/access.ts'
import { labelSettingsSchema } from '../../../shared/labels.ts'
import { completionSpanSchema } from '../../../shared/operations.ts'
import { predictionSpanSchema } from '../../../shared/predictions.ts'
import {
  projectDescriptionSchema,
  projectKindSchema,
  projectSettingsSchema,
} from '../../../shared/projects.ts'
import { projectResourceSchema } from '../../../shared/resources.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { invalid } from '../../errors.ts'
import { insertCompletion, insertPrediction, refreshTask } from '../completions/insert.ts'
import { addTasks } from '../tasks/add.ts'

/** A whole project as it lies in an archive: `project.json`, then `tasks.jsonl`, a task on each line. */
const projectFileSchema = z.object({
  palimpsest: z.literal('project'),
  version: z.literal(1),
  project: projectDescriptionSchema.omit({ groupId: true }).extend({
    kind: projectKindSchema,
    settings: projectSettingsSchema,
    labels: labelSettingsSchema,
    obfuscation: z.string().nullable(),
    resources: z.array(projectResourceSchema),
    /** So that the same person keeps the same surrogate. */
    secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  }),
  members: z.array(z.object({ username: z.string(), roles: z.array(projectRoleSchema) })),
})

const instant = z.string().nullable()
const taskLineSchema = z.object({
  externalId: z.string().max(300),
  title: z.string().max(300),
  text: z.string(),
  meta: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  tags: z.array(z.string().max(60)),
  dot: z.enum(['grey', 'green', 'red']),
  dotReason: z.string(),
  assignees: z.array(z.string()),
  reviewer: z.string().nullable(),
  predictions: z.array(
    z.object({ name: z.string(), createdAt: z.string(), spans: z.array(predictionSpanSchema) }),
  ),
  completions: z.array(
    z.object({
      author: z.string(),
      state: z.enum(['draft', 'submitted']),
      starred: z.boolean(),
      seconds: z.number(),
      createdAt: z.string(),
      submittedAt: instant,
      review: z
        .object({ approved: z.boolean(), comment: z.string(), reviewer: z.string().nullable(), at: instant })
        .nullable(),
      spans: z.array(completionSpanSchema.extend({ replacement: z.string().nullable() })),
    }),
  ),
  comments: z.array(
    z.object({
      author: z.string(),
      text: z.string(),
      start: z.number().nullable(),
      end: z.number().nullable(),
      resolved: z.boolean(),
      createdAt: z.string(),
    }),
  ),
})
export type ProjectFile = z.output<typeof projectFileSchema>
export type TaskLine = z.output<typeof taskLineSchema>

/** The parts of a project's archive as a stream of bytes; memory holds a hundred tasks at a time. */
export async function* writeArchive(db: Db, projectId: number): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = []
  let failure: Error | null = null
  const zip = new Zip((error, chunk) => {
    if (error) failure = error
    else chunks.push(chunk)
  })
  function* ready() {
    if (failure) throw failure
    yield* chunks.splice(0)
  }
  const head = new ZipDeflate('project.json')
  zip.add(head)
  head.push(strToU8(JSON.stringify(await projectFile(db, projectId), null, 2)), true)
  yield* ready()
  const lines = new ZipDeflate('tasks.jsonl')
  zip.add(lines)
  for await (const line of taskLines(db, projectId)) {
    lines.push(strToU8(`${JSON.stringify(line)}\n`))
    yield* ready()
  }
  lines.push(new Uint8Array(), true)
  zip.end()
  yield* ready()
}

/** What an archive says of the project itself. */
export async function projectFile(db: Db | Tx, projectId: number): Promise<ProjectFile> {
  const row = await db
    .selectFrom('projects')
    .selectAll()
    .where('id', '=', projectId)
    .executeTakeFirstOrThrow()
  const members = await db
    .selectFrom('members')
    .innerJoin('users', 'users.id', 'members.user_id')
    .select(['username', 'roles'])
    .where('project_id', '=', projectId)
    .orderBy('priority')
    .execute()
  const { name, description, instructions, sampling, kind, obfuscation, secret } = row
  return projectFileSchema.parse({
    palimpsest: 'project',
    version: 1,
    project: {
      name,
      description,
      instructions,
      sampling,
      kind,
      settings: row.settings,
      labels: row.labels,
      obfuscation,
      resources: row.resources,
      secret,
    },
    members,
  })
}

const PAGE = 100

/** Every task of a project with all the work on it, by number. */
export async function* taskLines(db: Db | Tx, projectId: number): AsyncGenerator<TaskLine> {
  let last = 0
  for (;;) {
    const rows = await db
      .selectFrom('tasks')
      .innerJoin('texts', 'texts.task_id', 'tasks.id')
      .leftJoin('users', 'users.id', 'tasks.reviewer_id')
      .select([
        'tasks.id',
        'number',
        'external_id',
        'title',
        'text',
        'meta',
        'tags',
        'dot',
        'dot_reason',
        'username',
      ])
      .where('project_id', '=', projectId)
      .where('number', '>', last)
      .orderBy('number')
      .limit(PAGE)
      .execute()
    for (const row of rows) yield { ...(await workOf(db, row.id)), ...taskFacts(row) }
    if (rows.length < PAGE) return
    last = rows.at(-1)!.number
  }
}

function taskFacts(row: {
  external_id: string
  title: string
  text: string
  meta: TaskLine['meta']
  tags: string[]
  dot: string
  dot_reason: string
  username: string | null
}) {
  return {
    externalId: row.external_id,
    title: row.title,
    text: row.text,
    meta: row.meta,
    tags: row.tags,
    dot: row.dot as TaskLine['dot'],
    dotReason: row.dot_reason,
    reviewer: row.username,
  }
}

async function workOf(
  db: Db | Tx,
  taskId: number,
): Promise<Pick<TaskLine, 'assignees' | 'predictions' | 'completions' | 'comments'>> {
  const assignees = await db
    .selectFrom('assignees')
    .innerJoin('users', 'users.id', 'user_id')
    .select('username')
    .where('task_id', '=', taskId)
    .execute()
  const predictions = await db
    .selectFrom('predictions')
    .select(['name', 'created_at', 'spans'])
    .where('task_id', '=', taskId)
    .orderBy('id')
    .execute()
  const completions = await db
    .selectFrom('completions')
    .innerJoin('users as author', 'author.id', 'author_id')
    .leftJoin('users as reviewer', 'reviewer.id', 'reviewer_id')
    .selectAll('completions')
    .select(['author.username as author', 'reviewer.username as reviewer'])
    .where('task_id', '=', taskId)
    .where('removed_at', 'is', null)
    .orderBy('completions.id')
    .execute()
  const comments = await db
    .selectFrom('comments')
    .innerJoin('users', 'users.id', 'author_id')
    .selectAll('comments')
    .select('username')
    .where('task_id', '=', taskId)
    .orderBy('comments.id')
    .execute()
  const lines: TaskLine['completions'] = []
  for (const it of completions) {
    const spans = await db
      .selectFrom('spans')
      .selectAll()
      .where('completion_id', '=', it.id)
      .where('removed', '=', false)
      .orderBy('start')
      .execute()
    lines.push({
      author: it.author,
      state: it.state,
      starred: it.starred,
      seconds: it.seconds,
      createdAt: it.created_at.toISOString(),
      submittedAt: it.submitted_at?.toISOString() ?? null,
      review:
        it.review_approved === null
          ? null
          : {
              approved: it.review_approved,
              comment: it.review_comment ?? '',
              reviewer: it.reviewer,
              at: it.reviewed_at?.toISOString() ?? null,
            },
      spans: spans.map(
        ({ id, start, end, label, score, source, origin, version, removed, why, replacement }) => ({
          ...{ id, start, end, label, score, source, origin, version, removed, replacement },
          ...(why
            ? { why: why as NonNullable<TaskLine['completions'][number]['spans'][number]['why']> }
            : {}),
        }),
      ),
    })
  }
  return {
    assignees: assignees.map(({ username }) => username),
    predictions: predictions.map(({ name, created_at, spans }) => ({
      name,
      createdAt: created_at.toISOString(),
      spans: (spans as TaskLine['predictions'][number]['spans']).map((span) =>
        predictionSpanSchema.parse(span),
      ),
    })),
    completions: lines,
    comments: comments.map(({ username, text, start, end, resolved, created_at }) => ({
      author: username,
      text,
      start,
      end,
      resolved,
      createdAt: created_at.toISOString(),
    })),
  }
}

/** What an archive holds. Throws a Refusal when it is no archive of ours. */
export function readArchive(bytes: Uint8Array): { file: ProjectFile; lines: () => Generator<TaskLine> } {
  let entries: Record<string, Uint8Array>
  try {
    entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) =>
        ['project.json', 'tasks.jsonl'].includes(name) && originalSize <= MOST_BYTES,
    })
  } catch {
    throw invalid('bad-archive', 'This is not a project archive, or it is damaged.', 'file')
  }
  const head = entries['project.json']
  const tasks = entries['tasks.jsonl']
  if (!head || !tasks)
    throw invalid(
      'bad-archive',
      'This is not a project archive: project.json or tasks.jsonl is missing.',
      'file',
    )
  const parsed = projectFileSchema.safeParse(jsonOf(head))
  if (!parsed.success)
    throw invalid('bad-archive', 'The project.json of this archive is not readable by this version.', 'file')
  return { file: parsed.data, lines: () => readLines(tasks) }
}

const MOST_BYTES = 2_000_000_000

function* readLines(bytes: Uint8Array): Generator<TaskLine> {
  let number = 0
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(10, at)
    const line = bytes.subarray(at, end < 0 ? bytes.length : end)
    at = end < 0 ? bytes.length : end + 1
    number++
    if (line.length === 0) continue
    const parsed = taskLineSchema.safeParse(jsonOf(line))
    if (!parsed.success) throw invalid('bad-archive', `Line ${number} of tasks.jsonl cannot be read.`, 'file')
    yield parsed.data
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

/**
 * Writes tasks with all their work into a project. People are matched by username; the work of those unknown here goes
 * to the importer, and is noted.
 */
export async function writeTasks(
  tx: Tx,
  projectId: number,
  lines: Iterable<TaskLine> | AsyncIterable<TaskLine>,
  { importerId, now }: { importerId: number; now: Date },
): Promise<{ tasks: number; strangers: ReadonlySet<string> }> {
  const people = new Map(
    (await tx.selectFrom('users').select(['id', 'username']).execute()).map((it) => [
      it.username.toLowerCase(),
      it.id,
    ]),
  )
  const strangers = new Set<string>()
  const idOf = (username: string) => {
    const id = people.get(username.toLowerCase())
    if (id === undefined) strangers.add(username)
    return id
  }
  let count = 0
  for await (const line of lines) {
    const { added } = await addTasks(tx, { id: projectId }, [{ ...line, spans: [] }], {
      authorId: importerId,
      spansAs: 'ignore',
      now,
    })
    const taskId = added[0]?.id
    if (taskId === undefined) continue
    count++
    await writeWork(tx, projectId, taskId, line, { importerId, now, idOf })
  }
  return { tasks: count, strangers }
}

async function writeWork(
  tx: Tx,
  projectId: number,
  taskId: number,
  line: TaskLine,
  {
    importerId,
    now,
    idOf,
  }: { importerId: number; now: Date; idOf: (username: string) => number | undefined },
): Promise<void> {
  for (const { name, createdAt, spans } of line.predictions)
    await insertPrediction(tx, {
      projectId,
      taskId,
      name,
      text: line.text,
      spans: spans.map(cleanWhy),
      now: new Date(createdAt),
    })
  for (const it of line.completions) {
    const authorId = idOf(it.author) ?? importerId
    const spans = it.spans.filter(({ removed, end }) => !removed && end <= line.text.length)
    const id = await insertCompletion(tx, {
      projectId,
      taskId,
      authorId,
      text: line.text,
      spans: spans.map(cleanWhy),
      from: null,
      now: new Date(it.createdAt),
    })
    const reviewerId = it.review?.reviewer ? (idOf(it.review.reviewer) ?? importerId) : importerId
    await tx
      .updateTable('completions')
      .set({
        state: it.state,
        starred: it.starred,
        seconds: it.seconds,
        submitted_at: it.submittedAt,
        updated_at: now,
        ...(it.review
          ? {
              review_approved: it.review.approved,
              review_comment: it.review.comment,
              reviewer_id: reviewerId,
              reviewed_at: it.review.at,
            }
          : {}),
      })
      .where('id', '=', id)
      .execute()
    for (const { id: spanId, replacement } of spans)
      if (replacement !== null)
        await tx
          .updateTable('spans')
          .set({ replacement })
          .where('completion_id', '=', id)
          .where('id', '=', spanId)
          .execute()
  }
  for (const it of line.comments)
    await tx
      .insertInto('comments')
      .values({
        project_id: projectId,
        task_id: taskId,
        completion_id: null,
        span_id: null,
        start: it.start,
        end: it.end,
        text: it.text,
        author_id: idOf(it.author) ?? importerId,
        resolved: it.resolved,
        created_at: it.createdAt,
      })
      .execute()
  const assigned = line.assignees.map(idOf).filter((id) => id !== undefined)
  if (assigned.length > 0)
    await tx
      .insertInto('assignees')
      .values(assigned.map((user_id) => ({ task_id: taskId, user_id })))
      .onConflict((it) => it.doNothing())
      .execute()
  const reviewer = line.reviewer === null ? undefined : idOf(line.reviewer)
  await sql`update tasks set dot = ${line.dot}, dot_reason = ${line.dotReason}, reviewer_id = ${reviewer ?? null},
    comments = ${line.comments.filter(({ resolved }) => !resolved).length} where id = ${taskId}`.execute(tx)
  await refreshTask(tx, taskId, now)
}

/** zod leaves optional fields of `why` as undefined; the engine's type has them absent. */
function cleanWhy<S extends { why?: unknown }>(span: S): Omit<S, 'why'> & { why?: never } {
  const { why, ...rest } = span
  return (why ? { ...rest, why: JSON.parse(JSON.stringify(why)) } : rest) as Omit<S, 'why'> & { why?: never }
}
