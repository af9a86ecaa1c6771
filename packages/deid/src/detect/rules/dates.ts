import { Flag } from '../../lexicon/index.ts'
import { Gap, Kind, Shape, type Tokens, tokenAt } from '../tokens.ts'
import { misreadDateAt, months, namesNoDate, weekdays } from './calendar.ts'
import { phraseAt } from './phrase.ts'
import { type Emit, rule } from './rule.ts'
import { WordSet } from './word-set.ts'

const seasons = new Set('spring summer fall autumn winter'.split(' '))

/** Days that have a name: those that the list of holidays has in other spellings or not at all. */
const feast =
  /(?:labou?r|boxing|canada|anzac|australia|victoria|remembrance|republic|bank|mlk|martin luther king|president['’]?s['’]?|mother['’]?s['’]?|father['’]?s['’]?|st\.? patrick['’]?s|valentine['’]?s|groundhog|family|heritage|youth|freedom) (?:day|holiday)\b/iy
const dayNames = new Set(
  'labour labor boxing canada anzac australia victoria remembrance republic bank mlk martin president presidents mother mothers father fathers st valentine valentines groundhog heritage youth freedom'.split(
    ' ',
  ),
)

const triggers = new WordSet([
  ...dayNames,
  ...months,
  ...weekdays,
  ...seasons,
  'christmas',
  'thanksgiving',
  'easter',
  'halloween',
])

const sep = String.raw`[-/.]|\s[-/]\s|\s[-/]|[-/]\s`
const year = String.raw`(?:['’]\d\d|(?:1[89]|20)\d\d|\d\d)`
const fullYear = String.raw`(?:1[89]|20)\d\d`
const month = '(?:0?[1-9]|1[0-2])'
const day = '(?:0?[1-9]|[12]\\d|3[01])'
const monthName =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const ordinal = String.raw`${day}(?:\s?(?:st|nd|rd|th))?`
const zone = String.raw`(?:\s?(?:z|utc|gmt|[ecmp][sd]t|[-+]\d\d:?\d\d)(?![a-z]))?`

/** Forms that begin with a digit, tried in this order at a number. Sticky and without nested repetition. */
const numeric: readonly (readonly [RegExp, number, string])[] = [
  [new RegExp(String.raw`${fullYear}([-/.])${month}\1${day}(?!\d)`, 'iy'), 0.9, 'iso'],
  [
    new RegExp(
      String.raw`(?:${month}(${sep})${day}|${day}(${sep})${month})\1\2${year}(?![\d%]|[./-]\d)`,
      'iy',
    ),
    0.85,
    'numeric',
  ],
  [
    new RegExp(
      String.raw`${ordinal}(?:\s+(?:day\s+)?of\s+|\s?[.\-/,]\s?|\s*)${monthName}(?:(?:\d\d|${fullYear})(?!\d)|\b(?:\.?[\s.\-/,]{1,3}${year}\b(?![-/]\d))?)`,
      'iy',
    ),
    0.9,
    'day-month',
  ],
  [
    new RegExp(
      String.raw`${fullYear}[-/\s](?:${month}(?!\d)(?![-/.]\d)|${monthName}\b)(?:[-/\s]${day}\b)?`,
      'iy',
    ),
    0.6,
    'year-month',
  ],
  [/(?:20\d\d|19\d\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?![\d-])/y, 0.5, 'iso-basic'],
  [new RegExp(String.raw`${month}\s?/\s?(?:19|20)\d\d(?![\d/-])`, 'y'), 0.8, 'month-year'],
  [new RegExp(String.raw`${month}-(?:19|20)\d\d(?![\d/-])`, 'y'), 0.6, 'month-year'],
]
/** Month and day without a year; a fraction, a score or a pressure may look the same. */
const shortDate = new RegExp(String.raw`(${month})/(${day})(?![\d/%]|\.\d|-\d)`, 'y')
/** Two numbers of which one may be a day and the other a month. */
const cuedDate =
  /(0?[1-9]|[12]\d|3[01])[-/](0?[1-9]|[12]\d|3[01])(?![\d/%-]|\.\d|\s?(?:mg|ml|mcg|l|liters|units|scale)\b)/iy
