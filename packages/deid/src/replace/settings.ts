import type { z } from 'zod'
import { DeidError } from '../text/message.ts'

/**
 * A reader of one action's settings: unknown keys and wrong values become a DeidError `bad-policy` that
 * names the action and the key, never the value.
 */
export function settingsReader<S extends z.ZodType>(
  action: string,
  schema: S,
): (raw: Readonly<Record<string, unknown>>) => z.output<S> {
  return (raw) => {
    const result = schema.safeParse(raw)
    if (result.success) return result.data
    const issue = result.error.issues[0]!
    const key = issue.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : issue.path.map(String).join('.')
    const what = issue.code === 'unrecognized_keys' ? 'is not one of its settings' : describe(issue)
    throw new DeidError('bad-policy', `Action ${action}: '${key}' ${what}`, { key })
  }
}

function describe(issue: z.core.$ZodIssue): string {
  return issue.message.replace(/^Invalid (?:input|option): /, '').replace(/, received .*$/, '')
}
