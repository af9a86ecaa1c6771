import { type Day, dayNumber, dayOf } from './calendar.ts'
import { type Holiday, holidays } from './holiday-list.ts'
import { monthName } from './words.ts'

const year = "(?:,?\\s+(?:of\\s+)?(?:((?:1[6-9]|2[01])\\d\\d)|['’](\\d\\d))(?![\\d/-]))?"
const around =
  '\\s+(?:week(?:end)?|morning|afternoon|evening|night|break|season|time|holidays?|vacation|period)'
const pattern = new RegExp(
  `(?<![\\p{L}\\d])(?:${holidays.map(({ written }) => `(${written.replaceAll("'", "['’]")})`).join('|')})(?![\\p{L}\\d])(?:(${around})(?![\\p{L}\\d]))?${year}`,
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
  return replaced(text, unsaid, ({ language, isLong }, { month, day }, { said, written, tail, before }) => {
    const bare = monthName(month, 'full', language)
    const name = written === written.toUpperCase() ? bare.toUpperCase() : bare
    if (isLong) return (said ? `${name} ${said}` : name) + tail
    switch (language) {
      case 'en':
        return withTail(`${name} ${day}${said ? `, ${said}` : ''}`, tail, before)
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
  return replaced(text, unsaid, (own, day, { said, written, tail }) => {
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
    if (!said) return name + tail
    const moved = keepYear ? day.year : best.year
    return `${name}${tail} ${said.startsWith("'") ? `'${String(moved % 100).padStart(2, '0')}` : moved}`
  })
}

// `Thanksgiving week` is the week of a day; a break or a season is the days around it.
function withTail(date: string, tail: string, before: string): string {
  const word = tail.trim()
  if (word === '') return date
  const of = /^(?:week|weekend|morning|afternoon|evening|night)$/i.test(word)
    ? `${word.toLowerCase()} of`
    : 'days around'
  const phrase = /\bthe\s+$/i.test(before) ? of : `the ${of}`
  return `${date === date.toUpperCase() ? phrase.toUpperCase() : phrase} ${date}`
}

/** A holiday as it stands in a text: with the year that is said, a word such as `week` behind it, and what is before it. */
interface Written {
  readonly said: string | undefined
  readonly written: string
  readonly tail: string
  readonly before: string
}

function replaced(
  text: string,
  unsaid: Unsaid,
  write: (holiday: Holiday, day: Day, how: Written) => string,
): string | undefined {
  let isKnown = true
  const out = text.replace(pattern, (...match) => {
    const groups = match.slice(1, 1 + holidays.length) as (string | undefined)[]
    const index = groups.findIndex((group) => group !== undefined)
    const holiday = holidays[index]!
    const [tail = '', four, two] = match.slice(1 + holidays.length) as (string | undefined)[]
    const inYear = four
      ? Number(four)
      : two
        ? Number(two) + (Number(two) >= 30 ? 1900 : 2000)
        : yearOf(holiday, unsaid)
    const day = holiday.in(inYear)
    const before = text.slice(0, match.at(-2) as number)
    if (day !== undefined)
      return write(holiday, dayOf(day), {
        said: four ?? (two && `'${two}`),
        written: groups[index]!,
        tail,
        before,
      })
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
