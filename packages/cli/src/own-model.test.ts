import { writeFileSync } from 'node:fs'
import { find } from '@palimpsest/deid'
import { formatModel, train } from '@palimpsest/models/crf'
import { describe, expect, test } from 'vitest'
import { ownModel, pipelineAt, pipelinePrint } from './own-model.ts'
import { openPipeline } from './pipelines.ts'
import { workplace } from './testing/workplace.ts'

const { at, file, read, run, said } = workplace()

/** Notes whose codes only a model that learnt them finds. */
const notes = Array.from({ length: 12 }, (_, i) => {
  const code = `Zeta-${100 + i * 7}`
  return {
    id: `n${i}`,
    text: `Batch ${code} was kept.`,
    spans: [{ start: 6, end: 6 + code.length, label: 'DEVICE' }],
  }
})
const model = formatModel(train(notes, notes, { name: 'lots', passes: 4 }))
const doc = { id: 'x', text: 'Batch Zeta-555 was kept for Dr. Okafor.' }
const labels = async (name: string) =>
  (await find(doc, await openPipeline(name, { language: 'en' }))).map(({ label }) => label)

describe('a model of one’s own as a pipeline', () => {
  test('a trained model runs alone under the path of its file', async () => {
    expect(await labels(file('lots.crf', model))).toEqual(['DEVICE'])
  })

  test('the clinical rules run beside it where the name says so', async () => {
    expect(await labels(`clinical-rules+${file('lots.crf', model)}`)).toEqual(['DEVICE', 'DOCTOR'])
  })

  test('the command finds with what the command trained', async () => {
    const docs = file('notes.jsonl', notes.map((note) => `${JSON.stringify(note)}\n`).join(''))
    expect(await run('train', docs, '-o', at('own.crf'), '--passes', '4', '-q')).toBe(0)
    expect(await run('detect', docs, '--pipeline', at('own.crf'), '-o', at('found.jsonl'), '-q')).toBe(0)
    expect(read('found.jsonl').match(/"label":"DEVICE"/g)).toHaveLength(notes.length)
    const recall = ['--pipeline', at('own.crf'), '--recall', '0.5']
    expect(await run('deid', docs, ...recall, '-o', at('out.jsonl'), '-q')).toBe(0)
    expect(read('out.jsonl')).toContain('Batch <DEVICE> was kept.')
  })

  test('a recall to aim at moves the bias of the model', async () => {
    const path = file('lots.crf', model)
    const explained = async (recall?: number) => {
      const pipeline = await ownModel(path, recall === undefined ? {} : { recall })
      return (await find(doc, pipeline!, { trace: true }))[0]?.why?.pattern
    }
    expect(await explained()).toBe('bias 0')
    expect(await explained(0.5)).toBe('bias 1')
  })

  test.each([
    ['a name that is no model', 'patterns', undefined],
    ['another file', 'rules.yaml', undefined],
  ])('%s is left to others', async (_, name, expected) => {
    expect(await ownModel(name)).toBe(expected)
  })

  test('a model that is not there, cut short, damaged or foreign is refused', async () => {
    await expect(ownModel(at('none.crf'))).rejects.toMatchObject({ code: 'unknown-pipeline' })
    const damaged = model.slice()
    damaged[damaged.length >> 1]! ^= 1
    for (const bytes of [model.slice(0, model.length - 9), damaged, new TextEncoder().encode('{"a": 1}')])
      await expect(ownModel(file('bad.crf', bytes))).rejects.toMatchObject({ code: 'bad-model' })
    expect(await run('detect', file('a.txt', 'A note.'), '--pipeline', at('bad.crf'))).toBe(2)
  })

  test('titles and safe words are of the clinical pipelines alone', async () => {
    const path = file('lots.crf', model)
    await expect(openPipeline(path, { language: 'en', titles: true })).rejects.toMatchObject({
      code: 'bad-pipeline',
    })
    await expect(openPipeline('patterns', { language: 'en', recall: 0.9 })).rejects.toMatchObject({
      code: 'bad-pipeline',
    })
  })

  test('its print follows its bytes, also where rules run beside it, and a shipped name has none', () => {
    const path = file('lots.crf', model)
    const before = pipelinePrint(path)
    expect(before).not.toBeNull()
    expect(pipelinePrint(`clinical-rules+${path}`)).toBe(before)
    writeFileSync(path, model.slice(1))
    expect(pipelinePrint(path)).not.toBe(before)
    expect(pipelinePrint('clinical-fast')).toBeNull()
  })

  test('its path starts where it is said to start; shipped names stay', () => {
    const path = file('lots.crf', model)
    const folder = at('')
    expect(pipelineAt('lots.crf', folder)).toBe(path)
    expect(pipelineAt('clinical-rules+lots.crf', folder)).toBe(`clinical-rules+${path}`)
    expect(pipelineAt('clinical-fast', folder)).toBe('clinical-fast')
  })

  test('spans that the model cannot learn as they are, are told', async () => {
    const odd = [
      { start: 7, end: 14, label: 'DEVICE' },
      { start: 8, end: 14, label: 'DEVICE' },
    ]
    const lines = notes.map((note) => `${JSON.stringify({ ...note, spans: odd })}\n`).join('')
    expect(await run('train', file('odd.jsonl', lines), '-o', at('odd.crf'), '--passes', '1')).toBe(0)
    expect(said()).toContain('11 spans end inside a word or number and were learnt with the whole of it')
    expect(said()).toContain('11 spans hold no word, or overlap another, and were left out')
    expect(read('odd.crf').length).toBeGreaterThan(0)
  })

  test('labels that only the watched documents have are told', async () => {
    const lines = (label: string) =>
      notes
        .map((note) => ({ ...note, spans: note.spans.map((span) => ({ ...span, label })) }))
        .map((note) => `${JSON.stringify(note)}\n`)
        .join('')
    const [learnt, watched] = [file('learnt.jsonl', lines('DEVICE')), file('watched.jsonl', lines('IDNUM'))]
    const flags = ['-o', at('odd.crf'), '--passes', '1']
    expect(await run('train', learnt, '--validate', watched, ...flags)).toBe(0)
    expect(said()).toContain('Only the watched documents have IDNUM:')
    expect(await run('train', learnt, '--validate', learnt, ...flags)).toBe(0)
    expect(said()).not.toContain('Only the watched')
  })
})
