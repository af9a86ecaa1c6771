import { type Order, parseDate } from './parse.ts'

export interface NormaliseOptions {
  /** How the result is written. */
  readonly format?: 'iso' | 'us' | 'eu'
  readonly order?: Order
  /** For parts that are not said. */
  readonly year?: number
  readonly month?: number
  readonly day?: number
}

/**
 * One date in one form: `2018/08/02` (`iso`), `08/02/2018` (`us`) or `02/08/2018` (`eu`). Parts that are not said come from
 * the options, by default 15 June 2020. undefined: not a date, or more than one.
 */
export function normaliseDate(
  text: string,
  { format = 'iso', order = 'mdy', year = 2020, month = 6, day = 15 }: NormaliseOptions = {},
): string | undefined {
  const [when, ...more] = parseDate(text, order)?.whens ?? []
  if (!when || more.length > 0 || when.decade || (when.year ?? when.month ?? when.day) === undefined)
    return undefined
  const two = (n: number) => String(n).padStart(2, '0')
  const [y, m, d] = [
    String(when.year ?? year).padStart(4, '0'),
    two(when.month ?? month),
    two(when.day ?? day),
  ]
  return format === 'us' ? `${m}/${d}/${y}` : format === 'eu' ? `${d}/${m}/${y}` : `${y}/${m}/${d}`
}
