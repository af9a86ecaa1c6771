import type { Doc, Meta } from '../text/doc.ts'
import { DeidError, type Location } from '../text/message.ts'
import { type OffsetUnit, offsetMap } from '../text/offsets.ts'
import type { Span } from '../text/span.ts'
import type { Format } from './format.ts'
import { type GivenSpan, givenSpans } from './given-span.ts'
import { asList, asObject, asString, type Json, parseJson } from './json.ts'

/** JSON lines: `{"id", "text", "meta"?, "spans"?}` on each; blank lines are passed over. */
export const jsonl: Format = {
  name: 'jsonl',
  extensions: ['.jsonl', '.ndjson'],
  many: true,
  read(source, { offsets = 'utf16' } = {}) {
    const docs: Doc[] = []
    source.text
      .replace(/^\ufeff/, '')
      .split('\n')
      .forEach((line, i) => {
        if (line.trim() !== '') docs.push(parseJsonlLine(line, { offsets, line: i + 1 }))
      })
    return { docs }
  },
  write: (docs, { offsets = 'utf16' } = {}) => ({
    text: docs.map((doc) => `${formatJsonlLine(doc, { offsets })}\n`).join(''),
  }),
}

/**
 * The document of one line. `id` may be a number and is then written as a string; without one it is ''.
 * Throws a DeidError with the line, and with the id in `at.docId` once that is known.
 */
export function parseJsonlLine(
  line: string,
  { offsets = 'utf16', line: number }: { offsets?: OffsetUnit; line?: number } = {},
): Doc {
  const here: Location = number === undefined ? {} : { line: number }
  const record = asObject(parseJson(line, here), 'A line', here)
  const id = record.id ?? ''
  if (typeof id !== 'string' && typeof id !== 'number')
    throw new DeidError('bad-shape', '"id" must be a string', { ...here, key: 'id' })
  const at: Location = { ...here, docId: String(id) }
  const text = asString(record.text, '"text"', { ...at, key: 'text' })
  const meta = record.meta === undefined ? undefined : parseMeta(record.meta, at)
  const spans = record.spans === undefined ? undefined : parseSpans(record.spans, text, offsets, at)
  return { id: String(id), text, ...(meta && { meta }), ...(spans && { spans }) }
}

/** One line, without its line break, that `parseJsonlLine` reads back to an equal document. */
export function formatJsonlLine(doc: Doc, { offsets = 'utf16' }: { offsets?: OffsetUnit } = {}): string {
  const { id, text, meta, spans } = doc
  return JSON.stringify({
    id,
    text,
    ...(meta && { meta }),
    ...(spans && { spans: spansIn(text, spans, offsets) }),
  })
}

/** Spans with their offsets in `unit`, fields in the order of the contract. */
export function spansIn(text: string, spans: readonly Span[], unit: OffsetUnit): readonly Span[] {
  const map = unit === 'utf16' || spans.length === 0 ? undefined : offsetMap(text, unit)
  return spans.map(({ start, end, label, score, source, why }) => ({
    start: map ? map.from(start) : start,
    end: map ? map.from(end) : end,
    label,
    score,
    source,
    ...(why && { why }),
  }))
}

function parseMeta(value: Json, at: Location): Meta {
  const meta = asObject(value, '"meta"', { ...at, key: 'meta' })
  for (const [key, field] of Object.entries(meta))
    if (typeof field === 'object' && field !== null)
      throw new DeidError('bad-shape', `A field of "meta" must be a string, number, boolean or null`, {
        ...at,
        key: `meta.${key}`,
      })
  return meta as Meta
}

function parseSpans(value: Json, text: string, unit: OffsetUnit, at: Location): readonly Span[] {
  const list = asList(value, '"spans"', { ...at, key: 'spans' })
  const given = list.map((item, i) => {
    const { start, end, label, score, source } = asObject(item, `"spans[${i}]"`, {
      ...at,
      key: `spans[${i}]`,
    })
    return {
      start,
      end,
      label,
      ...(score !== undefined && { score }),
      ...(source !== undefined && { source }),
    }
  })
  return givenSpans(text, given as GivenSpan[], unit, at)
}
