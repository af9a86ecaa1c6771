import type { Span } from './span.ts'

/** What a source says of a document beside its text: a patient id, a note type, a language. */
export type Meta = Readonly<Record<string, string | number | boolean | null>>

/**
 * A text with an id. The text is never edited: spans and edits refer to it by
 * half-open UTF-16 code-unit offsets, and a changed text is a new Doc.
 */
export interface Doc {
  readonly id: string
  readonly text: string
  readonly meta?: Meta
  /** Spans that came with the document (given, not detected). */
  readonly spans?: readonly Span[]
}

/** A document of `text`; `id` defaults to the empty string. Throws a TypeError for a text that is none, as JavaScript may hand in. */
export function createDoc(text: string, { id = '', meta }: { id?: string; meta?: Meta } = {}): Doc {
  if (typeof text !== 'string') throw new TypeError(`The text of a document is a string, not ${typeof text}`)
  return meta === undefined ? { id, text } : { id, text, meta }
}
