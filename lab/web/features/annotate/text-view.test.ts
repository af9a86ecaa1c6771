import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockAt, cutBlocks } from './blocks.ts'
import { byCharacter, byWord, isLeftwards, lineAt, readsLeftwards, wordAt } from './motion.ts'
import { occurrences, unlabelled } from './occurrences.ts'
import { segments } from './segments.ts'
import { type EditSpan, indexSpans } from './span-list.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(fc.constantFrom('a', ' ', '\n', '\r\n', 'é', '👩‍⚕️', 'word '), { maxLength: 200 })
    .map((p) => p.join('')),
)
const span = (start: number, end: number, label = 'NAME'): EditSpan => ({
  id: `${start}-${end}-${label}`,
  start,
  end,
  label,
  score: 1,
  source: 'person:1',
  version: 1,
  origin: 'person',
})
const spansIn = (length: number) =>
  fc
    .array(fc.tuple(fc.nat(length), fc.integer({ min: 1, max: 40 })), { maxLength: 30 })
    .map((list) => list.map(([a, n]) => span(a, a + n)).sort((x, y) => x.start - y.start || y.end - x.end))

describe('blocks', () => {
  it('together are the text, whatever the text', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 2, max: 40 }),
        (text, maxLines, maxChars) => {
          const blocks = cutBlocks(text, { maxLines, maxChars })
          expect(blocks.map((b) => text.slice(b.start, b.end)).join('')).toBe(text)
          if (text) for (const b of blocks) expect(b.end).toBeGreaterThan(b.start)
        },
      ),
    )
  })
  it('end at line breaks where lines are short', () => {
    expect(cutBlocks('a\nb\nc\nd', { maxLines: 2 }).map((b) => b.start)).toEqual([0, 4])
  })
  it('cut a very long line after a blank, and never inside a character', () => {
    const text = `${'word '.repeat(1000)}${'😀'.repeat(3000)}`
    for (const b of cutBlocks(text, { maxChars: 1001 }))
      expect(text.slice(b.start, b.end).isWellFormed?.() ?? true).toBe(true)
  })
  it('are found by position', () => {
    const blocks = cutBlocks('a\nb\nc\nd', { maxLines: 1 })
    expect([0, 1, 2, 6, 7].map((pos) => blockAt(blocks, pos))).toEqual([0, 0, 1, 3, 3])
  })
})

describe('segments', () => {
  it('cover the range without a gap, and each has exactly the spans that cover it', () => {
    fc.assert(
      fc.property(spansIn(100), (spans) => {
        const pieces = segments(0, 100, spans)
        expect(pieces[0]!.start).toBe(0)
        expect(pieces.at(-1)!.end).toBe(100)
        for (const [i, p] of pieces.entries()) {
          if (i > 0) expect(p.start).toBe(pieces[i - 1]!.end)
          expect(new Set(p.spans)).toEqual(new Set(spans.filter((s) => s.start < p.end && p.start < s.end)))
        }
      }),
    )
  })
  it('list the outer span before the inner', () => {
    expect(segments(0, 10, [span(0, 9), span(2, 4)]).map((p) => p.spans.length)).toEqual([1, 2, 1, 0])
    expect(segments(0, 10, [span(0, 9), span(2, 4)])[1]!.spans[0]!.end).toBe(9)
  })
})

describe('the span index', () => {
  it('finds what a plain search finds', () => {
    fc.assert(
      fc.property(spansIn(100), fc.nat(110), fc.integer({ min: 1, max: 30 }), (spans, a, n) => {
        expect(indexSpans(spans).overlapping(a, a + n)).toEqual(
          spans.filter((s) => s.start < a + n && a < s.end),
        )
      }),
    )
  })
  it('prefers the innermost span, and the one that follows a caret between two', () => {
    const index = indexSpans([span(0, 20), span(5, 9), span(20, 25)])
    expect(index.at(6)).toMatchObject({ start: 5 })
    expect(index.at(20)).toMatchObject({ start: 20 })
    expect(index.at(25)).toMatchObject({ start: 20 })
    expect(index.at(30)).toBeUndefined()
  })
})

