import type { Category } from '../category.ts'
import {
  deaDigit,
  ibanDigits,
  luhnDigit,
  nhsDigit,
  npiDigit,
  passesIban,
  passesLuhn,
  vinDigit,
} from '../check-digits.ts'
import type { Draw } from '../draw.ts'
import { scrambled, shapeOf } from './characters.ts'

type Scheme = 'nhs' | 'ssn' | 'itin' | 'npi' | 'dea' | 'vin' | 'iban' | 'card' | 'other'

interface Identifier {
  readonly scheme: Scheme
  /** Words before the number that say what it is: `MRN: `, `#`. They stay. */
  readonly prefix: string
  readonly text: string
  /** Letters and digits only, in capitals. */
  readonly compact: string
}

const prefixes =
  /^(?:(?:MRN|MR|MED(?:ICAL)?|REC(?:ORD)?|ACCT|ACCOUNT|ID|NO|NUM|NUMBER|SSN|NPI|DEA|VIN|IBAN|LIC(?:ENSE)?|DLN|SN|SERIAL|POLICY|CASE|UNIT|PLATE)\b[\s.:#-]*|#\s*)+(?=.*\d)/i

/**
 * Numbers and codes of every kind: length, separators, letter case and a prefix such as `MRN:` stay, and check digits are
 * right. Social security numbers come from a range that is never issued (9xx with a group below 50, which is no ITIN
 * either), NHS numbers from 999, which is for tests, card numbers from the test ranges of the card schemes.
 */
export const identifier: Category<Identifier> = {
  name: 'identifier',
  digest(text, label) {
    const startsWithDigit = isDigit(text.charCodeAt(0))
    if (!startsWithDigit && !/[\p{L}\p{Nd}]/u.test(text)) return undefined
    const prefix = startsWithDigit ? '' : (prefixes.exec(text)?.[0] ?? '')
    const rest = prefix === '' ? text : text.slice(prefix.length)
    const compact = compacted(rest)
    return { scheme: schemeOf(compact, label), prefix, text: rest, compact }
  },
  identity: ({ compact, text }) => compact || text,
  features: ({ scheme, prefix, text }) =>
    `${scheme} ${prefix}${scheme === 'vin' || scheme === 'iban' ? text.replace(/[A-Za-z0-9]/g, '*') : shapeOf(text)}`,
  render({ scheme, prefix, text, compact }, draw, _, again) {
    if (scheme === 'other') {
      if (again) return prefix + scrambled(text, draw)
      let made = codesOnly(text, draw)
      // New letters must not spell a prefix: `NO-600`.
      if (!isDigit(text.charCodeAt(0)))
        while (prefixes.test(made) && !prefixes.test(text)) made = codesOnly(text, draw)
      return prefix + made
    }
    return prefix + poured(make(scheme, compact, draw), text)
  },
  differsFrom: 'all',
}

// `AZURE XT serial RNB604519H`: the words that say what a number is stay inside it too, and the mark of a wallet's network.
const saysWhat =
  /\b(?:serial|model|lot|batch|ref|type|device|version|number|no|sn|s\/n)\b|^(?:0x|bc1|tb1|ltc1)(?=\w{20})/gi
function codesOnly(text: string, draw: Draw): string {
  if (!/[a-z]{2}|^0x/i.test(text) || !/\d/.test(text)) return scrambled(text, draw)
  let out = ''
  let at = 0
  for (const match of text.matchAll(saysWhat)) {
    out += scrambled(text.slice(at, match.index), draw) + match[0]
    at = match.index + match[0].length
  }
  return out + scrambled(text.slice(at), draw)
}

function schemeOf(compact: string, label: string): Scheme {
  if (/^\d{9}$/.test(compact) && /SSN/.test(label)) return 'ssn'
  if (/^9\d{8}$/.test(compact) && /ITIN/.test(label)) return 'itin'
  if (/^\d{10}$/.test(compact) && /NHS/.test(label)) return 'nhs'
  if (/^[12]\d{9}$/.test(compact) && (/NPI/.test(label) || npiDigit(compact.slice(0, 9)) === compact[9]))
    return 'npi'
  if (/^\d{10}$/.test(compact) && nhsDigit(compact.slice(0, 9)) === compact[9]) return 'nhs'
  if (/^[A-Z][A-Z9]\d{7}$/.test(compact) && deaDigit(compact.slice(2, 8)) === compact[8]) return 'dea'
  if (/^[A-HJ-NPR-Z0-9]{17}$/.test(compact) && /[A-Z]/.test(compact) && vinDigit(compact) === compact[8])
    return 'vin'
  if (passesIban(compact)) return 'iban'
  if (/^\d{12,19}$/.test(compact) && (/CARD/.test(label) || (passesLuhn(compact) && /^[3-6]/.test(compact))))
    return 'card'
  return 'other'
}

function make(scheme: Exclude<Scheme, 'other'>, compact: string, draw: Draw): string {
  const digits = (n: number) => {
    let out = ''
    for (let i = 0; i < n; i++) out += draw.below(10)
    return out
  }
  switch (scheme) {
    case 'ssn':
      return `9${digits(2)}${two(draw.between(1, 49))}${String(draw.between(1, 9999)).padStart(4, '0')}`
    case 'itin':
      return `9${digits(2)}${two(draw.pick(itinGroups))}${digits(4)}`
    case 'nhs':
      for (;;) {
        const nine = `999${digits(6)}`
        const last = nhsDigit(nine)
        if (last !== undefined) return nine + last
      }
    case 'npi': {
      const nine = compact[0] + digits(8)
      return nine + npiDigit(nine)
    }
    case 'dea': {
      const six = digits(6)
      const second = /\d/.test(compact[1]!) ? '9' : draw.pick([...'ABCDEFGHJKLMNPRSTUVWXYZ'])
      return draw.pick([...'ABFGM']) + second + six + deaDigit(six)
    }
    case 'vin': {
      const chars = [...'ABCDEFGHJKLMNPRSTUVWXYZ0123456789']
      const vin = [...compact].map((c, i) =>
        /\d/.test(c) ? String(draw.below(10)) : i === 8 ? '0' : draw.pick(chars.slice(0, 23)),
      )
      vin[8] = vinDigit(vin.join(''))
      return vin.join('')
    }
    case 'iban': {
      const country = compact.slice(0, 2)
      const account = scrambled(compact.slice(4), draw)
      return country + ibanDigits(country, account) + account
    }
    case 'card': {
      const start = testRanges[compact[0]!] ?? '4242'
      const body = start + digits(compact.length - 1 - start.length)
      return body + luhnDigit(body)
    }
  }
}

// Ranges that the schemes' test numbers come from: Visa, Mastercard, Discover, American Express and JCB.
const testRanges: Readonly<Record<string, string>> = {
  '4': '424242',
  '5': '555555',
  '6': '601111',
  '3': '378282',
}
const itinGroups = [...range(50, 65), ...range(70, 88), ...range(90, 92), ...range(94, 99)]

// Puts new characters in the places of the old letters and digits, in their case.
function poured(compact: string, text: string): string {
  let out = ''
  let next = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (isDigit(code) || (code >= 65 && code <= 90)) out += compact[next++]
    else if (code >= 97 && code <= 122) out += compact[next++]!.toLowerCase()
    else out += text[i]
  }
  return out
}

function compacted(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (isDigit(code) || (code >= 65 && code <= 90)) out += text[i]
    else if (code >= 97 && code <= 122) out += String.fromCharCode(code - 32)
  }
  return out
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}

function range(low: number, high: number): number[] {
  return Array.from({ length: high - low + 1 }, (_, i) => low + i)
}
