import * as comments from '../comments.ts'
import * as completions from '../completions.ts'
import { completionParams, doneSchema, projectParams, taskParams } from '../identifiers.ts'
import * as review from '../review.ts'
import type { Route } from './route.ts'

const nothing = doneSchema
const project = '/api/projects/:projectId'
const task = `${project}/tasks/:taskId`
const completion = `${project}/completions/:completionId`

/** Comments and review. */
export const reviewRoutes = {
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
} as const satisfies Record<string, Route>
