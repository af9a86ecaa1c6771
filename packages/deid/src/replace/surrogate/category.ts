import type { Draw } from './draw.ts'
import type { Work } from './work.ts'

/**
 * One kind of thing that surrogates are made of. `digest` reads an original into its parts and shape; `render` writes
 * a surrogate of the same shape. Every file of `categories/` exports one of these.
 */
export interface Category<Parsed> {
  readonly name: string
  /** undefined: the text is not readable as one of these; the label is only a hint. Depends on nothing else. */
  digest(text: string, label: string): Parsed | undefined
  /** What makes two originals the same thing; the surrogate derives from it. */
  identity(parsed: Parsed): string
  /** The shape that a surrogate shares with its original, as one comparable text. */
  features(parsed: Parsed): string
  /** Writes a surrogate. When the result may not be used it is called again, with the same `draw` further on and `again` set. */
  render(parsed: Parsed, draw: Draw, work: Work, again?: boolean): string
  /** Whether the settings let this original stand as it is: a country, an age below the top. Absent: never. */
  keeps?(parsed: Parsed, work: Work): boolean
  /** `all`: it must differ from every original of the document; `own`: from its own, where the values are few. */
  readonly differsFrom: 'all' | 'own'
}
