import { expect, it } from 'vitest'
import { codeOf } from './draw.ts'
import { sipHash } from './siphash.ts'

const key = new Int32Array(Uint8Array.from({ length: 16 }, (_, i) => i).buffer)
const hex = (words: Int32Array) => Buffer.from(words.buffer).toString('hex')
// The messages of the reference vectors are the bytes 0, 1, 2, …; the first eight are the two words.
const [low, high] = [0x03020100, 0x07060504]
const narrow = (bytes: number) =>
  Array.from({ length: bytes - 8 }, (_, i) => String.fromCharCode(i + 8)).join('')

it.each([
  // From the table of the reference implementation, and from OpenSSL 3 (SIPHASH, size 16).
  [8, '3b62a9ba6258f5610f83e264f31497b4'],
  [16, '6ee2a4ca67b054bbfd3315bf85230577'],
  [30, 'ea5c7f471faf6bde2b1ad7d4686d2287'],
  [62, '5853542321f567a005d547a4f04759bd'],
])('gives the reference output for %i bytes', (length, expected) => {
  expect(hex(sipHash(key, low, high, narrow(length)))).toBe(expected)
})

it('takes two bytes for each unit of a text beyond Latin-1, with the highest bit of the words turned', () => {
  const wide = Array.from({ length: 11 }, (_, i) => String.fromCharCode(2 * i + 8 + 256 * (2 * i + 9))).join(
    '',
  )
  expect(hex(sipHash(key, low, high ^ 0x80000000, wide))).toBe('ea5c7f471faf6bde2b1ad7d4686d2287')
})

it('differs for texts that differ in one unit, in length, and in width', () => {
  const seen = new Set<string>()
  for (let n = 0; n < 20; n++)
    for (const last of ['a', 'b', 'a\0', '\u0100', '\0\u0001'])
      seen.add(hex(sipHash(key, 1, 2, 'x'.repeat(n) + last)))
  expect(seen.size).toBe(100)
})

it('has another code for every category', () => {
  const names =
    'name username age phone address facility profession email url ip mac identifier nrp characters initial initials host zip place given ' +
    'surname nickname given-in-script surname-in-script name-digits date-shift unread-date'
  expect(new Set(names.split(' ').map((name) => Object.values(codeOf(name)).join())).size).toBe(
    names.split(' ').length,
  )
})
