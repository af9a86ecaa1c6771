/**
 * A stream of choices for one identity. The seed comes from the keyring, so nobody without the key can make
 * it; the stream is expanded by the small fast generator sfc32, because whoever saw its whole state would
 * learn nothing but other choices for the same identity.
 */
export class Draw {
  private a: number
  private b: number
  private c: number
  private count: number

  /** `seed` holds four words. */
  constructor(seed: Int32Array) {
    this.a = seed[0]!
    this.b = seed[1]!
    this.c = seed[2]!
    this.count = seed[3]!
    // The seed is as good as random already; two steps bring all of it into what follows.
    this.next()
    this.next()
  }

  /** A whole number from 0 to `n` - 1; 0 when `n` is below 2. */
  below(n: number): number {
    return n < 2 ? 0 : Math.floor((this.next() / 4294967296) * n)
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1)
  }

  /** One of `list`. Throws a RangeError on an empty list. */
  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError('Nothing to pick from: the list is empty')
    return list[this.below(list.length)]!
  }

  private next(): number {
    const sum = (this.a + this.b + this.count) | 0
    this.count = (this.count + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum
    return sum >>> 0
  }
}
