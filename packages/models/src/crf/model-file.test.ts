import { DeidError } from '@palimpsest/deid/text'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lexiconNotice } from './lexicon-notice.ts'
import { formatModel, parseModel } from './model-file.ts'
import { Tagger } from './tagger.ts'
import { smallModel, smallNotes } from './testing/small-notes.ts'
import { train } from './train.ts'

const model = smallModel()
const bytes = formatModel(model)

function codeOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof DeidError) return error.code
    throw error
  }
  return 'none'
}

describe('model file', () => {
  test('gives back the same model, and the same bytes again', () => {
    const again = parseModel(bytes)
    expect(again).toEqual(model)
    expect(formatModel(again)).toEqual(bytes)
  })

  test('a read model finds what the written one finds', () => {
    const [before, after] = [new Tagger(model), new Tagger(parseModel(bytes))]
    for (const { text } of smallNotes(20, 5)) expect(after.tag(text)).toEqual(before.tag(text))
  })

  test.each([
    ['an empty file', new Uint8Array(0)],
    ['a foreign file', new TextEncoder().encode('PK\u0003\u0004 something else altogether, long enough')],
    ['only the magic', bytes.slice(0, 8)],
    ['a file cut short', bytes.slice(0, bytes.length - 100)],
    ['a file with something after it', new Uint8Array([...bytes, 0])],
  ])('refuses %s', (_, damaged) => {
    expect(codeOf(() => parseModel(damaged))).toBe('bad-model')
  })

  test('refuses a file with any one byte changed', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = bytes.slice()
        damaged[at]! ^= change
        expect(codeOf(() => parseModel(damaged))).toBe('bad-model')
      }),
    )
  })

  test('refuses a model of another feature set or format, and says what to do', () => {
    const other = formatModel({ ...model, header: { ...model.header, features: 'palimpsest-0' } })
    expect(() => parseModel(other)).toThrow(/train it again/)
    expect(codeOf(() => parseModel(other))).toBe('model-version')
  })

  test('says when it was trained with other word lists, and is not trained further then', () => {
    expect(lexiconNotice(model)).toBeUndefined()
    const other = parseModel(formatModel({ ...model, header: { ...model.header, lexicon: 'aaaa-bbbb' } }))
    expect(lexiconNotice(other)).toMatch(/small was trained with other word lists \(aaaa-bbbb\)/)
    expect(codeOf(() => train(smallNotes(20, 5), [], { base: other }))).toBe('model-lexicon')
  })

  test('reads from the middle of a larger buffer', () => {
    const larger = new Uint8Array(bytes.length + 7)
    larger.set(bytes, 3)
    expect(parseModel(larger.subarray(3, 3 + bytes.length))).toEqual(model)
    expect(parseModel(Buffer.from(bytes))).toEqual(model)
  })
})
