import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LabelScheme, LabelStates, type TokenSpan } from './label-states.ts'

const tokenSpans = fc
  .array(fc.record({ gap: fc.nat(2), size: fc.nat(3), label: fc.nat(1) }), { maxLength: 6 })
  .map((list) => {
    const spans: TokenSpan[] = []
    let at = 0
    for (const { gap, size, label } of list) {
      spans.push({ first: at + gap, last: at + gap + size, label })
      at += gap + size + 1
    }
    return { spans, count: at + 1 }
  })

describe('states of labels', () => {
  for (const scheme of ['BIO', 'BIOES'] as LabelScheme[]) {
    const states = new LabelStates(['NAME', 'DATE'], scheme)

    test(`${scheme}: decoding gives back the spans that were encoded, also neighbours of one label`, () => {
      fc.assert(
        fc.property(tokenSpans, ({ spans, count }) => {
          expect(states.decode(states.encode(spans, count))).toEqual(spans)
        }),
      )
    })

    test(`${scheme}: every encoded path is one that the constraints allow`, () => {
      fc.assert(
        fc.property(tokenSpans, ({ spans, count }) => {
          const path = states.encode(spans, count)
          expect(states.mayFollow(-1, path[0]!)).toBe(true)
          for (let t = 1; t < count; t++) expect(states.mayFollow(path[t - 1]!, path[t]!)).toBe(true)
          expect(states.mayFollow(path[count - 1]!, -1)).toBe(true)
        }),
      )
    })
  }

  test.each([
    ['O', 'I-NAME', false],
    ['B-NAME', 'I-NAME', true],
    ['B-NAME', 'I-DATE', false],
    ['I-NAME', 'B-NAME', true],
    ['I-NAME', 'O', true],
  ])('BIO: from %s to %s: %s', (from, to, allowed) => {
    const states = new LabelStates(['NAME', 'DATE'])
    const named = (name: string) =>
      Array.from({ length: states.size }, (_, s) => s).find((s) => states.nameOf(s) === name)!
    expect(states.mayFollow(named(from), named(to))).toBe(allowed)
  })

  test('refuses no labels, a label twice, and more labels than a tagger holds', () => {
    expect(() => new LabelStates([])).toThrow(/one label or more/)
    expect(() => new LabelStates(['A', 'A'])).toThrow(/twice/)
    expect(() => new LabelStates(Array.from({ length: 200 }, (_, i) => `L${i}`))).toThrow(/more than/)
  })
})
