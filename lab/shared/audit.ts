import { z } from 'zod'
import { idSchema, instantSchema, personSchema } from './identifiers.ts'

/** One thing that happened; never holds document text. `hash` covers the entry and the hash before it. */
export const auditEntrySchema = z.object({
  seq: z.number().int(),
  at: instantSchema,
  who: personSchema.nullable(),
  /** `sign-in`, `task.view`, `completion.submit`, `export.download` … */
  action: z.string(),
  projectId: idSchema.nullable(),
  /** What it was done to: `task:118`, `user:4`. */
  subject: z.string().nullable(),
  /** Figures, ids, labels; no text. */
  detail: z.record(z.string(), z.unknown()),
  hash: z.string(),
})
export type AuditEntry = z.infer<typeof auditEntrySchema>
export const auditQuery = z.object({
  cursor: z.coerce.number().int().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  who: z.coerce.number().int().optional(),
  action: z.string().max(80).optional(),
  projectId: z.coerce.number().int().optional(),
  subject: z.string().max(80).optional(),
  from: z.string().max(40).optional(),
  to: z.string().max(40).optional(),
})
export const auditListSchema = z.object({
  entries: z.array(auditEntrySchema),
  next: z.number().int().nullable(),
})
export const auditVerdictSchema = z.object({
  whole: z.boolean(),
  entries: z.number().int(),
  /** First entry that does not fit; null when whole. */
  brokenAt: z.number().int().nullable(),
  lastHash: z.string(),
})
