/**
 * SipHash-2-4 with 128 bits of output (Aumasson and Bernstein, 2012): a pseudo-random function of its 16-byte key (four words), on
 * short texts many times faster than HMAC. The message is 8 bytes, the words `low` and `high`, and then the text: a byte for each
 * code unit where all are below 256; else two, low byte first, with the highest bit of `high` turned, so that no two texts make one
 * message. Returns `out`, four 32-bit words, the lowest first.
 */
export function sipHash(
  key: Int32Array,
  low: number,
  high: number,
  text: string,
  out: Int32Array = new Int32Array(4),
): Int32Array {
  const [k0, k1, k2, k3] = [key[0]!, key[1]!, key[2]!, key[3]!]
  // Four 64-bit words as low and high halves, in local variables, which is what makes it fast.
  let a0 = k0 ^ 0x70736575
  let a1 = k1 ^ 0x736f6d65
  let b0 = k2 ^ 0x6e646f6d ^ 0xee
  let b1 = k3 ^ 0x646f7261
  let c0 = k0 ^ 0x6e657261
  let c1 = k1 ^ 0x6c796765
  let d0 = k2 ^ 0x79746573
  let d1 = k3 ^ 0x74656462
  const length = text.length
  let isWide = false
  for (let i = 0; i < length && !isWide; i++) isWide = text.charCodeAt(i) > 255
  const units = isWide ? 4 : 8
  // Blocks of 8 bytes: the two words, the text, and at the end of the last one the length in bytes.
  const blocks = 2 + (isWide ? length >> 2 : length >> 3)
  const lastHigh = ((8 + (isWide ? length * 2 : length)) & 0xff) << 24
  // After the blocks come two times four rounds without input, each giving half of the output.
  for (let block = 0; block < blocks + 2; block++) {
    let wordLow = 0
    let wordHigh = 0
    let rounds = 4
    if (block < blocks) {
      rounds = 2
      if (block === 0) {
        wordLow = low
        wordHigh = isWide ? high ^ 0x80000000 : high
      } else {
        const from = (block - 1) * units
        const left = length - from
        if (isWide) {
          if (left > 0) wordLow = text.charCodeAt(from)
          if (left > 1) wordLow |= text.charCodeAt(from + 1) << 16
          if (left > 2) wordHigh = text.charCodeAt(from + 2)
          if (left > 3) wordHigh |= text.charCodeAt(from + 3) << 16
        } else {
          if (left > 0) wordLow = text.charCodeAt(from)
          if (left > 1) wordLow |= text.charCodeAt(from + 1) << 8
          if (left > 2) wordLow |= text.charCodeAt(from + 2) << 16
          if (left > 3) wordLow |= text.charCodeAt(from + 3) << 24
          if (left > 4) wordHigh = text.charCodeAt(from + 4)
          if (left > 5) wordHigh |= text.charCodeAt(from + 5) << 8
          if (left > 6) wordHigh |= text.charCodeAt(from + 6) << 16
          if (left > 7) wordHigh |= text.charCodeAt(from + 7) << 24
        }
        if (block === blocks - 1) wordHigh |= lastHigh
      }
      d0 ^= wordLow
      d1 ^= wordHigh
    } else if (block === blocks) c0 ^= 0xee
    else b0 ^= 0xdd
    for (let round = 0; round < rounds; round++) {
      // Additions modulo 2^64 with the carry out of the low half, and rotations across the halves.
      let sum = (a0 >>> 0) + (b0 >>> 0)
      a1 = (a1 + b1 + (sum > 0xffffffff ? 1 : 0)) | 0
      a0 = sum | 0
      let t = (b0 << 13) | (b1 >>> 19)
      b1 = ((b1 << 13) | (b0 >>> 19)) ^ a1
      b0 = t ^ a0
      t = a0
      a0 = a1
      a1 = t
      sum = (c0 >>> 0) + (d0 >>> 0)
      c1 = (c1 + d1 + (sum > 0xffffffff ? 1 : 0)) | 0
      c0 = sum | 0
      t = (d0 << 16) | (d1 >>> 16)
      d1 = ((d1 << 16) | (d0 >>> 16)) ^ c1
      d0 = t ^ c0
      sum = (a0 >>> 0) + (d0 >>> 0)
      a1 = (a1 + d1 + (sum > 0xffffffff ? 1 : 0)) | 0
      a0 = sum | 0
      t = (d0 << 21) | (d1 >>> 11)
      d1 = ((d1 << 21) | (d0 >>> 11)) ^ a1
      d0 = t ^ a0
      sum = (c0 >>> 0) + (b0 >>> 0)
      c1 = (c1 + b1 + (sum > 0xffffffff ? 1 : 0)) | 0
      c0 = sum | 0
      t = (b0 << 17) | (b1 >>> 15)
      b1 = ((b1 << 17) | (b0 >>> 15)) ^ c1
      b0 = t ^ c0
      t = c0
      c0 = c1
      c1 = t
    }
    if (block < blocks) {
      a0 ^= wordLow
      a1 ^= wordHigh
    } else {
      const at = (block - blocks) * 2
      out[at] = a0 ^ b0 ^ c0 ^ d0
      out[at + 1] = a1 ^ b1 ^ c1 ^ d1
    }
  }
  return out
}
