import { sql } from 'kysely'
import type { Tx } from '../../db/connect.ts'

/** The dot a task gets: green ok, red failed, with the reason in words. */
export interface Verdict {
  readonly dot: 'green' | 'red'
  readonly reason: string
}

/**
 * Brings the rows of tasks up to date with their completions, predictions, assignees and reviews: state, labels, counts
 * and star, and the dot where one is given. States: nobody began → incomplete; someone's draft, or an assignee who has
 * not submitted → in progress; all submitted → submitted; then what the newest review says.
 */
export async function refreshTasks(
  tx: Tx,
  given: readonly { readonly taskId: number; readonly verdict?: Verdict }[],
  now: Date,
): Promise<void> {
  if (given.length === 0) return
  const ids = given.map(({ taskId }) => taskId)
  const dots = given.map(({ verdict }) => verdict?.dot ?? null)
  const reasons = given.map(({ verdict }) => verdict?.reason ?? null)
  await sql`
    update tasks set
      state = case
        when it.approved is true and it.drafts = 0 then 'reviewed'
        when it.approved is false then 'to-correct'
        when it.submitted > 0 and it.drafts = 0 and it.waiting = 0 then 'submitted'
        when it.all_work > 0 then 'in-progress'
        else 'incomplete' end,
      starred = coalesce(it.starred, false),
      spans = coalesce(it.newest_count, it.guess_count, 0),
      uncertain = it.uncertain,
      labels = it.labels,
      dot = coalesce(it.dot, tasks.dot),
      dot_reason = coalesce(it.reason, tasks.dot_reason),
      updated_at = ${now}
    from (
      select given.*, work.*, newest.span_count as newest_count, guess.span_count as guess_count,
        case
          when newest.id is not null then (
            select count(*) from spans where completion_id = newest.id and not removed
              and origin = 'machine' and score < below)
          else coalesce(guessed.uncertain, 0) end as uncertain,
        array(
          select sp.label from completions c join spans sp on sp.completion_id = c.id and not sp.removed
            where c.task_id = given.id and c.removed_at is null
          union select unnest(guessed.labels) order by 1) as labels
      from unnest(${ids}::int[], ${dots}::text[], ${reasons}::text[]) as given (id, dot, reason)
      join tasks t on t.id = given.id
      join projects p on p.id = t.project_id
      cross join lateral (select coalesce((p.settings->>'uncertainBelow')::real, 0.6) as below) threshold
      left join lateral (
        select id, span_count from completions c where c.task_id = given.id and c.removed_at is null
        order by updated_at desc, c.id desc limit 1
      ) newest on true
      left join lateral (
        select spans, span_count from predictions g where g.task_id = given.id order by g.id desc limit 1
      ) guess on true
      left join lateral (
        select array_agg(distinct it->>'label') as labels,
          count(*) filter (where (it->>'score')::real < below) as uncertain
        from jsonb_array_elements(guess.spans) it
      ) guessed on true
      cross join lateral (
        select
          count(*) as all_work,
          count(*) filter (where c.state = 'draft') as drafts,
          count(*) filter (where c.state = 'submitted') as submitted,
          bool_or(c.starred) as starred,
          (array_agg(c.review_approved order by coalesce(c.reviewed_at, c.submitted_at) desc, c.id desc)
            filter (where c.state = 'submitted'))[1] as approved,
          (select count(*) from assignees a where a.task_id = given.id and not exists (
            select 1 from completions w where w.task_id = given.id and w.author_id = a.user_id
              and w.state = 'submitted' and w.removed_at is null)) as waiting
        from completions c where c.task_id = given.id and c.removed_at is null
      ) work
    ) it where tasks.id = it.id`.execute(tx)
}
