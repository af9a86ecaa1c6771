import { createKeyring } from '@palimpsest/deid'
import {
  type MatDocument,
  readMatDocument,
  readMatXml,
  writeMatDocument,
  writeMatXml,
} from '@palimpsest/deid/formats'
import { describe, expect, test } from 'vitest'
import { type EngineRequest, runSteps } from './engine.ts'
import { readMatFile } from './file-types.ts'
import { newSet } from './sets.ts'
import { matTask } from './tasks.ts'

const task = matTask('HIPAA Deidentification')
const keyring = createKeyring(new Uint8Array(32).fill(3))

function plain(signal: string, sets: MatDocument['sets'] = []): MatDocument {
  return { signal, metadata: {}, sets }
}

async function run(docs: readonly MatDocument[], request: Partial<EngineRequest>) {
  const batch = docs.map((doc, i) => ({ file: `f${i}`, id: `f${i}`, doc }))
  return runSteps(batch, { task, workflow: 'Demo', options: {}, keyring, find: async () => [], ...request })
}

async function docOf(doc: MatDocument, request: Partial<EngineRequest>): Promise<MatDocument> {
  const { batch, failed } = await run([doc], request)
  expect(failed).toBeUndefined()
  return batch[0]!.doc
}

describe('clean', () => {
  test.each([
    ['a\r\nb\u00a0c\u0092d\fé', "a\nb c'd\n?"],
    ['😀x\v\r\u200b', '?x\n\r?'],
    ['plain\ttext\n', 'plain\ttext\n'],
    ['', ''],
  ])('%j', async (signal, expected) => {
    expect((await docOf(plain(signal), { steps: ['clean'] })).signal).toBe(expected)
  })

  test('annotations move along', async () => {
    const doc = plain('é😀\r\nBruce\r\n', [newSet('NAME', [], [{ start: 5, end: 10 }])])
    const { signal, sets } = await docOf(doc, { steps: ['clean'] })
    expect(signal).toBe('??\nBruce\n')
    expect(signal.slice(sets[0]!.annotations[0]!.start, sets[0]!.annotations[0]!.end)).toBe('Bruce')
  })

  test('has no way back', async () => {
    const { failed } = await run([plain('x')], { steps: ['clean'] })
    expect(failed).toBeUndefined()
    const done = { ...plain('x'), metadata: { phasesDone: ['clean'] } }
    expect((await run([done], { undoThrough: 'clean' })).failed!.message).toBe("can't undo clean step")
  })
})

test('a step that a document has done is passed over, one by one', async () => {
  const done = { ...plain('Ann'), metadata: { phasesDone: ['zone'] } }
  const { batch } = await run([done, plain('Bob')], { steps: ['zone'] })
  expect(batch.map(({ doc }) => doc.sets.length)).toEqual([0, 3])
})

test('tagging leaves what people own', async () => {
  const doc: MatDocument = {
    ...plain('Ann met Bob. Cid met Dan.', [
      newSet(
        'SEGMENT',
        ['annotator', 'status'],
        [
          { start: 0, end: 12, values: ['me', 'human gold'] },
          { start: 13, end: 25, values: [null, 'non-gold'] },
        ],
      ),
      newSet(
        'NAME',
        [],
        [
          { start: 0, end: 3 },
          { start: 17, end: 20 },
        ],
      ),
    ]),
    metadata: { phasesDone: ['zone'] },
  }
  const span = (start: number) => ({ start, end: start + 3, label: 'NAME', score: 1, source: 't' })
  const out = await docOf(doc, { steps: ['tag'], find: async () => [span(8), span(13), span(21)] })
  const placesOf = (type: string) =>
    out.sets.find((set) => set.type === type)!.annotations.map((a) => a.start)
  expect(placesOf('NAME')).toEqual([0, 13, 21])
  expect(out.sets[0]!.annotations.map(({ values }) => values)).toEqual([
    ['me', 'human gold'],
    ['MACHINE', 'non-gold'],
  ])
  const undone = await docOf(out, { undoThrough: 'tag' })
  expect(undone.sets.map(({ type }) => type)).toEqual(['SEGMENT'])
})

