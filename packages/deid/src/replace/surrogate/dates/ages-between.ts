import type { Doc } from '../../../text/doc.ts'
import type { Span } from '../../../text/span.ts'
import { isDateLabel } from '../kind-of-label.ts'
import { dateText } from './date-text.ts'
import { documentDates } from './document.ts'
import type { When } from './expression.ts'

/** The whole years from each birth date of a document to each of its other dates. A birth date is known by its label, or by what stands before it. */
export function agesBetween({
  doc,
  allSpans,
}: {
  readonly doc: Doc
  readonly allSpans: readonly Span[]
}): ReadonlySet<number> {
  const spans = allSpans.filter(({ label }) => isDateLabel(label))
  const isBirth = spans.map(({ start, label }) => birthLabel.test(label) || saysBirth(doc.text, start))
  if (!isBirth.includes(true)) return none
  const texts = spans.map(({ start, end }) => dateText(doc.text.slice(start, end)))
  const { order } = documentDates(texts, 'mdy')
  const births: When[] = []
  const others: When[] = []
  texts.forEach((text, i) => {
    for (const when of text.expression(order)?.whens ?? [])
      if (when.year !== undefined && !when.decade) (isBirth[i] ? births : others).push(when)
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

const none: ReadonlySet<number> = new Set()
const birthLabel = /^(?:DOB|BIRTH_DATE|DATE_OF_BIRTH)$/
const birthWord =
  /(?:\bd\.?o\.?b\.?|\bborn(?: on)?|\bb\.|\bgeb\.|\bbirth(?:[ -]?date|day)?|\bdate of birth)\W{0,6}$/i

// Whether what stands before `start` says that a birth date follows; the last letter tells for most that it does not.
function saysBirth(text: string, start: number): boolean {
  let at = start - 1
  while (at >= 0 && start - at < 8 && !/[a-z]/i.test(text[at]!)) at--
  return (
    at >= 0 &&
    'bnhey'.includes(text[at]!.toLowerCase()) &&
    birthWord.test(text.slice(Math.max(0, start - 24), start))
  )
}
