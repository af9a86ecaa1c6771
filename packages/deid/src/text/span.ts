/** A labelled range of a document's text. Never empty. Never changed: replaced by a new one. */
export interface Span {
  /** First UTF-16 code unit of the range. */
  readonly start: number
  /** One past the last UTF-16 code unit. */
  readonly end: number
  /** The kind of thing, from a label scheme (`policy/labels.ts`). */
  readonly label: string
  /** How sure the source is, 0 to 1. Spans made by people have 1. */
  readonly score: number
  /** Which detector, model or person made it, such as `pattern:us-ssn` or `rule:titles`. */
  readonly source: string
  /** Why the source made it; only where a decision trace was asked for. Holds no document text. */
  readonly why?: Explanation
}

/** The trace of one decision, for people who ask why a span is there. */
export interface Explanation {
  /** The pattern, rule or model class that fired. */
  readonly rule: string
  /** Source of the pattern, where there is one. */
  readonly pattern?: string
  /** The score before context and validation. */
  readonly baseScore: number
  /** true: a checksum held; false: it failed; null: nothing to check. */
  readonly validated?: boolean | null
  /** What context words added to the score. */
  readonly contextGain?: number
  /** The detector's own context word that was near; a word of its list, not of the document. */
  readonly contextWord?: string
}

/** A half-open range of UTF-16 code units. */
export interface Extent {
  readonly start: number
  readonly end: number
}

/** Reading order: by start, then longer first, then label. */
export function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0)
}

/** Whether the two ranges share at least one code unit. */
export function overlaps(a: Extent, b: Extent): boolean {
  return a.start < b.end && b.start < a.end
}

/** Whether `outer` covers all of `inner`; equal ranges contain each other. */
export function contains(outer: Extent, inner: Extent): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** Throws a RangeError, naming offsets only, unless every span is a non-empty range inside a text of `length`. */
export function checkSpans(spans: readonly Extent[], length: number): void {
  for (const { start, end } of spans) {
    if (!Number.isInteger(start) || !Number.isInteger(end))
      throw new RangeError(`Span ${start}-${end} has an offset that is not a whole number`)
    if (start < 0 || end > length)
      throw new RangeError(`Span ${start}-${end} lies outside a text of length ${length}`)
    if (start >= end) throw new RangeError(`Span ${start}-${end} is empty`)
  }
}
