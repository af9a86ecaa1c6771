import type { Span } from '@palimpsest/deid'
import { sql } from 'kysely'
import type { Tx } from '../../db/connect.ts'

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
  { projectId, taskId, name, text, spans, now }: NewPrediction,
): Promise<number> {
  const stored: StoredSpan[] = spans.map((span, i) => ({
    ...span,
    id: `p${i + 1}`,
    form: formOf(text, span),
  }))
  const { id } = await tx
    .insertInto('predictions')
    .values({
      project_id: projectId,
      task_id: taskId,
      name,
      spans: JSON.stringify(stored),
      span_count: stored.length,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
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

/**
 * Brings the row of a task up to date with its completions, predictions, assignees and reviews: state, labels, counts
 * and star. States: nobody began → incomplete; someone's draft, or an assignee who has not submitted → in progress;
 * all submitted → submitted; then what the newest review says.
 */
export async function refreshTask(tx: Tx, taskId: number, now: Date): Promise<void> {
  await sql`
    with work as (
      select * from completions where task_id = ${taskId} and removed_at is null
    ), newest as (
      select id, span_count from work order by updated_at desc, id desc limit 1
    ), guess as (
      select spans, span_count from predictions where task_id = ${taskId} order by id desc limit 1
    ), people as (
      select user_id from assignees where task_id = ${taskId}
    ), threshold as (
      select coalesce((p.settings->>'uncertainBelow')::real, 0.6) as below
      from tasks t join projects p on p.id = t.project_id where t.id = ${taskId}
    ), standing as (
      select
        count(*) as all_work,
        count(*) filter (where state = 'draft') as drafts,
        count(*) filter (where state = 'submitted') as submitted,
        bool_or(starred) as starred,
        (array_agg(review_approved order by coalesce(reviewed_at, submitted_at) desc, id desc)
          filter (where state = 'submitted'))[1] as approved,
        (select count(*) from people p where not exists
          (select 1 from work w where w.author_id = p.user_id and w.state = 'submitted')) as waiting
      from work
    )
    update tasks set
      state = case
        when s.approved is true and s.drafts = 0 then 'reviewed'
        when s.approved is false then 'to-correct'
        when s.submitted > 0 and s.drafts = 0 and s.waiting = 0 then 'submitted'
        when s.all_work > 0 then 'in-progress'
        else 'incomplete' end,
      starred = coalesce(s.starred, false),
      spans = coalesce((select span_count from newest), (select span_count from guess), 0),
      uncertain = case
        when exists (select 1 from newest) then
          (select count(*) from spans where completion_id = (select id from newest) and not removed
            and origin = 'machine' and score < (select below from threshold))
        else coalesce((select count(*) from guess, jsonb_array_elements(guess.spans) it
            where (it->>'score')::real < (select below from threshold)), 0) end,
      labels = array(
        select distinct label from (
          select sp.label from spans sp join work w on w.id = sp.completion_id where not sp.removed
          union select it->>'label' from guess, jsonb_array_elements(guess.spans) it
        ) used order by 1),
      updated_at = ${now}
    from standing s where tasks.id = ${taskId}`.execute(tx)
}
