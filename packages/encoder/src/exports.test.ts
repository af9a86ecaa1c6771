// Small exports in the layout that Hugging Face's models come in, beside what its own libraries answer to the same
// texts (testing/make_exports.py). The models are real architectures, trained for a minute on made-up sentences.
import { readFileSync } from 'node:fs'
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createDoc } from '@palimpsest/deid'
import { encoderDetector, logitsOf, tokenizerOf } from '@palimpsest/models/encoder'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openClinicalEncoder, openLocalExport } from './index.ts'
import { openWebExport } from './web.ts'

const settings = { language: 'en', trace: false, context: [] }
const folderOf = (name: string) => fileURLToPath(new URL(`./testing/exports/${name}/`, import.meta.url))

const opened = new Map<string, ReturnType<typeof openLocalExport>>()
/** The export of that name, opened once. */
function exportOf(name: string) {
  const model = opened.get(name) ?? openLocalExport(folderOf(name), { threads: 1 })
  opened.set(name, model)
  return model
}

interface Reference {
  readonly cases: readonly {
    readonly text: string
    readonly ids: readonly number[]
    readonly starts: readonly number[]
    readonly ends: readonly number[]
    readonly logits: readonly (readonly number[])[]
  }[]
  readonly marked: readonly { readonly text: string; readonly spans: readonly [number, number, string][] }[]
}
const referenceOf = (name: string) =>
  JSON.parse(readFileSync(new URL(`./testing/cases/${name}.json`, import.meta.url), 'utf8')) as Reference

describe.each(['roberta', 'deberta'])('an export of %s', (name) => {
  const { cases, marked } = referenceOf(name)
  test.each(cases.map((c, i) => [i, c] as const))(
    'has the pieces of the reference, case %i',
    async (_, expected) => {
      const { tokenizer } = await exportOf(name)
      const { ids, starts, ends } = tokenizer.split(expected.text)
      expect([...ids]).toEqual(expected.ids)
      // The reference gives a blank that was put before a word the place of the word's first letter, and a letter
      // composed from two the place of the first; here the one has no place, and the other both.
      for (let i = 0; i < ids.length; i++) {
        if (starts[i] === ends[i]) continue
        expect([i, starts[i]]).toEqual([i, expected.starts[i]])
        const composed = name === 'deberta' && i < 2 && expected.text.startsWith('e\u0301')
        expect(ends[i]).toBe(composed ? 2 : expected.ends[i])
      }
    },
  )

  test('answers with the numbers of the reference', async () => {
    const { tokenizer, runtime, tags } = await exportOf(name)
    for (const { text, logits } of cases) {
      const pieces = tokenizer.split(text)
      const window = { size: 128, overlap: 32, batchPieces: 512 }
      const got = await logitsOf(pieces, tokenizer, runtime, tags.length, window)
      for (const [i, value] of logits.flat().entries()) expect(Math.abs(got[i]! - value)).toBeLessThan(2e-3)
      expect(got).toHaveLength(logits.flat().length)
    }
  })

  test('finds what it was taught, under our labels, on whole words', async () => {
    const detector = encoderDetector(await exportOf(name))
    expect(detector.labels).toEqual(['PATIENT', 'HOSPITAL', 'DATE'])
    for (const { text, spans } of marked) {
      const found = await detector.detect(createDoc(text), settings)
      expect(found.map(({ start, end, label }) => [start, end, label])).toEqual(
        spans.map(([start, end, label]) => [start, end, label === 'HOSP' ? 'HOSPITAL' : label]),
      )
    }
  })

  test('its pieces come in order, inside the text, and cover every letter', async () => {
    const { tokenizer } = await exportOf(name)
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const { starts, ends, length } = tokenizer.split(text)
        const covered = new Uint8Array(text.length)
        for (let i = 0; i < length; i++) {
          expect(starts[i]!).toBeLessThanOrEqual(ends[i]!)
          expect(ends[i]!).toBeLessThanOrEqual(text.length)
          if (i > 0 && ends[i - 1]! > starts[i - 1]!) expect(ends[i]!).toBeGreaterThanOrEqual(starts[i - 1]!)
          covered.fill(1, starts[i]!, ends[i]!)
        }
        for (const { index } of text.matchAll(/[A-Za-z0-9]/g)) expect(covered[index]).toBe(1)
      }),
    )
  })

  test('a word of a megabyte takes no more than its share of time', async () => {
    const { tokenizer } = await exportOf(name)
    const before = process.cpuUsage()
    expect(tokenizer.split('x1'.repeat(500_000)).length).toBeGreaterThan(1000)
    const { user } = process.cpuUsage(before)
    expect(user / 1e6).toBeLessThan(30)
  })
})

