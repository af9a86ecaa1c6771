import { type DocContext, docContext } from './doc-context.ts'
import { conjunctions, edgeFeature, MAX_CONJUNCTIONS, OFFSETS } from './features.ts'
import { mix } from './hash.ts'
import { LabelStates } from './label-states.ts'
import { constrained } from './lattice.ts'
import type { CrfModel } from './model.ts'
import { Screening } from './screening.ts'
import { Stretch, stateOrder } from './stretch.ts'
import { type Tokens, tokenize } from './tokenizer.ts'
import { lower, upper, WeightTable } from './weight-table.ts'
import { EDGE, PAD, WordTypes } from './word-types.ts'

/** A span that a tagger found, in UTF-16 offsets. */
export interface TaggedSpan {
  readonly start: number
  readonly end: number
  readonly label: string
  /** Calibrated probability that this is a span of this label; 1 where it was not asked for. */
  readonly confidence: number
}

/** What a caller may set when tagging. */
export interface TagOptions {
  /** Added to the score of "outside" at every token; negative finds more. 0 unless stated. */
  readonly bias?: number
  /** Work out `confidence`. True unless stated. */
  readonly confidence?: boolean
}

/** A run of tokens where a model sees anything but outside; what it gives holds until the next one. */
export interface DoubtfulRun {
  /** States of the best path, one for each token. */
  readonly path: Uint8Array
  /** UTF-16 offsets of the run's token `i`. */
  start(i: number): number
  end(i: number): number
  /** Chances of token `i`: of being outside, then of each label. */
  chances(i: number): Float64Array
}

/** Characters that are read at once of a text more than twice as long. */
const PART = 100_000
/** A stretch longer than this many tokens is cut. */
const LONGEST = 2000

/**
 * A model made ready to tag. Holds caches that grow to a bound; what it finds in a text depends on nothing but
 * the text. One for each thread.
 */
export class Tagger {
  readonly model: CrfModel
  readonly states: LabelStates
  readonly #order: Uint8Array
  readonly #words: WordTypes
  readonly #weights: WeightTable
  readonly #screening: Screening
  /** States that may stand after any other; they come first. */
  readonly #entries: number
  readonly #insides: readonly number[][]
  /** Label of each state in the search's order; -1 outside. */
  readonly #labels: Int16Array
  /**
   * For each word type, the sums of its features' weights by target: all targets for itself and as the word before,
   * then, as only those two tell beginnings, outside and labels alone for the other offsets.
   */
  #sums: Int32Array
  readonly #stride: number
  /** Pairs of targets in all, and of those that outside and labels take. */
  readonly #allPairs: number
  readonly #labelPairs: number
  #ready = new Uint8Array(4096)
  #generation = 0
  readonly #stretch: Stretch
  readonly #row: Int32Array
  readonly #sum: Int32Array
  readonly #scratch = new Int32Array(MAX_CONJUNCTIONS)

