import type { Random } from './random.ts'
import type { Region } from './world.ts'

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December'.split(
  '|',
)
const WEEKDAYS = 'Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday'.split('|')

function parts(day: number) {
  const date = new Date(day * 86_400_000)
  return { y: date.getUTCFullYear(), m: date.getUTCMonth() + 1, d: date.getUTCDate(), w: date.getUTCDay() }
}

function ordinal(n: number): string {
  const tail = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${tail}`
}

const two = (n: number) => String(n).padStart(2, '0')
const shortMonth = (m: number) => MONTHS[m - 1]!.slice(0, 3)

/** A full date in the style that a document keeps to (`style` 0-99) or, now and then, another one. */
export function fullDate(random: Random, day: number, region: Region, style: number): string {
  const { y, m, d, w } = parts(day)
  const [a, b] = region === 'US' || (region === 'CA' && style % 2 === 0) ? [m, d] : [d, m]
  const yy = two(y % 100)
  const which = random.chance(0.2) ? random.int(0, 99) : style
  if (which < 18) return `${two(a)}/${two(b)}/${y}`
  if (which < 28) return `${a}/${b}/${y}`
  if (which < 38) return `${a}/${b}/${yy}`
  if (which < 42) return `${two(a)}/${two(b)}/${yy}`
  if (which < 46) return `${two(a)}-${two(b)}-${y}`
  if (which < 48) return `${a}-${b}-${yy}`
  if (which < 56) return `${y}-${two(m)}-${two(d)}`
  if (which < 58) return `${y}/${two(m)}/${two(d)}`
  if (which < 66) return `${MONTHS[m - 1]} ${d}, ${y}`
  if (which < 70) return `${MONTHS[m - 1]} ${ordinal(d)}, ${y}`
  if (which < 74) return `${shortMonth(m)} ${d}, ${y}`
  if (which < 77) return `${shortMonth(m)}${random.chance(0.3) ? '.' : ''} ${d} ${y}`
  if (which < 81) return `${d} ${MONTHS[m - 1]} ${y}`
  if (which < 84) return `${two(d)} ${shortMonth(m)} ${y}`
  if (which < 86) return `${two(d)}-${shortMonth(m)}-${y}`
  if (which < 88) return `${two(d)}-${shortMonth(m).toUpperCase()}-${yy}`
  if (which < 90) return `${ordinal(d)} ${random.chance(0.5) ? MONTHS[m - 1] : shortMonth(m)} ${y}`
  if (which < 92) return `${ordinal(d)} of ${MONTHS[m - 1]}, ${y}`
  if (which < 94) return `${WEEKDAYS[w]}, ${MONTHS[m - 1]} ${d}, ${y}`
  if (which < 95) return `${two(d)}.${two(m)}.${y}`
  if (which < 96) return `${y}${two(m)}${two(d)}`
  if (which < 97) return `${two(d)}${shortMonth(m).toUpperCase()}${y}`
  if (which < 98) return `${MONTHS[m - 1]!.toLowerCase()} ${d} ${y}`
  if (which < 99) return `${shortMonth(m).toLowerCase()} ${ordinal(d)}, ${y}`
  return `${two(a)}/${two(b)}/${y}`
}

/** A date without its year, or a month with one, as people write in the middle of a sentence. */
export function partDate(random: Random, day: number, region: Region): string {
  const { y, m, d } = parts(day)
  const [a, b] = region === 'US' ? [m, d] : [d, m]
  const name = random.chance(0.6) ? MONTHS[m - 1]! : shortMonth(m)
  return random.pick([
    () => `${a}/${b}`,
    () => `${two(a)}/${two(b)}`,
    () => `${a}/${b}`,
    () => `${name} ${d}`,
    () => `${name} ${ordinal(d)}`,
    () => `${d} ${name}`,
    () => `${ordinal(d)} ${name}`,
    () => `the ${ordinal(d)} of ${MONTHS[m - 1]}`,
    () => `${name} ${y}`,
    () => `${MONTHS[m - 1]} of ${y}`,
    () => `${name}, ${y}`,
    () => `${m}/${y}`,
    () => `${two(m)}/${y}`,
    () => `${a}-${b}`,
    () => MONTHS[m - 1]!,
  ])()
}

/** `May 3-7, 2019`, `3/4 to 3/9`: two days as one date. */
export function dateRange(random: Random, day: number): string {
  const { y, m, d } = parts(day)
  const end = Math.min(28, d + random.int(1, 9))
  if (end <= d) return `${m}/${d}/${y} - ${m + 1 > 12 ? 1 : m + 1}/${d}/${m + 1 > 12 ? y + 1 : y}`
  return random.pick([
    () => `${MONTHS[m - 1]} ${d}-${end}, ${y}`,
    () => `${m}/${d}-${m}/${end}`,
    () => `${m}/${d}/${y}-${m}/${end}/${y}`,
    () => `${shortMonth(m)} ${d} to ${end}`,
  ])()
}

/** A weekday, long or short. */
export function weekday(random: Random, day: number): string {
  const name = WEEKDAYS[parts(day).w]!
  return random.chance(0.8) ? name : name.slice(0, random.pick([3, 3, 4]))
}

/** The year, in four digits or as `'09`. */
export function year(random: Random, day: number): string {
  const { y } = parts(day)
  return random.chance(0.9) ? String(y) : `'${two(y % 100)}`
}

/** A season of a year, which says more than the year. */
export function loosely(random: Random, day: number): string {
  const { y } = parts(day)
  return random.pick([
    () => `${random.pick(['spring', 'summer', 'fall', 'winter', 'autumn'])} of ${y}`,
    () => `${random.pick(['early', 'mid', 'late'])} ${MONTHS[random.int(0, 11)]} ${y}`,
    () => `${random.pick(['Spring', 'Summer', 'Fall', 'Winter'])} ${y}`,
  ])()
}

/** A clock time; never a label of its own here. */
export function clock(random: Random): string {
  const h = random.int(0, 23)
  const m = two(random.int(0, 59))
  const h12 = h % 12 === 0 ? 12 : h % 12
  const half = h < 12 ? 'am' : 'pm'
  return random.pick([
    () => `${two(h)}:${m}`,
    () => `${h12}:${m} ${half.toUpperCase()}`,
    () => `${h12}:${m}${half}`,
    () => `${two(h)}${m}`,
    () => `${two(h)}:${m}:${two(random.int(0, 59))}`,
    () => `${h12} ${half}`,
    () => `${h12} ${half[0]}.m.`,
    () => `${two(h)}${m} hrs`,
    () => `${h12}${half}`,
  ])()
}
