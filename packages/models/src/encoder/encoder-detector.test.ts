import { createDoc, type Detector, type Span } from '@palimpsest/deid'
import { describe, expect, test } from 'vitest'
import { type Aggregation, decode } from './decode.ts'
import { type EncoderModel, encoderDetector } from './encoder-detector.ts'
import type { EncoderRuntime } from './runtime.ts'
import { wordPiece } from './wordpiece.ts'

const vocabulary = [
  '[PAD]',
  '[UNK]',
  '[CLS]',
  '[SEP]',
  'ms',
  '.',
  'ro',
  '##e',
  'saw',
  'dr',
  'hall',
  '##oran',
  'a',
  '##b',
]
const tags = ['O', 'B-PATIENT', 'I-PATIENT', 'B-DOCTOR', 'I-DOCTOR']
const settings = { language: 'en', trace: false, context: [] }

/** A model that answers a tag by the word piece alone, and counts how often it ran. */
function byPiece(answers: Record<string, string>): EncoderRuntime & { runs: number } {
  return {
    runs: 0,
    async run({ rows, width, ids }) {
      this.runs++
      const out = new Float32Array(rows * width * tags.length)
      for (let i = 0; i < rows * width; i++) {
        const tag = answers[vocabulary[Number(ids[i])]!] ?? 'O'
        out[i * tags.length + tags.indexOf(tag)] = 6
      }
      return out
    },
  }
}

function model(answers: Record<string, string>, more: Partial<EncoderModel> = {}): EncoderModel {
  return { name: 'test', runtime: byPiece(answers), tokenizer: wordPiece(vocabulary), tags, ...more }
}
const found = async (detector: Detector, text: string) =>
  (await detector.detect(createDoc(text), settings)).map((s: Span) => `${s.start}-${s.end} ${s.label}`)

describe('encoder detector', () => {
  const answers = { ro: 'B-PATIENT', '##e': 'I-PATIENT', hall: 'B-DOCTOR', '##oran': 'I-DOCTOR' }
  test('words come back whole, on the text as it was', async () => {
    expect(await found(encoderDetector(model(answers)), 'Ms. Roe saw\nDr. HALLORAN.')).toEqual([
      '4-7 PATIENT',
      '16-24 DOCTOR',
    ])
  })
  test('an emoji before a span does not move it', async () => {
    expect(await found(encoderDetector(model(answers)), '😀 Roe')).toEqual(['3-6 PATIENT'])
  })
  test('a long text gives the same spans as its parts, whatever the windows', async () => {
    const text = 'Ms. Roe saw Dr. Halloran. '.repeat(40)
    const whole = await found(encoderDetector(model(answers)), text)
    expect(whole).toHaveLength(80)
    for (const window of [
      { size: 16, overlap: 4 },
      { size: 24, overlap: 7, batchPieces: 24 },
      { size: 500, overlap: 0 },
    ])
      expect(await found(encoderDetector(model(answers, { window })), text)).toEqual(whole)
  })
  test('an empty text asks the model nothing', async () => {
    const empty = model(answers)
    expect(await found(encoderDetector(empty), ' \n')).toEqual([])
    expect((empty.runtime as ReturnType<typeof byPiece>).runs).toBe(0)
  })
  test('labels are mapped, and dropped where the mapping says null', async () => {
    const labelMap = { PATIENT: 'PERSON', DOCTOR: null }
    const detector = encoderDetector(model(answers, { labelMap }))
    expect(detector.labels).toEqual(['PERSON'])
    expect(await found(detector, 'Roe saw Halloran')).toEqual(['0-3 PERSON'])
  })
  test('a model that answers another number of labels is refused, never misread', async () => {
    const wrong = encoderDetector(model(answers, { tags: [...tags, 'B-DATE'] }))
    await expect(found(wrong, 'Roe')).rejects.toThrow(/does not answer 6 labels/)
  })
  test('a bias finds more, and a threshold less', async () => {
    const unsure: EncoderRuntime = {
      run: async ({ rows, width }) => {
        const out = new Float32Array(rows * width * tags.length)
        for (let i = 0; i < rows * width; i++) out.set([1, 0.5, 0, 0, 0], i * tags.length)
        return out
      },
    }
    expect(await found(encoderDetector(model({}, { runtime: unsure })), 'Roe')).toEqual([])
    expect(await found(encoderDetector(model({}, { runtime: unsure, bias: 1 })), 'Roe')).toEqual([
      '0-3 PATIENT',
    ])
    expect(
      await found(encoderDetector(model({}, { runtime: unsure, bias: 1, threshold: 0.95 })), 'Roe'),
    ).toEqual([])
  })
})

describe('the pieces of a word', () => {
  const pieces = wordPiece(vocabulary).split('Roe')
  // First piece: surely outside. Second: surely a patient.
  const logits = new Float32Array([2, 0, 0, 0, 0, 0, 0, 5, 0, 0])
  test.each([
    ['first', []],
    ['simple', []],
    ['average', ['PATIENT']],
    ['max', ['PATIENT']],
  ] as [Aggregation, string[]][])('%s', (aggregation, labels) => {
    const spans = decode(pieces, logits, {
      tags,
      labelMap: {},
      aggregation,
      bias: 0,
      threshold: 0,
      source: 't',
    })
    expect(spans.map((s) => s.label)).toEqual(labels)
  })
})
