import type { Keyring } from '../action.ts'
import { Draw } from './draw.ts'

/** The choices for one identity of one category, within one scope. */
export type DrawFor = (category: string, identity: string) => Draw

// The scope used last with each keyring: documents of one scope often follow each other.
const latest = new WeakMap<Keyring, { scope: string; drawFor: DrawFor }>()

/**
 * Choices that derive from (key, scope, category, identity): HMAC-SHA-256 makes a key of its own for the scope, and
 * SipHash-128 under that key seeds the choices of each identity.
 */
export function drawsOf(keyring: Keyring, scope: string): DrawFor {
  const known = latest.get(keyring)
  if (known?.scope === scope) return known.drawFor
  const bytes = keyring.prf('surrogate-scope', scope)
  const key = new Int32Array(4)
  for (let i = 0; i < 16; i++) key[i >> 2]! |= bytes[i]! << (8 * (i & 3))
  const drawFor: DrawFor = (category, identity) => new Draw(key, category, identity)
  latest.set(keyring, { scope, drawFor })
  return drawFor
}
