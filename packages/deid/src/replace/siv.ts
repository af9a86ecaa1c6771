import { type BlockCipher, createAes } from './aes.ts'

/** Seals texts under one key and one list of associated data. */
export interface Sealer {
  /** 16 bytes of tag, and as many bytes as `plain` has. */
  readonly encrypt: (plain: Uint8Array) => Uint8Array
  /** undefined: it was not made with this key and these associated data, or was changed. */
  readonly decrypt: (sealed: Uint8Array) => Uint8Array | undefined
}

/**
 * AES-SIV (RFC 5297) under a key of 32, 48 or 64 bytes. What depends on the key alone is computed once, and what depends on the
 * associated data once for each list, so that a short text costs two blocks.
 */
export function createSiv(key: Uint8Array): (...associated: readonly Uint8Array[]) => Sealer {
  const mac = createCmac(createAes(key.subarray(0, key.length / 2)))
  const stream = createAes(key.subarray(key.length / 2))
  const ofZero = mac(new Uint8Array(16))

  function tagOf(base: Uint8Array, plain: Uint8Array): Uint8Array {
    if (plain.length >= 16) {
      const ended = plain.slice()
      for (let i = 0; i < 16; i++) ended[plain.length - 16 + i]! ^= base[i]!
      return mac(ended)
    }
    const block = doubled(base)
    for (let i = 0; i < plain.length; i++) block[i]! ^= plain[i]!
    block[plain.length]! ^= 0x80
    return mac(block)
  }

  // Counter mode from the tag, two of whose bits are cleared (section 2.5); both ways.
  function crypt(tag: Uint8Array, text: Uint8Array, out: Uint8Array, at: number): void {
    const counter = tag.slice(0, 16)
    counter[8]! &= 0x7f
    counter[12]! &= 0x7f
    const pad = new Uint8Array(16)
    for (let pos = 0; pos < text.length; pos += 16) {
      pad.set(counter)
      stream(pad)
      const size = Math.min(16, text.length - pos)
      for (let i = 0; i < size; i++) out[at + pos + i] = text[pos + i]! ^ pad[i]!
      for (let i = 15; i >= 0 && ++counter[i]! === 256; i--);
    }
  }

  return (...associated) => {
    const base = associated.reduce((sum, part) => {
      const next = doubled(sum)
      const own = mac(part)
      for (let i = 0; i < 16; i++) next[i]! ^= own[i]!
      return next
    }, ofZero)
    return {
      encrypt(plain) {
        const tag = tagOf(base, plain)
        const sealed = new Uint8Array(16 + plain.length)
        sealed.set(tag)
        crypt(tag, plain, sealed, 16)
        return sealed
      },
      decrypt(sealed) {
        if (sealed.length < 16) return undefined
        const tag = sealed.subarray(0, 16)
        const plain = new Uint8Array(sealed.length - 16)
        crypt(tag, sealed.subarray(16), plain, 0)
        const own = tagOf(base, plain)
        let differences = 0
        for (let i = 0; i < 16; i++) differences |= own[i]! ^ tag[i]!
        return differences === 0 ? plain : undefined
      },
    }
  }
}

/** AES-CMAC (RFC 4493). */
function createCmac(cipher: BlockCipher): (message: Uint8Array) => Uint8Array {
  const zero = new Uint8Array(16)
  cipher(zero)
  const ofWhole = doubled(zero)
  const ofPadded = doubled(ofWhole)
  return (message) => {
    const state = new Uint8Array(16)
    const last = Math.max(0, Math.ceil(message.length / 16) - 1) * 16
    for (let pos = 0; pos < last; pos += 16) {
      for (let i = 0; i < 16; i++) state[i]! ^= message[pos + i]!
      cipher(state)
    }
    const isWhole = message.length - last === 16
    const subkey = isWhole ? ofWhole : ofPadded
    for (let i = 0; i < 16; i++) state[i]! ^= subkey[i]! ^ (message[last + i] ?? 0)
    if (!isWhole) state[message.length - last]! ^= 0x80
    cipher(state)
    return state
  }
}

// Times x in GF(2^128).
function doubled(block: Uint8Array): Uint8Array {
  const out = new Uint8Array(16)
  for (let i = 0; i < 16; i++) out[i] = (block[i]! << 1) | ((block[i + 1] ?? 0) >> 7)
  if (block[0]! & 0x80) out[15]! ^= 0x87
  return out
}
