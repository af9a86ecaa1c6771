import type { LabelStates } from './label-states.ts'

/** Scores of a linear chain: `emit[t * size + s]` for each token and state, `trans[from * size + to]`, -Infinity where forbidden. */
export interface Lattice {
  readonly size: number
  readonly count: number
  readonly emit: Float64Array
  readonly trans: Float64Array
  /** Score of each state at the first and after the last token: 0 or -Infinity. */
  readonly start: Float64Array
  readonly end: Float64Array
}

/** Transition scores with the scheme's constraints laid over `weights` (or over zeros). */
export function constrained(states: LabelStates, weights?: ArrayLike<number>) {
  const { size } = states
  const trans = new Float64Array(size * size)
  const start = new Float64Array(size)
  const end = new Float64Array(size)
  for (let a = 0; a < size; a++) {
    start[a] = states.mayFollow(-1, a) ? 0 : -Infinity
    end[a] = states.mayFollow(a, -1) ? 0 : -Infinity
    for (let b = 0; b < size; b++)
      trans[a * size + b] = states.mayFollow(a, b) ? (weights?.[a * size + b] ?? 0) : -Infinity
  }
  return { size, trans, start, end }
}

/** The best path and its score; the earliest state wins a tie. */
export function viterbi(lattice: Lattice): { path: Uint8Array; score: number } {
  return kBest(lattice, 1)[0] ?? { path: new Uint8Array(0), score: 0 }
}

/** The `k` best paths, best first; fewer where there are fewer. Exact. */
export function kBest({ size, count, emit, trans, start, end }: Lattice, k: number) {
  if (count === 0) return [{ path: new Uint8Array(0), score: 0 }]
  const width = size * k
  const score = new Float64Array(count * width).fill(-Infinity)
  const back = new Int32Array(count * width).fill(-1)
  for (let s = 0; s < size; s++) score[s * k] = start[s]! + emit[s]!
  for (let t = 1; t < count; t++) {
    const at = t * width
    const before = at - width
    for (let s = 0; s < size; s++) {
      const slot = at + s * k
      for (let p = 0; p < size; p++) {
        const step = trans[p * size + s]!
        if (step === -Infinity) continue
        for (let r = 0; r < k; r++) {
          const total = score[before + p * k + r]! + step
          if (total === -Infinity || total <= score[slot + k - 1]!) break
          insert(score, back, slot, k, total, p * k + r)
        }
      }
      const own = emit[t * size + s]!
      for (let r = 0; r < k; r++) score[slot + r]! += own
    }
  }
  const last = (count - 1) * width
  const finals: { score: number; at: number }[] = []
  for (let i = 0; i < width; i++) {
    const total = score[last + i]! + end[(i / k) | 0]!
    if (total > -Infinity) finals.push({ score: total, at: i })
  }
  finals.sort((a, b) => b.score - a.score || a.at - b.at)
  return finals.slice(0, k).map((final) => {
    const path = new Uint8Array(count)
    let at = final.at
    for (let t = count - 1; t >= 0; t--) {
      path[t] = (at / k) | 0
      at = back[t * width + at]!
    }
    return { path, score: final.score }
  })
}

function insert(score: Float64Array, back: Int32Array, slot: number, k: number, total: number, from: number) {
  let r = k - 1
  while (r > 0 && score[slot + r - 1]! < total) {
    score[slot + r] = score[slot + r - 1]!
    back[slot + r] = back[slot + r - 1]!
    r--
  }
  score[slot + r] = total
  back[slot + r] = from
}

/** What forward-backward gives. */
export interface Marginals {
  /** Logarithm of the sum over all paths. */
  readonly logZ: number
  /** `state[t * size + s]`: probability of the state. */
  readonly state: Float64Array
  /** Sum over the text of the probability of each transition. */
  readonly step: Float64Array
}

/** State and transition probabilities of a lattice; scaled, so that long texts neither overflow nor vanish. */
export function marginals(lattice: Lattice): Marginals {
  const work = new ForwardBackward(lattice)
  return work.run(lattice)
}

/** Forward-backward with its tables kept between texts: what training calls for every sequence. */
export class ForwardBackward {
  readonly #size: number
  readonly #start: Float64Array
  readonly #end: Float64Array
  readonly #expTrans: Float64Array
  /** For each state, the states that may come after it. */
  readonly #from: readonly Int32Array[]
  #room = 0
  #alpha = new Float64Array(0)
  #beta = new Float64Array(0)
  #expEmit = new Float64Array(0)
  readonly step: Float64Array

