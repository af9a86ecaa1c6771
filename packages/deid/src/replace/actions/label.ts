import { z } from 'zod'
import type { Action } from '../action.ts'
import { settingsReader } from '../settings.ts'

const schema = z.strictObject({
  /** `<PATIENT>`, or `PATIENT` without. */
  brackets: z.boolean().default(true),
  /** `<PATIENT_1>`: equal originals of a document get equal numbers. */
  numbered: z.boolean().default(false),
  /** Around the label in place of `<` and `>`. */
  open: z.string().default('<'),
  close: z.string().default('>'),
})

/**
 * The label in place of the text: `<PATIENT>`. Numbered, each different value of a label gets the next
 * number in reading order; values that differ only in case or blanks are one.
 */
export const label: Action<z.output<typeof schema>> = {
  name: 'label',
  settings: settingsReader('label', schema),
  open({ doc, settings: { brackets, numbered, open, close } }) {
    const around = (name: string) => (brackets ? open + name + close : name)
    if (!numbered) return (span) => ({ text: around(span.label) })
    const numbers = new Map<string, Map<string, number>>()
    return (span) => {
      const value = doc.text.slice(span.start, span.end).toLowerCase().replace(/\s+/g, ' ')
      let ofLabel = numbers.get(span.label)
      if (!ofLabel) numbers.set(span.label, (ofLabel = new Map()))
      const number = ofLabel.get(value) ?? ofLabel.size + 1
      ofLabel.set(value, number)
      return { text: around(`${span.label}_${number}`) }
    }
  },
}
