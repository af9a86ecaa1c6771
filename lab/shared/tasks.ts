import { z } from 'zod'
import { completionSummarySchema } from './completions.ts'
import { idParam, idSchema, instantSchema, personSchema } from './identifiers.ts'
import { predictionSummarySchema } from './predictions.ts'

export const taskStateSchema = z.enum(['incomplete', 'in-progress', 'submitted', 'reviewed', 'to-correct'])
export type TaskState = z.infer<typeof taskStateSchema>

/** The dot: grey not run, green ok, red failed; `reason` says why in words without document text. */
export const dotSchema = z.object({ colour: z.enum(['grey', 'green', 'red']), reason: z.string() })

export const taskRowSchema = z.object({
  id: idSchema,
  /** Counts from 1 in each project: what screens show as #118. */
  number: z.number().int(),
  /** The id the document came with; unique in the project. */
  externalId: z.string(),
  title: z.string(),
  tags: z.array(z.string()),
  state: taskStateSchema,
  dot: dotSchema,
  assignees: z.array(personSchema),
  reviewer: personSchema.nullable(),
  authors: z.array(personSchema),
  characters: z.number().int(),
  /** Spans of the newest completion, else of the newest prediction. */
  spans: z.number().int(),
  uncertain: z.number().int(),
  starred: z.boolean(),
  comments: z.number().int(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
})
export type TaskRow = z.infer<typeof taskRowSchema>

/**
 * Which tasks. `q` is the search box: words of the title, and `text:"chest pain"`, `label:PATIENT`,
 * `label:PATIENT=Smith`, `tag:NonDeidentified`, `state:submitted`, `id:…`; all must hold.
 */
export const taskFilterSchema = z.object({
  q: z.string().max(500).optional(),
  state: taskStateSchema.optional(),
  tag: z.string().max(100).optional(),
  assignee: idParam.optional(),
  author: idParam.optional(),
  dot: z.enum(['grey', 'green', 'red']).optional(),
  starred: z.enum(['true', 'false']).optional(),
  mine: z.enum(['true', 'false']).optional(),
})
export type TaskFilter = z.infer<typeof taskFilterSchema>

export const taskSortSchema = z.enum(['number', '-number', 'title', '-title', 'updated', '-updated'])
export const taskListQuery = taskFilterSchema.extend({
  /** From the last answer's `next`. */
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  sort: taskSortSchema.default('number'),
})
export const taskListSchema = z.object({
  tasks: z.array(taskRowSchema),
  next: z.string().nullable(),
  /** How many match; `exact` false: at least so many (under a filter counting stops at 10,000, at 1,000 for words in texts). Only on the first page. */
  total: z.object({ count: z.number().int(), exact: z.boolean() }).nullable(),
})

/** Ticked rows, or everything a filter matches (the selection that survives paging). */
export const selectionSchema = z.union([
  z.object({ ids: z.array(idSchema).min(1).max(100_000) }),
  z.object({ filter: taskFilterSchema }),
])
export type Selection = z.infer<typeof selectionSchema>
export const changedSchema = z.object({ changed: z.number().int() })

export const taskSchema = taskRowSchema.extend({
  text: z.string(),
  meta: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  completions: z.array(completionSummarySchema),
  predictions: z.array(predictionSummarySchema),
  /** The completion this person would go on with: their draft, else their newest. */
  currentCompletionId: idSchema.nullable(),
})
export type Task = z.infer<typeof taskSchema>

/** Where a task stands in a filtered list; ids of those beside it. */
export const neighbourQuery = taskFilterSchema.extend({ sort: taskSortSchema.default('number') })
export const neighboursSchema = z.object({
  previous: idSchema.nullable(),
  next: idSchema.nullable(),
  position: z.number().int(),
  total: z.number().int(),
})
/** The next task to work on, by the project's sampling; null: nothing left for this person. */
export const nextTaskQuery = z.object({ after: idParam.optional() })
export const nextTaskSchema = z.object({ taskId: idSchema.nullable() })

export const taskChangeSchema = z.object({
  title: z.string().min(1).max(300).optional(),
  tags: z.array(z.string().min(1).max(60)).max(50).optional(),
  reviewerId: idSchema.nullable().optional(),
  assigneeIds: z.array(idSchema).max(50).optional(),
})
export const assignSchema = z.object({
  selection: selectionSchema,
  userIds: z.array(idSchema).min(1).max(100),
  /** `all`: each task to each person; the others share the tasks out. */
  mode: z.enum(['all', 'sequential', 'random']),
  /** With the sharing modes: at most so many per person. */
  perPerson: z.number().int().min(1).max(100_000).nullable(),
  as: z.enum(['annotator', 'reviewer']),
  /** Take away who was assigned before. */
  replace: z.boolean(),
})
export const tagSchema = z.object({
  selection: selectionSchema,
  add: z.array(z.string().min(1).max(60)).max(20),
  remove: z.array(z.string().min(1).max(60)).max(20),
})
export const removeTasksSchema = z.object({ selection: selectionSchema })
