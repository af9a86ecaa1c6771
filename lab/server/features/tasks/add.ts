import { createHash } from 'node:crypto'
import type { Doc, Span } from '@palimpsest/deid'
import { sql } from 'kysely'
import type { Tx } from '../../db/connect.ts'
import { insertCompletion, insertPrediction } from '../completions/insert.ts'

/** A document on its way to become a task. */
export interface NewTask {
  readonly externalId: string
  readonly title: string
  readonly text: string
  readonly meta: NonNullable<Doc['meta']>
  readonly tags: readonly string[]
  readonly spans: readonly Span[]
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
  const { next_number } = await tx
    .updateTable('projects')
    .set({ next_number: sql`next_number + ${wanted.length}`, updated_at: now })
    .where('id', '=', project.id)
    .returning('next_number')
    .executeTakeFirstOrThrow()
  const first = next_number - wanted.length
  const added = await tx
    .insertInto('tasks')
    .values(
      wanted.map((task, i) => ({
        project_id: project.id,
        number: first + i,
        external_id: task.externalId,
        title: task.title,
        meta: JSON.stringify(task.meta),
        tags: [...task.tags],
        characters: task.text.length,
        created_at: now,
        updated_at: now,
      })),
    )
    .returning(['id', 'number', 'external_id as externalId'])
    .execute()
  const byNumber = new Map(added.map((row) => [row.number, row]))
  await tx
    .insertInto('texts')
    .values(wanted.map(({ text }, i) => ({ task_id: byNumber.get(first + i)!.id, text })))
    .execute()
  if (spansAs !== 'ignore')
    for (const [i, { spans, text }] of wanted.entries()) {
      if (spans.length === 0) continue
      const taskId = byNumber.get(first + i)!.id
      if (spansAs === 'prediction')
        await insertPrediction(tx, { projectId: project.id, taskId, name: 'imported', text, spans, now })
      else
        await insertCompletion(tx, {
          projectId: project.id,
          taskId,
          authorId,
          text,
          spans: spans.map((span) => ({ ...span, origin: 'person' as const })),
          now,
          from: null,
        })
    }
  return { added, duplicates: tasks.length - wanted.length }
}

/** An id for a document that brought none: the same content in the same place gets the same id. */
export function idFor(name: string, text: string): string {
  return `${name.slice(0, 80)}:${createHash('sha256').update(text).digest('hex').slice(0, 12)}`
}
