import { describe, expect, it } from 'vitest'
import { groupSpans } from './group-spans.ts'
import type { EditSpan } from './span-list.ts'

const text = 'Rosa met Rosa  May and Rosa\nMay on Monday'
const span = (
  start: number,
  end: number,
  label: string,
  score = 0.9,
  origin: 'machine' | 'person' = 'machine',
): EditSpan => ({
  id: `s${start}`,
  start,
  end,
  label,
  score,
  origin,
  source: 'rule:names',
  version: 1,
})

describe('the list of spans', () => {
  const grouped = groupSpans(
    text,
    [
      span(0, 4, 'PATIENT'),
      span(9, 18, 'PATIENT', 0.4),
      span(23, 31, 'PATIENT', 1, 'person'),
      span(35, 41, 'DATE', 0.3),
    ],
    0.5,
  )
  it('has the label with most spans first', () => {
    expect(grouped.labels.map((l) => [l.label, l.count])).toEqual([
      ['PATIENT', 3],
      ['DATE', 1],
    ])
  })
  it('puts equal words on one line, whatever blanks are between them', () => {
    expect(grouped.labels[0]!.groups.map((g) => [g.text, g.ids])).toEqual([
      ['Rosa', ['s0']],
      ['Rosa May', ['s9', 's23']],
    ])
  })
  it('says the lowest score, and how many nobody has looked at', () => {
    expect(grouped.labels[0]!.groups[1]).toMatchObject({ lowest: 0.4, machine: 1, uncertain: true })
    expect(grouped.labels[0]!.groups[0]).toMatchObject({ uncertain: false })
  })
  it('counts what is uncertain', () => {
    expect(grouped.uncertain).toBe(2)
    expect(groupSpans(text, [], 0.5)).toEqual({ labels: [], uncertain: 0 })
  })
})
