import { dayStated } from './calendar.ts'
import type { Order } from './expression.ts'
import { parseDate } from './parse.ts'
import { relativeDay } from './relative.ts'

export interface NormaliseOptions {
  /** How the result is written. */
  readonly format?: 'iso' | 'us' | 'eu'
  readonly order?: Order
  /** For parts that are not said. */
  readonly year?: number
  readonly month?: number
  readonly day?: number
  /** The day that `yesterday` and the like are reckoned from, as `2020-06-15`; without it they are no dates. */
  readonly now?: string
}

/**
 * One date in one form: `2018/08/02` (`iso`), `08/02/2018` (`us`) or `02/08/2018` (`eu`). Parts that are not said come from
 * the options, by default 15 June 2020. undefined: not a date, or more than one. Throws a RangeError where `now` is no day.
 */
export function normaliseDate(
  text: string,
  { format = 'iso', order = 'mdy', year = 2020, month = 6, day = 15, now }: NormaliseOptions = {},
): string | undefined {
  const relative = now === undefined ? undefined : relativeDay(text, dayStated(now))
  const [when, ...more] = relative ? [relative] : (parseDate(text, order)?.whens ?? [])
  if (
    !when ||
    more.length > 0 ||
    ('decade' in when && when.decade) ||
    (when.year ?? when.month ?? when.day) === undefined
  )
    return undefined
  const two = (n: number) => String(n).padStart(2, '0')
  const [y, m, d] = [
    String(when.year ?? year).padStart(4, '0'),
    two(when.month ?? month),
    two(when.day ?? day),
  ]
  return format === 'us' ? `${m}/${d}/${y}` : format === 'eu' ? `${d}/${m}/${y}` : `${y}/${m}/${d}`
}
