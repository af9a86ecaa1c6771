import { withCasing } from '../casing.ts'
import { type Day, dayNumber, dayOf, daysInMonth } from './calendar.ts'
import type { DateExpression, Slot, When } from './expression.ts'
import { monthName, seasonNames, weekdayName } from './words.ts'

/** How far and how dates move. */
export interface Move {
  readonly days: number
  /** Put the original year back after the move; intervals across years are then lost. */
  readonly keepYear?: boolean
  /** Put the original month back after the move. */
  readonly keepMonth?: boolean
  /** The year of dates written without one: it decides whether 28 February is followed by the 29th. */
  readonly yearIfUnsaid?: number | undefined
  /** For a day written without its month: the day that it is nearest to. Absent: it is one of January. */
  readonly near?: Day | undefined
  /** Whether numbers below ten get a zero where the original does not tell; by default they do. */
  readonly paddedIfUnsaid?: boolean | undefined
}

/**
 * The expression moved by `move.days`, in the form that it came in: same order, separators, widths, names, case and
 * ordinals, weekdays true. What was said to the month or year only moves by the nearest whole months or years.
 */
export function writeMoved({ pieces, whens }: DateExpression, move: Move): string {
  const moved = whens.map((when) => moveWhen(when, move))
  let out = ''
  let month: number | undefined
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      out += piece
      continue
    }
    const when = moved[piece.when]!
    if (piece.monthIfChanged && when.month !== month) out += `${written(piece.monthIfChanged, when, move)} `
    if (piece.part === 'month' || piece.monthIfChanged) month = when.month
    out += written(piece, when, move)
  }
  return out
}

/** One date moved; the parts that it did not say stay unsaid. */
export function moveWhen(when: When, { days, keepYear, keepMonth, yearIfUnsaid, near }: Move): When {
  const { year, month, day, weekday, season, quarter } = when
  const out: When = { ...when }
  if (
    when.decade ||
    (year !== undefined && month === undefined && season === undefined && quarter === undefined)
  ) {
    const years = when.decade ? 10 * Math.round(days / 3652.425) : Math.round(days / 365.2425)
    return keepYear ? out : { ...out, year: year! + years }
  }
  if (season !== undefined || quarter !== undefined) {
    const index =
      (season ?? quarter! - 1) + wholeUnits(days, { inYear: 4, saysYear: year !== undefined && !keepYear })
    const turns = keepYear ? 0 : Math.floor(index / 4)
    if (season !== undefined) out.season = modulo(index, 4)
    else out.quarter = modulo(index, 4) + 1
    if (year !== undefined) out.year = year + turns
    return out
  }
  if (day === undefined && month !== undefined) {
    const index = month - 1 + wholeUnits(days, { inYear: 12, saysYear: year !== undefined && !keepYear })
    out.month = keepMonth ? month : modulo(index, 12) + 1
    if (year !== undefined && !keepYear && !keepMonth) out.year = year + Math.floor(index / 12)
    return out
  }
  if (day === undefined) return { ...out, weekday: modulo(weekday! + days, 7) }
  const assumed = year ?? (month === 2 && day === 29 ? leapNear(yearIfUnsaid) : (yearIfUnsaid ?? 2001))
  const start = month === undefined && near ? nearest(day, near) : { year: assumed, month: month ?? 1, day }
  const from = dayNumber(start)
  let to = dayOf(from + days)
  if (keepYear || keepMonth) {
    const kept = { year: keepYear ? start.year : to.year, month: keepMonth ? start.month : to.month }
    to = { ...kept, day: Math.min(to.day, daysInMonth(kept.year, kept.month)) }
  }
  out.day = to.day
  if (month !== undefined) out.month = to.month
  if (year !== undefined) out.year = to.year
  if (weekday !== undefined) out.weekday = modulo(weekday + dayNumber(to) - from, 7)
  return out
}

// The nearest whole number of units, but never none, nor whole years where no year is said: a month must not stay the same month.
function wholeUnits(days: number, { inYear, saysYear }: { inYear: number; saysYear: boolean }): number {
  const units = Math.round((days * inYear) / 365.2425) || Math.sign(days)
  return saysYear || units % inYear !== 0 ? units : units - Math.sign(days)
}

// That day of the month before, of the same month or of the next.
function nearest(day: number, near: Day): Day {
  let best: Day | undefined
  for (const month of [near.month, near.month - 1, near.month + 1]) {
    const year = near.year + Math.floor((month - 1) / 12)
    const made = { year, month: modulo(month - 1, 12) + 1, day }
    if (day > daysInMonth(year, made.month)) continue
    const away = (other: Day) => Math.abs(dayNumber(other) - dayNumber(near))
    if (!best || away(made) < away(best)) best = made
  }
  return best!
}

function written(slot: Slot, when: When, move: Move): string {
  switch (slot.part) {
    case 'year':
      return slot.width === 2
        ? String(modulo(when.year!, 100)).padStart(2, '0')
        : String(when.year!).padStart(slot.width, '0')
    case 'month':
      return slot.width > 0
        ? number(when.month!, slot, move)
        : withCasing(monthName(when.month!, slot.form!, slot.language!), slot.casing!)
    case 'day':
      return number(when.day!, slot, move)
    case 'ordinal':
      return withCasing(ordinal(when.day!), slot.casing === 'title' ? 'lower' : slot.casing!)
    case 'weekday':
      return withCasing(
        weekdayName(when.weekday!, slot.form!, slot.language!) + (slot.plural ? 's' : ''),
        slot.casing!,
      )
    case 'season': {
      const name = seasonNames[when.season!]!
      const word = name === 'fall' && slot.form === 'longer' ? 'autumn' : name
      return slot.casing === 'title' ? word[0]!.toUpperCase() + word.slice(1) : withCasing(word, slot.casing!)
    }
    case 'quarter':
      return String(when.quarter!)
  }
}

function number(value: number, { padded }: Slot, { paddedIfUnsaid }: Move): string {
  return (padded ?? paddedIfUnsaid ?? true) ? String(value).padStart(2, '0') : String(value)
}

function ordinal(day: number): string {
  if (day % 10 === 1 && day !== 11) return 'st'
  if (day % 10 === 2 && day !== 12) return 'nd'
  return day % 10 === 3 && day !== 13 ? 'rd' : 'th'
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by
}

function leapNear(year = 2000): number {
  const near = year - modulo(year, 4)
  return near % 100 === 0 && near % 400 !== 0 ? near - 4 : near
}
