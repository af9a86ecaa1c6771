import type { Span } from '@palimpsest/deid/text'
import type { Pieces } from './pieces.ts'

/** How the pieces of a word become one: the names that Hugging Face's pipelines use. */
export type Aggregation = 'simple' | 'first' | 'average' | 'max'

export interface DecodeSettings {
  /** Tag of each output, such as `B-PATIENT`, `I-PATIENT`, `O`; without prefix they count as inside. */
  readonly tags: readonly string[]
  /** From the model's labels to the label scheme; null drops one. Labels not listed stay as they are. */
  readonly labelMap: Readonly<Record<string, string | null>>
  readonly aggregation: Aggregation
  /** Added to the score of every tag but `O` before deciding: above 0 finds more, below 0 less. */
  readonly bias: number
  /** Spans less sure than this are dropped; 0 to 1. */
  readonly threshold: number
  readonly source: string
}

interface Word {
  readonly start: number
  readonly end: number
  readonly tag: number
  /** How sure it is that the word belongs to some span: one minus the probability of `O`. */
  readonly score: number
}

/**
 * Spans from logits. Words with the same label that follow each other are one span, unless a new one begins
 * with `B-`; the score is the mean of its words. Borders are those of whole words, so that no part of one stays.
 */
export function decode(pieces: Pieces, logits: Float32Array, settings: DecodeSettings): readonly Span[] {
  const { tags, labelMap, threshold, source } = settings
  const parsed = tags.map(parseTag)
  const spans: Span[] = []
  let open: { start: number; end: number; label: string; total: number; words: number } | undefined
  const close = () => {
    if (open && open.total / open.words >= threshold) {
      const { start, end, label, total, words } = open
      spans.push({ start, end, label, score: total / words, source })
    }
    open = undefined
  }
  for (const word of words(pieces, logits, settings)) {
    // Pieces of blanks alone are what models see between words; they neither make a span nor end one.
    if (word.end === word.start) continue
    const { begins, name } = parsed[word.tag]!
    const label = name === null ? null : Object.hasOwn(labelMap, name) ? labelMap[name]! : name
    if (label === null) {
      close()
      continue
    }
    if (!open || begins || open.label !== label) {
      close()
      open = { start: word.start, end: word.end, label, total: 0, words: 0 }
    }
    open.end = word.end
    open.total += word.score
    open.words++
  }
  close()
  return spans
}

function parseTag(tag: string): { begins: boolean; name: string | null } {
  if (tag === 'O') return { begins: false, name: null }
  const match = /^([BIESLU])[-_](.+)$/.exec(tag)
  if (!match) return { begins: false, name: tag }
  return { begins: match[1] === 'B' || match[1] === 'S' || match[1] === 'U', name: match[2]! }
}

function* words(
  pieces: Pieces,
  logits: Float32Array,
  { tags, aggregation, bias }: DecodeSettings,
): Generator<Word> {
  const count = tags.length
  const outside = tags.indexOf('O')
  const row = new Float64Array(count)
  for (let first = 0; first < pieces.length; ) {
    let next = first + 1
    while (next < pieces.length && pieces.wordStart[next] === 0) next++
    aggregate(logits, first, next, count, aggregation, row)
    if (bias !== 0) for (let k = 0; k < count; k++) if (k !== outside) row[k]! += bias
    const { tag, probabilityOutside } = choose(row, outside)
    yield { start: pieces.starts[first]!, end: pieces.ends[next - 1]!, tag, score: 1 - probabilityOutside }
    first = next
  }
}

/** Writes the logits of a word into `row`: of its first piece, the mean, or of its surest piece. */
function aggregate(
  logits: Float32Array,
  first: number,
  next: number,
  count: number,
  aggregation: Aggregation,
  row: Float64Array,
): void {
  if (aggregation === 'first' || aggregation === 'simple' || next === first + 1) {
    for (let k = 0; k < count; k++) row[k] = logits[first * count + k]!
    return
  }
  row.fill(aggregation === 'average' ? 0 : Number.NEGATIVE_INFINITY)
  for (let i = first; i < next; i++) {
    for (let k = 0; k < count; k++) {
      const value = logits[i * count + k]!
      row[k] = aggregation === 'average' ? row[k]! + value / (next - first) : Math.max(row[k]!, value)
    }
  }
}

function choose(row: Float64Array, outside: number): { tag: number; probabilityOutside: number } {
  let tag = 0
  for (let k = 1; k < row.length; k++) if (row[k]! > row[tag]!) tag = k
  let sum = 0
  for (let k = 0; k < row.length; k++) sum += Math.exp(row[k]! - row[tag]!)
  return { tag, probabilityOutside: outside < 0 ? 0 : Math.exp(row[outside]! - row[tag]!) / sum }
}
