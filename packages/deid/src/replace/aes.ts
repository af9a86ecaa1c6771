import { unsafe } from '@noble/ciphers/aes.js'

/** AES of one block under one key: enciphers the 16 bytes of `block` in their place. */
export type BlockCipher = (block: Uint8Array) => void

/**
 * AES under a key of 16, 24 or 32 bytes, whose schedule is made once. The modes of the library make it for each message, which
 * takes longer than a name or a number takes to encipher.
 */
export function createAes(key: Uint8Array): BlockCipher {
  const schedule = unsafe.expandKeyLE(key)
  return (block) => {
    const { s0, s1, s2, s3 } = unsafe.encrypt(
      schedule,
      wordAt(block, 0),
      wordAt(block, 4),
      wordAt(block, 8),
      wordAt(block, 12),
    )
    putWord(block, 0, s0)
    putWord(block, 4, s1)
    putWord(block, 8, s2)
    putWord(block, 12, s3)
  }
}

function wordAt(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
}

function putWord(bytes: Uint8Array, at: number, word: number): void {
  bytes[at] = word
  bytes[at + 1] = word >>> 8
  bytes[at + 2] = word >>> 16
  bytes[at + 3] = word >>> 24
}
