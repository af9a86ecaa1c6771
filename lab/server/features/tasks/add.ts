import { createHash } from 'node:crypto'
import type { Doc, Span } from '@palimpsest/deid'
import { sql } from 'kysely'
import type { Tx } from '../../db/connect.ts'
import { insertCompletion, insertPredictions } from '../completions/insert.ts'
import { numberWords, wordsOf } from './words.ts'

/** A document on its way to become a task. */
export interface NewTask {
  readonly externalId: string
  readonly title: string
  readonly text: string
  readonly meta: NonNullable<Doc['meta']>
  readonly tags: readonly string[]
  readonly spans: readonly Span[]
  /** Its words, where they were counted before the transaction: see `wordsOf`. */
  readonly words?: ReadonlySet<string>
}

/** Spans that come with documents: whose they become. */
export type SpansAs = 'completion' | 'prediction' | 'ignore'

/**
 * Adds tasks; those whose id the project has already are left alone and counted. Texts, numbers and spans are
 * written in the same transaction.
 */
export async function addTasks(
  tx: Tx,
  project: { readonly id: number },
  tasks: readonly NewTask[],
  { authorId, spansAs, now }: { authorId: number; spansAs: SpansAs; now: Date },
): Promise<{ added: readonly { id: number; externalId: string }[]; duplicates: number }> {
  if (tasks.length === 0) return { added: [], duplicates: 0 }
  const fresh = [...new Map(tasks.map((task) => [task.externalId, task])).values()]
  const ids = fresh.map(({ externalId }) => externalId)
  const { rows } = await sql<{ external_id: string }>`
    select external_id from tasks where project_id = ${project.id} and external_id = any(${ids}::text[])`.execute(
    tx,
  )
  const taken = new Set(rows.map((row) => row.external_id))
  const wanted = fresh.filter(({ externalId }) => !taken.has(externalId))
  if (wanted.length === 0) return { added: [], duplicates: tasks.length }
  const words = wanted.map((task) => task.words ?? wordsOf(task.text))
  const numbers = await numberWords(tx, new Set(words.flatMap((it) => [...it])))
  const { next_number } = await tx
    .updateTable('projects')
    .set({ next_number: sql`next_number + ${wanted.length}`, updated_at: now })
    .where('id', '=', project.id)
    .returning('next_number')
    .executeTakeFirstOrThrow()
  const first = next_number - wanted.length
  const { rows: added } = await sql<{ id: number; number: number; externalId: string }>`
    with given as (
      select ${first}::int + n::int - 1 as number, it.* from unnest(
        ${wanted.map(({ externalId }) => externalId)}::text[],
        ${wanted.map(({ title }) => title)}::text[],
        ${wanted.map(({ meta }) => JSON.stringify(meta))}::text[],
        ${wanted.map(({ tags }) => JSON.stringify(tags))}::text[],
        ${wanted.map(({ text }) => text.length)}::int[],
        ${wanted.map(({ text }) => text)}::text[],
        ${words.map((it) => `{${[...it].map((word) => numbers.get(word)).join(',')}}`)}::text[]
      ) with ordinality as it (external_id, title, meta, tags, characters, text, words, n)
    ), made as (
      insert into tasks (project_id, number, external_id, title, meta, tags, characters, created_at, updated_at)
      select ${project.id}::int, number, external_id, title, meta::jsonb,
        array(select jsonb_array_elements_text(tags::jsonb)), characters, ${now}::timestamptz, ${now}::timestamptz
      from given order by number
      returning id, number, external_id
    ), written as (
      insert into texts (task_id, text, words)
      select made.id, given.text, given.words::int[] from made join given using (number) order by number
    )
    select id, number, external_id as "externalId" from made`.execute(tx)
  const byNumber = new Map(added.map((row) => [row.number, row]))
  const spanned = wanted.flatMap(({ spans, text }, i) =>
    spans.length > 0 ? [{ taskId: byNumber.get(first + i)!.id, text, spans }] : [],
  )
  if (spansAs === 'prediction')
    await insertPredictions(tx, { projectId: project.id, name: 'imported', now }, spanned)
  if (spansAs === 'completion')
    for (const { taskId, text, spans } of spanned)
      await insertCompletion(tx, {
        projectId: project.id,
        taskId,
        authorId,
        text,
        spans: spans.map((span) => ({ ...span, origin: 'person' as const })),
        now,
        from: null,
      })
  return { added, duplicates: tasks.length - wanted.length }
}

/** An id for a document that brought none: the same content in the same place gets the same id. */
export function idFor(name: string, text: string): string {
  return `${name.slice(0, 80)}:${createHash('sha256').update(text).digest('hex').slice(0, 12)}`
}
