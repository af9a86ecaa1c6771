import type { ProjectPermission, ProjectRole } from '../../shared/access.ts'
import type { LabelSettings } from '../../shared/labels.ts'
import type { ProjectSettings } from '../../shared/projects.ts'
import type { ProjectResource } from '../../shared/resources.ts'
import { projectPermissions } from '../access.ts'
import { notFound } from '../errors.ts'
import type { Lab } from '../lab.ts'
import type { Caller } from './sign-in.ts'

/** The project of a request, with what its caller may do there. */
export interface ProjectView {
  readonly id: number
  readonly name: string
  readonly kind: 'deidentification' | 'text-ner'
  readonly sampling: 'sequential' | 'random'
  readonly settings: ProjectSettings
  readonly labels: LabelSettings
  readonly labelsVersion: number
  readonly obfuscation: string | null
  readonly resources: readonly ProjectResource[]
  readonly secret: string
  readonly archived: boolean
  readonly deleteAt: Date | null
  readonly roles: readonly ProjectRole[]
  readonly may: ReadonlySet<ProjectPermission>
}

/** The project named by `params.projectId`. Whoever has no role there gets the same 404 as for one that is not. */
export async function openProject(lab: Lab, caller: Caller, params: unknown): Promise<ProjectView> {
  const raw = (params as { projectId?: unknown } | null)?.projectId
  const id = typeof raw === 'number' ? raw : /^[1-9]\d{0,8}$/.test(String(raw)) ? Number(raw) : Number.NaN
  if (Number.isNaN(id)) throw notFound('project')
  const view = await projectView(lab, id, caller)
  if (!view || view.may.size === 0) throw notFound('project')
  return view
}

/** A project as a caller sees it; undefined where there is none. `may` is empty for those without a role. */
export async function projectView(
  lab: Lab,
  id: number,
  caller: { id: number; role: 'admin' | 'member' },
): Promise<ProjectView | undefined> {
  const row = await lab.db
    .selectFrom('projects')
    .leftJoin('members', (join) =>
      join.onRef('members.project_id', '=', 'projects.id').on('members.user_id', '=', caller.id),
    )
    .select([
      'projects.id',
      'name',
      'kind',
      'sampling',
      'settings',
      'labels',
      'labels_version',
      'obfuscation',
      'resources',
      'secret',
      'archived',
      'delete_at',
      'members.roles',
    ])
    .where('projects.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const roles = (row.roles ?? []) as ProjectRole[]
  const away = row.archived || row.delete_at !== null
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    sampling: row.sampling,
    settings: row.settings as ProjectSettings,
    labels: row.labels as LabelSettings,
    labelsVersion: row.labels_version,
    obfuscation: row.obfuscation,
    resources: row.resources as ProjectResource[],
    secret: row.secret,
    archived: row.archived,
    deleteAt: row.delete_at,
    roles,
    may: new Set(projectPermissions(roles, { admin: caller.role === 'admin', archived: away })),
  }
}
