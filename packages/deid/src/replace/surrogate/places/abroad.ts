import { normal } from '../normal.ts'
import { citiesAbroad, places, placesByZip3, provinces } from '../pools.ts'
import type { Work } from '../work.ts'
import { provinceNamed, stateNamed } from './parse.ts'

/** What an address says of where it is, in normal forms. */
export interface Whereabouts {
  readonly city?: string | undefined
  readonly state?: string | undefined
  readonly zip?: string | undefined
  readonly country?: string | undefined
}

/** A surrogate for a place outside the United States. `city` is absent where none is known for that country. */
export interface PlaceAbroad {
  readonly country: string
  readonly city?: string
  /** In Canada, in full. */
  readonly province?: string | undefined
}

/**
 * A place abroad for a place abroad: a country derives from (key, scope, country), a city of it from (key, scope, city), so that
 * they belong together and cities of one country stay in one. undefined: the address is in the United States, as far as it says,
 * or its country stays and no other city of it is known.
 */
export function placeAbroad(
  { city, state, zip, country }: Whereabouts,
  work: Work,
  isCityTaken: (city: string) => boolean,
): PlaceAbroad | undefined {
  if (state !== undefined && stateNamed(state)) return undefined
  const home = country ?? homeOf({ city, state, zip })
  if (home === undefined || unitedStates.test(home)) return undefined
  const name = british.test(home) ? 'united kingdom' : home
  // A country that is not said need not change; with one or two cities known of it, it does.
  const stays =
    (state !== undefined && name === 'canada') ||
    (work.settings.country === 'keep' && country !== undefined) ||
    (country === undefined && (citiesAbroad().get(listed(name) ?? '')?.length ?? 0) > 2)
  const other = stays ? listed(name) : otherCountry(name, work, isCityTaken)
  if (other === undefined) return undefined
  const draw = work.draw('city abroad', city ?? '')
  const cities = citiesAbroad().get(other)!
  for (let i = 0; i < 40; i++) {
    const made = draw.pick(cities)
    const province = provinces().get(made)
    const isElsewhere =
      state === undefined || !province || !(provinceNamed(province) === state || isSaid(province, work))
    if (isElsewhere && !isCityTaken(made)) return { country: other, city: made, province }
  }
  return stays ? undefined : { country: other }
}

const unitedStates = /^(?:the )?(?:u\.?\s?s\.?\s?a?\.?|united states(?: of america)?|america)$/
const british = /^(?:the )?(?:u\.?k\.?|great britain|england|scotland|wales|northern ireland)$/

function isSaid(province: string, work: Work): boolean {
  return work.isTaken(province) || work.isTaken(provinceNamed(province)!)
}

function otherCountry(name: string, work: Work, isCityTaken: (city: string) => boolean): string {
  const draw = work.draw('country abroad', name)
  // For a country with several cities another with several, so that they need not meet.
  const many = (country: string | undefined) => (citiesAbroad().get(country ?? '')?.length ?? 0) > 5
  const names = many(listed(name)) ? countryNames().filter(many) : countryNames()
  let made = ''
  for (let i = 0; i < 40; i++) {
    made = draw.pick(names)
    const cities = citiesAbroad().get(made)!
    const taken = cities.length < 3 && cities.some(isCityTaken)
    if (normal(made) !== name && !work.isTaken(made) && !taken) break
  }
  return made
}

function listed(name: string): string | undefined {
  return countryNames().find((country) => normal(country) === name)
}

// The country of an address that says none: by its province, by the form of its code, by its city.
function homeOf({ city, state, zip = '' }: Whereabouts): string | undefined {
  if (state !== undefined && provinceNamed(state)) return 'canada'
  if (/^[A-Z]\d[A-Z]\s?\d[A-Z]\d$/.test(zip)) return 'canada'
  if (/^[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}$/.test(zip)) return 'united kingdom'
  const known = city === undefined ? undefined : countryOf(city, zip)
  if (known !== undefined || !zip.startsWith('before ')) return known
  return /\d{5}$/.test(zip) ? 'germany' : 'austria'
}

// Richmond and Boston are towns of the United States first; Paris is not, unless it has a code of there.
function countryOf(city: string, zip: string): string | undefined {
  homes ??= new Map(
    [...citiesAbroad()].flatMap(([country, cities]) =>
      cities.map((name) => [normal(name), normal(country)] as const),
    ),
  )
  const home = homes.get(city)
  if (home === undefined || zip.startsWith('before ') || abroadFirst.has(city)) return home
  if (
    /^\d{5}/.test(zip) &&
    placesByZip3()
      .get(zip.slice(0, 3))
      ?.some((place) => normal(place.city) === city)
  )
    return undefined
  capitals ??= new Set([...citiesAbroad().values()].map(([first]) => normal(first!)))
  if (capitals.has(city) && !notAbroad.has(city)) return home
  american ??= new Set(places().map((place) => normal(place.city)))
  return american.has(city) ? undefined : home
}

// Cities that are meant before the American towns of their names.
const abroadFirst = new Set(['london', 'shanghai', 'bombay', 'hamburg', 'melbourne', 'brisbane'])

// Capitals whose names are American towns in most notes.
const notAbroad = new Set([
  'san jose',
  'georgetown',
  'kingston',
  'panama city',
  'bridgetown',
  'wellington',
  'victoria',
])

let homes: ReadonlyMap<string, string> | undefined
let capitals: ReadonlySet<string> | undefined
let american: ReadonlySet<string> | undefined
let names: readonly string[] | undefined
function countryNames(): readonly string[] {
  return (names ??= [...citiesAbroad().keys()])
}
