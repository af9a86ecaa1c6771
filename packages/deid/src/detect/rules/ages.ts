import { Gap, Kind, Shape, type Tokens, tokenAt } from '../tokens.ts'
import { ageByPeople } from './ages-by-people.ts'
import { sentenceStart } from './name-reader.ts'
import { type Emit, rule } from './rule.ts'
import { WordSet } from './word-set.ts'

const unit = String.raw`(?:[-\s]{0,2}(?:y\.?\s?/?\s?o\.?(?![a-z])|yr?s?\.?[-\s]?/?[-\s]?o(?:ld)?\b\.?|y/o\b|y\.o\.|yof\b|yom\b|year[-\s]{0,2}olds?\b|years?\s+old\b|years?\s+of\s+age\b|yrs?\s+of\s+age\b|years?[-\s]+young\b|months?[-\s]old\b|weeks?[-\s]old\b|days?[-\s]old\b|months?\s+of\s+age\b|mo\b\.?\s?old|m\.?o\.?(?=\s+(?:male|female|boy|girl|infant))|wk\s?old|y(?=[/\s]?[mf]\b)|yo\b))`
const withUnit = new RegExp(String.raw`\d{1,3}${unit}`, 'iy')
const sexed = /\d{1,3}(?=\s?(?:[MF]\b|\/\s?[MF]\b))/y
const sexedLower = /\d{2,3}(?=\s?(?:[MF]\b|\/\s?[MF]\b))/iy
const decade = /[1-9]0['’]?s\b/iy
const tens =
  '(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[-\\s](?:one|two|three|four|five|six|seven|eight|nine))?|one hundred(?: and \\w+)?|(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|two|three|four|five|six|seven|eight|nine)'
const spelled = new RegExp(
  String.raw`(?:${tens})(?=[-\s](?:years?|months?|weeks?)[-\s](?:old|of\s+age))`,
  'iy',
)
const birthday = /^(?:last|this|on|in|yesterday|today|recently|earlier|[.,;])$/
const spelledFirst = new WordSet(
  'twenty thirty forty fifty sixty seventy eighty ninety one ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen two three four five six seven eight nine'.split(
    ' ',
  ),
)

/** Ages in every form: `67 y.o.`, `67-year-old`, `age 67`, `aged 67`, `67M`, `in her 90s`, `ninety-two year old`. The policy judges 90 and over. */
export const ages = rule('ages', ['AGE'], (t, emit) => {
  for (let i = 0; i < t.count; i++) {
    if (t.kind[i] === Kind.Number) number(t, i, emit)
    else if (spelledFirst.has(t, i)) written(t, i, emit)
  }
})

function number(t: Tokens, i: number, emit: Emit): void {
  const size = t.end[i]! - t.start[i]!
  if (size > 3 || (t.gap[i] === Gap.None && i > 0 && !/^[(~:\-–/,"]$/.test(t.lower[i - 1]!))) return
  if (size === 3 && Number(t.lower[i]) > 125) return
  const at = t.start[i]!
  withUnit.lastIndex = at
  if (withUnit.test(t.text)) {
    emit(at, t.end[i]!, 'AGE', 0.85, 'unit')
    return
  }
  const before = t.lower[i - 1] ?? ''
  const cue =
    before === ':' || before === '=' || before === 'is' || before === 'of' || before === '-'
      ? t.lower[i - 2]
      : before
  if (
    (cue === 'age' || cue === 'aged' || cue === 'ages') &&
    t.gap[i]! <= Gap.Wide &&
    t.lower[i + 1] !== '%' &&
    !(t.lower[i + 1] === '.' && t.gap[i + 2] === Gap.None && t.kind[i + 2] === Kind.Number)
  ) {
    emit(at, t.end[i]!, 'AGE', 0.85, 'cue')
    return
  }
  if (
    (before === 'turned' || before === 'turning' || before === 'turns') &&
    size <= 2 &&
    t.gap[i] === Gap.Space &&
    !/^(degrees|times|of|hours|minutes|x|%)$/.test(t.lower[i + 1]!)
  ) {
    // She turned 37 last month: people do, and nothing else that has a day for it.
    const sure =
      /^(?:he|she|who|they|patient|pt)$/.test(t.lower[i - 2] ?? '') && birthday.test(t.lower[i + 1]!)
    emit(at, t.end[i]!, 'AGE', sure ? 0.9 : 0.5, 'turned')
    return
  }
  decade.lastIndex = at
  const decadeMatch =
    /^(her|his|their|early|mid|late|the|in)$/.test(before === '-' ? t.lower[i - 2]! : before) &&
    decade.exec(t.text)
  if (decadeMatch && /^(her|his|their|early|mid|late)$/.test(before === '-' ? t.lower[i - 2]! : before)) {
    emit(at, at + decadeMatch[0].length, 'AGE', 0.6, 'decade')
    return
  }
  if (isSexed(t, i, size)) {
    emit(at, t.end[i]!, 'AGE', 0.7, 'sex')
    return
  }
  if (
    /^(male|female|man|woman|boy|girl|lady|gentleman)$/.test(t.lower[i + 1]!) &&
    t.gap[i + 1]! <= Gap.Space &&
    size <= 2 &&
    Number(t.lower[i]) >= 10 &&
    /^(a|an|this|:|,|\.|the)?$/.test(before)
  ) {
    emit(at, t.end[i]!, 'AGE', 0.55, 'person')
    return
  }
  const sure = ageByPeople(t, i)
  if (sure > 0) emit(at, t.end[i]!, 'AGE', sure, 'people')
}

/** `34M with`, `102 M from`, `71 f` in a text without capitals: a number, a letter for the sex, and what goes on from there. */
function isSexed(t: Tokens, i: number, size: number): boolean {
  const form = t.caseless[i] ? sexedLower : sexed
  form.lastIndex = t.start[i]!
  if (size < 2 || !form.test(t.text)) return false
  const sex = tokenAt(t, t.end[i]!)
  // A hundred and more only where nothing is measured: at the beginning of a sentence.
  if (size === 3 && (Number(t.lower[i]) < 100 || !sentenceStart(t, i))) return false
  const next = t.lower[sex + (t.lower[sex] === '/' ? 2 : 1)]!
  return (
    t.gap[sex]! <= Gap.Space &&
    ((t.gap[sex] === Gap.None && t.shape[sex] !== Shape.Lower) ||
      t.gap[sex + 1]! >= Gap.Wide ||
      /^(?:with|w|who|here|p|s|h|presenting|presents|c|hx|admitted|from|found|brought|transferred|,)$/.test(
        next,
      ))
  )
}

function written(t: Tokens, i: number, emit: Emit): void {
  const at = t.start[i]!
  spelled.lastIndex = at
  const match = spelled.exec(t.text)
  if (match) emit(at, at + match[0].length, 'AGE', 0.75, 'spelled')
}
