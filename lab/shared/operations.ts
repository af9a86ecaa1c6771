import { z } from 'zod'
import { instantSchema, labelNameSchema } from './identifiers.ts'
import { whySchema } from './predictions.ts'

/** Chosen by the browser, so that a repeated send is recognised: 8 to 40 of `A-Za-z0-9_-`. */
export const clientIdSchema = z.string().regex(/^[A-Za-z0-9_-]{8,40}$/)

/** A span of a completion. `version` counts its changes from 1; a removed one keeps its id and its count. */
export const completionSpanSchema = z.object({
  id: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  label: z.string(),
  score: z.number(),
  /** A detector's name, or `person:<username>`. */
  source: z.string(),
  /** Who made it last: dashed or solid on screen. */
  origin: z.enum(['machine', 'person']),
  version: z.number().int(),
  removed: z.boolean(),
  why: whySchema.optional(),
})
export type CompletionSpan = z.infer<typeof completionSpanSchema>

const base = {
  /** Unique; a repeat is answered `duplicate` and changes nothing. */
  id: clientIdSchema,
  /** Operations of one action, such as *label all equal*, share a group and are undone together. */
  group: clientIdSchema.nullable(),
  /** The operation that this one undoes or redoes; null: a plain edit. */
  undoes: clientIdSchema.nullable(),
  spanId: clientIdSchema,
  /** The span's version this edit was made on: 0 for a new one. */
  base: z.number().int().min(0),
}

/** One change of one span. `add` with a base above 0 brings a removed span back. */
export const operationSchema = z.discriminatedUnion('kind', [
  z.object({
    ...base,
    kind: z.literal('add'),
    start: z.number().int().min(0),
    end: z.number().int().min(1),
    label: labelNameSchema,
    /** Given when a machine's suggestion is accepted or brought back; absent: 1 and the person. */
    score: z.number().min(0).max(1).optional(),
    source: z.string().max(200).optional(),
  }),
  z.object({ ...base, kind: z.literal('remove') }),
  z.object({ ...base, kind: z.literal('relabel'), label: labelNameSchema }),
  z.object({
    ...base,
    kind: z.literal('move'),
    start: z.number().int().min(0),
    end: z.number().int().min(1),
  }),
  /** The person looked and it is right: origin becomes `person`, score 1. */
  z.object({ ...base, kind: z.literal('accept') }),
])
export type Operation = z.infer<typeof operationSchema>

export const operationBatchSchema = z.object({ operations: z.array(operationSchema).min(1).max(2000) })

/**
 * What became of one operation. `applied` and `duplicate`: it is on disk. `stale`: someone changed the span
 * first; `span` is how it stands now. `refused`: it can never apply; `reason` says why.
 */
export const operationResultSchema = z.object({
  id: z.string(),
  outcome: z.enum(['applied', 'duplicate', 'stale', 'refused']),
  seq: z.number().int().nullable(),
  span: completionSpanSchema.nullable(),
  reason: z.string().nullable(),
})
export type OperationResult = z.infer<typeof operationResultSchema>
export const operationReplySchema = z.object({
  results: z.array(operationResultSchema),
  /** Sequence number of the newest operation on this completion. */
  seq: z.number().int(),
})

/** One line of a completion's history: what a span was and became. Undo survives a reload by reading it. */
export const historyEntrySchema = z.object({
  seq: z.number().int(),
  operation: operationSchema,
  before: completionSpanSchema.nullable(),
  after: completionSpanSchema.nullable(),
  by: z.string(),
  at: instantSchema,
})
export type HistoryEntry = z.infer<typeof historyEntrySchema>
export const historyQuery = z.object({
  /** Only entries after this sequence number. */
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(10_000).default(5000),
})
export const historySchema = z.object({ entries: z.array(historyEntrySchema), seq: z.number().int() })
