import type { DateText } from './date-text.ts'
import type { Order } from './expression.ts'

/** What the dates of one document say about each other. */
export interface DocumentDates {
  readonly order: Order
  /** Some dates only fit month first and others only day first, so that the rest may be either. */
  readonly mixed: boolean
  /** The year of the first date that has one; for dates without. */
  readonly year: number | undefined
  /** Whether single digits get a zero: as most dates of the document that tell. */
  readonly padded: boolean | undefined
}

/** Reads the order of numbers (off the numbers, else off how months in words stand), the reference year and the padding off all `texts`; `usual` decides where none tells. */
export function documentDates(texts: readonly DateText[], usual: Order): DocumentDates {
  let monthFirst = 0
  let dayFirst = 0
  let monthHints = 0
  let dayHints = 0
  let zeros = 0
  let singles = 0
  let year: number | undefined
  for (const { facts } of texts) {
    monthFirst += facts.monthFirst
    dayFirst += facts.dayFirst
    monthHints += facts.monthFirstHints
    dayHints += facts.dayFirstHints
    zeros += facts.zeros
    singles += facts.singles
    year ??= facts.year
  }
  return {
    order: orderOf(dayFirst - monthFirst) ?? orderOf(dayHints - monthHints) ?? usual,
    mixed: dayFirst > 0 && monthFirst > 0,
    year,
    padded: zeros === singles ? undefined : zeros > singles,
  }
}

function orderOf(lead: number): Order | undefined {
  return lead > 0 ? 'dmy' : lead < 0 ? 'mdy' : undefined
}
