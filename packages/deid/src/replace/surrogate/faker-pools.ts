import type { Faker } from '@faker-js/faker'

// Each locale is loaded when asked for, so that no bundle holds more than it uses.
const locales: Readonly<Record<string, () => Promise<{ faker: Faker }>>> = {
  ar: () => import('@faker-js/faker/locale/ar'),
  de: () => import('@faker-js/faker/locale/de'),
  en: () => import('@faker-js/faker/locale/en'),
  en_GB: () => import('@faker-js/faker/locale/en_GB'),
  es: () => import('@faker-js/faker/locale/es'),
  fr: () => import('@faker-js/faker/locale/fr'),
  it: () => import('@faker-js/faker/locale/it'),
  ja: () => import('@faker-js/faker/locale/ja'),
  ko: () => import('@faker-js/faker/locale/ko'),
  nl: () => import('@faker-js/faker/locale/nl'),
  pl: () => import('@faker-js/faker/locale/pl'),
  pt_BR: () => import('@faker-js/faker/locale/pt_BR'),
  pt_PT: () => import('@faker-js/faker/locale/pt_PT'),
  ro: () => import('@faker-js/faker/locale/ro'),
  ru: () => import('@faker-js/faker/locale/ru'),
  sv: () => import('@faker-js/faker/locale/sv'),
  tr: () => import('@faker-js/faker/locale/tr'),
  uk: () => import('@faker-js/faker/locale/uk'),
  zh_CN: () => import('@faker-js/faker/locale/zh_CN'),
}

/** The locales that `fakerPools` knows. */
export const fakerLocales: readonly string[] = Object.keys(locales)

/**
 * Pools of names and places of another language for the `pools` of surrogates, from faker's locale. The picks are made
 * by our key, not by faker. Throws a RangeError for a locale that is not in `fakerLocales`.
 */
export async function fakerPools(locale: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const load = Object.hasOwn(locales, locale) ? locales[locale] : undefined
  if (!load) throw new RangeError(`There is no locale '${locale}': ${fakerLocales.join(', ')}`)
  const { faker } = await load()
  const { person, location } = faker.rawDefinitions
  const pools: Record<string, readonly string[]> = {}
  const add = (label: string, ...lists: (readonly unknown[] | undefined | null)[]) => {
    const values = lists
      .flatMap((list) => list ?? [])
      .filter((v): v is string => typeof v === 'string' && v.length > 1)
    if (values.length > 0) pools[label] = [...new Set(values)]
  }
  const { first_name: first, last_name: last } = person ?? {}
  add('FIRST_NAME', first?.generic, first?.female, first?.male)
  add('FIRST_NAME_F', first?.female)
  add('FIRST_NAME_M', first?.male)
  add('LAST_NAME', last?.generic, last?.female, last?.male)
  add('CITY', location?.city_name)
  add('STATE', location?.state)
  add('STREET', location?.street_name)
  return pools
}
