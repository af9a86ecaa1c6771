import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isBirthDate } from '../africa.ts'
import { allRecognizers } from '../all.ts'
import { deVatId } from '../germany.ts'
import { gstin } from '../india.ts'
import { base58Check } from './base58check.ts'
import { bech32 } from './bech32.ts'
import { isDate } from './calendar.ts'
import { isPalindrome } from './digits.ts'
import { ibanLength } from './iban.ts'
import { icaoCheck } from './icao.ts'
import { mod11And10, mod97 } from './iso7064.ts'
import { luhn } from './luhn.ts'
import { uen } from './uen.ts'
import { verhoeff } from './verhoeff.ts'

const body = fc.array(fc.nat(9), { minLength: 5, maxLength: 18 })

/** The digits that make `body` right when put at its end. */
function checkDigits(body: readonly number[], isRight: (digits: readonly number[]) => boolean): number[] {
  return [...Array(10).keys()].filter((digit) => isRight([...body, digit]))
}

describe.each([
  ['luhn', luhn],
  ['verhoeff', verhoeff],
  ['mod 11,10', mod11And10],
] as const)('%s', (_name, isRight) => {
  test('each number has exactly one check digit', () => {
    fc.assert(
      fc.property(body, (digits) => {
        expect(checkDigits(digits, isRight)).toHaveLength(1)
      }),
    )
  })
  test('one wrong digit is always seen', () => {
    fc.assert(
      fc.property(body, fc.nat(), fc.integer({ min: 1, max: 9 }), (digits, at, add) => {
        const right = [...digits, checkDigits(digits, isRight)[0]!]
        const place = at % right.length
        const wrong = right.map((digit, i) => (i === place ? (digit + add) % 10 : digit))
        expect(isRight(wrong)).toBe(false)
      }),
    )
  })
  test('no digits are not right', () => expect(isRight([])).toBe(false))
})

describe('verhoeff', () => {
  test('two neighbours changed over are always seen', () => {
    fc.assert(
      fc.property(body, fc.nat(), (digits, at) => {
        const right = [...digits, checkDigits(digits, verhoeff)[0]!]
        const i = at % (right.length - 1)
        fc.pre(right[i] !== right[i + 1])
        const wrong = [...right]
        ;[wrong[i], wrong[i + 1]] = [right[i + 1]!, right[i]!]
        expect(verhoeff(wrong)).toBe(false)
      }),
    )
  })
})

describe('account numbers', () => {
  const basic = fc.stringMatching(/^[0-9]{18}$/)
  test('two check digits make any German number right, and no other two', () => {
    fc.assert(
      fc.property(basic, fc.integer({ min: 1, max: 96 }), (bban, off) => {
        const check = 98 - mod97(`${bban}DE00`)
        const written = (n: number) => `DE${String(n).padStart(2, '0')}${bban}`
        expect(ibanLength(written(check))).toBe(22)
        const wrong = ((check - 2 + off) % 97) + 2
        expect(ibanLength(written(wrong))).toBe(0)
      }),
    )
  })
  test.each([
    ['AL47212110090000000235698741', 28],
    ['AL47 2121 1009 0000 0002 3569 8741', 34],
    ['AL47-2121-1009-0000-0002-3569-8741', 34],
    ['VG96 VPVG 0000 0123 4567 8901 X in', 29],
    ['AL472121 1009  0000 0002 3569 8741', 0],
    ['AL4 72121 1009 0000 0002 3569 8741', 0],
    ['AL47212110090000000235698741X', 0],
    ['ZZ47212110090000000235698741', 0],
    ['', 0],
  ])('%s: %i characters', (text, length) => expect(ibanLength(text)).toBe(length))
})

