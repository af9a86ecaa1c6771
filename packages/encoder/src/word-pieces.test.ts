import { readFileSync } from 'node:fs'
import { wordPiece } from '@palimpsest/models/encoder'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const vocabulary = readFileSync(new URL('../weights/clinical/vocab.txt', import.meta.url), 'utf8')
  .replace(/\n$/, '')
  .split('\n')
const tokenizer = wordPiece(vocabulary)

// What the Python package `tokenizers` 0.23 answers with the same vocabulary, positions in UTF-16 units.
interface Case {
  text: string
  ids: number[]
  starts: number[]
  ends: number[]
}
const cases = JSON.parse(
  readFileSync(new URL('./testing/cases/word-pieces.json', import.meta.url), 'utf8'),
) as Case[]

describe('word pieces', () => {
  test.each(cases.map((c, i) => [i, c] as const))(
    'are those of the reference, case %i',
    (_, { text, ids, starts, ends }) => {
      const pieces = tokenizer.split(text)
      expect([...pieces.ids]).toEqual(ids)
      expect([...pieces.starts]).toEqual(starts)
      expect([...pieces.ends]).toEqual(ends)
    },
  )

  test('come in order, inside the text, and never empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const { starts, ends, length } = tokenizer.split(text)
        for (let i = 0; i < length; i++) {
          expect(starts[i]!).toBeLessThan(ends[i]!)
          expect(ends[i]!).toBeLessThanOrEqual(text.length)
          if (i > 0) expect(starts[i]!).toBeGreaterThanOrEqual(starts[i - 1]!)
        }
      }),
    )
  })

  test('a vocabulary without the special pieces is refused', () => {
    expect(() => wordPiece(['a', 'b'])).toThrow(/no \[UNK\] piece/)
  })
})
