import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { describe, expect, test } from 'vitest'
import { formatMarked, parseMarked } from '../text/marked.ts'
import { isInternational, phonePlan } from './phone-plan.ts'
import { phoneRecognizer } from './recognizers/phones.ts'
import { findPatterns } from './testing/find-patterns.ts'

/** Digits from a seed: the same numbers in every run. */
function digitsFrom(seed: number): (length: number) => string {
  let state = seed
  const next = () => {
    state = (state * 48271) % 2147483647
    return state % 10
  }
  return (length) => Array.from({ length }, next).join('')
}

describe('numbering plans', () => {
  test.each<CountryCode>(['US', 'DE', 'FR', 'IL', 'IN', 'CA', 'BR', 'PH', 'TR', 'GB', 'JP', 'NO'])(
    '%s: what they take is what libphonenumber calls valid',
    (country) => {
      const digits = digitsFrom(7)
      const plan = phonePlan(country)!
      let valid = 0
      for (let i = 0; i < 1500; i++) {
        // With the trunk prefix, so that its being left out plays no part.
        const number = `${country === 'US' || country === 'CA' ? '1' : '0'}${digits(6 + (i % 6))}`
        const theirs = parsePhoneNumberFromString(number, { defaultCountry: country, extract: false })
        expect([number, plan.isNational(number)]).toEqual([number, theirs?.isValid() ?? false])
        if (theirs?.isValid()) valid++
      }
      expect(valid).toBeGreaterThan(5)
    },
  )
  test('numbers in international form are those that libphonenumber calls valid', () => {
    const digits = digitsFrom(11)
    for (let i = 0; i < 4000; i++) {
      const number = digits(8 + (i % 6))
      if (number.startsWith('0')) continue
      const theirs = parsePhoneNumberFromString(`+${number}`, { extract: false })
      expect([number, isInternational(number)]).toEqual([number, theirs?.isValid() ?? false])
    }
  })
  test('a region that is none has no plan', () => expect(phonePlan('UK')).toBeUndefined())
})

describe('phones', () => {
  const phones = [phoneRecognizer({ label: 'PHONE' })]
  test.each([
    'Call [(617) 555-0123|PHONE].',
    'Call [617.555.0123|PHONE], [617-555-0123 ext. 44|PHONE] or [+1 617 555 0123|PHONE]',
    'Seen 12/05/2020 [617-555-0123|PHONE]',
    '[617-555-0123|PHONE]/[617-555-0124|PHONE]',
    'Tel ([617-555-0123|PHONE])',
    'London [+44 (0) 20 7123 4567|PHONE] today',
    'from Munich [089 12345678|PHONE], from abroad [011 49 89 12345678|PHONE]',
    'Tel:[617-555-0123|PHONE]\nFax:[617-555-0124|PHONE]',
    // Not telephone numbers.
    'Seen 12/05/2020 and 2020-05-12 10:30',
    'a617-555-0123 or 617-555-0123b',
    'MRN 0012345 and $6175550123',
    'area 001-456-7890',
    'pages 211-227 (2003)',
    'BP 120/80 HR 72 RR 16 T 98.6',
    '1234567',
    '617 555 012',
    'lab 12.5, 13.5, 14.5, 15.5',
  ])('%s', (marked) => {
    const { text } = parseMarked(marked)
    expect(formatMarked(text, findPatterns(text, phones))).toBe(marked)
  })
})
