import type { Span } from '@palimpsest/deid/text'
import { describe, expect, test } from 'vitest'
import { ensemble } from './ensemble.ts'

const rule = (start: number, end: number, label: string, score: number): Span => ({
  start,
  end,
  label,
  score,
  source: 'rule:names',
})
const model = (start: number, end: number, label: string, score: number): Span => ({
  start,
  end,
  label,
  score,
  source: 'crf:small',
})
const encoder = (start: number, end: number, label: string, score: number): Span => ({
  start,
  end,
  label,
  score,
  source: 'encoder:small',
})
const doc = { id: '', text: 'x'.repeat(40) }
const settings = { language: 'en', trace: false, context: [] }

describe('ensemble', () => {
  const merged = ensemble({
    default: { how: 'union', rules: 0.4, model: 0.5 },
    labels: {
      STATE: { how: 'vote', rules: 0.95, model: 0.95 },
      SSN: { how: 'rules', rules: 0, model: 0 },
      CITY: { how: 'model', rules: 0, model: 0.3 },
    },
  })
  const kept = (...spans: Span[]) => merged.refine(doc, spans, settings)

  test.each<[string, Span[], number]>([
    ['keeps what a rule is sure enough of', [rule(0, 4, 'DATE', 0.4)], 1],
    [
      'drops what a rule is not sure of and the model does not back',
      [rule(0, 4, 'DATE', 0.3), model(10, 12, 'DATE', 0.9)],
      1,
    ],
    [
      'keeps both where the model backs a weak rule, whatever the labels',
      [rule(0, 4, 'DATE', 0.3), model(2, 6, 'AGE', 0.1)],
      2,
    ],
    ['keeps what the model alone is sure enough of', [model(0, 4, 'DATE', 0.5)], 1],
    ['drops what the model alone is not sure of', [model(0, 4, 'DATE', 0.49)], 0],
    ['in a vote, one side alone is not enough', [rule(0, 2, 'STATE', 0.9), model(8, 9, 'DATE', 0.9)], 1],
    ['in a vote, one side alone is enough when it is very sure', [model(0, 2, 'STATE', 0.97)], 1],
    ['takes only rules where settings say so', [model(0, 9, 'SSN', 1)], 0],
    ['takes only the model where settings say so', [rule(0, 9, 'CITY', 1)], 0],
  ])('%s', (_, spans, count) => {
    expect(kept(...spans)).toHaveLength(count)
  })

  test.each([
    ['after a city with a comma', 'in Chicago, IL today', 'CITY', 1],
    ['after a city on the line before', 'in Chicago,\nIL today', 'CITY', 1],
    ['after a city without a comma', 'in Chicago IL today', 'CITY', 1],
    ['after a name', 'by Chicago, IL today', 'PATIENT', 0],
    ['after something else than a comma', 'in Chicago: IL today', 'CITY', 0],
  ])('a state that a rule finds %s: backed by a place of the model alone', (_, text, label, count) => {
    const at = text.indexOf('IL')
    const spans = [rule(at, at + 2, 'STATE', 0.5), model(3, 10, label, 0.6)]
    const states = merged.refine({ id: '', text }, spans, settings).filter((span) => span.label === 'STATE')
    expect(states).toHaveLength(count)
  })
})

describe('ensemble with the encoder as a side of its own', () => {
  const labels = { SSN: { how: 'rules', rules: 0, model: 0 } } as const
  const three = ensemble({ default: { how: 'union', rules: 0.9, model: 0.9 }, labels, encoder: 0.97 })
  const two = ensemble({ default: { how: 'union', rules: 0.9, model: 0.9 }, labels })

  test.each<[string, Span[], kept: number, keptByTwo: number]>([
    [
      'keeps what encoder and CRF say of one place',
      [model(0, 4, 'AGE', 0.4), encoder(2, 6, 'DATE', 0.3)],
      2,
      0,
    ],
    [
      'keeps what encoder and a rule say of one place',
      [rule(0, 4, 'AGE', 0.4), encoder(0, 4, 'AGE', 0.3)],
      2,
      2,
    ],
    ['drops what they say of places apart', [model(0, 4, 'AGE', 0.4), encoder(9, 12, 'DATE', 0.3)], 0, 0],
    ['keeps what the encoder alone is sure enough of', [encoder(0, 4, 'DATE', 0.97)], 1, 1],
    ['drops what the encoder alone is not sure enough of', [encoder(0, 4, 'DATE', 0.95)], 0, 1],
    ['takes only rules where settings say so', [encoder(0, 4, 'SSN', 1)], 0, 0],
  ])('%s', (_, spans, kept, keptByTwo) => {
    expect(three.refine(doc, spans, settings)).toHaveLength(kept)
    expect(two.refine(doc, spans, settings)).toHaveLength(keptByTwo)
  })
})
