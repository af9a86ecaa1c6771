import type { Span } from '../text/span.ts'
import type { Refiner } from './detector.ts'
import { type Word, wordsOf } from './words.ts'

/** How words near a span raise its score. The defaults are Presidio's. */
export interface ContextSettings {
  /** Added to the score. */
  readonly gain: number
  /** The least score after it. */
  readonly floor: number
  /** How many keywords before the span are looked at. */
  readonly before: number
  /** How many after it. */
  readonly after: number
  /** `substring`: "duplicate" has "lic" in it. `word`: only whole words count. */
  readonly match: 'substring' | 'word'
  /** Whether context of several words, and with signs such as `ss#`, is looked for too. */
  readonly phrases: boolean
}

export const PRESIDIO_CONTEXT: ContextSettings = {
  gain: 0.35,
  floor: 0.4,
  before: 5,
  after: 0,
  match: 'substring',
  phrases: false,
}

/** Context as users ask for it: whole words, phrases, signs, and a little of what follows. */
export const CAREFUL_CONTEXT: ContextSettings = {
  ...PRESIDIO_CONTEXT,
  after: 2,
  match: 'word',
  phrases: true,
}

/** Says which context words belong to a source; undefined or none for sources without. */
export type ContextOf = (source: string) => readonly string[] | undefined

/**
 * Raises the score of spans that have one of their source's context words near: in the text, or among the words that
 * the caller gave. The first word of the source's list that is found is the reason that a trace names.
 */
export function contextBoost(contextOf: ContextOf, settings: Partial<ContextSettings> = {}): Refiner {
  const all = { ...PRESIDIO_CONTEXT, ...settings }
  return {
    name: 'context',
    refine: (doc, spans, { context, trace }) => {
      const given = context.map((word) => word.toLowerCase())
      let words: readonly Word[] | undefined
      return spans.map((span) => {
        const wanted = contextOf(span.source)
        if (!wanted || wanted.length === 0 || (span.score >= 1 && !trace)) return span
        words ??= wordsOf(doc.text)
        const near = surroundings(doc.text, words, span, all)
        const reason = wanted.find((word) => isNear(word.toLowerCase(), near, given, all))
        return reason === undefined ? span : raised(span, reason, all)
      })
    },
  }
}

/** Phrases are looked for in so many characters on either side. */
const MAX_STRETCH = 400

interface Surroundings {
  readonly keywords: readonly string[]
  /** The stretch of text that they lie in, in lower case, blanks made one; only where phrases count. */
  readonly stretch: string
}

/** The keywords around the span's first word, that word among them; a glued "mypassportis912803456" is its own context. */
function surroundings(
  text: string,
  words: readonly Word[],
  span: Span,
  { before, after, phrases }: ContextSettings,
): Surroundings {
  const at = firstEndingAfter(words, span.start)
  if (at === words.length) return { keywords: [], stretch: '' }
  const keywords: string[] = []
  let first = at
  for (let i = at, count = 0; i >= 0 && count <= before; i--) {
    const { keyword } = words[i]!
    if (keyword === null) continue
    keywords.push(...keyword.split(':'))
    count++
    first = i
  }
  let last = at
  for (let i = at, count = 0; i < words.length && count <= after; i++) {
    const { keyword } = words[i]!
    if (keyword === null) continue
    keywords.push(...keyword.split(':'))
    count++
    last = i
  }
  const stretch = phrases
    ? text
        .slice(
          Math.max(words[first]!.start, span.start - MAX_STRETCH),
          Math.min(words[last]!.end, span.end + MAX_STRETCH),
        )
        .toLowerCase()
        .replace(/\s{1,200}/g, ' ')
    : ''
  return { keywords, stretch }
}

function firstEndingAfter(words: readonly Word[], pos: number): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (words[mid]!.end <= pos) low = mid + 1
    else high = mid
  }
  return low
}

function isNear(
  word: string,
  near: Surroundings,
  given: readonly string[],
  settings: ContextSettings,
): boolean {
  const hit = (keyword: string) => (settings.match === 'word' ? keyword === word : keyword.includes(word))
  if (near.keywords.some(hit) || given.some(hit)) return true
  return settings.phrases && /[^\p{L}\p{N}]/u.test(word) && standsIn(near.stretch, word.trim())
}

/** Whether the phrase stands in the text with no letter or digit of another word at its ends. */
function standsIn(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const glued = (edge: string | undefined, other: string | undefined) =>
      edge !== undefined && other !== undefined && /[\p{L}\p{N}]/u.test(edge) && /[\p{L}\p{N}]/u.test(other)
    if (!glued(phrase[0], text[at - 1]) && !glued(phrase.at(-1), text[at + phrase.length])) return true
  }
  return false
}

function raised(span: Span, reason: string, { gain, floor }: ContextSettings): Span {
  const score = Math.min(1, Math.max(floor, span.score + gain))
  if (!span.why) return { ...span, score }
  // As Presidio reports it: all that the score stands above the pattern's own, a checksum's share too.
  const why = { ...span.why, contextGain: score - span.why.baseScore, contextWord: reason }
  return { ...span, score, why }
}
