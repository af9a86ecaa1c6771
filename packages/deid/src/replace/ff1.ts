import { createAes } from './aes.ts'

/**
 * FF1 format-preserving encryption, NIST SP 800-38G (with revision 1's bound on the domain): a permutation of
 * the numeral strings of one length, keyed and tweaked. Throws a RangeError for numerals outside the radix and
 * for fewer than a million possible strings, which an attacker could list.
 */
export interface Ff1 {
  readonly encrypt: (numerals: readonly number[], tweak: Uint8Array) => number[]
  readonly decrypt: (numerals: readonly number[], tweak: Uint8Array) => number[]
}

/** Below this many possible values nothing is encrypted. */
export const SMALLEST_DOMAIN = 1_000_000n

const ROUNDS = 10

/** FF1 under an AES key of 16, 24 or 32 bytes, for numerals below `radix` (2 to 65536). */
export function createFf1(key: Uint8Array, radix: number): Ff1 {
  const cipher = createAes(key)

  // CBC-MAC of whole blocks.
  function mac(data: Uint8Array): Uint8Array {
    const state = new Uint8Array(16)
    for (let pos = 0; pos < data.length; pos += 16) {
      for (let i = 0; i < 16; i++) state[i]! ^= data[pos + i]!
      cipher(state)
    }
    return state
  }

  /** What round `round` adds to one half, from the other half; modulo that half's size. */
  function rounds(size: number, tweak: Uint8Array): (round: number, half: bigint) => bigint {
    const u = Math.floor(size / 2)
    const v = size - u
    const halfBytes = Math.ceil((BigInt(radix) ** BigInt(v) - 1n).toString(2).length / 8)
    const wanted = 4 * Math.ceil(halfBytes / 4) + 4
    const padding = (((-tweak.length - halfBytes - 1) % 16) + 16) % 16
    const data = new Uint8Array(16 + tweak.length + padding + 1 + halfBytes)
    data.set([1, 2, 1, radix >> 16, (radix >> 8) & 255, radix & 255, ROUNDS, u & 255])
    const view = new DataView(data.buffer)
    view.setUint32(8, size)
    view.setUint32(12, tweak.length)
    data.set(tweak, 16)
    const numberAt = data.length - halfBytes
    return (round, half) => {
      data[numberAt - 1] = round
      writeNumber(data, numberAt, halfBytes, half)
      return readNumber(stretch(mac(data), wanted))
    }
  }

  /** The first `size` bytes of the MAC, followed by its encryptions under a counter. */
  function stretch(first: Uint8Array, size: number): Uint8Array {
    const out = new Uint8Array(Math.ceil(size / 16) * 16)
    out.set(first)
    for (let at = 16, j = 1; at < size; at += 16, j++) {
      const block = out.subarray(at, at + 16)
      block.set(first)
      for (let i = 0; i < 4; i++) block[15 - i]! ^= (j >>> (8 * i)) & 255
      cipher(block)
    }
    return out.subarray(0, size)
  }

  function check(numerals: readonly number[]): void {
    if (numerals.some((numeral) => !Number.isInteger(numeral) || numeral < 0 || numeral >= radix))
      throw new RangeError(`A numeral is outside the radix ${radix}`)
    if (numerals.length < 2 || BigInt(radix) ** BigInt(numerals.length) < SMALLEST_DOMAIN)
      throw new RangeError(
        `${numerals.length} numerals of radix ${radix} are fewer than a million values: too few to encrypt`,
      )
  }

  function feistel(numerals: readonly number[], tweak: Uint8Array, sign: 1n | -1n): number[] {
    check(numerals)
    const size = numerals.length
    const u = Math.floor(size / 2)
    const moduli = [BigInt(radix) ** BigInt(u), BigInt(radix) ** BigInt(size - u)] as const
    const add = rounds(size, tweak)
    let a = toNumber(numerals.slice(0, u), radix)
    let b = toNumber(numerals.slice(u), radix)
    if (sign > 0) {
      for (let i = 0; i < ROUNDS; i++) [a, b] = [b, modulo(a + add(i, b), moduli[i % 2]!)]
    } else {
      for (let i = ROUNDS - 1; i >= 0; i--) [a, b] = [modulo(b - add(i, a), moduli[i % 2]!), a]
    }
    return [...toNumerals(a, radix, u), ...toNumerals(b, radix, size - u)]
  }

  return {
    encrypt: (numerals, tweak) => feistel(numerals, tweak, 1n),
    decrypt: (numerals, tweak) => feistel(numerals, tweak, -1n),
  }
}

/** The number that the numerals write in `radix`, most significant first. */
export function toNumber(numerals: readonly number[], radix: number): bigint {
  return numerals.reduce((sum, numeral) => sum * BigInt(radix) + BigInt(numeral), 0n)
}

/** `size` numerals of `number` in `radix`, most significant first. */
export function toNumerals(number: bigint, radix: number, size: number): number[] {
  const out = new Array<number>(size)
  for (let i = size - 1; i >= 0; i--) {
    out[i] = Number(number % BigInt(radix))
    number /= BigInt(radix)
  }
  return out
}

function modulo(a: bigint, m: bigint): bigint {
  const rest = a % m
  return rest < 0n ? rest + m : rest
}

function writeNumber(data: Uint8Array, at: number, size: number, number: bigint): void {
  for (let i = at + size - 1; i >= at; i--) {
    data[i] = Number(number & 255n)
    number >>= 8n
  }
}

function readNumber(bytes: Uint8Array): bigint {
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
}
