import { z } from 'zod'

/** The body of every answer that is not a success. `code` is stable; `message` is one sentence without document text. */
export const failureSchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    requestId: z.string(),
    /** Which part of the request was wrong, for forms: a path such as `labels.3.name`. */
    fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  }),
})
export type Failure = z.infer<typeof failureSchema>
