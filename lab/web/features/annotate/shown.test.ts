import { describe, expect, it } from 'vitest'
import { isShown } from './shown.ts'

const machine = (score: number, label = 'DATE') => ({ label, origin: 'machine' as const, score })

describe('what is on screen', () => {
  it.each([
    ['a suggestion as sure as asked', machine(0.7), 0.7, [], true],
    ['a suggestion less sure', machine(0.69), 0.7, [], false],
    ['any suggestion when nothing is asked', machine(0), 0, [], true],
    [
      'what a person made or accepted, however unsure it was',
      { ...machine(0.1), origin: 'person' as const },
      0.9,
      [],
      true,
    ],
    ['a hidden label', machine(1), 0, ['DATE'], false],
    ['another label than the hidden one', machine(1), 0, ['AGE'], true],
  ])('%s', (_, span, least, hidden, shown) => {
    expect(isShown({ hidden: new Set(hidden), least }, span)).toBe(shown)
  })
})
