/** One regular expression of a recognizer. */
export interface Rule {
  /** Shown in decision traces. */
  readonly name: string
  /** JavaScript syntax without flags. Bounded: no `*` or `+`, so that an attempt costs a constant. */
  readonly regex: string
  /** Score of a match before validation and context, 0 to 1. */
  readonly score: number
  /** What may not touch the match. Default `word`. */
  readonly edges?: Edges
  /** The recognizer's `find` looks for it; `regex` only describes the form. */
  readonly found?: true
}

/**
 * What may stand neither before nor after a match: `word` a letter, digit or underscore of any script;
 * `ascii` those of ASCII only; `digits` a digit before it and a word character after it; `none` anything may.
 */
export type Edges = 'word' | 'ascii' | 'digits' | 'none'

/** A place found by a `find` function: half-open offsets, and the rule's name and score. */
export type Emit = (start: number, end: number, rule: string, score: number) => void

/** One kind of number or address: how it is written, how it is checked, and which words stand near it. Plain data. */
export interface Recognizer {
  /** Lower-case and hyphenated; spans get the source `pattern:<name>`. */
  readonly name: string
  /** The class name that Presidio gives the same recognizer; it answers to that name too. */
  readonly peer: string
  /** Presidio's entity name. */
  readonly label: string
  /** ISO 3166-1 code in lower case (`uk` for Britain, as Presidio says); absent: not of one country. */
  readonly country?: string
  /** ISO 639-1 codes; empty: every language. */
  readonly languages: readonly string[]
  /** Whether it is loaded without being asked for. */
  readonly enabled: boolean
  /** Words which, near a match, raise its score. */
  readonly context: readonly string[]
  readonly rules: readonly Rule[]
  /** Default false: letters match in either case. */
  readonly caseSensitive?: boolean
  /** Each match takes in one white-space character right before it. */
  readonly leadingSpace?: boolean
  /** true: certain, score 1; false: not one, dropped; null: keeps the rule's score. */
  readonly validate?: (match: string) => boolean | null
  /** true: dropped. */
  readonly invalidate?: (match: string) => boolean
  /** How many characters of the match belong to it; 0 drops it. For forms whose end only a checksum tells. */
  readonly fit?: (match: string) => number
  /** For forms that no bounded expression describes: finds them itself, in time linear in the text. */
  readonly find?: (text: string, emit: Emit) => void
}
