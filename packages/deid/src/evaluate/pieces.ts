import type { Extent, Span } from '../text/index.ts'

/** A stretch of text in which the labels of either side do not change, and how many units it counts. */
export interface Piece extends Extent {
  readonly units: number
  readonly gold: readonly string[]
  readonly found: readonly string[]
}

/** The ways to count in pieces instead of spans. */
export type Unit = 'token' | 'pseudo-token' | 'char'

/**
 * The text cut into pieces, those without labels left out.
 * - `char`: at every border; units are characters (code points), blanks among them, as MATScore counts.
 * - `pseudo-token`: at every border; units are white-space tokens inside the piece, as MATScore counts.
 * - `token`: words, that is runs of letters and digits; a label counts for every word it touches.
 */
export function pieces(
  text: string,
  gold: readonly Span[],
  found: readonly Span[],
  unit: Unit,
): readonly Piece[] {
  return unit === 'token' ? words(text, gold, found) : cut(text, gold, found, unit)
}

/** How many units the whole text has, labelled or not, when cut at the borders of these spans. */
export function unitTotal(text: string, spans: readonly Extent[], unit: Unit): number {
  if (unit === 'char') return codePoints(text, 0, text.length)
  if (unit === 'token') return wordsOf(text).length
  const borders = [...new Set([0, ...spans.flatMap(({ start, end }) => [start, end]), text.length])]
  borders.sort((a, b) => a - b)
  let total = 0
  for (let i = 1; i < borders.length; i++) total += whitespaceTokens(text, borders[i - 1]!, borders[i]!)
  return total
}

/** The runs of letters, digits and combining marks of a text. */
export function wordsOf(text: string): readonly Extent[] {
  const out: Extent[] = []
  let start = -1
  let size = 1
  for (let pos = 0; pos < text.length; pos += size) {
    const code = text.charCodeAt(pos)
    size = code < 0xd800 || code > 0xdbff || (text.charCodeAt(pos + 1) & 0xfc00) !== 0xdc00 ? 1 : 2
    const inWord = code < 128 ? asciiWord[code] === 1 : /[\p{L}\p{N}\p{M}]/u.test(text.slice(pos, pos + size))
    if (inWord && start < 0) start = pos
    if (!inWord && start >= 0) {
      out.push({ start, end: pos })
      start = -1
    }
  }
  if (start >= 0) out.push({ start, end: text.length })
  return out
}

// Most of a text is ASCII, where a table is many times as fast as a pattern.
const asciiWord = Uint8Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z0-9]/.test(String.fromCharCode(code)) ? 1 : 0,
)

function words(text: string, gold: readonly Span[], found: readonly Span[]): readonly Piece[] {
  const all = wordsOf(text)
  const of = [labelsByWord(all, gold), labelsByWord(all, found)] as const
  const out: Piece[] = []
  for (const [i, word] of all.entries()) {
    const [g, f] = [of[0].get(i), of[1].get(i)]
    if (g || f) out.push({ ...word, units: 1, gold: g ? [...g] : [], found: f ? [...f] : [] })
  }
  return out
}

function labelsByWord(words: readonly Extent[], spans: readonly Span[]): ReadonlyMap<number, Set<string>> {
  const out = new Map<number, Set<string>>()
  for (const { start, end, label } of spans) {
    for (let i = firstEndingAfter(words, start); i < words.length && words[i]!.start < end; i++) {
      const labels = out.get(i)
      if (labels) labels.add(label)
      else out.set(i, new Set([label]))
    }
  }
  return out
}

/** Index of the first extent that ends after `pos`, of extents in order. */
export function firstEndingAfter(extents: readonly Extent[], pos: number): number {
  let low = 0
  let high = extents.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (extents[mid]!.end <= pos) low = mid + 1
    else high = mid
  }
  return low
}

function cut(
  text: string,
  gold: readonly Span[],
  found: readonly Span[],
  unit: 'char' | 'pseudo-token',
): readonly Piece[] {
  const events = [...bordersOf(gold, 0), ...bordersOf(found, 1)].sort((a, b) => a.pos - b.pos)
  // How many spans of each label are open, for gold and found.
  const open = [new Map<string, number>(), new Map<string, number>()] as const
  const out: Piece[] = []
  let last = 0
  for (const { pos, side, label, by } of events) {
    if (pos > last && (open[0].size > 0 || open[1].size > 0)) {
      const units = unit === 'char' ? codePoints(text, last, pos) : whitespaceTokens(text, last, pos)
      if (units > 0)
        out.push({ start: last, end: pos, units, gold: [...open[0].keys()], found: [...open[1].keys()] })
    }
    last = pos
    const count = (open[side].get(label) ?? 0) + by
    if (count === 0) open[side].delete(label)
    else open[side].set(label, count)
  }
  return out
}

function bordersOf(spans: readonly Span[], side: 0 | 1) {
  return spans.flatMap(({ start, end, label }) => [
    { pos: start, side, label, by: 1 },
    { pos: end, side, label, by: -1 },
  ])
}

function codePoints(text: string, start: number, end: number): number {
  let count = end - start
  for (let i = start + 1; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0xdc00 && code <= 0xdfff && (text.charCodeAt(i - 1) & 0xfc00) === 0xd800) count--
  }
  return count
}

function whitespaceTokens(text: string, start: number, end: number): number {
  return text.slice(start, end).match(/\S+/g)?.length ?? 0
}
