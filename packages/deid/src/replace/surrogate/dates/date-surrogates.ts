import type { Doc } from '../../../text/doc.ts'
import type { Span } from '../../../text/span.ts'
import type { Flag, Keyring, Proposal } from '../../action.ts'
import { drawsOf } from '../scope-key.ts'
import { type Day, dayNumber, dayStated } from './calendar.ts'
import { type DateText, dateText } from './date-text.ts'
import { type DocumentDates, documentDates } from './document.ts'
import type { DateExpression, Order, When } from './expression.ts'
import { besideHolidays, datedHolidays, movedHolidays, type Unsaid } from './holidays.ts'
import { type ShiftSettings, shiftDays } from './shift-days.ts'
import { type Move, moveWhen, writeMoved } from './write.ts'

/** How dates are replaced. */
export interface DateSettings extends ShiftSettings {
  readonly keepYear: boolean
  readonly keepMonth: boolean
  /** Which number comes first where no date of the document tells. */
  readonly order: Order
  /**
   * What becomes of `Christmas` and the like: the day that it moves to (`December 12`), the holiday nearest to that day, or
   * what `unparseable` says.
   */
  readonly holidays: 'day' | 'nearest' | 'unparseable'
  /** What becomes of a date that cannot be read. */
  readonly unparseable: 'flag' | 'label' | 'keep-year' | 'surrogate' | 'keep'
}

/** One document's dates, all moved by the same number of days. */
export interface DateWork {
  readonly doc: Doc
  /** Every span that holds dates, for what they say about each other. */
  readonly spans: readonly Span[]
  readonly keyring: Keyring
  readonly scope: string
  readonly settings: DateSettings
}

const unparseable: Flag = {
  code: 'unparseable-date',
  detail: 'This date could not be read, so it was not shifted',
}
const ambiguous: Flag = {
  code: 'ambiguous-date',
  detail: 'Day and month may be the other way round: the document has dates of both orders',
}

const future: Flag = {
  code: 'future-date',
  detail: 'Moved by the days of its scope, this date would lie after the day that the policy states as now',
}

const unchanged: Flag = {
  code: 'unchanged-date',
  detail: 'Moved by the days of its scope, this date reads as it did',
}

// 1930 and 9.15 where the label says that they are a time; a date would move.
const clock = /^\s*(?:at\s+|@\s*)?(?:[01]?\d|2[0-4])[.:]?[0-5]\d\s*(?:[ap]\.?m\.?|h(?:rs?|ours)?\.?|z)?\s*$/i

/** The function that proposes for each date span of a document. Same text, same proposal, but for days without a month. */
export function openDates({ doc, spans, keyring, scope, settings }: DateWork): (span: Span) => Proposal {
  const days = shiftDays(keyring, scope, doc, settings)
  const texts = spans.map(({ start, end }) => dateText(doc.text.slice(start, end)))
  const facts = documentDates(texts, settings.order)
  const move = {
    days,
    keepYear: settings.keepYear,
    keepMonth: settings.keepMonth,
    yearIfUnsaid: facts.year,
    paddedIfUnsaid: facts.padded,
  }
  const today = settings.future === 'never' && settings.now ? dayNumber(dayStated(settings.now)) : undefined
  // The first day that the document says in full, for holidays without a year.
  const unsaid: Unsaid = {
    year: facts.year ?? usualYear,
    near: texts.some((text) => text.namesHoliday) ? firstDay(texts, facts.order) : undefined,
  }
  let next = 0
  return (span) => {
    // They are asked for in the order in which they are given.
    const at = spans[next] === span ? next : spans.indexOf(span, next)
    if (at >= 0) next = at + 1
    if (span.label === 'TIME' && clock.test(doc.text.slice(span.start, span.end)))
      return { text: doc.text.slice(span.start, span.end) }
    const date = texts[at] ?? dateText(doc.text.slice(span.start, span.end))
    const holiday = date.namesHoliday ? holidayMoved(date.text, { settings, facts, days, unsaid }) : undefined
    if (holiday !== undefined) return { text: holiday }
    const expression = dayOfHoliday(date, settings, unsaid).expression(facts.order)
    if (!expression) return unread(date.text, span.label, { settings, facts, keyring, scope })
    const here = saysDayAlone(expression) ? { ...move, near: dayBefore(texts, at, facts) } : move
    if (today !== undefined && passes(expression, here, today))
      return { text: `<${span.label}>`, flag: future }
    const text = writeMoved(expression, here)
    if (text === date.text && days !== 0 && saysDay(expression))
      return { text: `<${span.label}>`, flag: unchanged }
    return expression.ambiguous && facts.mixed ? { text, flag: ambiguous } : { text }
  }
}

