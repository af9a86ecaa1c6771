import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Policy, PolicyEntry } from '../policy/policy.ts'
import { createDoc, type Doc } from '../text/doc.ts'
import { parseMarked } from '../text/marked.ts'
import { DeidError } from '../text/message.ts'
import type { Span } from '../text/span.ts'
import { restoreTokens } from './actions/encrypt.ts'
import { createKeyring } from './keyring.ts'
import { nominate } from './nominate.ts'
import { restore } from './restore.ts'
import { settleFlags } from './settle-flags.ts'
import { transform } from './transform.ts'
import { verify } from './verify.ts'

const keyring = createKeyring(new Uint8Array(32).fill(3))
const policyOf = (entry: PolicyEntry): Policy => ({
  version: 1,
  name: 'test',
  scope: { kind: 'doc' },
  default: entry,
  labels: {},
})

const word = fc.constantFrom(
  'Ora',
  'Hendrickson',
  'O’Neil',
  'Zoë',
  '😈',
  '7194334',
  '01/13/93',
  'x',
  'Keats\nSt',
  'e\u0301',
)
const between = fc.constantFrom(' ', ', ', '\r\n', ' : ', '\u00a0', ' 👩‍👩‍👧 ', '\ufeff')
/** A text of words, some of which are spans. */
const docs = fc
  .array(
    fc.tuple(between, word, fc.option(fc.constantFrom('PATIENT', 'DATE', 'IDNUM', 'DOCTOR', 'HOSPITAL'))),
    { maxLength: 9 },
  )
  .map((parts) => {
    let text = ''
    const spans: Span[] = []
    for (const [gap, value, label] of parts) {
      text += gap
      if (label)
        spans.push({ start: text.length, end: text.length + value.length, label, score: 1, source: 't' })
      text += value
    }
    return { doc: createDoc(text, { id: 'd1' }), spans }
  })

const entries: readonly PolicyEntry[] = [
  { action: 'label' },
  { action: 'label', numbered: true },
  { action: 'mask' },
  { action: 'mask', per: 'token', length: 4 },
  { action: 'mask', brackets: true },
  { action: 'redact' },
  { action: 'replace', with: '[removed]' },
  { action: 'hash' },
  { action: 'encrypt' },
  { action: 'encrypt', format: 'preserve' },
  { action: 'generalize', keep: 'year' },
  { action: 'keep' },
]

function run(doc: Doc, spans: readonly Span[], entry: PolicyEntry) {
  const nominations = settleFlags(nominate(doc, spans, policyOf(entry), { keyring }))
  return { nominations, ...transform(doc, spans, nominations) }
}

describe.each(entries)('the law of %o:', (entry) => {
  test('text outside spans stays, and every position maps', () => {
    fc.assert(
      fc.property(docs, ({ doc, spans }) => {
        const { text, edits } = run(doc, spans, entry)
        let rest = doc.text
        for (const { start, end } of [...spans].reverse()) rest = rest.slice(0, start) + rest.slice(end)
        let kept = ''
        for (let i = 0; i < doc.text.length; i++) {
          if (spans.some((s) => i >= s.start && i < s.end)) continue
          expect(text[edits.map(i)]).toBe(doc.text[i])
          expect(edits.mapBack(edits.map(i))).toBe(i)
          kept += doc.text[i]
        }
        expect(kept).toBe(rest)
        expect(edits.invert(doc.text).apply(text)).toBe(doc.text)
      }),
    )
  })
  test('the output says where its spans are', () => {
    fc.assert(
      fc.property(docs, ({ doc, spans }) => {
        const { text, spans: moved, nominations } = run(doc, spans, entry)
        const shown = nominations.filter((n) => n.replacement !== '')
        expect(moved.map((s) => text.slice(s.start, s.end))).toEqual(shown.map((n) => n.replacement))
        expect(moved.map((s) => s.label)).toEqual(shown.map((n) => n.label))
      }),
    )
  })
  test('the same input gives the same output', () => {
    fc.assert(
      fc.property(docs, ({ doc, spans }) => {
        expect(run(doc, [...spans].reverse(), entry)).toEqual(run(doc, spans, entry))
      }),
      { numRuns: 20 },
    )
  })
})

describe.each(entries.filter(({ action }) => !['keep', 'generalize'].includes(action)))(
  'after %o',
  (entry) => {
    test('no surface form of a removed value is left, where all of them were spans', () => {
      fc.assert(
        fc.property(docs, ({ doc, spans }) => {
          const removed = new Set(spans.map((s) => doc.text.slice(s.start, s.end)))
          const all = spansOf(doc.text, removed)
          const { text, nominations } = run(doc, all, entry)
          expect(verify(doc, nominations, text)).toEqual([])
          for (const value of removed)
            if (/[\p{L}\d]{3}/u.test(value) && value.length > 4) expect(text).not.toContain(value)
        }),
      )
    })
  },
)

/** A span for every occurrence of the values. */
function spansOf(text: string, values: ReadonlySet<string>): Span[] {
  const spans: Span[] = []
  for (let i = 0; i < text.length; i++) {
    const value = [...values].sort((a, b) => b.length - a.length).find((v) => text.startsWith(v, i))
    if (!value) continue
    spans.push({ start: i, end: i + value.length, label: 'PATIENT', score: 1, source: 't' })
    i += value.length - 1
  }
  return spans
}

