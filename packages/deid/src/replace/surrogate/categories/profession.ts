import { type Casing, casingOf, withCasing } from '../casing.ts'
import type { Category } from '../category.ts'
import { normal } from '../normal.ts'
import { professions } from '../pools.ts'

interface Profession {
  readonly norm: string
  readonly casing: Casing
  /** `an engineer` must not become `an teacher`. */
  readonly vowel: boolean
  readonly plural: boolean
  /** An article inside the span, and what says of any occupation how it is done. */
  readonly article: string
}

/** Occupations: another one of the list, in the same case and number, and starting with a vowel where the original does. */
export const profession: Category<Profession> = {
  name: 'profession',
  digest(whole) {
    if (!/\p{L}/u.test(whole)) return undefined
    const article =
      /^(?:(?:an?|the)\s+)?(?:(?:retired|semi-retired|former|self-employed|part-time|full-time|freelance)\s+)*(?=\p{L})/iu.exec(
        whole,
      )?.[0] ?? ''
    const text = whole.slice(article.length)
    return {
      article,
      norm: normal(text),
      casing: wordCasing(text),
      vowel: /^[aeiou]/i.test(text),
      plural: /[^s]s$/i.test(text) && professionSet().has(normal(text).replace(/s$/, '')),
    }
  },
  identity: ({ norm, plural }) => (plural ? norm.replace(/s$/, '') : norm),
  features: ({ article, casing, vowel, plural }) => `${article}${casing} ${vowel} ${plural}`,
  render({ article, casing, vowel, plural }, draw, _, again) {
    const pool = vowel ? vowelFirst() : consonantFirst()
    const made = draw.pick(pool) + (plural ? 's' : '')
    // `retired` may be an original itself.
    const before = again ? (/^(?:an?|the)\s+/i.exec(article)?.[0] ?? '') : article
    return before + (casing === 'title' ? made[0]!.toUpperCase() + made.slice(1) : withCasing(made, casing))
  },
  differsFrom: 'all',
}

function wordCasing(text: string): Casing {
  // GP, RN: a word stands in the place of an acronym.
  if (/^\p{Lu}{2,4}$/u.test(text)) return 'lower'
  if (casingOf(text.replace(/[^\p{L}]/gu, '')) === 'upper') return 'upper'
  const words = text.split(/\s+/)
  // An acronym at the start says nothing of the others: IDF medic.
  const telling = words.find((word) => /\p{Ll}/u.test(word)) ?? words[0]!
  const casing = casingOf(telling)
  return casing === 'mixed' ? 'title' : casing
}

const professionSet = lazily(() => new Set(professions()))
const plain = lazily(() => professions().filter((p) => !/s$/.test(p)))
const vowelFirst = lazily(() => plain().filter((p) => /^[aeiou]/.test(p)))
const consonantFirst = lazily(() => plain().filter((p) => /^[^aeiou]/.test(p)))

function lazily<T>(make: () => T): () => T {
  let value: T | undefined
  return () => (value ??= make())
}
