import { describe, expect, it } from 'vitest'
import { normaliseDate } from './normalise.ts'

// A Wednesday.
const now = '2020-07-15'

describe('a relative date', () => {
  it.each([
    ['today', '2020/07/15'],
    ['yesterday', '2020/07/14'],
    ['the day after tomorrow', '2020/07/17'],
    ['3 days ago', '2020/07/12'],
    ['Three weeks ago', '2020/06/24'],
    ['a month ago', '2020/06/15'],
    ['two years earlier', '2018/07/15'],
    ['in 2 weeks', '2020/07/29'],
    ['a couple of days later', '2020/07/17'],
    ['6 months from now', '2021/01/15'],
    ['last week', '2020/07/08'],
    ['next month', '2020/08/15'],
    ['this year', '2020/07/15'],
    ['last Monday', '2020/07/13'],
    ['last Wednesday', '2020/07/08'],
    ['next Wednesday', '2020/07/22'],
    ['this Friday', '2020/07/17'],
    ['Tuesday last', '2020/07/14'],
    ['08/02/2018', '2018/08/02'],
  ])('%s is %s', (text, expected) => expect(normaliseDate(text, { now })).toBe(expected))

  it.each(['a few days ago', 'recently', 'Monday', 'ago', '3 moons ago', 'nextday', ''])(
    '%j is none',
    (text) => expect(normaliseDate(text, { now })).toBeUndefined(),
  )

  it('keeps to the end of a shorter month', () => {
    expect(normaliseDate('one month ago', { now: '2020-03-31' })).toBe('2020/02/29')
    expect(normaliseDate('one year ago', { now: '2020-02-29', format: 'us' })).toBe('02/28/2019')
  })

  it('is none without a stated day: no clock is asked', () => {
    expect(normaliseDate('yesterday')).toBeUndefined()
    expect(() => normaliseDate('yesterday', { now: '2020-02-30' })).toThrow(RangeError)
    expect(() => normaliseDate('yesterday', { now: 'today' })).toThrow(RangeError)
  })
})
