import { z } from 'zod'

/** System roles. */
export const systemRoleSchema = z.enum(['admin', 'member'])
export type SystemRole = z.infer<typeof systemRoleSchema>

/** Roles in one project; a person may have several. */
export const projectRoleSchema = z.enum(['owner', 'manager', 'reviewer', 'annotator'])
export type ProjectRole = z.infer<typeof projectRoleSchema>

/**
 * What a person may do. The server holds the one table of who may (`server/access.ts`)
 * and sends the answers: `Session.may` for the system, `Project.may` for one project.
 */
export const systemPermissionSchema = z.enum([
  'user.list',
  'user.manage',
  'sign-on.manage',
  'project.create',
  'project.list',
  'resource.read',
  'resource.manage',
  'provider.manage',
  'audit.read',
  'backup.manage',
  'token.own',
])
export type SystemPermission = z.infer<typeof systemPermissionSchema>

export const projectPermissionSchema = z.enum([
  'project.read',
  'project.edit',
  'project.delete',
  'project.archive',
  'member.read',
  'member.edit',
  'label.edit',
  'task.read',
  'task.readAll',
  'task.import',
  'task.edit',
  'task.tag',
  'task.assign',
  'task.delete',
  'completion.read',
  'completion.create',
  'completion.edit',
  'completion.submit',
  'completion.star',
  'comment.write',
  'review.decide',
  'deidentify.run',
  'deidentify.view',
  'export.run',
  'dashboard.read',
  'audit.readProject',
])
export type ProjectPermission = z.infer<typeof projectPermissionSchema>
export type Permission = SystemPermission | ProjectPermission
