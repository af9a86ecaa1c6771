import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shapeOf } from './categories/characters.ts'
import { normal } from './normal.ts'
import { each, marked, proposals, scopes, texts } from './testing/proposals.ts'

describe('laws', () => {
  const labels = [
    'PATIENT',
    'CITY',
    'STATE',
    'ZIP',
    'HOSPITAL',
    'PHONE',
    'IDNUM',
    'USERNAME',
    'EMAIL',
    'PROFESSION',
    'OTHER',
    'SSN',
    'STREET',
    'COUNTRY',
    'URL',
  ]
  const words = fc.constantFrom(
    'Bruce Philips',
    'Boston',
    'MA',
    '02115',
    'MGH',
    '617-555-1212',
    'x1',
    'jdoe',
    'a@b.org',
    'nurse',
    '😀',
    '333-44-6666',
    '5 Elm St',
    'Peru',
    'h.com/x',
    'Ann',
    'Y',
    '\n',
    'שלום',
    '王小明',
    'Dr',
    'a\u0301b',
    '﷽',
    '¼',
    '１２',
  )
  const spans = fc.array(
    fc.tuple(
      fc.constantFrom(...labels),
      fc.oneof(words, fc.string({ minLength: 1, maxLength: 14, unit: 'grapheme' })),
    ),
    { minLength: 1, maxLength: 12 },
  )
  const labelOf = (text: string) =>
    ({ Boston: 'CITY', '617-786-1212': 'PHONE', MGH: 'HOSPITAL', nurse: 'PROFESSION', '3/4/2003': 'DATE' })[
      text
    ] ?? 'PATIENT'
  const document = (list: readonly (readonly [string, string])[]) =>
    list.map(([label, text]) => `[${text.replace(/[\\[\]|]/g, '\\$&')}|${label}]`).join(' . x . ')

  it('no surrogate is an original of the document, or it is flagged', () => {
    fc.assert(
      fc.property(spans, fc.constantFrom(...scopes), (list, scope) => {
        const originals = new Set(list.map(([, text]) => normal(text)))
        for (const { text, flag } of proposals(document(list), { scope }))
          if (!flag) expect(originals.has(normal(text)), text).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  it('the same key, scope and text give the same surrogates; another key gives others', () => {
    fc.assert(
      fc.property(spans, fc.constantFrom(...scopes), (list, scope) => {
        expect(texts(document(list), { scope })).toEqual(texts(document(list), { scope }))
      }),
      { numRuns: 60 },
    )
    const text = marked('PATIENT', ['Bruce Philips', 'Ann Lee', 'Mary Jones'])
    expect(texts(text, { key: 'one key for this' })).not.toEqual(texts(text, { key: 'another key here' }))
  })

  it('who comes first in the document changes nothing', () => {
    const people =
      'Ann Lee|Amy Lee|Mary Ross|Mr. Ross|Eve Cox|Ida Cox|Ada Byrd|Ora May|May|Liz Smith|Elizabeth Smith|Lee|J. Smith|Una Poe|Ella Fitz|Nora Fitz'.split(
        '|',
      )
    const values = [...people, 'Boston', '617-786-1212', 'MGH', 'nurse', '3/4/2003']
    fc.assert(
      fc.property(
        fc.shuffledSubarray(values, { minLength: values.length }),
        fc.constantFrom(...scopes),
        fc.string({ minLength: 16, maxLength: 16 }),
        (list, scope, key) => {
          const made = (names: readonly string[]) =>
            new Map(
              texts(document(names.map((text) => [labelOf(text), text])), { scope, key }).map((t, i) => [
                names[i]!,
                t,
              ]),
            )
          expect(made(list)).toEqual(
            new Map([...made(values)].sort(([a], [b]) => list.indexOf(a) - list.indexOf(b))),
          )
        },
      ),
      { numRuns: 60 },
    )
  })

  it('common names are as likely as rare ones', () => {
    const seen = new Map<string, number>()
    for (let n = 0; n < 1500; n++) {
      const [made] = each('LAST_NAME', ['Smith'], { scope: `batch`, key: `key number ${n}` })
      seen.set(made!, (seen.get(made!) ?? 0) + 1)
    }
    expect(Math.max(...seen.values())).toBeLessThan(10)
  })

  it('a scramble keeps classes', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9 .\-/]{3,20}$/), (text) => {
        expect(shapeOf(each('OTHER', [text])[0]!.replace(/^<OTHER>$/, text))).toBe(shapeOf(text))
      }),
      { numRuns: 200 },
    )
  })

  // With work that grows with the square of the text it would take many minutes, and so the test's time limit.
  it('spans of any length and content are replaced in time in proportion', () => {
    const { user } = process.cpuUsage()
    for (const text of [
      ' x'.repeat(50_000),
      `a${' '.repeat(100_000)}b`,
      `${','.repeat(100_000)}a`,
      '1/'.repeat(50_000),
      'M.D. '.repeat(20_000),
      '#1'.repeat(50_000),
    ])
      for (const label of [
        'PATIENT',
        'LOCATION',
        'HOSPITAL',
        'DATE',
        'AGE',
        'PHONE',
        'IDNUM',
        'URL',
        'EMAIL',
        'PROFESSION',
        'USERNAME',
        'IPADDR',
      ]) {
        const [made] = each(label, [text])
        expect(made).not.toBe(text)
      }
    expect((process.cpuUsage().user - user) / 1e6).toBeLessThan(15)
  })
})
