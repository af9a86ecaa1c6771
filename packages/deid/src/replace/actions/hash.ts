import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import type { Action } from '../action.ts'
import { settingsReader } from '../settings.ts'

const schema = z
  .strictObject({
    /** `hmac` is keyed, and differs by scope; the others are the plain hash of text and salt, as Presidio's. */
    algorithm: z.enum(['hmac', 'sha256', 'sha512']).default('hmac'),
    /** For the plain hashes: at least 16 bytes as UTF-8. */
    salt: z
      .string()
      .refine((salt) => utf8ToBytes(salt).length >= 16, 'needs at least 16 bytes')
      .optional(),
    /** How many hexadecimal digits to write; absent: 16 of an HMAC, all of a plain hash. */
    digits: z.int().min(8).max(128).optional(),
    /** `PATIENT_3f2a…` instead of the digits alone. */
    labelled: z.boolean().default(false),
  })
  .refine((s) => (s.algorithm === 'hmac') === (s.salt === undefined), {
    path: ['salt'],
    message: 'goes with sha256 and sha512, which need it, and not with hmac, which has the key',
  })

type Settings = z.output<typeof schema>

/**
 * A hash in place of the text: equal texts get equal hashes, within the scope for `hmac`, with the same salt for
 * the others. Without the key nobody can try guesses against an `hmac`; a salt that gets out lets them.
 */
export const hash: Action<Settings> = {
  name: 'hash',
  settings: settingsReader('hash', schema),
  open({ doc, settings: { algorithm, salt, digits, labelled }, keyring, scope }) {
    const digest = (value: string, label: string) => {
      if (algorithm === 'hmac') return keyring.prf('hash', scope, label, value)
      const bytes = concatBytes(utf8ToBytes(value), utf8ToBytes(salt!))
      return algorithm === 'sha256' ? sha256(bytes) : sha512(bytes)
    }
    const size = digits ?? (algorithm === 'hmac' ? 16 : 128)
    return ({ start, end, label }) => {
      const hex = bytesToHex(digest(doc.text.slice(start, end), label)).slice(0, size)
      return { text: labelled ? `${label}_${hex}` : hex }
    }
  },
}
