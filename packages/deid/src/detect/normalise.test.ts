import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDoc } from '../text/doc.ts'
import { normalise } from './normalise.ts'

/** Folds, and maps the whole of `wanted` in the folded text back to the original. */
function back(text: string, wanted: string): string {
  const view = normalise(createDoc(text))
  const start = view.doc.text.indexOf(wanted)
  expect(start, `${JSON.stringify(view.doc.text)} has ${wanted}`).toBeGreaterThanOrEqual(0)
  const [span] = view.toOriginal([{ start, end: start + wanted.length, label: 'X', score: 1, source: 't' }])
  return text.slice(span!.start, span!.end)
}

describe('normalise', () => {
  it.each([
    ['Jo\u200bhn Smi\u00adth', 'John Smith', 'Jo\u200bhn Smi\u00adth'],
    ['Ｊｏｈｎ was', 'John', 'Ｊｏｈｎ'],
    ['𝐉𝐨𝐡𝐧 was', 'John', '𝐉𝐨𝐡𝐧'],
    ['call ０２０-１２', '020-12', '０２０-１２'],
    ['John\u00a0Smith', 'John Smith', 'John\u00a0Smith'],
    ['Jоhn Smіth', 'John Smith', 'Jоhn Smіth'],
    ['Dr. Αnna', 'Anna', 'Αnna'],
    ['hyper-\ntension', 'hypertension', 'hyper-\ntension'],
    ['hyper-\r\n  tension', 'hypertension', 'hyper-\r\n  tension'],
    ['Anna Smith-\nJones', 'Smith-Jones', 'Smith-\nJones'],
    ['tel 555-\n1234', '555-1234', '555-\n1234'],
    ['O’Brien', "O'Brien", 'O’Brien'],
    ['1990–2001', '1990-2001', '1990–2001'],
    ['oﬃce', 'office', 'oﬃce'],
    ['oﬃce', 'f', 'ﬃ'],
    ['\u202eabc\u202c', 'abc', 'abc'],
    ['№ 5 Ⓐⓑ', 'Ab', 'Ⓐⓑ'],
  ])('folds %j so that %j is found and maps to %j', (text, wanted, original) => {
    expect(back(text, wanted)).toBe(original)
  })

  it.each([
    'plain ASCII text',
    'naïve café José Müller 5 µg β-blocker α-fetoprotein',
    'Иван Петров был здесь, он хорош',
    'two\nlines',
    'a dash - \nand a line',
    'list:\n-\nitem',
    'x³/µL 10⁹',
    'lone \ud800 surrogate and \0 NUL',
    'em — dash',
    '',
  ])('leaves %j as the very same value', (text) => {
    const doc = createDoc(text)
    expect(normalise(doc).doc).toBe(doc)
  })

  const piece = fc.oneof(
    fc.constantFrom(
      '\u200b',
      '\u00ad',
      'Ａ',
      '𝐁',
      'ﬁ',
      '\u00a0',
      '-\n',
      '-\r\n  ',
      'о',
      'John',
      ' ',
      '\n',
      '\ud800',
      '\udc00',
      '\0',
      '’',
      '–',
      'é',
      'e\u0301',
      '👩‍⚕️',
      '12',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  )
  const anyText = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''))
  const spanAt = (start: number, end: number) => ({ start, end, label: 'X', score: 1, source: 't' })

  it('maps every non-empty range to a non-empty range inside the text, in order', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), fc.nat(), (text, a, b, c) => {
        const view = normalise(createDoc(text))
        const size = view.doc.text.length
        if (size < 2) return
        const [x, y, z] = [a % size, b % size, c % size].sort((p, q) => p - q) as [number, number, number]
        const [first, second] = view.toOriginal([spanAt(x, y + 1), spanAt(y, z + 1)])
        expect(first!.start).toBeGreaterThanOrEqual(0)
        expect(first!.end).toBeGreaterThan(first!.start)
        expect(second!.end).toBeLessThanOrEqual(text.length)
        expect(second!.start).toBeGreaterThanOrEqual(first!.start)
        expect(second!.end).toBeGreaterThanOrEqual(first!.end)
      }),
    )
  })

  it('covers all visible text: neighbouring ranges leave out nothing but what was removed', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (text, a) => {
        const view = normalise(createDoc(text))
        const size = view.doc.text.length
        if (size < 2) return
        const cut = 1 + (a % (size - 1))
        const [left, right] = view.toOriginal([spanAt(0, cut), spanAt(cut, size)])
        const between = text.slice(left!.end, Math.max(left!.end, right!.start))
        expect(normalise(createDoc(`x${between}x`)).doc.text).toBe('xx')
      }),
    )
  })

  it('is done in one go: folded text folds to itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normalise(createDoc(text)).doc.text
        const again = normalise(createDoc(once)).doc.text
        // Taking out an invisible character may bring a hyphen and a line break together.
        if (!/-\s*\n/.test(once)) expect(again).toBe(once)
      }),
    )
  })
})
