import { seeded } from './hash.ts'
import { type Parameters, SequenceLoss } from './objective.ts'
import type { TrainingSet } from './training-set.ts'

/** How stochastic training goes. */
export interface StochasticSettings {
  /** Step size; each weight's own falls with the slopes it has seen (AdaGrad). */
  readonly rate: number
  readonly l1: number
  readonly l2: number
  readonly seed: number
  /** Chance that a token's features of a group are left out for one look, by `Group`. */
  readonly drop: readonly number[]
}

/**
 * One sequence at a time with per-weight step sizes and L1 and L2 in closed form (FTRL-proximal). Call `pass`
 * as often as wanted; the order of sequences and what is dropped follow from the seed.
 */
export class Stochastic {
  readonly #set: TrainingSet
  readonly #parameters: Parameters
  readonly #loss: SequenceLoss
  readonly #settings: StochasticSettings
  readonly #pull: Float32Array
  readonly #squares: Float32Array
  readonly #random: () => number

  constructor(set: TrainingSet, parameters: Parameters, settings: StochasticSettings) {
    this.#set = set
    this.#parameters = parameters
    this.#settings = settings
    this.#loss = new SequenceLoss(set, parameters)
    this.#pull = new Float32Array(parameters.weights.length)
    this.#squares = new Float32Array(parameters.weights.length)
    this.#random = seeded(settings.seed)
    // Weights that are there already (a model trained further) are where the pull starts from.
    const { rate, l1, l2 } = settings
    for (let i = 0; i < this.#pull.length; i++) {
      const w = parameters.weights[i]!
      if (w !== 0) {
        this.#squares[i] = 1
        this.#pull[i] = -w * (2 / rate + l2) - Math.sign(w) * l1
      }
    }
  }

  /** One look at every sequence. Gives the mean loss per token. */
  pass(): number {
    const { sequences, sequenceWeights, tokenCount } = this.#set
    const { weights } = this.#parameters
    const { rate, l1, l2, drop } = this.#settings
    const order = shuffled(sequenceWeights.length, this.#random)
    const pull = this.#pull
    const squares = this.#squares
    let weight = 1
    const take = (i: number, raw: number) => {
      const slope = raw * weight
      const before = squares[i]!
      const after = before + slope * slope
      const root = Math.sqrt(after)
      const z = pull[i]! + slope - ((root - Math.sqrt(before)) / rate) * weights[i]!
      squares[i] = after
      pull[i] = z
      const over = z > l1 ? z - l1 : z < -l1 ? z + l1 : 0
      weights[i] = over === 0 ? 0 : -over / ((1 + root) / rate + l2)
    }
    const thresholds = drop.map((p) => Math.round(p * 65_536))
    const random = this.#random
    const keep = () => {
      let kept = 255
      for (let g = 0; g < thresholds.length; g += 2) {
        const bits = (random() * 4294967296) >>> 0
        if ((bits & 0xffff) < thresholds[g]!) kept &= ~(1 << g)
        if (bits >>> 16 < (thresholds[g + 1] ?? 0)) kept &= ~(1 << (g + 1))
      }
      return kept
    }
    const drops = drop.some((p) => p > 0)
    let loss = 0
    for (let i = 0; i < order.length; i++) {
      weight = sequenceWeights[order[i]!]!
      loss += weight * this.#loss.sequence(order[i]!, take, drops ? keep : undefined)
      this.#loss.syncTransitions()
    }
    return loss / Math.max(1, tokenCount || sequences.length)
  }
}

function shuffled(n: number, random: () => number): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i)
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const kept = order[i]!
    order[i] = order[j]!
    order[j] = kept
  }
  return order
}
