import { existsSync, realpathSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { formatNamed, formats } from '@palimpsest/deid/formats'
import { usageError } from './exit.ts'
import { findInputs, type Input } from './inputs.ts'

/** An input with the format it is read in. */
export interface Source extends Input {
  readonly format: string
}

/** One output and what goes into it. */
export interface Target {
  /** `-` is standard output. */
  readonly path: string
  readonly sources: readonly Source[]
  /** One whole file for one whole file, as opposed to a stream of lines or records. */
  readonly whole: boolean
}

/** Formats that can be read and written bit by bit. */
const streamed: ReadonlySet<string> = new Set(['jsonl', 'csv', 'tsv'])

/**
 * Which output each input goes to. One file to one file; several, or a folder, into the folder `out`, under
 * their own names; anything as JSONL into one stream. Throws DeidErrors of usage.
 */
export function findTargets(
  args: readonly string[],
  { out, format, to }: { out?: string | undefined; format: string; to: string },
): Target[] {
  const written = to === 'same' ? undefined : formatNamed(to)
  const sources = withFormats(findInputs(args), format)
  if (sources.length === 0) throw usageError('no-input', 'There is no file to read in what was named')
  const single = args.length === 1 && sources.length === 1 && (args[0] === '-' || !isFolder(args[0]!))
  const target = (path: string, list: readonly Source[]): Target => {
    for (const source of list) refuseSame(source.path, path)
    return { path, sources: list, whole: !isStream(list, to) }
  }
  if (out === undefined || out === '-') {
    const lines = to === 'jsonl' || (to === 'same' && sources.every((source) => source.format === 'jsonl'))
    if (!single && !lines)
      throw usageError('needs-output', 'Several files need a folder to write to: -o FOLDER, or --to jsonl')
    if (written?.companion !== undefined)
      throw usageError('needs-output', `${to} writes two files for each document: name one with -o`)
    return [target('-', sources)]
  }
  const folder = isFolder(out) || /[\\/]$/.test(out) || (!single && to !== 'jsonl')
  if (!folder) return [target(out, sources)]
  if (to === 'jsonl' && extname(out) === '.jsonl') return [target(out, sources)]
  return sources.map((source) => target(join(out, outputName(source, to)), [source]))
}

function withFormats(inputs: readonly Input[], format: string): Source[] {
  if (format !== 'auto') {
    const { companion } = formatNamed(format)
    return inputs
      .filter(({ path }) => inputs.length === 1 || companion === undefined || extname(path) !== companion)
      .map((input) => ({ ...input, format }))
  }
  const companions = new Map(formats.flatMap((f) => (f.companion ? [[f.companion, f.name]] : [])))
  const byCompanion = (path: string) =>
    [...companions].find(([ending]) => path !== '-' && existsSync(stem(path) + ending))?.[1]
  return inputs.flatMap((input) => {
    if (companions.has(extname(input.path)) && inputs.length > 1) return []
    const guessed = guessFormat(input.path)
    return [{ ...input, format: guessed === 'text' ? (byCompanion(input.path) ?? guessed) : guessed }]
  })
}

/** The format by a file's ending; plain text where nothing says otherwise, JSONL for standard input. */
export function guessFormat(path: string): string {
  if (path === '-') return 'jsonl'
  const lower = path.toLowerCase()
  const byEnding = formats.find((f) => f.extensions.some((ending) => lower.endsWith(ending)))
  if (byEnding) return byEnding.name
  if (lower.endsWith('.json'))
    throw usageError('which-format', `Several formats end in .json; name one with --format for ${path}`)
  return 'text'
}

function isStream(sources: readonly Source[], to: string): boolean {
  return to === 'jsonl' || sources.length > 1 || staysStream(sources[0]!.format, to)
}

/** Whether a file is cut into lines or records and written so; what becomes another format is read whole. */
export function staysStream(format: string, to: string): boolean {
  return streamed.has(format) && (to === 'same' || to === format || to === 'jsonl')
}

function outputName({ name, format }: Source, to: string): string {
  if (to === 'same' || to === format) return name
  const ending = formatNamed(to).extensions[0] ?? `.${to}`
  return `${stem(name)}${ending}`
}

function stem(path: string): string {
  return path.slice(0, path.length - extname(path).length)
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
  } catch {
    return false // Below something that is no folder: writing there says so.
  }
}

function refuseSame(input: string, output: string): void {
  if (input === '-' || output === '-' || !existsSync(output)) return
  if (realpathSync(input) === realpathSync(output))
    throw usageError('same-file', `${input} would be written over; give another output`)
}
