import type { LabelStates } from './label-states.ts'

/** Paths this much (in logits) worse than the best at their token are given up. */
const BEAM = 8
/** Place of the state outside in the search's order. */
const OUT = 0
/** Score of a token that is outside for sure: any will do. */
const OUTSIDE = new Int32Array(1)

/**
 * Best path and probabilities over a run of tokens between two that are surely outside. Only states that some
 * good path can be in are looked at: those that may begin a span, and those that go on with one that is alive.
 * States are in the order of `stateOrder`. Work space is kept between runs.
 */
export class Stretch {
  readonly #size: number
  readonly #order: Uint8Array
  readonly #entries: number
  readonly #trans: Float64Array
  readonly #expTrans: Float64Array
  readonly #labels: Int16Array
  readonly #insides: readonly Int32Array[]
  readonly #mayEnd: Uint8Array
  /** Greatest score of a step into each state. */
  readonly #mostIn: Float64Array
  /** Candidates of token t: `#first[t]` to `#first[t + 1]`; of each its state, own score, best total, where from. */
  #first = new Int32Array(64)
  #state = new Uint8Array(512)
  #score = new Float64Array(512)
  #total = new Float64Array(512)
  #from = new Int32Array(512)
  #path = new Uint8Array(64)
  #alpha = new Float64Array(512)
  #beta = new Float64Array(512)
  readonly #row: Float64Array
  readonly #came: Int32Array
  readonly #opened: Int32Array
  /** Whether the run begins with the text: then no step leads into it. */
  #atStart = false
  count = 0
  /** Labels that a span alive at the last token has. */
  readonly live: Int32Array
  liveCount = 0

  constructor(states: LabelStates, order: Uint8Array, transitions: Float64Array) {
    const { size, labels } = states
    this.#size = size
    this.#order = order
    this.#trans = transitions
    this.#expTrans = transitions.map(Math.exp)
    this.#labels = Int16Array.from(order, (s) => states.labelOf(s))
    this.#entries = order.findIndex((s) => states.continues(s))
    if (this.#entries < 0) this.#entries = size
    this.#insides = labels.map((_, label) =>
      Int32Array.from(
        [...order.keys()].filter((i) => states.continues(order[i]!) && states.labelOf(order[i]!) === label),
      ),
    )
    this.#mayEnd = Uint8Array.from(order, (s) => (states.mayFollow(s, -1) ? 1 : 0))
    this.#mostIn = new Float64Array(size).fill(-Infinity)
    for (let from = 0; from < size; from++)
      for (let s = 0; s < size; s++)
        this.#mostIn[s] = Math.max(this.#mostIn[s]!, transitions[from * size + s]!)
    this.#opened = new Int32Array(size)
    this.#row = new Float64Array(size)
    this.#came = new Int32Array(size)
    this.live = new Int32Array(labels.length)
  }

  /** Forgets what was pushed. The next token follows one that is outside, or begins the text. */
  clear(atStart: boolean) {
    this.count = 0
    this.liveCount = 0
    this.#atStart = atStart
  }

  /**
   * Adds a token with its scores in steps of `scale`: of outside, of all states that begin a span where
   * `mayBegin`, and of those that go on with a live label. Gives whether anything but outside is alive at it.
   */
  push(scores: Int32Array, scale: number, mayBegin: boolean): boolean {
    this.#room(this.#size)
    const t = this.count
    const row = this.#row
    const labels = this.#labels
    row[OUT] = this.#reach(OUT) + scores[OUT]! * scale
    let top = row[OUT]!
    if (t > 0)
      for (let i = 0; i < this.liveCount; i++) {
        const insides = this.#insides[this.live[i]!]!
        for (let k = 0; k < insides.length; k++) {
          const s = insides[k]!
          const total = this.#reach(s) + scores[s]! * scale
          row[s] = total
          if (total > top) top = total
        }
      }
    const opened = this.#opened
    let openedCount = 0
    if (mayBegin)
      for (let s = 1; s < this.#entries; s++) {
        const own = scores[s]! * scale
        // Totals before are 0 at most: where even the best way in falls out of the beam, none need be looked for.
        if (own + this.#mostIn[s]! < top - BEAM) continue
        const total = this.#reach(s) + own
        row[s] = total
        opened[openedCount++] = s
        if (total > top) top = total
      }
    const least = top - BEAM
    let at = this.#first[t]!
    const from = at
    // Totals are kept relative to the best, so that long runs lose no precision.
    if (row[OUT]! >= least) this.#keep(at++, OUT, row[OUT]! - top, scores[OUT]! * scale)
    for (let i = 0; i < openedCount; i++) {
      const s = opened[i]!
      if (row[s]! >= least) this.#keep(at++, s, row[s]! - top, scores[s]! * scale)
    }
    if (t > 0)
      for (let i = 0; i < this.liveCount; i++) {
        const insides = this.#insides[this.live[i]!]!
        for (let k = 0; k < insides.length; k++) {
          const s = insides[k]!
          if (row[s]! >= least) this.#keep(at++, s, row[s]! - top, scores[s]! * scale)
        }
      }
    this.#first[t + 1] = at
    this.count = t + 1
    this.liveCount = 0
    let alive = false
    for (let i = from; i < at; i++) {
      const label = labels[this.#state[i]!]!
      if (label < 0) continue
      alive = true
      let known = false
      for (let k = 0; k < this.liveCount; k++) if (this.live[k] === label) known = true
      if (!known) this.live[this.liveCount++] = label
    }
    return alive
  }

  /** Best total of a path that steps into a state at the next token; remembers where it came from. */
  #reach(s: number): number {
    const t = this.count
    if (t === 0) {
      this.#came[s] = -1
      return this.#atStart ? (s < this.#entries ? 0 : -Infinity) : this.#trans[s]!
    }
    const size = this.#size
    const trans = this.#trans
    const end = this.#first[t]!
    let best = -Infinity
    let came = -1
    for (let j = this.#first[t - 1]!; j < end; j++) {
      const sum = this.#total[j]! + trans[this.#state[j]! * size + s]!
      if (sum > best) {
        best = sum
        came = j
      }
    }
    this.#came[s] = came
    return best
  }

  /** Adds a token that is outside for sure. */
  close() {
    this.liveCount = 0
    this.push(OUTSIDE, 1, false)
  }

  #keep(at: number, state: number, total: number, score: number) {
    this.#state[at] = state
    this.#total[at] = total
    this.#score[at] = score
    this.#from[at] = this.#came[state]!
  }

