import { describe, expect, it } from 'vitest'
import { applyRules, readReplacementMap } from './rules.ts'

type Rules = readonly (readonly [object, object])[]

function after(rules: Rules, pattern: Readonly<Record<string, unknown>>, caseSensitive = false) {
  const map = readReplacementMap({ 'a.txt': { NAME: { caseSensitive, rules } } })
  return applyRules(map, 'a.txt', 'NAME', pattern)
}

describe('rules of a replacement map', () => {
  it('that lead in a circle are applied once each, in their order', () => {
    const circle: Rules = [
      [{ input: 'A' }, { pattern: { input: 'B' } }],
      [{ input: 'B' }, { pattern: { input: 'C' } }],
      [{ input: 'C' }, { pattern: { input: 'A' } }],
    ]
    expect(after(circle, { input: 'A' })?.pattern).toEqual({ input: 'A' })
    expect(after(circle, { input: 'B' })?.pattern).toEqual({ input: 'A' })
  })

  it('may be a hundred thousand: the one that fits is found, and the others do nothing', () => {
    const many = Array.from(
      { length: 100_000 },
      (_, i) => [{ input: `P${i}` }, { seed: { id: `S${i}` } }] as const,
    )
    expect(after(many, { input: 'p99999' })?.seed).toEqual({ id: 'S99999' })
    expect(after(many, { input: 'P100000' })).toBeUndefined()
  })

  it('compare strings without regard to case unless told', () => {
    const rules: Rules = [[{ input: 'ann' }, { seed: { id: 'x' } }]]
    expect(after(rules, { input: 'ANN' })).toBeDefined()
    expect(after(rules, { input: 'ANN' }, true)).toBeUndefined()
  })

  it('are for their own file and label only', () => {
    const map = readReplacementMap({ 'a.txt': { NAME: { rules: [[{}, { seed: { id: 'x' } }]] } } })
    expect(applyRules(map, 'b.txt', 'NAME', { input: 'A' })).toBeUndefined()
    expect(applyRules(map, 'a.txt', 'AGE', { input: 'A' })).toBeUndefined()
  })

  it('do not match what a pattern has only by inheritance', () => {
    expect(after([[{ constructor: Object }, { seed: { id: 'x' } }]], { input: 'A' })).toBeUndefined()
  })

  it.each([
    ['no rules that are a list', { NAME: { rules: {} } }],
    ['a rule of one part', { NAME: { rules: [[{}]] } }],
    ['a consequent with another key', { NAME: { rules: [[{}, { sed: {} }]] } }],
    ['an entry with another key', { NAME: { rule: [] } }],
    ['text as a label', { NAME: 'x' }],
  ])('are refused by place: %s', (_, labels) => {
    expect(() => readReplacementMap({ 'a.txt': labels })).toThrow(/NAME/)
  })

  it('are refused where they nest without end', () => {
    const deep: Record<string, unknown> = {}
    deep.self = deep
    expect(() => after([[deep, { seed: {} }]], { self: { self: { self: 'x' } } })).not.toThrow()
    expect(() => readReplacementMap('{"a.txt":'.repeat(100_000))).toThrow(/not valid JSON/)
  })
})
