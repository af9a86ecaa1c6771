import { findPhonesSlowly } from './phone-lenient.ts'
import { isInternational, type PhonePlan, phonePlan } from './phone-plan.ts'

/** Which numbers count. */
export interface PhoneSettings {
  /** ISO 3166-1 regions whose national numbers count; others count in international form. */
  readonly regions: readonly string[]
  /** libphonenumber's levels: 0 possible, 1 valid, 2 strict grouping, 3 exact grouping. */
  readonly leniency: 0 | 1 | 2 | 3
}

/** A place found: half-open offsets. */
type OnPhone = (start: number, end: number) => void

/** A shorter number cannot be told from any other. */
const MIN_DIGITS = 7
/** What a number is written with: digits, with up to four other characters between two of them. */
const RUN = /[(+\uff0b]{0,3}\d(?:[-()./ \t\u00a0~\u2010-\u2015\uff0d]{0,4}\d){6,40}/y
const EXTENSION = /[ \t,;.]{0,3}(?:ext(?:ension|n)?\.?|x|#)[ .:]{0,3}\d{1,7}(?!\d)/iy
const DATE = /(?<!\d)(?:\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([-/.])\d{1,2}\2\d{1,2})(?!\d|[-/.]\d)/g
const TIME_STAMP = /[12]\d{3}[-/]?[01]\d[-/]?[0-3]\d +[0-2]\d$/
/** Pages of a publication: `211-227 (2003`. */
const PAGES = /\d{1,5}-+\d{1,5}\s{0,4}\(\d{1,4}/
const BRACKETS = /^\(?(?:[^()]+\))?[^()]+(?:\([^()]+\)){0,3}[^()]*$/
const LATIN_OR_SIGN = /[A-Za-z\u00aa\u00b5\u00ba\u00c0-\u024f%\p{Sc}]/u

/** Where one number may end and another begin in a run, the strongest sign first; `has` is a quick look for it. */
const BORDERS: readonly { has: (run: string) => boolean; border: RegExp }[] = [
  { has: (run) => run.includes('/'), border: /\/+/g },
  { has: (run) => run.includes('('), border: /(?=\()/g },
  {
    has: (run) => run.includes('- ') || run.includes(' -'),
    border: /[ \t\u00a0]-[ \t\u00a0]*|-[ \t\u00a0]+/g,
  },
  { has: (run) => /[\u2012-\u2015\uff0d]/.test(run), border: /[\u2012-\u2015\uff0d][ \t]*/g },
  { has: (run) => run.includes('.'), border: /\.+[ \t]*/g },
  { has: (run) => /[ \t\u00a0]/.test(run), border: /[ \t\u00a0]+/g },
]

/**
 * The telephone numbers in `text`, in order, by the rules of libphonenumber's matcher. Cost is linear in the text:
 * only runs of enough digits are looked at, and each of them has a bounded length.
 */
export function findPhones(text: string, { regions, leniency }: PhoneSettings, onPhone: OnPhone): void {
  if (leniency !== 1) {
    findPhonesSlowly(text, regions, leniency, onPhone)
    return
  }
  // Regions that write alike, as the US and Canada do, have one plan.
  const plans = [...new Set(regions.flatMap((region) => phonePlan(region) ?? []))]
  eachRun(text, (start, end) => {
    if (!mayHoldDate(text, start, end)) {
      findInRun(text, start, end, plans, onPhone)
      return
    }
    for (const piece of splitAtDates(text, start, end))
      findInRun(text, piece.start, piece.end, plans, onPhone)
  })
}

/** Maximal stretches of digits, and of what stands between the digits of a number. */
function eachRun(text: string, onRun: (start: number, end: number) => void): void {
  const { length } = text
  let pos = 0
  while (pos < length) {
    const code = text.charCodeAt(pos)
    if (code < 48 || code > 57) {
      pos++
      continue
    }
    let start = pos
    if (enoughDigits(text, pos)) {
      while (start > 0 && pos - start < 3 && isLead(text.charCodeAt(start - 1))) start--
      RUN.lastIndex = start
      if (RUN.test(text)) {
        pos = RUN.lastIndex
        onRun(start, pos)
        continue
      }
    }
    while (pos < length && isDigit(text.charCodeAt(pos))) pos++
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function isLead(code: number): boolean {
  return code === 40 || code === 43 || code === 0xff0b
}

/** Whether seven digits come, with never more than four other characters between two of them, none a letter. */
function enoughDigits(text: string, start: number): boolean {
  let digits = 0
  let gap = 0
  for (let pos = start; pos < text.length; pos++) {
    const code = text.charCodeAt(pos)
    if (isDigit(code)) {
      if (++digits === MIN_DIGITS) return true
      gap = 0
    } else if (++gap > 4 || (code > 57 && code < 126) || code === 10 || code === 44) return false
  }
  return false
}

/** Whether two of the signs that dates are written with stand in the run. */
function mayHoldDate(text: string, start: number, end: number): boolean {
  let signs = 0
  for (let pos = start; pos < end; pos++) {
    const code = text.charCodeAt(pos)
    if (code >= 45 && code <= 47 && ++signs === 2) return true
  }
  return false
}

/** The run without the dates in it; libphonenumber would give up the whole run. */
function splitAtDates(text: string, start: number, end: number): { start: number; end: number }[] {
  const run = text.slice(start, end)
  const pieces: { start: number; end: number }[] = []
  let from = 0
  for (const { index, 0: date } of run.matchAll(DATE)) {
    pieces.push({ start: start + from, end: start + index })
    from = index + date.length
  }
  pieces.push({ start: start + from, end })
  return pieces
}

function findInRun(
  text: string,
  start: number,
  end: number,
  plans: readonly PhonePlan[],
  onPhone: OnPhone,
): void {
  let pos = start
  for (;;) {
    while (pos < end && !isDigit(text.charCodeAt(pos)) && !isLead(text.charCodeAt(pos))) pos++
    let last = end
    while (last > pos && !isDigit(text.charCodeAt(last - 1))) last--
    // A bracket that opens before the number and closes after it belongs to the sentence.
    if (text[pos] === '(' && !text.slice(pos, last).includes(')')) pos++
    if (last - pos < MIN_DIGITS) return
    const found = numberAt(text, pos, last, plans) ?? innerNumber(text, pos, last, plans)
    if (!found) return
    let { end: to } = found
    EXTENSION.lastIndex = to
    if (to === last && EXTENSION.test(text)) to = EXTENSION.lastIndex
    onPhone(found.start, to)
    pos = to
  }
}

interface Place {
  readonly start: number
  readonly end: number
}

/** The first part of the run that is a number, where the whole is none: parts are what lies between borders of one kind. */
function innerNumber(text: string, start: number, end: number, plans: readonly PhonePlan[]): Place | null {
  const run = text.slice(start, end)
  for (const { has, border } of BORDERS) {
    if (!has(run)) continue
    let from = 0
    for (const { index, 0: sign } of run.matchAll(border)) {
      const found = index > from ? partAt(text, start + from, start + index, plans) : null
      if (found) return found
      from = index + sign.length
    }
    if (from === 0) continue
    const found = partAt(text, start + from, end, plans)
    if (found) return found
  }
  return null
}

function partAt(text: string, from: number, to: number, plans: readonly PhonePlan[]): Place | null {
  let start = from
  let end = to
  while (start < end && !isDigit(text.charCodeAt(start)) && !isLead(text.charCodeAt(start))) start++
  while (end > start && !isDigit(text.charCodeAt(end - 1))) end--
  return end - start < MIN_DIGITS ? null : numberAt(text, start, end, plans)
}

/** The place itself if it is a number in full, by the first region that knows it. */
function numberAt(text: string, start: number, end: number, plans: readonly PhonePlan[]): Place | null {
  const candidate = text.slice(start, end)
  const lead = candidate.charCodeAt(0)
  if (!isLead(lead) && start > 0 && isLatinOrSign(text, start - 1)) return null
  if (end < text.length && isLatinOrSign(text, end) && !extensionAt(text, end)) return null
  const digits = digitsIn(candidate)
  if (digits.length < MIN_DIGITS || digits.length > 20) return null
  if (candidate.includes('+') || candidate.includes('\uff0b')) {
    if (candidate.lastIndexOf('+') > 1 || !isInternational(digits)) return null
  } else if (!plans.some((plan) => plan.isNational(digits))) return null
  if (/[()]/.test(candidate) && (!BRACKETS.test(candidate) || PAGES.test(candidate))) return null
  if (text[end] === ':' && TIME_STAMP.test(candidate) && /^:[0-5]\d/.test(text.slice(end, end + 3)))
    return null
  return { start, end }
}

function isLatinOrSign(text: string, pos: number): boolean {
  const code = text.charCodeAt(pos)
  if (code > 127) return LATIN_OR_SIGN.test(text[pos]!)
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 37 || code === 36
}

function extensionAt(text: string, pos: number): boolean {
  EXTENSION.lastIndex = pos
  return EXTENSION.test(text)
}

function digitsIn(text: string): string {
  let digits = ''
  let from = 0
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && isDigit(text.charCodeAt(i))) continue
    if (i > from) digits += text.slice(from, i)
    from = i + 1
  }
  return digits
}
