import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { Doc } from '@palimpsest/deid'
import { formatNamed } from '@palimpsest/deid/formats'
import { Zip, ZipDeflate } from 'fflate'
import type { ExportFormat, ExportRequest } from '../../../shared/export.ts'
import type { FormatTask, Written } from '../../engine/work.ts'
import { csvRow, taskColumns } from './csv.ts'
import type { ExportLine } from './line.ts'

/** The name of an export's file: nothing of project or tasks in it. */
export function fileNameOf({ format, deidentified }: ExportRequest, id: number): string {
  return `${deidentified ? 'deidentified' : 'export'}-${id}.${endings[format]}`
}

const endings: Readonly<Record<ExportFormat, string>> = {
  json: 'json',
  jsonl: 'jsonl',
  csv: 'csv',
  tsv: 'tsv',
  conll: 'conll',
  brat: 'zip',
  'mat-json': 'zip',
  txt: 'zip',
}

/** Turns a working file of `ExportLine`s into a format, line by line, and puts it on disk. */
export async function writeFormat({ format, working, target }: FormatTask): Promise<Written> {
  const file = await open(target, 'w', 0o600)
  try {
    const out = buffered(file)
    await writers[format](linesOf(working), out, ({ id }) => id)
    const written = await out.end()
    await file.sync()
    return written
  } finally {
    await file.close()
  }
}

type Writer = (
  lines: AsyncIterable<ExportLine>,
  out: Out,
  docName: (line: ExportLine) => string,
) => Promise<void>

const writers: Readonly<Record<ExportFormat, Writer>> = {
  async json(lines, out) {
    let first = true
    for await (const line of lines) {
      await out.write(`${first ? '[\n' : ',\n'}${JSON.stringify(labTask(line))}`)
      first = false
    }
    await out.write(first ? '[]\n' : '\n]\n')
  },
  async jsonl(lines, out) {
    for await (const { id, text, meta, spans } of lines)
      await out.write(`${JSON.stringify({ id, text, meta, spans })}\n`)
  },
  csv: (lines, out) => table(lines, out, ','),
  tsv: (lines, out) => table(lines, out, '\t'),
  async conll(lines, out) {
    const format = formatNamed('conll')
    for await (const line of lines) await out.write(format.write([docOf(line)]).text)
  },
  brat: (lines, out, docName) => archive(lines, out, docName, 'brat', '.txt', '.ann'),
  'mat-json': (lines, out, docName) => archive(lines, out, docName, 'mat-json', '.json', null),
  txt: (lines, out, docName) => archive(lines, out, docName, 'text', '.txt', null),
}

async function table(lines: AsyncIterable<ExportLine>, out: Out, delimiter: string): Promise<void> {
  await out.write(csvRow(taskColumns, delimiter))
  for await (const { id, title, text, tags, spans } of lines) {
    const places = JSON.stringify(spans.map(({ start, end, label }) => ({ start, end, label })))
    await out.write(csvRow([id, title, text, tags.join(';'), places], delimiter))
  }
}

/** A zip with a file, or a pair of files, for each document. */
async function archive(
  lines: AsyncIterable<ExportLine>,
  out: Out,
  docName: (line: ExportLine) => string,
  formatName: string,
  ending: string,
  companion: string | null,
): Promise<void> {
  const format = formatNamed(formatName)
  const chunks: Uint8Array[] = []
  let failure: Error | null = null
  const zip = new Zip((error, chunk) => {
    if (error) failure = error
    else chunks.push(chunk)
  })
  const drain = async () => {
    if (failure) throw failure
    for (const chunk of chunks.splice(0)) await out.write(chunk)
  }
  const taken = new Set<string>()
  const add = (name: string, content: string) => {
    const entry = new ZipDeflate(name, { level: 6 })
    zip.add(entry)
    entry.push(new TextEncoder().encode(content), true)
  }
  for await (const line of lines) {
    const name = uniqueName(safeName(docName(line)), taken)
    const written = format.write([docOf(line)])
    add(`${name}${ending}`, written.text)
    if (companion) add(`${name}${companion}`, written.companion ?? '')
    await drain()
  }
  zip.end()
  await drain()
}

/** A name that is safe as a file's on every system. */
function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/[^\p{L}\p{N}._-]+/gu, '_')
    .replace(/^\.+/, '_')
  return plain.slice(0, 100) || 'document'
}

function uniqueName(name: string, taken: Set<string>): string {
  let free = name
  for (let i = 2; taken.has(free.toLowerCase()); i++) free = `${name}-${i}`
  taken.add(free.toLowerCase())
  return free
}

function docOf({ id, text, meta, spans }: ExportLine): Doc {
  return { id, text, meta, spans }
}

/** A task as the Generative AI Lab exports it; `honeypot` is its word for starred. */
function labTask({
  id,
  number,
  title,
  text,
  spans,
  meta,
  tags,
  from,
  author,
  starred,
  submittedAt,
  createdAt,
}: ExportLine) {
  const result = spans.map(({ start, end, label, score }, i) => ({
    id: `s${i + 1}`,
    from_name: 'label',
    to_name: 'text',
    source: '$text',
    type: 'labels',
    value: {
      start,
      end,
      text: text.slice(start, end),
      labels: [label],
      confidence: from === 'prediction' ? String(score) : score,
    },
  }))
  const base = { id, number, created_at: createdAt, tags, data: { ...meta, title, text } }
  if (from === 'prediction')
    return {
      ...base,
      completions: [],
      predictions: [{ created_username: 'Palimpsest pre-annotation', result }],
    }
  return {
    ...base,
    completions: [{ id: 1, created_username: author, honeypot: starred, submitted_at: submittedAt, result }],
    predictions: [],
  }
}

async function* linesOf(path: string): AsyncGenerator<ExportLine> {
  // U+2028 and the like are no line ends here: readline splits at \n, \r\n and \r only, and JSON escapes those.
  for await (const line of createInterface({
    input: createReadStream(path, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  }))
    if (line !== '') yield JSON.parse(line) as ExportLine
}

interface Out {
  write(chunk: string | Uint8Array): Promise<void>
  end(): Promise<Written>
}

const BUFFER = 256 * 1024

/** Collects small writes, counts and hashes. */
function buffered(file: FileHandle): Out {
  const hash = createHash('sha256')
  let chunks: Uint8Array[] = []
  let size = 0
  let bytes = 0
  const flush = async () => {
    const held = Buffer.concat(chunks)
    chunks = []
    size = 0
    bytes += held.length
    hash.update(held)
    if (held.length > 0) await file.appendFile(held)
  }
  return {
    async write(chunk) {
      const held = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
      chunks.push(held)
      size += held.length
      if (size >= BUFFER) await flush()
    },
    async end() {
      await flush()
      return { bytes, sha256: hash.digest('hex') }
    },
  }
}
