import { type Dirent, lstatSync, readdirSync, statSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import { usageError } from './exit.ts'

/** One thing to read. `name` says where its output goes inside an output folder. */
export interface Input {
  /** `-` is standard input. */
  readonly path: string
  readonly name: string
  /** Bytes; undefined for a stream. */
  readonly size?: number
}

/**
 * The inputs that the arguments name: files, folders (all files below, hidden ones left out), globs and `-`,
 * in the order given, folders by name. Links inside folders are not followed. Throws a DeidError
 * `no-such-input`, and `same-name` where two would be written to one place.
 */
export function findInputs(args: readonly string[]): Input[] {
  const inputs = args.flatMap((arg) => {
    if (arg === '-') return [{ path: '-', name: 'stdin' }]
    const stat = statSync(arg, { throwIfNoEntry: false })
    if (stat?.isDirectory()) return below(arg, arg)
    if (stat) return [{ path: arg, name: basename(arg), ...(stat.isFile() && { size: stat.size }) }]
    if (/[*?[{]/.test(arg)) {
      const found = glob(arg)
      if (found.length > 0) return found
    }
    throw usageError('no-such-input', `There is no file, folder or match for ${arg}`)
  })
  const seen = new Map<string, string>()
  for (const { name, path } of inputs) {
    const other = seen.get(name)
    if (other !== undefined && other !== path)
      throw usageError('same-name', `${other} and ${path} would be written under the same name`)
    seen.set(name, path)
  }
  return inputs
}

function below(root: string, folder: string): Input[] {
  return entries(folder).flatMap((entry): Input[] => {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.')) return []
    if (entry.isDirectory()) return below(root, path)
    return entry.isFile() ? [{ path, name: relative(root, path), size: lstatSync(path).size }] : []
  })
}

function entries(folder: string): Dirent[] {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Files that match; names keep what follows the part of the pattern that has no wildcard. */
function glob(pattern: string): Input[] {
  const parts = pattern.split(/[\\/]/)
  const fixed = parts.findIndex((part) => /[*?[{]/.test(part))
  const root = parts.slice(0, fixed).join(sep) || (pattern.startsWith('/') ? '/' : '.')
  const match = globRegExp(parts.slice(fixed).join('/'))
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) return []
  return below(root, root).filter(({ name }) => match.test(name.split(sep).join('/')))
}

/** `*` and `?` within a name, `**` across folders, `[abc]`, `{one,two}`. */
function globRegExp(pattern: string): RegExp {
  let source = ''
  let braces = 0
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i]!
    if (pattern.startsWith('**/', i)) {
      source += '(?:[^/]+/)*'
      i += 2
    } else if (pattern.startsWith('**', i)) {
      source += '.*'
      i++
    } else if (c === '*') source += '[^/]*'
    else if (c === '?') source += '[^/]'
    else if (c === '[' && pattern.indexOf(']', i + 1) > i) {
      const end = pattern.indexOf(']', i + 1)
      source += `[${pattern
        .slice(i + 1, end)
        .replace(/^!/, '^')
        .replace(/[\\[\]]/g, '\\$&')}]`
      i = end
    } else if (c === '{' && pattern.indexOf('}', i) > i) {
      source += '(?:'
      braces++
    } else if (c === '}' && braces > 0) {
      source += ')'
      braces--
    } else if (c === ',' && braces > 0) source += '|'
    else source += c.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')
  }
  return new RegExp(`^${source}$`)
}
