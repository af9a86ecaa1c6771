import { Flag, lookupPhrase } from '@palimpsest/deid/lexicon'
import { mix } from './hash.ts'
import { Gap, type Tokens } from './tokenizer.ts'
import { Shape } from './word-type.ts'
import { Kind, PAD, type WordTypes } from './word-types.ts'

/** What features look at beyond a token and its neighbours: lines, headers, chunks, phrases, the document. */
export interface DocContext {
  readonly tokens: Tokens
  readonly types: WordTypes
  /** Type id of token t at `t + PAD`; edges around. */
  readonly ids: Int32Array
  /** Hash of the words before the last colon of the line (or of the line before, where it ends in one); 0: none. */
  readonly cue: Int32Array
  /** Tokens since that colon, in steps. */
  readonly cueDistance: Uint8Array
  /** Hash of the last section header. */
  readonly section: Int32Array
  /** Where the line stands in the document, where the token stands in it, and whether the line is in capitals. */
  readonly place: Uint8Array
  /** Shape of the run of tokens without white space that the token is part of, and its place in the run. */
  readonly chunk: Int32Array
  readonly chunkPlace: Uint8Array
  /** Form of the last word before that run. */
  readonly before: Int32Array
  /** What the document says of the same word elsewhere. */
  readonly elsewhere: Uint8Array
  /** Lists that have the phrase the token is in, with its place in the phrase; 0: none. */
  readonly phrase: Int32Array
}

const PHRASES =
  Flag.City |
  Flag.County |
  Flag.State |
  Flag.Country |
  Flag.Hospital |
  Flag.Profession |
  Flag.Company |
  Flag.Insurer |
  Flag.Eponym |
  Flag.Drug |
  Flag.Disease

/** The context of all tokens of a document, in one pass and in proportion to its length. */
export function docContext(tokens: Tokens, ids: Int32Array, types: WordTypes): DocContext {
  const n = tokens.count
  const context = {
    tokens,
    types,
    ids,
    cue: new Int32Array(n),
    cueDistance: new Uint8Array(n),
    section: new Int32Array(n),
    place: new Uint8Array(n),
    chunk: new Int32Array(n),
    chunkPlace: new Uint8Array(n),
    before: new Int32Array(n),
    elsewhere: new Uint8Array(n),
    phrase: new Int32Array(n),
  }
  lines(context)
  chunks(context)
  documentWide(context)
  phrases(context)
  return context
}

function lines({ tokens, ids, types, cue, cueDistance, section, place }: DocContext) {
  const { count, gaps, text, starts } = tokens
  let lineNumber = 0
  let header = 0
  let carried = 0
  for (let from = 0; from < count; ) {
    let to = from + 1
    while (to < count && gaps[to]! < Gap.line) to++
    let capitals = 0
    let smalls = 0
    for (let t = from; t < to; t++) {
      const shape = types.shape[ids[t + PAD]!]!
      if (shape === Shape.caps) capitals++
      else if (shape === Shape.lower || shape === Shape.initial) smalls++
    }
    const lineCase = smalls === 0 && capitals > 0 ? 2 : capitals > smalls ? 1 : 0
    const near = lineNumber < 3 ? lineNumber : lineNumber < 8 ? 3 : lineNumber < 20 ? 4 : 5
    const left = to === count ? 6 : 0
    const where = left > 0 && lineNumber > 2 ? 6 : near
    let key = carried
    let since = carried === 0 ? 0 : 1
    carried = 0
    for (let t = from; t < to; t++) {
      const first = t === from ? 0 : t < from + 3 ? 1 : t < from + 10 ? 2 : 3
      place[t] = where * 12 + lineCase * 4 + first
      section[t] = header
      cue[t] = key
      cueDistance[t] = key === 0 ? 0 : since < 4 ? since : since < 7 ? 4 : 5
      if (key !== 0 && ++since > 12) key = 0
      const code = text.charCodeAt(starts[t]!)
      const isColon = code === 58
      if ((isColon || code === 61) && t > from) {
        const named = keyBefore(t, from, ids, types)
        if (named !== 0) {
          key = named
          since = 1
          if (isColon && t === to - 1) carried = named
          if (isColon && t - from <= 6 && (t === to - 1 || lineCase === 2 || allCaps(from, t, ids, types)))
            header = lineHash(from, t, ids, types)
        }
      }
    }
    if (lineCase === 2 && to - from <= 6) header = lineHash(from, to, ids, types)
    lineNumber++
    from = to
  }
}

