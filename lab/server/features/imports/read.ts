import { DeidError, type Doc, type Span } from '@palimpsest/deid'
import { formatNamed, headerOf, parseJsonlLine, readRows } from '@palimpsest/deid/formats'
import type { z } from 'zod'
import type { importQuery } from '../../../shared/imports.ts'
import { fused, taskColumns } from '../exports/csv.ts'
import { idFor, type NewTask } from '../tasks/add.ts'
import { decodeText, type Entry, isZip } from './entries.ts'
import { recordsOf } from './records.ts'

export type ImportOptions = Pick<z.output<typeof importQuery>, 'format' | 'textColumn' | 'idColumn'> & {
  readonly textLimit: number
}

/** A document read, or what was wrong with one; `where` is a line or entry, never text. */
export type Read =
  | { readonly task: Omit<NewTask, 'tags'> & { readonly tags: readonly string[] } }
  | { readonly where: string; readonly problem: string }

type Kind = 'txt' | 'json' | 'jsonl' | 'csv' | 'tsv' | 'conll' | 'mat-json' | 'brat' | 'i2b2'

/** How an entry is read: as asked, or by its name and first characters. Null: not a kind that is read. */
export function kindOf(
  { name }: Entry,
  text: string,
  asked: ImportOptions['format'],
  hasCompanion: boolean,
): Kind | null {
  if (asked !== 'auto') return asked === 'jsl' || asked === 'labelstudio' ? 'json' : asked
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  if (hasCompanion) return 'brat'
  if (ending === 'jsonl' || ending === 'ndjson') return 'jsonl'
  if (ending === 'csv') return 'csv'
  if (ending === 'tsv' || ending === 'tab') return 'tsv'
  if (ending === 'conll' || ending === 'bio') return 'conll'
  if (ending === 'xml') return 'i2b2'
  if (ending === 'json') return isMat(text) ? 'mat-json' : 'json'
  return ending === 'txt' || ending === 'text' || ending === 'md' || ending === '' ? 'txt' : null
}

/** MAT writes its signal behind long lists of annotations at times. */
function isMat(text: string): boolean {
  return /^\uFEFF?\s*\{/.test(text) && /"asets"\s*:/.test(text) && /"signal"\s*:/.test(text)
}

/** Every document of an entry; a broken one does not stop the others where the format lets us see where it ends. */
export function* readEntry(
  entry: Entry,
  companion: string | undefined,
  options: ImportOptions,
): Generator<Read> {
  const whole = (problem: string): Read => ({ where: 'file', problem })
  if (isZip(entry.bytes)) return yield whole('An archive inside an archive is not read: unpack it first.')
  const text = decodeText(entry.bytes)
  const kind = kindOf(entry, text ?? '', options.format, companion !== undefined)
  if (kind === null) return yield whole('This kind of file is not read here.')
  if (text === null) return yield whole('The file is not UTF-8 or UTF-16 text. Convert it first.')
  if (isWide(text))
    return yield whole('The file looks like UTF-16 or UTF-32 without a byte order mark. Save it as UTF-8.')
  const base = baseName(entry.name)
  for (const read of readKind(kind, text, companion, base, options))
    yield 'task' in read ? checked(read, options) : read
}

/** Wide characters read as narrow ones: every second of them is a NUL, or more. */
function isWide(text: string): boolean {
  const start = text.slice(0, 1000)
  return start.split('\0').length - 1 > start.length / 4
}

function* readKind(
  kind: Kind,
  text: string,
  companion: string | undefined,
  base: string,
  options: ImportOptions,
): Generator<Read> {
  switch (kind) {
    case 'txt':
      return yield { task: taskOf({ id: '', text: text.replace(/^\uFEFF/, '') }, base, base) }
    case 'jsonl':
      return yield* readJsonl(text, base)
    case 'json':
      return yield* readJson(text, base)
    case 'csv':
    case 'tsv':
      return yield* readTable(kind, text, base, options)
    case 'brat':
      return yield* readWhole('brat', { text, ...(companion === undefined ? {} : { companion }) }, base)
    default:
      return yield* readWhole(kind, { text }, base)
  }
}

function* readJsonl(text: string, base: string): Generator<Read> {
  let number = 0
  for (const line of text.replace(/^\uFEFF/, '').split('\n')) {
    number++
    if (line.trim() === '') continue
    const where = `line ${number}`
    yield* attempt(where, () => {
      const doc = parseJsonlLine(line, { line: number })
      // What a document needs is read strictly; what a list shows of it besides, where it is there.
      const beside: unknown = /"(?:title|tags)"/.test(line) ? JSON.parse(line) : undefined
      return [taskOf(doc, base, null, titleIn(beside), tagsIn(beside))]
    })
  }
}

function* readJson(text: string, base: string): Generator<Read> {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return yield { where: 'file', problem: 'The file is not valid JSON.' }
  }
  const list = Array.isArray(json) ? json : [json]
  const format = formatNamed('label-studio')
  for (const [i, item] of list.entries()) {
    yield* attempt(`entry ${i + 1}`, () => {
      // Plain objects as our own JSON lines have them, in one list.
      const own = item as { spans?: unknown; text?: unknown; data?: unknown }
      if (own && typeof own === 'object' && typeof own.text === 'string' && own.data === undefined)
        return [taskOf(parseJsonlLine(JSON.stringify(item)), base, null, titleIn(item))]
      const hasId = item !== null && typeof item === 'object' && 'id' in item
      const { docs } = format.read({ text: JSON.stringify([item]) })
      return docs.map((doc) =>
        taskOf(hasId ? doc : { ...doc, id: '' }, base, null, titleIn(item), tagsIn(item)),
      )
    })
  }
}

