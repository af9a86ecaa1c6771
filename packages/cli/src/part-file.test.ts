import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { PartFile } from './part-file.ts'
import { newTally } from './tally.ts'
import { partName, writeWhole } from './whole-file.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'palimpsest-part-'))
})
const at = (byte: number) => ({ input: 0, byte, line: byte, row: 1 })
const bytes = (text: string) => Buffer.from(text)

test('the name appears with the whole content, and nothing else stays', () => {
  const path = join(folder, 'deep', 'out.jsonl')
  const part = PartFile.open(path, { hash: 'h', resume: false })
  part.append(bytes('one\n'), at(1), newTally())
  part.note()
  expect(existsSync(path)).toBe(false)
  part.append(bytes('two\n'), at(2), newTally())
  part.commit()
  expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n')
  expect(readdirSync(join(folder, 'deep'))).toEqual(['out.jsonl'])
})

test('after a kill the next run goes on from the last note, whatever was written after it', () => {
  const path = join(folder, 'out')
  const tally = { ...newTally(), docs: 7 }
  const part = PartFile.open(path, { hash: 'h', resume: false })
  part.append(bytes('one\n'), at(4), tally)
  part.note()
  part.append(bytes('tw'), at(8), tally) // killed here
  const next = PartFile.open(path, { hash: 'h', resume: true })
  expect(next.start).toMatchObject({ byte: 4, line: 4 })
  expect(next.before.docs).toBe(7)
  next.append(bytes('two\n'), at(8), tally)
  next.commit()
  expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n')
})

test('a run that ends early leaves what the next needs, and nothing where it wrote nothing', () => {
  const path = join(folder, 'out')
  PartFile.open(path, { hash: 'h', resume: false }).leave()
  expect(readdirSync(folder)).toEqual([])
  const part = PartFile.open(path, { hash: 'h', resume: false })
  part.append(bytes('one\n'), at(4), newTally())
  part.leave()
  expect(PartFile.open(path, { hash: 'h', resume: true }).start.byte).toBe(4)
})

test.each([
  ['other settings or inputs', 'other', true],
  ['no wish to resume', 'h', false],
])('%s: from the start', (_, hash, resume) => {
  const path = join(folder, 'out')
  const part = PartFile.open(path, { hash: 'h', resume: false })
  part.append(bytes('one\n'), at(4), newTally())
  part.note()
  const next = PartFile.open(path, { hash, resume })
  expect(next.start.byte).toBe(0)
  next.append(bytes('x'), at(1), newTally())
  next.commit()
  expect(readFileSync(path, 'utf8')).toBe('x')
})

test('a part shorter than its journal, or a torn journal, is begun again', () => {
  const path = join(folder, 'out')
  const part = PartFile.open(path, { hash: 'h', resume: false })
  part.append(bytes('one\n'), at(4), newTally())
  part.note()
  writeFileSync(partName(path), 'on')
  expect(PartFile.open(path, { hash: 'h', resume: true }).start.byte).toBe(0)
  appendFileSync(`${partName(path)}.json`, '{')
  expect(PartFile.open(path, { hash: 'h', resume: true }).start.byte).toBe(0)
})

test('what cannot be written says so with a code, and leaves the old file alone', () => {
  const file = join(folder, 'file')
  writeFileSync(file, 'old')
  expect(() => writeWhole(join(file, 'below'), 'x')).toThrow(
    expect.objectContaining({ code: 'unwritable-output' }),
  )
  expect(() => PartFile.open(join(file, 'below'), { hash: '', resume: false })).toThrow(
    expect.objectContaining({ code: 'unwritable-output' }),
  )
  writeWhole(file, 'new')
  expect(readFileSync(file, 'utf8')).toBe('new')
})
