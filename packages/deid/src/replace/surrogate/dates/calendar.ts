/** A day of the proleptic Gregorian calendar; month and day count from 1. */
export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Days since 1 January 1970, for any year. No clock and no time zone is involved. */
export function dayNumber({ year, month, day }: Day): number {
  // Years run from March, so that a leap day is the last of its year.
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return (
    era * 146097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719468
  )
}

/** The day with that number: the inverse of `dayNumber`. */
export function dayOf(number: number): Day {
  const n = number + 719468
  const era = Math.floor(n / 146097)
  const dayOfEra = n - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return {
    year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  }
}

/** 28 to 31. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Whether February has 29 days. */
export function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** 0 for Sunday to 6 for Saturday, of a day number. */
export function weekdayOf(number: number): number {
  return (((number + 4) % 7) + 7) % 7
}

/** The day that is written `2020-06-15`. Throws a RangeError for anything else, and for a day that does not exist. */
export function dayStated(written: string): Day {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(written) ?? []).map(Number)
  const exists = month! >= 1 && month! <= 12 && day! >= 1 && day! <= daysInMonth(year!, month!)
  if (!exists) throw new RangeError('A day is written as 2020-06-15')
  return { year: year!, month: month!, day: day! }
}
