import type { Span } from '@palimpsest/deid'
import { sql } from 'kysely'
import type { Tx } from '../../db/connect.ts'
import { refreshTasks } from '../tasks/refresh.ts'

/** A prediction's span as it is stored: `form` (the covered text) is for searching and never leaves the server. */
export interface StoredSpan extends Span {
  readonly id: string
  readonly form: string
}

interface NewPrediction {
  readonly projectId: number
  readonly taskId: number
  readonly name: string
  readonly text: string
  readonly spans: readonly Span[]
  readonly now: Date
}

/** Writes a prediction; ids of its spans count from `p1`. */
export async function insertPrediction(
  tx: Tx,
  { projectId, name, now, ...one }: NewPrediction,
): Promise<number> {
  const [id] = await insertPredictions(tx, { projectId, name, now }, [one])
  return id!
}

/** Writes predictions of many tasks at once; their ids in the same order. */
export async function insertPredictions(
  tx: Tx,
  { projectId, name, now }: Pick<NewPrediction, 'projectId' | 'name' | 'now'>,
  predictions: readonly Pick<NewPrediction, 'taskId' | 'text' | 'spans'>[],
): Promise<number[]> {
  if (predictions.length === 0) return []
  const stored = predictions.map(({ text, spans }) =>
    JSON.stringify(
      spans.map((span, i): StoredSpan => ({ ...span, id: `p${i + 1}`, form: formOf(text, span) })),
    ),
  )
  const { rows } = await sql<{ id: number }>`
    insert into predictions (project_id, task_id, name, spans, span_count, created_at)
    select ${projectId}, task_id, ${name}, spans::jsonb, span_count, ${now}::timestamptz
    from unnest(${predictions.map(({ taskId }) => taskId)}::int[], ${stored}::text[],
      ${predictions.map(({ spans }) => spans.length)}::int[]) with ordinality as it (task_id, spans, span_count, n)
    order by n returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** A span that goes into a completion, with its id there. */
export interface CompletionSeed extends Span {
  readonly id?: string
  readonly origin?: 'machine' | 'person'
}

interface NewCompletion {
  readonly projectId: number
  readonly taskId: number
  readonly authorId: number
  readonly text: string
  readonly spans: readonly CompletionSeed[]
  readonly from: { readonly kind: 'prediction' | 'completion'; readonly id: number } | null
  readonly now: Date
}

/** Writes a draft with `spans`; a span without an id gets `s1`, `s2` … Longer ones are the browser's. */
export async function insertCompletion(
  tx: Tx,
  { projectId, taskId, authorId, text, spans, from, now }: NewCompletion,
): Promise<number> {
  const { id } = await tx
    .insertInto('completions')
    .values({
      project_id: projectId,
      task_id: taskId,
      author_id: authorId,
      copied_kind: from?.kind ?? null,
      copied_id: from?.id ?? null,
      span_count: spans.length,
      created_at: now,
      updated_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertSpans(tx, id, text, spans)
  await refreshTask(tx, taskId, now)
  return id
}

async function insertSpans(
  tx: Tx,
  completionId: number,
  text: string,
  spans: readonly CompletionSeed[],
): Promise<void> {
  if (spans.length === 0) return
  // One JSON parameter instead of a dozen for each of thousands of spans.
  const rows = spans.map((span, i) => ({
    id: span.id ?? `span-${String(i + 1).padStart(6, '0')}`,
    start: span.start,
    end: span.end,
    label: span.label,
    score: span.score,
    source: span.source,
    origin: span.origin ?? 'machine',
    why: span.why ?? null,
    form: formOf(text, span),
  }))
  await sql`
    insert into spans (completion_id, id, start, "end", label, score, source, origin, version, why, form)
    select ${completionId}, id, start, "end", label, score, source, origin, 1, why, form
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as
      rows (id text, start int, "end" int, label text, score real, source text, origin text, why jsonb, form text)`.execute(
    tx,
  )
}

const LONGEST_FORM = 200

/** The covered text as search sees it: lower-case, blanks as one, cut where it is very long. */
export function formOf(text: string, { start, end }: { start: number; end: number }): string {
  return text
    .slice(start, Math.min(end, start + LONGEST_FORM))
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/\p{Cs}|\0/gu, '')
}

/** Brings the row of a task up to date with its completions, predictions, assignees and reviews. */
export function refreshTask(tx: Tx, taskId: number, now: Date): Promise<void> {
  return refreshTasks(tx, [{ taskId }], now)
}
