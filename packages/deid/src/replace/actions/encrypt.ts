import { aessiv } from '@noble/ciphers/aes.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { DeidError } from '../../text/message.ts'
import type { Action, Flag, Keyring } from '../action.ts'
import { fromBase64, toBase64Url } from '../base64.ts'
import { createFormatPreserving } from '../format-preserving.ts'
import { settingsReader } from '../settings.ts'
import { utf8Text } from '../utf8.ts'

const schema = z.strictObject({
  /** `token`: `<PATIENT:mR8…>`, for any text. `preserve`: an identifier of the same form, by FF1. */
  format: z.enum(['token', 'preserve']).default('token'),
})

type Settings = z.output<typeof schema>

const TOKEN = /<([^<>:\s]+):([A-Za-z0-9_-]{32,})>/g
const SCOPE_BYTES = 8

/**
 * A cipher in place of the text, that `restore` turns back under the same key; equal texts of a scope and label
 * get equal ciphers. Tokens are AES-SIV (RFC 5297): they carry a tag, so a changed one does not decrypt, and
 * need nothing but the key. A text that has no format-preserving cipher is flagged `cannot-encrypt`.
 */
export const encrypt: Action<Settings> = {
  name: 'encrypt',
  settings: settingsReader('encrypt', schema),
  open({ doc, settings, keyring, scope }) {
    const textOf = ({ start, end }: { start: number; end: number }) => doc.text.slice(start, end)
    if (settings.format === 'preserve') {
      const cipher = createFormatPreserving(keyring.derive('encrypt:preserve'))
      return (span) => {
        const value = textOf(span)
        const text = cipher.encrypt(value, tweak(keyring, scope, span.label))
        if (typeof text !== 'string') return { text: '', flag: refusals[text.refused] }
        return text === value ? { text: '', flag: unchanged } : { text }
      }
    }
    const mark = keyring.prf('encrypt:scope', scope).slice(0, SCOPE_BYTES)
    const key = tokenKey(keyring)
    const known = new Map<string, string>()
    return (span) => {
      const value = textOf(span)
      const memory = `${span.label} ${value}`
      let text = known.get(memory)
      // Half a surrogate pair has no UTF-8, and would not come back.
      if (/\p{Surrogate}/u.test(value)) return { text: '', flag: broken }
      if (text === undefined) {
        const sealed = aessiv(key, mark, utf8ToBytes(span.label)).encrypt(utf8ToBytes(value))
        known.set(memory, (text = `<${span.label}:${toBase64Url(concatBytes(mark, sealed))}>`))
      }
      return { text }
    }
  },
  restore({ settings, keyring, scope }) {
    if (settings.format === 'preserve') {
      const cipher = createFormatPreserving(keyring.derive('encrypt:preserve'))
      return (replacement, label) => {
        const text = cipher.decrypt(replacement, tweak(keyring, scope, label))
        if (typeof text !== 'string') throw cannotRestore()
        return text
      }
    }
    return (replacement) => {
      const text = restoreTokens(replacement, keyring)
      if (text === replacement) throw cannotRestore()
      return text
    }
  },
}

/**
 * Turns every encrypted token of a text back, wherever it stands; other text stays. Throws a DeidError
 * `cannot-restore` with the offset of a token that was changed, or made with another key.
 */
export function restoreTokens(text: string, keyring: Keyring): string {
  const key = tokenKey(keyring)
  return text.replace(TOKEN, (whole: string, label: string, body: string, offset: number) => {
    const bytes = fromBase64(body)
    if (!bytes || bytes.length < SCOPE_BYTES + 16) return whole
    try {
      const mark = bytes.subarray(0, SCOPE_BYTES)
      return utf8Text(aessiv(key, mark, utf8ToBytes(label)).decrypt(bytes.subarray(SCOPE_BYTES)))
    } catch {
      throw cannotRestore({ start: offset, end: offset + whole.length })
    }
  })
}

function tokenKey(keyring: Keyring): Uint8Array {
  return concatBytes(keyring.derive('encrypt:siv:mac'), keyring.derive('encrypt:siv:ctr'))
}

function tweak(keyring: Keyring, scope: string, label: string): Uint8Array {
  return keyring.prf('encrypt:tweak', scope, label).slice(0, 16)
}

function cannotRestore(at: { start?: number; end?: number } = {}): DeidError {
  return new DeidError('cannot-restore', 'A replacement was not made with this key, or was changed', at)
}

const refusals: Readonly<Record<'small-domain' | 'foreign-letters', Flag>> = {
  'small-domain': {
    code: 'cannot-encrypt',
    detail: 'Fewer than a million values have this form: too few to encrypt',
  },
  'foreign-letters': { code: 'cannot-encrypt', detail: 'It has letters or digits beyond A-Z and 0-9' },
}
const broken: Flag = { code: 'cannot-encrypt', detail: 'It has half a surrogate pair' }
const unchanged: Flag = { code: 'cannot-encrypt', detail: 'Its cipher is the value itself' }
