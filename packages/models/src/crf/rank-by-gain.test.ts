import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Candidate, rankByGain, spanGain } from './rank-by-gain.ts'
import type { UnsureSpan } from './unsure-spans.ts'

function span(entropy: number, ...words: string[]): UnsureSpan {
  return { start: 0, end: 1, label: 'PATIENT', found: true, entropy, margin: 0.5, words }
}

function doc(id: string, tokens: number, ...spans: UnsureSpan[]): Candidate {
  return { id, tokens, spans }
}

const order = (...candidates: Candidate[]) => rankByGain(candidates).map(({ id }) => id)

describe('ranking by gain', () => {
  test.each([
    [
      'the unsure before the sure',
      [doc('a', 100, span(0.1, 'x')), doc('b', 100, span(0.9, 'y'))],
      ['b', 'a'],
    ],
    ['the short before the long', [doc('a', 900, span(0.5, 'x')), doc('b', 90, span(0.5, 'y'))], ['b', 'a']],
    [
      'a note with doubts before a line with one',
      [doc('a', 5, span(0.5, 'x')), doc('b', 200, span(0.6, 'y'), span(0.6, 'z'), span(0.6, 'w'))],
      ['a', 'b'],
    ],
    [
      'the new before what one before it taught',
      [doc('a', 50, span(0.9, 'kim')), doc('b', 50, span(0.8, 'kim')), doc('c', 50, span(0.5, 'lee'))],
      ['a', 'c', 'b'],
    ],
    ['equals by id', [doc('b', 50, span(0.5, 'x')), doc('a', 50, span(0.5, 'y'))], ['a', 'b']],
    ['what has nothing unsure, last', [doc('a', 5), doc('b', 500, span(0.01, 'x'))], ['b', 'a']],
    ['nothing of nothing', [], []],
  ])('%s', (_, candidates, expected) => {
    expect(order(...candidates)).toEqual(expected)
  })

  test('words that annotated documents have in spans teach less', () => {
    const candidates = [doc('a', 50, span(0.9, 'kim')), doc('b', 50, span(0.6, 'lee'))]
    expect(rankByGain(candidates, { known: new Map([['kim', 5]]) })[0]!.id).toBe('b')
    expect(spanGain(span(0.9, 'kim', 'lee'), new Map([['kim', 1]]))).toBeCloseTo(0.9 * 0.75, 9)
  })

  test('ranks every candidate once, gains never rising, as choosing the best anew each time does', () => {
    const spans = fc.array(
      fc.record({
        entropy: fc.double({ min: 0, max: 2, noNaN: true }),
        word: fc.constantFrom('a', 'b', 'c', 'd'),
      }),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(fc.array(fc.record({ tokens: fc.nat(300), spans }), { maxLength: 8 }), (list) => {
        const candidates = list.map(({ tokens, spans }, i) =>
          doc(`d${i}`, tokens, ...spans.map(({ entropy, word }) => span(entropy, word))),
        )
        const ranked = rankByGain(candidates)
        expect(ranked.map(({ id }) => id).sort()).toEqual(candidates.map(({ id }) => id).sort())
        const seen = new Map<string, number>()
        const left = new Map(candidates.map((candidate) => [candidate.id, candidate]))
        for (const { id, gain } of ranked) {
          const best = Math.max(
            ...[...left.values()].map(
              ({ tokens, spans }) => spans.reduce((sum, s) => sum + spanGain(s, seen), 0) / (tokens + 60),
            ),
          )
          expect(gain).toBeCloseTo(best, 9)
          for (const { words } of left.get(id)!.spans)
            for (const word of words) seen.set(word, (seen.get(word) ?? 0) + 1)
          left.delete(id)
        }
      }),
    )
  })

  test('stops at the limit', () => {
    expect(rankByGain([doc('a', 5, span(1, 'x')), doc('b', 5, span(2, 'y'))], { limit: 1 })).toHaveLength(1)
  })
})
