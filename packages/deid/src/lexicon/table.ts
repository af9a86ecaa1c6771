import type { Flags } from './flags.ts'
import { mix, type WordHash } from './hash.ts'

/** A compiled list as `scripts/generate/lexicon.mjs` writes it: three strings of six-bit characters. */
export interface Compiled {
  /** How many entries each bucket has, one character per bucket; a power of two of them. */
  readonly sizes: string
  /** Entries in bucket order, six characters each: 20 bits of fingerprint, 12 of class. */
  readonly entries: string
  /** The flags of each class. */
  readonly classes: readonly number[]
  /** Hash of the above: changes whenever what a word is taken for may. */
  readonly print: string
}

/**
 * A set of words with flags, looked up by hash. It holds fingerprints, not words: a word of no list is
 * taken for one of a list about three times in a million, and nobody can read the list out of it.
 */
export class Table {
  readonly #starts: Uint32Array
  readonly #entries: Uint32Array
  readonly #classes: Int32Array
  readonly #mask: number
  readonly #written: string
  /** 1 for buckets that were read: a short run of the command asks for few of them. */
  readonly #ready: Uint8Array

  constructor({ sizes, entries, classes }: Compiled) {
    this.#mask = sizes.length - 1
    this.#starts = new Uint32Array(sizes.length + 1)
    for (let i = 0, at = 0; i < sizes.length; i++) this.#starts[i + 1] = at += digit(sizes.charCodeAt(i))
    this.#entries = new Uint32Array(entries.length / 6)
    this.#written = entries
    this.#ready = new Uint8Array(sizes.length)
    this.#classes = Int32Array.from(classes)
  }

  /** The flags of the word whose walk is `hash`; 0 when no list has it. */
  get(hash: WordHash): Flags {
    const bucket = mix(hash.a) & this.#mask
    if (this.#ready[bucket] === 0) this.#read(bucket)
    const print = mix(hash.b) >>> 12
    const end = this.#starts[bucket + 1]!
    for (let i = this.#starts[bucket]!; i < end; i++) {
      const entry = this.#entries[i]!
      if (entry >>> 12 === print) return this.#classes[entry & 0xfff]!
    }
    return 0
  }

  #read(bucket: number): void {
    const end = this.#starts[bucket + 1]!
    for (let at = this.#starts[bucket]!; at < end; at++) {
      let value = 0
      for (let k = at * 6; k < at * 6 + 6; k++) value = (value << 6) | digit(this.#written.charCodeAt(k))
      this.#entries[at] = value
    }
    this.#ready[bucket] = 1
  }
}

/** Six bits from one of the 64 characters `0` to `o`, where `p` stands for the backslash. */
export function digit(code: number): number {
  return code === 0x70 ? 0x2c : code - 0x30
}
