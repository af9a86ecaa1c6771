import { hashWord } from '../../lexicon/index.ts'
import type { Tokens } from '../tokens.ts'

const bits = 4096

/** A set of folded words that most tokens are sorted out of by their hash alone, without touching a string. */
export class WordSet {
  readonly #words: ReadonlySet<string>
  readonly #seen = new Uint8Array(bits)

  constructor(words: Iterable<string>) {
    this.#words = new Set(words)
    for (const word of this.#words) this.#seen[slot(hashWord(word))] = 1
  }

  /** Whether the word of token `i` is in the set. */
  has(t: Tokens, i: number): boolean {
    return this.#seen[slot(t.hash[i]!)] === 1 && this.#words.has(t.lower[i]!)
  }
}

function slot(hash: number): number {
  return (hash ^ (hash >>> 12) ^ (hash >>> 21)) & (bits - 1)
}
