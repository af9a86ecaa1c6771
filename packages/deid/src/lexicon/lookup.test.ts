import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Flag } from './flags.ts'
import { lookup, lookupPhrase } from './lookup.ts'

const phrase = (text: string, wanted = ~Flag.Prefix) => {
  const words = text.split(' ')
  return lookupPhrase((i) => words[i], wanted)
}

describe('lookup', () => {
  it.each([
    ['Anna', Flag.FirstCommon | Flag.Female],
    ['SMITH', Flag.LastCommon],
    ['José', Flag.First],
    ['Müller', Flag.Last],
    ['dallas', Flag.CityBig],
    ['Texas', Flag.State],
    ['Avenue', Flag.StreetType],
    ['lisinopril', Flag.Drug],
    ['Parkinson', Flag.Eponym],
    ['because', Flag.EnglishTop],
    ['Kenya', Flag.Country],
    ['Dutch', Flag.Nationality],
  ])('knows %s', (word, flags) => expect(lookup(word) & flags).toBe(flags))

  it.each(['xqzwv', 'zzyzzx', '', '12', 'qqqqqqq'])('knows nothing of %j', (word) =>
    expect(lookup(word)).toBe(0),
  )

  it('does not mind case', () => {
    fc.assert(
      fc.property(fc.constantFrom('Anna', 'smith', 'BOSTON', 'Foley'), (word) => {
        expect(lookup(word.toUpperCase())).toBe(lookup(word.toLowerCase()))
      }),
    )
  })

  it('takes few words of no list for listed ones', () => {
    let hits = 0
    for (let i = 0; i < 200_000; i++) if (lookup(`zq${i.toString(36)}xj`) !== 0) hits++
    expect(hits).toBeLessThanOrEqual(10)
  })
})

describe('lookupPhrase', () => {
  it.each([
    ['new york presbyterian is', 3],
    ['los angeles today', 2],
    ['truck driver who', 2],
    ['johns hopkins on', 2],
  ])('finds the longest phrase at the head of %j', (text, length) =>
    expect(phrase(text)?.length).toBe(length),
  )

  it.each(['new idea', 'the hospital', 'anna smith', 'los', ''])('finds none at the head of %j', (text) =>
    expect(phrase(text)).toBeUndefined(),
  )

  it('counts only what is wanted', () => expect(phrase('truck driver', Flag.City)).toBeUndefined())
})
