import { Flag, foldWord, lookupFolded } from '@palimpsest/deid/lexicon'
import { hashText, mix } from './hash.ts'
import { Char, charClass } from './tokenizer.ts'
import { clusterAt, NO_CLUSTERS, type WordClusters } from './word-clusters.ts'

/** Feature hashes of a word, by group (identity, lists, shape): for itself, seen from next to it, from further off. */
export interface WordAttributes {
  readonly own: readonly [Int32Array, Int32Array, Int32Array]
  readonly near: readonly [Int32Array, Int32Array, Int32Array]
  readonly far: readonly [Int32Array, Int32Array, Int32Array]
}

/** What is known of one word form, whatever text it stands in. */
export interface WordType {
  /** Lower case without accents, digits as `0`. */
  readonly form: number
  /** The exact characters in lower case. */
  readonly exact: number
  /** Coarse shape, 0-15. */
  readonly shape: number
  /** Bits of the word lists that the model looks at. */
  readonly flags: number
  /** Hash of the full shape: `Xxxx`, `ddd`. */
  readonly fullShape: number
  /** Which sort of word it is, 0-255: lists by their kind and whether it has a capital; of other tokens the shape. */
  readonly sort: number
  /** Lower case without accents, as the word lists have it. */
  readonly folded: string
  readonly isWord: boolean
  readonly isTitle: boolean
  readonly attributes: WordAttributes
}

/** The coarse shapes, by number. */
export const Shape = {
  lower: 0,
  initial: 1,
  caps: 2,
  single: 3,
  mixed: 4,
  alnum: 5,
  digit1: 6,
  digit2: 7,
  digit3: 8,
  digit4: 9,
  digit5: 10,
  digitMany: 11,
  stop: 12,
  dash: 13,
  slash: 14,
  symbol: 15,
} as const

const TITLES = new Set(
  'dr drs mr mrs ms miss prof professor sister nurse rev fr mx md dear attn doctor sir dame'.split(' '),
)
const LISTS = ((1 << 28) - 1) & ~Flag.Insurer & ~Flag.Language & ~Flag.Prefix

/** What is known of a word form. Words of more than 64 characters are known by their first and last 32. */
export function wordType(word: string, clusters: WordClusters = NO_CLUSTERS): WordType {
  const text = word.length > 64 ? word.slice(0, 32) + word.slice(-32) : word
  const folded = foldWord(text)
  const isWord = /^[\p{L}\p{M}]/u.test(text)
  const norm = folded.replace(/\p{Nd}/gu, '0')
  const shape = coarseShape(text)
  const full = fullShape(text)
  const listed = isWord ? lookupFolded(folded) & LISTS : 0
  const form = hashText(norm)
  const exact = hashText(folded)
  const listHash = mix(0x3c6ef372, listed)

  const identity: number[] = [mix(1, form)]
  const identityNear: number[] = [mix(1, form)]
  const identityFar: number[] = [mix(1, form)]
  if (isWord) {
    for (let n = 1; n <= 4 && n < norm.length; n++) {
      identity.push(mix(10 + n, hashText(norm.slice(0, n))), mix(20 + n, hashText(norm.slice(-n))))
    }
    if (norm.length > 3) identityNear.push(mix(23, hashText(norm.slice(-3))))
    identity.push(mix(30, Math.min(norm.length, 12)))
  }
  const number = /^\p{Nd}+$/u.test(text)
  const shapes: number[] = [mix(2, shape), mix(3, full)]
  if (number) {
    for (const kind of numberKinds(folded)) shapes.push(mix(40, kind))
    if (text.length <= 2) identity.push(mix(4, exact))
  }
  const lists: number[] = []
  const listsNear: number[] = []
  const listsFar: number[] = isWord ? [mix(5, listHash)] : []
  if (isWord) {
    lists.push(mix(5, listHash), mix(mix(6, listHash), shape))
    listsNear.push(mix(5, listHash))
    for (let bit = 0; bit < 28; bit++)
      if (listed & (1 << bit)) {
        lists.push(mix(50, bit))
        listsNear.push(mix(50, bit))
      }
    if (listed === 0) lists.push(mix(7, shape))
  }
  const at = clusterAt(clusters, form)
  if (at >= 0) {
    const fine = mix(60, clusters.fine[at]!)
    const coarse = mix(61, clusters.coarse[at]!)
    lists.push(fine, coarse, mix(mix(62, coarse), shape))
    listsNear.push(fine, coarse)
    listsFar.push(fine)
  } else if (isWord && clusters.forms.length > 0) lists.push(mix(63, shape))
  return {
    form,
    exact,
    shape,
    flags: listed,
    fullShape: full,
    sort: isWord ? sortOf(listed, shape) : shape,
    // A copy: a slice of a text would keep all of it in memory for as long as the type is kept.
    folded: folded.length > 12 ? folded.split('').join('') : folded,
    isWord,
    isTitle: isWord && TITLES.has(folded),
    attributes: {
      own: [Int32Array.from(identity), Int32Array.from(lists), Int32Array.from(shapes)],
      near: [
        Int32Array.from(identityNear),
        Int32Array.from(listsNear),
        Int32Array.from(number ? shapes : shapes.slice(0, 1)),
      ],
      far: [Int32Array.from(identityFar), Int32Array.from(listsFar), Int32Array.from(shapes.slice(0, 1))],
    },
  }
}

