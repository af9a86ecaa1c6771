import { z } from 'zod'
import * as exports from '../export.ts'
import { projectParams } from '../identifiers.ts'
import type { Route } from './route.ts'

const bytes = z.string()
const project = '/api/projects/:projectId'

/** Exports. */
export const exportRoutes = {
  planExport: {
    method: 'POST',
    path: `${project}/exports/plan`,
    who: 'export.run',
    summary: 'What would go out, in words',
    params: projectParams,
    body: exports.exportRequestSchema,
    reply: exports.exportPlanSchema,
  },
  createExport: {
    method: 'POST',
    path: `${project}/exports`,
    who: 'export.run',
    summary: 'Write an export in the queue',
    params: projectParams,
    body: exports.exportRequestSchema,
    reply: exports.exportSchema,
  },
  listExports: {
    method: 'GET',
    path: `${project}/exports`,
    who: 'export.run',
    summary: 'History of exports',
    params: projectParams,
    reply: exports.exportListSchema,
  },
  getExport: {
    method: 'GET',
    path: `${project}/exports/:exportId`,
    who: 'export.run',
    summary: 'An export',
    params: exports.exportParams,
    reply: exports.exportSchema,
  },
  listSkipped: {
    method: 'GET',
    path: `${project}/exports/:exportId/skipped`,
    who: 'export.run',
    summary: 'Tasks left out, with reasons',
    params: exports.exportParams,
    query: exports.skippedQuery,
    reply: exports.skippedListSchema,
  },
  downloadExport: {
    method: 'GET',
    path: `${project}/exports/:exportId/file`,
    who: 'export.run',
    summary: 'The file; recorded',
    params: exports.exportParams,
    reply: bytes,
    stream: 'file',
  },
} as const satisfies Record<string, Route>
