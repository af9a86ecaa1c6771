import type { Span } from '@palimpsest/deid/text'
import { expect, test } from 'vitest'
import { labelsByCue } from './labels-by-cue.ts'

const settings = { language: 'en', trace: false, context: [] }
const span = (start: number, end: number, label: string, source: string): Span => ({
  start,
  end,
  label,
  score: 0.9,
  source,
})

function kept(...spans: Span[]): string[] {
  return labelsByCue.refine({ id: '', text: '' }, spans, settings).map(({ label }) => label)
}

test.each<[string, Span[], string[]]>([
  [
    'what a cue calls by its kind is not what a model calls it',
    [
      span(4, 9, 'HEALTHPLAN', 'rule:cued'),
      span(4, 9, 'SSN', 'crf:small'),
      span(4, 9, 'IDNUM', 'encoder:small'),
    ],
    ['HEALTHPLAN'],
  ],
  [
    'what reaches further stays',
    [span(4, 9, 'HEALTHPLAN', 'rule:cued'), span(4, 12, 'SSN', 'crf:small')],
    ['HEALTHPLAN', 'SSN'],
  ],
  [
    'other rules say nothing against a model',
    [span(4, 9, 'DATE', 'rule:dates'), span(4, 9, 'SSN', 'crf:small')],
    ['DATE', 'SSN'],
  ],
  ['a model alone stays', [span(4, 9, 'SSN', 'crf:small')], ['SSN']],
])('%s', (_, spans, labels) => {
  expect(kept(...spans)).toEqual(labels)
})
