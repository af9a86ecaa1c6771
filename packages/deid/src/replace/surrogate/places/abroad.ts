import { normal } from '../normal.ts'
import { citiesAbroad, places } from '../pools.ts'
import type { Work } from '../work.ts'
import { stateNamed } from './parse.ts'

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
  if (zip !== undefined || (state !== undefined && stateNamed(state))) return undefined
  const home = country ?? (city === undefined ? undefined : homeOf(city))
  if (home === undefined || unitedStates.test(home)) return undefined
  const name = british.test(home) ? 'united kingdom' : home
  // A country that is not said need not change; with one or two cities known of it, it does.
  const stays =
    (work.settings.country === 'keep' && country !== undefined) ||
    (country === undefined && (citiesAbroad().get(listed(name) ?? '')?.length ?? 0) > 2)
  const other = stays ? listed(name) : otherCountry(name, work, isCityTaken)
  if (other === undefined) return undefined
  const draw = work.draw('city abroad', city ?? '')
  const cities = citiesAbroad().get(other)!
  for (let i = 0; i < 40; i++) {
    const made = draw.pick(cities)
    if (!isCityTaken(made)) return { country: other, city: made }
  }
  return stays ? undefined : { country: other }
}

const unitedStates = /^(?:the )?(?:u\.?\s?s\.?\s?a?\.?|united states(?: of america)?|america)$/
const british = /^(?:the )?(?:u\.?k\.?|great britain|england|scotland|wales|northern ireland)$/

function otherCountry(name: string, work: Work, isCityTaken: (city: string) => boolean): string {
  const draw = work.draw('country abroad', name)
  let made = ''
  for (let i = 0; i < 40; i++) {
    made = draw.pick(countryNames())
    const cities = citiesAbroad().get(made)!
    const taken = cities.length < 3 && cities.some(isCityTaken)
    if (normal(made) !== name && !work.isTaken(made) && !taken) break
  }
  return made
}

function listed(name: string): string | undefined {
  return countryNames().find((country) => normal(country) === name)
}

// The country of a city that says none. Richmond and Boston are towns of the United States first; Paris is not.
function homeOf(city: string): string | undefined {
  homes ??= new Map(
    [...citiesAbroad()].flatMap(([country, cities]) =>
      cities.map((name) => [normal(name), normal(country)] as const),
    ),
  )
  const home = homes.get(city)
  if (home !== 'united kingdom' && home !== 'canada') return notAbroad.has(city) ? undefined : home
  american ??= new Set(places().map((place) => normal(place.city)))
  return city !== 'london' && american.has(city) ? undefined : home
}

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
let american: ReadonlySet<string> | undefined
let names: readonly string[] | undefined
function countryNames(): readonly string[] {
  return (names ??= [...citiesAbroad().keys()])
}
