/** An age found in a text: its size in years, and where its number stands. */
export interface AgeIn {
  readonly years: number
  readonly start: number
  readonly end: number
  /** The only number there, with years as its unit: it can be replaced alone. */
  readonly alone: boolean
}

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const decades = 'twenties thirties forties fifties sixties seventies eighties nineties'.split(' ')
const people = new Map([
  ['septuagenarian', 70],
  ['octogenarian', 80],
  ['nonagenarian', 90],
  ['centenarian', 100],
])
const words = new Map([
  ...ones.map((word, value) => [word, value] as const),
  ...tens.map((word, i) => [word, 20 + 10 * i] as const),
  ...decades.map((word, i) => [word, 20 + 10 * i] as const),
  ...people,
])
const oneWord = [...words.keys(), 'hundred'].sort((a, b) => b.length - a.length).join('|')
const written = new RegExp(`\\b(?:${oneWord})(?:(?:[\\s-]+(?:and\\s+)?)(?:${oneWord}))*\\b`, 'gi')
// Ages are short: more digits than three are no age.
const digits = /(?<![\d.,])\d{1,3}(?:\.\d+)?(?![\d,])(?:['’]?s\b|st\b|nd\b|rd\b|th\b)?/g
const smallUnit =
  /^[\s-]*(?:(mo|mos|mths?|months?|m\/o|m\.o\.)|(wks?|weeks?|w\/o)|(days?|d\/o|hours?|hrs?))(?![a-z])/i

/** The oldest age that a text states, in digits or English words; undefined when it states none. */
export function ageIn(text: string): AgeIn | undefined {
  const found = [
    ...[...text.matchAll(digits)].map((m) => ({
      index: m.index,
      text: m[0],
      value: Number.parseFloat(m[0]),
    })),
    ...[...text.matchAll(written)].map((m) => ({ index: m.index, text: m[0], value: numberOf(m[0]) })),
  ]
  let oldest: AgeIn | undefined
  for (const { index, text: number, value } of found) {
    const end = index + number.length
    const [unit, months, weeks, days] = smallUnit.exec(text.slice(end)) ?? []
    const years = months ? value / 12 : weeks ? value / 52 : days ? value / 365 : value
    if (!oldest || years > oldest.years)
      oldest = { years, start: index, end, alone: found.length === 1 && unit === undefined }
  }
  return oldest
}

/** `ninety-two`, `one hundred and four`. */
function numberOf(number: string): number {
  let sum = 0
  for (const word of number.toLowerCase().split(/[\s-]+/)) {
    if (word === 'hundred') sum = Math.max(sum, 1) * 100
    else sum += words.get(word) ?? 0
  }
  return sum
}

/** The text with its age replaced by `by`: the number alone where that reads well, else the whole. */
export function withAge(text: string, { start, end, alone }: AgeIn, by: string): string {
  return alone ? text.slice(0, start) + by + text.slice(end) : by
}
