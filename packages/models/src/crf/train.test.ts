import type { DeidError } from '@palimpsest/deid/text'
import { describe, expect, test } from 'vitest'
import { LabelStates } from './label-states.ts'
import { lbfgs } from './lbfgs.ts'
import type { CrfModel } from './model.ts'
import { formatModel } from './model-file.ts'
import { parametersFor, SequenceLoss } from './objective.ts'
import { Tagger } from './tagger.ts'
import { smallModel, smallNotes } from './testing/small-notes.ts'
import { type PassReport, train } from './train.ts'
import { trainingSet } from './training-set.ts'
import { measure } from './validate.ts'

const LABELS = ['DATE', 'DOCTOR', 'MEDICALRECORD', 'PATIENT']

describe('training', () => {
  test('the slopes of the loss are what the loss does when a weight moves', () => {
    const set = trainingSet(smallNotes(12, 1), new LabelStates(LABELS))
    const parameters = parametersFor(set, 1)
    const { weights, pairCount } = parameters
    for (let i = 0; i < weights.length; i++) weights[i] = Math.sin(i * 12.9898) * 0.3
    const loss = new SequenceLoss(set, parameters)
    const total = () => {
      loss.syncTransitions()
      let sum = 0
      for (let i = 0; i < set.sequenceWeights.length; i++) sum += loss.sequence(i, () => {})
      return sum
    }
    const slopes = new Float64Array(weights.length)
    loss.syncTransitions()
    for (let i = 0; i < set.sequenceWeights.length; i++)
      loss.sequence(i, (at, slope) => {
        slopes[at]! += slope
      })
    const states = new LabelStates(LABELS)
    let checked = 0
    for (let i = 0; i < weights.length; i += 61) {
      if (
        i >= pairCount &&
        !states.mayFollow(Math.floor((i - pairCount) / states.size), (i - pairCount) % states.size)
      )
        continue
      const before = weights[i]!
      const step = 1 / 64
      weights[i] = before + step
      const above = total()
      weights[i] = before - step
      const below = total()
      weights[i] = before
      expect((above - below) / (2 * step)).toBeCloseTo(slopes[i]!, 2)
      checked++
    }
    expect(checked).toBeGreaterThan(50)
  })

  test('the same documents and seed give the same bytes', () => {
    expect(formatModel(smallModel())).toEqual(formatModel(smallModel()))
  })

  test.each(['stochastic', 'lbfgs'] as const)('%s training learns small notes nearly by heart', (method) => {
    const model = train(smallNotes(120, 1), smallNotes(30, 2), {
      method,
      passes: method === 'lbfgs' ? 20 : 4,
      drop: [],
      l1: 0.1,
    })
    const { recall, precision } = measure(new Tagger(model), smallNotes(50, 9))
    expect(recall).toBeGreaterThan(0.97)
    expect(precision).toBeGreaterThan(0.97)
  })

  test('says after each pass how it does on the validation documents, with the errors by class', () => {
    const reports: PassReport[] = []
    const held = smallNotes(30, 2)
    train(smallNotes(60, 1), held, {
      passes: 2,
      patience: 9,
      drop: [],
      onPass: (report) => reports.push(report),
    })
    expect(reports.map(({ pass }) => pass)).toEqual([1, 2])
    const spans = held.reduce((sum, doc) => sum + doc.spans.length, 0)
    for (const { loss, recall, precision, errors } of reports) {
      expect(loss).toBeGreaterThan(0)
      expect(recall * precision).toBeGreaterThan(0)
      expect(Object.keys(errors).sort()).toEqual(['border', 'label', 'missed', 'spurious'])
      expect(errors.missed + errors.label + errors.border).toBeLessThanOrEqual(spans)
    }
    expect(reports[1]!.loss).toBeLessThan(reports[0]!.loss)
  })

  test('stops when the validation documents gain nothing more, and keeps the best pass', () => {
    const reports: PassReport[] = []
    const model = train(smallNotes(60, 1), smallNotes(30, 2), {
      passes: 40,
      patience: 2,
      drop: [],
      onPass: (report) => reports.push(report),
    })
    expect(reports.length).toBeLessThan(40)
    const f2 = ({ recall, precision }: { recall: number; precision: number }) =>
      (5 * recall * precision) / (4 * precision + recall)
    const best = Math.max(...reports.map(f2))
    expect(f2(measure(new Tagger(model), smallNotes(30, 2)))).toBeGreaterThan(best - 0.01)
  })

  test.each(['stochastic', 'lbfgs'] as const)(
    '%s: more L1 leaves fewer weights, more L2 smaller ones',
    (method) => {
      const trained = (l1: number, l2: number) =>
        train(smallNotes(60, 1), smallNotes(20, 2), { method, passes: 4, l1, l2, drop: [], prune: 1e-3 })
      const count = (model: CrfModel) => model.pairWeights.length
      expect(count(trained(3, 0.1))).toBeLessThan(count(trained(0.01, 0.1)) * 0.7)
      const greatest = ({ pairWeights, header }: CrfModel) =>
        pairWeights.reduce((most, w) => Math.max(most, Math.abs(w)), 0) * header.scale
      expect(greatest(trained(0.01, 300))).toBeLessThan(greatest(trained(0.01, 0.01)) * 0.8)
    },
  )

  test('goes on from a model with new documents, keeping what it knew', () => {
    const base = smallModel()
    const text = 'Ward round with nurse Petrova at bedside. '
    const more = Array.from({ length: 60 }, (_, i) => ({
      text: text.replace('Petrova', ['Petrova', 'Lindqvist', 'Osei'][i % 3]!),
      spans: [{ start: 22, end: 22 + ['Petrova', 'Lindqvist', 'Osei'][i % 3]!.length, label: 'DOCTOR' }],
    }))
    const before = new Tagger(base).tag(text)
    const next = train(more, smallNotes(20, 3), { base, passes: 3, patience: 9, drop: [] })
    expect(before.some(({ start }) => start === 22)).toBe(false)
    expect(new Tagger(next).tag(text).some(({ start, label }) => start === 22 && label === 'DOCTOR')).toBe(
      true,
    )
    expect(measure(new Tagger(next), smallNotes(40, 8)).recall).toBeGreaterThan(0.9)
  })

  test('confidence that is calibrated: of spans at about p, about p are right', () => {
    const model = smallModel()
    let sum = 0
    let right = 0
    let count = 0
    for (const { text, spans } of smallNotes(200, 21))
      for (const found of new Tagger(model).tag(text)) {
        sum += found.confidence
        right += spans.some(
          ({ start, end, label }) => start === found.start && end === found.end && label === found.label,
        )
          ? 1
          : 0
        count++
      }
    expect(Math.abs(sum / count - right / count)).toBeLessThan(0.05)
  })

  test.each([
    ['no documents', [], 'empty-training-set'],
    ['documents without spans', [{ text: 'Nothing here.', spans: [] }], 'empty-training-set'],
    ['documents without text', [{ text: '', spans: [] }], 'empty-training-set'],
  ])('refuses %s', (_, docs, code) => {
    try {
      train(docs)
    } catch (error) {
      expect((error as DeidError).code).toBe(code)
      return
    }
    throw new Error('trained on nothing')
  })

  test('refuses to go on from a model that lacks a label of the documents', () => {
    const docs = [{ text: 'Call 555-0100.', spans: [{ start: 5, end: 13, label: 'PHONE' }] }]
    expect(() => train(docs, [], { base: smallModel() })).toThrow(/no label PHONE/)
  })

  test('a set with one label trains', () => {
    const docs = smallNotes(60, 4).map(({ text, spans }) => ({
      text,
      spans: spans.filter(({ label }) => label === 'DATE'),
    }))
    const model = train(docs, [], { passes: 3, drop: [] })
    expect(model.header.labels).toEqual(['DATE'])
  })

  test('spans off token borders take the whole token, and are counted', () => {
    const set = trainingSet(
      [{ text: 'on 12/31/2020x', spans: [{ start: 3, end: 11, label: 'DATE' }] }],
      new LabelStates(['DATE']),
    )
    expect(set.moved).toBe(1)
    expect(set.dropped).toBe(0)
  })
})

describe('lbfgs', () => {
  test('finds the least of a bowl, and with L1 sets what matters little to 0', () => {
    const bowl = (x: Float64Array, slopes: Float64Array) => {
      let value = 0
      x.forEach((v, i) => {
        const target = i === 0 ? 3 : 0.05
        value += (i + 1) * (v - target) ** 2
        slopes[i] = 2 * (i + 1) * (v - target)
      })
      return value
    }
    const free = lbfgs(bowl, new Float64Array(3), { l1: 0, steps: 60, tolerance: 1e-12 })
    expect(free[0]).toBeCloseTo(3, 4)
    expect(free[2]).toBeCloseTo(0.05, 4)
    const sparse = lbfgs(bowl, new Float64Array(3), { l1: 1, steps: 60, tolerance: 1e-12 })
    expect(sparse[0]).toBeCloseTo(2.5, 4)
    expect([sparse[1], sparse[2]]).toEqual([0, 0])
  })
})
