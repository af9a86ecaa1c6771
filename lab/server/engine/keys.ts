import { createHmac } from 'node:crypto'
import { createKeyring, type Keyring } from '@palimpsest/deid'

/**
 * The key for one scope of a project: what the browser may hold for the task it shows. Surrogates depend on key
 * and scope alike, so a key of its own for each scope gives the same consistency, and opens no other scope.
 */
export function scopeKey(projectSecret: string, scope: string): Buffer {
  return createHmac('sha256', Buffer.from(projectSecret, 'base64url'))
    .update('palimpsest lab scope\n')
    .update(scope)
    .digest()
}

/** The keyring of `scopeKey`, on Node's own HMAC. */
export function scopeKeyring(projectSecret: string, scope: string): Keyring {
  return createKeyring(scopeKey(projectSecret, scope), { hmac: nodeHmac })
}

/** What reports call the project's key. */
export function projectFingerprint(projectSecret: string): string {
  return createKeyring(Buffer.from(projectSecret, 'base64url'), { hmac: nodeHmac }).fingerprint
}

function nodeHmac(key: Uint8Array, message: Uint8Array): Uint8Array {
  return createHmac('sha256', key).update(message).digest()
}
