import { formatMarked, parseMarked } from '@palimpsest/deid/text'
import { expect, test } from 'vitest'
import { withTitles } from './with-titles.ts'

test.each([
  ['seen by Dr. [Roe|DOCTOR] today', 'seen by [Dr. Roe|DOCTOR] today'],
  ['MRS  [ROE|PATIENT]', '[MRS  ROE|PATIENT]'],
  ['Professor [Roe|PERSON]', '[Professor Roe|PERSON]'],
  ['[Jane Roe|PATIENT] and Mr [Roe|PERSON]', '[Jane Roe|PATIENT] and [Mr Roe|PERSON]'],
  ['alarms [Roe|PATIENT]', 'alarms [Roe|PATIENT]'],
  ['Dr. [Main St|STREET]', 'Dr. [Main St|STREET]'],
  ['Dr.\n\n\n[Roe|DOCTOR]', 'Dr.\n\n\n[Roe|DOCTOR]'],
])('%s', (marked, expected) => {
  const { text, spans } = parseMarked(marked)
  expect(
    formatMarked(
      text,
      withTitles.refine({ id: '', text }, spans, { language: 'en', trace: false, context: [] }),
    ),
  ).toBe(expected)
})
