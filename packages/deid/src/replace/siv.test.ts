import { aessiv } from '@noble/ciphers/aes.js'
import { hexToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSiv } from './siv.ts'

const hex = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString('hex')
const bytes = (minLength: number, maxLength: number) => fc.uint8Array({ minLength, maxLength })

describe('AES-SIV', () => {
  test('gives the example of RFC 5297, appendix A.1', () => {
    const seal = createSiv(hexToBytes('fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff'))(
      hexToBytes('101112131415161718191a1b1c1d1e1f2021222324252627'),
    )
    const sealed = seal.encrypt(hexToBytes('112233445566778899aabbccddee'))
    expect(hex(sealed)).toBe('85632d07c6e8f37f950acd320a2ecc9340c02b9690c4dc04daef7f6afe5c')
    expect(hex(seal.decrypt(sealed))).toBe('112233445566778899aabbccddee')
  })

  test('gives what another implementation gives, and back, for every length of key, data and text', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(32, 48, 64).chain((size) => bytes(size, size)),
        fc.array(bytes(0, 40), { maxLength: 4 }),
        bytes(0, 100),
        (key, associated, plain) => {
          const seal = createSiv(key)(...associated)
          const sealed = seal.encrypt(plain)
          expect(hex(sealed)).toBe(hex(aessiv(key, ...associated).encrypt(plain)))
          expect(hex(seal.decrypt(sealed))).toBe(hex(plain))
        },
      ),
      { numRuns: 300 },
    )
  })

  test('does not open what was changed, cut, or sealed with other data', () => {
    fc.assert(
      fc.property(
        bytes(64, 64),
        bytes(0, 40),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (key, plain, at, by) => {
          const siv = createSiv(key)
          const sealed = siv(new Uint8Array(3)).encrypt(plain)
          const changed = sealed.slice()
          changed[at % changed.length]! ^= by
          expect(siv(new Uint8Array(3)).decrypt(changed)).toBeUndefined()
          expect(siv(new Uint8Array(3)).decrypt(sealed.subarray(1))).toBeUndefined()
          expect(siv(new Uint8Array(2)).decrypt(sealed)).toBeUndefined()
          expect(siv().decrypt(sealed)).toBeUndefined()
        },
      ),
    )
  })

  test('leaves what it is given as it was', () => {
    const [key, data, plain] = [
      new Uint8Array(64).fill(1),
      new Uint8Array(20).fill(2),
      new Uint8Array(40).fill(3),
    ]
    createSiv(key)(data).encrypt(plain)
    expect([key[9], data[9], plain[39]]).toEqual([1, 2, 3])
  })
})
