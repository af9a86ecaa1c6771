import { BEGINS } from './features.ts'
import { constrained, ForwardBackward } from './lattice.ts'
import type { CrfModel } from './model.ts'
import type { TrainingSet } from './training-set.ts'

/**
 * The parameters of a model in training: one weight for each pair of a feature and a target (`LabelStates.targets`)
 * that it was seen with, and one for each transition. Pairs of feature f are `pairStart[f]` to `pairStart[f + 1]`.
 */
export interface Parameters {
  readonly pairStart: Int32Array
  readonly pairTargets: Uint8Array
  /** Pair weights, then transition weights (`size * size`, from row to column). */
  readonly weights: Float32Array
  readonly pairCount: number
}

/**
 * Room for the weights that a training set calls for: features seen `minCount` times or more, and all that
 * `base` has, whose features must be the first of the vocabulary.
 */
export function parametersFor(set: TrainingSet, minCount: number, base?: CrfModel): Parameters {
  const { states, vocabulary, features, groups, featureStart, gold, tokenCount } = set
  const size = states.targets
  const labels = states.labels.length
  const seen = new Uint8Array(vocabulary.size * size)
  for (let t = 0; t < tokenCount; t++) {
    const label = states.labelOf(gold[t]!)
    for (let i = featureStart[t]!; i < featureStart[t + 1]!; i++) {
      const at = features[i]! * size
      seen[at + 1 + label] = 1
      if (label >= 0 && groups[i]! >= BEGINS) seen[at + 1 + labels + label] = 1
    }
  }
  for (let f = 0; f < (base?.featureHashes.length ?? 0); f++)
    for (let p = base!.pairStart[f]!; p < base!.pairStart[f + 1]!; p++)
      seen[f * size + base!.pairTargets[p]!] = 1
  const pairStart = new Int32Array(vocabulary.size + 1)
  let pairs = 0
  for (let f = 0; f < vocabulary.size; f++) {
    pairStart[f] = pairs
    if (vocabulary.counts[f]! < minCount) continue
    for (let s = 0; s < size; s++) pairs += seen[f * size + s]!
  }
  pairStart[vocabulary.size] = pairs
  const pairTargets = new Uint8Array(pairs)
  for (let f = 0, at = 0; f < vocabulary.size; f++) {
    if (vocabulary.counts[f]! < minCount) continue
    for (let s = 0; s < size; s++) if (seen[f * size + s]) pairTargets[at++] = s
  }
  return {
    pairStart,
    pairTargets,
    pairCount: pairs,
    weights: new Float32Array(pairs + states.size * states.size),
  }
}

/** A slope below this is taken for 0. */
const FLAT = 1e-4

/** What a sequence asks of the weights: called for each weight index with minus the slope of the loss there. */
export type TakeSlope = (index: number, slope: number) => void

/** Loss and slopes of one sequence after another. Holds work space; one for each thread. */
export class SequenceLoss {
  readonly #set: TrainingSet
  readonly #parameters: Parameters
  readonly #work: ForwardBackward
  readonly #open: ReturnType<typeof constrained>
  #emit = new Float64Array(0)
  #state = new Float64Array(0)
  #mask = new Uint8Array(0)
  readonly #targets: Float64Array
  /** For each state its label's target and, where it begins a span, that target; else -1. */
  readonly #labelTarget: Int16Array
  readonly #beginTarget: Int16Array

  constructor(set: TrainingSet, parameters: Parameters) {
    this.#set = set
    this.#parameters = parameters
    this.#open = constrained(set.states)
    const { states } = set
    this.#targets = new Float64Array(states.targets)
    this.#labelTarget = Int16Array.from({ length: states.size }, (_, s) => 1 + states.labelOf(s))
    this.#beginTarget = Int16Array.from({ length: states.size }, (_, s) =>
      states.opens(s) ? 1 + states.labels.length + states.labelOf(s) : -1,
    )
    this.#work = new ForwardBackward(this.#open)
    this.syncTransitions()
  }

  /** Call after transition weights changed. */
  syncTransitions() {
    const { size, trans } = this.#open
    const { weights, pairCount } = this.#parameters
    for (let i = 0; i < size * size; i++) if (trans[i]! > -Infinity) trans[i] = weights[pairCount + i]!
    this.#work.setTransitions(trans)
  }

  /**
   * Loss (minus the log-likelihood) of sequence `index`, and its slopes. `keep` says which feature groups of a
   * token to look at, as bits; absent: all.
   */
  sequence(index: number, take: TakeSlope, keep?: () => number): number {
    const { featureStart, features, groups, gold, sequences, states } = this.#set
    const { pairStart, pairTargets, weights, pairCount } = this.#parameters
    const size = states.size
    const from = sequences[index]!
    const count = sequences[index + 1]! - from
    if (this.#emit.length < count * size) {
      this.#emit = new Float64Array(count * size * 2)
      this.#state = new Float64Array(count * size * 2)
      this.#mask = new Uint8Array(count * 2)
    }
    const emit = this.#emit
    const state = this.#state
    const mask = this.#mask
    const targets = this.#targets
    const labelTarget = this.#labelTarget
    const beginTarget = this.#beginTarget
    for (let t = 0; t < count; t++) {
      const at = t * size
      targets.fill(0)
      const kept = keep ? keep() : 255
      mask[t] = kept
      for (let i = featureStart[from + t]!; i < featureStart[from + t + 1]!; i++) {
        if (!(kept & (1 << (groups[i]! & 7)))) continue
        const f = features[i]!
        for (let p = pairStart[f]!; p < pairStart[f + 1]!; p++) targets[pairTargets[p]!]! += weights[p]!
      }
      for (let s = 0; s < size; s++)
        emit[at + s] = targets[labelTarget[s]!]! + (beginTarget[s]! < 0 ? 0 : targets[beginTarget[s]!]!)
    }
    const work = this.#work
    work.step.fill(0)
    const logZ = work.into(emit, count, state)
    let score = 0
    for (let t = 0; t < count; t++) {
      const own = gold[from + t]!
      score += emit[t * size + own]!
      if (t > 0) {
        const edge = gold[from + t - 1]! * size + own
        score += weights[pairCount + edge]!
        work.step[edge]! -= 1
      }
    }
    for (let t = 0; t < count; t++) {
      const at = t * size
      state[at + gold[from + t]!]! -= 1
      targets.fill(0)
      for (let s = 0; s < size; s++) {
        const slope = state[at + s]!
        targets[labelTarget[s]!]! += slope
        if (beginTarget[s]! >= 0) targets[beginTarget[s]!]! += slope
      }
      // A token that the model is sure of, and rightly, teaches nothing.
      let steepest = 0
      for (let i = 0; i < targets.length; i++) steepest = Math.max(steepest, Math.abs(targets[i]!))
      if (steepest < FLAT) continue
      const kept = mask[t]!
      for (let i = featureStart[from + t]!; i < featureStart[from + t + 1]!; i++) {
        if (!(kept & (1 << (groups[i]! & 7)))) continue
        const f = features[i]!
        for (let p = pairStart[f]!; p < pairStart[f + 1]!; p++) {
          const slope = targets[pairTargets[p]!]!
          if (slope > FLAT || slope < -FLAT) take(p, slope)
        }
      }
    }
    for (let i = 0; i < size * size; i++) {
      const slope = work.step[i]!
      if (slope > 1e-6 || slope < -1e-6) take(pairCount + i, slope)
    }
    return logZ - score
  }
}
