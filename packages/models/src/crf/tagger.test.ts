import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { docContext } from './doc-context.ts'
import { allFeatures, MAX_CONJUNCTIONS } from './features.ts'
import { constrained, marginals, viterbi } from './lattice.ts'
import { parseModel } from './model-file.ts'
import { ALL_PASS } from './screen.ts'
import { Tagger } from './tagger.ts'
import { smallModel, smallNotes } from './testing/small-notes.ts'
import { WordTypes } from './word-types.ts'

const model = smallModel()
const shipped = parseModel(readFileSync(new URL('../../weights/clinical-fast.crf', import.meta.url)))
const queries = readFileSync(new URL('../../../../bench/data/asq_phi_dev.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .slice(0, 120)
  .map((line): string => JSON.parse(line).text)

describe('tagger', () => {
  test('finds in a new note what it was taught to find', () => {
    const text = 'Seen by Dr. Alvarez on 04/05/2021. Patient: Nora Whitfield, MRN 5512340. No chest pain.'
    const found = new Tagger(model)
      .tag(text)
      .map(({ start, end, label }) => `${text.slice(start, end)}|${label}`)
    expect(found).toEqual([
      'Alvarez|DOCTOR',
      '04/05/2021|DATE',
      'Nora Whitfield|PATIENT',
      '5512340|MEDICALRECORD',
    ])
  })

  test.each([
    ['a small model', model],
    ['the shipped model', shipped],
  ])(
    '%s: scores of states are the plain sums of the weights of the features that training sees',
    (_, model) => {
      const tagger = new Tagger(model)
      const { states } = tagger
      const place = new Map<number, number>()
      model.featureHashes.forEach((hash, f) => {
        place.set(hash, f)
      })
      const words = new WordTypes(model.clusters)
      const scratch = new Int32Array(MAX_CONJUNCTIONS)
      for (const text of [...smallNotes(10, 31).map((doc) => doc.text), ...queries.slice(0, 20)]) {
        const { tokens, emit } = tagger.emissions(text)
        const context = docContext(tokens, words.idsOf(tokens), words)
        for (let t = 0; t < tokens.count; t++) {
          const sums = new Float64Array(states.targets)
          allFeatures(context, t, scratch, (hash) => {
            const f = place.get(hash)
            if (f === undefined) return
            for (let p = model.pairStart[f]!; p < model.pairStart[f + 1]!; p++)
              sums[model.pairTargets[p]!]! += model.pairWeights[p]!
          })
          for (let s = 0; s < states.size; s++) {
            const label = states.labelOf(s)
            const steps = sums[1 + label]! + (states.opens(s) ? sums[1 + states.labels.length + label]! : 0)
            expect(emit[t * states.size + s]).toBeCloseTo(steps * model.header.scale, 9)
          }
        }
      }
    },
  )

  test('takes the same path as exact Viterbi over the whole text, and the same probabilities', () => {
    const tagger = new Tagger(model)
    const { size } = tagger.states
    const weights = Float64Array.from(model.transitions, (w) => w * model.header.scale)
    for (const { text } of smallNotes(60, 99)) {
      const { tokens, emit } = tagger.emissions(text)
      const lattice = { ...constrained(tagger.states, weights), size, count: tokens.count, emit }
      const exact = tagger.states.decode(viterbi(lattice).path)
      const { state } = marginals(lattice)
      const found = tagger.tag(text)
      expect(found.map(({ start, end, label }) => [start, end, label])).toEqual(
        exact.map(({ first, last, label }) => [
          tokens.starts[first],
          tokens.ends[last],
          model.header.labels[label],
        ]),
      )
      found.forEach(({ confidence }, i) => {
        const { first, last, label } = exact[i]!
        let least = 1
        for (let t = first; t <= last; t++) {
          let here = 0
          for (let s = 1; s < size; s++) if (tagger.states.labelOf(s) === label) here += state[t * size + s]!
          least = Math.min(least, here)
        }
        const logit =
          Math.log(least / (1 - least)) * model.header.calibration.slope + model.header.calibration.offset
        expect(confidence).toBeCloseTo(1 / (1 + Math.exp(-logit)), 1)
      })
    }
  })

  test('with the shipped model nearly always takes the path of exact Viterbi: beam and screen lose next to nothing', () => {
    const screened = new Tagger(shipped)
    const open = new Tagger({ ...shipped, header: { ...shipped.header, screen: ALL_PASS } })
    const { size } = open.states
    const weights = Float64Array.from(shipped.transitions, (w) => w * shipped.header.scale)
    const differ = { beam: 0, screen: 0, spans: 0 }
    for (const text of queries) {
      const { tokens, emit } = open.emissions(text)
      const lattice = { ...constrained(open.states, weights), size, count: tokens.count, emit }
      const exact = open.states
        .decode(viterbi(lattice).path)
        .map(
          ({ first, last, label }) =>
            `${tokens.starts[first]}-${tokens.ends[last]}-${shipped.header.labels[label]}`,
        )
      const found = (tagger: Tagger) =>
        new Set(tagger.tag(text).map(({ start, end, label }) => `${start}-${end}-${label}`))
      differ.spans += exact.length
      const [withBeam, withBoth] = [found(open), found(screened)]
      for (const span of exact) {
        if (!withBeam.has(span)) differ.beam++
        if (!withBoth.has(span)) differ.screen++
      }
    }
    expect(differ.spans).toBeGreaterThan(300)
    expect(differ.beam / differ.spans).toBeLessThan(0.005)
    expect(differ.screen / differ.spans).toBeLessThan(0.01)
  })

  test('finds more with a negative bias, less with a positive one', () => {
    const tagger = new Tagger(model)
    const count = (bias: number) =>
      smallNotes(40, 7).reduce((sum, { text }) => sum + covered(tagger.tag(text, { bias })), 0)
    const counts = [6, 0, -6].map(count)
    expect(counts[0]!).toBeLessThan(counts[1]!)
    expect(counts[1]!).toBeLessThan(counts[2]!)
  })

  test('what it finds depends on nothing that it saw before', () => {
    const used = new Tagger(model)
    for (const { text } of smallNotes(50, 3)) used.tag(text)
    for (const { text } of smallNotes(20, 4)) expect(used.tag(text)).toEqual(new Tagger(model).tag(text))
  })

  test.each([
    ['nothing', ''],
    ['white space', ' \n\t '],
    ['one token of a million letters', 'x'.repeat(1_000_000)],
    ['a script it never saw', 'Пациент Иванов поступил. 患者は田中さん。 \u{1F600}\u{1F600}'],
    ['lone surrogates', 'Dr. \ud800 Smith \udc00'],
    ['NUL bytes', 'Dr.\0Smith\0'],
  ])('takes %s, with spans inside the text', (_, text) => {
    for (const { start, end } of new Tagger(model).tag(text)) {
      expect(start).toBeGreaterThanOrEqual(0)
      expect(end).toBeLessThanOrEqual(text.length)
      expect(end).toBeGreaterThan(start)
    }
  })

  test('reads a text of five megabytes in parts, and finds the same in its middle', () => {
    const line = `Seen by Dr. Alvarez on 11/12/2021. ${'No chest pain or fever. Lungs clear, abdomen soft. '.repeat(40)}\n`
    const text = line.repeat(2500)
    expect(text.length).toBeGreaterThan(5e6)
    const spans = new Tagger(model).tag(text, { confidence: false })
    expect(spans).toHaveLength(5000)
    expect(spans.every(({ start, end }) => ['Alvarez', '11/12/2021'].includes(text.slice(start, end)))).toBe(
      true,
    )
  })

  test('cuts a stretch that never ends, and still gives spans in order without overlap', () => {
    const text = 'Alvarez Whitfield '.repeat(4000)
    let pos = 0
    for (const { start, end } of new Tagger(model).tag(text, { bias: -20 })) {
      expect(start).toBeGreaterThanOrEqual(pos)
      pos = end
    }
  })
})

function covered(spans: readonly { start: number; end: number }[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0)
}
