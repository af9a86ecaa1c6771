import { Flag } from '../lexicon/index.ts'
import type { Doc } from '../text/doc.ts'
import type { Span } from '../text/span.ts'
import type { Refiner } from './detector.ts'
import { isTerm, otherMeaning, stopWords } from './rules/name-reader.ts'
import { Gap, Kind, Shape, type Tokens, tokenAt, tokensOf } from './tokens.ts'

const people = new Set(['PATIENT', 'DOCTOR', 'PERSON'])
const exact = new Set([
  'MEDICALRECORD',
  'HEALTHPLAN',
  'ACCOUNT',
  'IDNUM',
  'LICENSE',
  'VEHICLE',
  'DEVICE',
  'SSN',
  'PHONE',
  'FAX',
  'USERNAME',
  'HOSPITAL',
  'STREET',
])

/** One thing to find again: the words it is made of, and the span it comes from. */
interface Wanted {
  readonly words: readonly string[]
  readonly from: Span
}

/**
 * A name found once is found everywhere in the document: whole or in parts of three letters and more, as
 * initials with full stops, possessive, in other casing. Numbers and hospitals are found again whole.
 * Exceptions: a part that is also a common word (`Brown`, `Will`) only with its capital and not where
 * that capital begins a sentence; a part that heads a medical term (`Bell's palsy`) not at all;
 * titles, particles and stop words never.
 */
export const propagate: Refiner = {
  name: 'propagate',
  refine(doc: Doc, spans: readonly Span[]): readonly Span[] {
    if (spans.length === 0) return spans
    const t = tokensOf(doc)
    const parts = new Map<string, Span>()
    const wholes = new Map<string, Wanted[]>()
    const initials = new Map<string, Span>()
    for (const span of spans) {
      if (people.has(span.label) && span.score >= 0.5) collect(t, span, parts, initials)
      else if (exact.has(span.label) && span.score >= 0.6) collectWhole(t, span, wholes)
    }
    if (parts.size === 0 && wholes.size === 0) return spans
    const covered = coverage(t, spans)
    const more: Span[] = []
    for (let i = 0; i < t.count; i++) {
      if (covered[i]) continue
      const whole = t.kind[i] !== Kind.Mark && findWhole(t, i, wholes.get(t.lower[i]!))
      if (whole) {
        more.push(again(whole.from, t.start[i]!, t.end[i + whole.words.length - 1]!))
        i += whole.words.length - 1
        continue
      }
      if (t.kind[i] !== Kind.Word) continue
      const part = parts.get(t.lower[i]!)
      if (part && isAgain(t, i)) more.push(again(part, t.start[i]!, t.end[i]!))
      else if (!part && t.shape[i] === Shape.Single) initialsAt(t, i, initials, more)
    }
    return more.length > 0 ? spans.concat(more) : spans
  },
}

function again(from: Span, start: number, end: number): Span {
  const span = {
    start,
    end,
    label: from.label,
    score: Math.min(from.score, 0.75),
    source: 'refine:propagate',
  }
  return from.why ? { ...span, why: { rule: 'propagate', baseScore: from.score } } : span
}

function collect(t: Tokens, span: Span, parts: Map<string, Span>, initials: Map<string, Span>): void {
  let letters = ''
  let words = 0
  for (let i = tokenAt(t, span.start); i < t.count && t.start[i]! < span.end; i++) {
    if (t.kind[i] !== Kind.Word) continue
    const word = t.lower[i]!
    letters += word[0]
    words++
    if (word.length < 3 || stopWords.has(word) || nameBits.has(word)) continue
    // A lone word that is a guess must not spread where it is a word of English.
    if (span.score < 0.7 && t.flags[i]! & otherMeaning) continue
    if (!parts.has(word)) parts.set(word, span)
  }
  if (words >= 2 && words <= 4 && span.score >= 0.7) initials.set(letters, span)
}

const nameBits = new Set('van von der den del dos las los jr sr iii bin ibn mac junior senior'.split(' '))

function collectWhole(t: Tokens, span: Span, wholes: Map<string, Wanted[]>): void {
  const words: string[] = []
  let size = 0
  for (let i = tokenAt(t, span.start); i < t.count && t.start[i]! < span.end && words.length < 12; i++) {
    words.push(t.lower[i]!)
    if (t.kind[i] !== Kind.Mark) size += t.end[i]! - t.start[i]!
  }
  const first = words[0]
  if (first === undefined || size < 5 || (span.label === 'HOSPITAL' && words.length < 2)) return
  const list = wholes.get(first) ?? []
  if (list.length < 64 && !list.some((known) => known.words.join(' ') === words.join(' ')))
    wholes.set(first, [...list, { words, from: span }])
}

function findWhole(t: Tokens, i: number, list: readonly Wanted[] | undefined): Wanted | undefined {
  if (!list || (t.gap[i] === Gap.None && i > 0 && t.kind[i - 1] !== Kind.Mark)) return undefined
  return list.find(
    ({ words }) =>
      words.every((word, k) => t.lower[i + k] === word) &&
      !(
        t.gap[i + words.length] === Gap.None &&
        t.kind[i + words.length] !== Kind.Mark &&
        t.kind[i + words.length] !== 0
      ),
  )
}

function coverage(t: Tokens, spans: readonly Span[]): Uint8Array {
  const covered = new Uint8Array(t.count + 1)
  for (const { start, end } of spans)
    for (let i = tokenAt(t, start); i < t.count && t.start[i]! < end; i++) covered[i] = 1
  return covered
}

/** Whether this occurrence of a known part of a name is the name. */
function isAgain(t: Tokens, i: number): boolean {
  const flags = t.flags[i]!
  const common = (flags & (otherMeaning | Flag.Eponym)) !== 0
  if (isTerm(t, i + 1)) return false
  if (t.shape[i] === Shape.Lower && !t.caseless[i]) return !common
  if (!common) return true
  if (t.caseless[i]) return (flags & Flag.EnglishTop) === 0
  if (flags & Flag.Eponym && !(flags & Flag.English)) return true
  const before = t.lower[i - 1]
  const begins =
    i === 0 || t.gap[i]! >= Gap.Line || before === '.' || before === ':' || before === '?' || before === '!'
  return !begins || t.lower[i + 1] === "'s" || !(flags & Flag.EnglishTop)
}

/** `J.S.` and `J. S.` for John Smith. */
function initialsAt(t: Tokens, i: number, initials: ReadonlyMap<string, Span>, more: Span[]): void {
  let letters = ''
  let at = i
  while (
    t.shape[at] === Shape.Single &&
    t.lower[at + 1] === '.' &&
    t.gap[at + 1] === Gap.None &&
    letters.length < 4
  ) {
    letters += t.lower[at]
    at += 2
    if (t.gap[at]! > Gap.Space) break
  }
  const from = letters.length > 1 ? initials.get(letters) : undefined
  if (from) more.push(again(from, t.start[i]!, t.end[at - 1]!))
}
