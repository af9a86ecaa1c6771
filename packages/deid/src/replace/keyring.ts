import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { fromBase64 } from '../text/base64.ts'
import { DeidError } from '../text/message.ts'
import type { Keyring } from './action.ts'

/** HMAC-SHA-256 of `message` under `key`. */
export type Hmac = (key: Uint8Array, message: Uint8Array) => Uint8Array

/**
 * The keyring of a secret of at least 16 bytes. `hmac` may be another primitive (Node's is faster on long messages); it must give
 * the same bytes. Throws a DeidError `short-key`.
 */
export function createKeyring(key: Uint8Array, { hmac: own }: { hmac?: Hmac } = {}): Keyring {
  if (key.length < 16)
    throw new DeidError('short-key', `The key has ${key.length} bytes; at least 16 are needed`)
  // What the key does to the state of the hash is computed once for each key: half the work of a short message.
  const keyed = (key: Uint8Array): ((message: Uint8Array) => Uint8Array) => {
    if (own) return (message) => own(key, message)
    const start = hmac.create(sha256, key)
    return (message) => start.clone().update(message).digest()
  }
  const root = keyed(key.slice())
  const subKeys = new Map<string, { key: Uint8Array; hmac: (message: Uint8Array) => Uint8Array }>()
  const derived = (purpose: string) => {
    let found = subKeys.get(purpose)
    if (!found) {
      const subKey = root(framed(['palimpsest', 'derive', purpose]))
      subKeys.set(purpose, (found = { key: subKey, hmac: keyed(subKey) }))
    }
    return found
  }
  return {
    prf: (purpose, ...parts) => derived(purpose).hmac(framed(parts)),
    derive: (purpose) => derived(purpose).key.slice(),
    fingerprint: bytesToHex(root(framed(['palimpsest', 'fingerprint']))).slice(0, 8),
  }
}

/**
 * The bytes of a key as written in a file or a variable: `hex:…`, `base64:…` (or base64url), or plain text
 * taken as UTF-8. Bare text of 32 or more hex digits is read as hex. Blanks around it are dropped. Throws a
 * DeidError `missing-key`, `bad-key` or `short-key`; no message shows the key.
 */
export function parseKey(written: string | undefined): Uint8Array {
  const text = written?.trim() ?? ''
  if (text === '') throw new DeidError('missing-key', 'There is no key: the variable or file is empty')
  const [, form, body] = /^(hex|base64|utf8):([\s\S]*)$/.exec(text) ?? []
  const bytes =
    form === 'hex' || (form === undefined && /^(?:[0-9a-fA-F]{2}){16,}$/.test(text))
      ? fromHex(body ?? text)
      : form === 'base64'
        ? base64Key(body!)
        : utf8ToBytes(body ?? text)
  if (bytes.length < 16)
    throw new DeidError('short-key', `The key has ${bytes.length} bytes; at least 16 are needed`)
  return bytes
}

/** Parts one after the other, each with its length before it, so that no two lists give the same bytes. */
function framed(parts: readonly string[]): Uint8Array {
  const encoded = parts.map((part) => utf8ToBytes(part))
  const out = new Uint8Array(encoded.reduce((sum, part) => sum + 4 + part.length, 0))
  const view = new DataView(out.buffer)
  let pos = 0
  for (const part of encoded) {
    view.setUint32(pos, part.length)
    out.set(part, pos + 4)
    pos += 4 + part.length
  }
  return out
}

function fromHex(text: string): Uint8Array {
  if (text.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(text))
    throw new DeidError('bad-key', 'The key is not hexadecimal: pairs of 0-9 and a-f are expected')
  return hexToBytes(text)
}

function base64Key(text: string): Uint8Array {
  const bytes = fromBase64(text)
  if (!bytes) throw new DeidError('bad-key', 'The key is not base64')
  return bytes
}
