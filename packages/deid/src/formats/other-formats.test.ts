import { expect, test } from 'vitest'
import { formatMarked } from '../text/marked.ts'
import { brat } from './brat.ts'
import { conll } from './conll.ts'
import type { Format, FormatOptions, Source } from './format.ts'
import { i2b2 } from './i2b2.ts'
import { labelStudio } from './label-studio.ts'
import { presidio } from './presidio.ts'
import { xmlInline } from './xml-inline.ts'

/** What a file says, in the marked-text notation. */
function marked(format: Format, source: Source | string, options?: FormatOptions): string[] {
  const read = format.read(typeof source === 'string' ? { text: source } : source, options)
  return read.docs.map(({ text, spans = [] }) => formatMarked(text, spans))
}

test('i2b2: text in CDATA, tags by group, labels by TYPE', () => {
  const file = `<?xml version="1.0" encoding="UTF-8" ?>
<deIdi2b2>
<TEXT><![CDATA[Record date: 2070-02-28
Dr. Oak & Elm <GI>]]></TEXT>
<TAGS>
<DATE id="P0" start="13" end="23" text="2070-02-28" TYPE="DATE" comment="" />
<NAME id="P1" start="28" end="31" text="Oak" TYPE="DOCTOR" comment="" />
<LOCATION id="P2" start="34" end="37" text="Elm" TYPE="LOCATION-OTHER" comment="" />
</TAGS>
</deIdi2b2>
`
  expect(marked(i2b2, file)).toEqual([
    'Record date: [2070-02-28|DATE]\nDr. [Oak|DOCTOR] & [Elm|LOCATION_OTHER] <GI>',
  ])
  expect(i2b2.write(i2b2.read({ text: file }).docs).text).toBe(file)
})

test('brat: fragments become spans, other lines are passed over', () => {
  const companion = 'T1\tNAME 0 3\tZoë\nT2\tDATE 5 6;8 9\tM y\nR1\tRel Arg1:T1 Arg2:T2\n#1\tNote T1\tx\n'
  expect(marked(brat, { text: 'Zoë: M. y', companion })).toEqual(['[Zoë|NAME]: [M|DATE]. [y|DATE]'])
  expect(brat.read({ text: 'no annotations' }).docs[0]!.spans).toBeUndefined()
})

test('CoNLL: BIO, IOB and BIOES, with and without -DOCSTART-', () => {
  const bio =
    '-DOCSTART- -X- -X- O\n\nDr. -X- _ O\nRoe -X- _ B-NAME\nAda -X- _ B-NAME\nLee -X- _ I-NAME\n\nHi -X- _ O\n'
  expect(marked(conll, bio)).toEqual(['Dr. [Roe|NAME] [Ada Lee|NAME]\nHi'])
  expect(marked(conll, 'Ada\tI-NAME\nLee\tI-NAME\n3/4\tI-DATE\n')).toEqual(['[Ada Lee|NAME] [3/4|DATE]'])
  expect(marked(conll, 'Ada B-NAME\nLee E-NAME\nRoe S-NAME\n')).toEqual(['[Ada Lee|NAME] [Roe|NAME]'])
  expect(marked(conll, `${bio}\n-DOCSTART- -X- -X- O\n\nx O\n`)).toHaveLength(2)
  expect(marked(conll, '')).toEqual([])
})

test('CoNLL: written as the Generative AI Lab exports it', () => {
  const doc = {
    id: '',
    text: 'Ada Lee, 3/4',
    spans: [{ start: 0, end: 7, label: 'NAME', score: 1, source: '' }],
  }
  expect(conll.write([doc]).text).toBe(
    '-DOCSTART- -X- -X- O\n\nAda -X- _ B-NAME\nLee -X- _ I-NAME\n, -X- _ O\n3 -X- _ O\n/ -X- _ O\n4 -X- _ O\n\n',
  )
  expect(conll.write([doc], { tags: 'BIOES' }).text).toContain('Lee -X- _ E-NAME')
})

