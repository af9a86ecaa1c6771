import { z } from 'zod'
import * as dashboard from '../dashboard.ts'
import { projectParams } from '../identifiers.ts'
import type { Route } from './route.ts'

const bytes = z.string()
const project = '/api/projects/:projectId'

/** Knowing where you stand. */
export const dashboardRoutes = {
  dashboard: {
    method: 'GET',
    path: `${project}/dashboard`,
    who: 'dashboard.read',
    summary: 'Progress, labels, people, resources',
    params: projectParams,
    reply: dashboard.dashboardSchema,
  },
  agreement: {
    method: 'GET',
    path: `${project}/agreement`,
    who: 'dashboard.read',
    summary: 'Agreement between people',
    params: projectParams,
    reply: dashboard.agreementSchema,
  },
  labelAgreement: {
    method: 'GET',
    path: `${project}/agreement/labels`,
    who: 'dashboard.read',
    summary: 'Agreement of one pair, label by label',
    params: projectParams,
    query: dashboard.pairQuery,
    reply: dashboard.labelAgreementSchema,
  },
  disagreements: {
    method: 'GET',
    path: `${project}/disagreements`,
    who: 'dashboard.read',
    summary: 'Where two people differ',
    params: projectParams,
    query: dashboard.disagreementQuery,
    reply: dashboard.disagreementListSchema,
  },
  chartCsv: {
    method: 'GET',
    path: `${project}/charts/:chart`,
    who: 'dashboard.read',
    summary: 'The table behind a chart, as CSV',
    params: dashboard.chartParams,
    reply: bytes,
    stream: 'file',
  },
  drawLeakSample: {
    method: 'POST',
    path: `${project}/leak-sample`,
    who: 'project.edit',
    summary: 'Draw a random sample for double review',
    params: projectParams,
    body: dashboard.leakSampleRequestSchema,
    reply: dashboard.leakEstimateReplySchema,
  },
  leakEstimate: {
    method: 'GET',
    path: `${project}/leak-sample`,
    who: 'dashboard.read',
    summary: 'The estimate so far',
    params: projectParams,
    reply: dashboard.leakEstimateReplySchema,
  },
} as const satisfies Record<string, Route>
