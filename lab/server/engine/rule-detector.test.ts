import { find } from '@palimpsest/deid'
import { describe, expect, it } from 'vitest'
import type { RuleBody } from '../../shared/resources.ts'
import { pipelineOf } from './finders.ts'
import { ruleDetector } from './rule-detector.ts'

const blank: RuleBody = {
  name: 'rule',
  label: 'IDNUM',
  description: '',
  kind: 'regex',
  pattern: '',
  terms: [],
  caseSensitive: false,
  before: [],
  after: [],
  exceptions: [],
  window: 30,
  within: 'sentence',
  wholeWords: true,
  score: 0.9,
  examples: [],
}
const rule = (change: Partial<RuleBody>): RuleBody => ({ ...blank, ...change })

async function finds(body: RuleBody, text: string): Promise<string[]> {
  const spans = await find({ id: 't', text }, pipelineOf('rule:1', body))
  return spans.map(({ start, end }) => text.slice(start, end))
}

describe('a rule', () => {
  it.each([
    [
      'a pattern',
      rule({ pattern: '[A-Z]{2}\\d{4}' }),
      'File AB1234 and xAB1234, ab5678.',
      ['AB1234', 'ab5678'],
    ],
    [
      'a pattern that minds case',
      rule({ pattern: '[A-Z]{2}\\d{4}', caseSensitive: true }),
      'File AB1234, ab5678.',
      ['AB1234'],
    ],
    ['a part of a pattern', rule({ pattern: 'case no\\. (?P<value>\\d+)' }), 'See case no. 4711.', ['4711']],
    ['a pattern inside words', rule({ pattern: '\\d{3}', wholeWords: false }), 'a123b', ['123']],
    [
      'terms, the longest first',
      rule({ kind: 'dictionary', terms: ['St. Mary', "St. Mary's Hospice", 'Mercy'] }),
      "At St.  Mary's Hospice, not Mercyful.",
      ["St.  Mary's Hospice"],
    ],
    [
      'terms in any case',
      rule({ kind: 'dictionary', terms: ['Ward Seven'] }),
      'to WARD seven',
      ['WARD seven'],
    ],
    [
      'a word that must stand before',
      rule({ pattern: '\\d+', before: ['badge'] }),
      'Badge 12. Room 13.',
      ['12'],
    ],
    [
      'a word that must stand after',
      rule({ pattern: '\\d+', after: ['EUR'] }),
      '12 EUR, then. 13 beds',
      ['12'],
    ],
    ['an exception', rule({ pattern: '\\d+', exceptions: ['mg'] }), 'give 20 mg. See 30', ['30']],
    [
      'a context in the line only',
      rule({ pattern: '\\d+', before: ['badge'], within: 'line' }),
      'badge\n12',
      [],
    ],
    [
      'a context in the document',
      rule({ pattern: '\\d+', before: ['badge'], within: 'document' }),
      'badge.\n\n12',
      ['12'],
    ],
    ['nothing', rule({ pattern: 'zzz' }), 'No such thing', []],
  ])('finds %s', async (_, body, text, found) => {
    expect(await finds(body, text)).toEqual(found)
  })

  it.each([
    ['look-ahead', '(?=a)b'],
    ['a back-reference', '(a)\\1'],
    ['an open bracket', '('],
    ['nothing', ''],
    ['a pattern of nothing', 'a*'],
  ])('refuses %s', (_, pattern) => {
    expect(() => ruleDetector('rule:1', rule({ pattern }))).toThrow(/pattern/)
  })

  it('takes a catastrophic pattern in its stride', async () => {
    // An engine that tries every way would not be back before the end of the world.
    expect(await finds(rule({ pattern: '(a+)+b' }), 'a'.repeat(20_000))).toEqual([])
  })
})
