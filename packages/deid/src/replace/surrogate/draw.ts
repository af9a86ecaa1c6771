/**
 * A stream of choices for one identity. The seed comes from the keyring, so nobody without the key can make
 * it; the stream is expanded by the small fast generator sfc32, because whoever saw its whole state would
 * learn nothing but other choices for the same identity.
 */
export class Draw {
  private a: number
  private b: number
  private c: number
  private count = 1

  /** `seed` holds at least 12 bytes. */
  constructor(seed: Uint8Array) {
    this.a = word(seed, 0)
    this.b = word(seed, 4)
    this.c = word(seed, 8)
    for (let i = 0; i < 8; i++) this.next()
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

function word(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24) | 0
}
