import { z } from 'zod'

/** The largest number that a column of ids holds. */
const LARGEST = 2 ** 31 - 1

/** Row ids are whole numbers from 1; in paths they arrive as text. */
export const idSchema = z.number().int().min(1).max(LARGEST)
export const idParam = z.coerce.number().int().min(1).max(LARGEST)
export const projectParams = z.object({ projectId: idParam })
export const taskParams = z.object({ projectId: idParam, taskId: idParam })
export const completionParams = z.object({ projectId: idParam, completionId: idParam })

/** ISO 8601 in UTC. */
export const instantSchema = z.string()

/** An answer that says only that it was done. */
export const doneSchema = z.object({ done: z.literal(true) })

/** A label of a scheme: upper case, digits, underscore. */
export const labelNameSchema = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Z][A-Z0-9_]*$/, 'A label is upper-case letters, digits and underscores')

/** Who did something, as screens show it. */
export const personSchema = z.object({ id: idSchema, username: z.string(), name: z.string() })
export type Person = z.infer<typeof personSchema>
