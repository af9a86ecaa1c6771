import { dayNumber } from '../dates/calendar.ts'
import { parseDate } from '../dates/parse.ts'
import type { Draw } from '../draw.ts'

/**
 * The shift of a document as MIST draws it: forwards and at least five days, such that every date stays in its year while there
 * are more than fifteen days left for that; else backwards under the same rule; else 5 to 45 days.
 */
export function deltaDays(dates: readonly string[], draw: Draw): number {
  let toStart = 366
  let toEnd = 366
  for (const text of dates)
    for (const { year, month, day } of parseDate(text, 'mdy')?.whens ?? []) {
      if (month === undefined) continue
      const date = { year: year ?? 2001, month, day: day ?? 1 }
      const number = dayNumber(date)
      toStart = Math.min(toStart, number - dayNumber({ year: date.year, month: 1, day: 1 }))
      toEnd = Math.min(toEnd, dayNumber({ year: date.year, month: 12, day: 31 }) - number)
    }
  if (toEnd > 15) return draw.between(5, toEnd)
  return toStart > 15 ? -draw.between(5, toStart) : draw.between(5, 45)
}
