import { casingOf, withCasing } from '../casing.ts'
import type { Category } from '../category.ts'
import type { Draw } from '../draw.ts'
import type { SurrogateSettings } from '../settings.ts'

type Unit = 'years' | 'months' | 'weeks' | 'days' | 'hours' | 'decade'

type Piece =
  | string
  | { readonly value: number; readonly unit: Unit; readonly text: string; readonly words: boolean }

interface Age {
  readonly pieces: readonly Piece[]
}

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const decades = 'twenties thirties forties fifties sixties seventies eighties nineties'.split(' ')
const word = [...ones, ...tens, ...decades].sort((a, b) => b.length - a.length).join('|')
const numbers = new RegExp(
  `(?<![\\d/])\\d+(?!\\d|\\s?\\/(?!(?:12|52|7)(?!\\d)))(?:\\.\\d+)?|\\b(?:(?:one\\s)?hundred(?:\\s(?:and\\s)?(?:${word}))?|(?:${tens.join('|')})[- ](?:${ones.slice(1, 10).join('|')})|${word})\\b`,
  'gi',
)
const stages =
  /^(?:a |an |the )?(?:new-?born|neonat\w*|infant|baby|toddler|child|children|teens?|teen-?age[rd]?s?|adolescents?|adults?|young|middle[- ]aged?|elderly|older|geriatric|pa?ediatric)(?: adults?| man| woman| male| female)?$/i

/**
 * Ages in numbers or words, in years, months, weeks, days or decades: another age near by, in the same stage of life and
 * the same writing. Above `ageTop` (89) it becomes the band `90+`, and no surrogate is above it.
 */
export const age: Category<Age> = {
  name: 'age',
  digest(text) {
    const pieces: Piece[] = []
    let at = 0
    for (const match of text.matchAll(numbers)) {
      pieces.push(text.slice(at, match.index))
      const end = match.index + match[0].length
      const words = !/^\d/.test(match[0])
      pieces.push({
        value: words ? numberOf(match[0]) : Number(match[0]),
        unit: unitOf(text, match.index, end, match[0]),
        text: match[0],
        words,
      })
      at = end
    }
    if (pieces.length === 0) return stages.test(text.trim()) ? { pieces: [text] } : undefined
    return { pieces: [...pieces, text.slice(at)] }
  },
  identity: ({ pieces }) =>
    pieces
      .map((p) => (typeof p === 'string' ? '' : `${p.value}${p.unit}`))
      .join(' ')
      .trim(),
  features: ({ pieces }) =>
    pieces.map((p) => (typeof p === 'string' ? p : `<${p.unit}${p.words ? ' words' : ''}>`)).join(''),
  keeps: ({ pieces }, work) =>
    pieces.every(
      (p) =>
        typeof p === 'string' ||
        ((p.unit === 'years' || p.unit === 'decade') && p.value > work.settings.ageTop
          ? false
          : work.settings.ageOnlyTop || (p.unit === 'years' && work.agesSaid.has(p.value))),
    ),
  render({ pieces }, draw, { settings }) {
    return pieces.map((p) => (typeof p === 'string' ? p : written(p, draw, settings))).join('')
  },
  differsFrom: 'own',
}

function written(piece: Exclude<Piece, string>, draw: Draw, settings: SurrogateSettings): string {
  const { value, unit, text, words } = piece
  if (unit === 'years' && value > settings.ageTop) {
    const top = settings.ageTop + 1
    return words ? withCasing(`${inWords(top)} or older`, casingOf(text)) : `${top}+`
  }
  if (settings.ageOnlyTop) return text
  if (unit === 'decade') {
    const choices = [20, 30, 40, 50, 60, 70, 80].filter((d) => d !== value && Math.abs(d - value) <= 10)
    const decade = choices.length > 0 ? draw.pick(choices) : 80
    return words ? withCasing(decades[decade / 10 - 2]!, casingOf(text)) : String(decade)
  }
  if (!Number.isInteger(value))
    return String(near(Math.floor(value), unit, draw, settings)) + text.slice(text.indexOf('.'))
  const made = near(value, unit, draw, settings)
  if (!words) return String(made).padStart(/^0\d/.test(text) ? text.length : 1, '0')
  const spelled = inWords(made)
  const casing = casingOf(text.split(/[- ]/)[0]!)
  return casing === 'title' ? spelled[0]!.toUpperCase() + spelled.slice(1) : withCasing(spelled, casing)
}

