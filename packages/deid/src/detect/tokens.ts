import { foldWord, lookupInto } from '../lexicon/index.ts'
import type { Doc } from '../text/doc.ts'

/** What a token is made of. */
export const Kind = { Word: 1, Number: 2, Mark: 3 } as const

/** How a word is written; `Single` is one capital letter, `Cap` covers McDonald. */
export const Shape = { Lower: 0, Cap: 1, Upper: 2, Single: 3, Other: 4 } as const

/** What stands before a token; larger is farther. */
export const Gap = { None: 0, Space: 1, Wide: 2, Line: 3, Blank: 4 } as const

/**
 * The tokens of one document, cut once and shared by all rules. Words are runs of letters (with an inner
 * apostrophe: `O'Brien`), numbers are runs of digits, every other character is a mark of its own; `'s` at
 * the end of a word is a token of its own. Arrays are parallel and end with a sentinel: `kind` 0, gap `Blank`.
 */
export interface Tokens {
  readonly text: string
  readonly count: number
  readonly start: Int32Array
  readonly end: Int32Array
  readonly kind: Uint8Array
  readonly shape: Uint8Array
  readonly gap: Uint8Array
  /** Lexicon flags of a word; 0 for the rest. */
  readonly flags: Int32Array
  /** `hashWord` of a word; 0 for the rest. See `WordSet`. */
  readonly hash: Int32Array
  /** The folded word (`foldWord`), the digits, or the mark. */
  readonly lower: readonly string[]
  /** 1 where case says nothing: the line is in capitals, or the whole document in one case. */
  readonly caseless: Uint8Array
  /** What `phraseAt` has learnt: 0 nothing yet, 1 no listed phrase begins here, 2 one does. */
  readonly phrase: Uint8Array
}

const cache = new WeakMap<Doc, Tokens>()

/** The tokens of `doc`; cut at the first call, remembered as long as the doc value lives. */
export function tokensOf(doc: Doc): Tokens {
  let tokens = cache.get(doc)
  if (!tokens) cache.set(doc, (tokens = tokenize(doc.text)))
  return tokens
}

/** The index of the first token that ends after `pos`. */
export function tokenAt(tokens: Tokens, pos: number): number {
  let low = 0
  let high = tokens.count
  while (low < high) {
    const mid = (low + high) >> 1
    if (tokens.end[mid]! <= pos) low = mid + 1
    else high = mid
  }
  return low
}

/** Character classes of the first 128 code units: 1 upper, 2 lower, 3 digit, 4 blank, 5 line break, 0 mark. */
const ascii = new Uint8Array(128)
for (let c = 0; c < 128; c++)
  ascii[c] =
    c >= 65 && c <= 90
      ? 1
      : c >= 97 && c <= 122
        ? 2
        : c >= 48 && c <= 57
          ? 3
          : c === 32 || c === 9 || c === 11
            ? 4
            : c === 10 || c === 13 || c === 12
              ? 5
              : 0

function classOf(text: string, pos: number): number {
  const c = text.charCodeAt(pos)
  if (c < 128) return ascii[c]!
  if (c === 0xa0 || c === 0x3000 || (c >= 0x2000 && c <= 0x200a) || c === 0x202f) return 4
  if (c === 0x2028 || c === 0x2029 || c === 0x85) return 5
  const char = text[pos]!
  if (/\p{Lu}/u.test(char)) return 1
  if (/[\p{L}\p{M}]/u.test(char)) return 2
  if (/\p{Nd}/u.test(char)) return 3
  return 0
}

