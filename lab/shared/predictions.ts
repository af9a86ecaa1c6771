import { z } from 'zod'
import { idParam, idSchema, instantSchema } from './identifiers.ts'

/** Why a machine made a span; holds no document text. */
export const whySchema = z.object({
  rule: z.string(),
  pattern: z.string().optional(),
  baseScore: z.number(),
  validated: z.boolean().nullable().optional(),
  contextGain: z.number().optional(),
  contextWord: z.string().optional(),
})

export const predictionSpanSchema = z.object({
  id: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  label: z.string(),
  score: z.number(),
  source: z.string(),
  why: whySchema.optional(),
})

export const predictionSummarySchema = z.object({
  id: idSchema,
  name: z.string(),
  createdAt: instantSchema,
  spans: z.number().int(),
})

/** A pipeline's spans on one task; read-only. Offsets are UTF-16 code units. */
export const predictionSchema = z.object({
  id: idSchema,
  taskId: idSchema,
  name: z.string(),
  createdAt: instantSchema,
  spans: z.array(predictionSpanSchema),
})
export type Prediction = z.infer<typeof predictionSchema>
export const predictionParams = z.object({ projectId: idParam, predictionId: idParam })
