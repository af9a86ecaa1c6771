import { projectParams, taskParams } from '../identifiers.ts'
import * as imports from '../imports.ts'
import * as tasks from '../tasks.ts'
import type { Route } from './route.ts'

const project = '/api/projects/:projectId'
const task = `${project}/tasks/:taskId`

/** Tasks and how they come in. */
export const taskRoutes = {
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
    who: 'task.tag',
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
} as const satisfies Record<string, Route>
