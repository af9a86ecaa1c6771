import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { topmost } from './topmost.ts'

const place = (id: string, start: number, end: number, rank = 0) => ({ id, start, end, rank })
const shown = (...places: ReturnType<typeof place>[]) =>
  topmost(places).map(({ id, start, end }) => `${id}${start}-${end}`)

describe('what shows of places that overlap', () => {
  it.each([
    ['nothing', [], []],
    ['two apart', [place('a', 0, 3), place('b', 5, 8)], ['a0-3', 'b5-8']],
    ['two side by side', [place('a', 0, 3), place('b', 3, 8)], ['a0-3', 'b3-8']],
    ['a higher one inside', [place('a', 0, 9), place('b', 3, 6, 1)], ['a0-3', 'b3-6', 'a6-9']],
    ['a higher one around', [place('a', 0, 9, 1), place('b', 3, 6)], ['a0-9']],
    ['a higher one across the end', [place('a', 0, 6), place('b', 3, 9, 1)], ['a0-3', 'b3-9']],
    ['a shorter one of equal rank', [place('a', 0, 9), place('b', 3, 6)], ['a0-3', 'b3-6', 'a6-9']],
  ])('%s', (_, places, expected) => {
    expect(shown(...places)).toEqual(expected)
  })

  it('covers what the places cover, once, and the highest always shows', () => {
    const list = fc.array(
      fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 9 }), fc.nat(2)).map(([start, length, rank], i) => ({
        ...place(`p${i}`, start, start + length, rank),
      })),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(list, (places) => {
        const pieces = topmost(places)
        for (let at = 0; at < 45; at++) {
          const over = places.filter((p) => p.start <= at && at < p.end)
          const there = pieces.filter((p) => p.start <= at && at < p.end)
          expect(there).toHaveLength(over.length > 0 ? 1 : 0)
          if (over.length > 0) expect(there[0]!.rank).toBe(Math.max(...over.map((p) => p.rank)))
        }
      }),
    )
  })
})
