import type { Span } from '@palimpsest/deid/text'
import { expect, test } from 'vitest'
import { impossibleDates } from './impossible-dates.ts'

const settings = { language: 'en', trace: false, context: [] }

function kept(text: string, label = 'DATE', source = 'crf:small'): boolean {
  const span: Span = { start: 0, end: text.length, label, score: 0.9, source }
  return impossibleDates.refine({ id: '', text }, [span], settings).length > 0
}

test.each([
  ['25/30', false],
  ['20/40', false],
  ['0/36', false],
  ['17-15', false],
  ['6/52', false],
  ['12/31', true],
  ['31/12', true],
  ['03-14', true],
  ['11/67', true],
  ['3/4/2021', true],
  ['13 May', true],
])('of a model, the date %s stays: %s', (text, stays) => {
  expect(kept(text)).toBe(stays)
})

test.each([
  ['c/o [4/10] pain at incision site', false],
  ['Pain [7/10], relieved', false],
  ['pain score: [3/10]', false],
  ['rated [8/10] in severity', false],
  ['[6/10] sharp chest pain', false],
  ['strength [4/5] throughout', false],
  ['seen [4/10] for chest pain', true],
  ['Pain clinic [4/10]', true],
  ['pain since [4/10]', true],
  ['pain [11/10/2020]', true],
  ['pain [12/24]', true],
])('of a model, the date in %j stays: %s', (marked, stays) => {
  const start = marked.indexOf('[')
  const end = marked.indexOf(']') - 1
  const text = marked.replace(/[[\]]/g, '')
  const span: Span = { start, end, label: 'DATE', score: 0.9, source: 'crf:small' }
  expect(impossibleDates.refine({ id: '', text }, [span], settings).length > 0).toBe(stays)
})

test('leaves other labels and what rules found', () => {
  expect(kept('25/30', 'IDNUM')).toBe(true)
  expect(kept('25/30', 'DATE', 'rule:dates')).toBe(true)
})
