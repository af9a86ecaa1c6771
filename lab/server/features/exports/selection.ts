import { type Expression, type SqlBool, sql } from 'kysely'
import type { ExportRequest, SkipReason } from '../../../shared/export.ts'
import type { Db } from '../../db/connect.ts'

/**
 * For each task the starred completion of the person highest in the team's order (people who left the team come
 * last, then the newest). A rejected one never goes out. Predictions only where the request says so, and only for
 * tasks without any starred work.
 */
export function choiceQuery(
  condition: Expression<SqlBool>,
  { includeUnreviewed, onlyStarred, deidentified }: ExportRequest,
) {
  // Outside de-identification, submitted work may go out too, unless only starred is asked for.
  const starredOnly = onlyStarred || deidentified
  return sql<{
    task_id: number
    completion_id: number | null
    prediction_id: number | null
    skip: SkipReason | null
  }>`
    select tasks.id as task_id, best.id as completion_id,
      case when best.id is null and ${includeUnreviewed} and tasks.state <> 'to-correct' then guess.id end as prediction_id,
      case
        when best.id is not null then null
        when tasks.state = 'to-correct' then 'to-correct'
        when ${includeUnreviewed} and guess.id is not null then null
        when not exists (select 1 from completions c where c.task_id = tasks.id and c.removed_at is null) then 'no-completion'
        else 'not-starred' end as skip
    from tasks
    left join lateral (
      select c.id from completions c
      left join members m on m.project_id = c.project_id and m.user_id = c.author_id
      where c.task_id = tasks.id and c.removed_at is null and c.state = 'submitted'
        and (c.starred or not ${starredOnly}) and c.review_approved is distinct from false
      order by c.starred desc, m.priority nulls last, c.submitted_at desc, c.id desc limit 1
    ) best on true
    left join lateral (
      select p.id from predictions p where p.task_id = tasks.id and ${includeUnreviewed} order by p.id desc limit 1
    ) guess on true
    where ${condition}`
}

/** Figures of what a request would choose. */
export async function planFigures(db: Db, condition: Expression<SqlBool>, request: ExportRequest) {
  const { rows } = await sql<{ skip: SkipReason | null; unreviewed: boolean; count: number }>`
    select skip, prediction_id is not null as unreviewed, count(*)::int as count
    from (${choiceQuery(condition, request)}) chosen group by 1, 2`.execute(db)
  return rows
}
