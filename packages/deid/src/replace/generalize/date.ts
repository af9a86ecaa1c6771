import type { Order, When } from '../surrogate/dates/expression.ts'
import { parseDate } from '../surrogate/dates/parse.ts'

/** What is left of a date. */
export type DateLevel = 'year' | 'quarter' | 'month'

/**
 * The date at a coarser level: `2019`, `2019-Q1`, `2019-03`; of a range, both ends. undefined when the text does
 * not say that much, or says a year before `oldest`. A date in a year before `floor` becomes that year.
 */
export function coarseDate(
  text: string,
  level: DateLevel,
  order: Order,
  { oldest, floor = 0 }: { oldest: number; floor?: number | undefined },
): string | undefined {
  const whens = parseDate(text, order)?.whens ?? []
  const years = whens.flatMap(({ year }) => (year === undefined ? [] : [year]))
  const written = (years.length > 0 ? years : writtenYears(text)).map((year) => Math.max(year, floor))
  if (written.length === 0 || written.some((year) => year < oldest)) return undefined
  const parts =
    level === 'year' ? written.map(String) : whens.map((when) => atLevel(when, level, written, floor))
  const known = parts.filter((part) => part !== undefined)
  return known.length < parts.length ? undefined : [...new Set(known)].join(' - ')
}

/** Every year that a text states as a date does; for the latest year of a document. */
export function yearsIn(text: string, order: Order): readonly number[] {
  const years = (parseDate(text, order)?.whens ?? []).flatMap(({ year }) =>
    year === undefined ? [] : [year],
  )
  return years.length > 0 ? years : writtenYears(text)
}

function writtenYears(text: string): readonly number[] {
  return [...text.matchAll(/(?<!\d)(?:1[89]|20)\d\d(?!\d)/g)].map(([year]) => Number(year))
}

function atLevel(
  { year, month, quarter }: When,
  level: 'quarter' | 'month',
  years: readonly number[],
  floor: number,
): string | undefined {
  // `March 28 to April 2, 2019`: a date without a year has that of the expression.
  const of = year ?? years.at(-1)
  if (of !== undefined && of < floor) return String(floor)
  if (level === 'month') return month === undefined ? undefined : `${of}-${String(month).padStart(2, '0')}`
  const inQuarter = quarter ?? (month === undefined ? undefined : Math.ceil(month / 3))
  return inQuarter === undefined ? undefined : `${of}-Q${inQuarter}`
}