  constructor(model: CrfModel) {
    this.model = model
    const states = new LabelStates(model.header.labels, model.header.scheme)
    this.states = states
    const { size, targets } = states
    this.#order = stateOrder(states)
    this.#entries = this.#order.filter((s) => !states.continues(s)).length
    this.#labels = Int16Array.from(this.#order, (s) => states.labelOf(s))
    this.#insides = states.labels.map((_, label) =>
      [...this.#order.keys()].filter((i) => i >= this.#entries && states.labelOf(this.#order[i]!) === label),
    )
    this.#words = new WordTypes(model.clusters)
    this.#weights = new WeightTable(model)
    this.#screening = new Screening(this.#weights)
    this.#allPairs = (targets + 1) >> 1
    this.#labelPairs = (states.labels.length + 2) >> 1
    this.#stride = this.#allPairs * 2 + this.#labelPairs * (OFFSETS.length - 2)
    this.#sums = new Int32Array(4096 * this.#stride)
    this.#row = new Int32Array(size)
    this.#sum = new Int32Array(this.#allPairs * 2)
    this.#prepareEdge()
    const { trans } = constrained(
      states,
      Float64Array.from(model.transitions, (w) => w * model.header.scale),
    )
    const ordered = new Float64Array(size * size)
    for (let a = 0; a < size; a++)
      for (let b = 0; b < size; b++) ordered[a * size + b] = trans[this.#order[a]! * size + this.#order[b]!]!
    this.#stretch = new Stretch(states, this.#order, ordered)
  }

  /** The spans of a text, in order, without overlap; offsets at token borders. */
  tag(text: string, { bias = 0, confidence = true }: TagOptions = {}): readonly TaggedSpan[] {
    const spans: TaggedSpan[] = []
    this.#read(text, bias, (tokens, from, offset) => this.#spansOf(tokens, from, offset, confidence, spans))
    return spans
  }

  /**
   * Calls `visit` for every run of tokens where the model sees anything but outside: with the best path's states, and
   * the chances of each token to be outside (first) or of each label. Gives the number of tokens of the text.
   */
  doubts(text: string, visit: (run: DoubtfulRun) => void): number {
    const stretch = this.#stretch
    const chances = new Float64Array(1 + this.states.labels.length)
    return this.#read(text, 0, ({ starts, ends }, from, offset) => {
      const path = stretch.best().subarray(0, stretch.count)
      stretch.sum()
      visit({
        path,
        start: (i) => starts[from + i]! + offset,
        end: (i) => ends[from + i]! + offset,
        chances: (i) => {
          stretch.chances(i, chances)
          return chances
        },
      })
    })
  }

  /**
   * Reads a text and calls `visit` where the stretch is one that something may stand in; gives the number of tokens. A very
   * long text is read in parts cut at white space, so that memory stays bounded.
   */
  #read(text: string, bias: number, visit: (tokens: Tokens, from: number, offset: number) => void): number {
    if (text.length <= PART * 2) return this.#readPart(text, 0, bias, visit)
    let count = 0
    for (let from = 0; from < text.length; ) {
      const to = partEnd(text, from)
      count += this.#readPart(text.slice(from, to), from, bias, visit)
      from = to
    }
    return count
  }

  #readPart(
    text: string,
    offset: number,
    bias: number,
    visit: (tokens: Tokens, from: number, offset: number) => void,
  ): number {
    const tokens = tokenize(text)
    const context = this.#look(tokens)
    const { scale } = this.model.header
    const biasSteps = Math.round(bias / scale)
    // The screen gives way with the bias: who asks for more must not be kept from it.
    const { screen } = this.model.header
    const less = Math.min(0, bias) / screen.scale
    const leastBegin = screen.begin + less
    const leastInside = screen.inside + less
    const stretch = this.#stretch
    const screening = this.#screening
    const row = this.#row
    stretch.clear(true)
    for (let t = 0; t < tokens.count; t++) {
      screening.look(context, t)
      const mayBegin = screening.begin >= leastBegin
      if (!mayBegin && stretch.count === 0) {
        stretch.clear(false)
        continue
      }
      let alive = false
      if (mayBegin || screening.inside >= leastInside) {
        this.#emit(context, t, row, mayBegin, stretch.live, stretch.liveCount)
        row[0]! += biasSteps
        alive = stretch.push(row, scale, mayBegin)
        if (alive && stretch.count < LONGEST) continue
      } else stretch.close()
      if (stretch.count > 1 || alive) visit(tokens, t + 1 - stretch.count, offset)
      stretch.clear(false)
    }
    if (stretch.count > 0) visit(tokens, tokens.count - stretch.count, offset)
    return tokens.count
  }

  /** Scores of all states at all tokens in logits, with no shortcut: what tests compare with. */
  emissions(text: string): { tokens: Tokens; emit: Float64Array } {
    const tokens = tokenize(text)
    const context = this.#look(tokens)
    const { size, labels } = this.states
    const emit = new Float64Array(tokens.count * size)
    const all = Int32Array.from(labels.keys())
    for (let t = 0; t < tokens.count; t++) {
      this.#emit(context, t, this.#row, true, all, all.length)
      for (let i = 0; i < size; i++)
        emit[t * size + this.#order[i]!] = this.#row[i]! * this.model.header.scale
    }
    return { tokens, emit }
  }

  #look(tokens: Tokens): DocContext {
    const words = this.#words
    const ids = words.idsOf(tokens)
    if (this.#generation !== words.generation) {
      this.#generation = words.generation
      this.#ready.fill(0)
    }
    for (let t = PAD; t < ids.length - PAD; t++) if (this.#ready[ids[t]!] !== 1) this.#prepare(ids[t]!)
    return docContext(tokens, ids, words)
  }

  /**
   * Scores at a token, by state in the search's order: of outside, of what may begin if `mayBegin`, and of what goes
   * on with live labels.
   */
  #emit(c: DocContext, t: number, row: Int32Array, mayBegin: boolean, live: Int32Array, liveCount: number) {
    const { labels } = this.states
    const { ids } = c
    const first = 1 + labels.length
    const all = this.#allPairs
    const some = this.#labelPairs
    const stride = this.#stride
    const sums = this.#sums
    const sum = this.#sum
    const at = t + PAD
    const w0 = ids[at]! * stride
    const p1 = ids[at - 1]! * stride + all
    const n1 = ids[at + 1]! * stride + all * 2
    const p2 = ids[at - 2]! * stride + all * 2 + some
    const n2 = ids[at + 2]! * stride + all * 2 + some * 2
    const p3 = ids[at - 3]! * stride + all * 2 + some * 3
    const n3 = ids[at + 3]! * stride + all * 2 + some * 4
    // Outside and live labels alone will be read where nothing may begin; what the others hold does not matter then.
    const end = mayBegin ? some : 1 + liveCount
    for (let k = 0; k < end; k++) {
      const i = mayBegin || k === 0 ? k : (1 + live[k - 1]!) >> 1
      const two =
        sums[w0 + i]! +
        sums[p1 + i]! +
        sums[n1 + i]! +
        sums[p2 + i]! +
        sums[n2 + i]! +
        sums[p3 + i]! +
        sums[n3 + i]!
      const low = (two << 16) >> 16
      sum[i * 2] = low
      sum[i * 2 + 1] = (two - low) >> 16
    }
    if (mayBegin)
      for (let i = some; i < all; i++) {
        const two = sums[w0 + i]! + sums[p1 + i]!
        const low = (two << 16) >> 16
        sum[i * 2] = low
        sum[i * 2 + 1] = (two - low) >> 16
      }
    const scratch = this.#scratch
    const weights = this.#weights
    const n = conjunctions(c, t, scratch)
    for (let i = 0; i < n; i++) weights.add(scratch[i]!, sum)
    row[0] = sum[0]!
    if (mayBegin)
      for (let s = 1; s < this.#entries; s++) {
        const label = this.#labels[s]!
        row[s] = sum[1 + label]! + sum[first + label]!
      }
    for (let i = 0; i < liveCount; i++) {
      const insides = this.#insides[live[i]!]!
      for (let k = 0; k < insides.length; k++) row[insides[k]!] = sum[1 + live[i]!]!
    }
  }

  /** Sums up a word type's weights. Its features are then no longer needed. */
  #prepare(id: number) {
    if ((id + 1) * this.#stride > this.#sums.length) {
      const wider = new Int32Array(this.#sums.length * 2)
      wider.set(this.#sums)
      this.#sums = wider
    }
    if (id >= this.#ready.length) {
      const wider = new Uint8Array(this.#ready.length * 2)
      wider.set(this.#ready)
      this.#ready = wider
    }
    const attributes = this.#words.attributes[id]!
    this.#setType(id, (o, take) => {
      const { part, salt } = OFFSETS[o]!
      for (const list of attributes[part]) for (const attribute of list) take(mix(attribute, salt))
    })
    this.#words.attributes[id] = undefined
    this.#ready[id] = 1
  }

  #prepareEdge() {
    this.#setType(EDGE, (o, take) => take(edgeFeature(o)))
  }

  #setType(id: number, features: (offset: number, take: (hash: number) => void) => void) {
    const sum = this.#sum
    const begin = new Int16Array(OFFSETS.length)
    const inside = new Int16Array(OFFSETS.length)
    let to = id * this.#stride
    for (let o = 0; o < OFFSETS.length; o++) {
      sum.fill(0)
      features(o, (hash) => {
        this.#weights.add(hash, sum)
        const two = this.#weights.screen(hash)
        begin[o]! += upper(two)
        inside[o]! += lower(two)
      })
      // Two sums of 16 bits in each number, so that both add up at once.
      const width = o < 2 ? this.#allPairs : this.#labelPairs
      for (let i = 0; i < width; i++) this.#sums[to + i] = sum[i * 2 + 1]! * 65_536 + sum[i * 2]!
      to += width
    }
    this.#screening.setType(id, begin, inside)
  }

  /** The spans on the best path through the stretch that begins at token `from`. */
  #spansOf(tokens: Tokens, from: number, offset: number, confidence: boolean, out: TaggedSpan[]) {
    const { labels, calibration } = this.model.header
    const stretch = this.#stretch
    const found = this.states.decode(stretch.best(), stretch.count)
    if (found.length === 0) return
    if (confidence) stretch.sum()
    for (const { first, last, label } of found) {
      let p = 1
      if (confidence) {
        for (let t = first; t <= last; t++) p = Math.min(p, stretch.probability(t, label))
        const clipped = Math.min(Math.max(p, 1e-6), 1 - 1e-6)
        const logit = Math.log(clipped / (1 - clipped)) * calibration.slope + calibration.offset
        p = 1 / (1 + Math.exp(-logit))
      }
      out.push({
        start: tokens.starts[from + first]! + offset,
        end: tokens.ends[from + last]! + offset,
        label: labels[label]!,
        confidence: p,
      })
    }
  }
}

/** Where a part ends: after a line break before `PART` characters, else after white space, else at the end of the word. */
function partEnd(text: string, from: number): number {
  if (text.length - from <= PART) return text.length
  const line = text.lastIndexOf('\n', from + PART)
  if (line > from + PART / 2) return line + 1
  const space = text.indexOf(' ', from + PART)
  const next = text.indexOf('\n', from + PART)
  if (space < 0 && next < 0) return text.length
  return (space < 0 ? next : next < 0 ? space : Math.min(space, next)) + 1
}
