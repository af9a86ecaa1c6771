import { describe, expect, test } from 'vitest'
import { deidentify, find, rewrite } from './deid.ts'
import type { Detector } from './detect/detector.ts'
import type { Pipeline } from './detect/pipeline.ts'
import { preset } from './policy/presets/list.ts'
import { createKeyring } from './replace/keyring.ts'
import { readPolicy } from './replace/read-policy.ts'
import { createDoc } from './text/doc.ts'
import { DeidError } from './text/message.ts'

const keyring = createKeyring(new Uint8Array(32))

/** Finds one word. */
function word(label: string, text: string, score = 0.9): Detector {
  return {
    name: `test:${label.toLowerCase()}`,
    labels: [label],
    detect: (doc) =>
      [...doc.text.matchAll(new RegExp(text, 'g'))].map(({ index, 0: found }) => ({
        start: index,
        end: index + found.length,
        label,
        score,
        source: 'test',
      })),
  }
}
function pipelineOf(detectors: readonly Detector[], more: Partial<Pipeline> = {}): Pipeline {
  return { name: 'test', detectors, refiners: [], labels: 'native', resolve: 'longest', ...more }
}

describe('find', () => {
  const detectors = [word('US_SSN', '123-45-6789'), word('PHONE_NUMBER', '45-6789', 0.95)]
  const doc = createDoc('ssn 123-45-6789')
  test('gives one span per place, with native labels', async () => {
    const spans = await find(doc, pipelineOf(detectors))
    expect(spans).toEqual([{ start: 4, end: 15, label: 'SSN', score: 0.9, source: 'test' }])
  })
  test("leaves Presidio's labels to a pipeline that speaks them", async () => {
    const [span] = await find(doc, pipelineOf(detectors, { labels: 'presidio' }))
    expect(span?.label).toBe('US_SSN')
  })
  test('maps labels before overlaps are resolved, so that the priority speaks native', async () => {
    const spans = await find(doc, pipelineOf(detectors, { resolve: 'priority', priority: ['PHONE', 'SSN'] }))
    expect(spans.map(({ label, start, end }) => [label, start, end])).toEqual([
      ['SSN', 4, 7],
      ['PHONE', 8, 15],
    ])
  })
})

describe('deidentify', () => {
  const pipeline = pipelineOf([word('PATIENT', 'Ora Keats'), word('AGE', '9\\d|old'), word('BAY', 'bay 3')])
  const run = (text: string, policy = preset('labels')) =>
    deidentify(createDoc(text, { id: 'n1' }), { pipeline, policy, keyring })

  test('writes a copy, and says how it came about', async () => {
    const result = await run('Ora Keats, 92, in bay 3.', preset('safe-harbor'))
    expect(result.text).toBe('<PATIENT>, 90+, in <BAY>.')
    expect(result.spans.map(({ start, end, label }) => [start, end, label])).toEqual([
      [0, 9, 'PATIENT'],
      [11, 14, 'AGE'],
      [19, 24, 'BAY'],
    ])
    expect(result.nominations.map(({ action }) => action)).toEqual(['label', 'generalize', 'label'])
    expect(result.edits.mapBack(11)).toBe(11)
    expect(result).toMatchObject({ messages: [], leaks: [] })
  })
  test('turns what an action flags into its label, with a message', async () => {
    const { text, messages } = await run('an old man', preset('safe-harbor'))
    expect(text).toBe('an <AGE> man')
    expect(messages).toEqual([
      {
        code: 'unparseable-value',
        docId: 'n1',
        start: 3,
        end: 6,
        detail: 'This AGE cannot be read, and so not made coarser',
      },
    ])
  })

  test('settles the overlaps that a pipeline leaves, as Presidio’s do', async () => {
    const loose = pipelineOf([word('SSN', '123-45-6789'), word('PHONE', '45-6789', 0.95)], {
      resolve: 'none',
    })
    const doc = createDoc('ssn 123-45-6789.')
    const result = await deidentify(doc, { pipeline: loose, policy: preset('labels'), keyring })
    expect(result.text).toBe('ssn <SSN>.')
  })
  test('a text that is none is refused where it comes in', () => {
    for (const text of [undefined, null, 5, {}]) expect(() => createDoc(text as never)).toThrow(TypeError)
  })
  test('leaves a text without spans as it is, to the byte', async () => {
    const text = '\ufeffnothing\r\n here\u0000 \ud83d'
    expect((await run(text)).text).toBe(text)
  })
  test('refuses a label that neither a scheme, the pipeline nor the policy knows', async () => {
    const liar: Detector = {
      ...word('PATIENT', 'x'),
      detect: () => [{ start: 0, end: 1, label: 'WHAT', score: 1, source: 't' }],
    }
    const attempt = (policy = preset('labels')) =>
      deidentify(createDoc('x'), { pipeline: pipelineOf([liar], { labels: 'presidio' }), policy, keyring })
    await expect(attempt()).rejects.toMatchObject({ code: 'unknown-label' })
    const declared = readPolicy('version: 1\ncustomLabels: { WHAT: }')
    expect((await attempt(declared)).text).toBe('<WHAT>')
  })
  test('fails with the detector that fails, and without its words', async () => {
    const broken: Detector = {
      name: 'test:broken',
      labels: [],
      detect(doc) {
        throw new Error(`cannot read ${doc.text}`)
      },
    }
    const attempt = deidentify(createDoc('canary', { id: 'n2' }), {
      pipeline: pipelineOf([broken]),
      policy: preset('labels'),
      keyring,
    })
    const error = await attempt.catch((e: unknown) => e)
    expect(error).toBeInstanceOf(DeidError)
    expect(error).toMatchObject({ code: 'detector-failed', at: { docId: 'n2' } })
    expect((error as Error).message).not.toContain('canary')
  })
})

describe('a value found in one place and missed in another', () => {
  const once = pipelineOf([word('CITY', 'Tamsin(?=,)'), word('PATIENT', 'Ora Keats')])
  const text = 'Ora Keats of Tamsin, VT. Thrown off near Tamsin; Keats lives alone. Tamsinville is far.'
  test('is replaced there too, and says so', async () => {
    const options = { pipeline: once, policy: preset('labels'), keyring }
    const result = await deidentify(createDoc(text), options)
    expect(result.text).toBe(
      '<PATIENT> of <CITY>, VT. Thrown off near <CITY>; <PATIENT> lives alone. Tamsinville is far.',
    )
    expect(result.leaks).toEqual([])
    expect(result.nominations.filter(({ source }) => source === 'verify').map(({ label }) => label)).toEqual([
      'CITY',
      'PATIENT',
    ])
  })
  test('is left and reported where the spans are a person’s', () => {
    const spans = [{ start: 13, end: 19, label: 'CITY', score: 1, source: 'person:1' }]
    const result = rewrite(createDoc(text), spans, { policy: preset('labels'), keyring })
    expect(result.leaks.map(({ label, start }) => [label, start])).toEqual([['CITY', 41]])
  })
})
