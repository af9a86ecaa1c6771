import { type DocContext, docContext } from './doc-context.ts'
import { conjunctions, edgeFeature, MAX_CONJUNCTIONS, OFFSETS } from './features.ts'
import { mix } from './hash.ts'
import { LabelStates } from './label-states.ts'
import { constrained, ForwardBackward } from './lattice.ts'
import type { CrfModel } from './model.ts'
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

/** Tokens whose "outside" beats everything by this much (in logits) end a stretch: no path would run through them. */
const CERTAIN = 7
/** A label that is nowhere in a stretch closer than this to the best state is left out of its search. */
const HOPELESS = 12
/** A stretch longer than this many tokens is cut. */
const LONGEST = 2000

/**
 * A model made ready to tag. Holds caches that grow to a bound; what it finds in a text depends on nothing but
 * the text. One for each thread.
 */
export class Tagger {
  readonly model: CrfModel
  readonly states: LabelStates
  readonly #words = new WordTypes()
  readonly #slots: Int32Array
  readonly #filter: Uint32Array
  /** For each word type and offset, the sum of its features' weights by state. */
  #sums: Int16Array
  #ready: Uint8Array
  #generation = 0
  readonly #edges: Int32Array
  readonly #transitions: Float64Array
  readonly #open: ReturnType<typeof constrained>
  #rows = new Int32Array(0)
  readonly #scratch = new Int32Array(MAX_CONJUNCTIONS)