export function tokenize(text: string): Tokens {
  const room = Math.max(16, (text.length >> 1) + 16)
  let start = new Int32Array(room)
  let end = new Int32Array(room)
  let kind = new Uint8Array(room)
  let shape = new Uint8Array(room)
  let gap = new Uint8Array(room)
  const lower: string[] = []
  let count = 0
  const push = (from: number, to: number, k: number, s: number, g: number, word: string) => {
    if (count + 1 >= start.length) {
      start = grown(start)
      end = grown(end)
      kind = grown(kind)
      shape = grown(shape)
      gap = grown(gap)
    }
    start[count] = from
    end[count] = to
    kind[count] = k
    shape[count] = s
    gap[count] = g
    lower.push(word)
    count++
  }
  let pos = 0
  let space: number = Gap.Line
  while (pos < text.length) {
    const cls = classOf(text, pos)
    if (cls === 4) {
      const tab = text.charCodeAt(pos) === 9
      space = space === Gap.None ? (tab ? Gap.Wide : Gap.Space) : space === Gap.Space ? Gap.Wide : space
      pos++
    } else if (cls === 5) {
      const crlf = text.charCodeAt(pos) === 13 && text.charCodeAt(pos + 1) === 10
      pos += crlf ? 2 : 1
      space = space >= Gap.Line ? Gap.Blank : Gap.Line
    } else if (cls === 1 || cls === 2) {
      const from = pos
      let upper = 0
      let letters = 0
      let first = cls
      for (;;) {
        const c = pos < text.length ? classOf(text, pos) : 0
        if (c === 1 || c === 2) {
          if (letters === 0) first = c
          if (c === 1) upper++
          letters++
          pos++
        } else if (isApostrophe(text, pos) && pos + 1 < text.length && isInner(text, from, pos)) {
          pos++
        } else break
      }
      const s =
        letters === 1
          ? upper
            ? Shape.Single
            : Shape.Lower
          : upper === 0
            ? Shape.Lower
            : upper === letters
              ? Shape.Upper
              : first === 1
                ? Shape.Cap
                : Shape.Other
      push(from, pos, Kind.Word, s, space, foldWord(text.slice(from, pos)))
      space = Gap.None
      if (isApostrophe(text, pos) && /[sS]/.test(text[pos + 1] ?? '') && classAfter(text, pos + 2) > 2) {
        push(pos, pos + 2, Kind.Mark, Shape.Other, Gap.None, "'s")
        pos += 2
      }
    } else if (cls === 3) {
      const from = pos
      while (pos < text.length && classOf(text, pos) === 3) pos++
      push(from, pos, Kind.Number, Shape.Other, space, text.slice(from, pos))
      space = Gap.None
    } else {
      const size = text.codePointAt(pos)! > 0xffff ? 2 : 1
      push(pos, pos + size, Kind.Mark, Shape.Other, space, text.slice(pos, pos + size))
      pos += size
      space = Gap.None
    }
  }
  start[count] = end[count] = text.length
  kind[count] = 0
  gap[count] = Gap.Blank
  lower.push('')
  const flags = new Int32Array(count + 1)
  const hash = new Int32Array(count + 1)
  for (let i = 0; i < count; i++) if (kind[i] === Kind.Word) lookupInto(lower[i]!, i, flags, hash)
  const caseless = caselessLines(count, kind, shape, gap, start, end)
  softenWraps(count, kind, shape, gap, lower, caseless)
  return {
    text,
    count,
    start,
    end,
    kind,
    shape,
    gap,
    flags,
    hash,
    lower,
    caseless,
    phrase: new Uint8Array(count + 1),
  }
}

function grown<T extends Int32Array | Uint8Array>(array: T): T {
  const larger = (
    array instanceof Int32Array ? new Int32Array(array.length * 2) : new Uint8Array(array.length * 2)
  ) as T
  larger.set(array)
  return larger
}

function isApostrophe(text: string, pos: number): boolean {
  const c = text.charCodeAt(pos)
  return c === 0x27 || c === 0x2019 || c === 0x02bc
}

/** Whether the apostrophe at `pos` belongs inside the word: `O'Brien`, `don't`, not `Anna's` or `'quoted'`. */
function isInner(text: string, from: number, pos: number): boolean {
  if (pos === from) return false
  const next = classOf(text, pos + 1)
  if (next !== 1 && next !== 2) return false
  return !(/[sS]/.test(text[pos + 1]!) && classAfter(text, pos + 2) > 2)
}

