import { createDoc, type Detector, type Span } from '@palimpsest/deid'
import { describe, expect, test } from 'vitest'
import { type Aggregation, type Alignment, decode } from './decode.ts'
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
    ['simple', ['PATIENT']],
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

describe('borders inside words, where every piece speaks for itself', () => {
  // `Roe saw Halloran`: pieces Ro ##e saw hall ##oran.
  const pieces = wordPiece(vocabulary).split('Roe saw Halloran')
  const simple = (answers: readonly string[], alignment?: Alignment, more: object = {}) => {
    const logits = new Float32Array(pieces.length * tags.length)
    for (const [i, tag] of answers.entries()) logits[i * tags.length + tags.indexOf(tag)] = 6
    const settings = {
      tags,
      labelMap: {},
      aggregation: 'simple' as const,
      bias: 0,
      threshold: 0,
      source: 't',
      ...more,
    }
    return decode(pieces, logits, { ...settings, ...(alignment && { alignment }) }).map(
      ({ start, end, label }) => `${start}-${end} ${label}`,
    )
  }
  test.each<[Alignment | undefined, string[], string[]]>([
    [undefined, ['B-PATIENT', 'I-PATIENT', 'O', 'O', 'O'], ['0-3 PATIENT']],
    ['strict', ['B-PATIENT', 'I-PATIENT', 'O', 'O', 'O'], ['0-3 PATIENT']],
    ['expand', ['O', 'B-PATIENT', 'O', 'O', 'O'], ['0-3 PATIENT']],
    ['contract', ['O', 'B-PATIENT', 'O', 'O', 'O'], []],
    ['strict', ['O', 'B-PATIENT', 'O', 'O', 'O'], []],
    ['expand', ['O', 'B-PATIENT', 'I-PATIENT', 'I-PATIENT', 'O'], ['0-16 PATIENT']],
    ['contract', ['O', 'B-PATIENT', 'I-PATIENT', 'I-PATIENT', 'O'], ['4-7 PATIENT']],
    ['strict', ['O', 'B-PATIENT', 'I-PATIENT', 'I-PATIENT', 'O'], []],
    ['expand', ['B-PATIENT', 'B-PATIENT', 'O', 'O', 'O'], ['0-3 PATIENT']],
    ['expand', ['B-PATIENT', 'B-DOCTOR', 'O', 'O', 'O'], ['0-3 PATIENT', '0-3 DOCTOR']],
    ['expand', ['O', 'O', 'O', 'O', 'I-DOCTOR'], ['8-16 DOCTOR']],
  ])('%s of %j', (alignment, answers, expected) => expect(simple(answers, alignment)).toEqual(expected))

  test('scores of a label may be made less, and then fall below the threshold', () => {
    const answers = ['B-PATIENT', 'I-PATIENT', 'O', 'B-DOCTOR', 'I-DOCTOR']
    expect(simple(answers, 'expand', { threshold: 0.5, scale: { DOCTOR: 0.4 } })).toEqual(['0-3 PATIENT'])
  })
})
