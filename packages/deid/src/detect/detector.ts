import type { Doc } from '../text/doc.ts'
import type { Span } from '../text/span.ts'

/**
 * Finds spans. A detector is a plain value: pass a list of them to `detect`.
 *
 * `detect` gets a doc whose text is already normalised (`normalise.ts`), and returns spans on that text;
 * mapping back to the original is not its business. It must be pure, keep no state between documents, take
 * time in proportion to the text, and throw rather than return less than it found.
 */
export interface Detector {
  /** Unique in a pipeline, lower-case: `pattern:us-ssn`, `rule:names`, `crf:clinical`. */
  readonly name: string
  /** Every label it may emit. */
  readonly labels: readonly string[]
  /** ISO 639-1 codes it is for; absent: every language. */
  readonly languages?: readonly string[]
  readonly detect: (doc: Doc, settings: DetectSettings) => readonly Span[] | Promise<readonly Span[]>
}

/** What a caller may ask of every detector of a run. */
export interface DetectSettings {
  /** ISO 639-1 code of the text. */
  readonly language: string
  /** Fill `Span.why`. */
  readonly trace: boolean
  /** Words from outside the text that count as context, such as a column's name. */
  readonly context: readonly string[]
}

/**
 * Looks at everything the detectors proposed for one document and returns the spans that go on: boosts by
 * context, propagates names, drops below thresholds or on allow lists. Refiners run in the pipeline's order.
 */
export interface Refiner {
  readonly name: string
  readonly refine: (doc: Doc, spans: readonly Span[], settings: DetectSettings) => readonly Span[]
}