describe('wallets', () => {
  const legacy = '16Yeky6GMjeNkAiNcBY7ZhrLoMSgg1BoyZ'
  const segwit = 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq'
  test('one wrong character is always seen', () => {
    fc.assert(
      fc.property(fc.constantFrom(legacy, segwit), fc.nat(), (address, at) => {
        const place = 4 + (at % (address.length - 4))
        const other = address[place] === 'q' ? 'p' : 'q'
        const wrong = address.slice(0, place) + other + address.slice(place + 1)
        expect(base58Check(wrong) || bech32(wrong)).toBe(false)
      }),
      { numRuns: 60 },
    )
  })
  test.each([
    // BIP 173 and BIP 350, test vectors.
    ['A12UEL5L', true],
    ['a12uel5l', true],
    ['an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs', true],
    ['A1LQFN3A', true],
    ['a1lqfn3a', true],
    ['A12uEL5L', false],
    ['pzry9x0s0muk', false],
    ['1pzry9x0s0muk', false],
    ['x1b4n0q5v', false],
  ])('bech32 %s: %s', (text, right) => expect(bech32(text)).toBe(right))
})

describe('calendar', () => {
  test('agrees with the platform', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1800, max: 2200 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 0, max: 32 }),
        (y, m, d) => {
          const date = new Date(Date.UTC(y, m - 1, d))
          const same = date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d
          expect(isDate(y, m, d)).toBe(same)
        },
      ),
    )
  })
})

describe('others', () => {
  test.each([
    ['L01X00T44', true],
    ['L01X00T47', false],
  ])('ICAO %s: %s', (text, right) => expect(icaoCheck(text)).toBe(right))
  test.each([
    ['53125226D', true],
    ['201434292D', true],
    ['T16RF0037C', true],
    ['53125226E', false],
    ['X16RF0037C', false],
  ])('UEN %s: %s', (text, right) => expect(uen(text)).toBe(right))
})

interface Case {
  kind: string
  entity: string | null
  test: string
  input: Record<string, unknown>
  expected: unknown
}

const cases: Case[] = readFileSync(new URL('../../testing/cases/validators.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line))
const validated = cases.filter(
  ({ kind, entity, input }) =>
    kind === 'validate' && entity && ['number', 'pesel', 'id_number', 'gstin'].some((k) => k in input),
)

describe('Presidio’s cases of the account number within a GSTIN', () => {
  const pans = cases.filter(({ input }) => 'pan' in input)
  test.each(pans.map((c, i) => [i, String(c.input.pan), c.expected] as const))(
    '%i: %s: %s',
    (_i, pan, expected) => {
      expect(gstin(`27${pan}1Z5`)).toBe(expected)
    },
  )
})

describe('Presidio’s cases of validation', () => {
  test.each(validated.map((c, i) => [i, c.entity, Object.values(c.input)[0], c] as const))(
    '%i: %s %s',
    (_i, entity, value, c) => {
      const strict = c.test.includes('strict')
      const one = strict ? deVatId({ strict }) : allRecognizers.find((r) => r.label === entity)!
      expect(one.validate!(String(value))).toBe(c.expected)
    },
  )
  test.each(cases.filter((c) => c.kind === 'helper' && c.entity).map((c, i) => [i, c.test, c] as const))(
    '%i: %s',
    (_i, _name, c) => {
      const { input_text, case_sensitive, input_number, date_part, text } = c.input as Record<string, string>
      if (input_number !== undefined) {
        const digits = [...String(input_number)].map(Number)
        expect(verhoeff(digits)).toBe(c.expected)
      } else if (date_part !== undefined) expect(isBirthDate(date_part)).toBe(c.expected)
      else if (input_text !== undefined)
        // Presidio's flag folds the letters when it is true, its name notwithstanding.
        expect(isPalindrome(case_sensitive ? input_text.toLowerCase() : input_text)).toBe(c.expected)
      else expect(gstin(/\d{2}[- ]?[A-Z]{5}[- ]?\d{4}[- ]?[A-Z]\d[- ]?Z\d/.exec(text!)![0])).toBe(true)
    },
  )
})