/** Hash of up to three words right before the colon at `t`. */
function keyBefore(t: number, from: number, ids: Int32Array, types: WordTypes): number {
  let hash = 0
  for (let i = t - 1, words = 0; i >= from && words < 3; i--) {
    const id = ids[i + PAD]!
    if ((types.kind[id]! & Kind.word) === 0) {
      const isSign = types.shape[id]! >= Shape.stop
      if (isSign && words === 0) continue
      if (!isSign && words === 0) return 0
      break
    }
    hash = mix(hash, types.form[id]!)
    words++
  }
  return hash
}

function allCaps(from: number, to: number, ids: Int32Array, types: WordTypes): boolean {
  for (let t = from; t < to; t++) {
    const shape = types.shape[ids[t + PAD]!]!
    if (shape === Shape.lower || shape === Shape.initial || shape === Shape.mixed) return false
  }
  return true
}

function lineHash(from: number, to: number, ids: Int32Array, types: WordTypes): number {
  let hash = 0x77
  for (let t = from; t < to; t++) {
    const id = ids[t + PAD]!
    if (types.kind[id]! & Kind.word) hash = mix(hash, types.form[id]!)
  }
  return hash
}

function chunks({ tokens, ids, types, chunk, chunkPlace, before }: DocContext) {
  const { count, gaps } = tokens
  let word = 0
  for (let from = 0; from < count; ) {
    let to = from + 1
    while (to < count && gaps[to] === Gap.none) to++
    // A full stop or the like at the end belongs to the sentence, not to the number before it.
    let end = to
    while (end > from + 1 && isClosing(tokens, end - 1)) end--
    let hash = 0x1f3d5b79
    for (let t = from; t < end; t++) hash = mix(hash, types.fullShape[ids[t + PAD]!]!)
    if (end - from > 24) hash = mix(0x99, 24)
    const wordBefore = word
    for (let t = from; t < to; t++) {
      const id = ids[t + PAD]!
      chunk[t] = t < end ? hash : 1
      chunkPlace[t] = t >= end ? 7 : t - from < 4 ? t - from : t === end - 1 ? 6 : 5
      before[t] = wordBefore
      if (types.kind[id]! & Kind.word) word = types.form[id]!
    }
    from = to
  }
}

function isClosing({ text, starts }: Tokens, t: number): boolean {
  const code = text.charCodeAt(starts[t]!)
  return code === 46 || code === 44 || code === 59 || code === 58 || code === 41 || code === 63 || code === 33
}

const AFTER_TITLE = 1
const AFTER_CUE = 2
const CAPITAL_INSIDE = 4
const SMALL = 8
const REPEATED = 16

function documentWide({ tokens, ids, types, cue, cueDistance, elsewhere }: DocContext) {
  const { count, gaps } = tokens
  const { kind, shape, exact } = types
  const seen = new Map<number, number>()
  for (let t = 0; t < count; t++) {
    const id = ids[t + PAD]!
    if ((kind[id]! & Kind.name) === 0) continue
    let bits = 0
    if (gaps[t]! < Gap.line) {
      const previous = ids[t + PAD - 1]!
      const earlier = ids[t + PAD - 2]!
      const between = shape[previous]!
      if (
        kind[previous]! & Kind.title ||
        (kind[earlier]! & Kind.title && (between === Shape.stop || between <= Shape.single))
      )
        bits |= AFTER_TITLE
      if (shape[id] !== Shape.lower && between === Shape.lower) bits |= CAPITAL_INSIDE
    }
    if (shape[id] === Shape.lower) bits |= SMALL
    if (cue[t] !== 0 && cueDistance[t]! <= 3) bits |= AFTER_CUE
    const known = seen.get(exact[id]!)
    seen.set(exact[id]!, known === undefined ? bits : known | bits | REPEATED)
  }
  for (let t = 0; t < count; t++) {
    const id = ids[t + PAD]!
    if (kind[id]! & Kind.name) elsewhere[t] = seen.get(exact[id]!)!
  }
}

function phrases({ tokens, ids, types, phrase }: DocContext) {
  const { count, gaps } = tokens
  const { kind, folded } = types
  let from = 0
  const wordAt = (i: number) => {
    const at = from + i
    if (
      at >= count ||
      i > 7 ||
      (i > 0 && (gaps[at] === Gap.blank || (kind[ids[at + PAD]!]! & Kind.word) === 0))
    )
      return undefined
    return folded[ids[at + PAD]!]
  }
  for (; from < count; from++) {
    if ((kind[ids[from + PAD]!]! & kind[ids[from + PAD + 1]!]! & Kind.word) === 0 || phrase[from] !== 0)
      continue
    const found = lookupPhrase(wordAt, PHRASES)
    if (found === undefined) continue
    const hash = mix(0x6b43a9b5, found.flags & PHRASES)
    for (let i = 0; i < found.length; i++)
      phrase[from + i] = mix(hash, i === 0 ? 0 : i === found.length - 1 ? 2 : 1)
  }
}
