import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binomialUpTo, bootstrapInterval, upperBound } from './statistics.ts'

describe('the upper bound of a rate', () => {
  // Known values: none found in n, at 95 %, is 1 - 0.05^(1/n); the "rule of three".
  it.each([
    [0, 10, 0.95, 0.2589],
    [0, 59, 0.95, 0.0495],
    [0, 299, 0.95, 0.00997],
    [1, 100, 0.95, 0.0466],
    [5, 100, 0.95, 0.1023],
    [10, 10, 0.95, 1],
  ])('%i of %i at %f is %f', (found, of, confidence, bound) => {
    expect(upperBound(found, of, confidence)).toBeCloseTo(bound, 3)
  })

  it('is nothing without a sample', () => {
    expect(upperBound(0, 0, 0.95)).toBeNull()
  })

  it('is never below the rate itself, and shrinks with the sample', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 300 }), (of, raw) => {
        const found = Math.min(raw, of)
        const bound = upperBound(found, of, 0.95)!
        expect(bound).toBeGreaterThanOrEqual(found / of)
        expect(upperBound(found, of + 50, 0.95)!).toBeLessThan(bound + 1e-12)
      }),
      { numRuns: 60 },
    )
  })

  it('leaves exactly the stated chance of seeing so few', () => {
    const bound = upperBound(3, 120, 0.9)!
    expect(binomialUpTo(3, 120, bound)).toBeCloseTo(0.1, 6)
  })
})

describe('an interval by resampling', () => {
  it('holds the figure, and is the same at every look', () => {
    const items = Array.from({ length: 40 }, (_, i) => (i % 4 === 0 ? 0 : 1))
    const mean = (list: readonly number[]) => list.reduce((sum, it) => sum + it, 0) / list.length
    const interval = bootstrapInterval(items, mean)!
    expect(interval.low).toBeLessThan(0.75)
    expect(interval.high).toBeGreaterThan(0.75)
    expect(bootstrapInterval(items, mean)).toEqual(interval)
  })

  it('is nothing for a single item', () => {
    expect(bootstrapInterval([1], () => 1)).toBeNull()
  })
})
