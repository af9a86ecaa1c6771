import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DeidError } from '../text/message.ts'
import { createKeyring, parseKey } from './keyring.ts'

const secret = new Uint8Array(32).fill(9)
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const codeOf = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    return (error as DeidError).code
  }
  return 'none'
}

describe('a keyring', () => {
  const keyring = createKeyring(secret)
  test('gives the same bytes for the same parts, whatever computes the HMAC', () => {
    const node = createKeyring(secret, {
      hmac: (key, message) => new Uint8Array(createHmac('sha256', key).update(message).digest()),
    })
    expect(hex(node.prf('p', 'a', 'b'))).toBe(hex(keyring.prf('p', 'a', 'b')))
    expect(hex(node.derive('c'))).toBe(hex(keyring.derive('c')))
    expect(node.fingerprint).toBe(keyring.fingerprint)
  })
  test('tells lists of parts apart that join to the same text', () => {
    const lists = fc.array(fc.string({ unit: fc.constantFrom('a', '\0', '|'), maxLength: 3 }), {
      maxLength: 4,
    })
    fc.assert(
      fc.property(lists, lists, (a, b) => {
        const same = JSON.stringify(a) === JSON.stringify(b)
        expect(hex(keyring.prf('p', ...a)) === hex(keyring.prf('p', ...b))).toBe(same)
      }),
    )
  })
  test('keeps purposes apart', () => {
    expect(hex(keyring.prf('a', 'x'))).not.toBe(hex(keyring.prf('b', 'x')))
    expect(hex(keyring.derive('a'))).not.toBe(hex(keyring.prf('a')))
  })
  test('is not changed by its caller', () => {
    const key = secret.slice()
    const own = createKeyring(key)
    const before = hex(own.prf('p', 'x'))
    own.derive('p').fill(0)
    key.fill(0)
    expect(hex(own.prf('p', 'x'))).toBe(before)
  })
  test('shows 8 hex digits of itself, which differ by key', () => {
    expect(keyring.fingerprint).toMatch(/^[0-9a-f]{8}$/)
    expect(createKeyring(new Uint8Array(32).fill(8)).fingerprint).not.toBe(keyring.fingerprint)
  })
})

describe('a written key', () => {
  test.each<[string, number]>([
    ['0123456789abcdef', 16],
    ['  a passphrase of some length\n', 27],
    ['00112233445566778899aabbccddeeff', 16],
    ['hex:00112233445566778899AABBCCDDEEFF', 16],
    ['base64:AAECAwQFBgcICQoLDA0ODw==', 16],
    ['base64:AAECAwQFBgcICQoLDA0OD_8', 17],
    ['utf8:00112233445566778899aabbccddeeff', 32],
    ['pässwörter 16 b', 17],
  ])('%j has %i bytes', (written, size) => {
    expect(parseKey(written)).toHaveLength(size)
  })
  test.each<[string | undefined, string]>([
    [undefined, 'missing-key'],
    ['', 'missing-key'],
    [' \n', 'missing-key'],
    ['short', 'short-key'],
    ['hex:0011', 'short-key'],
    ['base64:AAEC', 'short-key'],
    ['hex:0011223344556677889', 'bad-key'],
    ['hex:zz', 'bad-key'],
    ['base64:$$$$', 'bad-key'],
  ])('%j is refused: %s, and not shown', (written, code) => {
    expect(codeOf(() => parseKey(written))).toBe(code)
    if (written && written.length > 4) expect(() => parseKey(written)).not.toThrow(written)
  })
  test('of fewer than 16 bytes makes no keyring', () => {
    expect(codeOf(() => createKeyring(new Uint8Array(15)))).toBe('short-key')
    expect(codeOf(() => createKeyring(new Uint8Array(16)))).toBe('none')
  })
})
