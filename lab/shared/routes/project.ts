import { z } from 'zod'
import { projectParams } from '../identifiers.ts'
import * as members from '../members.ts'
import * as projects from '../projects.ts'
import type { Route } from './route.ts'

const bytes = z.string()
const project = '/api/projects/:projectId'

/** Projects and their teams. */
export const projectRoutes = {
  listGroups: {
    method: 'GET',
    path: '/api/groups',
    who: 'project.list',
    summary: 'Groups of projects',
    reply: projects.groupListSchema,
  },
  createGroup: {
    method: 'POST',
    path: '/api/groups',
    who: 'project.create',
    summary: 'Add a group',
    body: projects.newGroupSchema,
    reply: projects.groupSchema,
  },
  listProjects: {
    method: 'GET',
    path: '/api/projects',
    who: 'project.list',
    summary: 'Your projects',
    query: projects.projectQuery,
    reply: projects.projectListSchema,
  },
  createProject: {
    method: 'POST',
    path: '/api/projects',
    who: 'project.create',
    summary: 'Create a project',
    body: projects.newProjectSchema,
    reply: projects.projectSchema,
  },
  importDemo: {
    method: 'POST',
    path: '/api/projects/demo',
    who: 'project.create',
    summary: 'Import the demo project',
    reply: projects.projectSchema,
  },
  importProject: {
    method: 'POST',
    path: '/api/projects/import',
    who: 'project.create',
    summary: 'Import a project archive (zip)',
    upload: true,
    reply: projects.projectImportReplySchema,
  },
  getProject: {
    method: 'GET',
    path: project,
    who: 'project.read',
    summary: 'A project',
    params: projectParams,
    reply: projects.projectSchema,
  },
  changeProject: {
    method: 'PATCH',
    path: project,
    who: 'project.edit',
    summary: 'Change a project; its kind is permanent',
    params: projectParams,
    body: projects.projectChangeSchema,
    reply: projects.projectSchema,
  },
  cloneProject: {
    method: 'POST',
    path: `${project}/clone`,
    who: 'project.archive',
    summary: 'Copy a project',
    params: projectParams,
    body: projects.cloneProjectSchema,
    reply: projects.projectSchema,
  },
  archiveProject: {
    method: 'POST',
    path: `${project}/archive`,
    who: 'project.edit',
    summary: 'Put a project away: read-only',
    params: projectParams,
    body: z.object({ archived: z.boolean() }),
    reply: projects.projectSchema,
  },
  deleteProject: {
    method: 'POST',
    path: `${project}/delete`,
    who: 'project.delete',
    summary: 'Delete after a waiting period',
    params: projectParams,
    body: projects.deleteProjectSchema,
    reply: projects.projectSchema,
  },
  restoreProject: {
    method: 'POST',
    path: `${project}/restore`,
    who: 'project.delete',
    summary: 'Bring a deleted project back',
    params: projectParams,
    reply: projects.projectSchema,
  },
  downloadProject: {
    method: 'GET',
    path: `${project}/archive.zip`,
    who: 'project.archive',
    summary: 'The whole project as an archive, texts included',
    params: projectParams,
    reply: bytes,
    stream: 'file',
  },
  listMembers: {
    method: 'GET',
    path: `${project}/members`,
    who: 'member.read',
    summary: 'The team in priority order',
    params: projectParams,
    reply: members.memberListSchema,
  },
  setMembers: {
    method: 'PUT',
    path: `${project}/members`,
    who: 'member.edit',
    summary: 'Set the team and its order',
    params: projectParams,
    body: members.memberChangeSchema,
    reply: members.memberListSchema,
  },
} as const satisfies Record<string, Route>
