import { z } from 'zod'
import { idParam, idSchema, instantSchema, personSchema } from './identifiers.ts'
import { selectionSchema } from './tasks.ts'

/** `predictions`: run the resources and keep what they find. The others transform people's work anew. */
export const deidentifyRequestSchema = z.object({
  selection: selectionSchema,
  on: z.enum(['predictions', 'manual', 'all']),
})

/** A long piece of work in the queue. `done + failed` goes up to `total`; events carry the same record. */
export const jobSchema = z.object({
  id: idSchema,
  projectId: idSchema.nullable(),
  kind: z.enum(['deidentify', 'export', 'delete-project', 'backup']),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled', 'paused']),
  total: z.number().int(),
  done: z.number().int(),
  failed: z.number().int(),
  /** Items per second over the last stretch; null before it is known. */
  rate: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  by: personSchema.nullable(),
  createdAt: instantSchema,
  startedAt: instantSchema.nullable(),
  finishedAt: instantSchema.nullable(),
  message: z.string().nullable(),
})
export type Job = z.infer<typeof jobSchema>
export const jobListSchema = z.object({ jobs: z.array(jobSchema) })
export const jobParams = z.object({ projectId: idParam, jobId: idParam })

/** Replacement a person gives for one span; null takes it back to the engine's own. */
export const replacementSchema = z.object({
  spanId: z.string().max(40),
  replacement: z.string().max(2000).nullable(),
})
export const replacementsSchema = z.object({ replacements: z.array(replacementSchema).max(5000) })

/**
 * All the browser needs to recompute the de-identified view with the same engine as the export: the policy as
 * JSON (`policy.ts` of the engine), this task's key and scope, obfuscation values and the edits made by hand.
 * The key is derived for the task's scope alone and opens no other scope.
 */
export const engineSettingsSchema = z.object({
  policy: z.record(z.string(), z.unknown()),
  /** Base64 of 32 bytes. */
  key: z.string(),
  keyFingerprint: z.string(),
  scope: z.string(),
  replacements: z.array(replacementSchema),
  settingsVersion: z.number().int(),
})
export type EngineSettings = z.infer<typeof engineSettingsSchema>
export const engineQuery = z.object({ completionId: idParam.optional() })
