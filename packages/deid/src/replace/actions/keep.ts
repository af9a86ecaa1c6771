import { z } from 'zod'
import type { Action } from '../action.ts'
import { settingsReader } from '../settings.ts'

const schema = z.strictObject({})

/** The text as it is: found, listed, and left in place. */
export const keep: Action<z.output<typeof schema>> = {
  name: 'keep',
  settings: settingsReader('keep', schema),
  open:
    ({ doc }) =>
    (span) => ({ text: doc.text.slice(span.start, span.end) }),
  restore: () => (replacement) => replacement,
}
