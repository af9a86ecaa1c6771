// The state of the hash under way: four 64-bit words as low and high halves. The hash is synchronous, so one is enough.
let a0 = 0
let a1 = 0
let b0 = 0
let b1 = 0
let c0 = 0
let c1 = 0
let d0 = 0
let d1 = 0

/**
 * SipHash-2-4 with 128 bits of output (Aumasson and Bernstein, 2012) over the UTF-16 code units of a text, low byte
 * first: a pseudo-random function of its 16-byte key (four words), on short texts many times faster than HMAC. Returns
 * `out`, four 32-bit words, the lowest first.
 */
export function sipHash(key: Int32Array, text: string, out: Int32Array = new Int32Array(4)): Int32Array {
  const [k0, k1, k2, k3] = [key[0]!, key[1]!, key[2]!, key[3]!]
  a0 = k0 ^ 0x70736575
  a1 = k1 ^ 0x736f6d65
  b0 = k2 ^ 0x6e646f6d ^ 0xee
  b1 = k3 ^ 0x646f7261
  c0 = k0 ^ 0x6e657261
  c1 = k1 ^ 0x6c796765
  d0 = k2 ^ 0x79746573
  d1 = k3 ^ 0x74656462
  const length = text.length
  const whole = length & ~3
  for (let i = 0; i < whole; i += 4)
    absorb(
      text.charCodeAt(i) | (text.charCodeAt(i + 1) << 16),
      text.charCodeAt(i + 2) | (text.charCodeAt(i + 3) << 16),
    )
  let low = 0
  let high = ((length * 2) & 0xff) << 24
  if (length > whole) low = text.charCodeAt(whole)
  if (length > whole + 1) low |= text.charCodeAt(whole + 1) << 16
  if (length > whole + 2) high |= text.charCodeAt(whole + 2)
  absorb(low, high)
  c0 ^= 0xee
  for (let i = 0; i < 4; i++) round()
  out[0] = a0 ^ b0 ^ c0 ^ d0
  out[1] = a1 ^ b1 ^ c1 ^ d1
  b0 ^= 0xdd
  for (let i = 0; i < 4; i++) round()
  out[2] = a0 ^ b0 ^ c0 ^ d0
  out[3] = a1 ^ b1 ^ c1 ^ d1
  return out
}

function absorb(low: number, high: number): void {
  d0 ^= low
  d1 ^= high
  round()
  round()
  a0 ^= low
  a1 ^= high
}

// One SipRound: additions modulo 2^64 with the carry out of the low half, and rotations across the halves.
function round(): void {
  let sum = (a0 >>> 0) + (b0 >>> 0)
  a1 = (a1 + b1 + (sum > 0xffffffff ? 1 : 0)) | 0
  a0 = sum | 0
  let t = (b0 << 13) | (b1 >>> 19)
  b1 = (b1 << 13) | (b0 >>> 19)
  b0 = t ^ a0
  b1 ^= a1
  t = a0
  a0 = a1
  a1 = t
  sum = (c0 >>> 0) + (d0 >>> 0)
  c1 = (c1 + d1 + (sum > 0xffffffff ? 1 : 0)) | 0
  c0 = sum | 0
  t = (d0 << 16) | (d1 >>> 16)
  d1 = (d1 << 16) | (d0 >>> 16)
  d0 = t ^ c0
  d1 ^= c1
  sum = (a0 >>> 0) + (d0 >>> 0)
  a1 = (a1 + d1 + (sum > 0xffffffff ? 1 : 0)) | 0
  a0 = sum | 0
  t = (d0 << 21) | (d1 >>> 11)
  d1 = (d1 << 21) | (d0 >>> 11)
  d0 = t ^ a0
  d1 ^= a1
  sum = (c0 >>> 0) + (b0 >>> 0)
  c1 = (c1 + b1 + (sum > 0xffffffff ? 1 : 0)) | 0
  c0 = sum | 0
  t = (b0 << 17) | (b1 >>> 15)
  b1 = (b1 << 17) | (b0 >>> 15)
  b0 = t ^ c0
  b1 ^= c1
  t = c0
  c0 = c1
  c1 = t
}
