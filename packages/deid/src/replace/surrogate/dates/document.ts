import type { Doc } from '../../../text/doc.ts'
import type { Span } from '../../../text/span.ts'
import { recently } from '../recent.ts'
import type { Order } from './parse.ts'

/** What the dates of one document say about each other. */
export interface DocumentDates {
  readonly order: Order
  /** Some dates only fit month first and others only day first, so that the rest may be either. */
  readonly mixed: boolean
  /** The year of the first date that has one; for dates without. */
  readonly year?: number
  /** Whether single digits get a zero: as most dates of the document that tell. */
  readonly padded?: boolean
}

const numeric = /(?<!\d)(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(?:\d{4}|\d{2})(?!\d)/g

/** What one text says of them, whatever else the document holds. */
interface TextFacts {
  readonly monthFirst: number
  readonly dayFirst: number
  readonly zeros: number
  readonly singles: number
  readonly year: number | undefined
}

/** Reads the order of numbers, the reference year and the padding off all `spans`; `usual` decides where none tells. */
export function documentDates(doc: Doc, spans: readonly Span[], usual: Order): DocumentDates {
  let monthFirst = 0
  let dayFirst = 0
  let zeros = 0
  let singles = 0
  let year: number | undefined
  for (const { start, end } of spans) {
    const facts = factsOf(doc.text.slice(start, end), '')
    monthFirst += facts.monthFirst
    dayFirst += facts.dayFirst
    zeros += facts.zeros
    singles += facts.singles
    year ??= facts.year
  }
  const order = dayFirst > monthFirst ? 'dmy' : monthFirst > dayFirst ? 'mdy' : usual
  return {
    order,
    mixed: dayFirst > 0 && monthFirst > 0,
    ...(year === undefined ? {} : { year }),
    ...(zeros === singles ? {} : { padded: zeros > singles }),
  }
}

const factsOf = recently((text): TextFacts => {
  let monthFirst = 0
  let dayFirst = 0
  let zeros = 0
  let singles = 0
  for (const [, first, , second] of text.matchAll(numeric)) {
    if (Number(first) > 12 && Number(first) <= 31 && Number(second) <= 12) dayFirst++
    else if (Number(second) > 12 && Number(second) <= 31 && Number(first) <= 12) monthFirst++
    for (const digits of [first!, second!]) {
      if (digits.startsWith('0')) zeros++
      else if (digits.length === 1) singles++
    }
  }
  return { monthFirst, dayFirst, zeros, singles, year: yearIn(text) }
})

function yearIn(text: string): number | undefined {
  const match = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(text)
  return match ? Number(match[0]) : undefined
}
