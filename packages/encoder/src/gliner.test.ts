// Two small GLiNER models, by span and by token, taught and exported by GLiNER's own library, beside what that
// library finds in the same texts (testing/make_gliner.py).
import { readFileSync } from 'node:fs'
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createDoc } from '@palimpsest/deid'
import {
  type GlinerBatch,
  type GlinerRuntime,
  glinerDetector,
  glinerRuntime,
  wordPiece,
} from '@palimpsest/models/encoder'
import { describe, expect, test } from 'vitest'
import { localDetector } from './index.ts'
import { webDetector } from './web.ts'

const settings = { language: 'en', trace: false, context: [] }
const folderOf = (name: string) => fileURLToPath(new URL(`./testing/exports/${name}/`, import.meta.url))

interface Found {
  readonly text: string
  readonly nested: boolean
  readonly threshold: number
  readonly spans: readonly [number, number, string, number][]
}
const reference = JSON.parse(
  readFileSync(new URL('./testing/cases/gliner.json', import.meta.url), 'utf8'),
) as Record<'gliner-span' | 'gliner-token', readonly Found[]> & { readonly labels: Record<string, string> }

/** The export with some of its mapping changed. */
async function changed(name: string, more: object, file = 'palimpsest.json'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'palimpsest-gliner-'))
  await cp(folderOf(name), folder, { recursive: true })
  const before = JSON.parse(await readFile(join(folder, file), 'utf8'))
  await writeFile(join(folder, file), JSON.stringify({ ...before, ...more }))
  return folder
}

describe.each(['gliner-span', 'gliner-token'] as const)('%s', (name) => {
  test('finds what its own library finds, flat and nested', async () => {
    const { threshold } = reference[name][0]!
    const [flat, deep] = [
      await localDetector(await changed(name, { nested: false, threshold })),
      await localDetector(await changed(name, { nested: true, threshold })),
    ]
    for (const { text, nested, spans } of reference[name]) {
      const detector = nested ? deep : flat
      const found = await detector.detect(createDoc(text), settings)
      expect(found.map(({ start, end, label }) => [start, end, label])).toEqual(
        [...spans]
          .sort((a, b) => a[0] - b[0] || b[1] - a[1])
          .map(([start, end, label]) => [start, end, label]),
      )
      for (const [, , , score] of spans)
        expect(Math.min(...found.map((span) => Math.abs(span.score - score)))).toBeLessThan(0.002)
    }
  })

  test('says our labels, and its own name as the source', async () => {
    const detector = await localDetector(folderOf(name))
    expect([detector.name, detector.labels]).toEqual([`gliner:${name}`, ['PATIENT', 'HOSPITAL', 'DATE']])
  })

  test('WebAssembly finds the same', async () => {
    const native = await localDetector(folderOf(name))
    const web = await webDetector((file) => readFile(join(folderOf(name), file)).catch(() => undefined))
    const doc = createDoc(reference[name][0]!.text)
    const places = async (detector: typeof native) =>
      (await detector.detect(doc, settings)).map(({ start, end, label }) => [start, end, label])
    expect(await places(web)).toEqual(await places(native))
    expect(await places(native)).not.toEqual([])
  })

  test('an empty text, blanks and a word without end do no harm', async () => {
    const detector = await localDetector(folderOf(name))
    for (const text of ['', ' \n\t', 'x'.repeat(300_000)])
      expect(await detector.detect(createDoc(text), settings)).toEqual([])
  })
})

describe('what is refused, by name', () => {
  test.each<[string, string, object, string, RegExp]>([
    ['no labels to ask for', 'gliner-span', { labels: {} }, 'palimpsest.json', /at least one label/],
    [
      'more labels than a window holds',
      'gliner-span',
      { window: 64, labels: Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`kind ${i}`, 'ID'])) },
      'palimpsest.json',
      /leave no room/,
    ],
    [
      'a model by token taken for one by span',
      'gliner-token',
      { span_mode: 'markerV0' },
      'gliner_config.json',
      /no input span_idx/,
    ],
    [
      'a model by span taken for one by token',
      'gliner-span',
      { span_mode: 'token-level' },
      'gliner_config.json',
      /asks for an input/,
    ],
    [
      'two encoders',
      'gliner-span',
      { labels_encoder: 'a/b' },
      'gliner_config.json',
      /labels_encoder: models with a second encoder for labels are not run/,
    ],
    [
      'another way to find words',
      'gliner-span',
      { words_splitter_type: 'jieba' },
      'gliner_config.json',
      /words_splitter_type/,
    ],
    [
      'a marker that the tokenizer lacks',
      'gliner-span',
      { ent_token: '<<X>>' },
      'gliner_config.json',
      /no marker/,
    ],
  ])('%s', async (_, name, more, file, message) => {
    const folder = await changed(name, more, file)
    await expect(localDetector(folder)).rejects.toMatchObject({
      code: 'bad-model',
      message: expect.stringMatching(message),
    })
  })

  test('a width that is not that of the model', async () => {
    const detector = await localDetector(await changed('gliner-span', { max_width: 5 }, 'gliner_config.json'))
    await expect(detector.detect(createDoc('Jane Roe came'), settings)).rejects.toMatchObject({
      code: 'bad-model',
    })
  })
})