describe('WebAssembly in place of native code', () => {
  const fromDisk = (folder: string) => (file: string) => readFile(join(folder, file)).catch(() => undefined)
  test('gives the spans of the shipped encoder', { timeout: 60_000 }, async () => {
    const weights = fileURLToPath(new URL('../weights/clinical/', import.meta.url))
    const [native, web] = await Promise.all([
      openClinicalEncoder({ threads: 1 }),
      openWebExport(fromDisk(weights)),
    ])
    const text =
      'Mr. Jonathan Halvorsen, 71, was seen by Dr. Priya Raman at Mercy General Hospital in Duluth on 3/14/2021. '.repeat(
        6,
      )
    const spans = async (model: typeof native) =>
      (await encoderDetector({ ...model, threshold: 0.5 }).detect(createDoc(text), settings)).map(
        ({ start, end, label, score }) => ({ place: [start, end, label], score }),
      )
    const [expected, got] = [await spans(native), await spans(web)]
    expect(expected.length).toBeGreaterThan(12)
    expect(got.map(({ place }) => place)).toEqual(expected.map(({ place }) => place))
    // Integers are multiplied with other roundings on other machines.
    for (const [i, { score }] of got.entries())
      expect(Math.abs(score - expected[i]!.score)).toBeLessThan(0.05)
  })
  test.each(['roberta', 'deberta'])('gives those of an export of %s', async (name) => {
    const { marked } = referenceOf(name)
    const detector = encoderDetector(await openWebExport(fromDisk(folderOf(name))))
    const found = await detector.detect(createDoc(marked[0]!.text), settings)
    expect(found.map(({ start, end }) => [start, end])).toEqual(marked[0]!.spans.map(([a, b]) => [a, b]))
  })
})

