import { describe, expect, it } from 'vitest'
import { nice } from './chart.tsx'
import { ago, bytes, count, duration, finePercent, percent, score } from './figures.ts'

describe('figures as people read them', () => {
  it.each([
    [0.5, '.50'],
    [0.999, '.99'],
    [1, '1'],
    [0, '.00'],
  ])('a score of %d is %s: never rounded up to certain', (x, text) => {
    expect(score(x)).toBe(text)
  })
  it.each([
    [12, '12 s'],
    [59, '59 s'],
    [90, '2 min'],
    [3600, '1 h 0 min'],
    [5000, '1 h 23 min'],
  ])('%d seconds are %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text)
  })
  it.each([
    [999, '999 B'],
    [1500, '2 kB'],
    [2_500_000, '2.5 MB'],
    [3_200_000_000, '3.2 GB'],
  ])('%d bytes are %s', (n, text) => {
    expect(bytes(n)).toBe(text)
  })
  it('counts have their thousands apart, shares their sign, and nothing known is a dash', () => {
    expect(count(1234567)).toBe('1,234,567')
    expect(percent(0.71)).toBe('71%')
    expect(finePercent(0.9876)).toBe('98.8%')
    expect(finePercent(null)).toBe('–')
  })
  it('what happened is said as people do, and after a week by its date', () => {
    const now = Date.parse('2026-03-10T12:00:00Z')
    expect(ago('2026-03-10T11:59:50Z', now)).toBe('now')
    expect(ago('2026-03-10T11:55:00Z', now)).toBe('5 minutes ago')
    expect(ago('2026-03-09T12:00:00Z', now)).toBe('yesterday')
    expect(ago('2026-01-05T12:00:00Z', now)).toBe('Jan 5, 2026')
  })
  it.each([
    [1, 1],
    [3, 5],
    [10, 10],
    [11, 20],
    [730, 1000],
  ])('an axis for %d goes to %d', (n, top) => {
    expect(nice(n)).toBe(top)
  })
})
