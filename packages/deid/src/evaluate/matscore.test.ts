import { expect, test } from 'vitest'
import type { Span } from '../text/index.ts'
import { bestAssignment } from './assignment.ts'
import { countPair, type Match } from './count.ts'
import { evaluate } from './evaluate.ts'
import { pairSpans } from './pair-spans.ts'
import { pieces, unitTotal } from './pieces.ts'
import { fBeta, NONE, precision, recall } from './prf.ts'
import { judgeOf } from './similarity-profile.ts'
import { scoresCsv } from './spreadsheets.ts'

// What MATScore's documentation and source say, by rule; see docs/evaluation.md.

const span = (start: number, end: number, label: string): Span => ({
  start,
  end,
  label,
  score: 1,
  source: 'test',
})

test('scores with nothing on either side are 1; nothing found for something is precision 1, recall 0, F 0', () => {
  expect([precision(NONE), recall(NONE), fBeta(NONE, 1)]).toEqual([1, 1, 1])
  const missed = { ...NONE, missing: 1 }
  expect([precision(missed), recall(missed), fBeta(missed, 1)]).toEqual([1, 0, 0])
})

test('precision is 0 where something was found and nothing matches', () => {
  expect(precision({ ...NONE, spurious: 3 })).toBe(0)
  expect(precision({ ...NONE, foundClash: 1 })).toBe(0)
})

test('a clash of labels costs once on either side', () => {
  const counts = countPair(
    { id: '', text: 'Jane Roe', gold: [span(0, 8, 'NAME')], found: [span(0, 8, 'ORG')] },
    'exact',
  )
  expect(counts.get('NAME')).toEqual({ ...NONE, goldClash: 1 })
  expect(counts.get('ORG')).toEqual({ ...NONE, foundClash: 1 })
})

test('likeness is nine parts extent and one part label', () => {
  const similarity = (a: Span, b: Span) => judgeOf()(a, b).score
  expect(similarity(span(0, 10, 'A'), span(0, 10, 'A'))).toBe(1)
  expect(similarity(span(0, 10, 'A'), span(0, 10, 'B'))).toBeCloseTo(0.9)
  expect(similarity(span(0, 10, 'A'), span(0, 5, 'A'))).toBeCloseTo(0.1 + 0.45)
  expect(similarity(span(0, 10, 'A'), span(10, 12, 'A'))).toBe(0)
})

test('pairs so that the sum of likeness is greatest, not first come first served', () => {
  // Greedily the first gold would take the long found span and leave the second gold alone.
  const gold = [span(0, 6, 'NAME'), span(4, 10, 'NAME')]
  const found = [span(0, 4, 'NAME'), span(2, 9, 'NAME')]
  const pairs = pairSpans(gold, found)
  expect(pairs.map(({ gold, found }) => [gold?.start, found?.start])).toEqual([
    [0, 0],
    [4, 2],
  ])
})

test('the best assignment is the best of all assignments', () => {
  const weights = [
    [7, 5, 11],
    [5, 4, 1],
    [9, 3, 2],
  ]
  const columns = bestAssignment(weights)
  expect(columns.map((c, r) => weights[r]![c]!).reduce((a, b) => a + b)).toBe(24)
  expect(bestAssignment([[0, 3]])).toEqual([1])
  expect(bestAssignment([[3], [4]])).toEqual([-1, 0])
  expect(bestAssignment([[0]])).toEqual([-1])
})

test('pseudo-tokens: the text is cut at every border, and white-space tokens are counted in each piece', () => {
  // Nine in all: one spurious, four matched, two missing, two outside, as in MATScore's example.
  const text = 'one Jane Mary Ann Roe Smith Jones Lee two'
  const at = (from: string, to: string) => [text.indexOf(from), text.indexOf(to) + to.length] as const
  const gold = [span(...at('Mary', 'Lee'), 'NAME')]
  const found = [span(...at('Jane', 'Smith'), 'NAME')]
  const counts = countPair({ id: '', text, gold, found }, 'pseudo-token').get('NAME')!
  expect(unitTotal(text, [...gold, ...found], 'pseudo-token')).toBe(9)
  expect(counts).toEqual({ ...NONE, match: 4, foundMatch: 4, missing: 2, spurious: 1 })
})

test('a border inside a word makes two pseudo-tokens of it', () => {
  const gold = [span(0, 4, 'NAME')]
  const found = [span(0, 2, 'NAME')]
  expect(pieces('Jane', gold, found, 'pseudo-token').map(({ units }) => units)).toEqual([1, 1])
  expect(unitTotal('Jane', [...gold, ...found], 'pseudo-token')).toBe(2)
})

test.each<[match: Match, sensitive: string, blind: string]>([
  ['token', '0.5', '0.75'],
  ['char', '0.6', '0.8'],
])('accuracies by %s count clashes only where labels matter', (match, sensitive, blind) => {
  // Four words, of which one clashes, one is missing; 20 characters with the blanks, of which 4 and 4.
  const text = 'Jane went 3/4! home x'.slice(0, 20)
  const words = text.replace('3/4!', 'noon').replace(/ $/, 's')
  const pair = {
    id: 'd',
    text: words,
    gold: [span(0, 4, 'NAME'), span(10, 14, 'DATE')],
    found: [span(0, 4, 'ORG')],
  }
  const csv = scoresCsv(evaluate([pair], { match }))
    .trim()
    .split('\r\n')
  const head = csv[0]!.split(',')
  const last = csv.at(-1)!.split(',')
  expect(last[head.indexOf('tag_sensitive_accuracy')]).toBe(sensitive)
  expect(last[head.indexOf('tag_blind_accuracy')]).toBe(blind)
})

test('the columns of the spreadsheet are in the order of MATScore', () => {
  const csv = scoresCsv(
    evaluate([
      {
        id: 'd',
        text: 'Jane Roe x',
        gold: [span(0, 8, 'NAME')],
        found: [span(0, 8, 'NAME'), span(9, 10, 'ID')],
      },
    ]),
  )
  expect(csv.split('\r\n')[0]).toContain(
    'match,refclash,missing,refonly,reftotal,hypclash,spurious,hyponly,hyptotal,precision,recall,fmeasure',
  )
  expect(csv.split('\r\n').at(-2)).toBe(
    'exact,<all>,1,label,<all>,3,1,0,0,0,1,0,1,1,2,0.5,1,0.666667,0.833333',
  )
})
