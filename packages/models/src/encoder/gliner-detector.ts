import type { Detector } from '@palimpsest/deid'
import { DeidError, type Extent, type Span } from '@palimpsest/deid/text'
import type { Candidate, GlinerBatch, GlinerRuntime } from './gliner-runtime.ts'
import type { Tokenizer } from './pieces.ts'

/** A GLiNER model with the labels to ask it for. */
export interface GlinerModel {
  /** Of the detector: `gliner:<name>`. */
  readonly name: string
  readonly runtime: GlinerRuntime
  readonly tokenizer: Tokenizer
  /** What stands before each label and after the last; `<<ENT>>` and `<<SEP>>` as published. */
  readonly entityMarker: string
  readonly separator: string
  /** Words that the model was made to read at a time. */
  readonly maxWords: number
  /** Pieces that it was made to read at a time, those of the labels among them. */
  readonly window: number
  /** What is asked for, such as `person name`, and the label that it stands for here; several may share one. */
  readonly labels: Readonly<Record<string, string>>
  /** Whether spans may lie inside each other; else none overlap. */
  readonly nested: boolean
  /** Spans less sure than this are dropped; 0 to 1. */
  readonly threshold: number
}

/** Words that neighbouring windows share, where both have room for them. */
const overlap = 32
/** Of a word without end only so much is read: models look at its first piece. */
const piecesOfWord = 24
/** Pieces of all rows of a batch together. */
const batchPieces = 4096

/**
 * A detector that asks a GLiNER model for the labels of its list, in the model's own words. Documents of any length
 * are read in overlapping windows; a span is taken from the window in which its first word lies further from a
 * border. Of spans that overlap the surest stays. Throws a DeidError `bad-model` when labels leave no room for text.
 */
export function glinerDetector(model: GlinerModel): Detector {
  const { runtime, tokenizer, labels, threshold, nested } = model
  const asked = Object.keys(labels)
  if (asked.length === 0)
    throw new DeidError('bad-model', 'A GLiNER model needs at least one label to ask for')
  const source = `gliner:${model.name}`
  const prompt = promptOf(model, asked)
  const room = model.window - prompt.length - 2
  if (room < 2 * piecesOfWord)
    throw new DeidError('bad-model', `The labels of ${model.name} leave no room for text in its window`)
  return {
    name: source,
    labels: [...new Set(Object.values(labels))],
    async detect({ text }) {
      const { words, pieces } = piecesByWord(text, tokenizer)
      const windows = windowsOf(
        pieces.map(({ length }) => length),
        room,
        model.maxWords,
      )
      const all: Candidate[] = []
      const perBatch = Math.max(1, Math.floor(batchPieces / model.window))
      for (let i = 0; i < windows.length; i += perBatch) {
        const part = windows.slice(i, i + perBatch)
        const rows = await runtime.run(batchOf(part, pieces, prompt, tokenizer, asked.length), threshold)
        part.forEach(({ start, from, to }, row) => {
          for (const { first, last, ...rest } of rows[row]!)
            if (start + first >= from && start + first < to)
              all.push({ first: start + first, last: start + last, ...rest })
        })
      }
      return chosen(all, nested).map(
        ({ first, last, label, score }): Span => ({
          start: words[first]!.start,
          end: words[last]!.end,
          label: labels[asked[label]!]!,
          score,
          source,
        }),
      )
    },
  }
}

/** `<<ENT>> label <<ENT>> label <<SEP>>` in pieces. */
function promptOf(
  { tokenizer, entityMarker, separator, name }: GlinerModel,
  asked: readonly string[],
): readonly number[] {
  const marker = (piece: string) => {
    const id = tokenizer.idOf(piece)
    if (id === undefined)
      throw new DeidError('bad-model', `The tokenizer of ${name} has no marker for labels`)
    return id
  }
  const [entity, end] = [marker(entityMarker), marker(separator)]
  return [...asked.flatMap((label) => [entity, ...tokenizer.split(label).ids]), end]
}

