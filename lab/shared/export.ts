import { z } from 'zod'
import { jobSchema } from './deidentify.ts'
import { idParam, idSchema, instantSchema, personSchema } from './identifiers.ts'
import { taskFilterSchema } from './tasks.ts'

export const exportFormatSchema = z.enum(['json', 'jsonl', 'csv', 'tsv', 'conll', 'brat', 'mat-json', 'txt'])
export type ExportFormat = z.infer<typeof exportFormatSchema>

export const exportRequestSchema = z.object({
  format: exportFormatSchema,
  /** Write the de-identified text. In a de-identification project anything else needs `project.archive`. */
  deidentified: z.boolean(),
  filter: taskFilterSchema,
  /** Only spans of these labels are written; null: all. Not for de-identified exports. */
  labels: z.array(z.string()).max(200).nullable(),
  /** Recorded in the audit trail and in the export itself. */
  includeUnreviewed: z.boolean(),
  onlyStarred: z.boolean(),
})
export type ExportRequest = z.infer<typeof exportRequestSchema>

export const skipReasonSchema = z.enum([
  'not-starred',
  'no-completion',
  'to-correct',
  'flagged',
  'leak',
  'leftover',
  'failed',
])
export type SkipReason = z.infer<typeof skipReasonSchema>

/** What would go out, in figures. `flagged`, `leak` and `leftover` are known only when it runs. */
export const exportPlanSchema = z.object({
  matching: z.number().int(),
  willExport: z.number().int(),
  unreviewed: z.number().int(),
  skipped: z.array(z.object({ reason: skipReasonSchema, count: z.number().int() })),
  words: z.string(),
})

export type ExportPlan = z.infer<typeof exportPlanSchema>

export const exportSchema = z.object({
  id: idSchema,
  job: jobSchema,
  request: exportRequestSchema,
  by: personSchema.nullable(),
  createdAt: instantSchema,
  exported: z.number().int(),
  unreviewed: z.number().int(),
  skipped: z.array(z.object({ reason: skipReasonSchema, count: z.number().int() })),
  fileName: z.string().nullable(),
  bytes: z.number().int().nullable(),
  sha256: z.string().nullable(),
  downloads: z.number().int(),
})
export type Export = z.infer<typeof exportSchema>
export const exportListSchema = z.object({ exports: z.array(exportSchema) })
export const exportParams = z.object({ projectId: idParam, exportId: idParam })
export const skippedQuery = z.object({
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  reason: skipReasonSchema.optional(),
})
export const skippedListSchema = z.object({
  skipped: z.array(
    z.object({
      taskId: idSchema,
      number: z.number().int(),
      title: z.string(),
      reason: skipReasonSchema,
      detail: z.string(),
    }),
  ),
  next: z.string().nullable(),
})
