import { createHmac, randomBytes } from 'node:crypto'

/** Where a secret key comes from. `random` is fresh per process: nothing can be restored after a restart. */
export type KeyringSource = { readonly kind: 'random' } | { readonly kind: 'given'; readonly key: string }

/** The secret as written or as bytes, and whether it will be gone with the process. */
export function readKey(source: KeyringSource): { key: string | Uint8Array; ephemeral: boolean } {
  return source.kind === 'given'
    ? { key: source.key, ephemeral: false }
    : { key: new Uint8Array(randomBytes(32)), ephemeral: true }
}

/** HMAC-SHA-256 by the platform, twice as fast as the portable one on short values. */
export function nodeHmac(key: Uint8Array, message: Uint8Array): Uint8Array {
  return createHmac('sha256', key).update(message).digest()
}
