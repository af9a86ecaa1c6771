import type { Found } from './found.ts'

/** A calendar date, or as much of one as a text gives. */
interface PartialDate {
  readonly year?: number
  readonly month?: number
  readonly day?: number
}

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const DAY = '(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?'
const YEAR = "(?:(?:18|19|20)\\d\\d|'?\\d\\d)"
const GAP = '[ \\t]{0,3}[-/., ][ \\t]{0,3}'

/** Every form of a date, the longest first; none repeats what repeats. */
const forms = new RegExp(
  [
    `(?<y1>(?:18|19|20)\\d\\d)[-/. ](?<m1>\\d{1,2})[-/. ](?<d1>\\d{1,2})`,
    `(?<a2>\\d{1,2})[ ]?[-/. ][ ]?(?<b2>\\d{1,2})[ ]?[-/. ][ ]?(?<y2>\\d{4}|'?\\d\\d)`,
    `(?<d3>${DAY})(?:${GAP}|[ ]of[ ])?(?<m3>${MONTH})(?:\\.?${GAP}|\\.)?(?<y3>${YEAR})?`,
    `(?<m5>${MONTH})\\.?(?:${GAP}|[ ]of[ ])(?<y5>(?:18|19|20)\\d\\d)`,
    `(?<m4>${MONTH})\\.?${GAP}(?<d4>${DAY})(?:${GAP}(?<y4>${YEAR}))?`,
    `(?<p6>\\d{8}|\\d{6})`,
    `(?<m7>\\d{1,2})[-/](?<y7>(?:18|19|20)\\d\\d)`,
    `(?<a8>\\d{1,2})[-/](?<b8>\\d{1,2})`,
    `(?<y9>(?:18|19|20)\\d\\d)`,
  ]
    .map((form) => `(?:${form})`)
    .join('|'),
  'giu',
)

const birth = /\b(?:born|birth|dob|d\.o\.b|b\.)\W{0,4}(?:\w+\W{1,3}){0,2}$/i

/** How much of a date agrees, and how sure that makes it. */
const SCORES = { whole: 1, monthYear: 0.75, dayMonth: 0.7, year: 0.7, mistyped: 0.65 }

/**
 * Finds known dates in any usual form and order, in part (day and month, month and year, the year after a word
 * such as `born`), and with one digit wrong.
 */
export function dateFinder(values: readonly { readonly label: string; readonly date: string }[]) {
  const known = values.flatMap(({ label, date }) => {
    const parsed = parseKnownDate(date)
    return parsed ? [{ label, date: parsed }] : []
  })
  return (text: string): readonly Found[] => {
    const out: Found[] = []
    if (known.length === 0) return out
    for (const match of text.matchAll(forms)) {
      const { index, 0: found } = match
      const end = index + found.trimEnd().length
      if (/[\p{L}\p{N}]/u.test(text[index - 1] ?? '') || /[\p{L}\p{N}]/u.test(text[end] ?? '')) continue
      if (/[-/.]$/.test(text.slice(0, index)) && /\d/.test(text[index - 2] ?? '')) continue
      const before = text.slice(Math.max(0, index - 30), index)
      for (const { label, date } of known) {
        const best = Math.max(...candidates(match).map((candidate) => agreement(candidate, date, before)))
        if (best <= 0) continue
        const rule =
          best === SCORES.mistyped ? 'mistyped-date' : best === SCORES.whole ? 'date' : 'partial-date'
        out.push({ start: index, end, label, score: best, rule })
        break
      }
    }
    return out
  }
}

/** A date of a record; undefined for one that is none. Day and month stand in the order of the United States. */
export function parseKnownDate(value: string): Required<PartialDate> | undefined {
  forms.lastIndex = 0
  for (const match of value.trim().matchAll(forms)) {
    for (const { year, month, day } of candidates(match))
      if (year !== undefined && month !== undefined && day !== undefined && valid({ month, day }))
        // Two digits of a year of birth: nobody was born in the future of the century's turn.
        return { year: year < 100 ? (year > 25 ? 1900 : 2000) + year : year, month, day }
    break
  }
  return undefined
}

function candidates(match: RegExpMatchArray): readonly PartialDate[] {
  const g = match.groups!
  const n = (value: string | undefined) =>
    value === undefined ? undefined : Number.parseInt(value.replace("'", ''), 10)
  const m = (value: string) => monthNames.indexOf(value.slice(0, 3).toLowerCase()) + 1
  const only = (date: { [K in keyof PartialDate]: number | undefined }): PartialDate =>
    Object.fromEntries(Object.entries(date).filter(([, v]) => v !== undefined))
  const bothWays = (a: string, b: string, year?: number) => [
    only({ year, month: Number(a), day: Number(b) }),
    only({ year, month: Number(b), day: Number(a) }),
  ]
  if (g.y1 !== undefined) return [only({ year: n(g.y1), month: n(g.m1), day: n(g.d1) })]
  if (g.a2 !== undefined) return bothWays(g.a2, g.b2!, n(g.y2))
  if (g.m3 !== undefined) return [only({ year: n(g.y3), month: m(g.m3), day: n(g.d3) })]
  if (g.m4 !== undefined) return [only({ year: n(g.y4), month: m(g.m4), day: n(g.d4) })]
  if (g.m5 !== undefined) return [only({ year: n(g.y5), month: m(g.m5) })]
  if (g.p6 !== undefined) {
    const [x, y, z] = [g.p6.slice(0, 2), g.p6.slice(2, 4), g.p6.slice(4)]
    const back = only({ year: n(g.p6.slice(0, -4)), month: n(g.p6.slice(-4, -2)), day: n(g.p6.slice(-2)) })
    return [...bothWays(x, y, n(z)), back]
  }
  if (g.m7 !== undefined) return [only({ year: n(g.y7), month: n(g.m7) })]
  if (g.a8 !== undefined) return bothWays(g.a8, g.b8!)
  return [only({ year: n(g.y9) })]
}

function agreement(found: PartialDate, known: Required<PartialDate>, before: string): number {
  const year = sameYear(found.year, known.year)
  const month = found.month === known.month
  const day = found.day === known.day
  if (found.year !== undefined && found.month !== undefined && found.day !== undefined) {
    if (year && month && day) return SCORES.whole
    return mistyped(found as Required<PartialDate>, known) ? SCORES.mistyped : 0
  }
  if (found.month !== undefined && found.year !== undefined) return year && month ? SCORES.monthYear : 0
  if (found.month !== undefined) return month && day ? SCORES.dayMonth : 0
  return year && birth.test(before) ? SCORES.year : 0
}

function sameYear(found: number | undefined, known: number): boolean {
  return found === known || (found !== undefined && found < 100 && found === known % 100)
}

/** One digit of eight differs, or two neighbours have changed places; only for years in full. */
function mistyped(found: Required<PartialDate>, known: Required<PartialDate>): boolean {
  if (found.year < 100 || !valid(found)) return false
  const [a, b] = [digitsOf(found), digitsOf(known)]
  const wrong = [...a].flatMap((digit, i) => (digit === b[i] ? [] : [i]))
  if (wrong.length === 1) return true
  const [i, j] = wrong
  return wrong.length === 2 && j === i! + 1 && a[i!] === b[j] && a[j] === b[i!]
}

function digitsOf({ year, month, day }: Required<PartialDate>): string {
  return `${year}`.padStart(4, '0') + `${month}`.padStart(2, '0') + `${day}`.padStart(2, '0')
}

function valid({ month, day }: { month: number; day: number }): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31
}