/** GLiNER's words: letters, digits and underscores with `-` or `_` between them; anything else stands alone. */
function wordsOf(text: string): readonly Extent[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}_]+(?:[-_][\p{L}\p{N}_]+)*|\S/gu), ({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }))
}

/** The words that have pieces at all, with theirs. */
function piecesByWord(
  text: string,
  tokenizer: Tokenizer,
): { words: readonly Extent[]; pieces: readonly Int32Array[] } {
  const known = new Map<string, Int32Array>()
  const words: Extent[] = []
  const pieces: Int32Array[] = []
  for (const extent of wordsOf(text)) {
    const word = text.slice(extent.start, extent.end)
    let ids = known.get(word)
    if (!ids) known.set(word, (ids = tokenizer.split(word).ids.slice(0, piecesOfWord)))
    if (ids.length === 0) continue
    words.push(extent)
    pieces.push(ids)
  }
  return { words, pieces }
}

/** Words `[start, end)` are read; those `[from, to)` are the window's own. */
interface Window {
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
}

function windowsOf(sizes: readonly number[], room: number, maxWords: number): readonly Window[] {
  const out: { start: number; end: number; from: number; to: number }[] = []
  for (let start = 0, end = 0; end < sizes.length; ) {
    let used = 0
    end = start
    while (end < sizes.length && end - start < maxWords && used + sizes[end]! <= room) used += sizes[end++]!
    const before = out.at(-1)
    const from = before ? (start + before.end + 1) >> 1 : 0
    if (before) before.to = from
    out.push({ start, end, from, to: end })
    // The next begins so many words earlier, but always gets on by half a window.
    if (end < sizes.length) start = Math.max(end - overlap, start + Math.ceil((end - start) / 2))
  }
  return out
}

function batchOf(
  windows: readonly Window[],
  pieces: readonly Int32Array[],
  prompt: readonly number[],
  { cls, sep, pad }: Tokenizer,
  labels: number,
): GlinerBatch {
  const sizes = windows.map(({ start, end }) => {
    let size = prompt.length + 2
    for (let word = start; word < end; word++) size += pieces[word]!.length
    return size
  })
  const [rows, width] = [windows.length, Math.max(...sizes)]
  const ids = new BigInt64Array(rows * width).fill(BigInt(pad))
  const mask = new BigInt64Array(rows * width)
  const wordsMask = new BigInt64Array(rows * width)
  windows.forEach(({ start, end }, row) => {
    let at = row * width
    mask.fill(1n, at, at + sizes[row]!)
    ids[at++] = BigInt(cls)
    for (const id of prompt) ids[at++] = BigInt(id)
    for (let word = start; word < end; word++) {
      wordsMask[at] = BigInt(word - start + 1)
      for (const id of pieces[word]!) ids[at++] = BigInt(id)
    }
    ids[at] = BigInt(sep)
  })
  return { rows, width, ids, mask, wordsMask, lengths: windows.map(({ start, end }) => end - start), labels }
}

/** The surest first; those that overlap one that was chosen are dropped, unless one lies in the other and may. */
function chosen(all: readonly Candidate[], nested: boolean): readonly Candidate[] {
  const out: Candidate[] = []
  const byWord = new Map<number, Candidate[]>()
  const clashes = (one: Candidate, other: Candidate) => {
    if (one.first === other.first && one.last === other.last) return true
    if (one.first > other.last || other.first > one.last) return false
    const inside =
      (one.first <= other.first && one.last >= other.last) ||
      (other.first <= one.first && other.last >= one.last)
    return !(nested && inside)
  }
  for (const candidate of [...all].sort(
    (a, b) => b.score - a.score || a.first - b.first || a.last - b.last,
  )) {
    let clash = false
    for (let word = candidate.first; word <= candidate.last && !clash; word++)
      clash = (byWord.get(word) ?? []).some((other) => clashes(candidate, other))
    if (clash) continue
    out.push(candidate)
    for (let word = candidate.first; word <= candidate.last; word++)
      byWord.set(word, [...(byWord.get(word) ?? []), candidate])
  }
  return out.sort((a, b) => a.first - b.first || b.last - a.last)
}
