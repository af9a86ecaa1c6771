import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDoc } from '../text/doc.ts'
import { Gap, Kind, tokenAt, tokenize, tokensOf } from './tokens.ts'

const words = (text: string) => {
  const t = tokenize(text)
  return Array.from({ length: t.count }, (_, i) => t.text.slice(t.start[i], t.end[i]))
}

describe('tokenize', () => {
  it.each([
    ["O'Brien's dog", ["O'Brien", "'s", 'dog']],
    ["Parkinson's", ['Parkinson', "'s"]],
    ["don't", ["don't"]],
    ['MRN12345', ['MRN', '12345']],
    ['a-b 3/4', ['a', '-', 'b', '3', '/', '4']],
    ['José 👩‍⚕️ x', ['José', '👩', '\u200d', '⚕', '\ufe0f', 'x']],
    ['', []],
    [' \n ', []],
  ])('cuts %j', (text, expected) =>
    expect(words(text).filter((w) => w !== '\ufe0f')).toEqual(expected.filter((w) => w !== '\ufe0f')),
  )

  it('tells gaps apart', () => {
    const t = tokenize('a b  c\td\ne\n\nf(g')
    expect([...t.gap].slice(1, t.count)).toEqual([
      Gap.Space,
      Gap.Wide,
      Gap.Wide,
      Gap.Line,
      Gap.Blank,
      Gap.None,
      Gap.None,
    ])
  })

  it('reads a wrapped line as running on, and a list or label as not', () => {
    const gaps = (text: string) => {
      const t = tokenize(text)
      return Array.from({ length: t.count }, (_, i) => t.gap[i]!).filter((g, i) => i > 0 && g >= Gap.Line)
        .length
    }
    expect(gaps('he was seen there by Anna\nSchmidt and sent home')).toBe(0)
    expect(gaps('he was seen there by Anna.\nSchmidt came and sent')).toBe(1)
    expect(gaps('Name of the patient is here\nDOB: 3')).toBe(1)
    expect(gaps('he was seen there by Anna\n- Schmidt')).toBe(1)
  })

  it('covers every letter and digit once, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const t = tokenize(text)
        let pos = 0
        for (let i = 0; i < t.count; i++) {
          expect(t.start[i]).toBeGreaterThanOrEqual(pos)
          expect(t.end[i]).toBeGreaterThan(t.start[i]!)
          expect(text.slice(pos, t.start[i])).not.toMatch(/[\p{L}\p{Nd}]/u)
          pos = t.end[i]!
        }
        expect(text.slice(pos)).not.toMatch(/[\p{L}\p{Nd}]/u)
        expect(t.kind[t.count]).toBe(0)
      }),
    )
  })

  it('is done once per document', () => {
    const doc = createDoc('a b c')
    expect(tokensOf(doc)).toBe(tokensOf(doc))
    expect(tokenAt(tokensOf(doc), 2)).toBe(1)
    expect(tokensOf(doc).kind[0]).toBe(Kind.Word)
  })
})