test('Presidio: the anonymizer’s request and presidio-research’s samples, alone or as a list', () => {
  const request = {
    text: 'Roe 😀 Ada',
    analyzer_results: [{ start: 6, end: 9, score: 0.85, entity_type: 'PERSON' }],
  }
  const sample = {
    full_text: 'Roe',
    spans: [{ entity_type: 'PERSON', entity_value: 'Roe', start_position: 0, end_position: 3 }],
  }
  expect(marked(presidio, JSON.stringify(request))).toEqual(['Roe 😀 [Ada|PERSON]'])
  expect(marked(presidio, JSON.stringify([sample, request]))).toEqual(['[Roe|PERSON]', 'Roe 😀 [Ada|PERSON]'])
  expect(JSON.parse(presidio.write(presidio.read({ text: JSON.stringify(request) }).docs).text)).toEqual(
    request,
  )
})

test('Label Studio and the Lab: the starred completion wins, then the last, then a prediction', () => {
  const result = (start: number, end: number, text: string, confidence: unknown = 1) => ({
    result: [
      {
        id: 'a',
        from_name: 'label',
        to_name: 'text',
        type: 'labels',
        value: { start, end, text, labels: ['NAME'], confidence },
      },
    ],
  })
  const task = (more: object) =>
    JSON.stringify([{ id: 1, data: { text: 'Roe Ada', title: 't.txt' }, ...more }])
  const ada = result(4, 7, 'Ada')
  const roe = { ...result(0, 3, 'Roe'), honeypot: true }
  const guess = { created_username: 'x', ...result(0, 7, 'Roe Ada', '0.95') }
  expect(marked(labelStudio, task({ completions: [roe, ada], predictions: [guess] }))).toEqual([
    '[Roe|NAME] Ada',
  ])
  expect(marked(labelStudio, task({ annotations: [{ ...roe, honeypot: false }, ada] }))).toEqual([
    'Roe [Ada|NAME]',
  ])
  expect(marked(labelStudio, task({ annotations: [ada, { ...roe, was_cancelled: true }] }))).toEqual([
    'Roe [Ada|NAME]',
  ])
  const [predicted] = labelStudio.read({ text: task({ completions: [], predictions: [guess] }) }).docs
  expect(predicted!.spans).toEqual([{ start: 0, end: 7, label: 'NAME', score: 0.95, source: 'prediction' }])
  expect(predicted!.meta).toEqual({ title: 't.txt' })
  expect(labelStudio.read({ text: '[{"text":"Roe","title":"t"}]' }).docs).toEqual([
    { id: '#1', text: 'Roe', meta: { title: 't' } },
  ])
})

test('inline XML: elements are spans, nested or not; crossing ones cannot be written', () => {
  expect(marked(xmlInline, '<__top>A &lt;b&gt; <NAME>Roe</NAME>&#13;\n<E/></__top>')).toEqual([
    'A <b> [Roe|NAME]\r\n',
  ])
  const spans = [
    { start: 0, end: 3, label: 'A', score: 1, source: '' },
    { start: 2, end: 4, label: 'B', score: 1, source: '' },
  ]
  expect(() => xmlInline.write([{ id: '', text: 'abcd', spans }])).toThrow(/cross/)
  const nested = {
    id: '',
    text: 'abcd',
    meta: { a: 'ü' },
    spans: [
      { ...spans[0]!, end: 4 },
      { ...spans[1]!, end: 3 },
    ],
  }
  const back = xmlInline.read(xmlInline.write([nested])).docs[0]!
  expect(back).toMatchObject({
    text: 'abcd',
    meta: { a: 'ü' },
    spans: [
      { start: 0, end: 4 },
      { start: 2, end: 3 },
    ],
  })
})

test('XML refuses characters that it cannot hold rather than drop them', () => {
  expect(() => i2b2.write([{ id: '', text: 'a\0b', spans: [] }])).toThrow(/cannot hold the character at 1/)
})

test('metadata in inline XML that is no base64 is refused', () => {
  expect(() => xmlInline.read({ text: '<__top>a<!-- _mat_metadata_ /w== --></__top>' })).toThrow(/base64/)
})
