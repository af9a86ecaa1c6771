import {
  isContentSet,
  type Json,
  type MatAnnotation,
  type MatDocument,
  type MatSet,
} from '@palimpsest/deid/formats'
import { compareSpans, type Span } from '@palimpsest/deid/text'

/** A content annotation as a span that remembers where it came from. */
export interface Placed extends Span {
  readonly set: number
  readonly index: number
}

/** Spans of all content annotations, in reading order; empty ones are no spans and are left out. */
export function contentSpans(doc: MatDocument): readonly Placed[] {
  const spans: Placed[] = []
  doc.sets.forEach((set, s) => {
    if (!isContentSet(set)) return
    set.annotations.forEach(({ start, end }, index) => {
      if (start < end) spans.push({ start, end, label: set.type, score: 1, source: 'mat', set: s, index })
    })
  })
  return spans.sort(compareSpans)
}

/** The value of an attribute of one annotation; undefined where the set has no such attribute. */
export function attributeOf(doc: MatDocument, { set, index }: Placed, name: string): Json | undefined {
  const { attributes, annotations } = doc.sets[set]!
  const at = attributes.findIndex((attribute) => attribute.name === name)
  return at < 0 ? undefined : annotations[index]!.values[at]
}

/** The set with the values of a string attribute, one for each annotation; the attribute is added where it is missing. */
export function withAttribute(set: MatSet, name: string, values: readonly (string | null)[]): MatSet {
  const known = set.attributes.findIndex((attribute) => attribute.name === name)
  const at = known < 0 ? set.attributes.length : known
  if (known < 0 && values.every((value) => value === null)) return set
  return {
    ...set,
    attributes: known < 0 ? [...set.attributes, { name, type: 'string', aggregation: null }] : set.attributes,
    annotations: set.annotations.map((annotation, i) => ({
      ...annotation,
      values: Object.assign([...annotation.values], { [at]: values[i] ?? null }),
    })),
  }
}

/** A set of annotations without ids; `attributes` are strings. */
export function newSet(
  type: string,
  attributes: readonly string[],
  annotations: readonly { start: number; end: number; values?: readonly (string | null)[] }[],
): MatSet {
  return {
    type,
    hasId: false,
    hasSpan: true,
    attributes: attributes.map((name) => ({ name, type: 'string', aggregation: null })),
    annotations: annotations.map(({ start, end, values = [] }) => ({ start, end, id: null, values })),
  }
}

/** The sets with `spans` added to the sets of their labels. */
export function addSpans(sets: readonly MatSet[], spans: readonly Span[]): readonly MatSet[] {
  const out = [...sets]
  for (const { start, end, label } of spans) {
    const at = out.findIndex((set) => set.type === label && set.hasSpan)
    if (at < 0) out.push(newSet(label, [], [{ start, end }]))
    else {
      const set = out[at]!
      const annotation: MatAnnotation = { start, end, id: null, values: set.attributes.map(() => null) }
      out[at] = { ...set, annotations: [...set.annotations, annotation] }
    }
  }
  return out
}

/** The sets without those of these types. */
export function withoutTypes(sets: readonly MatSet[], types: readonly string[]): readonly MatSet[] {
  return sets.filter(({ type }) => !types.includes(type))
}
