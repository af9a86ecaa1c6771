import type { MatDocument } from '@palimpsest/deid/formats'
import { expect, test } from 'vitest'
import { addSpans, newSet } from './sets.ts'
import { proposalsOf, statusOf, withGold, withoutGold, withProposal } from './status.ts'

type Segment = readonly [annotator: string | null, status: string]

function docOf(segments: readonly Segment[], annotated = false): MatDocument {
  const sets = [
    newSet(
      'SEGMENT',
      ['annotator', 'status'],
      segments.map((values, i) => ({ start: i * 10, end: i * 10 + 10, values: [...values] })),
    ),
  ]
  const span = { start: 0, end: 3, label: 'NAME', score: 1, source: 'test' }
  return { signal: 'Ann '.repeat(10), metadata: {}, sets: annotated ? addSpans(sets, [span]) : sets }
}

const [gold, reconciled]: Segment[] = [
  ['ann', 'human gold'],
  ['ann', 'reconciled'],
]
const [machine, nobody, begun]: Segment[] = [
  ['MACHINE', 'non-gold'],
  [null, 'non-gold'],
  ['ann', 'non-gold'],
]

test.each<[string, readonly Segment[], boolean?]>([
  ['reconciled', [reconciled!, reconciled!]],
  ['gold', [gold!]],
  ['gold', [gold!, reconciled!]],
  ['partially gold', [gold!, begun!]],
  ['partially gold', [reconciled!, nobody!]],
  ['uncorrected', [machine!, machine!]],
  ['uncorrected', [machine!], true],
  ['partially corrected', [begun!, nobody!]],
  ['partially corrected', [machine!, nobody!]],
  ['partially corrected', [nobody!], true],
  ['partially corrected', [], true],
  ['unannotated', [nobody!, nobody!]],
  ['unannotated', []],
  ['gold', [gold!, [null, 'ignore during reconciliation']]],
])('%s: %j', (status, segments, annotated) => {
  expect(statusOf(docOf(segments, annotated))).toBe(status)
})

test('gold is marked by its user, taken away again, and keeps who owned a segment', () => {
  const marked = withGold(docOf([machine!, nobody!, ['bob', 'non-gold']]), 'ann')
  expect(statusOf(marked)).toBe('gold')
  expect(marked.sets[0]!.annotations.map(({ values }) => values)).toEqual([
    ['ann', 'human gold'],
    ['ann', 'human gold'],
    ['bob', 'human gold'],
  ])
  expect(statusOf(withoutGold(marked))).toBe('partially corrected')
})

test('a proposal is changed and settled; where there is none nothing is', () => {
  const doc: MatDocument = {
    signal: 'Ann came at Christmas',
    metadata: {},
    sets: [
      newSet('NAME', ['redacted'], [{ start: 0, end: 3, values: ['Eve'] }]),
      newSet('DATE', ['redacted', 'seed_unparseable'], [{ start: 12, end: 21, values: ['Jan. 3', 'DATE'] }]),
    ],
  }
  expect(proposalsOf(doc)).toEqual([
    { start: 0, end: 3, label: 'NAME', replacement: 'Eve' },
    { start: 12, end: 21, label: 'DATE', replacement: 'Jan. 3', unread: 'DATE' },
  ])
  const settled = withProposal(doc, 12, 'New Year')!
  expect(proposalsOf(settled)[1]).toEqual({ start: 12, end: 21, label: 'DATE', replacement: 'New Year' })
  expect(proposalsOf(settled)[0]).toEqual(proposalsOf(doc)[0])
  expect(withProposal(doc, 5, 'x')).toBeUndefined()
})
