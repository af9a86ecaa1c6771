import { z } from 'zod'
import type { Action } from '../action.ts'
import { settingsReader } from '../settings.ts'
import { dateFields, noShift } from './date-settings.ts'
import { openDates } from './dates/date-surrogates.ts'
import { canShift } from './dates/shift-days.ts'
import { isDateLabel } from './kind-of-label.ts'

const schema = z.strictObject(dateFields).refine(canShift, noShift)

/**
 * Moves dates by one number of days per scope value and writes them in the form they came in, so that intervals stay
 * what they were. A date that cannot be read is flagged, or treated as `unparseable` says.
 */
export const shift: Action<z.output<typeof schema>> = {
  name: 'shift',
  settings: settingsReader('shift', schema),
  open({ doc, spans, allSpans, settings, keyring, scope }) {
    const own = new Set(spans)
    const dated = allSpans.filter((span) => own.has(span) || isDateLabel(span.label))
    return openDates({ doc, spans: dated, keyring, scope, settings })
  },
}