  constructor({ size, trans, start, end }: Omit<Lattice, 'emit' | 'count'>) {
    this.#size = size
    this.#start = start.map(Math.exp)
    this.#end = end.map(Math.exp)
    this.#expTrans = new Float64Array(size * size)
    this.step = new Float64Array(size * size)
    this.#from = Array.from({ length: size }, (_, s) =>
      Int32Array.from(range(size).filter((q) => trans[s * size + q]! > -Infinity)),
    )
    this.setTransitions(trans)
  }

  /** Takes changed transition weights; what is forbidden stays so. */
  setTransitions(trans: ArrayLike<number>) {
    for (let i = 0; i < this.#expTrans.length; i++) this.#expTrans[i] = Math.exp(trans[i]!)
  }

  run({ count, emit }: Pick<Lattice, 'count' | 'emit'>): Marginals {
    const size = this.#size
    const state = new Float64Array(count * size)
    this.step.fill(0)
    return { logZ: this.into(emit, count, state), state, step: this.step }
  }

  /** As `run`, with the probabilities written to `state` and steps added to `step`; gives log Z. */
  into(emit: Float64Array, count: number, state: Float64Array): number {
    const size = this.#size
    if (count === 0) return 0
    if (this.#room < count * size) {
      this.#room = count * size * 2
      this.#alpha = new Float64Array(this.#room)
      this.#beta = new Float64Array(this.#room)
      this.#expEmit = new Float64Array(this.#room)
    }
    const alpha = this.#alpha
    const beta = this.#beta
    const expEmit = this.#expEmit
    const expTrans = this.#expTrans
    const scales = new Float64Array(count)
    const reach = new Float64Array(size)
    let logZ = 0
    for (let t = 0; t < count; t++) {
      const at = t * size
      let top = -Infinity
      for (let s = 0; s < size; s++) if (emit[at + s]! > top) top = emit[at + s]!
      logZ += top
      if (t === 0) reach.set(this.#start)
      else {
        reach.fill(0)
        for (let p = 0; p < size; p++) {
          const a = alpha[at - size + p]!
          if (a < NEGLIGIBLE) continue
          const targets = this.#from[p]!
          for (let i = 0; i < targets.length; i++) {
            const s = targets[i]!
            reach[s]! += a * expTrans[p * size + s]!
          }
        }
      }
      let sum = 0
      for (let s = 0; s < size; s++) {
        const below = emit[at + s]! - top
        const e = below < -60 ? 0 : Math.exp(below)
        expEmit[at + s] = e
        const a = reach[s]! * e
        alpha[at + s] = a
        sum += a
      }
      scales[t] = sum
      logZ += Math.log(sum)
      for (let s = 0; s < size; s++) alpha[at + s]! /= sum
    }
    const last = (count - 1) * size
    let closing = 0
    for (let s = 0; s < size; s++) closing += alpha[last + s]! * this.#end[s]!
    logZ += Math.log(closing)
    for (let s = 0; s < size; s++) {
      beta[last + s] = this.#end[s]! / closing
      state[last + s] = alpha[last + s]! * beta[last + s]!
    }
    for (let t = count - 2; t >= 0; t--) {
      const at = t * size
      const next = at + size
      const scale = 1 / scales[t + 1]!
      for (let q = 0; q < size; q++) reach[q] = beta[next + q]! * expEmit[next + q]! * scale
      for (let s = 0; s < size; s++) {
        const a = alpha[at + s]!
        let sum = 0
        // Where hardly any path runs, no probability is lost by not looking further.
        if (a >= NEGLIGIBLE) {
          const targets = this.#from[s]!
          for (let i = 0; i < targets.length; i++) {
            const q = targets[i]!
            const flow = expTrans[s * size + q]! * reach[q]!
            sum += flow
            this.step[s * size + q]! += a * flow
          }
        }
        beta[at + s] = sum
        state[at + s] = a * sum
      }
    }
    return logZ
  }
}

/** A forward probability below this is taken for 0; its share of any result is as small. */
const NEGLIGIBLE = 1e-12

function range(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i)
}
