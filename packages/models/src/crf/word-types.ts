import { Flag } from '@palimpsest/deid/lexicon'
import type { Tokens } from './tokenizer.ts'
import type { WordClusters } from './word-clusters.ts'
import { Shape, type WordAttributes, wordType } from './word-type.ts'

const MAX_TYPES = 30_000

/** Places of `WordTypes.idsOf` before the first and after the last token that hold `EDGE`. */
export const PAD = 3
/** Id of what stands beside the first and the last token: a type without form or lists. */
export const EDGE = 0

/**
 * Word types by the token hashes, in columns by id; made at first sight and kept, up to a bound, for speed only:
 * what a word type holds depends on nothing but the word.
 */
export class WordTypes {
  #slots = new Int32Array(1 << 16)
  #keys = new Int32Array(1 << 15)
  size = 1
  form = new Int32Array(1 << 14)
  exact = new Int32Array(1 << 14)
  flags = new Int32Array(1 << 14)
  fullShape = new Int32Array(1 << 14)
  shape = new Uint8Array(1 << 14)
  sort = new Uint8Array(1 << 14)
  /** Bits: 1 a word, 2 a title, 4 a word that may be a name. */
  kind = new Uint8Array(1 << 14)
  /** The word as the lists have it. */
  readonly folded: string[] = ['']
  /** Taken away by a tagger that has summed up their weights: they are most of a type's size. */
  readonly attributes: (WordAttributes | undefined)[] = [undefined]
  /** Counts how often the store was emptied; ids from before are void. */
  generation = 0

  readonly #clusters: WordClusters

  constructor(clusters: WordClusters) {
    this.#clusters = clusters
    this.shape[EDGE] = Shape.symbol
  }

  /** Id of token t's type at place `t + PAD`, and `EDGE` around. Empties the store first when it is nearly full. */
  idsOf(tokens: Tokens): Int32Array {
    if (this.size + tokens.count > MAX_TYPES && this.size > MAX_TYPES / 2) this.#clear()
    const ids = new Int32Array(tokens.count + 2 * PAD)
    const { hashes, hashes2 } = tokens
    for (let t = 0; t < tokens.count; t++) ids[t + PAD] = this.#id(tokens, t, hashes[t]!, hashes2[t]!)
    return ids
  }

  #id(tokens: Tokens, t: number, a: number, b: number): number {
    const mask = this.#slots.length - 1
    let slot = (a ^ (b >>> 7) ^ (b << 11)) & mask
    for (;;) {
      const id = this.#slots[slot]!
      if (id === EDGE) break
      if (this.#keys[id * 2] === a && this.#keys[id * 2 + 1] === b) return id
      slot = (slot + 1) & mask
    }
    const id = this.size++
    if (id >= this.form.length) this.#grow()
    this.#keys[id * 2] = a
    this.#keys[id * 2 + 1] = b
    this.#slots[slot] = id
    const type = wordType(tokens.text.slice(tokens.starts[t]!, tokens.ends[t]!), this.#clusters)
    this.form[id] = type.form
    this.exact[id] = type.exact
    this.flags[id] = type.flags
    this.fullShape[id] = type.fullShape
    this.shape[id] = type.shape
    this.sort[id] = type.sort
    const mayBeName = type.isWord && type.shape !== Shape.single && (type.flags & Flag.EnglishTop) === 0
    this.kind[id] =
      (type.isWord ? Kind.word : 0) | (type.isTitle ? Kind.title : 0) | (mayBeName ? Kind.name : 0)
    this.folded[id] = type.folded
    this.attributes[id] = type.attributes
    if (this.size * 2 > this.#slots.length) this.#rehash()
    return id
  }

  #grow() {
    this.#keys = doubled(this.#keys)
    this.form = doubled(this.form)
    this.exact = doubled(this.exact)
    this.flags = doubled(this.flags)
    this.fullShape = doubled(this.fullShape)
    this.shape = doubledBytes(this.shape)
    this.sort = doubledBytes(this.sort)
    this.kind = doubledBytes(this.kind)
  }

  #rehash() {
    const slots = new Int32Array(this.#slots.length * 2)
    const mask = slots.length - 1
    for (let id = 1; id < this.size; id++) {
      const b = this.#keys[id * 2 + 1]!
      let slot = (this.#keys[id * 2]! ^ (b >>> 7) ^ (b << 11)) & mask
      while (slots[slot]! !== EDGE) slot = (slot + 1) & mask
      slots[slot] = id
    }
    this.#slots = slots
  }

  #clear() {
    this.#slots.fill(EDGE)
    this.size = 1
    this.folded.length = 1
    this.attributes.length = 1
    this.generation++
  }
}

/** Bits of `WordTypes.kind`. */
export const Kind = { word: 1, title: 2, name: 4 } as const

function doubled(from: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const to = new Int32Array(from.length * 2)
  to.set(from)
  return to
}

function doubledBytes(from: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const to = new Uint8Array(from.length * 2)
  to.set(from)
  return to
}
