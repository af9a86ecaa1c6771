import { mix, type WordHash } from './hash.ts'
import { digit } from './table.ts'

/** A compiled set as `scripts/generate/lexicon.mjs` writes it: two strings of six-bit characters. */
export interface CompiledSet {
  /** How many entries each bucket has, one character per bucket; a power of two of them. */
  readonly sizes: string
  /** Fingerprints of 24 bits in bucket order, four characters each. */
  readonly entries: string
}

/** Words without flags, by fingerprint as in `Table`: a word that is not in it is taken for one of it less than once in a million. */
export class WordSet {
  readonly #starts: Uint32Array
  readonly #entries: string

  constructor({ sizes, entries }: CompiledSet) {
    this.#starts = new Uint32Array(sizes.length + 1)
    for (let i = 0, at = 0; i < sizes.length; i++) this.#starts[i + 1] = at += digit(sizes.charCodeAt(i))
    this.#entries = entries
  }

  /** Whether the word whose walk is `hash` is in it. */
  has(hash: WordHash): boolean {
    const bucket = mix(hash.a) & (this.#starts.length - 2)
    const print = mix(hash.b) >>> 8
    const end = this.#starts[bucket + 1]! * 4
    for (let at = this.#starts[bucket]! * 4; at < end; at += 4) {
      let entry = 0
      for (let k = at; k < at + 4; k++) entry = (entry << 6) | digit(this.#entries.charCodeAt(k))
      if (entry === print) return true
    }
    return false
  }
}
