import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFormatPreserving } from './format-preserving.ts'

const cipher = createFormatPreserving(new Uint8Array(32).fill(7))
const tweak = new Uint8Array([1, 2, 3])
const form = (value: string) => value.replace(/[0-9]/g, '9').replace(/[A-Z]/g, 'A').replace(/[a-z]/g, 'a')

const identifiers = fc
  .array(fc.constantFrom('0', '5', '9', 'A', 'Q', 'z', 'b', '-', ' ', '/', '#'), {
    minLength: 1,
    maxLength: 24,
  })
  .map((chars) => chars.join(''))

describe('format-preserving encryption', () => {
  test('keeps the form and comes back, or refuses', () => {
    fc.assert(
      fc.property(identifiers, (value) => {
        const out = cipher.encrypt(value, tweak)
        if (typeof out !== 'string') {
          const size = [...form(value)].reduce(
            (n, c) => n * (c === '9' ? 10 : c === 'A' || c === 'a' ? 26 : 1),
            1,
          )
          expect(size).toBeLessThan(1_000_000)
          return
        }
        expect(form(out)).toBe(form(value))
        expect(cipher.decrypt(out, tweak)).toBe(value)
      }),
      { numRuns: 200 },
    )
  })
  test.each(['12345', 'A1234', 'AB12', 'ABCD', '---', ''])(
    'refuses %j: too few values have its form',
    (value) => {
      expect(cipher.encrypt(value, tweak)).toEqual({ refused: 'small-domain' })
    },
  )
  test.each(['123456', 'A12345', 'AB1234', 'ABCDE', 'MRN-00123'])('encrypts %j', (value) => {
    expect(cipher.encrypt(value, tweak)).not.toBe(value)
  })
  test('refuses letters and digits that it could not keep hidden', () => {
    expect(cipher.encrypt('Ä1234567', tweak)).toEqual({ refused: 'foreign-letters' })
    expect(typeof cipher.encrypt('№·1234567', tweak)).toBe('string')
  })
  test('another tweak gives another value', () => {
    expect(cipher.encrypt('87719435', tweak)).not.toBe(cipher.encrypt('87719435', new Uint8Array()))
  })
})
