import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileScan, type ScanRule, wholeRegex } from './pattern-scan.ts'
import { allRecognizers } from './recognizers/all.ts'

const rules: ScanRule[] = allRecognizers.flatMap(({ rules, caseSensitive = false }) =>
  rules.filter((rule) => !rule.found).map(({ regex, edges = 'word' }) => ({ regex, edges, caseSensitive })),
)
const scan = compileScan(rules)
const whole = rules.map((rule) => wholeRegex(rule, 'g'))

function byScan(text: string, run = scan): string[] {
  const found: string[] = []
  run(text, (rule, start, end) => found.push(`${rule}:${start}-${end}`))
  return found.sort()
}

function oneByOne(text: string, regexes = whole): string[] {
  return regexes
    .flatMap((regex, rule) =>
      [...text.matchAll(regex)].map((m) => `${rule}:${m.index}-${m.index + m[0].length}`),
    )
    .sort()
}

const texts: string[] = readFileSync(new URL('./testing/cases/recognizers.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line).text)

/** Text of the characters that patterns are made of, in short runs. */
const patterned = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.stringMatching(/^[0-9]{1,14}$/) },
      { weight: 3, arbitrary: fc.stringMatching(/^[A-Za-z]{1,4}$/) },
      { weight: 4, arbitrary: fc.constantFrom(' ', '-', '/', '.', ':', '  ', ', ', '\n', '_') },
      { weight: 2, arbitrary: fc.stringMatching(/^[A-Z0-9]{2,30}$/) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          'DE',
          'HRB',
          'May',
          'AB12',
          '2024-',
          'ü',
          '번호',
          '١',
          '—',
          '\u00a0',
          '😀',
        ),
      },
      { weight: 1, arbitrary: fc.constantFrom(...texts) },
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''))

describe('one pass for all patterns', () => {
  test('finds in every case text, and in all of them as one, what each expression finds by itself', () => {
    for (const text of new Set(texts)) expect(byScan(text)).toEqual(oneByOne(text))
    const all = texts.join(' ')
    expect(byScan(all)).toEqual(oneByOne(all))
  })
  test('finds in random text what each expression finds by itself', () => {
    fc.assert(
      fc.property(patterned, (text) => {
        expect(byScan(text)).toEqual(oneByOne(text))
      }),
      { numRuns: 400 },
    )
  })
  test('finds matches that may begin within a word, at any length of it', () => {
    const loose: ScanRule[] = [
      { regex: '\\d{3}[A-F]\\d', edges: 'digits', caseSensitive: false },
      { regex: 'x\\d{2}', edges: 'none', caseSensitive: true },
      { regex: '[A-C]\\d{2}', edges: 'ascii', caseSensitive: false },
    ]
    const run = compileScan(loose)
    const regexes = loose.map((rule) => wholeRegex(rule, 'g'))
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Cx ü번]{0,60}$/), (text) => {
        expect(byScan(text, run)).toEqual(oneByOne(text, regexes))
      }),
      { numRuns: 400 },
    )
  })
  test('matches of one rule come in order and apart', () => {
    fc.assert(
      fc.property(patterned, (text) => {
        const free: number[] = []
        scan(text, (rule, start, end) => {
          expect(start).toBeGreaterThanOrEqual(free[rule] ?? 0)
          expect(end).toBeGreaterThan(start)
          free[rule] = end
        })
      }),
      { numRuns: 300 },
    )
  })
  test('goes on finding when there are more shapes of words than it remembers', () => {
    let text = ''
    for (let i = 0; i < 9000; i++) text += `${(i * 2654435761 + 1e9).toString(36)} `
    text += '078-05-1126'
    expect(byScan(text)).toEqual(oneByOne(text))
  })
  test('refuses an expression without a bound', () => {
    expect(() => compileScan([{ regex: '\\d+', edges: 'word', caseSensitive: false }])).toThrow('Unbounded')
    expect(() => compileScan([{ regex: '(\\d)\\1', edges: 'word', caseSensitive: false }])).toThrow(
      'Back reference',
    )
  })
})
