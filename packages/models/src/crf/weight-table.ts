import type { CrfModel } from './model.ts'

/** Numbers of a slot: the feature's hash, its screen weights and pair count, and its first pairs or where they all are. */
const SLOT = 4
/** Pairs that a slot has room for. */
const ROOM = 4

/**
 * The weights of a model by feature hash. A pair, target and weight, takes half a number; the few pairs that most features
 * have stand in the slot itself, so that a look-up touches memory once.
 */
export class WeightTable {
  readonly #slots: Int32Array
  readonly #mask: number
  readonly #more: Int32Array

  constructor({ featureHashes, pairStart, pairWeights, pairTargets, screen, insideScreen }: CrfModel) {
    let room = 1 << 10
    while (room < featureHashes.length * 1.5) room *= 2
    this.#mask = room - 1
    this.#slots = new Int32Array(room * SLOT)
    this.#more = new Int32Array((pairTargets.length >> 1) + featureHashes.length)
    let more = 0
    for (let f = 0; f < featureHashes.length; f++) {
      const hash = featureHashes[f]!
      let slot = (hash ^ (hash >>> 16)) & this.#mask
      while (this.#slots[slot * SLOT + 1] !== 0) slot = (slot + 1) & this.#mask
      const at = slot * SLOT
      const from = pairStart[f]!
      const count = pairStart[f + 1]! - from
      this.#slots[at] = hash
      this.#slots[at + 1] = (screen[f]! << 24) | ((insideScreen[f]! & 0xff) << 16) | (count + 1)
      if (count > ROOM) this.#slots[at + 2] = more
      for (let i = 0; i < count; i += 2) {
        const first = (pairTargets[from + i]! << 8) | (pairWeights[from + i]! & 0xff)
        const second =
          i + 1 < count ? (pairTargets[from + i + 1]! << 8) | (pairWeights[from + i + 1]! & 0xff) : 0
        const two = (second << 16) | first
        if (count > ROOM) this.#more[more++] = two
        else this.#slots[at + 2 + (i >> 1)] = two
      }
    }
  }

  /** Adds the weights of a feature, if the model has it, to a row of targets. */
  add(hash: number, row: Int32Array) {
    const at = this.#find(hash)
    if (at < 0) return
    const slots = this.#slots
    const count = (slots[at + 1]! & 0xffff) - 1
    if (count > ROOM) {
      const more = this.#more
      const from = slots[at + 2]!
      const end = from + ((count + 1) >> 1)
      for (let i = from; i < end; i++) {
        const two = more[i]!
        row[(two >>> 8) & 0xff]! += (two << 24) >> 24
        row[two >>> 24]! += (two << 8) >> 24
      }
      return
    }
    // A pair that is not there is target 0 with weight 0.
    let two = slots[at + 2]!
    row[(two >>> 8) & 0xff]! += (two << 24) >> 24
    row[two >>> 24]! += (two << 8) >> 24
    if (count <= 2) return
    two = slots[at + 3]!
    row[(two >>> 8) & 0xff]! += (two << 24) >> 24
    row[two >>> 24]! += (two << 8) >> 24
  }

  /** Both screen weights of a feature in 16 bits: where a span begins in the upper half; 0 when the model does not have it. */
  screen(hash: number): number {
    const at = this.#find(hash)
    return at < 0 ? 0 : this.#slots[at + 1]! >> 16
  }

  /** Place of a feature's slot; -1 when the model does not have it. */
  #find(hash: number): number {
    const slots = this.#slots
    const mask = this.#mask
    for (let slot = (hash ^ (hash >>> 16)) & mask; ; slot = (slot + 1) & mask) {
      const at = slot * SLOT
      if (slots[at] === hash && slots[at + 1] !== 0) return at
      if (slots[at + 1] === 0) return -1
    }
  }
}

/** The first of two weights in 16 bits. */
export function upper(two: number): number {
  return two >> 8
}

/** The second. */
export function lower(two: number): number {
  return (two << 24) >> 24
}
