import { z } from 'zod'
import type { Permission } from './access.ts'
import * as audit from './audit.ts'
import * as auth from './auth.ts'
import { backupListSchema } from './backups.ts'
import * as comments from './comments.ts'
import * as completions from './completions.ts'
import * as dashboard from './dashboard.ts'
import * as deidentify from './deidentify.ts'
import { eventQuery } from './events.ts'
import * as exports from './export.ts'
import { completionParams, doneSchema, idParam, projectParams, taskParams } from './identifiers.ts'
import * as imports from './imports.ts'
import * as labels from './labels.ts'
import * as members from './members.ts'
import { deidentifiedSchema } from './nominations.ts'
import * as operations from './operations.ts'
import * as predictions from './predictions.ts'
import * as projects from './projects.ts'
import * as resources from './resources.ts'
import * as review from './review.ts'
import * as tasks from './tasks.ts'
import * as users from './users.ts'

/** Who may call a route: everyone, everyone signed in, or those with a permission (in `:projectId`'s project). */
export type Who = 'anyone' | 'signed-in' | Permission

/**
 * One route of the API. `stream`: the answer is not JSON but what it says. `upload`: the body is
 * multipart/form-data with parts named `file`.
 */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly who: Who
  readonly summary: string
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly reply: z.ZodType
  readonly stream?: 'file' | 'events' | 'text'
  readonly upload?: true
}

const nothing = doneSchema
const bytes = z.string()
const project = '/api/projects/:projectId'
const task = `${project}/tasks/:taskId`
const completion = `${project}/completions/:completionId`

