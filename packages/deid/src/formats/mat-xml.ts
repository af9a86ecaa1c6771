import { DeidError } from '../text/message.ts'
import { fromBase64Text, toBase64Text } from './base64-text.ts'
import { asObject, type Json, type JsonObject, parseJson } from './json.ts'
import {
  isContentSet,
  type MatAnnotation,
  type MatAttribute,
  type MatDocument,
  type MatSet,
  matDocumentOf,
  matDocumentValue,
} from './mat-document.ts'
import { parseXml, xmlAttribute, xmlText } from './xml.ts'

const ROOT = '__top'
const ID = '_mat:id'

export interface MatXmlReadOptions {
  /** The elements that are annotations; others are dropped, their text stays. Absent: all elements are. */
  readonly labels?: readonly string[]
}

/**
 * The document of an XML file with annotations as elements, their attributes as values. What `writeMatXml` adds in comments
 * gives types, empty sets and metadata back. Throws a DeidError `bad-xml` with line and column.
 */
export function readMatXml(xml: string, { labels }: MatXmlReadOptions = {}): MatDocument {
  const sets = new Map<string, Building>()
  const open: {
    readonly name: string
    readonly start: number
    readonly attributes: ReadonlyMap<string, string>
  }[] = []
  let signal = ''
  let metadata: JsonObject = {}
  let declared: readonly MatSet[] = []
  for (const token of parseXml(xml)) {
    if (token.kind === 'text') signal += token.text
    else if (token.kind === 'open') open.push({ ...token, start: signal.length })
    else if (token.kind === 'close') {
      const { name, start, attributes } = open.pop()!
      if (name !== ROOT) add(sets, name, { start, end: signal.length, attributes })
    } else {
      metadata = payload(token.text, '_mat_metadata_') ?? metadata
      const types = payload(token.text, '_mat_types_')
      if (types) declared = matDocumentOf(types).sets
    }
  }
  for (const name of sets.keys())
    if (labels && !labels.includes(name) && !declared.some((set) => set.type === name)) sets.delete(name)
  return { signal, metadata, sets: joined(declared, sets) }
}

export interface MatXmlLooseOptions extends MatXmlReadOptions {
  /** The file is XML whose markup belongs to the text, but for the annotations: it must be well-formed. */
  readonly overlay?: boolean
}

/**
 * The document of a text in which only some tags are annotations: everything else, entities included, is text as it stands.
 * What looks like a tag and closes nothing is text too.
 */
