import { describe, expect, it } from 'vitest'
import { citiesAbroad, places } from '../pools.ts'
import { texts } from '../testing/proposals.ts'

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
    const [alone] = texts('from [Lima|CITY]', { scope: 's' })
    const [, country] = texts('from [Lima|CITY], [Peru|COUNTRY]', { scope: 's' })
    expect(countryOf(alone!)).toContain(country)
    expect(texts('[Peru|COUNTRY]', { scope: 's' })).toEqual([country])
  })
  it('stay in their country where it stays and another city of it is known', () => {
    const [city, country] = texts('[Leeds|CITY], [United Kingdom|COUNTRY]', { settings: { country: 'keep' } })
    expect(country).toBe('United Kingdom')
    expect(countryOf(city!)).toContain('United Kingdom')
  })
  it.each(['[Paris|CITY], [TX|STATE]', '[Richmond|CITY]', '[Boston|CITY]', '[Athens|CITY] [30601|ZIP]'])(
    'are not these: %s',
    (marked) => expect(towns).toContain(texts(marked)[0]),
  )
})
