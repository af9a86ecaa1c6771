import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countPair, sumOf } from './count.ts'
import { errorsOf } from './errors.ts'
import { evaluate } from './evaluate.ts'
import { pairSpans } from './pair-spans.ts'
import { add, goldTotal, NONE } from './prf.ts'
import {
  type AttributeValue,
  effectiveSpans,
  judgeOf,
  type MarkedSpan,
  type SimilarityProfile,
} from './similarity-profile.ts'

const span = (
  start: number,
  end: number,
  label: string,
  attributes?: Readonly<Record<string, AttributeValue>>,
): MarkedSpan => ({ start, end, label, score: 1, source: 't', ...(attributes && { attributes }) })
const profile = (more: Partial<SimilarityProfile>): SimilarityProfile => ({ name: 'p', tags: [], ...more })
const likeness = (of: SimilarityProfile | undefined, a: MarkedSpan, b: MarkedSpan) => judgeOf(of)(a, b).score

describe('what MATScore does', () => {
  test('weights of a tag profile: .2 for the label and .8 for half the extent make .4', () => {
    const weighted = profile({
      tags: [
        {
          labels: ['PERSON', 'LOCATION'],
          dimensions: [
            { name: '_label', weight: 0.2 },
            { name: '_span', weight: 0.8 },
          ],
        },
      ],
    })
    // 5-10 and 7-11 share 3 of 6.
    expect(likeness(weighted, span(5, 10, 'PERSON'), span(7, 11, 'LOCATION'))).toBeCloseTo(0.4)
  })

  test('without a profile attributes weigh a tenth, and nothing where there are none', () => {
    const at = (a?: Record<string, AttributeValue>, b?: Record<string, AttributeValue>) =>
      likeness(undefined, span(0, 4, 'A', a), span(0, 4, 'A', b))
    expect(at()).toBe(1)
    expect(at({ x: 'a' }, { x: 'a' })).toBe(1)
    expect(at({ x: 'a' }, { x: 'b' })).toBeCloseTo(1 / 1.1)
    expect(at({ x: 'a', y: 1 }, { x: 'a', y: 2 })).toBeCloseTo(1.05 / 1.1)
    expect(at({ x: 'a' }, {})).toBeCloseTo(1 / 1.1)
    expect(at({ x: null }, {})).toBe(1)
  })

  test('another name of the same label is worth half of the label', () => {
    const rules = profile({
      effective: [
        { label: 'ENAMEX', attribute: 'type', value: 'PER', as: 'PERSON' },
        { label: 'ENAMEX', attribute: 'type', value: 'LOC', as: 'LOCATION' },
      ],
      tags: [
        {
          labels: ['ENAMEX'],
          dimensions: [
            { name: '_label', weight: 0.2, residue: 0.5 },
            { name: '_span', weight: 0.8 },
          ],
        },
      ],
    })
    const [person, place, other] = effectiveSpans(
      [
        span(0, 4, 'ENAMEX', { type: 'PER' }),
        span(0, 4, 'ENAMEX', { type: 'LOC' }),
        span(0, 4, 'ENAMEX', { type: 'ODD' }),
      ],
      rules,
    )
    expect([person!.label, place!.label, other!.label]).toEqual(['PERSON', 'LOCATION', 'ENAMEX'])
    expect(likeness(rules, person!, place!)).toBeCloseTo(0.9)
    expect(likeness(rules, person!, person!)).toBe(1)
  })

  test('extents above one bound count as equal, below another as strangers', () => {
    const bounds = profile({
      tags: [
        {
          labels: ['A', 'B'],
          dimensions: [
            { name: '_label', weight: 0.1 },
            { name: '_span', weight: 0.9, matchAbove: 0.75, mismatchBelow: 0.3 },
          ],
        },
      ],
    })
    expect(likeness(bounds, span(0, 10, 'A'), span(0, 8, 'A'))).toBe(1)
    expect(likeness(bounds, span(0, 8, 'A'), span(0, 6, 'A'))).toBeCloseTo(0.1 + 0.9 * 0.75)
    expect(likeness(bounds, span(0, 10, 'A'), span(0, 2, 'A'))).toBeCloseTo(0.1)
    // Alike in nothing: not even where they are the only two are they a pair.
    expect(pairSpans([span(0, 10, 'A')], [span(0, 2, 'B')], judgeOf(bounds))).toHaveLength(2)
    const pair = { id: '', text: 'Jane Roe x', gold: [span(0, 10, 'A')], found: [span(0, 8, 'A')] }
    expect(evaluate([pair], { similarity: bounds, samples: 0 }).all).toMatchObject({ match: 1, goldClash: 0 })
    expect(errorsOf(pair, { judge: judgeOf(bounds) })).toEqual([])
  })

  test('labels of different tag profiles: their attributes weigh dead, and the lower result wins', () => {
    const two = profile({
      tags: [
        {
          labels: ['A'],
          dimensions: [
            { name: '_span', weight: 0.5 },
            { name: 'kind', weight: 0.5 },
          ],
        },
        {
          labels: ['B'],
          dimensions: [
            { name: '_span', weight: 0.8 },
            { name: 'kind', weight: 0.2 },
          ],
        },
      ],
    })
    const [a, b] = [span(0, 4, 'A', { kind: 'x' }), span(0, 4, 'B', { kind: 'x' })]
    expect(likeness(two, a, b)).toBeCloseTo(0.5)
    expect(likeness(two, b, a)).toBeCloseTo(0.5)
    expect(likeness(two, a, span(0, 4, 'A', { kind: 'x' }))).toBe(1)
  })

  test('sets share what they share; attributes may go under one name; strata never pair', () => {
    const sets = profile({
      tags: [
        {
          labels: ['A', 'B'],
          equivalences: { kind: ['type', 'class'] },
          dimensions: [{ name: 'kind', weight: 1 }],
        },
      ],
      strata: [['A'], ['B', 'C']],
    })
    const set = (label: string, name: string, ...of: string[]) => span(0, 4, label, { [name]: of })
    expect(likeness(sets, set('A', 'type', 'x', 'y'), set('A', 'class', 'y', 'z'))).toBeCloseTo(1 / 3)
    expect(likeness(sets, set('A', 'type', 'x', 'y'), set('A', 'class', 'y', 'x'))).toBe(1)
    expect(likeness(sets, set('A', 'type', 'x'), set('B', 'type', 'x'))).toBe(0)
    expect(likeness(sets, span(0, 4, 'D'), span(0, 4, 'D'))).toBe(0)
  })
})

