import { sql } from 'kysely'
import type { ExportRequest, SkipReason } from '../../../shared/export.ts'
import type { GivenSpan } from '../../engine/view.ts'
import type { Lab } from '../../lab.ts'
import type { StoredSpan } from '../completions/insert.ts'
import { givenSpansOf } from '../deidentify/job.ts'
import type { ExportLine } from './line.ts'
import { choiceQuery } from './selection.ts'

/** A task on its way out, with what was chosen for it: a completion, a prediction, or nothing and why. */
export interface Chosen {
  readonly taskId: number
  readonly skip: SkipReason | null
  readonly completionId: number | null
  /** Places that a second look left open; null: nobody has looked, or with other resources than now. */
  readonly leftovers: number | null
  readonly spans: readonly GivenSpan[]
  readonly line: Omit<ExportLine, 'spans'>
}

interface Row {
  readonly task_id: number
  readonly completion_id: number | null
  readonly skip: SkipReason | null
  readonly number: number
  readonly external_id: string
  readonly title: string
  readonly text: string
  readonly meta: ExportLine['meta']
  readonly tags: string[]
  readonly created_at: Date
  readonly leftovers: number | null
  readonly author: string | null
  readonly starred: boolean | null
  readonly submitted_at: Date | null
  readonly predicted: StoredSpan[] | null
}

/** Tasks in the order of their numbers, all that an export says of them, in two queries. */
export async function loadChosen(
  lab: Pick<Lab, 'db'>,
  taskIds: readonly number[],
  request: ExportRequest,
): Promise<readonly Chosen[]> {
  const choice = choiceQuery(sql`tasks.id = any(${[...taskIds]}::int[])`, request)
  const { rows } = await sql<Row>`
    select choice.task_id, choice.completion_id, choice.skip,
      tasks.number, tasks.external_id, tasks.title, texts.text, tasks.meta, tasks.tags, tasks.created_at,
      case when c.leftovers_at >= projects.looks_from then c.leftovers end as leftovers,
      users.username as author, c.starred, c.submitted_at, predictions.spans as predicted
    from (${choice}) choice
    join tasks on tasks.id = choice.task_id
    join projects on projects.id = tasks.project_id
    join texts on texts.task_id = tasks.id
    left join completions c on c.id = choice.completion_id
    left join users on users.id = c.author_id
    left join predictions on predictions.id = choice.prediction_id
    order by tasks.number`.execute(lab.db)
  const spans = await givenSpansOf(
    lab,
    rows.flatMap(({ completion_id }) => completion_id ?? []),
  )
  return rows.map((row) => ({
    taskId: row.task_id,
    skip: row.skip,
    completionId: row.completion_id,
    leftovers: row.leftovers,
    spans:
      row.completion_id === null
        ? (row.predicted ?? []).map(({ id, start, end, label, score, source }) => ({
            ...{ id, start, end, label, score, source },
            replacement: null,
          }))
        : (spans.get(row.completion_id) ?? []),
    line: {
      id: row.external_id,
      number: row.number,
      title: row.title,
      text: row.text,
      meta: row.meta,
      tags: row.tags,
      from: row.completion_id === null ? 'prediction' : 'completion',
      author: row.author,
      starred: row.starred ?? false,
      submittedAt: row.submitted_at?.toISOString() ?? null,
      createdAt: row.created_at.toISOString(),
    },
  }))
}
