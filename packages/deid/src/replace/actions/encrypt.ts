import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { fromBase64, toBase64Url } from '../../text/base64.ts'
import { DeidError } from '../../text/message.ts'
import { utf8Text } from '../../text/utf8.ts'
import type { Action, Flag, Keyring } from '../action.ts'
import { createFormatPreserving } from '../format-preserving.ts'
import { settingsReader } from '../settings.ts'
import { createSiv, type Sealer } from '../siv.ts'

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
    const siv = sivOf(keyring)
    const sealers = new Map<string, Sealer>()
    return (span) => {
      const { label } = span
      const value = textOf(span)
      // Half a surrogate pair has no UTF-8, and would not come back.
      if (/\p{Surrogate}/u.test(value)) return { text: '', flag: broken }
      let sealer = sealers.get(label)
      if (!sealer) sealers.set(label, (sealer = siv(mark, utf8ToBytes(label))))
      return { text: `<${label}:${toBase64Url(concatBytes(mark, sealer.encrypt(utf8ToBytes(value))))}>` }
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
  return text.replace(TOKEN, (whole: string, label: string, body: string, offset: number) => {
    const bytes = fromBase64(body)
    if (!bytes || bytes.length < SCOPE_BYTES + 16) return whole
    const sealer = sivOf(keyring)(bytes.subarray(0, SCOPE_BYTES), utf8ToBytes(label))
    const plain = sealer.decrypt(bytes.subarray(SCOPE_BYTES))
    if (!plain) throw cannotRestore({ start: offset, end: offset + whole.length })
    return utf8Text(plain)
  })
}

// One for each keyring, as the key's schedule takes longer than most values.
const sivs = new WeakMap<Keyring, ReturnType<typeof createSiv>>()
function sivOf(keyring: Keyring): ReturnType<typeof createSiv> {
  let siv = sivs.get(keyring)
  if (!siv) {
    siv = createSiv(concatBytes(keyring.derive('encrypt:siv:mac'), keyring.derive('encrypt:siv:ctr')))
    sivs.set(keyring, siv)
  }
  return siv
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
