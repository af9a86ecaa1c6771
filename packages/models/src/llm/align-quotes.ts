import type { Extent } from '@palimpsest/deid/text'

const LETTER = /[\p{L}\p{N}]/u

/**
 * Every place of a text where a quotation stands: as it is; else whatever the casing, the blanks and the kind of
 * quotes and dashes; else without the punctuation at its ends. Only whole words. Empty for a quotation that stands
 * nowhere, or that has fewer than two letters and digits.
 */
export function alignQuote(text: FoldedText, quote: string): readonly Extent[] {
  const wanted = quote.trim()
  if ((wanted.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < 2) return []
  const exact = placesOf(text.text, wanted)
  if (exact.length > 0) return exact
  const folded = fold(wanted).folded
  const tolerant = placesOf(text.folded, folded)
  const found = tolerant.length > 0 ? tolerant : placesOf(text.folded, trimmed(folded))
  return found.map(({ start, end }) => ({ start: text.starts[start]!, end: text.ends[end - 1]! }))
}

/**
 * The places of a quotation that lie where its surroundings are quoted to stand; all its places where those stand
 * nowhere, or hold no such quotation: a place too many is better than one too few.
 */
export function alignWithin(text: FoldedText, quote: string, context: string): readonly Extent[] {
  const places = alignQuote(text, quote)
  if (places.length < 2 || context.trim().length <= quote.trim().length) return places
  const around = alignQuote(text, context)
  const inside = places.filter((place) =>
    around.some(({ start, end }) => start <= place.start && place.end <= end),
  )
  return inside.length > 0 ? inside : places
}

/** A text with its folded form, made once for many quotations. */
export interface FoldedText {
  readonly text: string
  readonly folded: string
  /** For each code unit of the folded text, where it comes from. */
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/** Makes ready a text to align quotations with. */
export function foldedText(text: string): FoldedText {
  return { text, ...fold(text) }
}

/** Lower case without accents, one blank for any run of them, plain quotes and dashes. */
function fold(text: string): Omit<FoldedText, 'text'> {
  let folded = ''
  const starts: number[] = []
  const ends: number[] = []
  for (const { index, 0: piece } of text.matchAll(/\s+|[^\s]/gu)) {
    const plain = /^\s/.test(piece) ? ' ' : (look[piece] ?? bare(piece))
    for (let i = 0; i < plain.length; i++) {
      starts.push(index)
      ends.push(index + piece.length)
    }
    folded += plain
  }
  return { folded, starts: Int32Array.from(starts), ends: Int32Array.from(ends) }
}

function bare(piece: string): string {
  if (piece < '\x80') return piece.toLowerCase()
  return piece.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

const look: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
}

function trimmed(quote: string): string {
  return quote.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
}

function placesOf(text: string, quote: string): readonly Extent[] {
  const out: Extent[] = []
  if (quote === '') return out
  const [first, last] = [LETTER.test(quote[0]!), LETTER.test(quote.at(-1)!)]
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    const end = at + quote.length
    if (first && at > 0 && LETTER.test(text[at - 1]!)) continue
    if (last && end < text.length && LETTER.test(text[end]!)) continue
    out.push({ start: at, end })
    at = end - 1
  }
  return out
}
