import { expect, test } from 'vitest'
import { bareYears } from './bare-years.ts'

test.each([
  ['2021', 'encoder:clinical', 0],
  ["'09", 'crf:clinical-fast', 0],
  ['May 2021', 'encoder:clinical', 1],
  ['3/2021', 'crf:clinical-fast', 1],
  ['2021', 'rule:dates', 1],
])('%s of %s: %i', (text, source, count) => {
  const span = { start: 0, end: text.length, label: 'DATE', score: 1, source }
  expect(
    bareYears.refine({ id: '', text }, [span], { language: 'en', trace: false, context: [] }),
  ).toHaveLength(count)
})
