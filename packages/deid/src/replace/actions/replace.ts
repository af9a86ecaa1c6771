import { z } from 'zod'
import type { Action } from '../action.ts'
import { settingsReader } from '../settings.ts'

const schema = z.strictObject({ with: z.string() })

/** One fixed text in place of every span: `{ action: replace, with: "[removed]" }`. */
export const replace: Action<z.output<typeof schema>> = {
  name: 'replace',
  settings: settingsReader('replace', schema),
  open: ({ settings }) => {
    const proposal = { text: settings.with }
    return () => proposal
  },
}
