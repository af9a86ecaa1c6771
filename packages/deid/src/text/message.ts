/**
 * Something odd about a document that did not stop the work: a date that does
 * not parse, a nomination that needs a person. Never holds document text.
 */
export interface Message {
  /** Stable, lower-case, hyphenated: `unparseable-date`, `detector-failed`. */
  readonly code: string
  readonly docId: string
  readonly start?: number
  readonly end?: number
  /** One sentence for a person, of labels, offsets and lengths only. */
  readonly detail: string
}

/**
 * A request that cannot be met: bad input, bad settings, a broken file. `code` is
 * stable and `message` says what, where and what to do, never quoting a document.
 */
export class DeidError extends Error {
  readonly code: string
  readonly at: Location

  constructor(code: string, message: string, at: Location = {}) {
    super(message)
    this.name = 'DeidError'
    this.code = code
    this.at = at
  }

  /** Errors of another copy of this library count too: the command carries one of its own, and loads packages that bring theirs. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'DeidError' && 'code' in value && 'at' in value
  }
}

/** Where it went wrong; each field only where it applies. */
export interface Location {
  readonly docId?: string
  readonly file?: string
  readonly line?: number
  readonly column?: number
  readonly key?: string
  readonly start?: number
  readonly end?: number
}
