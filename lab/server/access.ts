import type {
  Permission,
  ProjectPermission,
  ProjectRole,
  SystemPermission,
  SystemRole,
} from '../shared/access.ts'

/**
 * Who may do what: the one table. `routes.ts` names the permission that each route asks for, `mount.ts` asks it
 * here, and the answers go to the web app, which shows only what will work.
 */
export const systemAccess: Readonly<Record<SystemPermission, readonly SystemRole[]>> = {
  'user.list': ['admin', 'member'],
  'user.manage': ['admin'],
  'sign-on.manage': ['admin'],
  'project.create': ['admin', 'member'],
  'project.list': ['admin', 'member'],
  'resource.read': ['admin', 'member'],
  'resource.manage': ['admin'],
  'provider.manage': ['admin'],
  'audit.read': ['admin'],
  'backup.manage': ['admin'],
  'token.own': ['admin', 'member'],
}

const everyone: readonly ProjectRole[] = ['owner', 'manager', 'reviewer', 'annotator']
const managers: readonly ProjectRole[] = ['owner', 'manager']

/** By role in the project. System admins count as owners of every project; what they look at is on record. */
export const projectAccess: Readonly<Record<ProjectPermission, readonly ProjectRole[]>> = {
  'project.read': everyone,
  'project.edit': managers,
  'project.delete': ['owner'],
  'project.archive': managers,
  'member.read': everyone,
  'member.edit': managers,
  'label.edit': managers,
  'task.read': everyone,
  // Without it: only tasks one is assigned to.
  'task.readAll': ['owner', 'manager', 'reviewer'],
  'task.import': managers,
  'task.edit': managers,
  'task.tag': ['owner', 'manager', 'reviewer'],
  'task.assign': managers,
  'task.delete': managers,
  'completion.read': everyone,
  'completion.create': everyone,
  'completion.edit': everyone,
  'completion.submit': everyone,
  'completion.star': everyone,
  'comment.write': everyone,
  'review.decide': ['owner', 'manager', 'reviewer'],
  'deidentify.run': managers,
  'deidentify.view': everyone,
  'export.run': managers,
  'dashboard.read': managers,
  'audit.readProject': managers,
}

/** What still works in a project that was put away. */
const inArchived: ReadonlySet<ProjectPermission> = new Set([
  'project.read',
  'project.edit',
  'project.delete',
  'project.archive',
  'member.read',
  'task.read',
  'task.readAll',
  'completion.read',
  'deidentify.view',
  'export.run',
  'dashboard.read',
  'audit.readProject',
])

/** What a person may do in the system. */
export function systemPermissions(role: SystemRole): readonly SystemPermission[] {
  return (Object.keys(systemAccess) as SystemPermission[]).filter((it) => systemAccess[it].includes(role))
}

/** What a person may do in a project; nothing without a role there, unless they are a system admin. */
export function projectPermissions(
  roles: readonly ProjectRole[],
  { admin, archived }: { admin: boolean; archived: boolean },
): readonly ProjectPermission[] {
  const held: readonly ProjectRole[] = admin ? ['owner', ...roles] : roles
  return (Object.keys(projectAccess) as ProjectPermission[]).filter(
    (it) => projectAccess[it].some((role) => held.includes(role)) && (!archived || inArchived.has(it)),
  )
}

/** Whether a permission is asked of a project rather than of the system. */
export function isProjectPermission(permission: Permission): permission is ProjectPermission {
  return Object.hasOwn(projectAccess, permission)
}

/** The token scope that a route needs beside its permission. */
export function scopeFor(method: string, who: string): 'read' | 'write' | 'export' | 'admin' {
  if (who in systemAccess && systemAccess[who as SystemPermission].length === 1) return 'admin'
  if (who === 'export.run' || who === 'project.archive') return 'export'
  return method === 'GET' ? 'read' : 'write'
}
