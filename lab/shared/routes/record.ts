import { z } from 'zod'
import * as audit from '../audit.ts'
import { backupListSchema } from '../backups.ts'
import { eventQuery } from '../events.ts'
import { projectParams } from '../identifiers.ts'
import type { Route } from './route.ts'

const bytes = z.string()
const project = '/api/projects/:projectId'

/** The record, backups, and live updates. */
export const recordRoutes = {
  listAudit: {
    method: 'GET',
    path: '/api/audit',
    who: 'audit.read',
    summary: 'The record of everything',
    query: audit.auditQuery,
    reply: audit.auditListSchema,
  },
  listProjectAudit: {
    method: 'GET',
    path: `${project}/audit`,
    who: 'audit.readProject',
    summary: "A project's part of the record",
    params: projectParams,
    query: audit.auditQuery,
    reply: audit.auditListSchema,
  },
  verifyAudit: {
    method: 'GET',
    path: '/api/audit/verify',
    who: 'audit.read',
    summary: 'Check the chain',
    reply: audit.auditVerdictSchema,
  },
  exportAudit: {
    method: 'GET',
    path: '/api/audit/file',
    who: 'audit.read',
    summary: 'The record as JSON lines',
    query: audit.auditQuery,
    reply: bytes,
    stream: 'file',
  },
  listBackups: {
    method: 'GET',
    path: '/api/backups',
    who: 'backup.manage',
    summary: 'Backups',
    reply: backupListSchema,
  },
  createBackup: {
    method: 'POST',
    path: '/api/backups',
    who: 'backup.manage',
    summary: 'Back up now',
    reply: backupListSchema,
  },
  events: {
    method: 'GET',
    path: '/api/events',
    who: 'signed-in',
    summary: 'Live updates',
    query: eventQuery,
    reply: bytes,
    stream: 'events',
  },
} as const satisfies Record<string, Route>
