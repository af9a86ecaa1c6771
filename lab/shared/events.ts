import { z } from 'zod'
import { jobSchema } from './deidentify.ts'
import { idParam, idSchema } from './identifiers.ts'
import { operationResultSchema } from './operations.ts'

/**
 * Server-sent events: `event:` is the kind, `data:` this JSON, `id:` counts up. A browser that reconnects with
 * `Last-Event-ID` too old gets `reload` and asks for everything anew.
 */
export const labEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hello') }),
  z.object({ kind: z.literal('reload') }),
  z.object({ kind: z.literal('job'), job: jobSchema }),
  z.object({
    kind: z.literal('import'),
    projectId: idSchema,
    importId: z.string(),
    file: z.string(),
    added: z.number().int(),
    duplicates: z.number().int(),
    failed: z.number().int(),
  }),
  /** Rows of a list changed; at most 200 ids, else null: ask again. */
  z.object({ kind: z.literal('tasks'), projectId: idSchema, taskIds: z.array(idSchema).nullable() }),
  z.object({ kind: z.literal('project'), projectId: idSchema }),
  /** Someone's operations on a completion; `client` is the `x-client-id` header of the sender. */
  z.object({
    kind: z.literal('operations'),
    projectId: idSchema,
    taskId: idSchema,
    completionId: idSchema,
    client: z.string().nullable(),
    results: z.array(operationResultSchema),
    seq: z.number().int(),
  }),
  z.object({ kind: z.literal('completion'), projectId: idSchema, taskId: idSchema, completionId: idSchema }),
  z.object({ kind: z.literal('comment'), projectId: idSchema, taskId: idSchema }),
])
export type LabEvent = z.infer<typeof labEventSchema>

/** Subscribe to one project, and within it to the operations on one task; absent: only what is about oneself. */
export const eventQuery = z.object({ projectId: idParam.optional(), taskId: idParam.optional() })
