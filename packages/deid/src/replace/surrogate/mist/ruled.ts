import { scrambled } from '../categories/characters.ts'
import { parseDate } from '../dates/parse.ts'
import { writeMoved } from '../dates/write.ts'
import { normal } from '../normal.ts'
import { parseAddress } from '../places/parse.ts'
import type { Work } from '../work.ts'
import { digestPerson, type PersonPattern, renderPerson } from './person.ts'
import type { Pattern } from './rules.ts'
import type { MistType } from './tasks.ts'

export interface RuledPhrase {
  readonly type: MistType
  readonly text: string
  readonly days: number
  readonly work: Work
}

type Apply = <P extends Pattern>(
  pattern: P,
) => { pattern: P; seed: Readonly<Record<string, unknown>> } | undefined

/** The replacement of a phrase that a rule applies to; undefined when none does, or it changes nothing of this type. */
export function ruled({ type, text, days, work }: RuledPhrase, apply: Apply): string | undefined {
  switch (type) {
    case 'PERSON':
      return person(text, work, apply)
    case 'DATE': {
      const hit = apply({ input: text, deltaDay: days })
      const delta = hit?.pattern.deltaDay
      const date = parseDate(text, 'mdy')
      return date && typeof delta === 'number' && Number.isSafeInteger(delta)
        ? writeMoved(date, { days: delta })
        : undefined
    }
    case 'ID': {
      const id = apply({ input: text, template: text, prefix: 'ID' })?.seed.id
      return typeof id === 'string' ? id : undefined
    }
    case 'PHONE':
      return phone(text, work, apply)
    case 'AGE': {
      const digits = /\d+/.exec(text)
      const value = digits ? Number(digits[0]) : null
      const hit = apply({ input: text, ageLb: value, ageUb: value, spell: false })
      const [low, high] = [hit?.pattern.ageLb, hit?.pattern.ageUb]
      if (!digits || typeof low !== 'number' || typeof high !== 'number' || (low === value && high === value))
        return undefined
      return text.replace(
        /\d+/,
        String(work.draw('mist age', text).between(Math.min(low, high), Math.max(low, high))),
      )
    }
    case 'HOSPITAL': {
      const tokens = text.trim().split(/\s+/)
      const isInitials = text.length <= 3 || (text.length <= 5 && text === text.toUpperCase())
      const hit = apply({ input: text, initials: isInitials, parse: { hospTokens: tokens } })
      const seed = hit?.seed.hospTokens
      if (!hit || !Array.isArray(seed) || !seed.every((token) => typeof token === 'string')) return undefined
      return hit.pattern.initials
        ? seed
            .filter((t) => !/^(?:and|of|or|the)$/i.test(t))
            .map((t) => t[0]?.toUpperCase() ?? '')
            .join('')
        : seed.join(' ')
    }
    case 'LOCATION':
      return location(text, work, apply)
    default:
      return undefined
  }
}

function person(text: string, work: Work, apply: Apply): string | undefined {
  const digested = digestPerson(text)
  const hit = apply(digested as PersonPattern & Record<string, unknown>)
  if (!hit) return undefined
  const { firstName, lastName, middleNames } = digested.parse
  const { seed } = hit
  const texts = (value: unknown): readonly string[] | undefined =>
    Array.isArray(value) && value.length > 0 && value.every((v): v is string => typeof v === 'string')
      ? value
      : undefined
  const people = work.people
  const alternatives = texts(seed.firstNameAlts)
  // A single name is what the document uses it as, or the part that the rule gives.
  const isForced = (typeof seed.lastName === 'string') !== (alternatives !== undefined)
  const word = { role: 'surname' as const, text: lastName, norm: normal(lastName), casing: 'mixed' as const }
  const isGiven = isForced ? alternatives !== undefined : people.roleOfLoose(word) === 'given'
  return renderPerson(
    { ...hit.pattern, one_name_is_known_first_name: isGiven },
    {
      firstName: alternatives
        ? work.draw('mist first', normal(firstName)).pick(alternatives)
        : people.givenOf(normal(firstName)),
      lastName: typeof seed.lastName === 'string' ? seed.lastName : people.surnameOf(normal(lastName)),
      middleNames: texts(seed.middleNames) ?? middleNames.map((name) => people.givenOf(normal(name))),
    },
  )
}

function phone(text: string, work: Work, apply: Apply): string | undefined {
  const [, areaCode = '', exchange = '', number = ''] =
    /(?:\(?\s*(\d{3})\s*\)?[\s.-]*)?(\d{3})[\s.-]?(\d{4})/.exec(text) ?? []
  if (number === '') return undefined
  const hit = apply({
    input: text,
    area_code: areaCode !== '',
    ac_paren: /\(\s*\d{3}\s*\)/.test(text),
    parse: { areaCode, exchange, number },
  })
  if (!hit) return undefined
  const draw = work.draw('mist phone', text.replace(/\D/g, ''))
  const part = (key: string, width: number, made: number) => {
    const value = hit.seed[key]
    return String(typeof value === 'string' || typeof value === 'number' ? value : made).padStart(width, '0')
  }
  const digits = [
    ...(areaCode === '' ? '' : part('areaCode', 3, draw.between(201, 989))),
    ...part('exchange', 3, 555),
    ...part('number', 4, 100 + draw.below(100)),
  ]
  let next = 0
  return text.replace(/\d/g, () => digits[next++] ?? String(draw.below(10)))
}

function location(text: string, work: Work, apply: Apply): string | undefined {
  const parsed = parseAddress(text, 'LOCATION')
  if (!parsed) return undefined
  const get = (part: string) =>
    parsed.pieces.find((p) => typeof p !== 'string' && p.part === part) as { text: string } | undefined
  const words = (value: string | undefined) => (value === undefined ? [] : value.split(/\s+/))
  const hit = apply({
    input: text,
    street: get('street') !== undefined,
    city: get('city') !== undefined,
    state: get('state') !== undefined,
    zip: get('zip') !== undefined,
    parse: {
      streetNum: get('number')?.text ?? '',
      addressToks: words(get('street')?.text),
      cityToks: words(get('city')?.text),
      state: get('state')?.text ?? '',
      zipCode: get('zip')?.text ?? '',
    },
  })
  if (!hit) return undefined
  const { seed } = hit
  const given: Readonly<Record<string, unknown>> = {
    number: seed.streetNum,
    street: seed.addressToks,
    city: seed.cityToks,
    state: seed.state,
    zip: seed.zipCode,
  }
  const draw = work.draw('mist location', normal(text))
  return parsed.pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece
      const value = given[piece.part]
      if (typeof value === 'string') return value
      if (Array.isArray(value)) return value.filter((v) => typeof v === 'string').join(' ')
      if (piece.part === 'city') return work.geography.placeOf(piece, parsed).city
      if (piece.part === 'state') return work.geography.placeOf(piece, parsed).state
      if (piece.part === 'zip')
        return work.geography.zipFor(work.geography.placeOf(piece, parsed), piece.text)
      return piece.part === 'suffix' || piece.part === 'direction' ? piece.text : scrambled(piece.text, draw)
    })
    .join('')
}
