import { DeidError } from '@palimpsest/deid/text'
import { expect, test } from 'vitest'
import { problemOf } from './problem.ts'

const tooLong = () => {
  try {
    return 'x'.repeat(2 ** 30)
  } catch (error) {
    return error
  }
}

test.each<[string, unknown, string]>([
  ['ours is told as it is', new DeidError('bad-span', 'Out of place', { line: 3 }), 'bad-span'],
  ['the system by its code', Object.assign(new Error('secret'), { code: 'EACCES' }), 'system'],
  ['a string that is too long for Node', tooLong(), 'too-large'],
  ['any other without its message', new RangeError('secret'), 'internal'],
])('of an error of a document: %s', (_, error, code) => {
  const problem = problemOf(error, { file: 'a.jsonl' })
  expect(problem).toMatchObject({ code, file: 'a.jsonl' })
  expect(problem.message).not.toContain('secret')
})