/** What may follow a month's name. */
const afterMonth = new RegExp(
  String.raw`\.?(?:[\s\-/,]{1,2}|\s?the\s)${ordinal}(?!\d|[:%]|\.\d|\s?(?:mg|ml|mcg|weeks|months|days|years)\b)(?:\s?(?:-|–|to|through|and|&)\s?${ordinal}(?![\d:/]))?(?:[\s,.\-/]{1,3}(?:of\s)?(?:${fullYear}|['’]\d\d|\d\d(?!\d|[:./]\d|\s?(?:[ap]\.?m|mg|y)))\b)?`,
  'iy',
)
const monthYear = new RegExp(String.raw`\.?(?:,?\s|[-/]|\sof\s)(?:${fullYear}\b|['’]\d\d\b)`, 'iy')
const time = new RegExp(
  String.raw`(?:(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?(?![\d:/])(?:\s?[ap]\.?m\b\.?)?|(?:0?[1-9]|1[0-2])\s?[ap]\.?m\b\.?)${zone}`,
  'iy',
)
const military = /(?:[01]\d|2[0-3])[0-5]\d\s?(?:hrs?|hours|h)\b/iy
const bareMilitary =
  /(?:[01]\d|2[0-3])[0-5]\d(?!\d|[-/.,]\d|\s?(?:mg|ml|mcg|cc|kcal|cal|calories|units|g|l|iu|steps|meters|feet))/iy
const clockCues = new Set('at @ note time approximately around'.split(' '))
const dateCues = new Set(
  `on date dated dob born since until till from through thru between seen admitted discharged admission discharge visit visited scheduled
performed by before after scan mri ct xr xray film study of ekg echo last next due started stopped began given collected received
reported resulted drawn signed dictated transcribed d t follow-up appointment appt exam surgery and to as ending beginning effective
expires exp lmp edd edc postop comparison compared prior previous`.split(/\s+/),
)
const strongCues = new Set(
  'on date dated dob born since until seen admitted discharged visit scheduled due started begun performed d t'.split(
    ' ',
  ),
)
const units = new Set(
  'mg ml mcg g kg mmhg strength motor pain scale sec seconds lb lbs tablet tablets tab tabs reflexes pulses murmur systolic vision points visual acuity power of patients patient pts subjects cases eyes nodes participants respondents lesions samples specimens responders women men children'.split(
    ' ',
  ),
)

/**
 * Dates in every written form, also partial ones, and times of day. A year alone is none, as Safe Harbor keeps it, but
 * for a year of birth, which says how old somebody is.
 */
export const dates = rule('dates', ['DATE', 'TIME'], (t, emit) => {
  for (let i = 0; i < t.count; i++) {
    if (t.kind[i] === Kind.Number) {
      const end = atNumber(t, i, emit)
      if (end > i) i = end - 1
    } else if (t.kind[i] === Kind.Word) {
      const end = atWord(t, i, emit)
      if (end > i) i = end - 1
    }
  }
})

function atNumber(t: Tokens, i: number, emit: Emit): number {
  const at = t.start[i]!
  const before = t.gap[i] === Gap.None ? t.lower[i - 1] : ''
  const attached =
    t.gap[i] === Gap.None &&
    i > 0 &&
    (t.kind[i - 1] !== Kind.Mark || before === '.' || before === '-' || before === '/' || before === '#')
  if (!attached || (before === '-' && isDayBefore(t, i))) {
    for (const [form, score, why] of numeric) {
      form.lastIndex = at
      const match = form.exec(t.text)
      if (!match) continue
      const end = at + (why === 'day-month' ? withoutNextSentence(match[0]) : match[0]).length
      if (why === 'day-month' && !isDayMonth(t, i, match[0])) continue
      if (/\w/.test(t.text[end] ?? '') && !/^T\d/.test(t.text.slice(end, end + 2))) continue
      emit(at, end, 'DATE', score, why)
      return tokenAt(t, end)
    }
    if (isBirthYear(t, i)) {
      emit(at, t.end[i]!, 'DATE', 0.7, 'birth-year')
      return i + 1
    }
    const end = shortAt(t, i, emit)
    if (end > i) return end
  }
  if (attached && t.lower[i - 1] !== '-' && !(t.lower[i - 1] === 't' && t.kind[i - 2] === Kind.Number))
    return i
  const clock =
    stick(time, t.text, at) ??
    stick(military, t.text, at) ??
    (clockCues.has(t.lower[i - 1] ?? '') ? stick(bareMilitary, t.text, at) : null)
  if (!clock) return i
  emit(at, at + clock[0].length, 'TIME', 0.7, 'clock')
  return tokenAt(t, at + clock[0].length)
}

