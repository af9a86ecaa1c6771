import { DeidError, type Location } from '../text/message.ts'
import { asList, asObject, asString, type Json, type JsonObject, parseJson } from './json.ts'

/** A document as MAT has it: more than a doc, as annotations carry ids and attributes, and sets may have no span. */
export interface MatDocument {
  readonly signal: string
  readonly metadata: JsonObject
  readonly sets: readonly MatSet[]
  /** Fields of the file that MAT does not define. */
  readonly extra?: JsonObject
}

/** All annotations of one type. A set without annotations says that this kind was looked for. */
export interface MatSet {
  readonly type: string
  readonly hasId: boolean
  readonly hasSpan: boolean
  readonly attributes: readonly MatAttribute[]
  readonly annotations: readonly MatAnnotation[]
  readonly extra?: JsonObject
}

export interface MatAttribute {
  readonly name: string
  readonly type: 'string' | 'int' | 'float' | 'boolean' | 'annotation'
  readonly aggregation: 'list' | 'set' | null
}

/** Offsets are half-open UTF-16; both 0 in a set without spans. */
export interface MatAnnotation {
  readonly start: number
  readonly end: number
  /** Only in sets with ids. */
  readonly id: string | null
  /** One for each attribute of the set, null where there is none. */
  readonly values: readonly Json[]
}

/** Types that describe the text and name nothing in it: MAT's tokens, zones, segments, and votes on them. */
export const structuralTypes: ReadonlySet<string> = new Set([
  'lex',
  'zone',
  'untaggable',
  'SEGMENT',
  'VOTE',
  'ADMIN',
  'seq_confidence',
])

/** Sets whose annotations stand for something in the text. */
export function isContentSet({ type, hasSpan }: Pick<MatSet, 'type' | 'hasSpan'>): boolean {
  return hasSpan && !structuralTypes.has(type)
}

/** Reads MAT's JSON, version 1 or 2. Throws a DeidError that names set and annotation by number, never text. */
export function readMatDocument(text: string, at: Location = {}): MatDocument {
  return matDocumentOf(parseJson(text.replace(/^\ufeff/, ''), at), at)
}

/** The document of a value as `parseJson` gives it. */
export function matDocumentOf(value: Json, at: Location = {}): MatDocument {
  const { signal, metadata, asets, version, ...extra } = asObject(value, 'The document', at)
  const number = version ?? 1
  if (number !== 1 && number !== 2)
    throw new DeidError('mat-version', 'MAT-JSON version is later than version 2', { ...at, key: 'version' })
  const text = signal === undefined ? '' : asString(signal, '"signal"', { ...at, key: 'signal' })
  return {
    signal: text,
    metadata: metadata === undefined ? {} : asObject(metadata, '"metadata"', { ...at, key: 'metadata' }),
    sets: asList(asets ?? [], '"asets"', { ...at, key: 'asets' }).map((set, i) =>
      readSet(set, { version: number, length: text.length, at: { ...at, key: `asets[${i}]` } }),
    ),
    ...(Object.keys(extra).length > 0 && { extra }),
  }
}

interface Reading {
  readonly version: 1 | 2
  readonly length: number
  readonly at: Location
}

function readSet(value: Json, { version, length, at }: Reading): MatSet {
  const { type, hasID, hasSpan, attrs, annots, ...extra } = asObject(value, 'An aset', at)
  const spanned = version === 1 || hasSpan !== false
  const identified = version === 2 && hasID === true
  const attributes = asList(attrs ?? [], '"attrs"', at).map((attribute) => readAttribute(attribute, at))
  const annotations = asList(annots ?? [], '"annots"', at).map((annot, i) => {
    const rest = [...asList(annot, 'An annotation', at)]
    const bad = (why: string) => new DeidError('bad-span', `Annotation ${i + 1} ${why}`, at)
    const [start, end] = spanned ? [rest.shift(), rest.shift()] : [0, 0]
    if (!isOffset(start) || !isOffset(end)) throw bad('needs whole numbers as start and end')
    if (start > end || end > length) throw bad(`(${start}-${end}) is no range of a text of length ${length}`)
    const id = identified ? (rest.shift() ?? null) : null
    if (id !== null && typeof id !== 'string') throw bad('has an id that is not a string')
    if (rest.length > attributes.length) throw bad('has more values than the set has attributes')
    return { start, end, id, values: attributes.map((_, k) => rest[k] ?? null) }
  })
  return {
    type: asString(type, '"type"', at),
    hasId: identified,
    hasSpan: spanned,
    attributes,
    annotations,
    ...(Object.keys(extra).length > 0 && { extra }),
  }
}

function readAttribute(value: Json, at: Location): MatAttribute {
  if (typeof value === 'string') return { name: value, type: 'string', aggregation: null }
  const { name, type = 'string', aggregation = null } = asObject(value, 'An attribute', at)
  if (!isOneOf(type, ['string', 'int', 'float', 'boolean', 'annotation'] as const))
    throw new DeidError('bad-shape', 'An attribute has a type that MAT does not know', at)
  if (!isOneOf(aggregation, ['list', 'set', 'none', null] as const))
    throw new DeidError('bad-shape', 'An attribute has an aggregation that MAT does not know', at)
  return {
    name: asString(name, 'The name of an attribute', at),
    type,
    aggregation: aggregation === 'none' ? null : aggregation,
  }
}

/**
 * The document as MAT's JSON. Version 1 has neither ids, nor annotations without a span, nor values other than
 * strings: those are left out, as MAT's own writer does.
 */
export function writeMatDocument(doc: MatDocument, { version = 2 }: { version?: 1 | 2 } = {}): string {
  return JSON.stringify(matDocumentValue(doc, version))
}

/** What `writeMatDocument` writes, as a value. */
export function matDocumentValue(
  { signal, metadata, sets, extra }: MatDocument,
  version: 1 | 2 = 2,
): JsonObject {
  const asets = version === 2 ? sets.map(setValue) : sets.filter((set) => set.hasSpan).map(oldSetValue)
  return { signal, metadata, asets, ...(version === 2 && { version: 2 }), ...extra }
}

function setValue({ type, hasId, hasSpan, attributes, annotations, extra }: MatSet): JsonObject {
  return {
    type,
    hasID: hasId,
    hasSpan,
    attrs: attributes.map(({ name, type: kind, aggregation }) => ({ name, type: kind, aggregation })),
    annots: annotations.map(({ start, end, id, values }) => [
      ...(hasSpan ? [start, end] : []),
      ...(hasId ? [id] : []),
      ...trimmed(values),
    ]),
    ...extra,
  }
}

function oldSetValue({ type, attributes, annotations, extra }: MatSet): JsonObject {
  return {
    type,
    attrs: attributes.map(({ name }) => name),
    annots: annotations.map(({ start, end, values }) => [
      start,
      end,
      ...trimmed(values.map((value) => (typeof value === 'string' ? value : null))),
    ]),
    ...extra,
  }
}

// Readers fill a short list with nulls.
function trimmed(values: readonly Json[]): readonly Json[] {
  return values.slice(0, values.findLastIndex((value) => value !== null) + 1)
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

function isOneOf<T>(value: unknown, known: readonly T[]): value is T {
  return known.includes(value as T)
}
