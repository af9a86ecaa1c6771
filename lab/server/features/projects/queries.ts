import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { LabelSettings } from '../../../shared/labels.ts'
import type { NewProject, ProjectSettings, projectQuery } from '../../../shared/projects.ts'
import type { ProjectResource } from '../../../shared/resources.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { defaultLabels } from '../../engine/default-labels.ts'
import { defaultResources } from '../../engine/pipelines.ts'
import { conflict, invalid } from '../../errors.ts'
import type { Lab } from '../../lab.ts'
import type { Caller } from '../../middleware/sign-in.ts'
import { record } from '../audit/record.ts'

export const defaultSettings: ProjectSettings = {
  serveNext: true,
  showReviewed: true,
  trimSelection: true,
  uncertainBelow: 0.6,
  language: 'en',
  direction: 'auto',
  font: 'proportional',
}

/** Creates a project with its creator as owner and first in priority. Throws a Refusal `name-taken`. */
export async function createProject(lab: Lab, caller: Caller, wanted: NewProject): Promise<number> {
  const labels: LabelSettings = wanted.labels ?? defaultLabels(wanted.kind)
  const resources: readonly ProjectResource[] =
    wanted.resources ?? (wanted.kind === 'deidentification' ? defaultResources : [])
  checkLabels(labels)
  return lab.db.transaction().execute(async (tx) => {
    await refuseTakenName(tx, wanted.name)
    const { id } = await tx
      .insertInto('projects')
      .values({
        name: wanted.name,
        description: wanted.description ?? '',
        kind: wanted.kind,
        instructions: wanted.instructions ?? '',
        group_id: wanted.groupId ?? null,
        sampling: wanted.sampling ?? 'sequential',
        settings: JSON.stringify({ ...defaultSettings, ...defined(wanted.settings ?? {}) }),
        labels: JSON.stringify(labels),
        obfuscation: null,
        resources: JSON.stringify(resources),
        secret: newProjectSecret(),
        created_by: caller.id,
        created_at: lab.now(),
        updated_at: lab.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const members = wanted.members ?? []
    const team = members.some(({ userId }) => userId === caller.id)
      ? members.map((it) =>
          it.userId === caller.id ? { ...it, roles: [...new Set(['owner' as const, ...it.roles])] } : it,
        )
      : [{ userId: caller.id, roles: ['owner' as const] }, ...members]
    await writeMembers(tx, id, team)
    await record(
      tx,
      { action: 'project.create', who: caller, projectId: id, detail: { kind: wanted.kind } },
      lab.now(),
    )
    return id
  })
}

/** 32 random bytes: what surrogates, hashes and ciphers of the project derive from. */
export function newProjectSecret(): string {
  return randomBytes(32).toString('base64url')
}

export async function refuseTakenName(tx: Tx, name: string, except?: number): Promise<void> {
  const taken = await tx
    .selectFrom('projects')
    .select('id')
    .where(sql<string>`lower(name)`, '=', name.toLowerCase())
    .executeTakeFirst()
  if (taken && taken.id !== except) throw conflict('name-taken', 'Another project has this name.')
}

/** The first free name of `name`, `name 2`, `name 3` … */
export async function freeName(db: Db, name: string): Promise<string> {
  const rows = await db
    .selectFrom('projects')
    .select(sql<string>`lower(name)`.as('name'))
    .where(sql<boolean>`starts_with(lower(name), ${name.toLowerCase()})`)
    .execute()
  const taken = new Set(rows.map((row) => row.name))
  if (!taken.has(name.toLowerCase())) return name
  for (let i = 2; ; i++) if (!taken.has(`${name} ${i}`.toLowerCase())) return `${name} ${i}`
}

/** Throws a Refusal when a label or a hotkey stands twice. */
export function checkLabels({ labels }: LabelSettings): void {
  const names = new Set<string>()
  const keys = new Set<string>()
  labels.forEach(({ name, hotkey }, i) => {
    if (names.has(name))
      throw invalid('duplicate-label', `The label ${name} is there twice.`, `labels.${i}.name`)
    names.add(name)
    if (hotkey !== null) {
      if (keys.has(hotkey))
        throw invalid('duplicate-key', `Two labels have the key ${hotkey}.`, `labels.${i}.hotkey`)
      keys.add(hotkey)
    }
  })
}

/** Replaces the team. Throws a Refusal without an owner, with someone twice, or with someone unknown. */
export async function writeMembers(
  tx: Tx,
  projectId: number,
  members: readonly { userId: number; roles: readonly string[] }[],
): Promise<void> {
  if (!members.some(({ roles }) => roles.includes('owner')))
    throw invalid('no-owner', 'A project needs at least one owner.', 'members')
  if (new Set(members.map(({ userId }) => userId)).size < members.length)
    throw invalid('duplicate-member', 'Someone is in the team twice.', 'members')
  const ids = members.map(({ userId }) => userId)
  const known = await tx.selectFrom('users').select('id').where('id', 'in', ids).execute()
  if (known.length < ids.length)
    throw invalid('unknown-person', 'Someone of the team is not known here.', 'members')
  await tx.deleteFrom('members').where('project_id', '=', projectId).execute()
  await tx
    .insertInto('members')
    .values(
      members.map(({ userId, roles }, i) => ({
        project_id: projectId,
        user_id: userId,
        roles: [...roles],
        priority: i + 1,
      })),
    )
    .execute()
}

/** Rows for cards: the caller's projects, for admins all. */
export async function listProjects(
  { db }: Lab,
  caller: Caller,
  { search, groupId, kind, state, sort }: z.output<typeof projectQuery>,
) {
  let query = db
    .selectFrom('projects')
    .leftJoin('groups', 'groups.id', 'projects.group_id')
    .leftJoin('members', (join) =>
      join.onRef('members.project_id', '=', 'projects.id').on('members.user_id', '=', caller.id),
    )
    .select(cardColumns)
  if (caller.role !== 'admin') query = query.where('members.user_id', 'is not', null)
  if (search) {
    const like = `%${escapeLike(search)}%`
    query = query.where((eb) => eb.or([eb('projects.name', 'ilike', like), eb('groups.name', 'ilike', like)]))
  }
  if (groupId !== undefined) query = query.where('group_id', '=', groupId)
  if (kind) query = query.where('kind', '=', kind)
  if (state === 'deleted') query = query.where('delete_at', 'is not', null)
  else query = query.where('delete_at', 'is', null).where('archived', '=', state === 'archived')
  if (sort === 'name') query = query.orderBy(sql`lower(projects.name)`)
  else query = query.orderBy(sort === 'created' ? 'projects.created_at' : 'projects.updated_at', 'desc')
  return query.orderBy('projects.id').execute()
}

export async function findProjectRow({ db }: Lab, caller: Caller, id: number) {
  return db
    .selectFrom('projects')
    .leftJoin('groups', 'groups.id', 'projects.group_id')
    .leftJoin('members', (join) =>
      join.onRef('members.project_id', '=', 'projects.id').on('members.user_id', '=', caller.id),
    )
    .leftJoin('users', 'users.id', 'projects.created_by')
    .select([
      ...cardColumns,
      'projects.instructions',
      'projects.sampling',
      'projects.settings',
      'users.id as creator_id',
      'users.username as creator_username',
      'users.name as creator_name',
    ])
    .where('projects.id', '=', id)
    .executeTakeFirst()
}

const cardColumns = [
  'projects.id',
  'projects.name',
  'projects.description',
  'projects.kind',
  'projects.archived',
  'projects.delete_at',
  'projects.created_at',
  'projects.updated_at',
  'groups.id as group_id',
  'groups.name as group_name',
  'groups.colour as group_colour',
  'members.roles',
] as const

/** Task counts and team sizes of many projects at once. */
export async function projectFigures({ db }: Lab, ids: readonly number[]) {
  if (ids.length === 0) return { counts: [], members: [] }
  const [counts, members] = await Promise.all([
    db.selectFrom('task_counts').selectAll().where('project_id', 'in', ids).execute(),
    db
      .selectFrom('members')
      .select(({ fn }) => ['project_id', fn.countAll<number>().as('count')])
      .where('project_id', 'in', ids)
      .groupBy('project_id')
      .execute(),
  ])
  return { counts, members }
}

/** Tags in use, the frequent ones first. */
export async function listTags({ db }: Lab, projectId: number): Promise<{ name: string; tasks: number }[]> {
  const { rows } = await sql<{ name: string; tasks: number }>`
    select tag as name, count(*)::int as tasks
    from tasks, unnest(tags) as tag where project_id = ${projectId}
    group by 1 order by 2 desc, 1 limit 200`.execute(db)
  return rows
}

/** `text` with the signs of LIKE taken literally. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

/** Without keys that are undefined. */
export function defined<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, it]) => it !== undefined)) as Partial<T>
}
