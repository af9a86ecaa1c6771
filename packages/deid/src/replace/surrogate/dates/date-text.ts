import { recently } from '../recent.ts'
import type { DateExpression, Order } from './expression.ts'
import { namesHoliday } from './holidays.ts'
import { parseDate } from './parse.ts'
import { foreignMonths } from './words.ts'

/** What one text says of the form of a document's dates, whatever else the document holds. */
export interface FormFacts {
  readonly monthFirst: number
  readonly dayFirst: number
  /** Hints, for where no number tells: months in full behind their day or before it, months of other languages, dots. */
  readonly monthFirstHints: number
  readonly dayFirstHints: number
  readonly zeros: number
  readonly singles: number
  readonly year: number | undefined
}

/** The text of a date, with what can be read off it without key, settings or document; each thing is read when first asked for. */
export class DateText {
  readonly text: string
  private formFacts: FormFacts | undefined
  private holiday: boolean | undefined
  private readonly read: Partial<Record<Order, DateExpression | null>> = {}

  constructor(text: string) {
    this.text = text
  }

  get facts(): FormFacts {
    return (this.formFacts ??= factsOf(this.text))
  }

  get namesHoliday(): boolean {
    return (this.holiday ??= namesHoliday(this.text))
  }

  /** The date, its numbers in this order where the text leaves it open. undefined: it cannot be read. */
  expression(order: Order): DateExpression | undefined {
    let expression = this.read[order]
    if (expression === undefined) this.read[order] = expression = parseDate(this.text, order) ?? null
    return expression ?? undefined
  }
}

const remembered = recently((text) => new DateText(text))

/** The date of this text; the same object again where one of late is still known. */
export function dateText(text: string): DateText {
  return remembered(text, '')
}

const numeric = /(?<!\d)(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(?:\d{4}|\d{2})(?!\d)/g

const english = 'January|February|March|April|May|June|July|August|September|October|November|December'
const dayThenMonth = new RegExp(
  `\\d(?:st|nd|rd|th)?\\s(?:of\\s)?(?:${english})\\b|\\d\\.?\\s(?:de\\s)?(?:${foreignMonths.join('|')})(?![\\p{L}])`,
  'iu',
)
const monthThenDay = new RegExp(`\\b(?:${english})\\s\\d{1,2}(?:st|nd|rd|th)?(?!\\d)`, 'i')

function factsOf(text: string): FormFacts {
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
  const dotted = /(?<![\d.])\d{1,2}\.\s?\d{1,2}\.\s?\d{4}(?!\d)/.test(text)
  const dayFirstHints = Number(dotted || dayThenMonth.test(text))
  const monthFirstHints = Number(monthThenDay.test(text))
  const year = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(text)?.[0]
  return {
    monthFirst,
    dayFirst,
    monthFirstHints,
    dayFirstHints,
    zeros,
    singles,
    year: year === undefined ? undefined : Number(year),
  }
}
