import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeRegex } from './safe-regex.ts'
import { withoutVerbose } from './verbose-regex.ts'

const X = 64

describe('an expression under VERBOSE', () => {
  test.each([
    ['\\d{3} - \\d{2}', '\\d{3}-\\d{2}'],
    ['a b\tc\n d', 'abcd'],
    ['mrn  # the record\n \\d+', 'mrn\\d+'],
    ['a # to the end', 'a'],
    ['a\\ b', 'a b'],
    ['a\\#b', 'a\\#b'],
    ['[ #]x', '[ #]x'],
    ['[] ]x y', '[] ]xy'],
    ['[^] ] y', '[^] ]y'],
    ['[a\\] ] y', '[a\\] ]y'],
    ['\\d {3}', '\\d{3}'],
    ['x{2 ,3}', 'x\\{2,3}'],
    ['(?: a | b )', '(?:a|b)'],
    ['(?P<year> \\d{4} )', '(?P<year>\\d{4})'],
    ['(?-x:a b) c', '(?:a b)c'],
    ['(?i: a b )', '(?i:ab)'],
    ['\\\\ # one backslash', '\\\\'],
  ])('%j means %j', (source, plain) =>
    expect(withoutVerbose(source, X | 2)).toEqual({ source: plain, flags: 2 }),
  )

  test.each([
    ['(?x) a b', 'ab'],
    ['(?xi) a b', '(?i)ab'],
    ['(?ix)a # c', '(?i)a'],
    ['a b (?x:c d) e', 'a b (?:cd) e'],
    ['a b(?x) c', 'abc'],
  ])('the flag within %j makes it %j', (source, plain) =>
    expect(withoutVerbose(source, 0).source).toBe(plain),
  )

  test.each([
    'a b # c',
    '(?i)a b',
    '\\(?x) a b',
    '[(?x)] a b',
    '(?:a b)',
    '(?P<x>a b)',
    '(?=a b)',
    'x{2 ,3} y',
  ])('%j without the flag stays as it is', (source) =>
    expect(withoutVerbose(source, 2)).toEqual({ source, flags: 2 }),
  )

  test.each([
    ['a* ?', 'multiple repeat at position 3'],
    ['a{2} +', 'multiple repeat at position 5'],
    ['( ?:a)', 'nothing to repeat at position 2'],
  ])('%j is a mistake: %s', (source, reason) =>
    expect(() => withoutVerbose(source, X)).toThrow(`Invalid regex pattern: ${reason}`),
  )

  test('runs', () => {
    const mrn = `
      \\b MRN      # the cue
      [ :#]*       # what stands between
      ( \\d{6,8} ) # the number
    `
    const text = 'mrn: 4471920, MRN 12'
    expect([...safeRegex(mrn, { flags: 26 | X })(text)]).toEqual([{ start: 0, end: 12 }])
  })

  test('does not look around because a comment says so', () => {
    expect(() => safeRegex('a # not (?=b)\n', { flags: X })).not.toThrow()
    expect(() => safeRegex('a (?=b) # it does', { flags: X })).toThrow(/look-around/)
  })

  test('spaced out at random, finds what it finds without blanks', () => {
    const piece = fc.constantFrom('a', 'b', '\\d', '[a #]', '(?:ab|c)', 'x{1,2}', '\\.', '.')
    const gap = fc.constantFrom('', ' ', '\n', ' # note\n', '\t')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(piece, gap), { minLength: 1, maxLength: 6 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '#', ' ', '.', 'x') }),
        (parts, text) => {
          const plain = parts.map(([part]) => part).join('')
          const spaced = parts.map((part) => part.join('')).join('')
          expect([...safeRegex(spaced, { flags: 26 | X })(text)]).toEqual([...safeRegex(plain)(text)])
        },
      ),
    )
  })
})
