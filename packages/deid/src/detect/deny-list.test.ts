import { describe, expect, test } from 'vitest'
import { denyList } from './deny-list.ts'
import { findPatterns } from './testing/find-patterns.ts'

const find = (terms: string[], text: string, options: { caseSensitive?: boolean; score?: number } = {}) =>
  findPatterns(text, [denyList(terms, { name: 't', label: 'T', ...options })]).map(({ start, end }) =>
    text.slice(start, end),
  )

describe('a deny list', () => {
  test.each([
    [['mr.', 'mister'], 'Mr. X met MISTER Y', ['Mr.', 'MISTER']],
    [['ann', 'ann lee'], 'Ann Lee and Ann', ['Ann Lee', 'Ann']],
    [['ann'], 'annex, Joann, ann_1, Ann.', ['Ann']],
    [['ann'], 'Änn ann', ['ann']],
    [['ärztin'], 'Die ÄRZTIN', ['ÄRZTIN']],
    [['a+b'], 'x a+b y', ['a+b']],
    [['', '  '], 'x  y', []],
    [['x'], 'İx x', ['x']],
  ])('%j in %j: %j', (terms, text, wanted) => expect(find(terms, text)).toEqual(wanted))
  test('keeps to the case of letters when told', () => {
    expect(find(['Ann'], 'ann Ann', { caseSensitive: true })).toEqual(['Ann'])
  })
  test('has no hit with score 0, as Presidio', () => expect(find(['Ann'], 'Ann', { score: 0 })).toEqual([]))
})
