import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { fromBase64, toBase64Url } from '../text/base64.ts'
import type { Doc } from '../text/doc.ts'
import { type Edit, Edits } from '../text/edits.ts'
import { DeidError } from '../text/message.ts'
import { utf8Text } from '../text/utf8.ts'
import type { Keyring } from './action.ts'
import { placeholderParts } from './placeholder-pattern.ts'
import { type Placeholders, restoreStream } from './restore-stream.ts'
import { createSiv } from './siv.ts'

/** What was put in place of what in one document: enough to write the original again, to the byte. */
export interface Mapping {
  readonly id: string
  /** SHA-256 of the rewritten text, as hex: positions hold for no other. */
  readonly text: string
  /** In positions of the rewritten text; `insert` is the original. */
  readonly back: readonly Edit[]
  /** The numbered placeholders among the replacements, such as `<PATIENT_1>`, with their originals. */
  readonly placeholders: Placeholders
}

/** The mapping of a document: `edits` made `text` from `doc`. */
export function mappingOf(doc: Doc, { text, edits }: { text: string; edits: Edits }): Mapping {
  const back = edits.invert(doc.text).list
  const placeholders = new Map<string, string>()
  for (const { start, end, insert } of back) {
    const placeholder = text.slice(start, end)
    if (!placeholders.has(placeholder) && placeholderParts(placeholder)) placeholders.set(placeholder, insert)
  }
  return { id: doc.id, text: digest(text), back, placeholders }
}

/**
 * The original text of a rewritten one. Throws a DeidError `changed-text` where `text` is not the one that the mapping was made
 * for: a text that was worked on needs `restoreStream`.
 */
export function restoreMapped(text: string, mapping: Mapping): string {
  if (digest(text) !== mapping.text)
    throw new DeidError('changed-text', 'The text is not the one that the mapping was recorded for', {
      docId: mapping.id,
    })
  return Edits.of(mapping.back, text.length).apply(text)
}

/**
 * What restores documents by their text, and by id where several have one text. Throws a DeidError `no-mapping` for a text that
 * was not recorded, or was changed since, `ambiguous-mapping` where originals differ and no id tells which.
 */
export function mappingRestorer(mappings: Iterable<Mapping>): (doc: Doc) => string {
  const byText = new Map<string, Mapping[]>()
  for (const mapping of mappings) {
    const known = byText.get(mapping.text)
    if (known) known.push(mapping)
    else byText.set(mapping.text, [mapping])
  }
  return ({ id, text }) => {
    const known = byText.get(digest(text)) ?? []
    if (known.length === 0)
      throw new DeidError('no-mapping', 'The mapping has no document of this text, or it was changed since', {
        docId: id,
      })
    const named = known.filter((mapping) => mapping.id === id)
    const originals = new Set((named.length > 0 ? named : known).map((one) => restoreMapped(text, one)))
    const [original, ...others] = originals
    if (others.length > 0)
      throw new DeidError(
        'ambiguous-mapping',
        'Several documents became this text, and no id tells which it is',
        {
          docId: id,
        },
      )
    return original!
  }
}

/**
 * What restores texts that a model has rewritten, by the id of their document; see `restoreStream` for how placeholders are
 * known again. Throws a DeidError `no-mapping` for an id that was not recorded, `ambiguous-mapping` for one recorded twice.
 */
export function rewrittenRestorer(mappings: Iterable<Mapping>): (doc: Doc) => string {
  const byId = new Map<string, Placeholders | null>()
  for (const { id, placeholders } of mappings) byId.set(id, byId.has(id) ? null : placeholders)
  return ({ id, text }) => {
    const placeholders = byId.get(id)
    if (placeholders === undefined)
      throw new DeidError('no-mapping', 'The mapping has no document of this id', { docId: id })
    if (placeholders === null)
      throw new DeidError('ambiguous-mapping', 'The mapping has several documents of this id', { docId: id })
    const stream = restoreStream(placeholders)
    return stream.push(text) + stream.end()
  }
}

/** What stands first in a sealed file: for people and programs that look for the right key. */
interface Header {
  readonly palimpsest: 'sealed-mapping'
  readonly version: 1
  /** Fingerprint of the key. */
  readonly key: string
}

/**
 * Writes mappings so that only the key opens them: a header line, one line for each document, one that counts them. Each line
 * is AES-SIV (RFC 5297) bound to its place in the file, so that changing, moving, dropping or adding one shows.
 */
