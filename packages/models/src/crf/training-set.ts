import type { Span } from '@palimpsest/deid/text'
import { docContext } from './doc-context.ts'
import { allFeatures, MAX_CONJUNCTIONS } from './features.ts'
import { hashText, mix } from './hash.ts'
import type { LabelStates, TokenSpan } from './label-states.ts'
import { Gap, type Tokens, tokenize } from './tokenizer.ts'
import { NO_CLUSTERS, type WordClusters } from './word-clusters.ts'
import { WordTypes } from './word-types.ts'

/** A text with all its spans, and how much it counts; what has no span is evidence that there is none. */
export interface TrainingDoc {
  readonly text: string
  readonly spans: readonly Pick<Span, 'start' | 'end' | 'label'>[]
  /** 1 unless stated; a repeated document may count less. */
  readonly weight?: number
}

/** Documents turned into numbers: feature ids of every token, gold states, and the sequences to learn from. */
export interface TrainingSet {
  readonly states: LabelStates
  readonly tokenCount: number
  /** Features of token t: `features[featureStart[t]]` to `featureStart[t + 1]`, with the group of each. */
  readonly featureStart: Float64Array
  readonly features: Int32Array
  readonly groups: Uint8Array
  /** How many of a token's features, its first, the screen looks at. */
  readonly screened: Uint8Array
  readonly gold: Uint8Array
  /** Tokens of each document. */
  readonly docTokens: Int32Array
  /** Sequence i is tokens `sequences[i]` to `sequences[i + 1]`. */
  readonly sequences: Int32Array
  readonly sequenceWeights: Float32Array
  readonly vocabulary: Vocabulary
  /** Hash of all texts and spans, for the model card. */
  readonly fingerprint: string
  /** Spans that no token border fits, moved out to the borders; and spans dropped for an unknown label or overlap. */
  readonly moved: number
  readonly dropped: number
}

/** Feature hashes with ids, in order of first sight. */
export class Vocabulary {
  #slots: Int32Array
  hashes = new Int32Array(1 << 16)
  counts = new Int32Array(1 << 16)
  size = 0

  constructor() {
    this.#slots = new Int32Array(1 << 18).fill(-1)
  }

  /** Id of a hash; -1 when it is not there. */
  find(hash: number): number {
    const mask = this.#slots.length - 1
    for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
      const id = this.#slots[slot]!
      if (id < 0 || this.hashes[id] === hash) return id
    }
  }

  /** Id of a hash, made when it is new; counts. */
  count(hash: number): number {
    const mask = this.#slots.length - 1
    let slot = spread(hash) & mask
    for (; ; slot = (slot + 1) & mask) {
      const id = this.#slots[slot]!
      if (id < 0) break
      if (this.hashes[id] === hash) {
        this.counts[id]!++
        return id
      }
    }
    const id = this.size++
    if (id >= this.hashes.length) {
      this.hashes = doubled(this.hashes)
      this.counts = doubled(this.counts)
    }
    this.hashes[id] = hash
    this.counts[id] = 1
    this.#slots[slot] = id
    if (this.size * 2 > this.#slots.length) this.#rehash()
    return id
  }

  #rehash() {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1)
    const mask = slots.length - 1
    for (let id = 0; id < this.size; id++) {
      let slot = spread(this.hashes[id]!) & mask
      while (slots[slot]! >= 0) slot = (slot + 1) & mask
      slots[slot] = id
    }
    this.#slots = slots
  }
}

function spread(hash: number): number {
  return hash ^ (hash >>> 16)
}

function doubled(from: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const to = new Int32Array(from.length * 2)
  to.set(from)
  return to
}

/** Sequences are cut where the gold has nothing, near this many tokens, and never grow beyond four times it. */
const SEQUENCE = 50

/**
 * Reads documents into a training set. With `vocabulary` given (a validation set, or going on with a model)
 * features it does not have are left out; otherwise they are all collected.
 */
