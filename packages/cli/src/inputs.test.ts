import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { findInputs } from './inputs.ts'

let root = ''
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'palimpsest-inputs-'))
  mkdirSync(join(root, 'a', 'b'), { recursive: true })
  for (const name of ['z.txt', 'a/1.txt', 'a/b/2.txt', 'a/b/3.jsonl', '.hidden', 'a/.palimpsest-run.json'])
    writeFileSync(join(root, name), 'x')
  symlinkSync(root, join(root, 'a', 'loop'))
})
const names = (...args: string[]) => findInputs(args.map((arg) => join(root, arg))).map(({ name }) => name)

test('a folder gives all files below, by name; hidden ones and links stay out', () => {
  expect(names('')).toEqual(['a/1.txt', 'a/b/2.txt', 'a/b/3.jsonl', 'z.txt'])
})
test.each([
  ['a/*.txt', ['1.txt']],
  ['**/*.txt', ['a/1.txt', 'a/b/2.txt', 'z.txt']],
  ['a/b/[12].*', ['2.txt']],
  ['a/b/{2,3}.*', ['2.txt', '3.jsonl']],
  ['?.txt', ['z.txt']],
])('%s', (pattern, expected) => {
  expect(names(pattern)).toEqual(expected)
})
test('standard input, and nothing else, is a dash', () => {
  expect(findInputs(['-'])).toEqual([{ path: '-', name: 'stdin' }])
})
test('what is not there is an error, and so are two files of one name', () => {
  expect(() => names('none.txt')).toThrow(expect.objectContaining({ code: 'no-such-input' }))
  expect(() => names('*.pdf')).toThrow(expect.objectContaining({ code: 'no-such-input' }))
  mkdirSync(join(root, 'c'))
  writeFileSync(join(root, 'c', 'z.txt'), 'x')
  expect(() => names('z.txt', 'c/z.txt')).toThrow(expect.objectContaining({ code: 'same-name' }))
})
