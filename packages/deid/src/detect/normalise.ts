import type { Doc } from '../text/doc.ts'
import type { Span } from '../text/span.ts'
import { foldConfusables } from './confusables.ts'

/** A document as detectors see it, and the way back. */
export interface NormalisedView {
  /** The same document with folded text; the very same value where nothing had to be folded. */
  readonly doc: Doc
  /** Spans on the folded text, moved to the original text, widened to whole original characters. */
  readonly toOriginal: (spans: readonly Span[]) => readonly Span[]
}

/** Whether there is anything to look at: a character beyond ASCII, or a hyphen at the end of a line. */
const suspicious = /[^\0-\x7f]|[\p{L}\d]-[ \t]{0,8}\r?\n/u

/**
 * What is folded: invisible and bidirectional controls (removed), odd spaces, full-width and mathematical
 * letters and digits, ligatures, typographic quotes and short dashes, and hyphens at line ends.
 */
const foldable = new RegExp(
  [
    '[\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\u{e0000}-\\u{e01ef}]+',
    '[\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]',
    '[\\uff01-\\uff5e\\u{1d400}-\\u{1d7ff}\\u24b6-\\u24e9\\u{1f130}-\\u{1f149}\\ufb00-\\ufb06\\u2102\\u210a-\\u2115\\u2118-\\u211d\\u2124\\u2128-\\u2134\\u2139\\u2145-\\u2149]',
    '[\\u2018-\\u201b\\u2032\\u02bc\\u02b9\\u0060\\u00b4\\u201c-\\u201f\\u2033\\u2010-\\u2013\\u2212\\ufe58\\ufe63]',
    '-[ \\t]{0,8}\\r?\\n[ \\t]{0,40}',
  ].join('|'),
  'gu',
)

const single = /[\u2018-\u201b\u2032\u02bc\u02b9\u0060\u00b4]/
const double = /[\u201c-\u201f\u2033]/
const dash = /[\u2010-\u2013\u2212\ufe58\ufe63]/
const space = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/
const plainSquared = 0x1f130

/** One place where the folded text has another length than the original; `shift` is original minus folded, after it. */
interface Change {
  readonly folded: number
  readonly foldedEnd: number
  readonly original: number
  readonly originalEnd: number
}

/** The view of `doc` in which look-alike characters are folded and invisible ones removed. */
export function normalise(doc: Doc): NormalisedView {
  const { text } = doc
  if (!suspicious.test(text)) return { doc, toOriginal: (spans) => spans }
  const { folded, changes } = fold(text)
  if (folded === text) return { doc, toOriginal: (spans) => spans }
  const { spans: _given, ...rest } = doc
  return {
    doc: { ...rest, text: folded },
    toOriginal: (spans) =>
      changes.length === 0
        ? spans
        : spans.map((span) => ({
            ...span,
            start: originalStart(changes, span.start),
            end: originalEnd(changes, span.end),
          })),
  }
}

function fold(text: string): { folded: string; changes: readonly Change[] } {
  const parts: string[] = []
  const changes: Change[] = []
  let pos = 0
  let length = 0
  for (const { index, 0: found } of text.matchAll(foldable)) {
    const plain = foldOne(text, index, found)
    if (plain === found) continue
    length += index - pos
    parts.push(text.slice(pos, index), plain)
    pos = index + found.length
    if (plain.length !== found.length)
      changes.push({ folded: length, foldedEnd: length + plain.length, original: index, originalEnd: pos })
    length += plain.length
  }
  const folded = pos === 0 ? text : parts.join('') + text.slice(pos)
  return { folded: foldConfusables(folded), changes }
}

function foldOne(text: string, index: number, found: string): string {
  if (found[0] === '-') return joinLines(text, index, found)
  if (space.test(found)) return ' '
  if (single.test(found)) return "'"
  if (double.test(found)) return '"'
  if (dash.test(found)) return '-'
  const code = found.codePointAt(0)!
  if (code >= plainSquared && code <= plainSquared + 25) return String.fromCharCode(65 + code - plainSquared)
  if (code >= 0x24b6 && code <= 0x24e9) return found.normalize('NFKC')
  const plain = found.normalize('NFKC')
  // What has no plain form is invisible.
  return plain === found || !/^[\x20-\x7e\p{L}\p{N}\p{S}]+$/u.test(plain) || isInvisible(code) ? '' : plain
}

function isInvisible(code: number): boolean {
  return code === 0xad || code === 0x115f || code === 0x1160 || code === 0x3164 || code === 0xffa0
}

/** `hyper-⏎tension` is one word; `Smith-⏎Jones` and `555-⏎1234` keep their hyphen. Anything else stays. */
function joinLines(text: string, index: number, found: string): string {
  const before = text[index - 1] ?? ''
  const after = text[index + found.length] ?? ''
  if (/\p{L}/u.test(before) && /\p{L}/u.test(after))
    return /\p{Ll}/u.test(after) && /\p{Ll}/u.test(before) ? '' : '-'
  return /\d/.test(before) && /\d/.test(after) ? '-' : found
}

/** The number of changes whose folded range begins before `pos`, or at it where `inclusive`. */
function changesUpTo(changes: readonly Change[], pos: number, inclusive: boolean): number {
  let low = 0
  let high = changes.length
  while (low < high) {
    const mid = (low + high) >> 1
    const at = changes[mid]!.folded
    if (inclusive ? at <= pos : at < pos) low = mid + 1
    else high = mid
  }
  return low
}

function originalStart(changes: readonly Change[], pos: number): number {
  const change = changes[changesUpTo(changes, pos, true) - 1]
  if (!change) return pos
  return pos < change.foldedEnd ? change.original : pos - change.foldedEnd + change.originalEnd
}

function originalEnd(changes: readonly Change[], pos: number): number {
  const change = changes[changesUpTo(changes, pos, false) - 1]
  if (!change) return pos
  return pos <= change.foldedEnd ? change.originalEnd : pos - change.foldedEnd + change.originalEnd
}
