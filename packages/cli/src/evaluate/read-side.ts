import { existsSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import {
  asObject,
  type FormatOptions,
  formatNamed,
  formats,
  type Json,
  parseJson,
  parseJsonlLine,
} from '@palimpsest/deid/formats'
import { DeidError, type Doc } from '@palimpsest/deid/text'
import { decodeFile } from '../decode.ts'
import { usageError } from '../exit.ts'
import { findInputs, type Input } from '../inputs.ts'
import { guessFormat } from '../targets.ts'
import { withLineAttributes, withMatAttributes } from './attributes.ts'

/** A document of one side, as far as it can be read without the other. */
export interface SideDoc {
  readonly id: string
  /** Where it stands, for errors. */
  readonly file: string
  readonly line?: number
  /** The document; absent where the file has no text for it, as in the output of `detect`. */
  readonly doc?: Doc
  /** Reads it with the text that the other side has. */
  readonly withText?: (text: string) => Doc
  /** The code of the error that stands in place of it. */
  readonly failed?: string
}

/** How a side is read. */
export interface SideOptions {
  readonly format: string
  readonly formats: FormatOptions
}

/**
 * All documents of the files that `path` names (a file, folder or glob), in order. Ids are those of the documents,
 * else the name of the file. JSON lines may lack their text, or hold an error.
 */
export function readSide(path: string, options: SideOptions): readonly SideDoc[] {
  if (path === '-') throw usageError('bad-input', 'Files are compared, not standard input')
  const inputs = withoutCompanions(findInputs([path]))
  if (inputs.length === 0) throw usageError('no-input', `There is no file to read in ${path}`)
  return inputs.flatMap((input) => readFile(input, options))
}

function withoutCompanions(inputs: readonly Input[]): readonly Input[] {
  const companions = new Set(formats.flatMap(({ companion }) => companion ?? []))
  return inputs.length === 1 ? inputs : inputs.filter(({ path }) => !companions.has(extname(path)))
}

function readFile({ path, name }: Input, { format, formats: options }: SideOptions): readonly SideDoc[] {
  const wanted = format === 'auto' ? formatOf(path) : format
  const text = decodeFile(readFileSync(path), { file: path })
  if (wanted === 'jsonl') return readLines(text, path, options)
  const { read, companion } = formatNamed(wanted)
  const beside = companion === undefined ? undefined : companionOf(path, companion)
  try {
    const { docs } = read(
      {
        text,
        id: name,
        ...(beside !== undefined && { companion: decodeFile(readFileSync(beside), { file: beside }) }),
      },
      options,
    )
    return docs.map((doc) => ({
      id: doc.id,
      file: path,
      doc: wanted === 'mat-json' && doc.spans ? { ...doc, spans: withMatAttributes(doc.spans, text) } : doc,
    }))
  } catch (error) {
    throw placed(error, path)
  }
}

/** brat is told by the file beside it, the others by their ending. */
function formatOf(path: string): string {
  const beside = formats.find(
    (f) => f.companion !== undefined && companionOf(path, f.companion) !== undefined,
  )
  return beside?.name ?? guessFormat(path)
}

function companionOf(path: string, ending: string): string | undefined {
  const beside = path.slice(0, path.length - extname(path).length) + ending
  return beside !== path && existsSync(beside) ? beside : undefined
}

function readLines(text: string, file: string, { offsets = 'utf16' }: FormatOptions): readonly SideDoc[] {
  return text
    .replace(/^\ufeff/, '')
    .split('\n')
    .flatMap((source, i): SideDoc[] => {
      if (source.trim() === '') return []
      const line = i + 1
      try {
        const record = asObject(parseJson(source, { line }), 'A line', { line })
        const id = typeof record.id === 'string' || typeof record.id === 'number' ? String(record.id) : ''
        if (record.error !== undefined) return [{ id, file, line, failed: codeOf(record.error) }]
        if (record.text !== undefined)
          return [
            { id, file, line, doc: attributed(parseJsonlLine(source, { offsets, line }), record.spans) },
          ]
        const withText = (of: string): Doc => {
          try {
            const asked = JSON.stringify({ id, text: of, spans: record.spans ?? null })
            return attributed(parseJsonlLine(asked, { offsets, line }), record.spans)
          } catch (error) {
            throw placed(error, file)
          }
        }
        return [{ id, file, line, withText }]
      } catch (error) {
        throw placed(error, file)
      }
    })
}

function attributed(doc: Doc, given: unknown): Doc {
  return doc.spans ? { ...doc, spans: withLineAttributes(doc.spans, given) } : doc
}

function codeOf(error: Json): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^[a-z0-9-]{1,40}$/.test(code) ? code : 'failed'
}

function placed(error: unknown, file: string): unknown {
  return error instanceof DeidError ? new DeidError(error.code, error.message, { ...error.at, file }) : error
}