export function readMatXmlLoosely(
  text: string,
  { labels, overlay = false }: MatXmlLooseOptions,
): MatDocument {
  if (overlay) parseXml(text)
  const tag =
    /<(\/?)([\p{L}_][\p{L}\p{N}_.-]*)((?:\s+[\p{L}_:][\p{L}\p{N}_:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/gu
  const isLabel = (name: string) => !labels || labels.includes(name)
  const tags = [...text.matchAll(tag)].filter((match) => isLabel(match[2]!))
  const partner = paired(tags)
  const sets = new Map<string, Building>()
  const starts = new Map<number, { start: number; attributes: ReadonlyMap<string, string> }>()
  let signal = ''
  let pos = 0
  tags.forEach((match, i) => {
    const other = partner.get(i)
    if (other === undefined) return
    signal += text.slice(pos, match.index)
    pos = match.index + match[0].length
    const [, slash, name, attributes] = match
    if (!slash) starts.set(i, { start: signal.length, attributes: attributesOf(attributes!) })
    if (slash || other === i) add(sets, name!, { ...starts.get(other)!, end: signal.length })
  })
  signal += text.slice(pos)
  return { signal, metadata: {}, sets: joined([], sets) }
}

// Each tag with its other end; an empty element is its own. A tag without one is not in it.
function paired(tags: readonly RegExpExecArray[]): ReadonlyMap<number, number> {
  const partner = new Map<number, number>()
  const open: number[] = []
  tags.forEach(([, slash, name, , empty], i) => {
    if (empty && !slash) partner.set(i, i)
    else if (!slash) open.push(i)
    else {
      const at = open.findLastIndex((other) => tags[other]![2] === name)
      if (at < 0) return
      partner.set(i, open[at]!).set(open[at]!, i)
      open.length = at
    }
  })
  return partner
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const pairs = text.matchAll(/([\p{L}_:][\p{L}\p{N}_:.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/gu)
  return new Map(Array.from(pairs, ([, name, double, single]) => [name!, (double ?? single)!]))
}

interface Building {
  readonly attributes: string[]
  readonly annotations: {
    readonly start: number
    readonly end: number
    readonly id: string | null
    readonly values: Map<string, string>
  }[]
  hasId: boolean
}

function add(
  sets: Map<string, Building>,
  type: string,
  { start, end, attributes }: { start: number; end: number; attributes: ReadonlyMap<string, string> },
): void {
  let set = sets.get(type)
  if (!set) sets.set(type, (set = { attributes: [], annotations: [], hasId: false }))
  const values = new Map(attributes)
  const id = values.get(ID) ?? null
  values.delete(ID)
  if (id !== null) set.hasId = true
  for (const name of values.keys()) if (!set.attributes.includes(name)) set.attributes.push(name)
  set.annotations.push({ start, end, id, values })
}

// Declared sets first, in their order and with their types; then those that only the elements show.
function joined(declared: readonly MatSet[], found: ReadonlyMap<string, Building>): readonly MatSet[] {
  const order = (a: MatAnnotation, b: MatAnnotation) => a.start - b.start || b.end - a.end
  const typed = declared.map((set): MatSet => {
    const own = set.hasSpan ? found.get(set.type) : undefined
    if (!own) return set
    const more = own.attributes.filter((name) => !set.attributes.some((one) => one.name === name))
    const attributes = [...set.attributes, ...more.map(stringAttribute)]
    const annotations = own.annotations.map(({ values, ...place }) => ({
      ...place,
      values: attributes.map((attribute) => typedValue(values.get(attribute.name), attribute)),
    }))
    return { ...set, hasId: set.hasId || own.hasId, attributes, annotations: annotations.sort(order) }
  })
  const rest = [...found].filter(([type]) => !declared.some((set) => set.type === type && set.hasSpan))
  return [
    ...typed,
    ...rest.map(([type, { attributes, annotations, hasId }]) => ({
      type,
      hasId,
      hasSpan: true,
      attributes: attributes.map(stringAttribute),
      annotations: annotations
        .map(({ values, ...place }) => ({
          ...place,
          values: attributes.map((name) => values.get(name) ?? null),
        }))
        .sort(order),
    })),
  ]
}

function stringAttribute(name: string): MatAttribute {
  return { name, type: 'string', aggregation: null }
}

function typedValue(text: string | undefined, { type, aggregation }: MatAttribute): Json {
  if (text === undefined) return null
  const one = (part: string): Json =>
    type === 'int' || type === 'float' ? Number(part) : type === 'boolean' ? part === 'yes' : part
  return aggregation === null ? one(text) : text === '' ? [] : text.split(',').map(one)
}

export interface MatXmlWriteOptions {
  /** The text is XML itself, and written as it stands. */
  readonly signalIsXml?: boolean
  /** Types that are not written. */
  readonly exclude?: readonly string[]
  /** Whether to write metadata and types in comments at the end. Default true. */
  readonly metadata?: boolean
}

/**
 * The document as XML with annotations as elements. Values of attributes are text: lists joined with `,`, true as `yes`. What
 * elements cannot say (types, sets without spans, metadata) stands in comments. Throws a DeidError `crossing-spans`.
 */
export function writeMatXml(
  doc: MatDocument,
  { signalIsXml = false, exclude = [], metadata = true }: MatXmlWriteOptions = {},
): string {
  const sets = doc.sets.filter(({ type }) => !exclude.includes(type))
  const marks = sets
    .flatMap((set, order) => (set.hasSpan ? set.annotations.map((one) => ({ ...one, set, order })) : []))
    // Wider ones outside; at one place, what names something inside what describes the text.
    .sort(
      (a, b) =>
        a.start - b.start ||
        b.end - a.end ||
        Number(isContentSet(a.set)) - Number(isContentSet(b.set)) ||
        (a.set.type === 'lex' ? 1 : 0) - (b.set.type === 'lex' ? 1 : 0) ||
        a.order - b.order,
    )
  const textOf = (start: number, end: number) => {
    const text = doc.signal.slice(start, end)
    return signalIsXml ? text : xmlText(text)
  }
  const open: (typeof marks)[number][] = []
  let out = ''
  let pos = 0
  const closeBefore = (limit: number) => {
    for (let last = open.at(-1); last && last.end <= limit; last = open.at(-1)) {
      out += `${textOf(pos, last.end)}</${last.set.type}>`
      pos = last.end
      open.pop()
    }
  }
  for (const mark of marks) {
    if (!/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(mark.set.type))
      throw new DeidError('unwritable-label', 'XML cannot have an element of the name of a set')
    closeBefore(mark.start)
    const outer = open.at(-1)
    if (outer && mark.end > outer.end)
      throw new DeidError(
        'crossing-spans',
        'Crossing dependencies: two annotations cross, which elements cannot',
        {
          start: mark.start,
          end: outer.end,
        },
      )
    out += textOf(pos, mark.start)
    pos = mark.start
    out += `<${mark.set.type}${attributesText(mark)}>`
    if (mark.end === mark.start) out += `</${mark.set.type}>`
    else open.push(mark)
  }
  closeBefore(doc.signal.length)
  out += textOf(pos, doc.signal.length)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${ROOT}>${out}${metadata ? comments(doc, sets) : ''}</${ROOT}>`
}

function comments({ metadata }: MatDocument, sets: readonly MatSet[]): string {
  const types = sets.map((set) => (set.hasSpan ? { ...set, annotations: [] } : set))
  const declared = matDocumentValue({ signal: '', metadata: {}, sets: types })
  return `<!-- _mat_metadata_ ${toBase64Text(JSON.stringify(metadata))} --><!-- _mat_types_ ${toBase64Text(JSON.stringify(declared))} -->`
}

function attributesText({ set, id, values }: MatAnnotation & { readonly set: MatSet }): string {
  const pairs = set.attributes.flatMap(({ name }, i) => {
    const value = values[i] ?? null
    if (value === null) return []
    if (!/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(name))
      throw new DeidError('unwritable-label', 'XML cannot have an attribute of the name of one')
    return [` ${name}="${xmlAttribute(Array.isArray(value) ? value.map(plain).join(',') : plain(value))}"`]
  })
  return (set.hasId && id !== null ? ` ${ID}="${xmlAttribute(id)}"` : '') + pairs.join('')
}

function plain(value: Json): string {
  return value === true ? 'yes' : value === false ? 'no' : String(value)
}

function payload(comment: string, mark: string): JsonObject | undefined {
  const body = new RegExp(`^\\s*${mark}\\s+([A-Za-z0-9+/=]+)\\s*$`).exec(comment)?.[1]
  if (body === undefined) return undefined
  const json = fromBase64Text(body)
  if (json === undefined)
    throw new DeidError('bad-shape', 'A comment of MAT is not base64 of UTF-8', { key: mark })
  return asObject(parseJson(json), 'A comment of MAT', { key: mark })
}
