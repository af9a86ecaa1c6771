import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Edit, Edits } from './edits.ts'
import { lineColumn, lineStarts, offsetAt } from './lines.ts'
import { formatMarked, parseMarked } from './marked.ts'
import { type OffsetUnit, offsetMap } from './offsets.ts'
import { resolve, type Strategy } from './resolve.ts'
import { overlaps, type Span } from './span.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 60 })

/** A text with edits that fit it. */
const edited = anyText.chain((text) =>
  fc
    .array(fc.tuple(fc.nat(text.length), fc.nat(6), fc.string({ maxLength: 5 })), { maxLength: 8 })
    .map((raw) => {
      const list: Edit[] = []
      let free = 0
      for (const [at, size, insert] of raw.sort((a, b) => a[0] - b[0])) {
        const start = Math.max(at, free)
        const end = Math.min(start + size, text.length)
        if (start > text.length) break
        list.push({ start, end, insert })
        free = end
      }
      return { text, edits: Edits.of(list, text.length) }
    }),
)

const someSpans = fc.array(
  fc.record({
    start: fc.nat(50),
    size: fc.integer({ min: 1, max: 12 }),
    label: fc.constantFrom('PATIENT', 'DATE', 'ID'),
    score: fc.constantFrom(0.4, 0.85, 1),
  }),
  { maxLength: 14 },
)
const asSpans = (raw: { start: number; size: number; label: string; score: number }[]): Span[] =>
  raw.map(({ start, size, label, score }) => ({ start, end: start + size, label, score, source: 't' }))

describe('edits', () => {
  test('invert after apply gives the same text', () => {
    fc.assert(
      fc.property(edited, ({ text, edits }) => {
        expect(edits.invert(text).apply(edits.apply(text))).toBe(text)
      }),
    )
  })
  test('mapping keeps order, both ways', () => {
    fc.assert(
      fc.property(edited, fc.constantFrom(-1 as const, 1 as const), ({ text, edits }, side) => {
        const sorted = (list: number[]) => [...list].sort((a, b) => a - b)
        const there = Array.from({ length: text.length + 1 }, (_, i) => edits.map(i, side))
        const back = Array.from({ length: edits.newLength + 1 }, (_, i) => edits.mapBack(i, side))
        expect(there).toEqual(sorted(there))
        expect(back).toEqual(sorted(back))
      }),
    )
  })
  test('a character that is kept keeps its value, and maps back to where it was', () => {
    fc.assert(
      fc.property(edited, ({ text, edits }) => {
        const out = edits.apply(text)
        for (let i = 0; i < text.length; i++) {
          if (edits.list.some((e) => i >= e.start && i < e.end)) continue
          expect(out[edits.map(i)]).toBe(text[i])
          expect(edits.mapBack(edits.map(i))).toBe(i)
        }
      }),
    )
  })
  test('two edits that leave nothing at one place both count on the way back', () => {
    const edits = Edits.of(
      [
        { start: 2, end: 2, insert: '' },
        { start: 2, end: 4, insert: '' },
      ],
      6,
    )
    expect([edits.map(4), edits.mapBack(2), edits.mapBack(2, -1)]).toEqual([2, 4, 2])
  })
  test('newLength is the length of the output', () => {
    fc.assert(
      fc.property(edited, ({ text, edits }) => {
        expect(edits.apply(text).length).toBe(edits.newLength)
      }),
    )
  })
})

describe('resolve', () => {
  const strategies: Strategy[] = ['longest', 'score', 'priority']
  test.each(strategies)('%s leaves no overlap and covers exactly what was proposed', (strategy) => {
    fc.assert(
      fc.property(someSpans, (raw) => {
        const proposals = asSpans(raw)
        const out = resolve(proposals, { strategy, priority: ['ID'] })
        for (let i = 1; i < out.length; i++) expect(overlaps(out[i - 1]!, out[i]!)).toBe(false)
        for (let i = 0; i < 65; i++) {
          const at = { start: i, end: i + 1 }
          expect(out.some((s) => overlaps(s, at))).toBe(proposals.some((s) => overlaps(s, at)))
        }
      }),
    )
  })
  test('is the same for any order of proposals', () => {
    fc.assert(
      fc.property(someSpans, (raw) => {
        const spans = asSpans(raw)
        expect(resolve([...spans].reverse(), { strategy: 'score' })).toEqual(
          resolve([...spans], { strategy: 'score' }),
        )
      }),
      { numRuns: 50 },
    )
  })
})

describe('positions', () => {
  const units: OffsetUnit[] = ['utf16', 'codepoint', 'utf8']
  test.each(units)('%s offsets come back, and the length is what the platform says', (unit) => {
    fc.assert(
      fc.property(anyText, (text) => {
        const map = offsetMap(text, unit)
        let pos = 0
        for (const char of text) {
          expect(map.to(map.from(pos))).toBe(pos)
          pos += char.length
        }
        const length = {
          utf16: text.length,
          codepoint: [...text].length,
          utf8: new TextEncoder().encode(text).length,
        }
        expect(map.length).toBe(length[unit])
      }),
    )
  })
  test('line and column of every offset lead back to it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\u2028', 'é') }), (text) => {
        const starts = lineStarts(text)
        for (let i = 0; i <= text.length; i++) expect(offsetAt(starts, lineColumn(starts, i))).toBe(i)
      }),
    )
  })
})

test('marked text: parse after format gives the same text and spans', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 62 }), someSpans, (text, raw) => {
      const spans = resolve(asSpans(raw)).map((s) => ({ ...s, score: 1, source: 'marked' }))
      expect(parseMarked(formatMarked(text, spans))).toEqual({ id: '', text, spans })
    }),
  )
})
