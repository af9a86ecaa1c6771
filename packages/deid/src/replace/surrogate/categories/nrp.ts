import { casingOf, withCasing } from '../casing.ts'
import type { Category } from '../category.ts'
import { normal } from '../normal.ts'

interface Group {
  readonly norm: string
  readonly casing: ReturnType<typeof casingOf>
  readonly list: number
  readonly vowel: boolean
}

const lists = [
  'Albanian American Argentine Armenian Australian Austrian Belgian Bolivian Brazilian British Bulgarian Cambodian Canadian Chilean Chinese Colombian Croatian Cuban Czech Danish Dominican Dutch Egyptian English Estonian Ethiopian Filipino Finnish French Georgian German Ghanaian Greek Guatemalan Haitian Hungarian Icelandic Indian Indonesian Iranian Iraqi Irish Israeli Italian Jamaican Japanese Jordanian Kenyan Korean Laotian Latvian Lebanese Lithuanian Malaysian Mexican Moroccan Nepalese Nigerian Norwegian Pakistani Peruvian Polish Portuguese Romanian Russian Salvadoran Scottish Serbian Slovak Somali Spanish Swedish Swiss Syrian Thai Tunisian Turkish Ukrainian Venezuelan Vietnamese Welsh'.split(
    ' ',
  ),
  'Adventist Anglican Baptist Buddhist Catholic Christian Episcopalian Evangelical Hindu Jain Jewish Lutheran Mennonite Methodist Mormon Muslim Orthodox Presbyterian Quaker Sikh Unitarian'.split(
    ' ',
  ),
  'Conservative Democrat Green Independent Labour Liberal Libertarian Progressive Republican Socialist'.split(
    ' ',
  ),
]

/** Nationalities, religions and political groups: another one of the same kind, in the same case. */
export const nrp: Category<Group> = {
  name: 'nrp',
  digest(text) {
    if (!/\p{L}/u.test(text)) return undefined
    const norm = normal(text)
    const list = lists.findIndex((names) =>
      names.some((name) => name.toLowerCase() === norm || `${name.toLowerCase()}s` === norm),
    )
    return { norm, casing: casingOf(text), list: Math.max(0, list), vowel: /^[aeiou]/i.test(text) }
  },
  identity: ({ norm }) => norm,
  features: ({ casing, vowel, list }) => `${casing} ${vowel} ${list}`,
  render({ casing, list, vowel }, draw) {
    const pool = lists[list]!.filter((name) => /^[AEIOU]/.test(name) === vowel)
    return withCasing(draw.pick(pool), casing)
  },
  differsFrom: 'all',
}
