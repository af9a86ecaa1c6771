import type { Span } from '@palimpsest/deid/text'
import type { Pieces } from './pieces.ts'

/**
 * How the pieces of a word become one: the names that Hugging Face's pipelines use. `simple` lets every piece speak
 * for itself, and borders fall inside words.
 */
export type Aggregation = 'simple' | 'first' | 'average' | 'max'

/** What becomes of borders inside words: the words are taken whole, left out, or the span is dropped. */
export type Alignment = 'expand' | 'contract' | 'strict'

export interface DecodeSettings {
  /** Tag of each output, such as `B-PATIENT`, `I-PATIENT`, `O`; without prefix they count as inside. */
  readonly tags: readonly string[]
  /** From the model's labels to the label scheme; null drops one. Labels not listed stay as they are. */
  readonly labelMap: Readonly<Record<string, string | null>>
  readonly aggregation: Aggregation
  /** For `simple`; `expand` unless stated, so that no part of a word stays. */
  readonly alignment?: Alignment
  /** By our label, what its scores are multiplied by before the threshold: below 1 for labels that often err. */
  readonly scale?: Readonly<Record<string, number>>
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
 * with `B-`; the score is the mean of its words. Borders are those of whole words, as `alignment` has it.
 */
export function decode(pieces: Pieces, logits: Float32Array, settings: DecodeSettings): readonly Span[] {
  const { tags, labelMap, threshold, source, aggregation, alignment = 'expand', scale = {} } = settings
  const parsed = tags.map(parseTag)
  const spans: Span[] = []
  let open: { start: number; end: number; label: string; total: number; words: number } | undefined
  const close = () => {
    if (open) {
      const { start, end, label, total, words } = open
      const score = (total / words) * (Object.hasOwn(scale, label) ? scale[label]! : 1)
      if (score >= threshold) spans.push({ start, end, label, score, source })
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
  return aggregation === 'simple' ? aligned(spans, pieces, alignment) : spans
}

/** Spans with the borders of words. Those that come to the same are one, as sure as the surer. */
function aligned(spans: readonly Span[], pieces: Pieces, alignment: Alignment): readonly Span[] {
  const out = new Map<string, Span>()
  let piece = 0
  for (const span of spans) {
    // A piece may lie in two spans' words, so the search begins at the word in which the last one began.
    while (piece > 0 && pieces.wordStart[piece] === 0) piece--
    while (piece < pieces.length && pieces.ends[piece]! <= span.start) piece++
    while (piece > 0 && pieces.wordStart[piece] === 0) piece--
    let [start, end] = [-1, -1]
    let whole = true
    for (let at = piece; at < pieces.length && pieces.starts[at]! < span.end; ) {
      const next = wordEnd(pieces, at)
      const [from, to] = [pieces.starts[at]!, pieces.ends[next - 1]!]
      const inside = from >= span.start && to <= span.end
      if (to > from && to > span.start && (inside || alignment === 'expand')) {
        if (start < 0) start = from
        end = to
      }
      if (to > from && to > span.start && !inside) whole = false
      at = next
    }
    if (start < 0 || (alignment === 'strict' && !whole)) continue
    const key = `${start} ${end} ${span.label}`
    const before = out.get(key)
    if (!before || before.score < span.score) out.set(key, { ...span, start, end })
  }
  return [...out.values()]
}

/** The first piece after the word that begins at `first`. */
function wordEnd({ length, wordStart }: Pieces, first: number): number {
  let next = first + 1
  while (next < length && wordStart[next] === 0) next++
  return next
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
    const next = aggregation === 'simple' ? first + 1 : wordEnd(pieces, first)
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
  if (aggregation === 'first' || next === first + 1) {
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
