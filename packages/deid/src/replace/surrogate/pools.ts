import { nicknames } from '../../lexicon/nicknames.ts'
import {
  cityAbroadList,
  countryList,
  foreignGivenList,
  foreignSurnameList,
  givenList,
  placeList,
  professionList,
  stateList,
  streetList,
  surnameList,
} from './generated/pool-lists.ts'

/** Which gender a given name mostly has; `N`: used for both. */
export type Gender = 'F' | 'M' | 'N'

/** One row of the United States' places; its parts belong together. */
export interface Place {
  readonly zip: string
  readonly city: string
  /** Two letters. */
  readonly state: string
}

/** The ways to write a state: `MA`, `Massachusetts`, `Mass.`; `long` may be empty. */
export interface State {
  readonly short: string
  readonly name: string
  readonly long: string
}

/** Common family names of the United States, the commonest first. */
export const surnames = once(() => surnameList.split('|'))

/** Given names, the commonest first, by gender; pools to pick from, so only the first of each. */
export const givenNames = once(() => {
  const lists: Record<Gender, string[]> = { F: [], M: [], N: [] }
  for (const entry of givenList.split('|')) {
    const list = lists[entry[0] as Gender]
    const name = entry.slice(1)
    if (list.length < 1200 && name.length > 2 && !/^Mc/.test(name) && !looksLikeTitle(name)) list.push(name)
  }
  return lists
})

const titles = new Set(
  'don van von del della judge lady lord sir baby infant sister major doctor dean san los'.split(' '),
)

/** Whether a given name would be taken for a title or a particle; no pool gives it. */
export function looksLikeTitle(name: string): boolean {
  return titles.has(name.toLowerCase())
}

/** The gender of every known given name, by its normal form. Nicknames take that of their formal name. */
export const genders = once(() => {
  const map = new Map<string, Gender>()
  for (const entry of givenList.split('|')) map.set(entry.slice(1).toLowerCase(), entry[0] as Gender)
  return map
})

/** Normal form of a nickname -> the formal names it may stand for, the commonest first. */
export const formalNames = once(() => {
  const rank = new Map([...genders().keys()].map((name, i) => [name, i]))
  const map = new Map<string, string[]>()
  for (const [formal, short] of nicknames())
    for (const name of short) map.set(name, [...(map.get(name) ?? []), formal])
  for (const list of map.values()) list.sort((a, b) => (rank.get(a) ?? 1e9) - (rank.get(b) ?? 1e9))
  return map
})

export { nicknames }

/** About nine thousand places, at most twelve per three-digit ZIP. */
export const places = once((): readonly Place[] =>
  placeList.split('|').map((row) => ({ zip: row.slice(0, 5), state: row.slice(5, 7), city: row.slice(7) })),
)

/** Places by state, and by the first three digits of the ZIP. */
export const placesByState = once(() => grouped(places(), (place) => place.state))
export const placesByZip3 = once(() => grouped(places(), (place) => place.zip.slice(0, 3)))
export const placesByCity = once(() => grouped(places(), (place) => `${place.city}, ${place.state}`))

/** The states of the United States and the District of Columbia. */
export const states = once((): readonly State[] =>
  stateList.split('|').map((row) => {
    const [short, name, long] = row.split('=') as [string, string, string]
    return { short, name, long }
  }),
)

export const countries = once(() => countryList.split('|'))
/** Towns and capitals outside the United States, by country; those named as their country are left out. */
export const citiesAbroad = once((): ReadonlyMap<string, readonly string[]> => {
  const map = new Map<string, string[]>()
  for (const [country, city] of cityAbroadRows()) {
    if (city === country) continue
    const list = map.get(country)
    if (list) list.push(city)
    else map.set(country, [city])
  }
  return map
})
/** The province of each Canadian city, in full. */
export const provinces = once(
  (): ReadonlyMap<string, string> =>
    new Map(cityAbroadRows().flatMap(([, city, province]) => (province ? [[city, province] as const] : []))),
)
const cityAbroadRows = once(() =>
  cityAbroadList
    .split('|')
    .map((row) => row.split('=') as [country: string, city: string, province?: string]),
)
export const professions = once(() => professionList.split('|'))
/** Names of streets without the word for street. */
export const streets = once(() => streetList.split('|'))

/** Names of one country's lists, in its own script and romanised. */
export interface ForeignNames {
  readonly country: string
  readonly given: readonly { readonly name: string; readonly gender: Gender }[]
  readonly surnames: readonly string[]
}

/** Countries that have both given and family names, by ISO code. */
export const foreignNames = once((): ReadonlyMap<string, ForeignNames> => {
  const given = grouped(foreignGivenList.split('|'), (row) => row.slice(0, 2))
  const family = grouped(foreignSurnameList.split('|'), (row) => row.slice(0, 2))
  const map = new Map<string, ForeignNames>()
  for (const [country, rows] of given) {
    const surnameRows = family.get(country)
    if (!surnameRows) continue
    map.set(country, {
      country,
      given: rows.map((row) => ({ gender: row[2] as Gender, name: row.slice(3) })),
      surnames: surnameRows.map((row) => row.slice(2)),
    })
  }
  return map
})

function grouped<T>(list: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of list) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}

function once<T>(make: () => T): () => T {
  let value: T | undefined
  return () => (value ??= make())
}
