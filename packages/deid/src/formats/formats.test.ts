import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Doc } from '../text/doc.ts'
import { parseMarked } from '../text/marked.ts'
import { DeidError } from '../text/message.ts'
import { compareSpans, type Span } from '../text/span.ts'
import type { Format } from './format.ts'
import { formatNamed, formats } from './formats.ts'

const named = (name: string) => formatNamed(name)
/** What every format keeps of a span. */
const bare = (spans: readonly Span[] = []) =>
  [...spans].sort(compareSpans).map(({ start, end, label }) => ({ start, end, label }))

// Texts with everything that makes positions go wrong; no control characters, which XML cannot hold.
const letters = fc.constantFrom(
  'a',
  'B',
  ' ',
  '\n',
  '\r',
  '\t',
  'é',
  '😀',
  '👩‍⚕️',
  '&',
  '<',
  '>',
  '"',
  "'",
  ']',
  ',',
  ';',
  '\u2028',
)
const someText = fc.array(letters, { minLength: 1, maxLength: 40 }).map((list) => list.join(''))
const someDoc: fc.Arbitrary<Doc> = someText.chain((text) => {
  const borders = [0]
  for (const char of text) borders.push(borders.at(-1)! + char.length)
  return fc
    .uniqueArray(fc.nat(borders.length - 1), { maxLength: 8 })
    .map((raw) => raw.sort((a, b) => a - b))
    .chain((cuts) =>
      fc
        .array(fc.constantFrom('PATIENT', 'DATE', 'LOCATION_OTHER', 'MY-OWN'), { minLength: 4, maxLength: 4 })
        .map((labels) => {
          const spans: Span[] = []
          for (let i = 0; i + 1 < cuts.length; i += 2)
            spans.push({
              start: borders[cuts[i]!]!,
              end: borders[cuts[i + 1]!]!,
              label: labels[i / 2]!,
              score: 1,
              source: 'given',
            })
          return { id: 'd', text, spans }
        }),
    )
})

const exact = ['jsonl', 'presidio', 'brat', 'i2b2', 'mat-json', 'xml-inline', 'label-studio']

