import { z } from 'zod'
import { completionSummarySchema } from './completions.ts'
import { idSchema } from './identifiers.ts'

/** Approve or reject a submitted completion; a rejection needs its reason and takes the star away. */
export const reviewDecisionSchema = z
  .object({ approved: z.boolean(), comment: z.string().trim().max(4000) })
  .refine((it) => it.approved || it.comment.length > 0, {
    path: ['comment'],
    message: 'Say why it is rejected',
  })

export const reviewQueueQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  mine: z.enum(['true', 'false']).default('false'),
})
export const reviewQueueSchema = z.object({
  items: z.array(
    z.object({
      taskId: idSchema,
      number: z.number().int(),
      title: z.string(),
      completion: completionSummarySchema,
    }),
  ),
  next: z.string().nullable(),
  total: z.number().int(),
})

/** Leftovers a person has looked at and left: they hold an export back no longer. */
export const dismissSchema = z.object({
  places: z
    .array(
      z.object({ start: z.number().int().min(0), end: z.number().int().min(1), label: z.string().max(64) }),
    )
    .min(1)
    .max(1000),
})

/** Doubtful leftovers: what a second look finds outside the reviewed spans, to be put before a person. */
export const rescanSchema = z.object({
  leftovers: z.array(
    z.object({
      start: z.number().int(),
      end: z.number().int(),
      label: z.string(),
      score: z.number(),
      source: z.string(),
    }),
  ),
})
