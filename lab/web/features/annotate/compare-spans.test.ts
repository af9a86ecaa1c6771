import { parseMarked } from '@palimpsest/deid/text'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareSpanLists, summarise } from './compare-spans.ts'
import { compareEditSpans, type EditSpan } from './span-list.ts'

const spansOf = (marked: string): EditSpan[] =>
  parseMarked(marked).spans.map((s, i) => ({ ...s, id: `s${i}`, version: 1, origin: 'person' }) as EditSpan)
const kinds = (left: string, right: string) =>
  compareSpanLists(spansOf(left), spansOf(right)).map((d) => d.kind)

describe('two versions of one text', () => {
  it.each([
    ['[Rosa|PATIENT] saw [Ames|DOCTOR]', '[Rosa|PATIENT] saw [Ames|DOCTOR]', ['agreed', 'agreed']],
    ['[Rosa|PATIENT] saw Ames', '[Rosa|DOCTOR] saw Ames', ['label']],
    ['[Rosa May|PATIENT] came', '[Rosa|PATIENT] May came', ['borders']],
    ['[Rosa May|PATIENT] came', '[Rosa|DOCTOR] May came', ['label']],
    ['[Rosa|PATIENT] saw Ames', 'Rosa saw [Ames|DOCTOR]', ['only-left', 'only-right']],
    ['Rosa', 'Rosa', []],
  ])('%j and %j: %j', (left, right, expected) => {
    expect(kinds(left, right)).toEqual(expected)
  })

  it('has a summary that counts each', () => {
    const found = compareSpanLists(spansOf('[A|X] [B|X] [C|X]'), spansOf('[A|X] [B|Y] C'))
    expect(summarise(found)).toEqual({
      agreed: 1,
      borders: 0,
      label: 1,
      onlyLeft: 1,
      onlyRight: 0,
      f1: 2 / 5,
    })
    expect(summarise([]).f1).toBeNull()
  })

  const list = fc
    .array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 9 }), fc.constantFrom('X', 'Y')), { maxLength: 20 })
    .map((rows) =>
      rows
        .map(
          ([start, size, label], i): EditSpan => ({
            id: `r${i}`,
            start,
            end: start + size,
            label,
            score: 1,
            source: 'person:a',
            origin: 'person',
            version: 1,
          }),
        )
        .sort(compareEditSpans),
    )
  it('puts every span into exactly one difference', () => {
    fc.assert(
      fc.property(list, list, (left, right) => {
        const found = compareSpanLists(left, right)
        expect(found.flatMap((d) => d.left ?? []).sort(compareEditSpans)).toEqual(left)
        expect(found.flatMap((d) => d.right ?? []).sort(compareEditSpans)).toEqual(right)
      }),
    )
  })
  it('finds nothing but agreement between a version and itself', () => {
    fc.assert(
      fc.property(list, (spans) => {
        expect(compareSpanLists(spans, spans).filter((d) => d.kind !== 'agreed')).toEqual([])
      }),
    )
  })
})
