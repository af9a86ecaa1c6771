import type { Doc } from '../../../text/doc.ts'
import type { Span } from '../../../text/span.ts'
import { isDateLabel } from '../kind-of-label.ts'
import { dateText } from './date-text.ts'
import { documentDates } from './document.ts'
import type { When } from './parse.ts'

/** The whole years from each birth date of a document to each of its other dates. A birth date is known by its label, or by what stands before it. */
export function agesBetween({
  doc,
  allSpans,
}: {
  readonly doc: Doc
  readonly allSpans: readonly Span[]
}): ReadonlySet<number> {
  const spans = allSpans.filter(({ label }) => isDateLabel(label))
  const texts = spans.map(({ start, end }) => dateText(doc.text.slice(start, end)))
  const { order } = documentDates(texts, 'mdy')
  const births: When[] = []
  const others: When[] = []
  spans.forEach(({ start, label }, i) => {
    const isBirth =
      /^(?:DOB|BIRTH_DATE|DATE_OF_BIRTH)$/.test(label) ||
      saysBirth.test(doc.text.slice(Math.max(0, start - 24), start))
    for (const when of texts[i]!.expression(order)?.whens ?? [])
      if (when.year !== undefined && !when.decade) (isBirth ? births : others).push(when)
  })
  const ages = new Set<number>()
  for (const birth of births)
    for (const when of others) {
      const years = when.year! - birth.year!
      // Where a month or day is not said, it may have been before or after the birthday.
      const [at, birthday] = [when.month! * 100 + when.day!, birth.month! * 100 + birth.day!]
      if (!(at < birthday)) ages.add(years)
      if (!(at >= birthday)) ages.add(years - 1)
    }
  return ages
}

const saysBirth = /(?:\bd\.?o\.?b\.?|\bborn(?: on)?|\bb\.|\bbirth(?:[ -]?date|day)?|\bdate of birth)\W{0,6}$/i
