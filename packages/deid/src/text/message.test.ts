import { expect, test } from 'vitest'
import { DeidError } from './message.ts'

test('an error of this library is a DeidError, also one of another copy of it', () => {
  expect(new DeidError('leak', 'A removed DATE still stands', { line: 2 })).toBeInstanceOf(DeidError)
  const foreign = Object.assign(new Error('A removed DATE still stands'), {
    name: 'DeidError',
    code: 'leak',
    at: {},
  })
  expect(foreign).toBeInstanceOf(DeidError)
})

test.each([
  ['an error of the system', Object.assign(new Error('no space'), { code: 'ENOSPC' })],
  ['an error that only bears the name', Object.assign(new Error('x'), { name: 'DeidError' })],
  ['no error at all', { name: 'DeidError', code: 'leak', at: {} }],
  ['nothing', undefined],
])('%s is none', (_, value) => {
  expect(value instanceof DeidError).toBe(false)
})