describe('restore', () => {
  test.each([{ action: 'encrypt' }, { action: 'encrypt', format: 'preserve' }, { action: 'keep' }])(
    'after %o gives the original, byte for byte, where nothing was flagged',
    (entry) => {
      fc.assert(
        fc.property(docs, ({ doc, spans }) => {
          const policy = policyOf(entry)
          const proposed = nominate(doc, spans, policy, { keyring })
          const able = spans.filter((_, i) => !proposed[i]!.flag)
          const { text, spans: moved } = transform(
            doc,
            able,
            proposed.filter(({ flag }) => !flag),
          )
          expect(restore({ ...doc, text }, moved, policy, { keyring })).toBe(doc.text)
        }),
      )
    },
  )
  test('tokens need only the key, wherever they stand', () => {
    fc.assert(
      fc.property(docs, ({ doc, spans }) => {
        const { text } = run(doc, spans, { action: 'encrypt' })
        expect(restoreTokens(`> ${text}`, keyring)).toBe(`> ${doc.text}`)
      }),
    )
  })
  test('refuses another key, a changed token and a changed label, by offset only', () => {
    const doc = parseMarked('Seen: [Ora Hendrickson|PATIENT].')
    const { text } = run(doc, doc.spans, { action: 'encrypt' })
    const at = text.indexOf(':', 10)
    const changed = text.slice(0, at + 20) + (text[at + 20] === 'A' ? 'B' : 'A') + text.slice(at + 21)
    const other = createKeyring(new Uint8Array(32).fill(4))
    for (const attempt of [
      () => restoreTokens(text, other),
      () => restoreTokens(changed, keyring),
      () => restoreTokens(text.replace('PATIENT', 'DOCTOR'), keyring),
    ])
      expect(attempt).toThrow(/was not made with this key, or was changed/)
  })
  test('leaves alone what has no way back, and what another action made', () => {
    const doc = createDoc('<PATIENT> and 12')
    const place = { start: 0, end: 9, label: 'PATIENT' }
    expect(restore(doc, [place], policyOf({ action: 'label' }), { keyring })).toBe(doc.text)
    expect(restore(doc, [{ ...place, action: 'label' }], policyOf({ action: 'encrypt' }), { keyring })).toBe(
      doc.text,
    )
    expect(() => restore(doc, [place], policyOf({ action: 'encrypt' }), { keyring })).toThrow(DeidError)
  })
})

describe('transform refuses', () => {
  const doc = parseMarked('[Ann|PATIENT] saw [Bo Li|DOCTOR] on [Monday|DATE]')
  const nominations = nominate(doc, doc.spans, policyOf({ action: 'label' }), { keyring })
  const code = (run: () => unknown) => {
    try {
      run()
    } catch (error) {
      if (error instanceof DeidError) return `${error.code} ${error.at.start}-${error.at.end}`
      throw error
    }
    return 'nothing'
  }
  test.each<[string, () => unknown, string]>([
    ['nothing of what was nominated', () => transform(doc, doc.spans, nominations), 'nothing'],
    [
      'a span without nomination',
      () => transform(doc, doc.spans, nominations.slice(1)),
      'missing-nomination 0-3',
    ],
    [
      'a span added after',
      () => transform(doc, [...doc.spans, { ...doc.spans[0]!, start: 4, end: 7 }], nominations),
      'missing-nomination 4-7',
    ],
    [
      'a span that grew',
      () => transform(doc, [{ ...doc.spans[0]!, end: 7 }, ...doc.spans.slice(1)], nominations),
      'missing-nomination 0-7',
    ],
    [
      'a span with another label',
      () => transform(doc, [{ ...doc.spans[0]!, label: 'DOCTOR' }, ...doc.spans.slice(1)], nominations),
      'missing-nomination 0-3',
    ],
    [
      'a nomination whose span is gone',
      () => transform(doc, doc.spans.slice(1), nominations),
      'stale-nomination 0-3',
    ],
    [
      'the last one whose span is gone',
      () => transform(doc, doc.spans.slice(0, 2), nominations),
      'stale-nomination 17-23',
    ],
    [
      'a flag',
      () =>
        transform(
          doc,
          doc.spans,
          nominations.map((n) => ({ ...n, flag: { code: 'odd', detail: '' } })),
        ),
      'flagged-nomination 0-3',
    ],
    [
      'overlapping spans',
      () => transform(doc, [doc.spans[0]!, { ...doc.spans[0]!, start: 1 }], nominations),
      'overlapping-spans 1-3',
    ],
    [
      'to nominate overlapping spans',
      () =>
        nominate(doc, [doc.spans[0]!, { ...doc.spans[0]!, start: 1 }], policyOf({ action: 'label' }), {
          keyring,
        }),
      'overlapping-spans 1-3',
    ],
  ])('%s', (_, run, expected) => {
    expect(code(run)).toBe(expected)
  })
  test('spans outside the text, empty ones and broken ones', () => {
    for (const [start, end] of [
      [0, 100],
      [-1, 2],
      [3, 3],
      [5, 4],
      [0.5, 2],
      [Number.NaN, 2],
    ] as const)
      expect(() =>
        nominate(doc, [{ ...doc.spans[0]!, start, end }], policyOf({ action: 'label' }), { keyring }),
      ).toThrow(RangeError)
  })
  test('but takes what a person edited', () => {
    const edited = nominations.map((n) => ({ ...n, action: 'edited', replacement: 'X' }))
    expect(transform(doc, doc.spans, edited).text).toBe('X saw X on X')
  })
})