describe('what goes in', () => {
  const vocabulary = [
    '[PAD]',
    '[UNK]',
    '[CLS]',
    '[SEP]',
    '<<ENT>>',
    '<<SEP>>',
    'name',
    'ro',
    '##e',
    'saw',
    '-',
    'x',
  ]
  const model = {
    name: 't',
    tokenizer: wordPiece(vocabulary),
    entityMarker: '<<ENT>>',
    separator: '<<SEP>>',
    maxWords: 384,
    window: 128,
    labels: { name: 'PATIENT' },
    nested: false,
    threshold: 0.5,
  }
  const seen: Record<string, { dims: readonly number[]; data: number[] }>[] = []
  const session = (
    logits: (rows: number, words: number) => { data: Float32Array; dims: readonly number[] },
  ) => ({
    inputs: ['input_ids', 'attention_mask', 'words_mask', 'text_lengths', 'span_idx', 'span_mask'],
    outputs: ['logits'],
    async run(
      feeds: Readonly<Record<string, { dims: readonly number[]; data: ArrayLike<bigint | number> }>>,
    ) {
      seen.push(
        Object.fromEntries(
          Object.entries(feeds).map(([k, { dims, data }]) => [k, { dims, data: Array.from(data, Number) }]),
        ),
      )
      const { dims } = feeds.text_lengths!
      return {
        logits: {
          type: 'float32',
          ...logits(dims[0]!, Math.max(...Array.from(feeds.text_lengths!.data, Number))),
        },
      }
    },
  })

  test('prompt, words and spans as published', async () => {
    seen.length = 0
    const runtime = glinerRuntime(
      session((rows, words) => ({
        data: new Float32Array(rows * words * 2).fill(-9),
        dims: [rows, words, 2, 1],
      })),
      { perToken: false, maxWidth: 2 },
    )
    await glinerDetector({ ...model, runtime }).detect(createDoc('Roe saw x-x.'), settings)
    expect(seen[0]).toEqual({
      //          [CLS] <<ENT>> name <<SEP>> ro ##e saw x - x . [SEP]; `x-x` is one word of three pieces
      input_ids: { dims: [1, 12], data: [2, 4, 6, 5, 7, 8, 9, 11, 10, 11, 1, 3] },
      attention_mask: { dims: [1, 12], data: Array(12).fill(1) },
      words_mask: { dims: [1, 12], data: [0, 0, 0, 0, 1, 0, 2, 3, 0, 0, 4, 0] },
      text_lengths: { dims: [1, 1], data: [4] },
      span_idx: { dims: [1, 8, 2], data: [0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 0, 0] },
      span_mask: { dims: [1, 8], data: [1, 1, 1, 1, 1, 1, 1, 0] },
    })
  })

  test('a long text gives the same spans whatever the windows', async () => {
    // Believes in every `Roe` with the word after it, and less in the two words after that.
    const byPiece: GlinerRuntime = {
      run: async ({ rows, width, ids, wordsMask, lengths }) =>
        Array.from({ length: rows }, (_, row) =>
          Array.from({ length: width }, (_, i) => row * width + i).flatMap((at) => {
            const first = Number(wordsMask[at]) - 1
            if (first < 0 || ids[at] !== 7n || first + 1 >= lengths[row]!) return []
            return [
              { first, last: first + 1, label: 0, score: 0.9 },
              ...(first + 3 < lengths[row]!
                ? [{ first: first + 1, last: first + 3, label: 0, score: 0.6 }]
                : []),
            ]
          }),
        ),
    }
    const text = 'Roe saw x-x and x. '.repeat(200)
    const found = (window: number, maxWords: number) =>
      glinerDetector({ ...model, runtime: byPiece, window, maxWords }).detect(createDoc(text), settings)
    const whole = await found(8000, 8000)
    expect(whole.map(({ start, end }) => [start, end])).toEqual(
      Array.from({ length: 200 }, (_, i) => [i * 19, i * 19 + 7]),
    )
    for (const [window, maxWords] of [
      [64, 384],
      [100, 384],
      [300, 50],
      [1000, 384],
    ] as const)
      expect(await found(window, maxWords)).toEqual(whole)
  })

  test('the older order of the numbers of a model by token is understood', async () => {
    const batch: GlinerBatch = {
      rows: 1,
      width: 1,
      ids: new BigInt64Array(1),
      mask: new BigInt64Array(1),
      wordsMask: new BigInt64Array(1),
      lengths: [4],
      labels: 2,
    }
    // A span of words 1 and 2 under label 1: begins at 1, ends at 2, inside at both.
    const part = (...words: number[]) =>
      Array.from({ length: 4 }, (_, word) => [-9, words.includes(word) ? 9 : -9]).flat()
    const old = Float32Array.from([...part(1), ...part(2), ...part(1, 2)])
    const inputs = ['input_ids', 'attention_mask', 'words_mask', 'text_lengths']
    for (const [dims, at] of [
      [[3, 1, 4, 2], (i: number) => i],
      [[1, 4, 2, 3], (i: number) => (i % 3) * 8 + Math.floor(i / 3)],
    ] as const) {
      const runtime = glinerRuntime(
        {
          inputs,
          outputs: ['logits'],
          run: async () => ({ logits: { type: 'float32', dims, data: old.map((_, i) => old[at(i)]!) } }),
        },
        { perToken: true, maxWidth: 12 },
      )
      const [row] = await runtime.run(batch, 0.5)
      expect(row).toEqual([{ first: 1, last: 2, label: 1, score: expect.closeTo(0.9998, 3) }])
    }
  })
})
