import { describe, expect, test } from 'vitest'
import { resolve } from './resolve.ts'
import type { Span } from './span.ts'

/** `0-5 NAME .8` */
function spans(...lines: string[]): Span[] {
  return lines.map((line) => {
    const [range, label, score] = line.split(' ') as [string, string, string | undefined]
    const [start, end] = range.split('-').map(Number) as [number, number]
    return { start, end, label, score: Number(score ?? 1), source: 't' }
  })
}
const shown = (list: readonly Span[]) => list.map((s) => `${s.start}-${s.end} ${s.label}`).join(', ')

describe('resolve', () => {
  test.each([
    ['longest: the longer span wins', 'longest', ['0-5 A 1', '2-12 B .4'], '0-2 A, 2-12 B'],
    ['longest: equal lengths go to the higher score', 'longest', ['0-5 A .4', '0-5 B .8'], '0-5 B'],
    [
      'score: the surer span wins, and the rest of the loser stays',
      'score',
      ['0-10 A .5', '4-6 B .9'],
      '0-4 A, 4-6 B, 6-10 A',
    ],
    [
      'priority: the first label of the list wins',
      'priority',
      ['0-10 A 1', '4-6 B .1'],
      '0-4 A, 4-6 B, 6-10 A',
    ],
    ['none: everything stays, in reading order', 'none', ['4-6 B', '0-10 A'], '0-10 A, 4-6 B'],
    ['touching spans do not overlap', 'longest', ['0-5 A', '5-8 A'], '0-5 A, 5-8 A'],
    ['equal spans of one label are one', 'longest', ['0-5 A .4', '0-5 A .8'], '0-5 A'],
    ['nothing gives nothing', 'longest', [], ''],
  ] as const)('%s', (_, strategy, proposals, expected) => {
    expect(shown(resolve(spans(...proposals), { strategy, priority: ['B'] }))).toBe(expected)
  })

  test('with the text at hand, a leftover of blanks and punctuation is dropped and others are trimmed', () => {
    const text = 'Dr. Roe, MD, of Troy'
    expect(shown(resolve(spans('0-9 A .5', '4-7 B .9'), { strategy: 'score', text }))).toBe('0-2 A, 4-7 B')
    expect(shown(resolve(spans('4-9 A .5', '4-7 B .9'), { strategy: 'score', text }))).toBe('4-7 B')
  })

  test('many overlapping spans take time in proportion, not squared', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => ({
      start: i * 3,
      end: i * 3 + 5,
      label: i % 2 ? 'A' : 'B',
      score: 1,
      source: 't',
    }))
    expect(resolve(many).length).toBe(20_000)
  })
})
