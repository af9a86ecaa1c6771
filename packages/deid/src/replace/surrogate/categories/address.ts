import { titled, withCasing } from '../casing.ts'
import type { Category } from '../category.ts'
import type { Draw } from '../draw.ts'
import { isLatin } from '../names/origin.ts'
import { normal } from '../normal.ts'
import { originalOf } from '../original.ts'
import {
  type AddressPart,
  directions,
  type ParsedAddress,
  provinceNamed,
  stateNamed,
  suffixes,
} from '../places/parse.ts'
import { countries, states, streets } from '../pools.ts'
import type { Work } from '../work.ts'
import { scrambled, shapeOf } from './characters.ts'

/**
 * Streets, cities, states, ZIPs and countries, in one span or many: order, commas, abbreviations and case stay, and what
 * belongs to one address becomes one place. See `places/geography.ts`.
 */
export const address: Category<ParsedAddress> = {
  name: 'address',
  digest: (text, label) => originalOf(text, label).address,
  identity: ({ pieces }) => pieces.map((piece) => (typeof piece === 'string' ? '' : piece.norm)).join('|'),
  features: ({ pieces }) =>
    pieces.map((piece) => (typeof piece === 'string' ? piece : shape(piece))).join(''),
  keeps: (whole, work) =>
    whole.pieces.every((piece) => {
      if (typeof piece === 'string') return true
      const { part, text, norm } = piece
      if (part === 'country') return work.settings.country === 'keep' || staysHere(piece, whole, work)
      return (
        part === 'state' && work.settings.place !== 'any' && norm !== '' && stateNamed(text) !== undefined
      )
    }),
  render(parsed, draw, work) {
    let out = ''
    for (const piece of parsed.pieces)
      out += typeof piece === 'string' ? piece : written(piece, parsed, draw, work)
    return out
  },
  differsFrom: 'all',
}

function written(piece: AddressPart, whole: ParsedAddress, draw: Draw, work: Work): string {
  const { part, text, casing, form } = piece
  switch (part) {
    case 'number':
    case 'unit':
      return scrambled(text, draw)
    case 'direction': {
      const direction = draw.pick(directions)
      return withCasing(
        form === 'short' ? direction[0]! : direction,
        form === 'short' && casing !== 'lower' ? 'upper' : casing,
      )
    }
    case 'street': {
      if (/^\d+(?:st|nd|rd|th)$/i.test(text)) return numbered(draw.between(2, 99), text)
      if (form === 'stem') return cased(draw.pick(stems), casing)
      if (!isLatin(text)) return scrambled(text, draw)
      const own = work.settings.pools.STREET
      return cased(draw.pick(own ?? streets()), casing)
    }
    case 'suffix': {
      const suffix = draw.pick(suffixes.slice(0, 9))
      return cased(form === 'short' ? suffix.short : suffix.full, casing)
    }
    case 'city':
      if (!isLatin(text)) return scrambled(text, draw)
      return cased(
        work.geography.abroad(piece, whole)?.city ?? work.geography.placeOf(piece, whole).city,
        casing,
      )
    case 'county':
      return cased(
        draw.pick(countyNames) +
          (/\b(?:county|parish)\b/i.test(text) ? text.slice(text.search(/\s+(?:county|parish)\b/i)) : ''),
        casing,
      )
    case 'state': {
      const short =
        work.settings.place === 'any'
          ? work.geography.placeOf(piece, whole).state
          : (stateNamed(text)?.short ?? '')
      const province = provinceNamed(text) && work.geography.abroad(piece, whole)?.province
      if (province) return form === 'short' ? provinceNamed(province)! : cased(province, casing)
      const state = states().find((s) => s.short === short)
      if (!state) return cased(work.geography.placeOf(piece, whole).state, casing)
      if (form === 'short') return casing === 'lower' ? state.short.toLowerCase() : state.short
      const long =
        form === 'name' || state.long === ''
          ? state.name
          : form === 'long'
            ? state.long
            : state.long.replace(/\./g, '')
      return cased(long, casing)
    }
    case 'zip': {
      if (!/^\d{5}/.test(text) || form === 'before' || work.geography.abroad(piece, whole))
        return scrambled(text, draw)
      return (
        work.geography.zipFor(work.geography.placeOf(piece, whole), text) +
        text.slice(5).replace(/\d/g, () => String(draw.below(10)))
      )
    }
    case 'country': {
      if (work.settings.country === 'keep' || staysHere(piece, whole, work)) return text
      return cased(
        work.geography.abroad(piece, whole)?.country ?? draw.pick(countries()),
        text.length < 4 || /\./.test(text) ? 'title' : casing,
      )
    }
  }
}

// The country of an address of the United States stays, and Canada beside a province.
function staysHere(piece: AddressPart, whole: ParsedAddress, work: Work): boolean {
  if (!work.geography.hasSite(whole, piece)) return false
  const abroad = work.geography.abroad(piece, whole)
  return abroad === undefined || normal(abroad.country) === piece.norm
}

function shape({ part, form, casing, text }: AddressPart): string {
  if (part === 'number' || part === 'unit') return `<${part} ${shapeOf(text)}>`
  if (part === 'zip') return `<zip ${shapeOf(text)}>`
  if (part === 'state') return `<state ${form === 'long-plain' || form === 'long' ? 'long' : form}>`
  return `<${part}${form === undefined ? '' : ` ${form}`} ${casing === 'mixed' || casing === 'other' ? 'title' : casing}>`
}

function cased(word: string, casing: AddressPart['casing']): string {
  return casing === 'upper' || casing === 'lower'
    ? withCasing(word, casing)
    : casing === 'title' && word === word.toLowerCase()
      ? titled(word)
      : word
}

function numbered(n: number, like: string): string {
  const end =
    n % 10 === 1 && n !== 11 ? 'st' : n % 10 === 2 && n !== 12 ? 'nd' : n % 10 === 3 && n !== 13 ? 'rd' : 'th'
  return n + (/[A-Z]$/.test(like) ? end.toUpperCase() : end)
}

const stems =
  'Linden Garten Berg Wald Schul Kirch Feld Birken Rosen Mühlen Bach Wiesen Tannen Ahorn Sonnen Eichen Brunnen Amsel Buchen Schiller'.split(
    ' ',
  )
const countyNames =
  'Adams Allen Benton Butler Calhoun Carroll Clay Clinton Crawford Decatur Douglas Fayette Floyd Fulton Grant Greene Hamilton Hancock Henry Jasper Jefferson Knox Lake Lawrence Lincoln Logan Macon Madison Marion Marshall Mercer Monroe Montgomery Morgan Newton Orange Perry Pike Polk Pulaski Putnam Randolph Scott Shelby Union Warren Wayne White'.split(
    ' ',
  )
