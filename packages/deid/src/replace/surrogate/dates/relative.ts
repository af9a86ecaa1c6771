import { type Day, dayNumber, dayOf, daysInMonth, weekdayOf } from './calendar.ts'
import { meaningOf } from './words.ts'

const counts: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  ...Object.fromEntries(
    'one two three four five six seven eight nine ten eleven twelve'
      .split(' ')
      .map((word, i) => [word, i + 1]),
  ),
}
const unit = '(day|week|fortnight|month|year)s?'
const amount = `(\\d{1,4}|${Object.keys(counts).join('|')}|(?:a )?couple(?: of)?) ${unit}`
const back = new RegExp(`^${amount} (?:ago|before|earlier|prior|back|previously)$`)
const on = new RegExp(`^(?:in ${amount}|${amount} (?:later|from now|hence|from today))$`)
const neighbour = new RegExp(`^(last|past|previous|this|next|coming|following) ${unit}$`)
const byWeekday = /^(last|past|previous|this|next|coming|on)? ?(\p{L}+)(?: last)?$/u

const words: Readonly<Record<string, number>> = {
  today: 0,
  tonight: 0,
  'this morning': 0,
  'this afternoon': 0,
  'this evening': 0,
  yesterday: -1,
  'last night': -1,
  'yesterday morning': -1,
  'yesterday evening': -1,
  tomorrow: 1,
  'tomorrow morning': 1,
  'day before yesterday': -2,
  'the day before yesterday': -2,
  'day after tomorrow': 2,
  'the day after tomorrow': 2,
}

/**
 * The day that an English text says relative to `now`: `yesterday`, `three weeks ago`, `in 2 months`, `next year`, `last Monday`, which
 * is the latest before `now`. Months and years keep the day, or end with their month. undefined: it says no such day, or none for sure
 * (`a few days ago`).
 */
export function relativeDay(text: string, now: Day): Day | undefined {
  const said = text.trim().toLowerCase().replace(/\s+/g, ' ')
  const today = dayNumber(now)
  if (Object.hasOwn(words, said)) return dayOf(today + words[said]!)
  const [, backCount, backUnit] = back.exec(said) ?? []
  if (backUnit) return moved(now, -countOf(backCount!), backUnit)
  const [, inCount, inUnit, onCount, onUnit] = on.exec(said) ?? []
  if (inUnit ?? onUnit) return moved(now, countOf((inCount ?? onCount)!), (inUnit ?? onUnit)!)
  const [, side, of] = neighbour.exec(said) ?? []
  if (of) return moved(now, /^(?:last|past|previous)$/.test(side!) ? -1 : side === 'this' ? 0 : 1, of)
  const [, which, name] = byWeekday.exec(said) ?? []
  const meaning = name === undefined ? undefined : meaningOf(name)
  if (meaning?.kind !== 'weekday' || meaning.language !== 'en') return undefined
  if (which === undefined && !said.endsWith(' last')) return undefined
  const ahead = (meaning.value - weekdayOf(today) + 7) % 7
  if (/^(?:next|coming)$/.test(which ?? '')) return dayOf(today + (ahead || 7))
  if (which === 'this') return dayOf(today + ahead)
  return dayOf(today + ahead - 7)
}

function countOf(text: string): number {
  return /couple/.test(text) ? 2 : (counts[text] ?? Number(text))
}

function moved(now: Day, count: number, of: string): Day {
  if (of === 'day') return dayOf(dayNumber(now) + count)
  if (of === 'week') return dayOf(dayNumber(now) + 7 * count)
  if (of === 'fortnight') return dayOf(dayNumber(now) + 14 * count)
  const months = now.year * 12 + now.month - 1 + count * (of === 'year' ? 12 : 1)
  const [year, month] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1]
  return { year, month, day: Math.min(now.day, daysInMonth(year, month)) }
}
