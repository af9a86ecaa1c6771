import { z } from 'zod'
import { idSchema, instantSchema } from './identifiers.ts'

/** What became of one file, or one entry of an archive. */
export const importFileSchema = z.object({
  name: z.string(),
  format: z.string().nullable(),
  added: z.number().int(),
  duplicates: z.number().int(),
  failed: z.number().int(),
  /** At most 50, each with its line or entry where known; no document text. */
  problems: z.array(z.object({ where: z.string(), message: z.string() })),
})
export type ImportFile = z.infer<typeof importFileSchema>

/**
 * Ids that exist are never overwritten: they are reported. Upload is `multipart/form-data`, files in parts
 * named `file`; the query names the progress id that events carry.
 */
export const importQuery = z.object({
  /** Chosen by the browser; appears in `import` events. */
  importId: z.string().max(80).optional(),
  /** How to read: by content, or one of the formats. */
  format: z
    .enum(['auto', 'txt', 'json', 'jsonl', 'csv', 'tsv', 'jsl', 'labelstudio', 'brat', 'conll', 'mat-json'])
    .default('auto'),
  /** The spans that come with documents: as a prediction, as a draft of the importer, or left out. */
  spans: z.enum(['completion', 'prediction', 'ignore']).default('completion'),
  textColumn: z.string().max(200).optional(),
  idColumn: z.string().max(200).optional(),
})
export const importReportSchema = z.object({
  id: idSchema,
  startedAt: instantSchema,
  seconds: z.number(),
  added: z.number().int(),
  duplicates: z.number().int(),
  failed: z.number().int(),
  files: z.array(importFileSchema),
})
export type ImportReport = z.infer<typeof importReportSchema>
export const importListSchema = z.object({ imports: z.array(importReportSchema) })
