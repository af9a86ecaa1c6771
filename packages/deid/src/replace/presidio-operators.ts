import { cbc } from '@noble/ciphers/aes.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { fromBase64, toBase64Url } from '../text/base64.ts'
import { DeidError } from '../text/message.ts'
import { utf8Text } from '../text/utf8.ts'

/** Parameters as Presidio clients write them. */
export type OperatorParams = Readonly<Record<string, unknown>>

/** One of Presidio's anonymizers or deanonymizers. Pass your own to `anonymize` beside ours. */
export interface Operator {
  readonly name: string
  readonly kind: 'anonymize' | 'deanonymize'
  /** Throws a DeidError `invalid-param` with Presidio's own words. */
  readonly validate: (params: OperatorParams) => void
  readonly operate: (text: string, params: OperatorParams, context: OperatorContext) => string
}

export interface OperatorContext {
  readonly entityType: string
  /** Fresh random bytes, for salts and initial vectors. */
  readonly random: (length: number) => Uint8Array
}

const replace: Operator = {
  name: 'replace',
  kind: 'anonymize',
  validate: ({ new_value }) => ofType(new_value, 'new_value', 'string'),
  operate: (_, { new_value }, { entityType }) => (new_value as string | undefined) || `<${entityType}>`,
}

const redact: Operator = { name: 'redact', kind: 'anonymize', validate: () => {}, operate: () => '' }

const keep: Operator = { name: 'keep', kind: 'anonymize', validate: () => {}, operate: (text) => text }

const mask: Operator = {
  name: 'mask',
  kind: 'anonymize',
  validate({ masking_char, chars_to_mask, from_end }) {
    required(masking_char, 'masking_char', 'string')
    if (typeof masking_char !== 'string' || [...masking_char].length > 1)
      throw invalid('Invalid input, masking_char must be a character')
    required(chars_to_mask, 'chars_to_mask', 'number')
    required(from_end, 'from_end', 'boolean')
  },
  operate(text, { masking_char, chars_to_mask, from_end }) {
    const chars = [...text]
    const count = Math.min(Math.max(Number(chars_to_mask), 0), chars.length)
    const mask = (masking_char as string).repeat(count)
    return from_end
      ? chars.slice(0, chars.length - count).join('') + mask
      : mask + chars.slice(count).join('')
  },
}

const hashes = { sha256, sha512 }

const hash: Operator = {
  name: 'hash',
  kind: 'anonymize',
  validate({ hash_type = 'sha256', salt }) {
    required(hash_type, 'hash_type', 'string')
    if (!Object.hasOwn(hashes, String(hash_type)))
      throw invalid(`Parameter hash_type value ${hash_type} is not in range of values ['sha256', 'sha512']`)
    if (salt === undefined || salt === null) return
    const bytes = bytesOf(salt, 'salt')
    if (bytes.length === 0)
      throw invalid(
        'Salt parameter cannot be empty. Either omit the salt parameter to auto-generate a random salt, or ' +
          'provide a salt of at least 16 bytes (128 bits).',
      )
    if (bytes.length < 16)
      throw invalid(`Salt must be at least 16 bytes (128 bits). Provided salt is ${bytes.length} bytes.`)
  },
  operate(text, { hash_type = 'sha256', salt }, { random }) {
    const bytes = salt === undefined || salt === null ? random(32) : bytesOf(salt, 'salt')
    return bytesToHex(hashes[hash_type as 'sha256'](concatBytes(utf8ToBytes(text), bytes)))
  },
}

const encrypt: Operator = {
  name: 'encrypt',
  kind: 'anonymize',
  validate: ({ key }) => void aesKey(key),
  operate(text, { key }, { random }) {
    const iv = random(16)
    return toBase64Url(concatBytes(iv, cbc(aesKey(key), iv).encrypt(utf8ToBytes(text))), { padded: true })
  },
}

const decrypt: Operator = {
  name: 'decrypt',
  kind: 'deanonymize',
  validate: encrypt.validate,
  operate(text, { key }) {
    const bytes = fromBase64(text)
    try {
      if (!bytes || bytes.length < 32) throw new RangeError('too short')
      return utf8Text(cbc(aesKey(key), bytes.subarray(0, 16)).decrypt(bytes.subarray(16)))
    } catch {
      throw new DeidError('cannot-restore', 'The text does not decrypt under this key')
    }
  },
}

const deanonymizeKeep: Operator = { ...keep, name: 'deanonymize_keep', kind: 'deanonymize' }

const custom: Operator = {
  name: 'custom',
  kind: 'anonymize',
  validate({ lambda }) {
    if (typeof lambda !== 'function') throw invalid('New value must be a callable function')
  },
  operate(text, { lambda }) {
    const result: unknown = (lambda as (text: string) => unknown)(text)
    if (typeof result !== 'string') throw invalid('Function return type must be a str')
    return result
  },
}

/** Presidio's operators that need no service elsewhere. */
export const presidioOperators: readonly Operator[] = [
  custom,
  encrypt,
  hash,
  keep,
  mask,
  redact,
  replace,
  decrypt,
  deanonymizeKeep,
]

/** A DeidError `invalid-param`: what Presidio answers with 422. */
export function invalid(message: string): DeidError {
  return new DeidError('invalid-param', message)
}

type TypeName = 'string' | 'number' | 'boolean'

/** Refuses an absent value, and one of the wrong type, in Presidio's words. */
export function required(value: unknown, name: string, type: TypeName): void {
  if (value === undefined || value === null) throw invalid(`Expected parameter ${name}`)
  ofType(value, name, type)
}

/** Refuses a value of the wrong type. As in Presidio, an empty or zero value of any type passes. */
function ofType(value: unknown, name: string, type: TypeName): void {
  if (!value || (typeof value === type && (type !== 'number' || Number.isInteger(value)))) return
  const got = typeof value
  if (got === 'string' || got === 'boolean' || (got === 'number' && Number.isInteger(value)))
    throw invalid(`Invalid parameter value for ${name}. Expecting '${type}', but got '${got}'.`)
  throw invalid(`Invalid parameter value for '${name}'.`)
}

function bytesOf(value: unknown, name: string): Uint8Array {
  if (typeof value === 'string') return utf8ToBytes(value)
  if (value instanceof Uint8Array) return value
  throw invalid(`Invalid parameter value for '${name}'.`)
}

function aesKey(key: unknown): Uint8Array {
  if (key === undefined || key === null) throw invalid('Expected parameter key')
  const bytes = bytesOf(key, 'key')
  if (![16, 24, 32].includes(bytes.length))
    throw invalid('Invalid input, key must be of length 128, 192 or 256 bits')
  return bytes
}
