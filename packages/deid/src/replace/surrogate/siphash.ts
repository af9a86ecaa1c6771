/**
 * SipHash-2-4 with 128 bits of output (Aumasson and Bernstein, 2012) over the UTF-16 code units of a text, low byte
 * first: a pseudo-random function of its 16-byte key (four words), on short texts many times faster than HMAC. Returns
 * `out`, four 32-bit words, the lowest first.
 */
export function sipHash(key: Int32Array, text: string, out: Int32Array = new Int32Array(4)): Int32Array {
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
  // Blocks of four code units, the last one with the length in bytes at its end.
  const blocks = (length >> 2) + 1
  // After the blocks come two times four rounds without input, each giving half of the output.
  for (let block = 0; block < blocks + 2; block++) {
    let low = 0
    let high = 0
    let rounds = 4
    if (block < blocks) {
      const i = block * 4
      rounds = 2
      if (block < blocks - 1) {
        low = text.charCodeAt(i) | (text.charCodeAt(i + 1) << 16)
        high = text.charCodeAt(i + 2) | (text.charCodeAt(i + 3) << 16)
      } else {
        high = ((length * 2) & 0xff) << 24
        if (length > i) low = text.charCodeAt(i)
        if (length > i + 1) low |= text.charCodeAt(i + 1) << 16
        if (length > i + 2) high |= text.charCodeAt(i + 2)
      }
      d0 ^= low
      d1 ^= high
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
      a0 ^= low
      a1 ^= high
    } else {
      const at = (block - blocks) * 2
      out[at] = a0 ^ b0 ^ c0 ^ d0
      out[at + 1] = a1 ^ b1 ^ c1 ^ d1
    }
  }
  return out
}
