import { describe, expect, it } from 'vitest'
import { isTicked, nothingTicked, selectionOf, type Ticked, tickedCount, toggle } from './ticked.ts'

const all: Ticked = { kind: 'filter', filter: { tag: 'Train' }, except: [] }

describe('ticked tasks', () => {
  it('are ticked and unticked one by one', () => {
    const one = toggle(nothingTicked, 7)
    expect(isTicked(one, 7)).toBe(true)
    expect(isTicked(toggle(one, 7), 7)).toBe(false)
    expect(selectionOf(one)).toEqual({ ids: [7] })
  })
  it('are nothing to act on when there are none', () => {
    expect(selectionOf(nothingTicked)).toBeUndefined()
  })
  it('may be all that a filter matches, more than any page holds', () => {
    expect(isTicked(all, 123_456)).toBe(true)
    expect(tickedCount(all, 412)).toBe(412)
    expect(selectionOf(all)).toEqual({ filter: { tag: 'Train' } })
  })
  it('are not silently more than was chosen: an exception to "all" stops bulk actions', () => {
    const some = toggle(all, 3)
    expect(isTicked(some, 3)).toBe(false)
    expect(tickedCount(some, 412)).toBe(411)
    expect(selectionOf(some)).toBeUndefined()
  })
})