/** The token before the hyphen at `i - 1` ends a date or a number: `09JAN-10JAN`, `3-4 June`. */
function isDayBefore(t: Tokens, i: number): boolean {
  return t.gap[i - 1] === Gap.None && (t.kind[i - 2] === Kind.Number || months.has(t.lower[i - 2] ?? ''))
}

function stick(form: RegExp, text: string, at: number): RegExpExecArray | null {
  form.lastIndex = at
  return form.exec(text)
}

/** `born 1978`, `born in 1978`, `b. 1978`, `YOB 1978`. */
function isBirthYear(t: Tokens, i: number): boolean {
  if (t.end[i]! - t.start[i]! !== 4 || !/^(?:19|20)\d\d$/.test(t.lower[i]!)) return false
  if (/^(?:g|gm|gms|grams?|gr)$/.test(t.lower[i + 1] ?? '')) return false // A newborn's weight.
  const [last, one, two] = [1, 2, 3].map((n) => t.lower[i - n] ?? '')
  if (last === 'born' || last === 'yob') return true
  if (last === 'in' || last === ':')
    return one === 'born' || one === 'yob' || (one === 'year' && two === 'birth')
  return last === '.' && one === 'b' && (two === '(' || two === ',')
}

/** `21 July. 23 were`: a full name, a full stop and a number of two digits are two sentences. */
function withoutNextSentence(found: string): string {
  const tail = /([a-z]+)\.\s\d\d$/i.exec(found)
  return tail !== null && isWhole(tail[1]!.toLowerCase())
    ? found.slice(0, tail.index + tail[1]!.length)
    : found
}

/** `1 mar` is a date, `2 may` or `5 dec` hardly more than words: those need a capital or a year. */
function isDayMonth(t: Tokens, i: number, found: string): boolean {
  if (/\d{2}\W*$/.test(found) && /[a-z]/i.test(found)) return true
  for (let k = i + 1; t.start[k]! < t.start[i]! + found.length; k++)
    if (months.has(t.lower[k]!) && t.shape[k] === Shape.Cap) return true
  return /[A-Z]/.test(found) || !/(?:may|march|mar|dec|sep|jan)\W*$/.test(found)
}

function shortAt(t: Tokens, i: number, emit: Emit): number {
  const at = t.start[i]!
  shortDate.lastIndex = at
  const match = shortDate.exec(t.text)
  if (!match) return cuedAt(t, i, emit)
  const end = at + match[0].length
  if (/\w/.test(t.text[end] ?? '')) return i
  const after = tokenAt(t, end)
  if (units.has(t.lower[after]!) && t.gap[after]! <= Gap.Space) return i
  const previous = t.lower[i - 1] ?? ''
  if (isAcuity(t, i, match[1]!, match[2]!) || isDuration(t, i, match[2]!, previous, after)) return i
  const cue =
    dateCues.has(previous) ||
    (previous === ':' && t.gap[i]! > Gap.None) ||
    t.gap[i]! >= Gap.Line ||
    weekdays.has(previous)
  const range = (previous === '-' || previous === '–') && t.kind[i - 2] === Kind.Number
  const [, m = '', d = ''] = match
  // x/5, x/6 and x/10 are strengths, murmurs and scores, unless a strong cue says otherwise.
  const scored = (d === '5' || d === '6' || d === '10') && m.length === 1 && Number(m) <= Number(d)
  if (scored && !(cue && strongCues.has(previous)) && t.gap[i]! < Gap.Wide) return i
  if (!cue && !range && d.length === 1 && m.length === 1) return i
  if (previous === 'of' || (previous === 'to' && (d === '5' || d === '10'))) return i
  emit(at, end, 'DATE', cue ? 0.75 : 0.5, 'month-day')
  return after
}

/** `VA 6/12 and 6/24`: a line of Snellen's chart behind a word for seeing. */
function isAcuity(t: Tokens, i: number, distance: string, line: string): boolean {
  if (Number(distance) !== 6 || !/^(?:5|6|9|12|18|24)$/.test(line)) return false
  for (let k = i - 1; k >= 0 && i - k <= 10 && t.gap[k + 1]! <= Gap.Space; k--)
    if (/^(?:va|vas|acuity|acuities|vision|snellen|od|os|unaided|pinhole)$/.test(t.lower[k]!)) return true
  return false
}

