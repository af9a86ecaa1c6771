import { type DocContext, docContext } from './doc-context.ts'
import { conjunctions, edgeFeature, MAX_CONJUNCTIONS, OFFSETS } from './features.ts'
import { mix } from './hash.ts'
import { LabelStates } from './label-states.ts'
import { constrained } from './lattice.ts'
import type { CrfModel } from './model.ts'
import { Stretch, stateOrder } from './stretch.ts'
import { type Tokens, tokenize } from './tokenizer.ts'
import { type WordType, WordTypes } from './word-types.ts'

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
  readonly #words = new WordTypes()
  readonly #slots: Int32Array
  readonly #filter = new Uint32Array(1 << 17)
  /** States that may stand after any other; they come first. */
  readonly #entries: number
  readonly #insides: readonly number[][]
  /** Label of each state in the search's order; -1 outside. */
  readonly #labels: Int16Array
  /** For each word type and offset, the sum of its features' weights by target. */
  #sums: Int16Array
  #ready = new Uint8Array(4096)
  #generation = 0
  readonly #edges: Int16Array
  /** Screen scores by word type and offset, and of edges. */
  #screens = new Int32Array(4096 * OFFSETS.length)
  readonly #edgeScreens: Int32Array
  /**
   * All features in one list, so that a look-up touches memory twice: hash, screen weight and pair count, then
   * the pairs, target and weight, two in a number.
   */
  readonly #packed: Int32Array
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
    const { featureHashes, pairStart, pairWeights, pairTargets, screen } = model
    let room = 1 << 12
    while (room < featureHashes.length * 2) room *= 2
    this.#slots = new Int32Array(room).fill(-1)
    this.#packed = new Int32Array(featureHashes.length * 2 + (pairTargets.length >> 1) + featureHashes.length)
    for (let f = 0, at = 0; f < featureHashes.length; f++) {
      const hash = featureHashes[f]!
      let slot = (hash ^ (hash >>> 16)) & (room - 1)
      while (this.#slots[slot]! >= 0) slot = (slot + 1) & (room - 1)
      this.#slots[slot] = at
      const bit = (hash >>> 7) & 0x3fffff
      this.#filter[bit >>> 5]! |= 1 << (bit & 31)
      const from = pairStart[f]!
      const count = pairStart[f + 1]! - from
      this.#packed[at++] = hash
      this.#packed[at++] = (screen[f]! << 16) | count
      for (let i = 0; i < count; i += 2) {
        const first = (pairTargets[from + i]! << 8) | (pairWeights[from + i]! & 0xff)
        const second =
          i + 1 < count ? (pairTargets[from + i + 1]! << 8) | (pairWeights[from + i + 1]! & 0xff) : 0
        this.#packed[at++] = (second << 16) | first
      }
    }
    this.#sums = new Int16Array(4096 * OFFSETS.length * targets)
    this.#row = new Int32Array(size)
    this.#sum = new Int32Array(targets)
    this.#edges = new Int16Array(OFFSETS.length * targets)
    for (let o = 0; o < OFFSETS.length; o++) {
      this.#sum.fill(0)
      this.#add(edgeFeature(o), this.#sum)
      this.#edges.set(this.#sum, o * targets)
    }
    this.#edgeScreens = Int32Array.from(OFFSETS, (_, o) => this.#screenOf(edgeFeature(o)))
    const { trans } = constrained(
      states,
      Float64Array.from(model.transitions, (w) => w * model.header.scale),
    )
    const ordered = new Float64Array(size * size)
    for (let a = 0; a < size; a++)
      for (let b = 0; b < size; b++) ordered[a * size + b] = trans[this.#order[a]! * size + this.#order[b]!]!
    this.#stretch = new Stretch(states, this.#order, ordered)
  }

  /**
   * The spans of a text, in order, without overlap; offsets at token borders. A very long text is read in parts cut
   * at white space, so that memory stays bounded.
   */
  tag(text: string, options: TagOptions = {}): readonly TaggedSpan[] {
    if (text.length <= PART * 2) return this.#tagPart(text, options)
    const spans: TaggedSpan[] = []
    for (let from = 0; from < text.length; ) {
      const to = partEnd(text, from)
      for (const span of this.#tagPart(text.slice(from, to), options))
        spans.push({ ...span, start: span.start + from, end: span.end + from })
      from = to
    }
    return spans
  }

  #tagPart(text: string, { bias = 0, confidence = true }: TagOptions): readonly TaggedSpan[] {
    const tokens = tokenize(text)
    const context = this.#look(tokens)
    const { scale } = this.model.header
    const biasSteps = Math.round(bias / scale)
    // The screen gives way with the bias: who asks for more must not be kept from it.
    const { screen } = this.model.header
    const least = screen.threshold + Math.min(0, bias) / screen.scale
    const spans: TaggedSpan[] = []
    const stretch = this.#stretch
    const row = this.#row
    stretch.clear(true)
    for (let t = 0; t < tokens.count; t++) {
      const mayBegin = this.#screen(context, t) >= least
      if (!mayBegin && stretch.count === 0) {
        stretch.clear(false)
        continue
      }
      this.#emit(context, t, row, mayBegin, stretch.live, stretch.liveCount)
      row[0]! += biasSteps
      const alive = stretch.push(row, scale, mayBegin)
      if (alive && stretch.count < LONGEST) continue
      if (stretch.count > 1 || alive) this.#read(tokens, t + 1 - stretch.count, confidence, spans)
      stretch.clear(false)
    }
    if (stretch.count > 0) this.#read(tokens, tokens.count - stretch.count, confidence, spans)
    return spans
  }

  /** Scores of all states at all tokens in logits, with no shortcut: what tests compare with. */
  emissions(text: string): { tokens: Tokens; emit: Float64Array } {
    const tokens = tokenize(text)
    const context = this.#look(tokens)
    const { size, labels } = this.states
    const emit = new Float64Array(tokens.count * size)
    const all = Int32Array.from(labels.keys())
    for (let t = 0; t < tokens.count; t++) {
      this.#screen(context, t)
      this.#emit(context, t, this.#row, true, all, all.length)
      for (let i = 0; i < size; i++)
        emit[t * size + this.#order[i]!] = this.#row[i]! * this.model.header.scale
    }
    return { tokens, emit }
  }

  #look(tokens: Tokens): DocContext {
    const ids = this.#words.idsOf(tokens)
    if (this.#generation !== this.#words.generation) {
      this.#generation = this.#words.generation
      this.#ready.fill(0)
    }
    return docContext(tokens, ids, this.#words.list)
  }

  /** The screen's score of a token: how much its word and those around it look like the beginning of something. */
  #screen({ ids, types, tokens }: DocContext, t: number): number {
    let score = 0
    for (let o = 0; o < OFFSETS.length; o++) {
      const there = t + OFFSETS[o]!.at
      if (there < 0 || there >= tokens.count) {
        score += this.#edgeScreens[o]!
        continue
      }
      const id = ids[there]!
      if (this.#ready[id] !== 1) this.#prepare(id, types[id]!)
      score += this.#screens[id * OFFSETS.length + o]!
    }
    return score
  }

  /**
   * Scores at a token, by state in the search's order: of outside, of what may begin if `mayBegin`, and of what goes
   * on with live labels.
   */
  #emit(c: DocContext, t: number, row: Int32Array, mayBegin: boolean, live: Int32Array, liveCount: number) {
    const { targets, labels } = this.states
    const { ids, tokens } = c
    const first = 1 + labels.length
    const stride = OFFSETS.length * targets
    const sum = this.#sum
    sum.fill(0)
    const scratch = this.#scratch
    const filter = this.#filter
    const n = conjunctions(c, t, scratch)
    for (let i = 0; i < n; i++) {
      const hash = scratch[i]!
      const bit = (hash >>> 7) & 0x3fffff
      if ((filter[bit >>> 5]! >>> (bit & 31)) & 1) this.#add(hash, sum)
    }
    for (let o = 0; o < OFFSETS.length; o++) {
      const { at } = OFFSETS[o]!
      const there = t + at
      const outside = there < 0 || there >= tokens.count
      const list = outside ? this.#edges : this.#sums
      const from = outside ? o * targets : ids[there]! * stride + o * targets
      if (mayBegin) {
        // Only the word itself, the one before it and edges say something of beginnings.
        const end = outside || at === 0 || at === -1 ? targets : first
        for (let i = 0; i < end; i++) sum[i]! += list[from + i]!
      } else {
        sum[0]! += list[from]!
        for (let i = 0; i < liveCount; i++) sum[1 + live[i]!]! += list[from + 1 + live[i]!]!
      }
    }
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

  #prepare(id: number, type: WordType) {
    if (this.#ready[id] === 1) return
    const { targets } = this.states
    const stride = OFFSETS.length * targets
    if ((id + 1) * stride > this.#sums.length) {
      const wider = new Int16Array(Math.max(this.#sums.length * 2, (id + 1) * stride))
      wider.set(this.#sums)
      this.#sums = wider
    }
    if (id >= this.#ready.length) {
      const wider = new Uint8Array(Math.max(this.#ready.length * 2, id + 1))
      wider.set(this.#ready)
      this.#ready = wider
      const screens = new Int32Array(wider.length * OFFSETS.length)
      screens.set(this.#screens)
      this.#screens = screens
    }
    const sum = this.#sum
    for (let o = 0; o < OFFSETS.length; o++) {
      const { part, salt } = OFFSETS[o]!
      sum.fill(0)
      let screen = 0
      for (const list of type.attributes![part])
        for (const attribute of list) {
          const hash = mix(attribute, salt)
          this.#add(hash, sum)
          screen += this.#screenOf(hash)
        }
      this.#sums.set(sum, id * stride + o * targets)
      this.#screens[id * OFFSETS.length + o] = screen
    }
    type.attributes = undefined
    this.#ready[id] = 1
  }

  /** Where a feature stands in `#packed`; -1 when the model does not have it. */
  #find(hash: number): number {
    const packed = this.#packed
    const mask = this.#slots.length - 1
    for (let slot = (hash ^ (hash >>> 16)) & mask; ; slot = (slot + 1) & mask) {
      const at = this.#slots[slot]!
      if (at < 0 || packed[at] === hash) return at
    }
  }

  /** Adds the weights of a feature, if the model has it, to a row. */
  #add(hash: number, row: Int32Array) {
    const at = this.#find(hash)
    if (at < 0) return
    const packed = this.#packed
    const count = packed[at + 1]! & 0xffff
    for (let i = 0; i < count; i += 2) {
      const two = packed[at + 2 + (i >> 1)]!
      row[(two >>> 8) & 0xff]! += (two << 24) >> 24
      // A pair that is not there is target 0 with weight 0.
      row[two >>> 24]! += (two << 8) >> 24
    }
  }

  #screenOf(hash: number): number {
    const at = this.#find(hash)
    return at < 0 ? 0 : this.#packed[at + 1]! >> 16
  }

  /** The spans on the best path through the stretch that begins at token `from`. */
  #read(tokens: Tokens, from: number, confidence: boolean, out: TaggedSpan[]) {
    const { labels, calibration } = this.model.header
    const stretch = this.#stretch
    const found = this.states.decode(stretch.best().map((s) => this.#order[s]!))
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
        start: tokens.starts[from + first]!,
        end: tokens.ends[from + last]!,
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
