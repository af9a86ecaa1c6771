import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dropContained } from './drop-contained.ts'

const hits = fc.array(
  fc
    .record({
      start: fc.nat(60),
      size: fc.integer({ min: 1, max: 12 }),
      score: fc.constantFrom(0, 0.1, 0.5, 1),
    })
    .map(({ start, size, score }) => ({ start, end: start + size, score })),
  { maxLength: 60 },
)

const byPlace = (a: { start: number; end: number; score: number }, b: typeof a) =>
  a.start - b.start || a.end - b.end || a.score - b.score

test('keeps what the slow way keeps', () => {
  fc.assert(
    fc.property(hits, (list) => {
      const kept: typeof list = []
      const ranked = list
        .filter((hit) => hit.score > 0)
        .sort((a, b) => b.score - a.score || a.start - b.start || b.end - a.end)
      for (const hit of ranked)
        if (!kept.some((k) => k.start <= hit.start && hit.end <= k.end)) kept.push(hit)
      expect([...dropContained(list)].sort(byPlace)).toEqual(kept.sort(byPlace))
    }),
  )
})
