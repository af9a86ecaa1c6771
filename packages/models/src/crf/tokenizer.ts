/**
 * Tokens of a text as parallel arrays: no strings are made. Offsets are half-open UTF-16, in order, without
 * overlap; every character that is not white space lies in exactly one token.
 */
export interface Tokens {
  readonly text: string
  readonly count: number
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** What stands before the token: one of `Gap`. */
  readonly gaps: Uint8Array
  /** Two hashes of the exact characters; together they name a word form. */
  readonly hashes: Int32Array
  readonly hashes2: Int32Array
}

/** What separates a token from the one before it. The first token of a text counts as after a line break. */
export const Gap = { none: 0, space: 1, wide: 2, line: 3, blank: 4 } as const

/** Character classes, of `charClass`. */
export const Char = { symbol: 0, space: 1, newline: 2, lower: 3, upper: 4, digit: 5, quote: 6 } as const

const UNKNOWN = 255
const classes = new Uint8Array(65536).fill(UNKNOWN)
const lowered = new Uint16Array(65536)

/** The class of a UTF-16 code unit. Letters without case and combining marks count as lower case. */
export function charClass(code: number): number {
  const known = classes[code]!
  return known === UNKNOWN ? classify(code) : known
}

function classify(code: number): number {
  const char = String.fromCharCode(code)
  const lower = char.toLowerCase()
  lowered[code] = lower.length === 1 ? lower.charCodeAt(0) : code
  let kind: number = Char.symbol
  if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029) kind = Char.newline
  else if (/\s/.test(char) || code < 32) kind = Char.space
  else if (/\p{Nd}/u.test(char)) kind = Char.digit
  else if (char === "'" || char === '\u2019') kind = Char.quote
  else if (/\p{Lu}/u.test(char)) kind = Char.upper
  else if (/[\p{L}\p{M}]/u.test(char)) kind = Char.lower
  classes[code] = kind
  return kind
}
for (let code = 0; code < 128; code++) classify(code)

/**
 * Cuts a text into words, numbers and symbols, made for clinical text: `62yo` is `62 yo`, `C5` and `A1c` stay
 * whole, `MRN12345` is `MRN 12345`, `O'Brien` stays, `patient's` is `patient 's`, a run of one symbol
 * (`-----`) is one token. Takes time in proportion to the text.
 */
export function tokenize(text: string): Tokens {
  const length = text.length
  let room = (length >> 1) + 16
  let starts = new Int32Array(room)
  let ends = new Int32Array(room)
  let gaps = new Uint8Array(room)
  let hashes = new Int32Array(room)
  let hashes2 = new Int32Array(room)
  let count = 0
  let pos = 0
  let gap: number = Gap.line
  while (pos < length) {
    const code = text.charCodeAt(pos)
    const kind = charClass(code)
    if (kind === Char.space) {
      if (gap === Gap.none) gap = code === 32 || code === 160 ? Gap.space : Gap.wide
      else if (gap === Gap.space) gap = Gap.wide
      pos++
      continue
    }
    if (kind === Char.newline) {
      if (code === 13 && text.charCodeAt(pos + 1) === 10) pos++
      gap = gap >= Gap.line ? (count > 0 ? Gap.blank : Gap.line) : Gap.line
      pos++
      continue
    }
    const end = tokenEnd(text, pos, code, kind)
    if (count === room) {
      room *= 2
      starts = grown(starts, room)
      ends = grown(ends, room)
      hashes = grown(hashes, room)
      hashes2 = grown(hashes2, room)
      const wider = new Uint8Array(room)
      wider.set(gaps)
      gaps = wider
    }
    let hash = 0x1b873593
    let hash2 = 0x2545f491
    for (let i = pos; i < end; i++) {
      const unit = text.charCodeAt(i)
      hash = Math.imul(hash ^ unit, 0x01000193)
      hash2 = Math.imul(hash2 + unit, 0x85ebca6b) ^ (hash2 >>> 13)
    }
    starts[count] = pos
    ends[count] = end
    gaps[count] = gap
    hashes[count] = hash
    hashes2[count] = hash2
    count++
    gap = Gap.none
    pos = end
  }
  return { text, count, starts, ends, gaps, hashes, hashes2 }
}

function tokenEnd(text: string, start: number, code: number, kind: number): number {
  const length = text.length
  let pos = start + 1
  if (kind === Char.digit) {
    while (pos < length && charClass(text.charCodeAt(pos)) === Char.digit) pos++
    return pos
  }
  if (kind === Char.lower || kind === Char.upper) {
    let letters = 1
    let digits = 0
    for (; pos < length; pos++) {
      const next = charClass(text.charCodeAt(pos))
      if (next === Char.lower || next === Char.upper) letters++
      else if (next === Char.digit) {
        // A word glued to a number (`MRN12345`) is two things; a code (`C5`, `A1c`) is one.
        if (letters >= 3 && digits === 0) return pos
        digits++
      } else if (next === Char.quote) {
        if (digits > 0 || !isLetter(text, pos + 1) || isClitic(text, pos + 1)) return pos
      } else return pos
    }
    return pos
  }
  if (kind === Char.quote && isLetter(text, pos) && isClitic(text, pos)) {
    while (isLetter(text, pos)) pos++
    return pos
  }
  if (code >= 0xd800 && code < 0xdc00) {
    const low = text.charCodeAt(pos)
    return low >= 0xdc00 && low < 0xe000 ? pos + 1 : pos
  }
  while (pos < length && text.charCodeAt(pos) === code) pos++
  return pos
}

function isLetter(text: string, pos: number): boolean {
  if (pos >= text.length) return false
  const kind = charClass(text.charCodeAt(pos))
  return kind === Char.lower || kind === Char.upper
}

/** Whether the letters at `pos` are what follows an apostrophe in `'s 't 'd 'm 'll 're 've`, and end there. */
function isClitic(text: string, pos: number): boolean {
  const first = text.charCodeAt(pos) | 32
  if (!isLetter(text, pos + 1)) return first === 115 || first === 116 || first === 100 || first === 109
  if (isLetter(text, pos + 2)) return false
  const second = text.charCodeAt(pos + 1) | 32
  return (first === 108 && second === 108) || ((first === 114 || first === 118) && second === 101)
}

function grown(from: Int32Array<ArrayBuffer>, room: number): Int32Array<ArrayBuffer> {
  const to = new Int32Array(room)
  to.set(from)
  return to
}