describe('what is refused, by name', () => {
  const spec = JSON.parse(readFileSync(join(folderOf('deberta'), 'tokenizer.json'), 'utf8'))
  test.each<[string, object, RegExp]>([
    [
      'a model of another kind',
      { ...spec, model: { ...spec.model, type: 'WordLevel' } },
      /model WordLevel is not known/,
    ],
    [
      'BPE over characters',
      { ...spec, model: { type: 'BPE', vocab: { a: 0 }, merges: [] } },
      /not byte-level/,
    ],
    [
      'a Unigram model with bytes',
      { ...spec, model: { ...spec.model, byte_fallback: true } },
      /byte_fallback/,
    ],
    ['an unknown piece that is none', { ...spec, model: { ...spec.model, unk_id: 9999 } }, /unk_id/],
    ['a vocabulary of another shape', { ...spec, model: { ...spec.model, vocab: { a: 1 } } }, /model|vocab/],
    ['a normalizer', { ...spec, normalizer: { type: 'Shout' } }, /normalizer Shout is not known/],
    [
      'a damaged table',
      { ...spec, normalizer: { type: 'Precompiled', precompiled_charsmap: '////' } },
      /damaged/,
    ],
    ['a pre-tokenizer', { ...spec, pre_tokenizer: { type: 'CharDelimiterSplit' } }, /CharDelimiterSplit/],
    ['no markers', { ...spec, post_processor: null }, /no marker/],
    ['a decoder of text to text', { ...spec, post_processor: { type: 'Odd' } }, /tokenizer\.json/],
    ['nothing of the kind', [] as object, /tokenizer\.json/],
  ])('%s', (_, json, message) => {
    expect(() => tokenizerOf(json)).toThrow(
      expect.objectContaining({ code: 'bad-model', message: expect.stringMatching(message) }),
    )
  })

  const damaged = async (file: string, content: string | Uint8Array) => {
    const folder = await mkdtemp(join(tmpdir(), 'palimpsest-export-'))
    await cp(folderOf('roberta'), folder, { recursive: true })
    await writeFile(join(folder, file), content)
    return openLocalExport(folder)
  }
  test.each<[string, string, string | Uint8Array, RegExp]>([
    [
      'a model cut short',
      'model.onnx',
      readFileSync(join(folderOf('roberta'), 'model.onnx')).subarray(0, 5000),
      /damaged or not ONNX/,
    ],
    ['labels with a gap', 'config.json', '{"id2label":{"0":"O","2":"B-X"}}', /no label for output 1/],
    ['a mapping with a slip', 'palimpsest.json', '{"name":"x","lables":{}}', /lables/],
    [
      'a file elsewhere',
      'palimpsest.json',
      '{"name":"x","model":"../secret.onnx"}',
      /palimpsest\.json: model/,
    ],
    ['a model that is not the one meant', 'palimpsest.json', '{"name":"x","sha256":"00"}', /not the file/],
    ['a stride as long as the window', 'palimpsest.json', '{"name":"x","window":32,"stride":32}', /stride/],
    ['no JSON', 'tokenizer.json', '{', /not JSON/],
    [
      'GLiNER where tags are wanted',
      'palimpsest.json',
      '{"name":"x","kind":"gliner","labels":{"a":"B"}}',
      /no token classifier/,
    ],
  ])('%s', async (_, file, content, message) => {
    await expect(damaged(file, content)).rejects.toThrow(message)
  })
  const shipped = fileURLToPath(new URL('../weights/clinical/', import.meta.url))
  const words = readFileSync(join(shipped, 'vocab.txt'), 'utf8')
  const tags = JSON.parse(readFileSync(join(shipped, 'labels.json'), 'utf8'))
  /** The shipped weights with some of their files changed. */
  const altered = async (files: Readonly<Record<string, string>>) => {
    const folder = await mkdtemp(join(tmpdir(), 'palimpsest-export-'))
    await cp(shipped, folder, { recursive: true })
    for (const [file, content] of Object.entries(files)) await writeFile(join(folder, file), content)
    return openLocalExport(folder)
  }
  test.each<[string, string, string]>([
    ['a vocabulary cut short', 'vocab.txt', words.slice(0, 3000)],
    ['another order of pieces', 'vocab.txt', words.replace('the\nof\n', 'of\nthe\n')],
    ['other labels', 'labels.json', JSON.stringify({ ...tags, more: 1 })],
  ])('%s than the mapping has the sum of', async (_, file, content) => {
    await expect(altered({ [file]: content })).rejects.toMatchObject({
      code: 'bad-model',
      message: `${file} is not the file that palimpsest.json describes`,
    })
  })
  test.each<[string, string, number, RegExp | undefined]>([
    [
      'fewer pieces than the model knows',
      words.slice(0, 3000),
      30_522,
      /pieces, where config.json says 30522/,
    ],
    ['more pieces than the model knows', words, 30_000, /30522 pieces, where config.json says 30000/],
    ['as many, rounded up', words, 30_528, undefined],
  ])('%s, without a sum', async (_, vocabulary, size, message) => {
    const opening = altered({
      'vocab.txt': vocabulary,
      'palimpsest.json': '{"name":"x"}',
      'config.json': JSON.stringify({ ...tags, vocab_size: size }),
    })
    if (message) await expect(opening).rejects.toThrow(message)
    else expect((await opening).tags).toHaveLength(Object.keys(tags.id2label).length)
  })
  test('more labels than the model answers', async () => {
    const model = await damaged(
      'config.json',
      JSON.stringify({ id2label: Object.fromEntries(Array.from({ length: 14 }, (_, i) => [i, `B-X${i}`])) }),
    )
    await expect(encoderDetector(model).detect(createDoc('Jane'), settings)).rejects.toThrow(
      /does not answer 14/,
    )
  })
})
