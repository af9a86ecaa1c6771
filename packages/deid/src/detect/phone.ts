import {
  type CountryCode,
  findPhoneNumbersInText,
  isSupportedCountry,
  Metadata,
  type PhoneNumber,
} from 'libphonenumber-js/max'

/** ISO 3166-1 regions whose national numbers count; others count in international form. Unknown regions find those only. */
export interface PhoneSettings {
  readonly regions: readonly string[]
  /** libphonenumber's: 0 possible, 1 valid, 2 strict grouping, 3 exact grouping. */
  readonly leniency: 0 | 1 | 2 | 3
}

/** The fewest digits of a number, and the most of one with its prefixes and an extension. */
const MIN_DIGITS = 7
/** What a number is written with: digits, and up to four other characters between two of them. */
const RUN = /[(+\uff0b]{0,3}\d(?:[-()./ \u00a0~+xX]{0,4}\d){6,40}/y
const DATE = /^(?:\d{1,2}([-/. ])\d{1,2}\1\d{2,4}|\d{4}([-/. ])\d{1,2}\2\d{1,2})(?: \d{1,2})?$/
const EXTENSION = /^[ ,;.]{0,2}(?:ext(?:ension|n)?\.?|x|#)[ .:]{0,3}\d{1,7}/i

/**
 * The telephone numbers in `text`, in order: once each, whatever the number of regions that know them. Cost is linear
 * in the text: only runs of enough digits are looked at, and each of them has a bounded length.
 */
export function findPhones(
  text: string,
  { regions, leniency }: PhoneSettings,
  emit: (start: number, end: number) => void,
): void {
  const plans = regions.map(planOf)
  const { length } = text
  let pos = 0
  while (pos < length) {
    const code = text.charCodeAt(pos)
    if (code < 48 || code > 57) {
      pos++
      continue
    }
    // A run has a digit, and then more of them, before long.
    const run = longEnough(text, pos) ? runAt(text, pos) : null
    if (!run) {
      while (pos < length && isDigit(text.charCodeAt(pos))) pos++
      continue
    }
    findInRun(text, run.start, run.end, plans, leniency, emit)
    pos = run.end
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** Whether at least seven digits come, with never more than four other characters between them. */
function longEnough(text: string, start: number): boolean {
  let digits = 0
  let gap = 0
  for (let pos = start; pos < text.length; pos++) {
    const code = text.charCodeAt(pos)
    if (isDigit(code)) {
      if (++digits === MIN_DIGITS) return true
      gap = 0
    } else if (++gap > 4 || (code > 64 && code !== 120 && code !== 88 && code !== 126 && code !== 160))
      return false
  }
  return false
}

function runAt(text: string, digit: number): { start: number; end: number } | null {
  let start = digit
  while (start > 0 && digit - start < 3 && /[(+\uff0b ]/.test(text[start - 1]!)) start--
  while (text[start] === ' ') start++
  RUN.lastIndex = start
  return RUN.test(text) ? { start, end: RUN.lastIndex } : null
}

interface Plan {
  readonly country: CountryCode | undefined
  /** Digits that a national number of the region may have, its prefix included: necessary, not sufficient. */
  readonly national: RegExp | undefined
}

const plans = new Map<string, Plan>()

function planOf(region: string): Plan {
  const known = plans.get(region)
  if (known) return known
  const metadata = new Metadata()
  const country = isSupportedCountry(region) ? region : undefined
  let national: RegExp | undefined
  if (country) {
    metadata.selectNumberingPlan(country)
    const plan = metadata.numberingPlan as unknown as NumberingPlan
    const prefix = plan.nationalPrefixForParsing()
    const code = plan.callingCode()
    national = new RegExp(
      `^(?:${code})?(?:${prefix ? `(?:${prefix})?` : ''})(?:${plan.nationalNumberPattern()})$|^(?:${plan.IDDPrefix() || '00'})`,
    )
  }
  const plan = { country, national }
  if (country || region.length < 3) plans.set(region, plan)
  return plan
}

/** The part of libphonenumber-js's numbering plan that its types leave out. */
interface NumberingPlan {
  callingCode(): string
  IDDPrefix(): string | undefined
  nationalPrefix(): string | undefined
  nationalPrefixForParsing(): string | undefined
  nationalNumberPattern(): string
  formats(): readonly {
    pattern(): string
    leadingDigitsPatterns(): readonly string[]
    nationalPrefixFormattingRule(): string | undefined
    nationalPrefixIsOptionalWhenFormattingInNationalFormat(): boolean
  }[]
}

function findInRun(
  text: string,
  start: number,
  end: number,
  plans: readonly Plan[],
  leniency: number,
  emit: (start: number, end: number) => void,
): void {
  const run = text.slice(start, end)
  if (DATE.test(run)) return
  const international = run.includes('+') || run.includes('\uff0b')
  // A run that is one number: no blank between its parts, or too few digits for two.
  const digits = run.replace(/\D/g, '')
  const single = digits.length < 2 * MIN_DIGITS && /^\(?\d+\)?(?:[-. ]?\d+)*$/.test(run)
  const whole = single && !/[ .]/.test(run)
  const from = Math.max(0, start - 2)
  const extension = EXTENSION.exec(text.slice(end, end + 24))
  const window = text.slice(from, end + (extension ? extension[0].length : 2))
  const found: { start: number; end: number }[] = []
  for (const { country, national } of plans) {
    if (!country && !international) continue
    if (whole && national && !national.test(digits)) continue
    for (const { startsAt, endsAt, number } of findPhoneNumbersInText(window, {
      ...(country ? { defaultCountry: country } : {}),
      extended: leniency === 0,
    })) {
      const at = { start: from + startsAt, end: from + endsAt }
      if (leniency > 0 && !prefixWhereNeeded(number, window.slice(startsAt, endsAt))) continue
      if (leniency > 1 && !grouped(number, window.slice(startsAt, endsAt), leniency)) continue
      if (!found.some((known) => known.start <= at.start && at.end <= known.end)) found.push(at)
    }
    // Nothing that another region could add would be longer.
    if (found.some((known) => known.start <= start && known.end >= end)) break
  }
  const kept = found.filter((a) => !found.some((b) => b !== a && b.start <= a.start && a.end <= b.end))
  for (const at of kept.sort((a, b) => a.start - b.start)) emit(at.start, at.end)
}

/** Whether a number written in national form has the prefix that its country always writes. */
function prefixWhereNeeded(number: PhoneNumber, written: string): boolean {
  if (/[+\uff0b]/.test(written)) return true
  const country = number.country
  if (!country) return true
  const metadata = new Metadata()
  metadata.selectNumberingPlan(country)
  const plan = metadata.numberingPlan as unknown as NumberingPlan
  const prefix = plan.nationalPrefix()
  const digits = written.replace(/\D/g, '')
  if (!prefix || digits.startsWith(prefix) || digits.length > number.nationalNumber.length) return true
  const format = plan.formats().find((format) => {
    const leading = format.leadingDigitsPatterns().at(-1)
    return (
      (!leading || new RegExp(`^(?:${leading})`).test(number.nationalNumber)) &&
      new RegExp(`^(?:${format.pattern()})$`).test(number.nationalNumber)
    )
  })
  const rule = format?.nationalPrefixFormattingRule()
  if (!format || !rule || !/^\D*\d/.test(rule.replace('$NP', prefix).replace(/\$\d/g, ''))) return true
  return format.nationalPrefixIsOptionalWhenFormattingInNationalFormat()
}

/** Whether the digits are grouped as the country writes them (3), or are not split within a group of it (2). */
function grouped(number: PhoneNumber, written: string, leniency: number): boolean {
  const digits = written.replace(/\D/g, '')
  const national = digits.slice(digits.length - number.nationalNumber.length)
  const groups = number
    .formatNational()
    .replace(/^\D*0(?=\D)/, '')
    .split(/\D+/)
    .filter(Boolean)
  const wanted = national === groups.join('') ? groups : number.formatInternational().split(/\D+/).slice(2)
  const got = written.split(/\D+/).filter(Boolean)
  // In one block, be it after the country's code.
  if (got.at(-1)!.length >= national.length) return true
  if (leniency === 3)
    return wanted.every((group, i) => got[got.length - wanted.length + i]?.endsWith(group) ?? false)
  // No border between written groups may lie within a wanted group but at its ends.
  const borders = new Set<number>()
  let at = 0
  for (const group of wanted) borders.add((at += group.length))
  let pos = number.nationalNumber.length - digits.length
  return got.every((group) => {
    pos += group.length
    return pos <= 0 || borders.has(pos)
  })
}
