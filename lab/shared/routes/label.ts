import { z } from 'zod'
import { doneSchema, projectParams } from '../identifiers.ts'
import * as labels from '../labels.ts'
import { deidentifiedSchema } from '../nominations.ts'
import * as projects from '../projects.ts'
import * as resources from '../resources.ts'
import type { Route } from './route.ts'

const nothing = doneSchema
const project = '/api/projects/:projectId'

/** Labels and what becomes of them. */
export const labelRoutes = {
  getLabels: {
    method: 'GET',
    path: `${project}/labels`,
    who: 'project.read',
    summary: 'Labels with colours, keys and strategies',
    params: projectParams,
    reply: labels.labelSettingsStateSchema,
  },
  setLabels: {
    method: 'PUT',
    path: `${project}/labels`,
    who: 'label.edit',
    summary: 'Change labels; names the version changed',
    params: projectParams,
    body: labels.labelSettingsChangeSchema,
    reply: labels.labelSettingsStateSchema,
  },
  getPolicy: {
    method: 'GET',
    path: `${project}/policy`,
    who: 'project.read',
    summary: 'The same as a policy file',
    params: projectParams,
    reply: labels.policyFileSchema,
  },
  readPolicy: {
    method: 'POST',
    path: `${project}/policy`,
    who: 'label.edit',
    summary: 'Read a policy file into label settings, without saving',
    params: projectParams,
    body: labels.policyFileSchema,
    reply: labels.policyReportSchema,
  },
  getObfuscation: {
    method: 'GET',
    path: `${project}/obfuscation`,
    who: 'label.edit',
    summary: "The project's own replacement values",
    params: projectParams,
    reply: labels.obfuscationStateSchema,
  },
  setObfuscation: {
    method: 'PUT',
    path: `${project}/obfuscation`,
    who: 'label.edit',
    summary: 'Upload replacement values; broken files are reported and not saved',
    params: projectParams,
    query: z.object({ check: z.enum(['true', 'false']).default('false') }),
    body: labels.obfuscationFileSchema,
    reply: labels.obfuscationReportSchema,
  },
  removeObfuscation: {
    method: 'DELETE',
    path: `${project}/obfuscation`,
    who: 'label.edit',
    summary: 'Remove the replacement values',
    params: projectParams,
    reply: nothing,
  },
  previewLabels: {
    method: 'POST',
    path: `${project}/preview`,
    who: 'label.edit',
    summary: 'Try settings on a sample text',
    params: projectParams,
    body: labels.previewRequestSchema,
    reply: deidentifiedSchema,
  },
  previewNewProject: {
    method: 'POST',
    path: '/api/preview',
    who: 'project.create',
    summary: 'Try settings in the wizard, before the project exists',
    body: labels.previewRequestSchema.extend({
      resources: resources.projectResourcesSchema.shape.resources.optional(),
    }),
    reply: deidentifiedSchema,
  },
  defaultLabels: {
    method: 'GET',
    path: '/api/default-labels',
    who: 'project.create',
    summary: 'Label settings a new project starts with',
    query: z.object({ kind: projects.projectKindSchema }),
    reply: labels.labelSettingsSchema,
  },
} as const satisfies Record<string, Route>
