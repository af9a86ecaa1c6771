import { describe, expect, it } from 'vitest'
import { citiesAbroad, places, provinces } from '../pools.ts'
import { texts } from '../testing/proposals.ts'
import { provinceNamed } from './parse.ts'

const countryOf = (city: string) =>
  [...citiesAbroad()].filter(([, cities]) => cities.includes(city)).map(([country]) => country)
const towns = new Set(places().map(({ city }) => city))

describe('places abroad', () => {
  it('get a city and a country that belong together', () => {
    for (const scope of ['a', 'b', 'c', 'd', 'e']) {
      const [city, country] = texts('Born in [Lima|CITY], [Peru|COUNTRY].', { scope })
      expect(country).not.toBe('Peru')
      expect(countryOf(city!)).toContain(country)
    }
  })
  it('agree whether the country is named or not', () => {
    const [alone] = texts('from [Asmara|CITY]', { scope: 's' })
    const [, country] = texts('from [Asmara|CITY], [Eritrea|COUNTRY]', { scope: 's' })
    expect(countryOf(alone!)).toContain(country)
    expect(texts('[Eritrea|COUNTRY]', { scope: 's' })).toEqual([country])
  })
  it('stay in their country where it is not named and others of its cities are known', () => {
    for (const [city, country] of [
      ['München', 'Germany'],
      ['Lima', 'Peru'],
      ['Leeds', 'United Kingdom'],
    ] as const)
      for (const scope of ['a', 'b', 'c']) {
        const [made] = texts(`from [${city}|CITY]`, { scope })
        expect(countryOf(made!)).toContain(country)
        expect(made).not.toBe(city)
      }
  })
  it.each([
    ['[Cambridge CB2 0QQ|CITY]', 'United Kingdom', /^(.+) [A-Z]{2}\d \d[A-Z]{2}$/],
    ['[221B Baker Street, London NW1 6XE|STREET]', 'United Kingdom', /, (.+) [A-Z]{2}\d \d[A-Z]{2}$/],
    ['[Lindenstraße 14, 80331 München|STREET]', 'Germany', /^\p{Lu}\p{L}+straße \d\d, \d{5} (.+)$/u],
    ['[Bahnhofstraße 3, 31224 Peine|STREET]', 'Germany', /^\p{Lu}\p{L}+straße \d, \d{5} (.+)$/u],
    ['[1010 Wien|CITY]', 'Austria', /^\d{4} (.+)$/],
    ['[10 Rue de Rivoli, 75001 Paris|STREET]', 'France', /^\d\d Rue de \p{Lu}[^,]+, \d{5} (.+)$/u],
    ['[Via Roma 12, 00184 Roma|STREET]', 'Italy', /^Via \p{Lu}[^,]+ \d\d, \d{5} (.+)$/u],
    ['[Toronto, ON M5G 2C4|LOCATION]', 'Canada', /^(.+), (?!ON)[A-Z]{2} [A-Z]\d[A-Z] \d[A-Z]\d$/],
  ])('keep the form and the country of %s', (marked, country, form) => {
    for (const scope of ['a', 'b', 'c', 'd']) {
      const [made] = texts(marked, { scope })
      expect(made).toMatch(form)
      expect(countryOf(form.exec(made!)![1]!)).toContain(country)
    }
  })
  it('a Canadian city and its province belong together, and Canada stays beside them', () => {
    for (const scope of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const [city, province, short, country] = texts(
        '[Vancouver|CITY], [British Columbia|STATE]; [BC|STATE], [Canada|COUNTRY]',
        { scope },
      )
      expect(provinces().get(city!)).toBe(province)
      expect(provinceNamed(province!)).toBe(short)
      expect(province).not.toBe('British Columbia')
      expect(country).toBe('Canada')
    }
  })
  it('each city of one address gets its own', () => {
    const [made] = texts('[Dorchester, Boston, MA 02124|LOCATION]')
    const [one, two, rest] = made!.split(', ')
    expect(one).not.toBe(two)
    expect(rest).toMatch(/^[A-Z]{2} \d{5}$/)
  })
  it('stay in their country where it stays and another city of it is known', () => {
    const [city, country] = texts('[Leeds|CITY], [United Kingdom|COUNTRY]', { settings: { country: 'keep' } })
    expect(country).toBe('United Kingdom')
    expect(countryOf(city!)).toContain('United Kingdom')
  })
  it.each([
    '[Paris|CITY], of [Paris, TX 75460|LOCATION]',
    '[Paris|CITY], [TX|STATE]',
    '[Richmond|CITY]',
    '[Boston|CITY]',
    '[Athens|CITY] [30601|ZIP]',
  ])('are not these: %s', (marked) => expect(towns).toContain(texts(marked)[0]))
})
