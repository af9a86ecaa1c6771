import { z } from 'zod'
import { idParam, idSchema, instantSchema, personSchema } from './identifiers.ts'
import { completionSpanSchema } from './operations.ts'

/** draft → submitted (locked). A star (ground truth) is a mark on a submitted one; see `starred`. */
export const completionStateSchema = z.enum(['draft', 'submitted'])

export const reviewStatusSchema = z.object({
  approved: z.boolean(),
  comment: z.string(),
  reviewer: personSchema,
  at: instantSchema,
})
export type ReviewStatus = z.infer<typeof reviewStatusSchema>

export const completionSummarySchema = z.object({
  id: idSchema,
  taskId: idSchema,
  author: personSchema,
  state: completionStateSchema,
  starred: z.boolean(),
  /** Was de-identified with the settings as they stand: screens add "(De-identified)". */
  deidentified: z.boolean(),
  review: reviewStatusSchema.nullable(),
  copiedFrom: z.object({ kind: z.enum(['prediction', 'completion']), id: idSchema }).nullable(),
  spans: z.number().int(),
  /** Of the work so far, by the browser's reckoning. */
  seconds: z.number(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  submittedAt: instantSchema.nullable(),
  may: z.array(z.enum(['edit', 'submit', 'star', 'unstar', 'remove', 'clone', 'review'])),
})
export type CompletionSummary = z.infer<typeof completionSummarySchema>

/** A draft that its author deleted. It is kept, and its author can bring it back. */
export const removedCompletionSchema = completionSummarySchema.extend({
  removedAt: instantSchema,
  mayRestore: z.boolean(),
})
export const removedListSchema = z.object({ completions: z.array(removedCompletionSchema) })

export const completionSchema = completionSummarySchema.extend({
  /** Live spans in reading order. */
  spanList: z.array(completionSpanSchema),
  /** Removed spans, newest last, so that undo can name their version. */
  removedSpans: z.array(completionSpanSchema),
  seq: z.number().int(),
})
export type Completion = z.infer<typeof completionSchema>

export const newCompletionSchema = z.object({
  from: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('empty') }),
    z.object({
      kind: z.literal('prediction'),
      id: idSchema,
      /** Only spans at least this sure. */
      minimumScore: z.number().min(0).max(1).default(0),
    }),
    z.object({ kind: z.literal('completion'), id: idSchema }),
  ]),
  /** Accept: submit and star at once. */
  accept: z.boolean().default(false),
})

/** `seq` is what the browser has seen; a submit of something else is refused with 409 `stale`. */
export const submitSchema = z.object({
  seq: z.number().int(),
  star: z.boolean(),
  seconds: z.number().min(0).optional(),
})
export const starSchema = z.object({ starred: z.boolean() })
export const timeSchema = z.object({ seconds: z.number().min(0).max(86_400) })

export const compareQuery = z.object({ with: idParam })
/** One difference or agreement, in reading order. */
export const differenceSchema = z.object({
  kind: z.enum(['agreed', 'only-left', 'only-right', 'label', 'borders']),
  left: completionSpanSchema.nullable(),
  right: completionSpanSchema.nullable(),
})
export type Difference = z.infer<typeof differenceSchema>
export const comparisonSchema = z.object({
  differences: z.array(differenceSchema),
  summary: z.object({
    agreed: z.number().int(),
    borders: z.number().int(),
    label: z.number().int(),
    onlyLeft: z.number().int(),
    onlyRight: z.number().int(),
    /** Exact-span F1 of left against right; null when both are empty. */
    f1: z.number().nullable(),
    /** Cohen's kappa over characters; null where chance agreement is total. */
    kappa: z.number().nullable(),
  }),
})
export type Comparison = z.infer<typeof comparisonSchema>
