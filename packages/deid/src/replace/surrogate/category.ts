import type { Draw } from './draw.ts'
import type { Work } from './work.ts'

/**
 * One kind of thing that surrogates are made of. `digest` reads an original into its parts and shape; `render` writes
 * a surrogate of the same shape. Every file of `categories/` exports one of these.
 */
export interface Category<Parsed> {
  readonly name: string
  /** undefined: the text is not readable as one of these; the label is only a hint. */
  readonly digest: (text: string, label: string, work: Work) => Parsed | undefined
  /** What makes two originals the same thing; the surrogate derives from it. */
  readonly identity: (parsed: Parsed) => string
  /** The shape that a surrogate shares with its original, as one comparable text. */
  readonly features: (parsed: Parsed) => string
  /** Writes a surrogate. Called again, with the same `draw` further on, when the result may not be used. */
  readonly render: (parsed: Parsed, draw: Draw, work: Work) => string
  /** `all`: it must differ from every original of the document; `own`: from its own, where the values are few. */
  readonly differsFrom: 'all' | 'own'
}
