import type { Doc, Meta } from '../text/doc.ts'
import { DeidError, type Location } from '../text/message.ts'
import { type OffsetUnit, offsetMap } from '../text/offsets.ts'
import type { Span } from '../text/span.ts'
import type { Format, FormatOptions } from './format.ts'
import { type GivenSpan, givenSpans } from './given-span.ts'
import { asList, asObject, asString, type Json, type JsonObject, parseJson } from './json.ts'
import { isContentSet } from './mat-document.ts'

/**
 * MAT's JSON, versions 1 and 2: a signal, metadata, and sets of annotations by type. Annotations with a span
 * are spans, but for what describes the text itself (tokens, zones, segments). Offsets in UTF-16 units, as MAT's
 * Java and JavaScript count. Rewriting keeps every set, attribute and metadata that has nothing to do with spans.
 */
export const matJson: Format = {
  name: 'mat-json',
  extensions: ['.mat.json'],
  many: false,
  read(source, { offsets = 'utf16' } = {}) {
    const id = source.id ?? ''
    const at: Location = { docId: id }
    const file = asObject(parseJson(source.text.replace(/^\ufeff/, ''), at), 'The file', at)
    const version = file.version ?? 1
    if (version !== 1 && version !== 2)
      throw new DeidError('mat-version', 'MAT-JSON version is later than version 2', {
        ...at,
        key: 'version',
      })
    const text = file.signal === undefined ? '' : asString(file.signal, '"signal"', { ...at, key: 'signal' })
    const metadata = file.metadata === undefined ? {} : asObject(file.metadata, '"metadata"', at)
    const sets = (file.asets === undefined ? [] : asList(file.asets, '"asets"', at)).map((set, i) =>
      parseSet(set, version, { ...at, key: `asets[${i}]` }),
    )
    const spans = sets.flatMap((set) => (isContentSet(set) ? spansOf(set, text, offsets, at) : []))
    const doc: Doc = { id, text, meta: metaOf(metadata), spans }
    return {
      docs: [doc],
      rewrite: ([changed]) => ({ text: written(rewritten(file, sets, doc, changed!, offsets)) }),
    }
  },
  write(docs, options = {}) {
    if (docs.length !== 1)
      throw new DeidError('one-doc-only', `A MAT file holds one document, not ${docs.length}`)
    return { text: written(fileOf(docs[0]!, options)) }
  },
}

interface AnnotationSet {
  readonly raw: JsonObject
  readonly type: string
  readonly hasSpan: boolean
  readonly hasId: boolean
  readonly annots: readonly (readonly Json[])[]
}

function parseSet(value: Json, version: number, at: Location): AnnotationSet {
  const raw = asObject(value, 'An aset', at)
  const annots = asList(raw.annots ?? [], '"annots"', at).map((annot) => asList(annot, 'An annotation', at))
  return {
    raw,
    type: asString(raw.type, '"type"', at),
    hasSpan: version === 1 || raw.hasSpan !== false,
    hasId: version === 2 && raw.hasID === true,
    annots,
  }
}

function spansOf(
  { type, annots }: AnnotationSet,
  text: string,
  unit: OffsetUnit,
  at: Location,
): readonly Span[] {
  const given = annots.map(([start, end]): GivenSpan => ({ start, end, label: type }))
  return givenSpans(text, given, unit, { ...at, key: type }, 'mat')
}

function metaOf(metadata: JsonObject): Meta {
  const entries = Object.entries(metadata).filter(([, value]) => typeof value !== 'object' || value === null)
  return Object.fromEntries(entries) as Meta
}

function rewritten(
  file: JsonObject,
  sets: readonly AnnotationSet[],
  old: Doc,
  changed: Doc,
  unit: OffsetUnit,
): JsonObject {
  const map = offsetMap(changed.text, unit)
  const same = changed.text === old.text
  const wanted = [...(changed.spans ?? [])]
  const asets: Json[] = []
  for (const set of sets) {
    // On another text the offsets of tokens and zones mean nothing, and their values may quote the old one.
    if (!isContentSet(set)) {
      if (same) asets.push(set.raw)
      continue
    }
    const annots: Json[] = []
    // Several annotations of a set may be at one place, with different values: each is taken once.
    const kept = new Map<string, (readonly Json[])[]>()
    if (same)
      for (const annot of set.annots) {
        const place = `${annot[0]}-${annot[1]}`
        kept.set(place, [...(kept.get(place) ?? []), annot])
      }
    for (let i = 0; i < wanted.length; i++) {
      const { start, end, label } = wanted[i]!
      if (label !== set.type) continue
      const place = [map.from(start), map.from(end)]
      annots.push(kept.get(place.join('-'))?.shift() ?? (set.hasId ? [...place, null] : place))
      wanted.splice(i--, 1)
    }
    asets.push({ ...set.raw, annots })
  }
  const version = file.version === 2 ? 2 : 1
  asets.push(...setsOf(wanted, map.from, version))
  return {
    ...file,
    ...(!same && file.metadata !== undefined && { metadata: metadataOfChanged(file.metadata) }),
    signal: changed.text,
    ...(file.asets !== undefined || asets.length > 0 ? { asets } : {}),
  }
}

// The steps that made tokens and zones are not done for another text, and a shift would give its dates away.
function metadataOfChanged(metadata: Json): Json {
  const { dateDelta: _, ...rest } = asObject(metadata, '"metadata"')
  const { phasesDone } = rest
  return Array.isArray(phasesDone)
    ? { ...rest, phasesDone: phasesDone.filter((phase) => phase === 'clean' || phase === 'tag') }
    : rest
}

function fileOf(
  { text, meta = {}, spans = [] }: Doc,
  { version = 2, offsets = 'utf16' }: FormatOptions,
): JsonObject {
  const asets = setsOf(spans, offsetMap(text, offsets).from, version)
  return { signal: text, metadata: { ...meta }, ...(version === 2 && { version: 2 }), asets }
}

/** One set for each label, in the order of first appearance. */
function setsOf(spans: readonly Span[], from: (pos: number) => number, version: 1 | 2): JsonObject[] {
  const byLabel = new Map<string, Json[]>()
  for (const { start, end, label } of spans) {
    const annots = byLabel.get(label)
    if (annots) annots.push([from(start), from(end)])
    else byLabel.set(label, [[from(start), from(end)]])
  }
  return [...byLabel].map(([type, annots]) => ({
    type,
    ...(version === 2 && { hasID: false, hasSpan: true }),
    attrs: [],
    annots,
  }))
}

function written(file: JsonObject): string {
  return JSON.stringify(file)
}
