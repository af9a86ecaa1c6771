import { seeded } from '../../packages/models/src/crf/hash.ts'

/** Choices from a seed: the same seed gives the same corpus. */
export class Random {
  readonly #next: () => number

  constructor(seed: number) {
    this.#next = seeded(seed)
  }

  /** In [0, 1). */
  real(): number {
    return this.#next()
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.#next() * (high - low + 1))
  }

  chance(p: number): boolean {
    return this.#next() < p
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#next() * list.length)]!
  }

  /** Nearer to the front of a list ordered by frequency; `lean` 1 is even, 3 leans far. */
  pickFront<T>(list: readonly T[], lean = 3): T {
    return list[Math.floor(this.#next() ** lean * list.length)]!
  }

  /** `count` different members, in their order in the list. */
  sample<T>(list: readonly T[], count: number): T[] {
    const taken = new Set<number>()
    const wanted = Math.min(count, list.length)
    while (taken.size < wanted) taken.add(Math.floor(this.#next() * list.length))
    return [...taken].sort((a, b) => a - b).map((i) => list[i]!)
  }

  shuffle<T>(list: readonly T[]): T[] {
    const out = [...list]
    for (let i = out.length - 1; i > 0; i--) {
      const j = Math.floor(this.#next() * (i + 1))
      const kept = out[i]!
      out[i] = out[j]!
      out[j] = kept
    }
    return out
  }

  /** Digits, first one not 0. */
  digits(count: number): string {
    let out = String(this.int(1, 9))
    while (out.length < count) out += String(this.int(0, 9))
    return out
  }

  letters(count: number): string {
    let out = ''
    while (out.length < count) out += 'ABCDEFGHJKLMNPRSTUVWXYZ'[this.int(0, 22)]
    return out
  }
}
