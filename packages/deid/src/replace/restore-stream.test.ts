import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nominate, readPolicy, transform } from '../index.ts'
import { parseMarked } from '../text/marked.ts'
import { createKeyring } from './keyring.ts'
import { placeholdersOf, restoreStream } from './restore-stream.ts'

const originals = new Map([
  ['<PATIENT_1>', 'José $& Núñez'],
  ['<PATIENT_2>', '<PATIENT_1>'],
  ['<PATIENT_12>', 'Twelve'],
  ['<CREDIT_CARD_1>', '4111'],
  ['<AGE_1>', '45'],
])

function restored(text: string): string {
  const stream = restoreStream(originals)
  return stream.push(text) + stream.end()
}

test.each([
  ['as it was', '<PATIENT_1>', 'José $& Núñez'],
  ['another case', '<Patient_1> and <patient_1>', 'José $& Núñez and José $& Núñez'],
  [
    'other brackets',
    '[PATIENT_1] {PATIENT_1} {{PATIENT_1}} «PATIENT_1» <<PATIENT_1>>',
    'José $& Núñez '.repeat(5).trim(),
  ],
  ['escaped', '&lt;PATIENT_1&gt; \\<PATIENT\\_1\\> \\[PATIENT_1\\]', 'José $& Núñez '.repeat(3).trim()],
  [
    'other joints in brackets',
    '[Patient 1] <patient-1> <Patient1> <CREDIT CARD 1>',
    'José $& Núñez José $& Núñez José $& Núñez 4111',
  ],
  ['emphasis inside', '<**PATIENT_1**> [`PATIENT_1`]', 'José $& Núñez José $& Núñez'],
  ['emphasis outside stays', '**<PATIENT_1>**', '**José $& Núñez**'],
  ['bare', 'PATIENT_1, patient_1’s (PATIENT_1)', 'José $& Núñez, José $& Núñez’s (José $& Núñez)'],
  ['a whole number', '<PATIENT_12> PATIENT_12', 'Twelve Twelve'],
  ['originals are not searched', '<PATIENT_2>', '<PATIENT_1>'],
  ['half a pair stays', '<PATIENT_1', '<José $& Núñez'],
])('%s', (_, text, expected) => {
  expect(restored(text)).toBe(expected)
})

test.each([
  'at age 1 he', // Prose, not a placeholder.
  '(age 1)',
  'patient 1',
  'PATIENT1',
  'XPATIENT_1',
  'PATIENT_1X',
  'PATIENT_1_2',
  '<PATIENT_3>',
  '<PATIENT_>',
  '<PATIENT_13>',
  '<DOCTOR_1>',
  'a < b',
  '',
])('leaves %j', (text) => {
  expect(restored(text)).toBe(text)
})

test('counts what it turned back, and what it did not know', () => {
  const stream = restoreStream(originals)
  stream.push('<PATIENT_1> <PATIENT_9> <patient_2>')
  stream.end()
  expect(stream.counts()).toEqual({ restored: 2, unknown: 1 })
})

test('however the text is cut, the result is the same', () => {
  const piece = fc.constantFrom(
    '<PATIENT_1>',
    '<patient_12>',
    'PATIENT_1',
    '[Patient 2]',
    '&lt;AGE_1&gt;',
    '<CREDIT_CARD_1>',
    '<<PATIENT_1>>',
    '<',
    '>',
    '_',
    'PAT',
    '1',
    '2',
    ' ',
    'x',
    '&',
    '&lt',
    '&lt;',
    '\\',
    '*',
    'é😀',
    '<PATIENT_9>',
    '\n',
  )
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }),
      fc.array(fc.nat(9), { minLength: 1 }),
      (pieces, sizes) => {
        const text = pieces.join('')
        const stream = restoreStream(originals)
        let out = ''
        for (let pos = 0, i = 0; pos < text.length; i++) {
          const size = sizes[i % sizes.length]! + 1
          out += stream.push(text.slice(pos, pos + size))
          pos += size
        }
        expect(out + stream.end()).toBe(restored(text))
      },
    ),
    { numRuns: 2000 },
  )
})

test('text without a beginning of a placeholder does not wait', () => {
  const stream = restoreStream(originals)
  expect(stream.push('Nothing here, ')).toBe('Nothing here, ')
  expect(stream.push('then <PAT')).toBe('then ')
  expect(stream.push('IENT_1> went')).toBe('José $& Núñez went')
})

test('the placeholders of a numbered policy bring its document back', () => {
  const { text, spans } = parseMarked(
    'Mr. [Bruce Philips|PATIENT] met [Dr. Yu|DOCTOR]; [bruce philips|PATIENT] left.',
  )
  const doc = { id: 'd', text }
  const policy = readPolicy('version: 1\ndefault: { action: label, numbered: true }')
  const nominations = nominate(doc, spans, policy, { keyring: createKeyring(new Uint8Array(32)) })
  const out = transform(doc, spans, nominations).text
  expect(out).toBe('Mr. <PATIENT_1> met <DOCTOR_1>; <PATIENT_1> left.')
  const stream = restoreStream(placeholdersOf(doc, nominations))
  expect(stream.push(out) + stream.end()).toBe('Mr. Bruce Philips met Dr. Yu; Bruce Philips left.')
})

test('a placeholder needs a label and a number', () => {
  expect(() => restoreStream(new Map([['<PATIENT>', 'x']]))).toThrow(/label and a number/)
  expect(restoreStream(new Map()).push('<PATIENT_1')).toBe('<PATIENT_1')
})
