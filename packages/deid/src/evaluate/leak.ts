import type { Extent } from '../text/index.ts'
import type { Pair } from './count.ts'
import { wordsOf } from './pieces.ts'

/**
 * What would still stand in the copy if everything found were removed and nothing else, whatever the labels.
 * Counts add up; only letters and digits tell, so that an uncovered comma is no leak.
 */
export interface Exposure {
  readonly docs: number
  /** Documents with at least one span of gold. */
  readonly phiDocs: number
  /** Those of them in which something of a gold span is uncovered. */
  readonly leakingDocs: number
  readonly spans: number
  /** Gold spans of which every letter and digit is covered. */
  readonly coveredSpans: number
  /** Gold spans of which none is. */
  readonly missedSpans: number
  /** Letters and digits in gold spans, and those not covered; UTF-16 code units. */
  readonly characters: number
  readonly leakedCharacters: number
}

/** What was masked although nothing asked for it. Counts add up. */
export interface OverRedaction {
  /** Documents without any span of gold, and those of them in which something was found. */
  readonly freeDocs: number
  readonly touchedFreeDocs: number
  /** Words of the documents without gold, and those that found touches. */
  readonly freeWords: number
  readonly maskedFreeWords: number
  /** Words outside gold in all documents, and those that found touches. */
  readonly otherWords: number
  readonly maskedOtherWords: number
}

const LETTER = /[\p{L}\p{N}]/gu

/** What the found spans of one document leave uncovered. */
export function exposureOf({ text, gold, found }: Pair): Exposure {
  const covered = covering(text.length, found)
  const counts = { coveredSpans: 0, missedSpans: 0 }
  const open = new Uint8Array(text.length) // 1: in gold and covered, 2: in gold and not
  for (const { start, end } of gold) {
    let letters = 0
    let bare = 0
    for (const { index, 0: letter } of text.slice(start, end).matchAll(LETTER)) {
      for (let i = start + index; i < start + index + letter.length; i++) {
        letters++
        if (!covered[i]) bare++
        open[i] = covered[i] ? 1 : 2
      }
    }
    if (bare === 0 && (letters > 0 || allCovered(covered, start, end))) counts.coveredSpans++
    else if (bare === letters) counts.missedSpans++
  }
  let characters = 0
  let leakedCharacters = 0
  for (const state of open) {
    if (state > 0) characters++
    if (state === 2) leakedCharacters++
  }
  return {
    docs: 1,
    phiDocs: gold.length > 0 ? 1 : 0,
    leakingDocs: counts.coveredSpans < gold.length ? 1 : 0,
    spans: gold.length,
    ...counts,
    characters,
    leakedCharacters,
  }
}

/** What the found spans of one document cover beyond gold. */
export function overRedactionOf({ text, gold, found }: Pair): OverRedaction {
  const inGold = covering(text.length, gold)
  const inFound = covering(text.length, found)
  let words = 0
  let masked = 0
  for (const { start, end } of wordsOf(text)) {
    if (any(inGold, start, end)) continue
    words++
    if (any(inFound, start, end)) masked++
  }
  const free = gold.length === 0
  return {
    freeDocs: free ? 1 : 0,
    touchedFreeDocs: free && found.length > 0 ? 1 : 0,
    freeWords: free ? words : 0,
    maskedFreeWords: free ? masked : 0,
    otherWords: words,
    maskedOtherWords: masked,
  }
}

function covering(length: number, spans: readonly Extent[]): Uint8Array {
  const covered = new Uint8Array(length)
  for (const { start, end } of spans) covered.fill(1, start, end)
  return covered
}

function any(covered: Uint8Array, start: number, end: number): boolean {
  return covered.subarray(start, end).includes(1)
}

function allCovered(covered: Uint8Array, start: number, end: number): boolean {
  return !covered.subarray(start, end).includes(0)
}
