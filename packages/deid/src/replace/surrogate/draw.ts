import { sipHash } from './siphash.ts'

const seed = new Int32Array(4)

/**
 * A stream of choices for one identity. The seed comes from the keyring, so nobody without the key can make
 * it; the stream is expanded by the small fast generator sfc32, because whoever saw its whole state would
 * learn nothing but other choices for the same identity.
 */
export class Draw {
  private a = 0
  private b = 0
  private c = 0
  private count = 0
  private key: Int32Array | undefined
  private readonly category: string
  private readonly identity: string

  /** The key of a scope; the seed is made when the first choice is asked for, as many are never asked for any. */
  constructor(key: Int32Array, category: string, identity: string) {
    this.key = key
    this.category = category
    this.identity = identity
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

  private start(key: Int32Array): void {
    this.key = undefined
    const { low, high } = codeOf(this.category)
    sipHash(key, low, high, this.identity, seed)
    this.a = seed[0]!
    this.b = seed[1]!
    this.c = seed[2]!
    this.count = seed[3]!
    // The seed is as good as random already; two steps bring all of it into what follows.
    this.next()
    this.next()
  }

  private next(): number {
    if (this.key) this.start(this.key)
    const sum = (this.a + this.b + this.count) | 0
    this.count = (this.count + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum
    return sum >>> 0
  }
}

interface Code {
  readonly low: number
  readonly high: number
}

// Two hashes (FNV-1a) of a category's name, 63 bits: our few dozen names have different ones, as a test sees.
const codes = new Map<string, Code>()
export function codeOf(category: string): Code {
  let code = codes.get(category)
  if (!code) {
    let low = 0x811c9dc5
    let high = 0x01000193
    for (let i = 0; i < category.length; i++) {
      low = Math.imul(low ^ category.charCodeAt(i), 0x01000193)
      high = Math.imul(high ^ category.charCodeAt(i), 0x85ebca6b)
    }
    codes.set(category, (code = { low, high: high & 0x7fffffff }))
  }
  return code
}
