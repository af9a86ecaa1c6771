import { areaCodes } from '../area-codes.ts'
import type { Category } from '../category.ts'
import type { Draw } from '../draw.ts'
import { scrambled, shapeOf } from './characters.ts'

interface Phone {
  readonly text: string
  /** All digits before an extension. */
  readonly digits: string
  /** Where the extension starts in `text`; its length when there is none. */
  readonly extensionAt: number
}

const extension = /(?:\s*[,;/]?\s*(?:ext(?:ension)?|x|extn)\.?\s*:?\s*\d[\d\s-]*)$/i

/**
 * Telephone, fax and pager numbers in the format they came in. North American ones become 555-0100 to 555-0199 in some
 * area, which are set aside for fiction, or other numbers of the same area if the settings say so; British ones move to
 * Ofcom's drama ranges; all others keep their country code and get new digits.
 */
export const phone: Category<Phone> = {
  name: 'phone',
  digest(text) {
    const tail = extension.exec(text)
    const extensionAt = tail && /\d/.test(text.slice(0, tail.index)) ? tail.index : text.length
    const digits = text.slice(0, extensionAt).replace(/\D/g, '')
    return digits.length < 3 ? undefined : { text, digits, extensionAt }
  },
  identity: ({ digits }) => (digits.length > 10 && digits.startsWith('1') ? digits.slice(1) : digits),
  features: ({ text }) => shapeOf(text),
  render({ text, digits, extensionAt }, draw, work) {
    const main = text.slice(0, extensionAt)
    const policy = work.settings.phone
    const areas = areaCodes(policy === 'place' ? work.geography.homeState() : undefined)
    const isInternational = /^\s*\+/.test(main) || /^00/.test(digits)
    const made = newDigits(digits, isInternational, draw, { keepsArea: policy === 'area-code', areas })
    let next = 0
    const number = main.replace(/[A-Za-z]|\d/g, (char) =>
      /\d/.test(char) ? made[next++]! : isVanity(main) ? scrambled(char, draw) : char,
    )
    return number + text.slice(extensionAt).replace(/\d/g, () => String(draw.below(10)))
  },
  differsFrom: 'all',
}

function newDigits(
  digits: string,
  international: boolean,
  draw: Draw,
  { keepsArea, areas }: { keepsArea: boolean; areas: readonly string[] },
): string {
  const nanp = /^1?\d{10}$/.test(digits) && (digits.length === 11 || !international)
  if (nanp || (international && /^1\d{10}$/.test(digits))) {
    const ten = digits.slice(-10)
    const lead = digits.slice(0, -10)
    if (keepsArea) return lead + ten.slice(0, 3) + exchange(draw) + number(draw, 4)
    return `${lead}${draw.pick(areas)}55501${number(draw, 2)}`
  }
  if (digits.length === 7 && !international)
    return keepsArea ? exchange(draw) + number(draw, 4) : `55501${number(draw, 2)}`
  if (/^(?:44|0044)7\d{9}$/.test(digits)) return `${digits.replace(/7\d{9}$/, '')}7700900${number(draw, 3)}`
  if (/^07\d{9}$/.test(digits) && !international) return `07700900${number(draw, 3)}`
  if (/^(?:44|0044)20\d{8}$/.test(digits)) return `${digits.slice(0, -10)}2079460${number(draw, 3)}`
  if (/^020\d{8}$/.test(digits)) return `02079460${number(draw, 3)}`
  if (international) {
    // The country code is one digit for 1 and 7, else the first two, which name at least the region.
    const code = Math.min(
      (/^00/.test(digits) ? 2 : 0) + (/^(?:00)?[17]/.test(digits) ? 1 : 2),
      digits.length - 2,
    )
    return digits.slice(0, code) + number(draw, digits.length - code)
  }
  return (digits[0] === '0' ? '0' : String(draw.between(1, 9))) + number(draw, digits.length - 1)
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

// 1-800-FLOWERS: the letters are digits.
function isVanity(text: string): boolean {
  return /\d[\s-]?[A-Z]{3,}/.test(text)
}