  constructor(model: CrfModel) {
    this.model = model
    this.states = new LabelStates(model.header.labels, model.header.scheme)
    const { featureHashes } = model
    let room = 1 << 12
    while (room < featureHashes.length * 2) room *= 2
    this.#slots = new Int32Array(room).fill(-1)
    this.#filter = new Uint32Array(1 << 17)
    for (let f = 0; f < featureHashes.length; f++) {
      const hash = featureHashes[f]!
      let slot = (hash ^ (hash >>> 16)) & (room - 1)
      while (this.#slots[slot]! >= 0) slot = (slot + 1) & (room - 1)
      this.#slots[slot] = f
      const bit = (hash >>> 7) & 0x3fffff
      this.#filter[bit >>> 5]! |= 1 << (bit & 31)
    }
    const { size } = this.states
    this.#sums = new Int16Array(4096 * OFFSETS.length * size)
    this.#ready = new Uint8Array(4096)
    this.#edges = new Int32Array(OFFSETS.length * size)
    for (let o = 0; o < OFFSETS.length; o++) this.#add(edgeFeature(o), this.#edges, o * size)
    this.#transitions = Float64Array.from(model.transitions, (w) => w * model.header.scale)
    this.#open = constrained(this.states, this.#transitions)
  }

  /** The spans of a text, in order, without overlap; offsets at token borders. */
  tag(text: string, { bias = 0, confidence = true }: TagOptions = {}): readonly TaggedSpan[] {
    const tokens = tokenize(text)
    const ids = this.#words.idsOf(tokens)
    if (this.#generation !== this.#words.generation) {
      this.#generation = this.#words.generation
      this.#ready.fill(0)
    }
    const context = docContext(tokens, ids, this.#words.list)
    const { size } = this.states
    const { scale } = this.model.header
    const biasSteps = Math.round(bias / scale)
    const certain = Math.ceil(CERTAIN / scale)
    const spans: TaggedSpan[] = []
    let from = 0
    let open = false
    for (let t = 0; t < tokens.count; t++) {
      const row = (t - from) * size
      if (this.#rows.length < row + size) this.#rows = grown(this.#rows, row + size)
      this.#emit(context, t, row)
      this.#rows[row]! += biasSteps
      let best = -0x7fffffff
      for (let s = 1; s < size; s++) if (this.#rows[row + s]! > best) best = this.#rows[row + s]!
      const sure = this.#rows[row]! - best > certain
      if (sure && !open) {
        // Keep one sure token before a stretch: the way from it into a span has a weight.
        if (t > from) this.#rows.copyWithin(0, row, row + size)
        from = t
        continue
      }
      open = true
      if (sure || t - from >= LONGEST) {
        this.#stretch(tokens, from, t + 1, confidence, spans)
        this.#rows.copyWithin(0, row, row + size)
        from = t
        open = false
      }
    }
    if (open) this.#stretch(tokens, from, tokens.count, confidence, spans)
    return spans
  }

  /** Emission scores of all tokens in logits, with no shortcut: what tests compare with. */
  emissions(text: string): { tokens: Tokens; emit: Float64Array } {
    const tokens = tokenize(text)
    const ids = this.#words.idsOf(tokens)
    this.#ready.fill(0)
    const context = docContext(tokens, ids, this.#words.list)
    const { size } = this.states
    const emit = new Float64Array(tokens.count * size)
    if (this.#rows.length < size) this.#rows = grown(this.#rows, size)
    for (let t = 0; t < tokens.count; t++) {
      this.#emit(context, t, 0)
      for (let s = 0; s < size; s++) emit[t * size + s] = this.#rows[s]! * this.model.header.scale
    }
    return { tokens, emit }
  }

  #emit(context: DocContext, t: number, row: number) {
    const { size } = this.states
    const { ids, types, tokens } = context
    const rows = this.#rows
    const stride = OFFSETS.length * size
    const own = ids[t]!
    this.#prepare(own, types[own]!)
    const sums = this.#sums
    const at = own * stride
    for (let s = 0; s < size; s++) rows[row + s] = sums[at + s]!
    for (let o = 1; o < OFFSETS.length; o++) {
      const there = t + OFFSETS[o]!.at
      if (there < 0 || there >= tokens.count) {
        const edge = o * size
        for (let s = 0; s < size; s++) rows[row + s]! += this.#edges[edge + s]!
        continue
      }
      const id = ids[there]!
      if (this.#ready[id] !== 1) this.#prepare(id, types[id]!)
      const list = this.#sums
      const from = id * stride + o * size
      for (let s = 0; s < size; s++) rows[row + s]! += list[from + s]!
    }
    const scratch = this.#scratch
    const n = conjunctions(context, t, scratch)
    const filter = this.#filter
    for (let i = 0; i < n; i++) {
      const hash = scratch[i]!
      const bit = (hash >>> 7) & 0x3fffff
      if ((filter[bit >>> 5]! >>> (bit & 31)) & 1) this.#add(hash, rows, row)
    }
  }

  #prepare(id: number, type: WordType) {
    if (this.#ready[id] === 1) return
    const { size } = this.states
    const stride = OFFSETS.length * size
    if ((id + 1) * stride > this.#sums.length) {
      const wider = new Int16Array(Math.max(this.#sums.length * 2, (id + 1) * stride))
      wider.set(this.#sums)
      this.#sums = wider
    }
    if (id >= this.#ready.length) {
      const wider = new Uint8Array(Math.max(this.#ready.length * 2, id + 1))
      wider.set(this.#ready)
      this.#ready = wider
    }
    const sum = new Int32Array(size)
    for (let o = 0; o < OFFSETS.length; o++) {
      const { part, salt } = OFFSETS[o]!
      sum.fill(0)
      for (const list of type[part]) for (const attribute of list) this.#add(mix(attribute, salt), sum, 0)
      this.#sums.set(sum, id * stride + o * size)
    }
    this.#ready[id] = 1
  }

  /** Adds the weights of a feature, if the model has it, to a row. */
  #add(hash: number, rows: Int32Array, row: number) {
    const { featureHashes, pairStart, pairStates, pairWeights } = this.model
    const mask = this.#slots.length - 1
    let slot = (hash ^ (hash >>> 16)) & mask
    for (;;) {
      const f = this.#slots[slot]!
      if (f < 0) return
      if (featureHashes[f] === hash) {
        for (let p = pairStart[f]!; p < pairStart[f + 1]!; p++) rows[row + pairStates[p]!]! += pairWeights[p]!
        return
      }
      slot = (slot + 1) & mask
    }
  }

  /** Best path through tokens `from` to `to`, with the labels that have a chance there; spans go to `out`. */
  #stretch(tokens: Tokens, from: number, to: number, confidence: boolean, out: TaggedSpan[]) {
    const { size } = this.states
    const { scale, labels, calibration } = this.model.header
    const count = to - from
    const rows = this.#rows
    const hopeless = HOPELESS / scale
    const hopeful = new Uint8Array(labels.length)
    for (let t = 0; t < count; t++) {
      let top = -0x7fffffff
      for (let s = 0; s < size; s++) if (rows[t * size + s]! > top) top = rows[t * size + s]!
      for (let s = 1; s < size; s++)
        if (rows[t * size + s]! > top - hopeless) hopeful[this.states.labelOf(s)] = 1
    }
    const active: number[] = [0]
    for (let s = 1; s < size; s++) if (hopeful[this.states.labelOf(s)]) active.push(s)
    if (active.length === 1) return
    const path = this.#best(count, active)
    const found = this.states.decode(path)
    if (found.length === 0) return
    const sure = confidence ? this.#probabilities(count, active) : undefined
    for (const { first, last, label } of found) {
      let p = 1
      if (sure) {
        for (let t = first; t <= last; t++) {
          let here = 0
          for (let a = 1; a < active.length; a++)
            if (this.states.labelOf(active[a]!) === label) here += sure[t * active.length + a]!
          if (here < p) p = here
        }
        const clipped = Math.min(Math.max(p, 1e-6), 1 - 1e-6)
        const logit = Math.log(clipped / (1 - clipped)) * calibration.slope + calibration.offset
        p = 1 / (1 + Math.exp(-logit))
      }
      // A stretch that was cut for its length begins with the last token of the one before.
      const previous = out.at(-1)
      if (previous !== undefined && previous.end > tokens.starts[from + first]!) continue
      out.push({
        start: tokens.starts[from + first]!,
        end: tokens.ends[from + last]!,
        label: labels[label]!,
        confidence: p,
      })
    }
  }

  #best(count: number, active: readonly number[]): Uint8Array {
    const { size } = this.states
    const width = active.length
    const { trans, start, end } = this.#open
    const { scale } = this.model.header
    const rows = this.#rows
    const score = new Float64Array(count * width)
    const back = new Uint8Array(count * width)
    for (let a = 0; a < width; a++) score[a] = start[active[a]!]! + rows[active[a]!]! * scale
    for (let t = 1; t < count; t++) {
      const before = (t - 1) * width
      for (let a = 0; a < width; a++) {
        const to = active[a]!
        let top = -Infinity
        let from = 0
        const inside = this.states.continues(to)
        for (let b = 0; b < width; b++) {
          const previous = active[b]!
          if (inside && this.states.labelOf(previous) !== this.states.labelOf(to)) continue
          const total = score[before + b]! + trans[previous * size + to]!
          if (total > top) {
            top = total
            from = b
          }
        }
        score[t * width + a] = top + rows[t * size + to]! * scale
        back[t * width + a] = from
      }
    }
    let at = 0
    for (let a = 0, top = -Infinity; a < width; a++) {
      const total = score[(count - 1) * width + a]! + end[active[a]!]!
      if (total > top) {
        top = total
        at = a
      }
    }
    const path = new Uint8Array(count)
    for (let t = count - 1; t >= 0; t--) {
      path[t] = active[at]!
      at = back[t * width + at]!
    }
    return path
  }

  #probabilities(count: number, active: readonly number[]): Float64Array {
    const { size } = this.states
    const width = active.length
    const { trans, start, end } = this.#open
    const { scale } = this.model.header
    const emit = new Float64Array(count * width)
    for (let t = 0; t < count; t++)
      for (let a = 0; a < width; a++) emit[t * width + a] = this.#rows[t * size + active[a]!]! * scale
    const small = new Float64Array(width * width)
    for (let a = 0; a < width; a++)
      for (let b = 0; b < width; b++) small[a * width + b] = trans[active[a]! * size + active[b]!]!
    const work = new ForwardBackward({
      size: width,
      trans: small,
      start: Float64Array.from(active, (s) => start[s]!),
      end: Float64Array.from(active, (s) => end[s]!),
    })
    return work.run({ count, emit }).state
  }
}

function grown(from: Int32Array, room: number): Int32Array<ArrayBuffer> {
  const to = new Int32Array(Math.max(room, from.length * 2))
  to.set(from)
  return to
}
