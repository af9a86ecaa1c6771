import { expect, test } from 'vitest'
import { matJson } from './mat-json.ts'

const file = {
  signal: 'Mr. Roe, 😀 62',
  metadata: { phasesDone: ['clean', 'zone', 'tag'], replacer_used: null, note: 'ü' },
  version: 2,
  asets: [
    {
      type: 'lex',
      hasID: false,
      hasSpan: true,
      attrs: [],
      annots: [
        [0, 3],
        [4, 7],
      ],
    },
    {
      type: 'SEGMENT',
      hasID: false,
      hasSpan: true,
      attrs: [{ name: 'annotator', type: 'string', aggregation: null }],
      annots: [[0, 13, 'MACHINE']],
    },
    {
      type: 'NAME',
      hasID: true,
      hasSpan: true,
      attrs: [{ name: 'redacted', type: 'string', aggregation: null }],
      annots: [[4, 7, 'n1', 'Mr. Doe']],
    },
    { type: 'AGE', hasID: false, hasSpan: true, attrs: [], annots: [] },
    {
      type: 'relation',
      hasID: false,
      hasSpan: false,
      attrs: [{ name: 'of', type: 'annotation', aggregation: null }],
      annots: [['n1']],
    },
  ],
}
const text = JSON.stringify(file)

test('reads what names something, not what describes the text', () => {
  const [doc] = matJson.read({ text, id: 'a' }).docs
  expect(doc).toEqual({
    id: 'a',
    text: 'Mr. Roe, 😀 62',
    meta: { replacer_used: null, note: 'ü' },
    spans: [{ start: 4, end: 7, label: 'NAME', score: 1, source: 'mat' }],
  })
})

test('a file written back unchanged is the same, unknown sets, ids, attributes and metadata included', () => {
  const reading = matJson.read({ text })
  expect(reading.rewrite!(reading.docs).text).toBe(text)
})

test('a new span joins its set, a dropped one leaves it, an empty set stays', () => {
  const reading = matJson.read({ text })
  const spans = [
    { start: 12, end: 14, label: 'AGE', score: 1, source: 'x' },
    { start: 0, end: 2, label: 'TITLE', score: 1, source: 'x' },
  ]
  const back = JSON.parse(reading.rewrite!([{ ...reading.docs[0]!, spans }]).text)
  const annots = Object.fromEntries(
    back.asets.map((s: { type: string; annots: unknown }) => [s.type, s.annots]),
  )
  expect(annots).toMatchObject({
    NAME: [],
    AGE: [[12, 14]],
    TITLE: [[0, 2]],
    lex: [
      [0, 3],
      [4, 7],
    ],
  })
})

test('on a changed text nothing that quotes the old one stays', () => {
  const reading = matJson.read({ text })
  const out = reading.rewrite!([
    { id: '', text: '<NAME>', spans: [{ start: 0, end: 6, label: 'NAME', score: 1, source: 'x' }] },
  ]).text
  expect(out).not.toContain('Doe')
  expect(JSON.parse(out).asets.map((s: { type: string }) => s.type)).toEqual(['NAME', 'AGE'])
})

test('version 1 has neither ids nor a version, and versions to come are refused', () => {
  const v1 = { signal: 'ab', asets: [{ type: 'NAME', attrs: ['x'], annots: [[0, 1, 'v']] }] }
  const reading = matJson.read({ text: JSON.stringify(v1) })
  expect(reading.docs[0]!.spans).toMatchObject([{ start: 0, end: 1, label: 'NAME' }])
  expect(JSON.parse(reading.rewrite!(reading.docs).text)).toEqual(v1)
  expect(JSON.parse(matJson.write(reading.docs, { version: 1 }).text)).toEqual({
    signal: 'ab',
    metadata: {},
    asets: [{ type: 'NAME', attrs: [], annots: [[0, 1]] }],
  })
  expect(() => matJson.read({ text: '{"version":3}' })).toThrow(/later than version 2/)
})

test('annotations at one place keep their own values', () => {
  const one = {
    signal: 'Roe',
    version: 2,
    asets: [
      {
        type: 'NAME',
        hasID: false,
        hasSpan: true,
        attrs: [{ name: 'by', type: 'string', aggregation: null }],
        annots: [
          [0, 3, 'ann'],
          [0, 3, 'bob'],
        ],
      },
    ],
  }
  const reading = matJson.read({ text: JSON.stringify(one) })
  expect(JSON.parse(reading.rewrite!(reading.docs).text)).toEqual(one)
})

test('a changed text has no tokens or zones to boast of, and says nothing of how dates were shifted', () => {
  const given = {
    signal: 'Roe',
    metadata: { phasesDone: ['zone', 'tag'], dateDelta: 9, note: 1 },
    version: 2,
  }
  const reading = matJson.read({ text: JSON.stringify(given) })
  const out = JSON.parse(reading.rewrite!([{ id: '', text: 'Doe', spans: [] }]).text)
  expect(out.metadata).toEqual({ phasesDone: ['tag'], note: 1 })
})