function titleIn(item: unknown): string | undefined {
  const { title, data } = (item ?? {}) as { title?: unknown; data?: { title?: unknown } }
  const found = data?.title ?? title
  return typeof found === 'string' && found !== '' ? found : undefined
}

function tagsIn(item: unknown): readonly string[] {
  const { tags } = (item ?? {}) as { tags?: unknown }
  return Array.isArray(tags)
    ? tags
        .filter((tag): tag is string => typeof tag === 'string' && tag.length > 0 && tag.length <= 60)
        .slice(0, 50)
    : []
}

function* readTable(
  kind: 'csv' | 'tsv',
  text: string,
  base: string,
  { textColumn, idColumn }: ImportOptions,
): Generator<Read> {
  const delimiter = delimiterOf(kind, text)
  const header = headerOf(text, { delimiter })
  const isOurs = header.join() === taskColumns.join()
  const column = textColumn ?? header.find((name) => name.toLowerCase() === 'text')
  if (column === undefined || !header.includes(column))
    return yield {
      where: 'header',
      problem: 'There is no column named text. Name the column that holds the text.',
    }
  const id = idColumn ?? header.find((name) => name.toLowerCase() === 'id')
  const needed = header.indexOf(column) + 1
  let number = 0
  for (const record of recordsOf(text, delimiter)) {
    if (number++ === 0) continue
    const where = `line ${record.line}`
    if ('problem' in record) {
      yield { where, problem: record.problem }
      continue
    }
    // A cell too many is a text with an unquoted comma in it: taken as it stands, the text would be cut short.
    if (record.cells < needed || record.filled > header.length) {
      yield { where, problem: `The record has ${record.cells} cells; the header has ${header.length}.` }
      continue
    }
    yield* attempt(where, () => {
      const { docs } = readRows(record.text, {
        ...{ header, delimiter, line: record.line, row: number, columns: [column] },
        ...(id ? { idColumn: id } : {}),
      })
      return docs.map((doc) => {
        const named = id ? doc.id.slice(0, -column.length - 1) : ''
        if (isOurs) return ownRow(named, doc, base)
        const { title, ...meta } = lowerTitle(doc.meta ?? {})
        const name = typeof title === 'string' && title !== '' ? title : undefined
        return taskOf({ id: named, text: doc.text, meta }, `${base} ${number - 1}`, null, name)
      })
    })
  }
}

/** What stands between cells. Spreadsheets of many countries put semicolons where others put commas. */
function delimiterOf(kind: 'csv' | 'tsv', text: string): string {
  if (kind === 'tsv') return '\t'
  const first = /^[^\r\n]*/.exec(text)![0]
  return first.includes(',') ? ',' : (/[;\t]/.exec(first)?.[0] ?? ',')
}

