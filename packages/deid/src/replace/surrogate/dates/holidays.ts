import { type Day, dayNumber, dayOf } from './calendar.ts'
import { type Holiday, holidays } from './holiday-list.ts'
import { monthName } from './words.ts'

const year = "(?:,?\\s+(?:of\\s+)?(?:((?:1[6-9]|2[01])\\d\\d)|['’](\\d\\d))(?![\\d/-]))?"
const pattern = new RegExp(
  `(?<![\\p{L}\\d])(?:${holidays.map(({ written }) => `(${written.replaceAll("'", "['’]")})`).join('|')})(?![\\p{L}\\d])${year}`,
  'giu',
)

/** For holidays without a year: the year to take, and a day that the nearest of them is meant by, where one is known. */
export interface Unsaid {
  readonly year: number
  readonly near?: number | undefined
}

/** Whether a holiday stands in `text`. */
export function namesHoliday(text: string): boolean {
  return text.length <= 250 && text.search(pattern) >= 0
}

/**
 * `text` with each holiday written as a day, month in full, and the year where one is said (`around Christmas 2003` gives
 * `around December 25, 2003`), so that it can be read as a date. `unsaid` is for holidays without one. undefined: the day of one is not known.
 */
export function datedHolidays(text: string, unsaid: Unsaid): string | undefined {
  return replaced(text, unsaid, ({ language, isLong }, { month, day }, said, written) => {
    const bare = monthName(month, 'full', language)
    const name = written === written.toUpperCase() ? bare.toUpperCase() : bare
    if (isLong) return said ? `${name} ${said}` : name
    switch (language) {
      case 'en':
        return `${name} ${day}${said ? `, ${said}` : ''}`
      case 'de':
        return `${day}. ${name}${said ? ` ${said}` : ''}`
      case 'es':
      case 'pt':
        return `${day} de ${name}${said ? ` de ${said}` : ''}`
      default:
        return `${day} ${name}${said ? ` ${said}` : ''}`
    }
  })
}

/**
 * `text` with each holiday become the one nearest to that day moved by `days`, never the same, in the case of the original;
 * a year that is said moves along. Everything else stays: the caller sees to it. undefined: the day of one is not known.
 */
export function movedHolidays(
  text: string,
  unsaid: Unsaid,
  days: number,
  keepYear = false,
): string | undefined {
  return replaced(text, unsaid, (own, day, said, written) => {
    const target = dayNumber(day) + days
    const around = dayOf(target).year
    let best = { distance: Number.POSITIVE_INFINITY, name: own.name, year: around }
    for (const other of holidays)
      for (const y of [around - 1, around, around + 1]) {
        const distance = Math.abs((other.in(y) ?? Number.POSITIVE_INFINITY) - target)
        if (other !== own && other.language === own.language && distance < best.distance)
          best = { distance, name: other.name, year: y }
      }
    const name = written === written.toUpperCase() ? best.name.toUpperCase() : best.name
    if (!said) return name
    const moved = keepYear ? day.year : best.year
    return `${name} ${said.length === 2 ? `'${String(moved % 100).padStart(2, '0')}` : moved}`
  })
}

function replaced(
  text: string,
  unsaid: Unsaid,
  write: (holiday: Holiday, day: Day, said: string | undefined, written: string) => string,
): string | undefined {
  let isKnown = true
  const out = text.replace(pattern, (...match) => {
    const groups = match.slice(1, 1 + holidays.length) as (string | undefined)[]
    const index = groups.findIndex((group) => group !== undefined)
    const holiday = holidays[index]!
    const [four, two] = match.slice(1 + holidays.length, 3 + holidays.length) as (string | undefined)[]
    const inYear = four
      ? Number(four)
      : two
        ? Number(two) + (Number(two) >= 30 ? 1900 : 2000)
        : yearOf(holiday, unsaid)
    const day = holiday.in(inYear)
    if (day !== undefined) return write(holiday, dayOf(day), four ?? two, groups[index]!)
    isKnown = false
    return ''
  })
  return isKnown ? out : undefined
}

// Christmas in a note of January is that of the year before.
function yearOf(holiday: Holiday, { year, near }: Unsaid): number {
  if (near === undefined) return year
  const around = dayOf(near).year
  const distance = (y: number) => Math.abs((holiday.in(y) ?? Number.POSITIVE_INFINITY) - near)
  return [around - 1, around + 1].reduce((best, y) => (distance(y) < distance(best) ? y : best), around)
}

/** The parts of `text` between its holidays. */
export function besideHolidays(text: string): readonly string[] {
  return text.replace(pattern, '\u0000').split('\u0000')
}
