import { FF1 as otherFf1 } from '@noble/ciphers/ff1.js'
import { hexToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFf1 } from './ff1.ts'

// NIST, Cryptographic Standards and Guidelines, example values for SP 800-38G, FF1 samples 1 to 9.
const key128 = '2b7e151628aed2a6abf7158809cf4f3c'
const key192 = `${key128}ef4359d8d580aa4f`
const key256 = `${key192}7f036d6f04fc6a94`
const t10 = '39383736353433323130'
const t11 = '3737373770717273373737'
const samples: [key: string, radix: number, tweak: string, plain: string, cipher: string][] = [
  [key128, 10, '', '0123456789', '2433477484'],
  [key128, 10, t10, '0123456789', '6124200773'],
  [key128, 36, t11, '0123456789abcdefghi', 'a9tv40mll9kdu509eum'],
  [key192, 10, '', '0123456789', '2830668132'],
  [key192, 10, t10, '0123456789', '2496655549'],
  [key192, 36, t11, '0123456789abcdefghi', 'xbj3kv35jrawxv32ysr'],
  [key256, 10, '', '0123456789', '6657667009'],
  [key256, 10, t10, '0123456789', '1001623463'],
  [key256, 36, t11, '0123456789abcdefghi', 'xs8a0azh2avyalyzuwd'],
]
const numerals = (text: string) => [...text].map((char) => Number.parseInt(char, 36))
const text = (list: readonly number[]) => list.map((numeral) => numeral.toString(36)).join('')

describe('FF1', () => {
  test.each(samples)(
    'gives the sample values of NIST (key %s, radix %i, tweak %s)',
    (key, radix, tweak, plain, cipher) => {
      const ff1 = createFf1(hexToBytes(key), radix)
      expect(text(ff1.encrypt(numerals(plain), hexToBytes(tweak)))).toBe(cipher)
      expect(text(ff1.decrypt(numerals(cipher), hexToBytes(tweak)))).toBe(plain)
    },
  )

  const input = fc.constantFrom(2, 10, 26, 36, 255, 256, 65535).chain((radix) =>
    fc.record({
      radix: fc.constant(radix),
      tweak: fc.uint8Array({ maxLength: 24 }),
      plain: fc.array(fc.nat(radix - 1), { minLength: Math.ceil(20 / Math.log2(radix)) + 1, maxLength: 40 }),
    }),
  )
  test('decrypts what it encrypted, and agrees with another implementation', () => {
    fc.assert(
      fc.property(input, ({ radix, tweak, plain }) => {
        const key = hexToBytes(key128)
        const cipher = createFf1(key, radix).encrypt(plain, tweak)
        expect(createFf1(key, radix).decrypt(cipher, tweak)).toEqual(plain)
        expect(cipher).toEqual(otherFf1(radix, key, tweak).encrypt([...plain]))
      }),
      { numRuns: 60 },
    )
  })
  test('is a permutation: different values stay different', () => {
    const ff1 = createFf1(hexToBytes(key128), 10)
    const seen = new Set<string>()
    for (let i = 0; i < 3000; i++)
      seen.add(text(ff1.encrypt(numerals(String(i * 331).padStart(6, '0')), new Uint8Array())))
    expect(seen.size).toBe(3000)
  })
  test.each([
    [10, 5],
    [2, 19],
    [36, 3],
    [1000, 1],
  ])('refuses radix %i with %i numerals: fewer than a million values', (radix, size) => {
    const ff1 = createFf1(hexToBytes(key128), radix)
    expect(() => ff1.encrypt(new Array(size).fill(0), new Uint8Array())).toThrow(RangeError)
  })
  test.each([
    [10, 6],
    [2, 20],
    [36, 4],
    [1000, 2],
  ])('takes radix %i with %i numerals: a million values', (radix, size) => {
    const ff1 = createFf1(hexToBytes(key128), radix)
    expect(ff1.encrypt(new Array(size).fill(0), new Uint8Array())).toHaveLength(size)
  })
  test('refuses a numeral outside the radix', () => {
    expect(() => createFf1(hexToBytes(key128), 10).encrypt([1, 2, 3, 4, 5, 10], new Uint8Array())).toThrow(
      RangeError,
    )
  })
})