  /**
   * States of the best path, as the label scheme numbers them: the first `count` of what it gives, which holds until the
   * next call. The earliest candidate wins a tie.
   */
  best(): Uint8Array {
    const first = this.#first
    const count = this.count
    let at = first[count - 1]!
    let top = -Infinity
    for (let i = first[count - 1]!; i < first[count]!; i++)
      if (this.#total[i]! > top && this.#mayEnd[this.#state[i]!]) {
        top = this.#total[i]!
        at = i
      }
    if (this.#path.length < count) this.#path = new Uint8Array(count * 2)
    const path = this.#path
    for (let t = count - 1; t >= 0; t--) {
      path[t] = this.#order[this.#state[at]!]!
      at = this.#from[at]!
    }
    return path
  }

  /** Runs forward and backward over the candidates; `probability` can be asked after. */
  sum() {
    const size = this.#size
    const first = this.#first
    const count = this.count
    const alpha = this.#alpha
    const beta = this.#beta
    const state = this.#state
    const expTrans = this.#expTrans
    for (let t = 0; t < count; t++) {
      const begin = first[t]!
      const end = first[t + 1]!
      let top = -Infinity
      for (let i = begin; i < end; i++) if (this.#score[i]! > top) top = this.#score[i]!
      let sum = 0
      for (let i = begin; i < end; i++) {
        const to = state[i]!
        let reach = 0
        if (t === 0) reach = this.#atStart ? 1 : expTrans[to]!
        else for (let j = first[t - 1]!; j < begin; j++) reach += alpha[j]! * expTrans[state[j]! * size + to]!
        const own = Math.exp(this.#score[i]! - top)
        this.#total[i] = own
        alpha[i] = reach * own
        sum += alpha[i]!
      }
      for (let i = begin; i < end; i++) alpha[i]! /= sum
    }
    for (let i = first[count - 1]!; i < first[count]!; i++) beta[i] = this.#mayEnd[state[i]!]!
    for (let t = count - 1; t >= 0; t--) {
      const begin = first[t]!
      const end = first[t + 1]!
      let sum = 0
      for (let i = begin; i < end; i++) {
        if (t < count - 1) {
          let reach = 0
          for (let j = end; j < first[t + 2]!; j++)
            reach += expTrans[state[i]! * size + state[j]!]! * beta[j]!
          beta[i] = reach
        }
        alpha[i]! *= beta[i]!
        sum += alpha[i]!
      }
      let norm = 0
      for (let i = begin; i < end; i++) {
        alpha[i]! /= sum
        beta[i]! *= this.#total[i]!
        norm += beta[i]!
      }
      for (let i = begin; i < end; i++) beta[i]! /= norm
    }
  }

  /** Probability that token t is in a span of the label, after `sum`. */
  probability(t: number, label: number): number {
    let sum = 0
    for (let i = this.#first[t]!; i < this.#first[t + 1]!; i++)
      if (this.#labels[this.#state[i]!] === label) sum += this.#alpha[i]!
    return sum
  }

  /** Probabilities of token t, after `sum`: of being outside, then of each label. */
  chances(t: number, out: Float64Array) {
    out.fill(0)
    for (let i = this.#first[t]!; i < this.#first[t + 1]!; i++)
      out[1 + this.#labels[this.#state[i]!]!]! += this.#alpha[i]!
  }

  #room(size: number) {
    if (this.count + 2 >= this.#first.length) this.#first = longer(this.#first, (n) => new Int32Array(n))
    if (this.#first[this.count]! + size > this.#state.length) {
      this.#state = longer(this.#state, (n) => new Uint8Array(n))
      this.#score = longer(this.#score, (n) => new Float64Array(n))
      this.#total = longer(this.#total, (n) => new Float64Array(n))
      this.#from = longer(this.#from, (n) => new Int32Array(n))
      this.#alpha = longer(this.#alpha, (n) => new Float64Array(n))
      this.#beta = longer(this.#beta, (n) => new Float64Array(n))
    }
  }
}

/** The states with those first that may stand after any other: outside, then what begins a span; then the rest by label. */
export function stateOrder(states: LabelStates): Uint8Array {
  const all = Array.from({ length: states.size }, (_, s) => s)
  return Uint8Array.from([
    ...all.filter((s) => !states.continues(s)),
    ...all.filter((s) => states.continues(s)),
  ])
}

function longer<T extends Int32Array | Uint8Array | Float64Array>(list: T, make: (n: number) => T): T {
  const wider = make(list.length * 2)
  wider.set(list)
  return wider
}