export function trainingSet(
  docs: Iterable<TrainingDoc>,
  states: LabelStates,
  {
    vocabulary,
    grow = vocabulary === undefined,
    clusters = NO_CLUSTERS,
  }: { vocabulary?: Vocabulary; grow?: boolean; clusters?: WordClusters } = {},
): TrainingSet {
  const words = new WordTypes(clusters)
  const known = vocabulary ?? new Vocabulary()
  const labels = new Map(states.labels.map((label, i) => [label, i]))
  const features = new Growing((n) => new Int32Array(n))
  const groups = new Growing((n) => new Uint8Array(n))
  const starts = new Growing((n) => new Float64Array(n))
  const gold = new Growing((n) => new Uint8Array(n))
  const screened = new Growing((n) => new Uint8Array(n))
  const docTokens: number[] = []
  const sequences: number[] = []
  const weights: number[] = []
  const scratch = new Int32Array(MAX_CONJUNCTIONS)
  let fingerprint = 0x5eed
  let moved = 0
  let dropped = 0
  for (const { text, spans, weight = 1 } of docs) {
    fingerprint = mix(fingerprint, hashText(text))
    const tokens = tokenize(text)
    docTokens.push(tokens.count)
    if (tokens.count === 0) continue
    const ids = words.idsOf(tokens)
    const context = docContext(tokens, ids, words)
    const aligned = align(tokens, spans, labels)
    moved += aligned.moved
    dropped += aligned.dropped
    for (const { first, last, label } of aligned.spans)
      fingerprint = mix(mix(fingerprint, first * 65_537 + last), label)
    const path = states.encode(aligned.spans, tokens.count)
    let from = 0
    for (let t = 0; t < tokens.count; t++) {
      starts.push(features.size)
      gold.push(path[t]!)
      let first = 0
      allFeatures(context, t, scratch, (hash, group, isScreened) => {
        const id = grow ? known.count(hash) : known.find(hash)
        if (id < 0) return
        features.push(id)
        groups.push(group)
        if (isScreened) first++
      })
      screened.push(first)
      const length = t + 1 - from
      const free = path[t] === 0 && (t + 1 >= tokens.count || path[t + 1] === 0)
      const breaks = t + 1 >= tokens.count || tokens.gaps[t + 1]! >= Gap.line
      if (t + 1 < tokens.count && !(free && ((breaks && length >= SEQUENCE) || length >= SEQUENCE * 2)))
        if (length < SEQUENCE * 4 || !states.opens(path[t + 1]!) === (path[t + 1] !== 0)) continue
      sequences.push(gold.size - length)
      weights.push(weight)
      from = t + 1
    }
  }
  starts.push(features.size)
  sequences.push(gold.size)
  return {
    states,
    tokenCount: gold.size,
    featureStart: starts.done(),
    features: features.done(),
    groups: groups.done(),
    screened: screened.done(),
    gold: gold.done(),
    docTokens: Int32Array.from(docTokens),
    sequences: Int32Array.from(sequences),
    sequenceWeights: Float32Array.from(weights),
    vocabulary: known,
    fingerprint: (fingerprint >>> 0).toString(16).padStart(8, '0'),
    moved,
    dropped,
  }
}

/** Spans as runs of tokens. A span that ends inside a token takes the whole token; overlaps and unknown labels drop. */
export function align(
  tokens: Tokens,
  spans: readonly Pick<Span, 'start' | 'end' | 'label'>[],
  labels: ReadonlyMap<string, number>,
): { spans: TokenSpan[]; moved: number; dropped: number } {
  const out: TokenSpan[] = []
  let moved = 0
  let dropped = 0
  let t = 0
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const label = labels.get(span.label)
    while (t < tokens.count && tokens.ends[t]! <= span.start) t++
    let last = t
    while (last < tokens.count && tokens.starts[last]! < span.end) last++
    last--
    const previous = out.at(-1)
    if (label === undefined || last < t || (previous !== undefined && previous.last >= t)) {
      dropped++
      continue
    }
    if (tokens.starts[t] !== span.start || tokens.ends[last] !== span.end) moved++
    out.push({ first: t, last, label })
  }
  return { spans: out, moved, dropped }
}

type Numbers = Int32Array | Uint8Array | Float64Array

/** A typed array that grows. */
class Growing<T extends Numbers> {
  size = 0
  #list: T
  readonly #make: (n: number) => T

  constructor(make: (n: number) => T) {
    this.#make = make
    this.#list = make(1024)
  }

  push(value: number) {
    if (this.size === this.#list.length) {
      const wider = this.#make(this.size * 2)
      wider.set(this.#list)
      this.#list = wider
    }
    this.#list[this.size++] = value
  }

  done(): T {
    return this.#list.subarray(0, this.size) as T
  }
}
