import { z } from 'zod'

/** A span with what the engine or a person proposes in its place. */
export const nominationSchema = z.object({
  /** Id of the completion's or prediction's span; `n1`… in a preview. */
  spanId: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  label: z.string(),
  score: z.number(),
  source: z.string(),
  /** Name of the action that proposed it, or `edited`. */
  action: z.string(),
  replacement: z.string(),
  flag: z.object({ code: z.string(), detail: z.string() }).nullable(),
})

/** A surface form of something removed that still stands in the output; offsets are of the output. */
export const leakSchema = z.object({
  start: z.number().int(),
  end: z.number().int(),
  label: z.string(),
  kind: z.string(),
})

/** The de-identified view of one text. `output` is null while a flagged nomination refuses the transform. */
export const deidentifiedSchema = z.object({
  nominations: z.array(nominationSchema),
  output: z.string().nullable(),
  /** Where each replacement stands in the output, in the order of the nominations that were applied. */
  places: z.array(z.object({ spanId: z.string(), start: z.number().int(), end: z.number().int() })),
  leaks: z.array(leakSchema),
  keyFingerprint: z.string(),
})
export type Deidentified = z.infer<typeof deidentifiedSchema>
