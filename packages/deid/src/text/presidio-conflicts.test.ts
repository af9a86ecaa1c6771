import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeAcrossSpaces, settlePresidioConflicts } from './presidio-conflicts.ts'

interface Placed {
  start: number
  end: number
  label: string
  score: number
}
const some = fc.array(
  fc
    .record({
      start: fc.nat(20),
      size: fc.nat(6),
      label: fc.constantFrom('A', 'B', 'C'),
      score: fc.constantFrom(0.4, 0.85, 1),
    })
    .map(({ size, ...span }) => ({ ...span, end: span.start + size })),
  { maxLength: 10 },
)

/** The rules as they are told, every pair looked at. */
function pairwise(spans: readonly Placed[]): Placed[] {
  let left = spans.map((span) => ({ ...span }))
  const merged: Placed[] = []
  for (const span of left) {
    const others = [...merged, ...left.slice(left.indexOf(span) + 1)]
    const other = others.find(
      (o) => o.label === span.label && Math.min(o.end, span.end) - Math.max(o.start, span.start) >= 1,
    )
    if (!other) {
      merged.push(span)
      continue
    }
    other.start = Math.min(other.start, span.start)
    other.end = Math.max(other.end, span.end)
    other.score = Math.max(other.score, span.score)
  }
  left = merged
  const kept: Placed[] = []
  left.forEach((span, i) => {
    const others = [...kept, ...left.slice(i + 1)]
    const goes = others.some((o) =>
      o.start === span.start && o.end === span.end
        ? span.score <= o.score
        : o.start <= span.start && span.end <= o.end,
    )
    if (!goes) kept.push(span)
  })
  return kept
}

describe("Presidio's conflicts", () => {
  test('settle as the rules told pair by pair', () => {
    fc.assert(
      fc.property(some, (spans) => {
        expect(settlePresidioConflicts(spans)).toEqual(pairwise(spans))
      }),
      { numRuns: 500 },
    )
  })
  test('leave nothing crossing when intersections are removed', () => {
    fc.assert(
      fc.property(some, (spans) => {
        const out = settlePresidioConflicts(spans, 'remove_intersections')
        for (let i = 1; i < out.length; i++) expect(out[i]!.start).toBeGreaterThanOrEqual(out[i - 1]!.end)
      }),
      { numRuns: 300 },
    )
  })
  test('take many spans in a moment', () => {
    const spans = Array.from({ length: 50_000 }, (_, i) => ({
      start: i,
      end: i + 9,
      label: i % 2 ? 'A' : 'B',
      score: 0.5,
    }))
    expect(settlePresidioConflicts(spans)).toHaveLength(2)
  })
})

test.each<[string, [number, number, string][], [number, number, string][]]>([
  [
    'Jane Doe',
    [
      [0, 4, 'P'],
      [5, 8, 'P'],
    ],
    [[0, 8, 'P']],
  ],
  [
    'Jane   Doe',
    [
      [7, 10, 'P'],
      [0, 4, 'P'],
    ],
    [[0, 10, 'P']],
  ],
  [
    'a b c',
    [
      [0, 1, 'P'],
      [2, 3, 'P'],
      [4, 5, 'P'],
    ],
    [[0, 5, 'P']],
  ],
  [
    'Jane\tDoe',
    [
      [0, 4, 'P'],
      [5, 8, 'P'],
    ],
    [
      [0, 4, 'P'],
      [5, 8, 'P'],
    ],
  ],
  [
    'Jane\nDoe',
    [
      [0, 4, 'P'],
      [5, 8, 'P'],
    ],
    [
      [0, 4, 'P'],
      [5, 8, 'P'],
    ],
  ],
  [
    'JaneDoe',
    [
      [0, 4, 'P'],
      [4, 7, 'P'],
    ],
    [
      [0, 4, 'P'],
      [4, 7, 'P'],
    ],
  ],
  [
    'Jane Doe',
    [
      [0, 4, 'P'],
      [5, 8, 'Q'],
    ],
    [
      [0, 4, 'P'],
      [5, 8, 'Q'],
    ],
  ],
])('spans of one label with only spaces between are one: %j', (text, given, expected) => {
  const spans = given.map(([start, end, label]) => ({ start, end, label, score: 1 }))
  expect(mergeAcrossSpaces(spans, text).map(({ start, end, label }) => [start, end, label])).toEqual(expected)
})