describe('caret motion', () => {
  it('by character goes forth and back through the same places', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const forth = [0]
        while (forth.at(-1)! < text.length) forth.push(byCharacter(text, forth.at(-1)!, 1))
        const back = [text.length]
        while (back.at(-1)! > 0) back.push(byCharacter(text, back.at(-1)!, -1))
        expect(back.reverse()).toEqual(forth)
      }),
    )
  })
  it('by word always moves, until the end', () => {
    fc.assert(
      fc.property(anyText, fc.nat(300), (text, n) => {
        const pos = Math.min(n, text.length)
        if (pos < text.length) expect(byWord(text, pos, 1)).toBeGreaterThan(pos)
        if (pos > 0) expect(byWord(text, pos, -1)).toBeLessThan(pos)
      }),
    )
  })
  it.each([
    ['Dr. O’Neil-Ames saw', 6, 'O’Neil-Ames'],
    ['the patient’s wife', 5, 'patient’s'],
    ['‘Smith’ said', 3, 'Smith'],
    ['Zoë 李雷', 5, '李雷'],
    ['Rosa came', 4, 'Rosa'],
    ['Rosa', 4, 'Rosa'],
    ['a  b', 2, ' '],
  ])('the word in %j at %i is %j', (text, pos, word) => {
    const { start, end } = wordAt(text, pos)
    expect(text.slice(start, end)).toBe(word)
  })
  it('a line has no line break', () => {
    expect(lineAt('ab\r\ncd\n', 1)).toEqual({ start: 0, end: 2 })
    expect(lineAt('ab\r\ncd\n', 5)).toEqual({ start: 4, end: 6 })
  })
})

describe('equal strings', () => {
  it.each([
    ['Rosa met Rosa and Rosamund', 'Rosa', 2],
    ['Mary\nAnn and Mary Ann', 'Mary Ann', 2],
    ['a.b and a+b', 'a.b', 1],
    ['李雷和李雷', '李雷', 2],
    ['Rosa', ' ', 0],
    ['rosa ROSA', 'Rosa', 0],
  ])('in %j, %j stands %i times', (text, needle, times) => {
    expect(occurrences(text, needle)).toHaveLength(times)
  })
  it('may ignore case', () => {
    expect(occurrences('rosa ROSA', 'Rosa', { anyCase: true })).toHaveLength(2)
  })
  it('leaves out the places that have the label already', () => {
    const places = occurrences('Rosa met Rosa', 'Rosa')
    expect(unlabelled(places, [span(0, 4)], 'NAME')).toEqual([{ start: 9, end: 13 }])
    expect(unlabelled(places, [span(0, 4)], 'DATE')).toHaveLength(2)
  })
})

describe('which way a line is read', () => {
  it.each([
    ['a line of Latin letters', 'Dr. Levi', 3, false],
    ['one of Hebrew letters', 'מכתב שחרור', 3, true],
    ['one of Arabic letters after figures', '15. محمد', 0, true],
    ['a Latin line with a Hebrew word, on the word', 'Dr. לוי came', 5, false],
    ['only the line around the place counts', 'Dr. Levi\nמכתב\n', 10, true],
    ['no letter at all', '03/04/2021', 2, false],
    ['nothing', '', 0, false],
  ])('%s', (_, text, pos, leftwards) => {
    expect(readsLeftwards(text, pos)).toBe(leftwards)
  })
  it.each([
    ['ב', true],
    ['م', true],
    ['a', false],
    ['7', false],
    [' ', undefined],
    ['(', undefined],
    ['', undefined],
  ])('the character %j by itself: %s', (char, leftwards) => {
    expect(isLeftwards(char)).toBe(leftwards)
  })
})