/** A row of a table that an export of ours wrote: with its tags and spans, and without the guard against formulas. */
function ownRow(id: string, { text, meta }: Doc, base: string): NewTask {
  const { title, tags, spans } = meta as Record<'title' | 'tags' | 'spans', string>
  const line = JSON.stringify({ id: fused(id), text: fused(text), spans: spansIn(spans) })
  const own = fused(tags).split(';')
  return taskOf(parseJsonlLine(line), base, null, fused(title), tagsIn({ tags: own }))
}

function spansIn(cell: string): unknown {
  try {
    return JSON.parse(cell)
  } catch {
    throw new DeidError('bad-row', 'The cell of spans is not JSON')
  }
}

function lowerTitle(meta: NonNullable<Doc['meta']>): NonNullable<Doc['meta']> {
  return Object.fromEntries(
    Object.entries(meta).map(([key, value]) => [key.toLowerCase() === 'title' ? 'title' : key, value]),
  )
}

function* readWhole(
  kind: string,
  source: { text: string; companion?: string },
  base: string,
): Generator<Read> {
  yield* attempt('file', () => {
    const { docs } = formatNamed(kind).read({ ...source, id: base })
    return docs.map((doc, i) =>
      taskOf(
        { ...doc, id: docs.length === 1 ? '' : doc.id },
        docs.length === 1 ? base : `${base} ${i + 1}`,
        base,
      ),
    )
  })
}

function* attempt(where: string, read: () => readonly NewTask[]): Generator<Read> {
  let tasks: readonly NewTask[]
  try {
    tasks = read()
  } catch (error) {
    if (!(error instanceof DeidError)) throw error
    return yield {
      where: error.at.line === undefined ? where : `line ${error.at.line}`,
      problem: error.message,
    }
  }
  for (const task of tasks) yield { task }
}

/** A file's id is its name where the name is all there is; a document's own id wins. */
function taskOf(
  doc: Doc,
  base: string,
  nameAsId: string | null,
  title?: string,
  tags: readonly string[] = [],
): NewTask {
  const { title: fromMeta, ...meta } = doc.meta ?? {}
  const own = title ?? (typeof fromMeta === 'string' && fromMeta !== '' ? fromMeta : undefined)
  const externalId = doc.id !== '' ? doc.id : (nameAsId ?? idFor(base, doc.text))
  return {
    externalId: cut(externalId, 300),
    title: cut(own ?? (doc.id !== '' ? doc.id : base), 300) || 'Untitled',
    text: doc.text,
    meta,
    tags,
    spans: (doc.spans ?? []) as readonly Span[],
  }
}

function checked(read: { task: NewTask }, { textLimit }: ImportOptions): Read {
  const { externalId, title, text, tags, meta } = read.task
  const where = `document ${shown(externalId, 80)}`
  if (text.trim() === '') return { where, problem: 'The text is empty.' }
  if (text.length > textLimit)
    return { where, problem: `The text has ${text.length} characters; ${textLimit} is the limit.` }
  const flaw = flawOf(text)
  if (flaw) return { where, problem: `The text holds ${flaw}: it is damaged, or no text.` }
  const beside = [externalId, title, ...tags, ...Object.entries(meta).flat()].join('\n')
  return flawOf(beside)
    ? { where, problem: `Its id, title, a tag or a field holds ${flawOf(beside)}: it is damaged.` }
    : read
}

/** What the database cannot hold, and leaving it out would change the text. */
function flawOf(text: string): string | null {
  if (text.includes('\0')) return 'a NUL character'
  return /\p{Cs}/u.test(text) ? 'half of a character pair' : null
}

/** The first `length` code units, and no half of a pair that was whole. */
function cut(text: string, length: number): string {
  const start = text.slice(0, length)
  return text.length > length && /[\ud800-\udbff]$/.test(start) ? start.slice(0, -1) : start
}

/** A name as reports show it, whatever is in it. */
export function shown(name: string, length: number): string {
  return cut(name, length).replace(/[\p{Cc}\p{Cs}]/gu, '\uFFFD')
}

function baseName(name: string): string {
  return (
    name
      .split(/[\\/]/)
      .at(-1)!
      .replace(/[\p{Cc}]/gu, '')
      .slice(0, 200) || 'file'
  )
}