test('all dates of a document move together, and by how much stays with the source alone', async () => {
  const doc = plain('Seen 5/6/2009, back 5/9/2009, on Jan. 17.', [
    newSet(
      'DATE',
      [],
      [
        { start: 5, end: 13 },
        { start: 20, end: 28 },
        { start: 33, end: 40 },
      ],
    ),
  ])
  const options = { replacer: 'clear -> clear' }
  const { batch, successes } = await run([doc], {
    workflow: 'Review/repair',
    steps: ['nominate', 'transform'],
    options,
  })
  const nominated = successes[0]!.batch[0]!.doc
  const delta = nominated.metadata.dateDelta as number
  expect(Math.abs(delta)).toBeGreaterThanOrEqual(5)
  const moved = nominated.sets[0]!.annotations.map(
    ({ values }) => new Date(values.at(-1) as string).getTime() / 864e5,
  )
  expect(Math.round(moved[1]! - moved[0]!)).toBe(3)
  expect(Math.round(moved[0]! - new Date('5/6/2009').getTime() / 864e5)).toBe(delta)
  expect(batch[0]!.doc.metadata).not.toHaveProperty('dateDelta')
})

test('a document without dates says nothing of a shift, whatever came before it', async () => {
  const dated = plain('5/6/2009', [newSet('DATE', [], [{ start: 0, end: 8 }])])
  const named = plain('Ann Roe', [newSet('NAME', [], [{ start: 0, end: 7 }])])
  const { batch } = await run([dated, named], {
    workflow: 'Review/repair',
    steps: ['nominate'],
    options: { replacer: 'clear -> clear' },
  })
  expect(batch.map(({ doc }) => 'dateDelta' in doc.metadata)).toEqual([true, false])
})

test('documents nominated by different replacers are not transformed together', async () => {
  const nominated = async (replacer: string) =>
    docOf(plain('Ann Roe', [newSet('NAME', [], [{ start: 0, end: 7 }])]), {
      workflow: 'Review/repair',
      steps: ['nominate'],
      options: { replacer },
    })
  const docs = [await nominated('clear -> [ ]'), await nominated('clear -> DE-ID')]
  const { failed } = await run(docs, { workflow: 'Review/repair', steps: ['transform'] })
  expect(failed!.message).toBe('multiple replacers specified in transform set')
})

test.each([
  [
    'overlaps',
    [
      newSet(
        'NAME',
        [],
        [
          { start: 0, end: 7 },
          { start: 4, end: 9 },
        ],
      ),
    ],
    /overlap/,
  ],
  ['labels of other tasks', [newSet('PLANET', [], [{ start: 0, end: 3 }])], /has no label 'PLANET'/],
  ['what still shows', [newSet('NAME', [], [{ start: 0, end: 7 }])], /removed 'NAME' still stands/],
])('refuses %s', async (_, sets, message) => {
  const { failed } = await run([plain('Ann Roland and Ann Rol left', sets)], {
    workflow: 'Review/repair',
    steps: ['nominate', 'transform'],
    options: { replacer: 'clear -> [ ]' },
  })
  expect(failed!.message).toMatch(message)
  expect(failed!.message).not.toMatch(/Ann|Rol/)
})

test('after surrogates, borders are those of tokens; after brackets, blanks are left out', async () => {
  const doc = plain('Dr. Ann Roe here.', [newSet('NAME', [], [{ start: 3, end: 12 }])])
  const out = await docOf(doc, {
    workflow: 'Review/repair',
    steps: ['nominate', 'transform'],
    options: { replacer: 'clear -> clear' },
  })
  const { start, end } = out.sets.find(({ type }) => type === 'NAME')!.annotations[0]!
  expect(out.signal.slice(start, end)).toMatch(/^\S.*\S$/)
})

