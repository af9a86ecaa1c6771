import { createFf1, type Ff1, SMALLEST_DOMAIN, toNumber, toNumerals } from './ff1.ts'

/**
 * Encrypts a value into one of the same form: digits stay digits, small letters small, capitals capital, and
 * everything else stays what and where it is. A permutation of the values of that form, by FF1.
 */
export interface FormatPreserving {
  /** The encrypted value; a `Refusal` when the form has fewer than a million values or letters beyond A-Z. */
  readonly encrypt: (value: string, tweak: Uint8Array) => string | Refusal
  readonly decrypt: (value: string, tweak: Uint8Array) => string | Refusal
}

/** Why a value was not encrypted. */
export interface Refusal {
  readonly refused: 'small-domain' | 'foreign-letters'
}

/** The cipher under an AES key of 16, 24 or 32 bytes. */
export function createFormatPreserving(key: Uint8Array): FormatPreserving {
  const decimal = createFf1(key, 10)
  const binary = createFf1(key, 2)

  function convert(value: string, tweak: Uint8Array, way: 'encrypt' | 'decrypt'): string | Refusal {
    if (/[^\0-\x7f]/.test(value) && /[\p{L}\p{N}]/u.test(value.replace(/[0-9A-Za-z]/g, '')))
      return { refused: 'foreign-letters' }
    const slots = [...value.matchAll(/[0-9A-Za-z]/g)].map(({ index, 0: char }) => ({
      index,
      base: baseOf(char),
    }))
    const size = slots.reduce((product, { base }) => product * BigInt(base.radix), 1n)
    if (size < SMALLEST_DOMAIN) return { refused: 'small-domain' }
    const numerals = slots.map(({ index, base }) => value.charCodeAt(index) - base.first)
    const result = slots.every(({ base }) => base.radix === 10)
      ? decimal[way](numerals, tweak)
      : mixed(
          binary,
          numerals,
          slots.map(({ base }) => base.radix),
          size,
          tweak,
          way,
        )
    const units = value.split('')
    slots.forEach(({ index, base }, i) => {
      units[index] = String.fromCharCode(base.first + result[i]!)
    })
    return units.join('')
  }

  return {
    encrypt: (value, tweak) => convert(value, tweak, 'encrypt'),
    decrypt: (value, tweak) => convert(value, tweak, 'decrypt'),
  }
}

/**
 * Digits and letters mixed are one number below `size`; its bits are encrypted, and again until the result is
 * below `size` too (cycle walking), which takes fewer than two rounds on average and stays a permutation.
 */
function mixed(
  ff1: Ff1,
  numerals: readonly number[],
  radices: readonly number[],
  size: bigint,
  tweak: Uint8Array,
  way: 'encrypt' | 'decrypt',
): number[] {
  const width = (size - 1n).toString(2).length
  let number = numerals.reduce((sum, numeral, i) => sum * BigInt(radices[i]!) + BigInt(numeral), 0n)
  do number = toNumber(ff1[way](toNumerals(number, 2, width), tweak), 2)
  while (number >= size)
  const out = new Array<number>(radices.length)
  for (let i = radices.length - 1; i >= 0; i--) {
    out[i] = Number(number % BigInt(radices[i]!))
    number /= BigInt(radices[i]!)
  }
  return out
}

interface Base {
  readonly radix: number
  readonly first: number
}
const digits: Base = { radix: 10, first: 48 }
const capitals: Base = { radix: 26, first: 65 }
const smalls: Base = { radix: 26, first: 97 }

function baseOf(char: string): Base {
  return char <= '9' ? digits : char <= 'Z' ? capitals : smalls
}
