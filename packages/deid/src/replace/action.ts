import type { Doc } from '../text/doc.ts'
import type { Span } from '../text/span.ts'

/**
 * What happens to a span. An action is a plain value in the list of `actions/`; the policy picks it by name.
 * `open` is called once per document with all its spans that this action gets (so that an action may
 * see that `Bruce` and `Mr. Philips` are one person), and returns the function that proposes for each.
 */
export interface Action<Settings = Readonly<Record<string, unknown>>> {
  /** As policies write it: `mask`, `surrogate`, `shift`. */
  readonly name: string
  /**
   * Checks the settings a policy gives (its entry without `action`), fills defaults; throws a DeidError
   * `bad-policy` naming the key.
   */
  readonly settings: (raw: Readonly<Record<string, unknown>>) => Settings
  // Methods, not properties, so that one list can hold actions of different settings.
  open(task: ActionTask<Settings>): (span: Span, index: number) => Proposal
  /**
   * Opens the way back, for actions that have one: the function gives the original of one replacement, or
   * throws a DeidError `cannot-restore`.
   */
  restore?(task: RestoreTask<Settings>): (replacement: string, label: string) => string
}

/** One document's work of turning replacements back. */
export interface RestoreTask<Settings> {
  readonly settings: Settings
  readonly keyring: Keyring
  readonly scope: string
}

/** One document's work for one action under one policy entry. */
export interface ActionTask<Settings> {
  readonly doc: Doc
  /** The spans this action is for, in reading order. */
  readonly spans: readonly Span[]
  /** All spans of the document, whatever their action: no surrogate may equal another original. */
  readonly allSpans: readonly Span[]
  /** Whether the policy leaves spans of this label as they are. Absent: none. */
  readonly keeps?: (label: string) => boolean
  readonly settings: Settings
  readonly keyring: Keyring
  /** The value that separates one scope from another: a patient id, the doc id, or '' for the whole batch. */
  readonly scope: string
}

/** What an action proposes for a span. */
export interface Proposal {
  readonly text: string
  /** Why a person must look before the transform; absent: nothing odd. Codes as in `Message`. */
  readonly flag?: Flag
}

export interface Flag {
  readonly code: string
  /** One sentence without document text. */
  readonly detail: string
}

/** Keyed pseudo-randomness and ciphers; the only source of secrets in `replace/`. */
export interface Keyring {
  /** HMAC-SHA-256 of the parts (joined unambiguously) under a sub-key for `purpose`: 32 bytes. */
  readonly prf: (purpose: string, ...parts: readonly string[]) => Uint8Array
  /** A sub-key of 32 bytes for a cipher. */
  readonly derive: (purpose: string) => Uint8Array
  /** The first 8 hex digits of a hash of the key, for reports. */
  readonly fingerprint: string
}

/** A span with the replacement proposed for it: what people review between nominate and transform. */
export interface Nomination {
  readonly start: number
  readonly end: number
  readonly label: string
  readonly score: number
  readonly source: string
  /** Name of the action that proposed it, or `edited` when a person did. */
  readonly action: string
  readonly replacement: string
  readonly flag?: Flag
}
