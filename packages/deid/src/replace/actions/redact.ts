import { z } from 'zod'
import type { Action } from '../action.ts'
import { settingsReader } from '../settings.ts'

const schema = z.strictObject({})

/** Nothing in place of the text; blanks around it stay. */
export const redact: Action<z.output<typeof schema>> = {
  name: 'redact',
  settings: settingsReader('redact', schema),
  open: () => () => ({ text: '' }),
}