export interface MappingSealer {
  /** The first line, with its line break. */
  readonly header: string
  /** The next line. */
  readonly add: (mapping: Mapping) => string
  /** The last line; without it the file counts as cut off. */
  readonly end: () => string
}

export function sealMappings(keyring: Keyring): MappingSealer {
  const siv = sivOf(keyring)
  const header: Header = { palimpsest: 'sealed-mapping', version: 1, key: keyring.fingerprint }
  let count = 0
  const line = (kind: 'doc' | 'end', value: unknown) => {
    const bytes = utf8ToBytes(JSON.stringify(value))
    return `${toBase64Url(siv(utf8ToBytes(`${kind} ${count}`)).encrypt(bytes))}\n`
  }
  return {
    header: `${JSON.stringify(header)}\n`,
    add({ id, text, back, placeholders }) {
      const edits = back.map(({ start, end, insert }) => [start, end, insert])
      const sealed = line('doc', [id, text, edits, [...placeholders]])
      count++
      return sealed
    },
    end: () => line('end', count),
  }
}

/**
 * The mappings of a sealed file, by line as they come; `lines` are without line breaks. Throws a DeidError: `not-a-mapping`,
 * `wrong-key` by the fingerprint, `tampered` with the line that does not open, `cut-off` where the end is missing.
 */
export function* openMappings(lines: Iterable<string>, keyring: Keyring): Generator<Mapping> {
  const siv = sivOf(keyring)
  let number = 0
  let count = 0
  let ended = false
  for (const line of lines) {
    number++
    if (number === 1) {
      checkHeader(line, keyring)
      continue
    }
    if (line === '' && ended) continue
    if (ended) throw tampered(number)
    const bytes = fromBase64(line)
    if (!bytes || bytes.length < 17) throw tampered(number)
    const value = opened(siv, bytes, `doc ${count}`)
    if (value !== undefined) {
      yield readMapping(value, number)
      count++
    } else if (opened(siv, bytes, `end ${count}`) === count) ended = true
    else throw tampered(number)
  }
  if (number === 0) throw notAMapping()
  if (!ended)
    throw new DeidError('cut-off', 'The mapping file breaks off: its last line is missing', { line: number })
}

function opened(siv: ReturnType<typeof createSiv>, bytes: Uint8Array, place: string): unknown {
  const plain = siv(utf8ToBytes(place)).decrypt(bytes)
  return plain && JSON.parse(utf8Text(plain))
}

// What opens was written by `add`: only a later version could have another shape.
function readMapping(value: unknown, line: number): Mapping {
  if (!Array.isArray(value) || value.length !== 4 || !Array.isArray(value[2])) throw tampered(line)
  const [id, text, edits, placeholders] = value as [
    string,
    string,
    [number, number, string][],
    [string, string][],
  ]
  const back = edits.map(([start, end, insert]) => ({ start, end, insert }))
  return { id, text, back, placeholders: new Map(placeholders) }
}

function checkHeader(line: string, keyring: Keyring): void {
  let header: Partial<Header>
  try {
    header = JSON.parse(line) as Partial<Header>
  } catch {
    throw notAMapping()
  }
  if (header?.palimpsest !== 'sealed-mapping') throw notAMapping()
  if (header.version !== 1)
    throw new DeidError('not-a-mapping', 'The mapping file was written by a later version', { line: 1 })
  if (header.key !== keyring.fingerprint)
    throw new DeidError(
      'wrong-key',
      `The mapping was sealed with another key than this one, ${keyring.fingerprint}`,
      { line: 1 },
    )
}

function sivOf(keyring: Keyring): ReturnType<typeof createSiv> {
  return createSiv(concatBytes(keyring.derive('mapping:siv:mac'), keyring.derive('mapping:siv:ctr')))
}

// Half surrogate pairs must not become equal, as they would in UTF-8.
function digest(text: string): string {
  const bytes = new Uint8Array(text.length * 2)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    bytes[2 * i] = code & 255
    bytes[2 * i + 1] = code >> 8
  }
  return bytesToHex(sha256(bytes))
}

function notAMapping(): DeidError {
  return new DeidError('not-a-mapping', 'This is not a sealed mapping file', { line: 1 })
}

function tampered(line: number): DeidError {
  return new DeidError('tampered', `Line ${line} of the mapping file was changed, moved, or dropped`, {
    line,
  })
}
