import { z } from 'zod'
import { dateFields, noShift } from './date-settings.ts'
import { canShift } from './dates/shift-days.ts'

// `pools` is another word for `ours`: the pools that come with the engine.
const sources = z
  .enum(['own-first', 'both', 'own', 'ours', 'pools'])
  .transform((source) => (source === 'pools' ? 'ours' : source))

/** A table by label, in any case. */
function byLabel<T extends z.ZodType>(value: T) {
  return z
    .record(z.string(), value)
    .default({})
    .transform((table) =>
      Object.fromEntries(Object.entries(table).map(([label, v]) => [label.toUpperCase(), v] as const)),
    )
}

const schemaFields = {
  ...dateFields,
  /** Given names keep their gender, or may get any. */
  gender: z.enum(['keep', 'any']).default('keep'),
  /** Names of a known other origin or script get surrogates of the same, or any of the United States. */
  origin: z.enum(['keep', 'any']).default('any'),
  /** How near a surrogate place is to the original. */
  place: z.enum(['any', 'state', 'zip3']).default('any'),
  /** Countries get another country, or stay. */
  country: z.enum(['replace', 'keep']).default('replace'),
  /**
   * `fiction`: numbers set aside for fiction, of any area; `place`: of the state that the document's first address gets;
   * `area-code`: the rest of the number is new and the area stays.
   */
  phone: z.enum(['fiction', 'place', 'area-code']).default('fiction'),
  /** Ages stay within these bands: `[1, 4, 12]` is 0, 1-3, 4-11 and 12 up. */
  ageBands: z.array(z.int().min(0).max(150)).optional(),
  /** Ages above this become one band, written `90+`. */
  ageTop: z.int().min(1).max(150).default(89),
  /**
   * An age that a birth date and another date of the document say as well: it stays, as dates keep their intervals and would go on
   * saying it, or changes with the rest.
   */
  ageWithBirth: z.enum(['keep', 'change']).default('keep'),
  /** Only ages above `ageTop` change. */
  ageOnlyTop: z.boolean().default(false),
  /** `same`: surrogates from pools have as many characters as the original, where the pool allows. */
  length: z.enum(['any', 'same']).default('any'),
  /** With `length: same`: how many characters a surrogate may be longer or shorter. */
  lengthOffset: z.int().min(0).max(50).default(0),
  /** Values of your own by label, in place of the pools. */
  pools: byLabel(z.array(z.string().min(1)).min(1)),
  /** Fixed replacements: original, label, surrogate. */
  pairs: z.array(z.tuple([z.string().min(1), z.string().min(1), z.string()])).default([]),
  /**
   * Where surrogates come from: `own-first`: `pools` where they have the label, else ours; `both`: a mixture where they have
   * it; `own`: `pools` alone, and the label where they have none; `ours`: no `pools`.
   */
  source: sources.default('own-first'),
  /** The same for single labels. */
  sources: byLabel(sources),
  /** Labels whose phones, e-mail addresses and URLs are flagged when they cannot be read as such. */
  flagUnread: z.array(z.string()).default([]),
  /** Texts of a label that are at least so alike (0 to 1) count as one, as misspellings do. Absent: only equal ones. */
  alike: z.number().min(0.5).max(1).optional(),
}

/** What a policy may say about surrogates. */
export const surrogateSchema = z.strictObject(schemaFields).refine(canShift, noShift)
export type SurrogateSettings = z.output<typeof surrogateSchema>