/** `x 3/12`, `3/12 hx`, `over the past 4/7`, `review in 3/12`: months, weeks or days as British notes write them. */
function isDuration(t: Tokens, i: number, whole: string, previous: string, after: number): boolean {
  if (whole !== '12' && whole !== '7') return false
  if (/^(?:x|past|over)$/.test(previous) || /^(?:hx|history|ago|later|duration)$/.test(t.lower[after]!))
    return true
  if (previous === 'in') return toCome.test(t.lower[i - 2] ?? '')
  // A review of `3/12`, where the note counts weeks in the same way, or names a British register.
  return (toCome.test(previous) || /^(?:for|after|next|every)$/.test(previous)) && british.test(t.text)
}

/** What is to be done after a time: `repeat in 6/12`, where a date would be of the past. */
const toCome = /^(?:review|rv|reviewed|up|fu|repeat|recheck|back|return|bloods|clinic|again|tci|scan)$/
const british = /(?<![\d/])\d{1,2}\/52(?![\d/])|\b(?:NHS|HCPC|NMC|GMC)\b/

/** `on 26/10`, `seen 4-2`: the day first, or a hyphen between, only where a word says that it is a date. */
function cuedAt(t: Tokens, i: number, emit: Emit): number {
  if (
    !/^(on|since|until|dated|seen|admitted|discharged)$/.test(t.lower[i - 1] ?? '') ||
    t.gap[i] !== Gap.Space
  )
    return i
  const match = stick(cuedDate, t.text, t.start[i]!)
  if (!match) return i
  const [, a = '', b = ''] = match
  if (Math.min(Number(a), Number(b)) > 12) return i
  const end = t.start[i]! + match[0].length
  const after = tokenAt(t, end)
  if (/\w/.test(t.text[end] ?? '') || (units.has(t.lower[after]!) && t.gap[after]! <= Gap.Space)) return i
  emit(t.start[i]!, end, 'DATE', 0.6, 'cued')
  return after
}

function atWord(t: Tokens, i: number, emit: Emit): number {
  if (t.gap[i + 1] === Gap.None && t.end[i]! - t.start[i]! === 1 && t.gap[i] !== Gap.None) {
    const end = misreadDateAt(t.text, t.start[i]!)
    if (end > 0) {
      emit(t.start[i]!, end, 'DATE', 0.8, 'misread')
      return tokenAt(t, end)
    }
  }
  if (!(t.flags[i]! & Flag.Holiday) && !triggers.has(t, i)) return atPhrase(t, i, emit)
  const word = t.lower[i]!
  if (namesNoDate(t.text, t.end[i]!)) return i
  if (months.has(word)) return atMonth(t, i, emit)
  if (weekdays.has(word)) return atWeekday(t, i, emit)
  if (seasons.has(word)) return atSeason(t, i, emit)
  if (dayNames.has(word) && (t.shape[i] === Shape.Cap || t.caseless[i])) {
    feast.lastIndex = t.start[i]!
    const match = feast.exec(t.text)
    if (match) {
      emit(t.start[i]!, t.start[i]! + match[0].length, 'DATE', 0.6, 'holiday')
      return tokenAt(t, t.start[i]! + match[0].length)
    }
  }
  if (
    word === 'christmas' ||
    word === 'thanksgiving' ||
    word === 'easter' ||
    word === 'halloween' ||
    t.flags[i]! & Flag.Holiday
  ) {
    // TET in a line of lower case is a short form, Tet a feast.
    if (t.shape[i] !== Shape.Cap && (!t.caseless[i] || word === 'tet')) return i
    const end = /^(eve|day)$/.test(t.lower[i + 1]!) && t.gap[i + 1] === Gap.Space ? i + 2 : i + 1
    emit(t.start[i]!, t.end[end - 1]!, 'DATE', 0.6, 'holiday')
    return end
  }
  return atPhrase(t, i, emit)
}

/** A feast of several words. */
function atPhrase(t: Tokens, i: number, emit: Emit): number {
  if (!(t.flags[i]! & Flag.Prefix) || (t.shape[i] !== Shape.Cap && !t.caseless[i])) return i
  const found = phraseAt(t, i, Flag.Holiday)
  if (!found || namesNoDate(t.text, t.end[i]!)) return i
  emit(t.start[i]!, t.end[found.end - 1]!, 'DATE', 0.6, 'holiday')
  return found.end
}

