import type { Person } from '../../../shared/identifiers.ts'
import type { TaskRow } from '../../../shared/tasks.ts'
import type { Db } from '../../db/connect.ts'
import { peopleOfTasks, type TaskListRow } from './queries.ts'

/** Rows as the task table shows them. */
export async function presentTasks(db: Db, rows: readonly TaskListRow[]): Promise<TaskRow[]> {
  const reviewerIds = [...new Set(rows.flatMap(({ reviewer_id }) => reviewer_id ?? []))]
  const people = await peopleOfTasks(
    db,
    rows.map(({ id }) => id),
    reviewerIds,
  )
  const of = (list: readonly (Person & { task_id: number })[], taskId: number): Person[] =>
    list.filter(({ task_id }) => task_id === taskId).map(({ id, username, name }) => ({ id, username, name }))
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    externalId: row.external_id,
    title: row.title,
    tags: row.tags,
    state: row.state as TaskRow['state'],
    dot: { colour: row.dot as TaskRow['dot']['colour'], reason: row.dot_reason },
    assignees: of(people.assignees, row.id),
    reviewer: people.reviewers.find(({ id }) => id === row.reviewer_id) ?? null,
    authors: of(people.authors, row.id),
    characters: row.characters,
    spans: row.spans,
    uncertain: row.uncertain,
    starred: row.starred,
    comments: row.comments,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }))
}
