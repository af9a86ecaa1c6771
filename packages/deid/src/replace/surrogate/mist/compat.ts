import { areaCodes } from '../area-codes.ts'
import type { DateExpression, Slot, When } from '../dates/expression.ts'
import { parseDate } from '../dates/parse.ts'
import { monthName } from '../dates/words.ts'
import { moveWhen, writeMoved } from '../dates/write.ts'
import type { Draw } from '../draw.ts'
import { normal } from '../normal.ts'
import type { Work } from '../work.ts'
import { digestPerson, renderPerson } from './person.ts'
import type { MistType } from './tasks.ts'

export interface CompatPhrase {
  readonly type: MistType
  readonly label: string
  readonly text: string
  readonly days: number
  readonly work: Work
}

/**
 * What MIST 2.0.4 writes where that differs in shape from what it meant to, for those who depend on it: unpadded numbers in
 * shifted dates, `0 PM`, an area code for every phone, names without initials, ages without a top. undefined: no difference.
 */
export function asMist204({ type, label, text, days, work }: CompatPhrase): string | undefined {
  const draw = () => work.draw(`mist 2.0.4 ${type}`, text)
  switch (type) {
    case 'DATE':
      return date(text, days, draw)
    case 'PHONE':
      return phone(text, draw())
    case 'AGE':
      return age(text, draw())
    case 'PERSON':
      return label === 'DOCTOR' && /^[a-z]+\s?\/\s?[a-z]+$/.test(text)
        ? transcriber(text, work)
        : person(text, work)
    default:
      return undefined
  }
}

// Words that the upstream parser does not know, and forms that it cannot read.
const unknownToMist =
  /\b(?:sept|tues|thurs?|weds|the|early|late|mid|spring|summer|fall|autumn|winter|q[1-4]|\d{2,4}s|to|from)\b/i

function date(text: string, days: number, draw: () => Draw): string {
  const parsed = unknownToMist.test(text) ? undefined : parseDate(text, 'mdy')
  if (!parsed) {
    const made = draw()
    return `${made.between(1, 12)}/${made.between(1, 28)}/${made.between(1990, 2010)}`
  }
  return withZeroHour(write(parsed, days, text))
}

function write({ pieces, whens }: DateExpression, days: number, text: string): string {
  const moved = whens.map((when) => moveWhen(when, { days }))
  let at = 0
  let out = ''
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      out += piece
      at += piece.length
      continue
    }
    const length = originalLength(piece, whens[piece.when]!, text, at)
    const zero = text[at] === '0'
    out += slot(piece, moved[piece.when]!, zero)
    at += length
  }
  return out
}

function originalLength(piece: Slot, when: When, text: string, at: number): number {
  if (piece.width > 0) return piece.width
  if (piece.part === 'ordinal') return 2
  return /^\p{L}+/u.exec(text.slice(at))?.[0].length ?? String(when.day ?? '').length
}

// A zero only where the original had one; names of months in title case.
function slot(piece: Slot, when: When, zero: boolean): string {
  if ((piece.part === 'month' && piece.width > 0) || piece.part === 'day') {
    const value = piece.part === 'day' ? when.day! : when.month!
    return zero ? String(value).padStart(2, '0') : String(value)
  }
  if (piece.part === 'month') return monthName(when.month!, piece.form!, piece.language!)
  const whole: DateExpression = {
    pieces: [{ ...piece, when: 0, casing: piece.part === 'ordinal' ? 'lower' : 'title' }],
    whens: [when],
    ambiguous: false,
  }
  return writeMoved(whole, { days: 0 })
}

function withZeroHour(text: string): string {
  return text.replace(/\b12(?=(?::\d\d)?\s?pm\b)/gi, '0')
}

function phone(text: string, draw: Draw): string {
  const digits = (n: number) => Array.from({ length: n }, () => draw.below(10)).join('')
  const found = /^(.*?)(\( ?\d{3} ?\) ?|\d{3}-)?\d{3}-\d{4}(.*)$/s.exec(text)
  const number = `${draw.between(200, 999)}-${digits(4)}`
  if (!found) return draw.below(10) < 3 ? `${draw.pick(areaCodes())}-${number}` : number
  const [, before = '', area, after = ''] = found
  const tail = after.replace(/\d/g, () => String(draw.below(10)))
  if (area === undefined) return `${draw.pick(areaCodes())}-${number}${tail}`
  const code = draw.pick(areaCodes())
  return `${before}${area.startsWith('( ') ? `( ${code} ) ` : area.startsWith('(') ? `(${code}) ` : `${code}-`}${number}${tail}`
}

function age(text: string, draw: Draw): string {
  const found = /\d+/.exec(text)
  if (!found) return String(draw.between(1, 120))
  const value = Number(found[0])
  const low = Math.max(1, value - 5)
  const choices = Array.from({ length: 11 }, (_, i) => low + i).filter((n) => n !== value)
  return text.replace(/\d+/, String(draw.pick(choices)))
}

function person(text: string, work: Work): string {
  const pattern = digestPerson(text.replace(/,\s*$/, ''))
  const { firstName, lastName, middleNames } = pattern.parse
  const full = {
    ...pattern,
    parse: {
      ...pattern.parse,
      firstName: firstName.replace(/^(\p{L})\.?$/u, '$1$1'),
      middleNames: middleNames.map((m) => (/^\p{L}$/u.test(m) ? `${m}.` : m)),
    },
  }
  return renderPerson(full, {
    firstName: work.people.givenOf(normal(firstName)),
    lastName: work.people.surnameOf(normal(lastName)),
    middleNames: middleNames.map((name) => work.people.givenOf(normal(name))),
  })
}

function transcriber(text: string, work: Work): string {
  const [doctor = '', second = ''] = text.split(/\s?\/\s?/)
  const letters = work.draw('mist doctor', doctor)
  const initials = [...doctor].map(() => String.fromCharCode(97 + letters.below(26))).join('')
  return `${initials} / ID${work.draw('mist transcriber', second).between(10000, 99999)}`
}
