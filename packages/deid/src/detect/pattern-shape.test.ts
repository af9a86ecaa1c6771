import { describe, expect, test } from 'vitest'
import { type Automaton, advance, automatonOf, closure, DIGIT, LETTER, SYMBOL_OF } from './pattern-shape.ts'
import { allRecognizers } from './recognizers/all.ts'

/** Whether the automaton may end right after `text`. */
function accepts(regex: string, text: string): boolean {
  const automaton = automatonOf(regex)
  let states = closure(automaton, [automaton.start])
  for (const char of text) states = advance(automaton, states, SYMBOL_OF[char.charCodeAt(0)]!)
  return states.includes(automaton.accept)
}

/** The longest text that the automaton can read. Endless for one with a circle. */
function longest({ on, next, start }: Automaton): number {
  const known: (number | undefined)[] = []
  const from = (state: number): number => {
    if (known[state] !== undefined) return known[state]
    known[state] = Number.POSITIVE_INFINITY
    const rest = Math.max(0, ...next[state]!.map(from))
    known[state] = rest + (on[state] ? 1 : 0)
    return known[state]
  }
  return from(start)
}

describe('the shape of an expression', () => {
  test.each([
    ['\\d{3}-\\d{2}', '123-45', true],
    ['\\d{3}-\\d{2}', '123 45', false],
    ['\\d{3}-\\d{2}', '12a-45', false],
    ['[A-F]{2,3}', 'xy', true],
    ['[A-F]{2,3}', 'wxyz', false],
    ['a?b', 'q', true],
    ['(?:ab|1)-?c', '1c', true],
    ['(?:ab|1)-?c', '12', false],
    // What an assertion asks for is not looked at.
    ['(?=9)\\d(?!x)', '1', true],
    ['[^\\d]', 'é', true],
    ['[^\\d]', '4', false],
    ['\\s', '\u00a0', true],
    ['ü', 'ü', true],
  ])('%s on %j: %s', (regex, text, right) => expect(accepts(regex, text)).toBe(right))

  test('letters and digits are told apart in every script', () => {
    expect([...'aZ_é번١'].map((c) => SYMBOL_OF[c.charCodeAt(0)])).toEqual(Array(6).fill(LETTER))
    expect(SYMBOL_OF['7'.charCodeAt(0)]).toBe(DIGIT)
    expect([...' -./—\ud83d'].every((c) => SYMBOL_OF[c.charCodeAt(0)]! > LETTER)).toBe(true)
  })

  test.each(['a+', 'a*', 'a{2,}', '(a)\\1', 'a)'])('%s is refused', (regex) => {
    expect(() => automatonOf(regex)).toThrow(RangeError)
  })

  // With it the cost of an attempt is bounded, and that of a text is in proportion to its length.
  test('no recognizer’s expression can read more than ninety characters', () => {
    for (const { name, rules } of allRecognizers)
      for (const rule of rules.filter((r) => !r.found))
        expect([name, longest(automatonOf(rule.regex))]).toEqual([
          name,
          expect.toSatisfy((n: number) => n <= 90),
        ])
  })
})
