import { find } from '@palimpsest/deid'
import { createDoc, DeidError } from '@palimpsest/deid/text'
import { describe, expect, test } from 'vitest'
import { parseSettings, pointFor } from './pipeline-settings.ts'
import { pipelineNames, shippedPipeline } from './pipelines.ts'
import { readWeights } from './weights.ts'

const NOTE = `Patient: Okonkwo-Larsen, Thandiwe   MRN: 88213407   DOB: 03/14/1957
Mrs. Okonkwo-Larsen, a retired bus driver from Duluth, was seen by Dr. Farquharson at St. Agnes Hospital on 11/02/2021.
She has Parkinson's disease and takes Sinemet 25 mg. Call her daughter Zanele at (218) 555-0142.`

async function codeOf(run: Promise<unknown>): Promise<string> {
  try {
    await run
  } catch (error) {
    if (error instanceof DeidError) return error.code
    throw error
  }
  return 'none'
}

describe('shipped pipelines', () => {
  test.each(pipelineNames)('%s opens under its own name', async (name) => {
    expect((await shippedPipeline(name)).name).toBe(name === 'patterns' ? 'patterns' : name)
  })

  test.each(['clinical', 'clinical-fast'])(
    '%s finds who, where and when in a note, and leaves the rest',
    async (name) => {
      const spans = await find(createDoc(NOTE), await shippedPipeline(name))
      const covered = new Set(
        spans.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)),
      )
      const gone = (text: string) => {
        for (let at = NOTE.indexOf(text); at >= 0; at = NOTE.indexOf(text, at + 1))
          for (let i = at; i < at + text.length; i++) if (!covered.has(i) && NOTE[i] !== ' ') return false
        return true
      }
      for (const text of [
        'Thandiwe',
        'Larsen',
        '88213407',
        '03/14/1957',
        'Duluth',
        'Farquharson',
        '11/02/2021',
        'Zanele',
        '555-0142',
      ])
        expect(gone(text), text).toBe(true)
      for (const text of ['Parkinson', 'Sinemet', '25 mg', 'daughter', 'retired'])
        expect(gone(text), text).toBe(false)
    },
  )

  test('says once that clinical runs as clinical-fast, where the encoder is not there', async () => {
    const notices: string[] = []
    const first = await shippedPipeline('clinical', { onNotice: (notice) => notices.push(notice) })
    await shippedPipeline('clinical', { onNotice: (notice) => notices.push(notice) })
    const hasEncoder = first.detectors.some(({ name }) => name.startsWith('encoder:'))
    if (hasEncoder) expect(notices).toEqual([])
    else expect(notices.length).toBeLessThanOrEqual(1)
  })

  test('a higher recall never finds less', async () => {
    const doc = createDoc(NOTE)
    const size = async (recall: number) => {
      const spans = await find(doc, await shippedPipeline('clinical-fast', { recall }))
      return spans.reduce((sum, { start, end }) => sum + end - start, 0)
    }
    expect(await size(0.999)).toBeGreaterThanOrEqual(await size(0.9))
  })

  test('exclude by default masks what nothing vouches for, and keeps the label of what was recognised', async () => {
    const doc = createDoc(`${NOTE} Qzorvath noted.`)
    const spans = await find(doc, await shippedPipeline('clinical-fast', { excludeByDefault: true }))
    expect(spans.find(({ start }) => start === doc.text.indexOf('Qzorvath'))).toBeDefined()
    expect(spans.find(({ start }) => start === doc.text.indexOf('88213407'))?.label).toBe('MEDICALRECORD')
  })

  test.each([
    ['no-such', {}, 'unknown-pipeline'],
    ['clinical-fast', { recall: 0 }, 'bad-recall'],
    ['clinical-fast', { recall: 1.2 }, 'bad-recall'],
    ['clinical-fast', { recall: Number.NaN }, 'bad-recall'],
    ['clinical-fast', { read: () => Promise.resolve(new Uint8Array(40)) }, 'bad-model'],
  ])('%s with %o is refused', async (name, options, code) => {
    expect(await codeOf(shippedPipeline(name, options))).toBe(code)
  })

  test('weights that are not there are named', async () => {
    expect(await codeOf(readWeights('nothing.crf'))).toBe('no-weights')
  })
})

describe('settings of a pipeline', () => {
  const points = [
    { recall: 0.95, precision: 0.99, bias: 0, rules: 0.4, model: 0.5 },
    { recall: 0.98, precision: 0.96, bias: -1, rules: 0.2, model: 0.4 },
    { recall: 0.99, precision: 0.8, bias: -2, rules: 0, model: 0.2 },
  ]
  const settings = { standard: 1, points, labels: {} }

  test.each([
    [undefined, -1],
    [0.9, 0],
    [0.96, -1],
    [0.985, -2],
    [0.999, -2],
  ])('for a recall of %s the bias is %s', (recall, bias) => {
    expect(pointFor(settings, recall).bias).toBe(bias)
  })

  test.each([
    ['no JSON', '{'],
    ['no points', '{"standard":0,"points":[],"labels":{}}'],
    ['a standard that is not there', JSON.stringify({ ...settings, standard: 3 })],
    ['a probability above 1', JSON.stringify({ ...settings, points: [{ ...points[0], recall: 2 }] })],
    ['an unknown key', JSON.stringify({ ...settings, more: 1 })],
  ])('refuses %s', (_, text) => {
    expect(() => parseSettings(new TextEncoder().encode(text))).toThrow(/settings of a pipeline/)
  })
})
