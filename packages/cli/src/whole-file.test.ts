import { spawnSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { checkWritable, writeWhole } from './whole-file.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'palimpsest-whole-'))
})
const unwritable = expect.objectContaining({ code: 'unwritable-output' })

test('folders on the way are made, and nothing but the file is left', () => {
  const path = join(folder, 'a', 'b', 'out.txt')
  writeWhole(path, 'one')
  writeWhole(path, 'two')
  expect(readFileSync(path, 'utf8')).toBe('two')
  expect(readdirSync(join(folder, 'a', 'b'))).toEqual(['out.txt'])
})

test('a link stays a link, and the file that it leads to is written', () => {
  const [file, link] = [join(folder, 'file'), join(folder, 'link')]
  writeFileSync(file, 'before')
  symlinkSync(file, link)
  writeWhole(link, 'after')
  expect(lstatSync(link).isSymbolicLink()).toBe(true)
  expect(readFileSync(file, 'utf8')).toBe('after')
})

test('no file is put in the place of a pipe or a folder', () => {
  const [pipe, inner] = [join(folder, 'pipe'), join(folder, 'inner')]
  expect(spawnSync('mkfifo', [pipe]).status).toBe(0)
  mkdirSync(inner)
  for (const path of [pipe, inner])
    for (const act of [writeWhole, checkWritable]) expect(() => act(path, 'text')).toThrow(unwritable)
  expect(lstatSync(pipe).isFIFO()).toBe(true)
  expect(readdirSync(folder).sort()).toEqual(['inner', 'pipe'])
})

test.runIf(existsSync('/proc/self'))(
  'a folder that the system refuses to make is an error, not an endless try',
  () => {
    expect(() => writeWhole('/proc/no-such-folder/deeper/out', 'text')).toThrow(unwritable)
  },
)

test('a try leaves what was there, and nothing where nothing was', () => {
  const [old, fresh] = [join(folder, 'old'), join(folder, 'fresh')]
  writeFileSync(old, 'kept')
  checkWritable(old)
  checkWritable(fresh)
  expect(() => checkWritable(join(old, 'below'))).toThrow(unwritable)
  expect(readFileSync(old, 'utf8')).toBe('kept')
  expect(readdirSync(folder)).toEqual(['old'])
})
