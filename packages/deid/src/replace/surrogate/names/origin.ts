import { scrambled } from '../categories/characters.ts'
import type { Draw } from '../draw.ts'
import { normal } from '../normal.ts'
import { type ForeignNames, foreignNames } from '../pools.ts'

// Where a name in a script other than Latin is taken to come from; the first that has names in it counts.
const byScript: readonly { readonly script: RegExp; readonly countries: readonly string[] }[] = [
  { script: /[\p{Script=Hiragana}\p{Script=Katakana}]/u, countries: ['JP'] },
  { script: /\p{Script=Han}/u, countries: ['CN', 'TW'] },
  { script: /\p{Script=Hangul}/u, countries: ['KR'] },
  { script: /\p{Script=Cyrillic}/u, countries: ['RU', 'BG', 'RS', 'KZ'] },
  { script: /\p{Script=Greek}/u, countries: ['GR'] },
  { script: /\p{Script=Georgian}/u, countries: ['GE'] },
  { script: /\p{Script=Armenian}/u, countries: ['AM'] },
  { script: /\p{Script=Hebrew}/u, countries: ['IL'] },
  { script: /\p{Script=Devanagari}/u, countries: ['NP', 'IN'] },
]
const latin = /\p{Script=Latin}/u

/** Whether the letters of `word` are Latin. */
export function isLatin(word: string): boolean {
  return latin.test(word)
}

/**
 * A name in the script of `word`, from the lists of a country that writes so. A Chinese or Korean name in one word gets a
 * family and a given name. Letters of the same script where there is no list.
 */
export function nameInScript(word: string, part: 'given' | 'surname', draw: Draw): string {
  const found = byScript.find(({ script }) => script.test(word))
  if (!found) return scrambled(word, draw)
  const pick = (what: 'given' | 'surname', length?: number) => {
    for (const country of found.countries) {
      const names = inScript(
        country,
        what,
        found.script,
        what === 'given' ? genderOf(country, word) : undefined,
      ).filter((name) => length === undefined || name.length === length)
      if (names.length > 1) return draw.pick(names)
    }
    return undefined
  }
  const count = [...word].length
  if (/^[\p{Script=Han}\p{Script=Hangul}]{2,4}$/u.test(word) && part === 'surname') {
    const family = pick('surname', 1)
    const given =
      pick('given', count - 1) ??
      (count === 4 ? (pick('given', 2) ?? '') + (pick('given', 1) ?? '') : undefined)
    if (family !== undefined && given !== undefined && [...(family + given)].length === count)
      return family + given
    return scrambled(word, draw)
  }
  return (count > 1 ? pick(part) : undefined) ?? scrambled(word, draw)
}

/** The country whose family names `norm` is among, other than where English is spoken; undefined when there is none. */
export function originOf(norm: string): ForeignNames | undefined {
  return countryOfSurname().get(norm)
}

/** Names of a country in Latin letters. */
export function latinNames(
  names: ForeignNames,
  what: 'given' | 'surname',
  gender?: 'F' | 'M',
): readonly string[] {
  const key = `${names.country} ${what} ${gender ?? ''}`
  let list = lists.get(key)
  if (!list) {
    const all =
      what === 'surname'
        ? names.surnames
        : names.given.filter((g) => gender === undefined || g.gender === gender).map((g) => g.name)
    lists.set(key, (list = [...new Set(all.filter(isLatin))]))
  }
  return list
}

const lists = new Map<string, readonly string[]>()
const english = new Set(['US', 'GB', 'IE', 'CA', 'AU', 'NZ'])
let surnameIndex: ReadonlyMap<string, ForeignNames> | undefined

function countryOfSurname(): ReadonlyMap<string, ForeignNames> {
  if (surnameIndex) return surnameIndex
  const map = new Map<string, ForeignNames>()
  const common = new Set(
    [...english].flatMap((country) => foreignNames().get(country)?.surnames.map(normal) ?? []),
  )
  for (const names of foreignNames().values()) {
    if (english.has(names.country)) continue
    for (const surname of latinNames(names, 'surname')) {
      const norm = normal(surname)
      if (!map.has(norm) && (!common.has(norm) || names.country === 'ES')) map.set(norm, names)
    }
  }
  return (surnameIndex = map)
}

function genderOf(country: string, word: string): string | undefined {
  const norm = normal(word)
  return foreignNames()
    .get(country)
    ?.given.find(({ name }) => normal(name) === norm)?.gender
}

function inScript(
  country: string,
  what: 'given' | 'surname',
  script: RegExp,
  gender: string | undefined,
): readonly string[] {
  const key = `${country} ${what} ${script.source} ${gender ?? ''}`
  let list = lists.get(key)
  if (!list) {
    const names = foreignNames().get(country)
    const given = names?.given.filter((g) => gender === undefined || g.gender === gender)
    const all = what === 'surname' ? names?.surnames : given?.map((g) => g.name)
    lists.set(key, (list = (all ?? []).filter((name) => script.test(name) && !isLatin(name))))
  }
  return list
}