describe('what is written is read back', () => {
  test.each(exact)('%s: the same text and spans, whatever characters', (name) => {
    const format = named(name)
    fc.assert(
      fc.property(someDoc, (doc) => {
        const [back] = format.read({ ...format.write([doc]), id: 'd' }).docs
        expect(back!.text).toBe(doc.text)
        expect(bare(back!.spans)).toEqual(bare(doc.spans))
      }),
    )
  })
  test.each(['jsonl', 'presidio', 'brat', 'i2b2', 'mat-json', 'label-studio'])(
    '%s: in every unit of offsets',
    (name) => {
      const format = named(name)
      fc.assert(
        fc.property(
          someDoc,
          fc.constantFrom('utf16' as const, 'codepoint' as const, 'utf8' as const),
          (doc, offsets) => {
            const [back] = format.read({ ...format.write([doc], { offsets }), id: 'd' }, { offsets }).docs
            expect(bare(back!.spans)).toEqual(bare(doc.spans))
          },
        ),
      )
    },
  )
  test('text: to the character', () => {
    for (const text of ['', '\ufeffBOM', 'a\r\nb\rc\n', 'lone \ud800 half'])
      expect(named('text').write(named('text').read({ text }).docs).text).toBe(text)
  })
  test('csv: texts and metadata of every record', () => {
    fc.assert(
      fc.property(fc.array(someText, { minLength: 1, maxLength: 4 }), (texts) => {
        const docs = texts.map((text, i) => ({ id: `${i}`, text, meta: { note: text } }))
        const back = named('csv').read(named('csv').write(docs), { idColumn: 'id' }).docs
        expect(back.map(({ text, meta }) => [text, meta?.note])).toEqual(texts.map((text) => [text, text]))
      }),
    )
  })
  test('conll: the labelled words of every line, in order', () => {
    const words = (doc: Doc) =>
      [...(doc.spans ?? [])]
        .sort(compareSpans)
        .flatMap(({ start, end, label }) =>
          (doc.text.slice(start, end).match(/[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? []).map(
            (w) => `${w}/${label}`,
          ),
        )
    fc.assert(
      fc.property(someDoc, fc.constantFrom('BIO' as const, 'BIOES' as const), (doc, tags) => {
        const [back] = named('conll').read(named('conll').write([doc], { tags })).docs
        expect(words(back!)).toEqual(words(doc))
      }),
    )
  })
})

describe('positions are converted at the border', () => {
  const doc = parseMarked('👩‍⚕️ Dr. [Zoë 😀 Roe|DOCTOR], [3/4|DATE]', { id: 'd' })
  test.each([
    ['presidio', (text: string) => JSON.parse(text).analyzer_results[0]],
    ['i2b2', (text: string) => /<NAME id="P0" start="(?<start>\d+)" end="(?<end>\d+)"/.exec(text)!.groups],
  ])('%s counts code points', (name, first) => {
    const { start, end } = first(named(name).write([doc]).text) as { start: number; end: number }
    expect({ start: Number(start), end: Number(end) }).toEqual({
      start: doc.spans[0]!.start - 1,
      end: doc.spans[0]!.end - 2,
    })
  })
  test('brat counts code points, in its second file', () => {
    expect(named('brat').write([doc]).companion).toBe('T1\tDOCTOR 9 18\tZoë 😀 Roe\nT2\tDATE 20 23\t3/4\n')
  })
  test('MAT and Label Studio count UTF-16 units', () => {
    const [span] = doc.spans
    expect(JSON.parse(named('mat-json').write([doc]).text).asets[0].annots).toEqual([
      [span!.start, span!.end],
    ])
    expect(JSON.parse(named('label-studio').write([doc]).text)[0].annotations[0].result[0].value.start).toBe(
      span!.start,
    )
  })
  test('a file that repeats its surfaces tells its own unit', () => {
    const counted = named('label-studio').write([doc], { offsets: 'codepoint' }).text
    expect(bare(named('label-studio').read({ text: counted }).docs[0]!.spans)).toEqual(bare(doc.spans))
  })
})

describe('bad files give a DeidError that says where, and never what', () => {
  const canary = 'Xylocanary'
  const fails = (format: Format, text: string, companion?: string) => {
    try {
      format.read({ text, ...(companion !== undefined && { companion }), id: 'd' }, { columns: ['text'] })
    } catch (error) {
      expect(error).toBeInstanceOf(DeidError)
      const { code, message, at } = error as DeidError
      expect(JSON.stringify([code, message, at])).not.toContain(canary)
      return { code, ...at }
    }
    return undefined
  }
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  test.each<[string, string, string, object]>([
    ['jsonl', `{"id":"a","text":"${canary}"}\n{"text":"${canary}`, 'bad-json', { line: 2, column: 9 }],
    ['jsonl', `{"text":"${canary}", ${canary}}`, 'bad-json', { line: 1, column: 23 }],
    ['jsonl', `"${canary}"`, 'bad-shape', { line: 1 }],
    ['jsonl', `{"text":1,"x":"${canary}"}`, 'bad-shape', { key: 'text' }],
    ['jsonl', `{"text":"${canary}","id":{}}`, 'bad-shape', { key: 'id' }],
    ['jsonl', `{"text":"${canary}","meta":{"a":[1]}}`, 'bad-shape', { key: 'meta.a' }],
    ['jsonl', `{"text":"${canary}","meta":{"__proto__":1}}`, 'forbidden-key', { key: '__proto__' }],
    ['jsonl', `{"text":"${canary}","meta":{"\\u005f_proto__":1}}`, 'forbidden-key', { key: '__proto__' }],
    ['jsonl', `{"text":"${canary}","x":${deep}}`, 'too-deep', {}],
    ['jsonl', `{"text":"ab","spans":[{"start":0,"end":3,"label":"A"}]}`, 'bad-span', { start: 0, end: 3 }],
    ['jsonl', `{"text":"ab","spans":[{"start":1,"end":1,"label":"A"}]}`, 'bad-span', { start: 1, end: 1 }],
    ['jsonl', `{"text":"ab","spans":[{"start":-1,"end":1,"label":"A"}]}`, 'bad-span', {}],
    ['jsonl', `{"text":"ab","spans":[{"start":0,"end":1,"label":"${canary} x"}]}`, 'bad-span', {}],
    ['jsonl', `{"text":"ab","spans":[{"start":0,"end":1,"label":"A","score":2}]}`, 'bad-span', {}],
    [
      'presidio',
      `{"text":"ab","analyzer_results":[{"start":0,"end":9,"entity_type":"A"}]}`,
      'bad-span',
      { end: 9 },
    ],
    ['presidio', deep, 'too-deep', {}],
    ['mat-json', `{"signal":"${canary}","version":3}`, 'mat-version', { key: 'version' }],
    ['mat-json', `{"signal":"${canary}","asets":[{"type":"A","annots":[[0,99]]}]}`, 'bad-span', { end: 99 }],
    ['label-studio', `[{"data":{"text":1}}]`, 'bad-shape', { key: 'text' }],
    ['i2b2', `<a><TEXT>${canary}</TEXT>`, 'bad-xml', { line: 1 }],
    ['i2b2', `<a>\n<b ${canary}></b></a>`, 'bad-xml', { line: 2, column: 1 }],
    ['i2b2', `<a>${canary} &${canary};</a>`, 'bad-xml', { line: 1 }],
    ['i2b2', `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///${canary}">]><a>&b;</a>`, 'xml-entities', {}],
    ['i2b2', '<a>'.repeat(100_000), 'too-deep', {}],
    ['i2b2', `<a><TAGS><NAME start="0" end="1" TYPE="X"/></TAGS></a>`, 'bad-shape', { key: 'TEXT' }],
    ['i2b2', `<a><TEXT>ab</TEXT><TAGS><NAME start="x" end="1" TYPE="X"/></TAGS></a>`, 'bad-span', {}],
    [
      'i2b2',
      `<a><TEXT>ab</TEXT><TAGS><NAME start="0" end="1" TYPE="X" text="${canary}"/></TAGS></a>`,
      'bad-span',
      {},
    ],
    ['xml-inline', `<a>${canary}</b>`, 'bad-xml', {}],
    ['conll', `${canary}\n`, 'bad-row', { line: 1 }],
    ['conll', `a -X- _ O\n${canary} -X- _ Q-NAME\n`, 'bad-row', { line: 2 }],
    ['csv', `id,text\n1,"${canary}\n`, 'open-quote', { line: 2 }],
    ['csv', `id,note\n1,${canary}\n`, 'no-column', { key: 'text' }],
    ['csv', `id,text\n${canary}\n`, 'bad-row', { line: 2 }],
    ['csv', `id,text\n1,"a\nb"\n2,a,${canary}\n`, 'bad-row', { line: 4 }],
  ])('%s: %.60s', (name, text, code, at) => {
    expect(fails(named(name), text)).toMatchObject({ code, ...at })
  })
  test('brat: an annotation line that is none', () => {
    expect(fails(named('brat'), 'abc', `T1\tNAME 0 ${canary}`)).toMatchObject({
      code: 'bad-annotation',
      line: 1,
    })
    expect(fails(named('brat'), 'abc', `T1\tNAME 0 1\t${canary}`)).toMatchObject({ code: 'bad-span' })
  })
  test('any text at all is read or refused, by every format', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const format of formats) fails(format, text, text)
      }),
    )
  })
  test('a format that nobody knows', () => {
    expect(() => formatNamed('docx')).toThrow(DeidError)
  })
})
