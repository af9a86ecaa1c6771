import { z } from 'zod'
import { idParam, idSchema, instantSchema, personSchema } from './identifiers.ts'

/** A remark on a task, or on a place of one of its completions. Comments may quote: they are treated as document text. */
export const commentSchema = z.object({
  id: idSchema,
  taskId: idSchema,
  completionId: idSchema.nullable(),
  spanId: z.string().nullable(),
  start: z.number().int().nullable(),
  end: z.number().int().nullable(),
  text: z.string(),
  author: personSchema,
  resolved: z.boolean(),
  mine: z.boolean(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
})
export type Comment = z.infer<typeof commentSchema>
export const commentListSchema = z.object({ comments: z.array(commentSchema) })
export const commentParams = z.object({ projectId: idParam, taskId: idParam, commentId: idParam })
export const newCommentSchema = z.object({
  text: z.string().trim().min(1).max(4000),
  completionId: idSchema.nullable().default(null),
  spanId: z.string().max(40).nullable().default(null),
  start: z.number().int().min(0).nullable().default(null),
  end: z.number().int().min(0).nullable().default(null),
})
export const commentChangeSchema = z.object({
  text: z.string().trim().min(1).max(4000).optional(),
  resolved: z.boolean().optional(),
})
