import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Edits } from '../text/edits.ts'
import { createKeyring } from './keyring.ts'
import { type Mapping, mappingOf, openMappings, restoreMapped, sealMappings } from './mapping.ts'

const keyring = createKeyring(new Uint8Array(32).fill(7))
const other = createKeyring(new Uint8Array(32).fill(8))

function rewritten(text: string, edits: Edits) {
  return { text: edits.apply(text), edits }
}

function sealed(mappings: readonly Mapping[]): string[] {
  const sealer = sealMappings(keyring)
  const text = sealer.header + mappings.map((one) => sealer.add(one)).join('') + sealer.end()
  return text.split('\n')
}

const doc = { id: 'p1', text: '\ufeffBruce 😀 Philips\r\nBruce' }
const done = rewritten(
  doc.text,
  Edits.of(
    [
      { start: 1, end: 6, insert: '<PATIENT>' },
      { start: 18, end: 23, insert: '' },
    ],
    doc.text.length,
  ),
)
const mapping = mappingOf(doc, done)

test('a sealed mapping brings the original back, to the byte', () => {
  const lines = sealed([mapping, mapping])
  const [first, second] = openMappings(lines, keyring)
  expect(first).toEqual(mapping)
  expect(second).toEqual(mapping)
  expect(restoreMapped(done.text, first!)).toBe(doc.text)
  expect(lines.join('')).not.toMatch(/Bruce|p1|PATIENT/)
})

test('it holds for the very text only', () => {
  expect(() => restoreMapped(`${done.text} `, mapping)).toThrow(/not the one/)
})

test('whatever is changed, moved, dropped or added shows', () => {
  const lines = sealed([mapping, { ...mapping, id: 'p2' }])
  const open =
    (changed: readonly string[], ring = keyring) =>
    () => [...openMappings(changed, ring)]
  const [header, a, b, end] = lines as [string, string, string, string]
  const flipped = (line: string) => (line[9] === 'A' ? 'B' : 'A')
  expect(open([header, a, b, end])).not.toThrow()
  expect(open([header, a.slice(0, 9) + flipped(a) + a.slice(10), b, end])).toThrow(/Line 2 .* changed/)
  expect(open([header, b, a, end])).toThrow(/Line 2/)
  expect(open([header, a, end])).toThrow(/Line 3/)
  expect(open([header, a, b])).toThrow(/breaks off/)
  expect(open([header, a, b, end, a])).toThrow(/Line 5/)
  expect(open([header, a, a, b, end])).toThrow(/Line 3/)
  expect(open([header, 'x!', end])).toThrow(/Line 2/)
  expect(open([header, a, b, end], other)).toThrow(/another key/)
  expect(open(['{"palimpsest":"sealed-mapping","version":2}', a])).toThrow(/later version/)
  expect(open(['hello'])).toThrow(/not a sealed mapping/)
  expect(open([])).toThrow(/not a sealed mapping/)
})

test('restore(transform(x)) = x for any text and edits', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.array(fc.tuple(fc.nat(40), fc.nat(6), fc.string({ maxLength: 5 })), { maxLength: 5 }),
      (text, raw) => {
        let free = 0
        const list = raw
          .sort((a, b) => a[0] - b[0])
          .flatMap(([at, size, insert]) => {
            const start = Math.max(at, free)
            const end = start + size
            if (end > text.length) return []
            free = end + 1
            return [{ start, end, insert }]
          })
        const result = rewritten(text, Edits.of(list, text.length))
        const [opened] = openMappings(sealed([mappingOf({ id: 'x', text }, result)]), keyring)
        expect(restoreMapped(result.text, opened!)).toBe(text)
      },
    ),
  )
})
