import { describe, expect, test } from 'vitest'
import { safeRegex } from './safe-regex.ts'

const found = (source: string, text: string, flags?: number) =>
  [...safeRegex(source, flags === undefined ? {} : { flags })(text)].map(({ start, end }) =>
    text.slice(start, end),
  )

describe('a user’s expression', () => {
  test.each([
    ['\\b\\d{5}\\b', 'zip 02139, 123456', ['02139']],
    ['(?P<year>\\d{4})-\\d\\d', 'on 2024-05', ['2024-05']],
    ['(?<year>\\d{4})-\\d\\d', 'on 2024-05', ['2024-05']],
    ['(?i)mrn', 'MRN mrn', ['MRN', 'mrn']],
    ['end\\Z', 'end\nend', ['end']],
    ['^b', 'a\nb', ['b']],
    ['a.c', 'a\nc', ['a\nc']],
    ['(?:x|xy)+?z?', 'xyz', ['x']],
    ['[\\w.]+@[\\w.]+', 'to a.b@c.d now', ['a.b@c.d']],
    ['\\/\\-\\"', 'a /-" b', ['/-"']],
    ['x*', 'aaa', []],
    ['\\p{L}{2}', 'éà', ['éà']],
  ])('%s in %j: %j', (source, text, wanted) => expect(found(source, text)).toEqual(wanted))

  test('flags are Python’s numbers', () => {
    expect(found('a', 'A', 0)).toEqual([])
    expect(found('a', 'A', 2)).toEqual(['A'])
    expect(found('^b', 'a\nb', 16)).toEqual([])
  })
  test.each([
    ['(', 'missing ) at position 1'],
    ['a)', 'unbalanced parenthesis at position 1'],
    ['[a', 'unterminated character set at position 0'],
    ['*a', 'nothing to repeat'],
  ])('%s is refused: %s', (source, reason) => {
    expect(() => safeRegex(source)).toThrow(`Invalid regex pattern: ${reason}`)
  })
  test.each(['(?=a)b', '(?!a)b', '(?<=a)b', '(?<!a)b', '(a)\\1', '(?P<n>a)(?P=n)'])(
    '%s is refused without an executor, and handed to one',
    (source) => {
      expect(() => safeRegex(source)).toThrow(expect.objectContaining({ code: 'unsupported-regex' }))
      const executor = () => () => [{ start: 0, end: 1 }]
      expect([...safeRegex(source, { executor })('abc')]).toEqual([{ start: 0, end: 1 }])
    },
  )
  test.each(['[(?=]', '\\(\\?=', '[\\(?!]', '(?:a)'])('%s does not look around', (source) => {
    expect(() => safeRegex(source)).not.toThrow()
  })
  test.each([
    ['a(.*z)?', 'a/b '],
    ['\\w+.*?:|\\w', 'a/b '],
    ['(a|b)(x*y)?[^!]*c|.', 'ab'],
  ])('%s would read the text anew for every match, and is stopped', (source, unit) => {
    const run = safeRegex(source)
    expect(() => [...run(unit.repeat(10_000))]).toThrow(expect.objectContaining({ code: 'costly-regex' }))
  })
  test.each([
    ['a.*z', `${'a/b '.repeat(20_000)}z`, 1],
    ['\\w/\\w', 'a/b '.repeat(20_000), 20_000],
    ['a.{0,50}z|a', 'a/b '.repeat(20_000), 20_000],
    ['a(.*z)?', 'a/b '.repeat(300), 300],
  ])('%s is not', (source, text, count) => {
    expect([...safeRegex(source)(text)]).toHaveLength(count)
  })
  test('a bomb goes off in time proportional to the text', () => {
    const bomb = safeRegex('(a+)+$|(a|aa)+b|(a?){30}a{30}c')
    expect([...bomb(`${'a'.repeat(20_000)}!`)]).toEqual([])
  })
})
