import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Gap, tokenize } from './tokenizer.ts'

function words(text: string): string[] {
  const { count, starts, ends } = tokenize(text)
  return Array.from({ length: count }, (_, i) => text.slice(starts[i]!, ends[i]!))
}

describe('tokenizer', () => {
  test.each([
    ['a 62yo man', 'a|62|yo|man'],
    ['C5 and L4-L5, A1c', 'C5|and|L4|-|L5|,|A1c'],
    ['MRN12345', 'MRN|12345'],
    ["Mrs. O'Brien's chart", "Mrs|.|O'Brien|'s|chart"],
    ['patient\u2019s', 'patient|\u2019s'],
    ["doesn't", "doesn|'t"],
    ["they'll we're", "they|'ll|we|'re"],
    ['07/18/2023', '07|/|18|/|2023'],
    ['-----', '-----'],
    ['D:T:', 'D|:|T|:'],
    ['Müller, José', 'Müller|,|José'],
    ['a😀b', 'a|😀|b'],
    ["rock 'n' roll", "rock|'|n|'|roll"],
  ])('%s', (text, expected) => {
    expect(words(text).join('|')).toBe(expected)
  })

  test('covers every character that is not white space exactly once, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const { count, starts, ends } = tokenize(text)
        let pos = 0
        for (let i = 0; i < count; i++) {
          expect(starts[i]!).toBeGreaterThanOrEqual(pos)
          expect(ends[i]!).toBeGreaterThan(starts[i]!)
          expect(text.slice(pos, starts[i]!)).toMatch(/^[\s\0-\x1f]*$/)
          pos = ends[i]!
        }
        expect(text.slice(pos)).toMatch(/^[\s\0-\x1f]*$/)
      }),
    )
  })

  test('says what stands before a token', () => {
    const { gaps } = tokenize('a b\nc\n\nd\r\ne\t f,')
    expect([...gaps.subarray(0, 7)]).toEqual([
      Gap.line,
      Gap.space,
      Gap.line,
      Gap.blank,
      Gap.line,
      Gap.wide,
      Gap.none,
    ])
  })

  test('a token of a million letters is one token', () => {
    expect(tokenize('x'.repeat(1e6)).count).toBe(1)
  })

  test('equal words have equal hashes, others in a list of ten thousand do not share both', () => {
    const list = Array.from({ length: 10_000 }, (_, i) => `w${i.toString(36)}`)
    const { hashes, hashes2 } = tokenize(list.join(' '))
    const keys = new Set(list.map((_, i) => `${hashes[i]},${hashes2[i]}`))
    expect(keys.size).toBe(tokenize(list.join(' ')).count)
    const again = tokenize(`zz ${list[77]}`)
    expect(again.hashes[1]).toBe(hashes[77])
  })
})