// Whether a date that is not after `today` would come to lie after it; a month or year counts by its first day.
function passes({ whens }: DateExpression, move: Move, today: number): boolean {
  const first = ({ year = move.yearIfUnsaid, month, day, weekday }: When) =>
    year === undefined || (weekday !== undefined && day === undefined)
      ? undefined
      : dayNumber({ year, month: month ?? 1, day: day ?? 1 })
  return whens.some((when) => {
    const [from, to] = [first(when), first(moveWhen(when, move))]
    return from !== undefined && to !== undefined && from <= today && to > today
  })
}

function saysDay({ whens }: DateExpression): boolean {
  return whens.some(({ day }) => day !== undefined)
}

function saysDayAlone({ whens }: DateExpression): boolean {
  for (const { day, month } of whens) if (day !== undefined && month === undefined) return true
  return false
}

// What `the 9th` is nearest to: the last date before it that says a month, else the first one of the document.
function dayBefore(
  texts: readonly DateText[],
  at: number,
  { order, year = usualYear }: DocumentDates,
): Day | undefined {
  const monthIn = (text: DateText | undefined) =>
    text?.expression(order)?.whens.findLast(({ month }) => month !== undefined)
  let found: When | undefined
  for (let i = at - 1; i >= 0 && !found; i--) found = monthIn(texts[i])
  for (let i = 0; i < texts.length && !found; i++) found = monthIn(texts[i])
  return found && { year: found.year ?? year, month: found.month!, day: found.day ?? 15 }
}

// For holidays where no date of the document says a year.
const usualYear = 2001

function firstDay(texts: readonly DateText[], order: Order): number | undefined {
  for (const text of texts)
    for (const { year, month, day } of text.expression(order)?.whens ?? [])
      if (year !== undefined && month !== undefined && day !== undefined)
        return dayNumber({ year, month, day })
  return undefined
}

// Christmas as `December 25`, for reading; the text itself where it names no holiday.
function dayOfHoliday(date: DateText, settings: DateSettings, unsaid: Unsaid): DateText {
  if (settings.holidays !== 'day' || !date.namesHoliday) return date
  const dated = datedHolidays(date.text, unsaid)
  return dated === undefined ? date : dateText(dated)
}

// Another holiday, where the settings ask for it and nothing else in the text is to be moved.
function holidayMoved(
  text: string,
  {
    settings,
    facts,
    days,
    unsaid,
  }: Pick<Unread, 'settings' | 'facts'> & { readonly days: number; readonly unsaid: Unsaid },
): string | undefined {
  if (settings.holidays !== 'nearest') return undefined
  const beside = besideHolidays(text).every((part) => {
    if (!/[\p{L}\d]/u.test(part)) return true
    return dateText(part).expression(facts.order)?.whens.length === 0
  })
  return beside ? movedHolidays(text, unsaid, days, settings.keepYear) : undefined
}

interface Unread {
  readonly settings: DateSettings
  readonly facts: DocumentDates
  readonly keyring: Keyring
  readonly scope: string
}

function unread(text: string, label: string, { settings, facts, keyring, scope }: Unread): Proposal {
  switch (settings.unparseable) {
    case 'keep':
      return { text }
    case 'label':
      return { text: `<${label}>` }
    case 'keep-year': {
      const years = text.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g)
      return { text: years ? years.join(' ') : `<${label}>` }
    }
    case 'surrogate': {
      const draw = drawsOf(keyring, scope)('unread-date', text)
      const [month, day] = [draw.between(1, 12), draw.between(1, 28)].map((n) => String(n).padStart(2, '0'))
      const year = (facts.year ?? 2000) - draw.below(2)
      return { text: facts.order === 'mdy' ? `${month}/${day}/${year}` : `${day}/${month}/${year}` }
    }
    case 'flag':
      return { text: `<${label}>`, flag: unparseable }
  }
}