function sortOf(flags: number, shape: number): number {
  let sort = shape === Shape.lower ? 16 : 32
  if (shape === Shape.caps) sort = 48
  if (flags & (Flag.First | Flag.Last)) sort |= 64
  if (flags & (Flag.City | Flag.County | Flag.State | Flag.Country)) sort |= 128
  if (flags & (Flag.Hospital | Flag.Company)) sort |= 1
  if (flags & Flag.Profession) sort |= 2
  if (flags & (Flag.Drug | Flag.Disease | Flag.Eponym)) sort |= 4
  return flags & (Flag.EnglishTop | Flag.Safe) ? sort | 8 : sort
}

function coarseShape(word: string): number {
  const kind = charClass(word.charCodeAt(0))
  if (kind === Char.digit) {
    if (word.length > 5) return Shape.digitMany
    return Shape.digit1 + word.length - 1
  }
  if (kind !== Char.lower && kind !== Char.upper) {
    const first = word[0]!
    if (first === '.') return Shape.stop
    if (first === '-' || first === '\u2013' || first === '\u2014') return Shape.dash
    if (first === '/') return Shape.slash
    return Shape.symbol
  }
  let upper = 0
  let lower = 0
  for (let i = 0; i < word.length; i++) {
    const k = charClass(word.charCodeAt(i))
    if (k === Char.upper) upper++
    else if (k === Char.lower) lower++
    else if (k === Char.digit) return Shape.alnum
  }
  if (upper === 0) return Shape.lower
  if (word.length === 1) return Shape.single
  if (lower === 0) return Shape.caps
  if (kind === Char.upper && upper === 1) return Shape.initial
  return Shape.mixed
}

/** Letters as X and x, digits as d; runs of letters no longer than 3, of digits no longer than 10. */
function fullShape(word: string): number {
  let hash = 0x1234567
  let last = -1
  let run = 0
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i)
    const kind = charClass(code)
    const sign = kind === Char.lower || kind === Char.upper || kind === Char.digit ? kind : code + 16
    run = sign === last ? run + 1 : 1
    last = sign
    if (run <= (kind === Char.digit ? 10 : 3)) hash = mix(hash, sign)
  }
  return hash
}

function numberKinds(digits: string): number[] {
  const kinds = [100 + Math.min(digits.length, 14)]
  if (digits.length > 4) return kinds
  const value = Number(digits)
  if (digits.length === 4) {
    if (value >= 1900 && value <= 1999) kinds.push(1)
    else if (value >= 2000 && value <= 2039) kinds.push(2)
    else if (Math.floor(value / 100) < 24 && value % 100 < 60) kinds.push(3)
  }
  if (digits.length <= 2) {
    if (value >= 1 && value <= 12) kinds.push(4)
    else if (value <= 31) kinds.push(5)
    else if (value <= 59) kinds.push(6)
    else kinds.push(7)
    if (digits.length === 2 && digits[0] === '0') kinds.push(8)
  } else if (digits.length === 3) kinds.push(value <= 120 ? 9 : value >= 200 ? 10 : 11)
  return kinds
}
