import { type Day, dayNumber, dayOf, weekdayOf } from './calendar.ts'
import { monthName } from './words.ts'

interface Holiday {
  /** As surrogates write it. */
  readonly name: string
  readonly written: string
  /** Its day number in a year. */
  readonly in: (year: number) => number
}

const on = (month: number, day: number) => (year: number) => dayNumber({ year, month, day })

/** The `count`th weekday (0 is Sunday) of a month; the last one for 5. */
function nth(count: number, weekday: number, month: number, more = 0): (year: number) => number {
  return (year) => {
    if (count === 5) {
      const last =
        dayNumber(month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 }) -
        1
      return last - ((weekdayOf(last) - weekday + 7) % 7) + more
    }
    const first = dayNumber({ year, month, day: 1 })
    return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (count - 1) + more
  }
}

// Gregorian Easter by the anonymous algorithm of 1876 (Nature, 20 April 1876).
const easter = (more: number) => (year: number) => {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  return dayNumber({ year, month, day: ((h + l - 7 * m + 114) % 31) + 1 }) + more
}

// Those whose day the Gregorian calendar gives. Ramadan, Hanukkah and others of other calendars are not read.
const holidays: readonly Holiday[] = [
  { name: "New Year's Eve", written: "new years? eve|new year's eve", in: on(12, 31) },
  { name: "New Year's Day", written: "new year'?s day|new year'?s", in: on(1, 1) },
  {
    name: 'Martin Luther King Day',
    written: '(?:mlk|martin luther king(?:,? jr\\.?)?)(?: day)?',
    in: nth(3, 1, 1),
  },
  { name: 'Groundhog Day', written: 'groundhog day', in: on(2, 2) },
  { name: "Valentine's Day", written: "(?:st\\.? )?valentine'?s(?: day)?", in: on(2, 14) },
  { name: "Presidents' Day", written: "president'?s'? day|washington'?s birthday", in: nth(3, 1, 2) },
  { name: 'Ash Wednesday', written: 'ash wednesday', in: easter(-46) },
  { name: 'Mardi Gras', written: 'mardi gras', in: easter(-47) },
  { name: "St. Patrick's Day", written: "(?:st\\.?|saint) patrick'?s(?: day)?", in: on(3, 17) },
  { name: 'Palm Sunday', written: 'palm sunday', in: easter(-7) },
  { name: 'Good Friday', written: 'good friday', in: easter(-2) },
  { name: 'Easter Monday', written: 'easter monday', in: easter(1) },
  { name: 'Easter', written: 'easter(?: sunday)?', in: easter(0) },
  { name: 'Cinco de Mayo', written: 'cinco de mayo', in: on(5, 5) },
  { name: "Mother's Day", written: "mother'?s'? day", in: nth(2, 0, 5) },
  { name: 'Memorial Day', written: 'memorial day', in: nth(5, 1, 5) },
  { name: 'Flag Day', written: 'flag day', in: on(6, 14) },
  { name: "Father's Day", written: "father'?s'? day", in: nth(3, 0, 6) },
  { name: 'Juneteenth', written: 'juneteenth', in: on(6, 19) },
  { name: 'Independence Day', written: 'independence day|fourth of july', in: on(7, 4) },
  { name: 'Labor Day', written: 'labou?r day', in: nth(1, 1, 9) },
  { name: 'Columbus Day', written: "columbus day|indigenous peoples?'?s? day", in: nth(2, 1, 10) },
  { name: 'Halloween', written: "hallowe'?en", in: on(10, 31) },
  { name: 'Veterans Day', written: "veteran'?s'? day", in: on(11, 11) },
  { name: 'Black Friday', written: 'black friday', in: nth(4, 4, 11, 1) },
  { name: 'Thanksgiving', written: 'thanksgiving(?: day)?', in: nth(4, 4, 11) },
  { name: 'Christmas Eve', written: '(?:christmas|xmas) eve', in: on(12, 24) },
  { name: 'Christmas', written: '(?:christmas|xmas)(?: day)?', in: on(12, 25) },
  { name: 'Boxing Day', written: 'boxing day', in: on(12, 26) },
]

const year = "(?:,?\\s+(?:of\\s+)?(?:((?:19|20)\\d\\d)|['’](\\d\\d))(?![\\d/-]))?"
const pattern = new RegExp(
  `(?<![\\p{L}\\d])(?:${holidays.map(({ written }) => `(${written.replaceAll("'", "['’]")})`).join('|')})(?![\\p{L}\\d])${year}`,
  'giu',
)

/** Whether a holiday stands in `text`. */
export function namesHoliday(text: string): boolean {
  return text.length <= 250 && text.search(pattern) >= 0
}

/**
 * `text` with each holiday written as a day, month in full, and the year where one is said (`around Christmas 2003` gives
 * `around December 25, 2003`), so that it can be read as a date. `unsaid` is the year of holidays without one.
 */
export function datedHolidays(text: string, unsaid: number): string {
  return replaced(text, unsaid, (_, { month, day }, said, written) => {
    const name = monthName(month, 'full', 'en')
    const isUpper = written === written.toUpperCase()
    return `${isUpper ? name.toUpperCase() : name} ${day}${said ? `, ${said}` : ''}`
  })
}

/**
 * `text` with each holiday become the one nearest to that day moved by `days`, never the same, in the case of the original;
 * a year that is said moves along. Everything else stays: the caller sees to it.
 */
export function movedHolidays(text: string, unsaid: number, days: number, keepYear = false): string {
  return replaced(text, unsaid, (own, day, said, written) => {
    const target = dayNumber(day) + days
    const around = dayOf(target).year
    let best = { distance: Number.POSITIVE_INFINITY, name: own.name, year: around }
    for (const other of holidays)
      for (const y of [around - 1, around, around + 1]) {
        const distance = Math.abs(other.in(y) - target)
        if (other !== own && distance < best.distance) best = { distance, name: other.name, year: y }
      }
    const name = written === written.toUpperCase() ? best.name.toUpperCase() : best.name
    if (!said) return name
    const moved = keepYear ? day.year : best.year
    return `${name} ${said.length === 2 ? `'${String(moved % 100).padStart(2, '0')}` : moved}`
  })
}

function replaced(
  text: string,
  unsaid: number,
  write: (holiday: Holiday, day: Day, said: string | undefined, written: string) => string,
): string {
  return text.replace(pattern, (...match) => {
    const groups = match.slice(1, 1 + holidays.length) as (string | undefined)[]
    const index = groups.findIndex((group) => group !== undefined)
    const holiday = holidays[index]!
    const [four, two] = match.slice(1 + holidays.length, 3 + holidays.length) as (string | undefined)[]
    const said = four ?? two
    const inYear = four ? Number(four) : two ? Number(two) + (Number(two) >= 30 ? 1900 : 2000) : unsaid
    return write(holiday, dayOf(holiday.in(inYear)), said, groups[index]!)
  })
}

/** The parts of `text` between its holidays. */
export function besideHolidays(text: string): readonly string[] {
  return text.replace(pattern, '\u0000').split('\u0000')
}
