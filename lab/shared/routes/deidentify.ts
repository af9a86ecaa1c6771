import * as deidentify from '../deidentify.ts'
import { completionParams, projectParams, taskParams } from '../identifiers.ts'
import { deidentifiedSchema } from '../nominations.ts'
import * as predictions from '../predictions.ts'
import type { Route } from './route.ts'

const project = '/api/projects/:projectId'
const task = `${project}/tasks/:taskId`
const completion = `${project}/completions/:completionId`

/** De-identification. */
export const deidentifyRoutes = {
  deidentify: {
    method: 'POST',
    path: `${project}/deidentify`,
    who: 'deidentify.run',
    summary: 'De-identify in the queue',
    params: projectParams,
    body: deidentify.deidentifyRequestSchema,
    reply: deidentify.jobSchema,
  },
  listJobs: {
    method: 'GET',
    path: `${project}/jobs`,
    who: 'project.read',
    summary: 'Running and recent jobs',
    params: projectParams,
    reply: deidentify.jobListSchema,
  },
  cancelJob: {
    method: 'POST',
    path: `${project}/jobs/:jobId/cancel`,
    who: 'deidentify.run',
    summary: 'Stop a job; what is done stays',
    params: deidentify.jobParams,
    reply: deidentify.jobSchema,
  },
  resumeJob: {
    method: 'POST',
    path: `${project}/jobs/:jobId/resume`,
    who: 'deidentify.run',
    summary: 'Go on with a stopped or failed job',
    params: deidentify.jobParams,
    reply: deidentify.jobSchema,
  },
  engineSettings: {
    method: 'GET',
    path: `${task}/engine`,
    who: 'deidentify.view',
    summary: 'What the browser needs to run the engine on a task',
    params: taskParams,
    query: deidentify.engineQuery,
    reply: deidentify.engineSettingsSchema,
  },
  viewDeidentified: {
    method: 'GET',
    path: `${completion}/deidentified`,
    who: 'deidentify.view',
    summary: 'The de-identified view, by the server',
    params: completionParams,
    reply: deidentifiedSchema,
  },
  viewPrediction: {
    method: 'GET',
    path: `${project}/predictions/:predictionId/deidentified`,
    who: 'deidentify.view',
    summary: 'The same for a prediction',
    params: predictions.predictionParams,
    reply: deidentifiedSchema,
  },
  setReplacements: {
    method: 'PUT',
    path: `${completion}/replacements`,
    who: 'completion.edit',
    summary: 'Edit nominations by hand',
    params: completionParams,
    body: deidentify.replacementsSchema,
    reply: deidentifiedSchema,
  },
} as const satisfies Record<string, Route>
