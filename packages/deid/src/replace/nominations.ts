import { z } from 'zod'
import { DeidError } from '../text/message.ts'
import type { Nomination } from './action.ts'

const schema = z.array(
  z
    .strictObject({
      start: z.int().nonnegative(),
      end: z.int().positive(),
      label: z.string().min(1),
      score: z.number().min(0).max(1).default(1),
      source: z.string().default('given'),
      action: z.string().min(1).default('edited'),
      replacement: z.string(),
      flag: z.strictObject({ code: z.string().min(1), detail: z.string() }).optional(),
    })
    .refine(({ start, end }) => start < end, { path: ['end'], message: 'is not after start' }),
)

/**
 * Nominations as they come back from a person or a program, as parsed JSON: what `nominate` gave, edited or not. One that
 * names no action counts as `edited`; flags stay until they are settled. Throws a DeidError `bad-nominations` that names the
 * place and never shows a replacement. Whether they fit a document is checked by `transform`.
 */
export function readNominations(json: unknown): readonly Nomination[] {
  const result = schema.safeParse(json)
  if (!result.success) {
    const issue = result.error.issues[0]!
    const path = [...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys : [])]
    const key = path.map(String).join('.')
    throw new DeidError('bad-nominations', `Nominations: '${key}' is missing, unknown or no such value`, {
      key,
    })
  }
  return result.data.map(({ flag, ...rest }) => (flag ? { ...rest, flag } : rest))
}

/** The nomination with the replacement that a person wants: it counts as `edited`, and its flag is settled. */
export function editNomination(nomination: Nomination, replacement: string): Nomination {
  const { flag: _, ...rest } = nomination
  return { ...rest, replacement, action: 'edited' }
}
