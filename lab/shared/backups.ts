import { z } from 'zod'
import { instantSchema } from './identifiers.ts'

export const backupSchema = z.object({ name: z.string(), bytes: z.number().int(), createdAt: instantSchema })
export const backupListSchema = z.object({
  backups: z.array(backupSchema),
  folder: z.string(),
  everyHours: z.number().nullable(),
})
export type BackupList = z.infer<typeof backupListSchema>
