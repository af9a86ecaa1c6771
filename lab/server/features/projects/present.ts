import type { ProjectRole } from '../../../shared/access.ts'
import type { Progress, Project, ProjectCard, ProjectSettings } from '../../../shared/projects.ts'
import { projectPermissions } from '../../access.ts'
import { notFound } from '../../errors.ts'
import type { Lab } from '../../lab.ts'
import type { Caller } from '../../middleware/sign-in.ts'
import { findProjectRow, listTags, projectFigures } from './queries.ts'

interface CardRow {
  readonly id: number
  readonly name: string
  readonly description: string
  readonly kind: 'deidentification' | 'text-ner'
  readonly archived: boolean
  readonly delete_at: Date | null
  readonly created_at: Date
  readonly updated_at: Date
  readonly group_id: number | null
  readonly group_name: string | null
  readonly group_colour: string | null
  readonly roles: string[] | null
}

/** Rows of projects as cards, with figures and what the caller may do. */
export async function presentCards(
  lab: Lab,
  caller: Caller,
  rows: readonly CardRow[],
): Promise<ProjectCard[]> {
  const { counts, members } = await projectFigures(
    lab,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const roles = (row.roles ?? []) as ProjectRole[]
    const away = row.archived || row.delete_at !== null
    return {
      id: row.id,
      name: row.name,
      description: row.description,
      kind: row.kind,
      group:
        row.group_id !== null && row.group_name !== null && row.group_colour !== null
          ? { id: row.group_id, name: row.group_name, colour: row.group_colour }
          : null,
      progress: progressOf(counts.filter(({ project_id }) => project_id === row.id)),
      members: members.find(({ project_id }) => project_id === row.id)?.count ?? 0,
      roles,
      may: [...projectPermissions(roles, { admin: caller.role === 'admin', archived: away })],
      archived: row.archived,
      deleteAt: row.delete_at?.toISOString() ?? null,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
    }
  })
}

/** One project in full. Throws a Refusal when it is gone. */
export async function presentProject(lab: Lab, caller: Caller, id: number): Promise<Project> {
  const row = await findProjectRow(lab, caller, id)
  if (!row) throw notFound('project')
  const [card] = await presentCards(lab, caller, [row])
  return {
    ...card!,
    instructions: row.instructions,
    sampling: row.sampling,
    settings: row.settings as ProjectSettings,
    createdBy:
      row.creator_id !== null && row.creator_username !== null && row.creator_name !== null
        ? { id: row.creator_id, username: row.creator_username, name: row.creator_name }
        : null,
    tags: await listTags(lab, id),
  }
}

const stateKeys: Readonly<Record<string, keyof Progress>> = {
  incomplete: 'incomplete',
  'in-progress': 'inProgress',
  submitted: 'submitted',
  reviewed: 'reviewed',
  'to-correct': 'toCorrect',
  grey: 'grey',
  green: 'green',
  red: 'red',
}

export function progressOf(counts: readonly { state: string; dot: string; count: number }[]): Progress {
  const progress: Progress = {
    tasks: 0,
    incomplete: 0,
    inProgress: 0,
    submitted: 0,
    reviewed: 0,
    toCorrect: 0,
    grey: 0,
    green: 0,
    red: 0,
  }
  for (const { state, dot, count } of counts) {
    progress.tasks += count
    const stateKey = stateKeys[state]
    const dotKey = stateKeys[dot]
    if (stateKey) progress[stateKey] += count
    if (dotKey) progress[dotKey] += count
  }
  return progress
}
