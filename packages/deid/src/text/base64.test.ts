import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64, toBase64, toBase64Url } from './base64.ts'

test('both alphabets are what the platform writes, and come back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
      const buffer = Buffer.from(bytes)
      expect(toBase64Url(bytes)).toBe(buffer.toString('base64url'))
      expect(toBase64(bytes)).toBe(buffer.toString('base64'))
      expect(toBase64Url(bytes, { padded: true })).toBe(
        toBase64(bytes).replace(/\+/g, '-').replace(/\//g, '_'),
      )
      expect(fromBase64(toBase64Url(bytes))).toEqual(bytes)
      expect(fromBase64(buffer.toString('base64'))).toEqual(bytes)
    }),
  )
  expect(fromBase64('a b=')).toBeUndefined()
  expect(fromBase64('A')).toBeUndefined()
})