/** Every route of the lab, by name. The server mounts exactly these; OpenAPI and the web client come from them. */
export const routes = {
  // ── who is there
  session: {
    method: 'GET',
    path: '/api/session',
    who: 'anyone',
    summary: 'Who is signed in',
    reply: auth.sessionSchema,
  },
  setUp: {
    method: 'POST',
    path: '/api/setup',
    who: 'anyone',
    summary: 'Create the first admin',
    body: auth.setupSchema,
    reply: auth.sessionSchema,
  },
  signIn: {
    method: 'POST',
    path: '/api/session',
    who: 'anyone',
    summary: 'Sign in',
    body: auth.signInSchema,
    reply: auth.sessionSchema,
  },
  signOut: {
    method: 'DELETE',
    path: '/api/session',
    who: 'signed-in',
    summary: 'Sign out',
    reply: auth.sessionSchema,
  },
  changePassword: {
    method: 'POST',
    path: '/api/session/password',
    who: 'signed-in',
    summary: 'Change your password; ends your other sessions',
    body: auth.changePasswordSchema,
    reply: auth.sessionSchema,
  },
  listTokens: {
    method: 'GET',
    path: '/api/tokens',
    who: 'token.own',
    summary: 'Your API tokens',
    reply: auth.tokenListSchema,
  },
  createToken: {
    method: 'POST',
    path: '/api/tokens',
    who: 'token.own',
    summary: 'Create an API token',
    body: auth.newTokenSchema,
    reply: auth.createdTokenSchema,
  },
  removeToken: {
    method: 'DELETE',
    path: '/api/tokens/:tokenId',
    who: 'token.own',
    summary: 'Revoke a token',
    params: z.object({ tokenId: idParam }),
    reply: nothing,
  },

  // ── people
  listUsers: {
    method: 'GET',
    path: '/api/users',
    who: 'user.manage',
    summary: 'All people',
    reply: users.userListSchema,
  },
  listPeople: {
    method: 'GET',
    path: '/api/people',
    who: 'user.list',
    summary: 'Names of people, to pick a team',
    reply: members.candidateListSchema,
  },
  createUser: {
    method: 'POST',
    path: '/api/users',
    who: 'user.manage',
    summary: 'Add a person',
    body: users.newUserSchema,
    reply: users.userSchema,
  },
  changeUser: {
    method: 'PATCH',
    path: '/api/users/:userId',
    who: 'user.manage',
    summary: 'Change a person: role, lock, password',
    params: users.userParams,
    body: users.userChangeSchema,
    reply: users.userSchema,
  },

  // ── projects
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

  // ── labels and what becomes of them
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

  // ── resources
  listResources: {
    method: 'GET',
    path: '/api/resources',
    who: 'resource.read',
    summary: 'Pipelines, models, rules and prompts',
    query: resources.resourceQuery,
    reply: resources.resourceListSchema,
  },
  getProjectResources: {
    method: 'GET',
    path: `${project}/resources`,
    who: 'project.read',
    summary: 'What a project uses',
    params: projectParams,
    reply: resources.projectResourcesSchema,
  },
  setProjectResources: {
    method: 'PUT',
    path: `${project}/resources`,
    who: 'label.edit',
    summary: 'Choose resources and their labels',
    params: projectParams,
    body: resources.projectResourcesSchema,
    reply: resources.projectResourcesSchema,
  },
  listRules: {
    method: 'GET',
    path: '/api/rules',
    who: 'resource.read',
    summary: 'Rules',
    reply: resources.ruleListSchema,
  },
  createRule: {
    method: 'POST',
    path: '/api/rules',
    who: 'resource.manage',
    summary: 'Add a rule',
    body: resources.ruleBodySchema,
    reply: resources.ruleSchema,
  },
  changeRule: {
    method: 'PUT',
    path: '/api/rules/:ruleId',
    who: 'resource.manage',
    summary: 'Change a rule',
    params: resources.ruleParams,
    body: resources.ruleBodySchema,
    reply: resources.ruleSchema,
  },
  removeRule: {
    method: 'DELETE',
    path: '/api/rules/:ruleId',
    who: 'resource.manage',
    summary: 'Remove a rule',
    params: resources.ruleParams,
    reply: nothing,
  },
  exportRules: {
    method: 'GET',
    path: '/api/rules/file',
    who: 'resource.read',
    summary: 'All rules as a file',
    reply: resources.ruleFileSchema,
  },
  importRules: {
    method: 'POST',
    path: '/api/rules/file',
    who: 'resource.manage',
    summary: 'Add rules from a file; same names are updated',
    body: resources.ruleFileSchema,
    reply: resources.ruleImportReportSchema,
  },
  listPrompts: {
    method: 'GET',
    path: '/api/prompts',
    who: 'resource.read',
    summary: 'Prompts',
    reply: resources.promptListSchema,
  },
  createPrompt: {
    method: 'POST',
    path: '/api/prompts',
    who: 'resource.manage',
    summary: 'Add a prompt',
    body: resources.promptBodySchema,
    reply: resources.promptSchema,
  },
  changePrompt: {
    method: 'PUT',
    path: '/api/prompts/:promptId',
    who: 'resource.manage',
    summary: 'Change a prompt',
    params: resources.promptParams,
    body: resources.promptBodySchema,
    reply: resources.promptSchema,
  },
  removePrompt: {
    method: 'DELETE',
    path: '/api/prompts/:promptId',
    who: 'resource.manage',
    summary: 'Remove a prompt',
    params: resources.promptParams,
    reply: nothing,
  },
  listProviders: {
    method: 'GET',
    path: '/api/providers',
    who: 'resource.read',
    summary: 'Endpoints for prompts',
    reply: resources.providerListSchema,
  },
  createProvider: {
    method: 'POST',
    path: '/api/providers',
    who: 'provider.manage',
    summary: 'Add an endpoint',
    body: resources.providerBodySchema,
    reply: resources.providerSchema,
  },
  changeProvider: {
    method: 'PUT',
    path: '/api/providers/:providerId',
    who: 'provider.manage',
    summary: 'Change an endpoint; a null key keeps the old one',
    params: resources.providerParams,
    body: resources.providerBodySchema,
    reply: resources.providerSchema,
  },
  removeProvider: {
    method: 'DELETE',
    path: '/api/providers/:providerId',
    who: 'provider.manage',
    summary: 'Remove an endpoint',
    params: resources.providerParams,
    reply: nothing,
  },
  testProvider: {
    method: 'POST',
    path: '/api/providers/:providerId/test',
    who: 'provider.manage',
    summary: 'Ask an endpoint one harmless question',
    params: resources.providerParams,
    reply: resources.providerTestSchema,
  },
  playground: {
    method: 'POST',
    path: '/api/playground',
    who: 'resource.read',
    summary: 'Try a resource on a text',
    body: resources.playgroundRequestSchema,
    reply: resources.playgroundReplySchema,
  },

  // ── tasks
  listTasks: {
    method: 'GET',
    path: `${project}/tasks`,
    who: 'task.read',
    summary: 'Tasks, a page at a time',
    params: projectParams,
    query: tasks.taskListQuery,
    reply: tasks.taskListSchema,
  },
  nextTask: {
    method: 'GET',
    path: `${project}/next-task`,
    who: 'task.read',
    summary: 'The next task to work on',
    params: projectParams,
    query: tasks.nextTaskQuery,
    reply: tasks.nextTaskSchema,
  },
  getTask: {
    method: 'GET',
    path: task,
    who: 'task.read',
    summary: 'A task with its text; recorded as a view',
    params: taskParams,
    reply: tasks.taskSchema,
  },
  neighbours: {
    method: 'GET',
    path: `${task}/neighbours`,
    who: 'task.read',
    summary: 'Position in a list, and the tasks beside it',
    params: taskParams,
    query: tasks.neighbourQuery,
    reply: tasks.neighboursSchema,
  },
  changeTask: {
    method: 'PATCH',
    path: task,
    who: 'task.edit',
    summary: 'Title, tags, people of a task',
    params: taskParams,
    body: tasks.taskChangeSchema,
    reply: tasks.taskRowSchema,
  },
  assignTasks: {
    method: 'POST',
    path: `${project}/tasks/assign`,
    who: 'task.assign',
    summary: 'Assign many tasks',
    params: projectParams,
    body: tasks.assignSchema,
    reply: tasks.changedSchema,
  },
  tagTasks: {
    method: 'POST',
    path: `${project}/tasks/tag`,
    who: 'task.edit',
    summary: 'Tag many tasks',
    params: projectParams,
    body: tasks.tagSchema,
    reply: tasks.changedSchema,
  },
  removeTasks: {
    method: 'POST',
    path: `${project}/tasks/delete`,
    who: 'task.delete',
    summary: 'Delete many tasks',
    params: projectParams,
    body: tasks.removeTasksSchema,
    reply: tasks.changedSchema,
  },
  importTasks: {
    method: 'POST',
    path: `${project}/imports`,
    who: 'task.import',
    summary: 'Import files; existing ids are reported, never overwritten',
    params: projectParams,
    query: imports.importQuery,
    upload: true,
    reply: imports.importReportSchema,
  },
  listImports: {
    method: 'GET',
    path: `${project}/imports`,
    who: 'task.import',
    summary: 'Past imports',
    params: projectParams,
    reply: imports.importListSchema,
  },

  // ── completions
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
  compareCompletions: {
    method: 'GET',
    path: `${completion}/compare`,
    who: 'completion.read',
    summary: 'Differences of two completions',
    params: completionParams,
    query: completions.compareQuery,
    reply: completions.comparisonSchema,
  },

  // ── comments and review
  listComments: {
    method: 'GET',
    path: `${task}/comments`,
    who: 'completion.read',
    summary: 'Comments on a task',
    params: taskParams,
    reply: comments.commentListSchema,
  },
  createComment: {
    method: 'POST',
    path: `${task}/comments`,
    who: 'comment.write',
    summary: 'Comment on a task or a place',
    params: taskParams,
    body: comments.newCommentSchema,
    reply: comments.commentSchema,
  },
  changeComment: {
    method: 'PATCH',
    path: `${task}/comments/:commentId`,
    who: 'comment.write',
    summary: 'Edit your comment, or resolve one',
    params: comments.commentParams,
    body: comments.commentChangeSchema,
    reply: comments.commentSchema,
  },
  removeComment: {
    method: 'DELETE',
    path: `${task}/comments/:commentId`,
    who: 'comment.write',
    summary: 'Delete your comment',
    params: comments.commentParams,
    reply: nothing,
  },
  reviewQueue: {
    method: 'GET',
    path: `${project}/review`,
    who: 'review.decide',
    summary: 'Submitted work that waits for a reviewer',
    params: projectParams,
    query: review.reviewQueueQuery,
    reply: review.reviewQueueSchema,
  },
  decideReview: {
    method: 'POST',
    path: `${completion}/review`,
    who: 'review.decide',
    summary: 'Approve or reject',
    params: completionParams,
    body: review.reviewDecisionSchema,
    reply: completions.completionSummarySchema,
  },
  rescan: {
    method: 'POST',
    path: `${completion}/rescan`,
    who: 'completion.read',
    summary: 'Look again for what the spans leave out',
    params: completionParams,
    reply: review.rescanSchema,
  },
  dismissLeftovers: {
    method: 'POST',
    path: `${completion}/leftovers`,
    who: 'completion.submit',
    summary: 'Put leftovers aside after looking at them',
    params: completionParams,
    body: review.dismissSchema,
    reply: review.rescanSchema,
  },

  // ── de-identify
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

  // ── export
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

  // ── knowing where you stand
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

  // ── record, backups, live
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

export type RouteName = keyof typeof routes

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined
type Given<S> = S extends z.ZodType ? z.input<S> : undefined
type Part<R, K extends string> = K extends keyof R ? R[K] : undefined

/** What a handler gets, and what a caller gives and gets back. */
export type Params<R extends Route> = Parsed<Part<R, 'params'>>
export type Query<R extends Route> = Parsed<Part<R, 'query'>>
export type Body<R extends Route> = Parsed<Part<R, 'body'>>
export type Reply<R extends Route> = z.input<R['reply']>
export type GivenParams<R extends Route> = Given<Part<R, 'params'>>
export type GivenQuery<R extends Route> = Given<Part<R, 'query'>>
export type GivenBody<R extends Route> = Given<Part<R, 'body'>>
export type Answer<R extends Route> = z.output<R['reply']>