/** The class at `pos`, where a mark or the end of the text counts as 9. */
function classAfter(text: string, pos: number): number {
  return pos < text.length ? classOf(text, pos) || 9 : 9
}

/** Marks the words of lines without lower-case letters, and all words of a document written in one case. */
function caselessLines(
  count: number,
  kind: Uint8Array,
  shape: Uint8Array,
  gap: Uint8Array,
  start: Int32Array,
  end: Int32Array,
): Uint8Array {
  const caseless = new Uint8Array(count + 1)
  let cased = 0
  let from = 0
  for (let i = 0; i <= count; i++) {
    if (i < count && (gap[i]! < Gap.Line || i === 0)) continue
    let upper = 0
    let other = 0
    for (let k = from; k < i; k++) {
      if (kind[k] !== Kind.Word || end[k]! - start[k]! < 2) continue
      if (shape[k] === Shape.Upper) upper++
      else other++
      if (shape[k] === Shape.Cap) cased++
    }
    if (upper >= 2 && other * 4 <= upper) caseless.fill(1, from, i)
    from = i
  }
  if (cased === 0) caseless.fill(1)
  return caseless
}

/**
 * Turns the line breaks of wrapped prose into spaces, so that a name may go on over one. A break stays one
 * behind the end of a sentence, beside lines with labels, bullets or columns, and after short lines.
 */
function softenWraps(
  count: number,
  kind: Uint8Array,
  shape: Uint8Array,
  gap: Uint8Array,
  lower: readonly string[],
  caseless: Uint8Array,
): void {
  let from = 0
  let before: Line | undefined
  for (let i = 1; i <= count; i++) {
    if (i < count && gap[i]! < Gap.Line) continue
    const line = lineOf(from, i, kind, gap, lower)
    if (
      before &&
      gap[from] === Gap.Line &&
      isWrap(before, line, from, kind, shape, lower, caseless[from] === 1)
    )
      gap[from] = Gap.Space
    before = line
    from = i
  }
}

interface Line {
  readonly size: number
  readonly columns: boolean
  readonly label: boolean
  readonly bullet: boolean
}

function lineOf(from: number, to: number, kind: Uint8Array, gap: Uint8Array, lower: readonly string[]): Line {
  let columns = false
  let label = false
  for (let i = from; i < to; i++) {
    if (i > from && gap[i] === Gap.Wide && !/^[.:?!]$/.test(lower[i - 1]!)) columns = true
    if (lower[i] === '|') columns = true
    if (lower[i] === ':' && i - from <= 5 && kind[i - 1] !== Kind.Number) label = true
  }
  const bullet =
    (kind[from] === Kind.Mark && !/^[("'$#]$/.test(lower[from]!)) ||
    (kind[from] === Kind.Number &&
      lower[from]!.length <= 2 &&
      /^[.)]$/.test(lower[from + 1] ?? '') &&
      gap[from + 1] === Gap.None &&
      gap[from + 2] !== Gap.None)
  return { size: to - from, columns, label, bullet }
}

function isWrap(
  a: Line,
  b: Line,
  at: number,
  kind: Uint8Array,
  shape: Uint8Array,
  lower: readonly string[],
  caseless: boolean,
): boolean {
  if (a.columns || b.columns || b.label || b.bullet) return false
  const last = lower[at - 1]!
  if (/^[?!:;|]$/.test(last)) return false
  // A full stop ends the line, unless it belongs to a short form: Dr., St., J.
  if (
    last === '.' &&
    !(kind[at - 2] === Kind.Word && lower[at - 2]!.length <= 2 && shape[at - 2] !== Shape.Lower)
  )
    return false
  if (kind[at] === Kind.Word && shape[at] === Shape.Lower && !caseless && a.size >= 3) return true
  return a.size >= (a.label ? 9 : 5)
}
