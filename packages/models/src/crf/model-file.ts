import { DeidError } from '@palimpsest/deid/text'
import { FEATURES } from './features.ts'
import { mix } from './hash.ts'
import { LabelStates } from './label-states.ts'
import type { CrfModel, ModelHeader } from './model.ts'

/*
 * The file: `PLMPCRF1`, length of the header (4 bytes, little-endian), header (JSON, UTF-8), feature count and
 * pair count (4 bytes each), then for each feature the step from the last hash (varint), its number of pairs
 * (varint); then all pair targets, all pair weights, the weights of both screens, the transitions (2 bytes each); the number of
 * clustered words (4 bytes), of each the step from the last form (varint), then fine and coarse clusters; last a checksum of all before.
 */
const MAGIC = 'PLMPCRF1'

/** Bytes of a model; the same model gives the same bytes. */
export function formatModel(model: CrfModel): Uint8Array<ArrayBuffer> {
  const header = new TextEncoder().encode(JSON.stringify(model.header))
  const { featureHashes, pairStart, pairTargets, pairWeights, screen, insideScreen, transitions, clusters } =
    model
  const count = featureHashes.length
  const room =
    MAGIC.length +
    4 +
    header.length +
    8 +
    count * 10 +
    pairTargets.length * 2 +
    transitions.length * 2 +
    8 +
    clusters.forms.length * 7
  const bytes = new Uint8Array(room)
  const view = new DataView(bytes.buffer)
  let at = 0
  for (; at < MAGIC.length; at++) bytes[at] = MAGIC.charCodeAt(at)
  view.setUint32(at, header.length, true)
  bytes.set(header, at + 4)
  at += 4 + header.length
  view.setUint32(at, count, true)
  view.setUint32(at + 4, pairTargets.length, true)
  at += 8
  const varint = (value: number) => {
    for (; value >= 128; value = Math.floor(value / 128)) bytes[at++] = (value % 128) | 128
    bytes[at++] = value
  }
  let last = 0
  for (let f = 0; f < count; f++) {
    const hash = featureHashes[f]! >>> 0
    varint(hash - last)
    varint(pairStart[f + 1]! - pairStart[f]!)
    last = hash
  }
  bytes.set(pairTargets, at)
  at += pairTargets.length
  bytes.set(new Uint8Array(pairWeights.buffer, pairWeights.byteOffset, pairWeights.length), at)
  at += pairWeights.length
  for (const list of [screen, insideScreen]) {
    bytes.set(new Uint8Array(list.buffer, list.byteOffset, list.length), at)
    at += list.length
  }
  for (const weight of transitions) {
    view.setInt16(at, weight, true)
    at += 2
  }
  view.setUint32(at, clusters.forms.length, true)
  at += 4
  last = 0
  for (const form of clusters.forms) {
    varint((form >>> 0) - last)
    last = form >>> 0
  }
  bytes.set(clusters.fine, at)
  bytes.set(clusters.coarse, at + clusters.fine.length)
  at += clusters.fine.length * 2
  view.setUint32(at, checksum(bytes, at), true)
  return bytes.slice(0, at + 4)
}

/**
 * The model in `bytes`. Throws a DeidError `bad-model` for a file that is no model, cut short or damaged, and
 * `model-version` for one that this version cannot use; never a model that would give wrong spans.
 */
