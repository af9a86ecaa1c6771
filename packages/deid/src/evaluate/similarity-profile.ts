import type { Span } from '../text/index.ts'

/** What a file says of a span beyond its place and label; a list counts as a set. */
export type AttributeValue = string | number | boolean | null | readonly (string | number | boolean)[]

/** A span with what it is compared by beyond its place and label. */
export interface MarkedSpan extends Span {
  readonly attributes?: Readonly<Record<string, AttributeValue>>
  /** The label as the file has it, where `label` is another name for it. Profiles go by this one. */
  readonly trueLabel?: string
}

/** One way in which two spans are compared, and how much it counts. */
export interface Dimension {
  /** `_label`, `_span`, the name of an attribute, or `_attributes` for all that no other dimension names. */
  readonly name: string
  readonly weight: number
  /** Of `_label`: what other names of the same label are worth; 0 unless stated. */
  readonly residue?: number
  /** Of `_span`: overlap over union above which extents count as equal, and below which as strangers. */
  readonly matchAbove?: number
  readonly mismatchBelow?: number
}

/** How spans of these labels are compared with each other. */
export interface TagProfile {
  readonly labels: readonly string[]
  readonly dimensions: readonly Dimension[]
  /** Attributes that go under one name: `{ kind: ['type', 'class'] }`. */
  readonly equivalences?: Readonly<Record<string, readonly string[]>>
}

/** MATScore's similarity profile: how alike two spans are, label by label. Labels that no tag profile names have the default. */
export interface SimilarityProfile {
  readonly name: string
  readonly tags: readonly TagProfile[]
  /** Labels that may be paired with each other; where there are any, others are paired with nothing. */
  readonly strata?: readonly (readonly string[])[]
  /** Labels that a span has by virtue of an attribute: `ENAMEX` whose `type` is `PER` is a `PERSON`. */
  readonly effective?: readonly {
    readonly label: string
    readonly attribute: string
    readonly value: AttributeValue
    readonly as: string
  }[]
}

/** How alike two spans are. */
export interface Likeness {
  /** 0 to 1; 0 for spans that do not touch, which are never paired. */
  readonly score: number
  /** Whether they are alike in everything that is compared: then they match, else they clash. */
  readonly same: boolean
}

/** Judges two spans, the first of gold. */
export type Judge = (gold: MarkedSpan, found: MarkedSpan) => Likeness

/** MATScore's own weights: a tenth for the label, nine tenths for the extent, a tenth for attributes where there are any. */
const standard: TagProfile = {
  labels: [],
  dimensions: [
    { name: '_label', weight: 0.1, residue: 0.5 },
    { name: '_span', weight: 0.9 },
    { name: '_attributes', weight: 0.1 },
  ],
}
const strangers: Likeness = { score: 0, same: false }

/**
 * The judge of a profile; of the default without one. Likeness is the weighted mean over the dimensions. Labels of
 * different tag profiles are compared by both, their attributes as not alike, and the lower result counts.
 */
export function judgeOf(profile?: SimilarityProfile): Judge {
  const tags = new Map(profile?.tags.flatMap((tag) => tag.labels.map((label) => [label, tag] as const)))
  const strata = new Map(profile?.strata?.flatMap((labels, i) => labels.map((label) => [label, i] as const)))
  return (gold, found) => {
    if (gold.end <= found.start || found.end <= gold.start) return strangers
    const [a, b] = [gold.trueLabel ?? gold.label, found.trueLabel ?? found.label]
    if (strata.size > 0 && (!strata.has(a) || strata.get(a) !== strata.get(b))) return strangers
    const [one, other] = [tags.get(a) ?? standard, tags.get(b) ?? standard]
    if (one === other) return compared(one, gold, found, false)
    const [there, back] = [compared(one, gold, found, true), compared(other, found, gold, true)]
    return back.score < there.score ? back : there
  }
}

/** The spans under the names that they have by virtue of their attributes. */
export function effectiveSpans(
  spans: readonly MarkedSpan[],
  { effective = [] }: SimilarityProfile,
): readonly MarkedSpan[] {
  if (effective.length === 0) return spans
  return spans.map((span) => {
    const rule = effective.find(
      ({ label, attribute, value }) =>
        label === span.label && agreement(span.attributes?.[attribute], value) === 1,
    )
    return rule ? { ...span, label: rule.as, trueLabel: span.trueLabel ?? span.label } : span
  })
}

function compared(
  { dimensions, equivalences = {} }: TagProfile,
  gold: MarkedSpan,
  found: MarkedSpan,
  strangersInAttributes: boolean,
): Likeness {
  const declared = new Set(dimensions.flatMap(({ name }) => [name, ...(equivalences[name] ?? [])]))
  let [sum, weights, same] = [0, 0, true]
  for (const dimension of dimensions) {
    const { name, weight } = dimension
    const share =
      name === '_label'
        ? labels(dimension, gold, found)
        : name === '_span'
          ? extents(dimension, gold, found)
          : name === '_attributes'
            ? remainder(gold, found, declared)
            : strangersInAttributes
              ? 0
              : agreement(attributeOf(gold, name, equivalences), attributeOf(found, name, equivalences))
    if (share === undefined) continue
    sum += share * weight
    weights += weight
    if (share < 1) same = false
  }
  return { score: same ? 1 : sum / weights, same }
}

function labels({ residue = 0 }: Dimension, gold: MarkedSpan, found: MarkedSpan): number {
  if (gold.label === found.label) return 1
  return (gold.trueLabel ?? gold.label) === (found.trueLabel ?? found.label) ? residue : 0
}

function extents({ matchAbove, mismatchBelow }: Dimension, gold: Span, found: Span): number {
  const shared = Math.min(gold.end, found.end) - Math.max(gold.start, found.start)
  const share = shared / (Math.max(gold.end, found.end) - Math.min(gold.start, found.start))
  if (matchAbove !== undefined && share > matchAbove) return 1
  return mismatchBelow !== undefined && share < mismatchBelow ? 0 : share
}

/** The share of the attributes of either side that agree; undefined where neither has one. */
function remainder(gold: MarkedSpan, found: MarkedSpan, declared: ReadonlySet<string>): number | undefined {
  const names = new Set([...Object.keys(gold.attributes ?? {}), ...Object.keys(found.attributes ?? {})])
  for (const name of declared) names.delete(name)
  if (names.size === 0) return undefined
  let sum = 0
  for (const name of names) sum += agreement(gold.attributes?.[name], found.attributes?.[name])
  return sum / names.size
}

function attributeOf(
  { attributes = {} }: MarkedSpan,
  name: string,
  equivalences: Readonly<Record<string, readonly string[]>>,
): AttributeValue | undefined {
  const at = (equivalences[name] ?? [name]).find(
    (each) => attributes[each] !== undefined && attributes[each] !== null,
  )
  return at === undefined ? undefined : attributes[at]
}

/** 1 for equal values or none on both sides; of sets, what they share over what either holds. */
function agreement(a: AttributeValue | undefined, b: AttributeValue | undefined): number {
  const [one, two] = [a ?? null, b ?? null]
  if (one === two) return 1
  if (!isList(one) || !isList(two)) return 0
  const both = new Set([...one, ...two])
  const shared = [...both].filter((value) => one.includes(value) && two.includes(value)).length
  return both.size === 0 ? 1 : shared / both.size
}

function isList(value: AttributeValue): value is readonly (string | number | boolean)[] {
  return Array.isArray(value)
}