function atMonth(t: Tokens, i: number, emit: Emit): number {
  const at = t.start[i]!
  const end = t.end[i]!
  const capital = t.shape[i] !== Shape.Lower || t.caseless[i] === 1
  const odd = t.lower[i] === 'may' || t.lower[i] === 'march' || t.lower[i] === 'mar' || t.lower[i] === 'dec'
  for (const [form, why] of [
    [monthYear, 'month-year'],
    [afterMonth, 'month-day'],
  ] as const) {
    form.lastIndex = end
    const match = form.exec(t.text)
    if (!match) continue
    if (!capital && odd && !/\d{4}/.test(match[0])) continue
    // In October. 3) Rest: a full name ends its sentence, and a list goes on.
    if (isWhole(t.lower[i]!) && /^\.\s\d{1,2}$/.test(match[0])) {
      if (!capital || odd) continue
      emit(at, end, 'DATE', 0.55, 'month')
      return i + 1
    }
    const to = end + match[0].length
    emit(at, to, 'DATE', 0.9, why)
    return tokenAt(t, to)
  }
  if (t.gap[i] === Gap.None && i > 0) return i
  const short = t.lower[i]!.length < 4 && t.lower[i] !== 'may'
  if (!capital || (short && !isMonthHere(t, i))) return i
  // A month alone, where something says it is one: in June, last March, early May.
  const before = t.lower[i - 1] ?? ''
  if (
    t.gap[i] === Gap.Space &&
    /^(in|since|until|till|last|next|this|early|late|mid|of|by|during|through|from|to|and|-)$/.test(before)
  ) {
    if (odd && !/^(in|since|last|next|early|late|mid|until)$/.test(before)) return i
    emit(/^(last|next|early|late|mid)$/.test(before) ? t.start[i - 1]! : at, end, 'DATE', 0.55, 'month')
    return i + 1
  }
  return i
}

/** Whether the month's name is no short form, so that no full stop belongs to it. */
function isWhole(word: string): boolean {
  return word.length > 4 || word === 'may' || word === 'june' || word === 'july'
}

/** `in Feb.`: a short form that the clause ends with. */
function isMonthHere(t: Tokens, i: number): boolean {
  return (
    /^(?:in|since|last|next|until|early|late)$/.test(t.lower[i - 1] ?? '') &&
    (/^[.,;)]$/.test(t.lower[i + 1]!) || t.gap[i + 1]! >= Gap.Line)
  )
}

function atWeekday(t: Tokens, i: number, emit: Emit): number {
  const word = t.lower[i]!
  const full = word.endsWith('day')
  const capital = t.shape[i] === Shape.Cap || (t.shape[i] === Shape.Upper && full)
  if (
    !full &&
    (word === 'sat' || word === 'sun' || word === 'wed' || word === 'mon') &&
    !(
      capital &&
      (t.lower[i + 1] === ',' ||
        t.kind[i + 1] === Kind.Number ||
        months.has(t.lower[i + 1]!) ||
        (/^(on|until|till|since|by|next|last|this)$/.test(t.lower[i - 1] ?? '') &&
          /^[.;)?!,]?$/.test(t.lower[i + 1]!)))
    )
  )
    return i
  if (!full && !capital) return i
  // Sat 95% on room air
  if (
    word === 'sat' &&
    t.kind[i + 1] === Kind.Number &&
    (t.lower[i + 2] === '%' || /^(?:[89]\d|100)$/.test(t.lower[i + 1]!))
  )
    return i
  const before = t.lower[i - 1] ?? ''
  const relative = t.gap[i] === Gap.Space && /^(last|next|this|past|coming|following)$/.test(before)
  emit(relative ? t.start[i - 1]! : t.start[i]!, t.end[i]!, 'DATE', full ? 0.6 : 0.5, 'weekday')
  return i + 1
}

function atSeason(t: Tokens, i: number, emit: Emit): number {
  let at = i + 1
  if (t.lower[at] === 'of') at++
  if (t.kind[at] !== Kind.Number || !/^(19|20)\d\d$/.test(t.lower[at]!) || t.gap[at]! > Gap.Space) return i
  emit(t.start[i]!, t.end[at]!, 'DATE', 0.75, 'season')
  return at + 1
}
