import type { Span } from '@palimpsest/deid'
import { strToU8, Zip, ZipDeflate } from 'fflate'
import { z } from 'zod'
import type { Db, Tx } from '../../db/connect.ts'
import { archivedSpanSchema, type ProjectFile, projectFileSchema, type TaskLine } from './archive-file.ts'

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
          ...(why ? { why: why as NonNullable<Span['why']> } : {}),
        }),
      ),
    })
  }
  return {
    assignees: assignees.map(({ username }) => username),
    predictions: predictions.map(({ name, created_at, spans }) => ({
      name,
      createdAt: created_at.toISOString(),
      spans: z.array(archivedSpanSchema).parse(spans),
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