// Stages of life in years, within which a surrogate stays: infant, toddler, and so on.
const stageStarts = [0, 1, 3, 6, 13, 18]

function near(value: number, unit: Unit, draw: Draw, { ageBands, ageTop }: SurrogateSettings): number {
  const [low, high] =
    unit === 'years' ? (ageBands ? band(value, ageBands, ageTop) : stage(value, ageTop)) : spanOf(value, unit)
  const within = value >= low && value <= high
  const count = high - low + (within ? 0 : 1)
  if (count < 1) return value === 0 ? 1 : value > 1 ? value - 1 : value + 1
  const made = low + draw.below(count)
  return within && made >= value ? made + 1 : made
}

function band(value: number, starts: readonly number[], top: number): [number, number] {
  let low = 0
  let high = top
  for (const start of starts) {
    if (start <= value) low = Math.max(low, start)
    else high = Math.min(high, start - 1)
  }
  return [low, high]
}

function stage(value: number, top: number): [number, number] {
  const [low, high] = band(value, stageStarts, top)
  return [Math.max(low, value - 5), Math.min(high, value + 5)]
}

function spanOf(value: number, unit: Unit): [number, number] {
  const reach = Math.max(2, Math.round(value / 5))
  const limits: Partial<Record<Unit, number>> = { months: 36, weeks: 104, days: 60, hours: 96 }
  return [Math.max(1, value - reach), Math.max(value, Math.min(limits[unit] ?? value + reach, value + reach))]
}

function unitOf(text: string, start: number, end: number, written: string): Unit {
  const after = text.slice(end, end + 12).toLowerCase()
  if (/^\s?['’]?s\b/.test(after) || /ies$/i.test(written)) return 'decade'
  if (/^[\s-]*(?:y|yr)/.test(after)) return 'years'
  // As British notes count: 6/12 is six months, 3/52 three weeks, 2/7 two days.
  const ofYear = /^\s?\/(12|52|7)(?!\d)/.exec(after)?.[1]
  if (ofYear) return ofYear === '12' ? 'months' : ofYear === '52' ? 'weeks' : 'days'
  if (/^[\s-]*(?:mo|m\/o|mths?|m\b(?!\w))/.test(after) && !/^\s?m\b\s*$/.test(after)) return 'months'
  if (/^[\s-]*(?:wk|week|w\b|w\d)/.test(after)) return 'weeks'
  if (
    /^[\s-]*(?:day|d\b|do\b|d\/o)/.test(after) ||
    /(?:day of life|dol|day)\s*#?\s*$/i.test(text.slice(0, start))
  )
    return 'days'
  if (/^[\s-]*(?:hour|hr|h\b)/.test(after)) return 'hours'
  return 'years'
}

function numberOf(text: string): number {
  const lower = text.toLowerCase()
  const decade = decades.indexOf(lower)
  if (decade >= 0) return decade * 10 + 20
  let sum = 0
  for (const part of lower.split(/[^a-z]+/)) {
    if (part === 'hundred') sum = (sum || 1) * 100
    else if (tens.includes(part)) sum += tens.indexOf(part) * 10 + 20
    else if (ones.includes(part)) sum += ones.indexOf(part)
  }
  return sum
}

function inWords(value: number): string {
  if (value < 20) return ones[value]!
  if (value >= 100) return `one hundred${value > 100 ? ` ${inWords(value - 100)}` : ''}`
  const ten = tens[Math.floor(value / 10) - 2]!
  return value % 10 === 0 ? ten : `${ten}-${ones[value % 10]}`
}