export function parseModel(bytes: Uint8Array): CrfModel {
  for (let i = 0; i < MAGIC.length; i++)
    if (bytes[i] !== MAGIC.charCodeAt(i)) throw bad('it is not a Palimpsest CRF model file')
  const end = bytes.length - 4
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (end < MAGIC.length + 12 || checksum(bytes, end) !== view.getUint32(end, true))
    throw bad('it is cut short or damaged (its checksum does not match)')
  const headerLength = view.getUint32(MAGIC.length, true)
  let at = MAGIC.length + 4
  if (at + headerLength + 8 > end) throw bad('its header is longer than the file')
  const header = parseHeader(bytes.subarray(at, at + headerLength))
  at += headerLength
  const count = view.getUint32(at, true)
  const pairs = view.getUint32(at + 4, true)
  at += 8
  const { size, targets } = new LabelStates(header.labels, header.scheme)
  if (count > end || pairs > end) throw bad('its counts do not fit its length')
  const featureHashes = new Int32Array(count)
  const pairStart = new Int32Array(count + 1)
  const varint = () => {
    let value = 0
    for (let unit = 1, more = true; more; unit *= 128) {
      // Past the end nothing is added, and the counts will not fit.
      const byte = bytes[at++] ?? 0
      value += (byte & 127) * unit
      more = byte >= 128
    }
    return value
  }
  let last = 0
  let pair = 0
  for (let f = 0; f < count; f++) {
    last += varint()
    featureHashes[f] = last | 0
    pair += varint()
    pairStart[f + 1] = pair
  }
  if (pair !== pairs || at + pairs * 2 + count * 2 + size * size * 2 + 4 > end)
    throw bad('its counts do not fit its length')
  // Copies by hand: `slice` of a Node Buffer, which is a Uint8Array too, is a view.
  const pairTargets = Uint8Array.from(bytes.subarray(at, at + pairs))
  for (let i = 0; i < pairs; i++)
    if (pairTargets[i]! >= targets) throw bad('it has weights for a label that is not there')
  const weights = Uint8Array.from(bytes.subarray(at + pairs, at + pairs * 2))
  at += pairs * 2
  const screen = Int8Array.from(bytes.subarray(at, at + count))
  const insideScreen = Int8Array.from(bytes.subarray(at + count, at + count * 2))
  at += count * 2
  const transitions = new Int16Array(size * size)
  for (let i = 0; i < transitions.length; i++) transitions[i] = view.getInt16(at + i * 2, true)
  at += transitions.length * 2
  const words = view.getUint32(at, true)
  at += 4
  if (words > end) throw bad('its counts do not fit its length')
  const forms = new Int32Array(words)
  last = 0
  for (let i = 0; i < words; i++) forms[i] = (last += varint()) | 0
  if (at + words * 2 !== end) throw bad('its counts do not fit its length')
  const clusters = {
    forms,
    fine: Uint8Array.from(bytes.subarray(at, at + words)),
    coarse: Uint8Array.from(bytes.subarray(at + words, at + words * 2)),
  }
  return {
    header,
    featureHashes,
    pairStart,
    pairTargets,
    pairWeights: new Int8Array(weights.buffer),
    screen,
    insideScreen,
    transitions,
    clusters,
  }
}

function parseHeader(bytes: Uint8Array): ModelHeader {
  let header: ModelHeader
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw bad('its header is not JSON')
  }
  if (header === null || typeof header !== 'object' || header.format !== 2)
    throw new DeidError('model-version', 'The model file has a format that this version does not know')
  if (header.features !== FEATURES)
    throw new DeidError(
      'model-version',
      `The model was trained with another feature set than ${FEATURES}: train it again with this version`,
    )
  const listed = Array.isArray(header.labels) && header.labels.every((label) => typeof label === 'string')
  if (
    !listed ||
    typeof header.lexicon !== 'string' ||
    (header.scheme !== 'BIO' && header.scheme !== 'BIOES') ||
    !(header.scale > 0) ||
    !(header.screen?.scale > 0)
  )
    throw bad('its header lacks labels, scheme, word lists or scale')
  return header
}

function bad(what: string): DeidError {
  return new DeidError('bad-model', `The model cannot be loaded: ${what}`)
}

/** Over words of four bytes, for speed; the rest byte by byte. */
function checksum(bytes: Uint8Array, end: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let hash = 0x51ed270b ^ end
  let i = 0
  for (; i + 4 <= end; i += 4) hash = mix(hash, view.getInt32(i, true))
  for (; i < end; i++) hash = mix(hash, bytes[i]!)
  return hash >>> 0
}
