import { readFileSync } from 'node:fs'
import { DeidError } from '@palimpsest/deid/text'
import { usageError } from '../exit.ts'
import { decodeAs } from './encodings.ts'

/** Options of MAT's commands by their own names, as commander gives them. */
export interface StepFlags {
  readonly [option: string]: string | boolean | undefined
}

/** What the steps are given: the options that are set, and the texts of the files that they name. */
export function stepOptions(flags: StepFlags): Readonly<Record<string, string>> {
  const own = [
    'replacement_map_file',
    'prologue_file',
    'resource_file_repl',
    'keyFile',
    'steps',
    'workflow',
    'task',
  ]
  const options = Object.fromEntries(
    Object.entries(flags).flatMap(([name, value]) =>
      value === undefined || value === false || own.includes(name)
        ? []
        : [[name, value === true ? 'yes' : value]],
    ),
  )
  if (flags.replacement_map_file !== undefined && options.replacement_map !== undefined)
    process.stderr.write('palimpsest: --replacement_map_file is ignored beside --replacement_map\n')
  else if (typeof flags.replacement_map_file === 'string')
    options.replacement_map = readText(flags.replacement_map_file)
  if (typeof flags.prologue_file === 'string') options.prologue ??= readText(flags.prologue_file)
  if (typeof flags.resource_file_repl === 'string')
    options.resource_texts = JSON.stringify(resources(flags.resource_file_repl))
  return options
}

function resources(written: string): Readonly<Record<string, string>> {
  const pairs = written.split(';').filter((part) => part.trim() !== '')
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=')
      if (at < 1)
        throw usageError('bad-option', "--resource_file_repl is written file=replacement, joined by ';'")
      return [pair.slice(0, at).trim(), readText(pair.slice(at + 1).trim())]
    }),
  )
}

/** The bytes of a file, or of standard input for `-`. Throws a DeidError `unreadable-input`. */
export function readInput(path: string): Uint8Array {
  try {
    return readFileSync(path === '-' ? 0 : path)
  } catch {
    throw new DeidError('unreadable-input', 'The input cannot be read', { file: path })
  }
}

function readText(path: string): string {
  return decodeAs(readInput(path), 'utf-8', path)
}

/** The encoding of a file where nobody names it: raw ones are ASCII, as in MAT, since a wrong guess would not be noticed. */
export function encodingFor(type: string): string {
  return type === 'raw' ? 'ascii' : 'utf-8'
}
