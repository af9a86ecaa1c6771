import { areaCodes } from '../area-codes.ts'
import type { Category } from '../category.ts'
import type { Draw } from '../draw.ts'
import { countryCodeOf, countryOfForm, fictionNumber } from '../fiction-numbers.ts'
import type { Work } from '../work.ts'
import { shapeOf } from './characters.ts'

interface Phone {
  readonly text: string
  /** Where the extension starts in `text`; its length when there is none. */
  readonly extensionAt: number
  /** The digits before the number itself: `00`, the country code, the 0 of calls within the country. */
  readonly lead: string
  /** The digits of the number itself, which are the same however it is written. */
  readonly national: string
  /** `within`: too short to be dialled from outside; a country code; undefined: several countries write numbers so. */
  readonly plan: 'within' | string | undefined
  /** Several numbers in one span, with what stands between them; each is then replaced for itself. */
  readonly several?: readonly string[]
}

// `617-555-1234 ext. 5` and `617-555-1234 or 5678`: what stands behind a number.
const extension =
  /(?:\s*[,;/]?\s*(?:ext(?:ension)?|x|extn)\.?\s*:?\s*\d[\d\s-]*|\s*(?:\bor\b|\band\b|[/&])\s*\d{2,5})$/i
const between = /(\s*(?:\bor\b|\band\b|[;&|])\s*)/i
const emergency = /^\D*(?:911|112|999)\D*$/

/**
 * Telephone, fax and pager numbers in the format they came in. North American ones become 555-0100 to 555-0199 in some
 * area, which are set aside for fiction, or other numbers of the same area if the settings say so; those of other countries
 * become numbers that are set aside there, or that nobody can have (see `fiction-numbers.ts`). Up to six digits, which can be
 * dialled within one house only, become others.
 */
export const phone: Category<Phone> = {
  name: 'phone',
  digest(text) {
    const several = severalIn(text)
    if (several)
      return { text, several, extensionAt: 0, lead: '', national: text.replace(/\D/g, ''), plan: undefined }
    const tail = /[xra/&]/i.test(text) ? extension.exec(text) : null
    const extensionAt = tail && /\d/.test(text.slice(0, tail.index)) ? tail.index : text.length
    const digits = isVanity(text) ? keypad(text) : digitsOf(text, extensionAt)
    return digits.length < 3
      ? undefined
      : { text, extensionAt, ...planOf(digits, text.slice(0, extensionAt)) }
  },
  identity: ({ national }) => national,
  keeps: ({ text }) => emergency.test(text),
  features: ({ text }) => shapeOf(text),
  render(phone, draw, work) {
    const { text, extensionAt, lead, several } = phone
    if (several) return several.map((part, i) => (i % 2 === 1 ? part : alone(part, work))).join('')
    const keepsArea = work.settings.phone === 'area-code'
    const areas = areaCodes(work.settings.phone === 'place' ? work.geography.homeState() : undefined)
    const made = lead + (keepsArea ? inArea(phone, draw) : invented(phone, draw, areas))
    const vanity = isVanity(text)
    let out = ''
    let next = 0
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (isDigit(code)) out += i < extensionAt ? made[next++] : draw.below(10)
      else if (vanity && i < extensionAt && code >= 65 && code <= 90) out += made[next++] ?? ''
      else out += text[i]
    }
    return out
  },
  differsFrom: 'all',
}

function severalIn(text: string): readonly string[] | undefined {
  if (text.length < 17) return undefined
  const parts = text.split(between)
  const isNumber = (part: string) => part.replace(/\D/g, '').length >= 7
  return parts.length > 1 && parts.every((part, i) => i % 2 === 1 || isNumber(part)) ? parts : undefined
}

// The number as it is replaced where it stands alone.
function alone(text: string, work: Work): string {
  const read = phone.digest(text, '')!
  const draw = work.draw(phone.name, phone.identity(read))
  for (let i = 0; i < 40; i++) {
    const made = phone.render(read, draw, work)
    if (made !== text && !work.isTaken(made)) return made
  }
  return text.replace(/\d/g, '0')
}

function planOf(digits: string, text: string): Pick<Phone, 'lead' | 'national' | 'plan'> {
  // 0113 is Leeds: the prefix 011 stands apart.
  const prefix = /^\s*\(?\+/.test(text) ? '' : /^\D*011\D/.test(text) ? '011' : /^00/.exec(digits)?.[0]
  const split = (lead: number, plan: string | undefined) => ({
    lead: digits.slice(0, lead),
    national: digits.slice(lead),
    plan,
  })
  if (prefix !== undefined) {
    const rest = digits.slice(prefix.length)
    const country = countryCodeOf(rest)
    // `+44 (0)20 …`: the 0 for calls within the country is no part of the number. Italy's is.
    const trunk = country !== '39' && rest[country.length] === '0' ? 1 : 0
    return split(prefix.length + country.length + trunk, country)
  }
  if (/^1?[2-9]\d{9}$/.test(digits)) return split(digits.length - 10, '1')
  if (digits.length === 7) return split(0, '1')
  if (digits.length < 7) return split(0, 'within')
  const country = countryOfForm(
    digits,
    (text.match(/\d+/g) ?? []).map((group) => group.length),
  )
  return split(country === undefined ? 0 : 1, country)
}

function invented({ national, plan }: Phone, draw: Draw, areas: readonly string[]): string {
  if (plan === 'within')
    return (national[0] === '0' ? '0' : draw.between(1, 9)) + number(draw, national.length - 1)
  if (plan !== '1') return fictionNumber(plan, national, draw)
  if (national.length === 7) return `55501${number(draw, 2)}`
  return national.length === 10
    ? `${draw.pick(areas)}55501${number(draw, 2)}`
    : fictionNumber(plan, national, draw)
}

// The digits up to the first gap stay, or the two first.
function inArea({ text, lead, national, plan }: Phone, draw: Draw): string {
  if (plan === '1' && national.length === 10) return national.slice(0, 3) + exchange(draw) + number(draw, 4)
  if (plan === '1' && national.length === 7) return exchange(draw) + number(draw, 4)
  const first = /^\D*(\d+)/.exec(behind(text, lead.length))?.[1]?.length ?? 0
  const area = plan === 'within' ? 0 : first < national.length ? first : 2
  return national.slice(0, area) + number(draw, national.length - area)
}

// What stands in `text` behind its first `count` digits.
function behind(text: string, count: number): string {
  let i = 0
  for (let seen = 0; i < text.length && seen < count; i++) if (isDigit(text.charCodeAt(i))) seen++
  return text.slice(i)
}

function exchange(draw: Draw): string {
  for (;;) {
    const three = String(draw.between(200, 999))
    if (!three.endsWith('11') && three !== '555') return three
  }
}

function number(draw: Draw, length: number): string {
  let out = ''
  for (let i = 0; i < length; i++) out += draw.below(10)
  return out
}

function digitsOf(text: string, end: number): string {
  let digits = ''
  for (let i = 0; i < end; i++) if (isDigit(text.charCodeAt(i))) digits += text[i]
  return digits
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function keypad(text: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  return text
    .replace(/[A-Z]/g, (letter) => '22233344455566677778889999'[letters.indexOf(letter)]!)
    .replace(/\D/g, '')
}

// 1-800-FLOWERS: the letters are digits.
function isVanity(text: string): boolean {
  return /[A-Z]$/.test(text) && /\d[\s-]?(?:[A-Z][\s-]?){3,}$/.test(text)
}