test('a span of the right place and label but another attribute is a clash, told as such', () => {
  const pair = {
    id: 'd',
    text: 'Jane',
    gold: [span(0, 4, 'NAME', { role: 'patient' })],
    found: [span(0, 4, 'NAME', { role: 'doctor' })],
  }
  expect(sumOf(countPair(pair, 'exact'))).toEqual({ ...NONE, goldClash: 1, foundClash: 1 })
  expect(errorsOf(pair).map(({ kind }) => kind)).toEqual(['attribute'])
})

describe('laws', () => {
  const value = fc.oneof(
    fc.constantFrom<AttributeValue>('a', 'b', 1, true, null),
    fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 }),
  )
  const any = fc
    .tuple(
      fc.nat(20),
      fc.integer({ min: 1, max: 8 }),
      fc.constantFrom('A', 'B', 'C'),
      fc.dictionary(fc.constantFrom('k', 'm'), value),
    )
    .map(([start, size, label, attributes]) => span(start, start + size, label, attributes))
  const weight = fc.double({ min: 0.05, max: 1, noNaN: true })
  const profiles = fc.option(
    fc.tuple(weight, weight, weight, weight, fc.double({ min: 0.5, max: 1, noNaN: true })).map(
      ([a, b, c, d, matchAbove]): SimilarityProfile => ({
        name: 'p',
        tags: [
          {
            labels: ['A', 'B'],
            dimensions: [
              { name: '_label', weight: a },
              { name: '_span', weight: b, matchAbove },
              { name: 'k', weight: c },
              { name: '_attributes', weight: d },
            ],
          },
        ],
      }),
    ),
    { nil: undefined },
  )
  test('likeness is between 0 and 1, the same both ways, 1 for a span with itself and only for those that match', () => {
    fc.assert(
      fc.property(any, any, profiles, (a, b, of) => {
        const judge = judgeOf(of)
        const { score, same } = judge(a, b)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1 + 1e-12)
        expect(judge(b, a).score).toBeCloseTo(score, 12)
        expect(judge(a, a)).toEqual({ score: 1, same: true })
        if (same) expect(score).toBe(1)
      }),
    )
  })
  test('every span of either side is in exactly one pair, whatever the profile', () => {
    fc.assert(
      fc.property(
        fc.array(any, { maxLength: 6 }),
        fc.array(any, { maxLength: 6 }),
        profiles,
        (gold, found, of) => {
          const pairs = pairSpans(gold, found, judgeOf(of))
          expect(pairs.flatMap((pair) => (pair.gold ? [pair.gold] : []))).toHaveLength(gold.length)
          expect(new Set(pairs.flatMap((pair) => (pair.found ? [pair.found] : []))).size).toBe(found.length)
          for (const { gold: g, found: f, same } of pairs) {
            expect(same).toBe(g !== undefined && f !== undefined && judgeOf(of)(g, f).same)
            if (g && f) expect(judgeOf(of)(g, f).score).toBeGreaterThan(0)
          }
          const text = 'x'.repeat(40)
          const counts = countPair({ id: '', text, gold, found }, 'exact', judgeOf(of))
          const distinct = new Set(gold.map((g) => JSON.stringify([g.start, g.end, g.label, g.attributes])))
          expect(goldTotal([...counts.values()].reduce(add, NONE))).toBe(distinct.size)
        },
      ),
    )
  })
})
