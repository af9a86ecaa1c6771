import { sql } from 'kysely'
import type { Dashboard } from '../../../shared/dashboard.ts'
import type { Db } from '../../db/connect.ts'
import { progressOf } from '../projects/present.ts'

/** Where a project stands. */
export async function figuresOf(db: Db, projectId: number): Promise<Dashboard> {
  const counts = await db.selectFrom('task_counts').selectAll().where('project_id', '=', projectId).execute()
  return {
    progress: progressOf(counts),
    completions: await completionCounts(db, projectId),
    daily: await daily(db, projectId),
    labels: await labelCounts(db, projectId),
    resources: await resourceFigures(db, projectId),
    people: await peopleFigures(db, projectId),
  }
}

async function completionCounts(db: Db, projectId: number): Promise<Dashboard['completions']> {
  const { rows } = await sql<Dashboard['completions']>`
    select count(*) filter (where state = 'draft')::int as drafts,
      count(*) filter (where state = 'submitted')::int as submitted,
      count(*) filter (where starred)::int as starred
    from completions where project_id = ${projectId} and removed_at is null`.execute(db)
  return rows[0] ?? { drafts: 0, submitted: 0, starred: 0 }
}

async function daily(db: Db, projectId: number): Promise<Dashboard['daily']> {
  const { rows } = await sql<Dashboard['daily'][number]>`
    select day, sum(submitted)::int as submitted, sum(reviewed)::int as reviewed from (
      select to_char(submitted_at at time zone 'UTC', 'YYYY-MM-DD') as day, 1 as submitted, 0 as reviewed
        from completions where project_id = ${projectId} and submitted_at > now() - interval '90 days' and removed_at is null
      union all
      select to_char(reviewed_at at time zone 'UTC', 'YYYY-MM-DD'), 0, 1
        from completions where project_id = ${projectId} and reviewed_at > now() - interval '90 days' and removed_at is null
    ) moves group by 1 order by 1`.execute(db)
  return rows
}

/** People: spans of submitted work. Machine: spans of the newest prediction of each task. */
async function labelCounts(db: Db, projectId: number): Promise<Dashboard['labels']> {
  const { rows } = await sql<Dashboard['labels'][number]>`
    select label, sum(people)::int as people, sum(machine)::int as machine from (
      select s.label, count(*) as people, 0 as machine from completions c join spans s on s.completion_id = c.id
        where c.project_id = ${projectId} and c.state = 'submitted' and c.removed_at is null and not s.removed group by 1
      union all
      select it->>'label', 0, count(*) from (
        select distinct on (task_id) spans from predictions where project_id = ${projectId} order by task_id, id desc
      ) newest, jsonb_array_elements(newest.spans) it group by 1
    ) both_sides group by 1 order by 2 desc, 3 desc, 1`.execute(db)
  return rows
}

/**
 * What people made of the machine's spans, over submitted completions that began as a prediction: a span that stands as
 * it was counts for its source; one with another border or label was corrected; one that is gone was rejected; one
 * that a person added where the machine had nothing was missed.
 */
async function resourceFigures(db: Db, projectId: number): Promise<Dashboard['resources']> {
  const { rows } = await sql<{
    source: string
    label: string
    accepted: number
    corrected: number
    rejected: number
    missed: number
  }>`
    with work as (
      select c.id, c.copied_id from completions c
      where c.project_id = ${projectId} and c.state = 'submitted' and c.removed_at is null and c.copied_kind = 'prediction'
    ), guesses as (
      select w.id as completion_id, 'pred-' || lpad(substr(it->>'id', 2), 6, '0') as span_id,
        it->>'source' as source, it->>'label' as label, (it->>'start')::int as start, (it->>'end')::int as "end"
      from work w join predictions p on p.id = w.copied_id, jsonb_array_elements(p.spans) it
    ), judged as (
      select g.source, g.label,
        case when s.id is null or s.removed then 'rejected'
          when s.label = g.label and s.start = g.start and s."end" = g."end" then 'accepted'
          else 'corrected' end as verdict
      from guesses g left join spans s on s.completion_id = g.completion_id and s.id = g.span_id
      union all
      select 'people', s.label, 'missed' from work w join spans s on s.completion_id = w.id
      where not s.removed and s.origin = 'person' and s.source like 'person:%'
        and not exists (select 1 from guesses g where g.completion_id = w.id and (g.span_id = s.id or (g.start < s."end" and s.start < g."end")))
    )
    select source, label,
      count(*) filter (where verdict = 'accepted')::int as accepted,
      count(*) filter (where verdict = 'corrected')::int as corrected,
      count(*) filter (where verdict = 'rejected')::int as rejected,
      count(*) filter (where verdict = 'missed')::int as missed
    from judged group by 1, 2 order by 1, 2`.execute(db)
  const missed = new Map(
    rows.filter(({ source }) => source === 'people').map((row) => [row.label, row.missed]),
  )
  return rows.map((row) => {
    if (row.source === 'people') return { ...row, precision: null, recall: null }
    const found = row.accepted + row.corrected + row.rejected
    const standing = row.accepted + row.corrected
    const all = standing + (missed.get(row.label) ?? 0)
    return {
      ...row,
      precision: found === 0 ? null : row.accepted / found,
      recall: all === 0 ? null : standing / all,
    }
  })
}

async function peopleFigures(db: Db, projectId: number): Promise<Dashboard['people']> {
  const { rows } = await sql<{
    id: number
    username: string
    name: string
    drafts: number
    submitted: number
    starred: number
    rejected: number
    median: number | null
  }>`
    select u.id, u.username, u.name,
      count(*) filter (where c.state = 'draft')::int as drafts,
      count(*) filter (where c.state = 'submitted')::int as submitted,
      count(*) filter (where c.starred)::int as starred,
      count(*) filter (where c.review_approved is false)::int as rejected,
      percentile_cont(0.5) within group (order by c.seconds) filter (where c.state = 'submitted' and c.seconds > 0) as median
    from completions c join users u on u.id = c.author_id
    where c.project_id = ${projectId} and c.removed_at is null group by 1, 2, 3 order by 5 desc, 1`.execute(
    db,
  )
  return rows.map(({ id, username, name, median, ...figures }) => ({
    person: { id, username, name },
    ...figures,
    medianSeconds: median,
  }))
}
