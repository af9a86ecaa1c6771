import type { Doc } from '../../../text/doc.ts'
import { DeidError } from '../../../text/message.ts'
import type { Keyring } from '../../action.ts'
import { drawsOf } from '../scope-key.ts'
import { daysInMonth } from './calendar.ts'

/** Where the number of days comes from. */
export interface ShiftSettings {
  /** A fixed number, or the range that the key draws from; 0 is never drawn. */
  readonly days: number | { readonly min: number; readonly max: number }
  /** A metadata field that holds the number of days; a document without one is an error. */
  readonly daysField?: string | undefined
  /** Only whole weeks, so that weekdays stay. */
  readonly wholeWeeks: boolean
  /**
   * `never`: only backwards, so that nothing that has happened moves past the day of writing; with `now`, both ways, and what would
   * come to lie after that day is flagged.
   */
  readonly future: 'allow' | 'never'
  /** As `2020-06-15`. */
  readonly now?: string | undefined
}

/** Whether the range holds a number of days that may be drawn. */
export function canShift({ days, ...settings }: ShiftSettings): boolean {
  return typeof days === 'number' || candidates(days, settings).count > 0
}

/**
 * The days that every date of this scope moves by: one number per key and scope value, whatever the document; none that leaves
 * days of the month or weekdays as they were, if the range has others. Throws a DeidError `missing-shift` naming the field when the number is to come from metadata and is not there.
 */
export function shiftDays(keyring: Keyring, scope: string, doc: Doc, settings: ShiftSettings): number {
  const { days, daysField } = settings
  if (daysField !== undefined) {
    const value = Object.hasOwn(doc.meta ?? {}, daysField) ? doc.meta?.[daysField] : undefined
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
    if (typeof number !== 'number' || !Number.isSafeInteger(number))
      throw new DeidError(
        'missing-shift',
        `The days to shift by come from the metadata field '${daysField}', which holds no whole number here`,
        { docId: doc.id, key: daysField },
      )
    return number
  }
  if (typeof days === 'number') return days
  const { first, count, step, zeroAt } = candidates(days, settings)
  const draw = drawsOf(keyring, scope)('date-shift', '')
  let made = 0
  for (let i = 0; i < 100; i++) {
    const index = draw.below(count)
    made = (first + (zeroAt >= 0 && index >= zeroAt ? index + 1 : index)) * step
    if (!wholeMonths().has(Math.abs(made) % fourYears) && (step === 7 || made % 7 !== 0)) break
  }
  return made
}

const fourYears = 1461
let sums: ReadonlySet<number> | undefined
// Whole months, years or weeks would leave `the 9th`, `April 4` or a weekday as it was: they are drawn only where the range has nothing else.
function wholeMonths(): ReadonlySet<number> {
  if (sums) return sums
  const lengths = Array.from({ length: 48 }, (_, i) => daysInMonth(2000 + Math.floor(i / 12), (i % 12) + 1))
  const made = new Set<number>()
  for (let from = 0; from < 48; from++)
    for (let count = 0, sum = 0; count < 48; count++)
      made.add((sum += lengths[(from + count) % 48]!) % fourYears)
  return (sums = made)
}

function candidates(
  { min, max }: { min: number; max: number },
  { wholeWeeks, future, now }: Pick<ShiftSettings, 'wholeWeeks' | 'future' | 'now'>,
) {
  const step = wholeWeeks ? 7 : 1
  const first = Math.ceil(min / step)
  const last = Math.floor((future === 'never' && now === undefined ? Math.min(max, -1) : max) / step)
  const zeroAt = first <= 0 && last >= 0 ? -first : -1
  return { first, step, zeroAt, count: Math.max(0, last - first + 1 - (zeroAt >= 0 ? 1 : 0)) }
}