const rich: MatDocument = {
  signal: 'Zoë 😀 <&> Roe\r\nend',
  metadata: { phasesDone: ['tag'], nested: { a: [1] } },
  sets: [
    newSet('zone', ['region_type'], [{ start: 0, end: 19, values: ['body'] }]),
    newSet(
      'lex',
      [],
      [
        { start: 0, end: 3 },
        { start: 11, end: 14 },
      ],
    ),
    {
      type: 'NAME',
      hasId: true,
      hasSpan: true,
      attributes: [
        { name: 'redacted', type: 'string', aggregation: null },
        { name: 'n', type: 'int', aggregation: null },
        { name: 'ok', type: 'boolean', aggregation: null },
        { name: 'many', type: 'string', aggregation: 'list' },
      ],
      annotations: [
        { start: 0, end: 3, id: 'a1', values: ['x "y"\n', 3, true, ['p', 'q']] },
        { start: 11, end: 14, id: null, values: [null, null, null, null] },
      ],
    },
    { type: 'EMPTY', hasId: false, hasSpan: true, attributes: [], annotations: [] },
    {
      type: 'SAME',
      hasId: false,
      hasSpan: false,
      attributes: [{ name: 'of', type: 'annotation', aggregation: 'set' }],
      annotations: [{ start: 0, end: 0, id: null, values: [['a1']] }],
    },
  ],
}

describe('files', () => {
  test('MAT JSON keeps everything, emoji and unknown fields included', () => {
    const doc = { ...rich, extra: { mine: [1] } }
    expect(readMatDocument(writeMatDocument(doc))).toEqual(doc)
  })

  test('version 1 keeps spans and strings, as its own writer does', () => {
    const old = readMatDocument(writeMatDocument(rich, { version: 1 }))
    expect(old.sets.map(({ type }) => type)).toEqual(['zone', 'lex', 'NAME', 'EMPTY'])
    expect(old.sets[2]!.annotations[0]).toEqual({
      start: 0,
      end: 3,
      id: null,
      values: ['x "y"\n', null, null, null],
    })
  })

  test('inline XML keeps everything', () => {
    expect(readMatXml(writeMatXml(rich))).toEqual(rich)
  })

  test('XML leaves out what is asked, and refuses what crosses', () => {
    const xml = writeMatXml(rich, { exclude: ['lex', 'zone'], metadata: false })
    expect(xml).not.toMatch(/lex|zone|_mat_metadata_/)
    const crossing = plain('abcdef', [
      newSet('A', [], [{ start: 0, end: 3 }]),
      newSet('B', [], [{ start: 2, end: 5 }]),
    ])
    expect(() => writeMatXml(crossing)).toThrow(/Crossing dependencies/)
  })

  test('an overlay leaves other markup in the text, and loose tags need not be XML', () => {
    const overlay = readMatFile('<a x="1">&amp; <NAME>Ann</NAME></a>', 'xml-inline', {
      task,
      options: { xml_input_is_overlay: 'yes' },
    })
    expect(overlay.signal).toBe('<a x="1">&amp; Ann</a>')
    expect(overlay.sets[0]!.annotations).toMatchObject([{ start: 15, end: 18 }])
    const loose = readMatFile('5 < 6 &lt; <NAME a="b">Ann</NAME> </X> <B>', 'fake-xml-inline')
    expect(loose.signal).toBe('5 < 6 &lt; Ann </X> <B>')
    expect(loose.sets).toMatchObject([{ type: 'NAME', annotations: [{ start: 11, end: 14, values: ['b'] }] }])
  })

  test.each([
    ['{"version":3}', /later than version 2/],
    ['{"asets":[{"type":"A","annots":[[0,5]]}]}', /Annotation 1 \(0-5\)/],
    ['{"asets":[{"type":"A","attrs":[{"name":"x","type":"date"}]}]}', /type that MAT does not know/],
    ['{"signal":5}', /"signal" must be a string/],
    ['[', /Not JSON/],
  ])('%s is refused', (json, message) => {
    expect(() => readMatDocument(json)).toThrow(message)
  })
})
