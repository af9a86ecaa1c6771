import * as completions from '../completions.ts'
import { completionParams, doneSchema, taskParams } from '../identifiers.ts'
import * as operations from '../operations.ts'
import * as predictions from '../predictions.ts'
import type { Route } from './route.ts'

const nothing = doneSchema
const project = '/api/projects/:projectId'
const task = `${project}/tasks/:taskId`
const completion = `${project}/completions/:completionId`

/** Predictions and completions. */
export const completionRoutes = {
  getPrediction: {
    method: 'GET',
    path: `${project}/predictions/:predictionId`,
    who: 'completion.read',
    summary: 'What the machine found',
    params: predictions.predictionParams,
    reply: predictions.predictionSchema,
  },
  createCompletion: {
    method: 'POST',
    path: `${task}/completions`,
    who: 'completion.create',
    summary: 'Start, copy or accept',
    params: taskParams,
    body: completions.newCompletionSchema,
    reply: completions.completionSchema,
  },
  getCompletion: {
    method: 'GET',
    path: completion,
    who: 'completion.read',
    summary: 'A completion with its spans',
    params: completionParams,
    reply: completions.completionSchema,
  },
  applyOperations: {
    method: 'POST',
    path: `${completion}/operations`,
    who: 'completion.edit',
    summary: 'Edit spans; stale edits are answered with the newer span',
    params: completionParams,
    body: operations.operationBatchSchema,
    reply: operations.operationReplySchema,
  },
  getHistory: {
    method: 'GET',
    path: `${completion}/history`,
    who: 'completion.read',
    summary: 'Every edit, oldest first',
    params: completionParams,
    query: operations.historyQuery,
    reply: operations.historySchema,
  },
  submitCompletion: {
    method: 'POST',
    path: `${completion}/submit`,
    who: 'completion.submit',
    summary: 'Lock it, and star it where asked',
    params: completionParams,
    body: completions.submitSchema,
    reply: completions.completionSummarySchema,
  },
  starCompletion: {
    method: 'POST',
    path: `${completion}/star`,
    who: 'completion.star',
    summary: 'Make it ground truth, or no longer',
    params: completionParams,
    body: completions.starSchema,
    reply: completions.completionSummarySchema,
  },
  addTime: {
    method: 'POST',
    path: `${completion}/time`,
    who: 'completion.edit',
    summary: 'Add working time',
    params: completionParams,
    body: completions.timeSchema,
    reply: nothing,
  },
  removeCompletion: {
    method: 'DELETE',
    path: completion,
    who: 'completion.edit',
    summary: 'Delete your own draft',
    params: completionParams,
    reply: nothing,
  },
  listRemoved: {
    method: 'GET',
    path: `${task}/removed-completions`,
    who: 'completion.read',
    summary: 'Deleted drafts: your own, or everyone’s for those who see all work',
    params: taskParams,
    reply: completions.removedListSchema,
  },
  restoreCompletion: {
    method: 'POST',
    path: `${completion}/restore`,
    who: 'completion.edit',
    summary: 'Bring back your deleted draft',
    params: completionParams,
    reply: completions.completionSummarySchema,
  },
  compareCompletions: {
    method: 'GET',
    path: `${completion}/compare`,
    who: 'completion.read',
    summary: 'Differences of two completions',
    params: completionParams,
    query: completions.compareQuery,
    reply: completions.comparisonSchema,
  },
} as const satisfies Record<string, Route>
