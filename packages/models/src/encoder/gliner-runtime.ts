import { DeidError } from '@palimpsest/deid/text'
import { checkInputs, logitsIn, type OnnxSession } from './onnx-session.ts'

/** Several pieces of text with the same labels asked for, padded to one width. */
export interface GlinerBatch {
  readonly rows: number
  readonly width: number
  readonly ids: BigInt64Array
  readonly mask: BigInt64Array
  /** At the first piece of each word of the text its number from 1 on, else 0. */
  readonly wordsMask: BigInt64Array
  /** Words of each row. */
  readonly lengths: readonly number[]
  /** How many labels were asked for. */
  readonly labels: number
}

/** A span of words that a model believes in: first and last word, number of the label, and how surely. */
export interface Candidate {
  readonly first: number
  readonly last: number
  readonly label: number
  readonly score: number
}

/** Runs a GLiNER model and gives, for each row, every span above the threshold; they may overlap. */
export interface GlinerRuntime {
  readonly run: (batch: GlinerBatch, threshold: number) => Promise<readonly (readonly Candidate[])[]>
  /** Words of the longest span that it can find; undefined where any length may come. */
  readonly maxWidth?: number
}

/**
 * The GLiNER model in a session, as its own library exports it.
 * - By span: `span_idx` and `span_mask` list every run of up to `maxWidth` words; logits are [row, word, width, label].
 * - By token: logits say for each word whether it begins, ends or lies in a span: [row, word, label, 3], or
 *   [3, row, word, label] in older exports.
 */
export function glinerRuntime(
  session: OnnxSession,
  { perToken, maxWidth }: { perToken: boolean; maxWidth: number },
): GlinerRuntime {
  const inputs = ['input_ids', 'attention_mask', 'words_mask', 'text_lengths']
  checkInputs(
    session,
    perToken ? inputs : [...inputs, 'span_idx', 'span_mask'],
    [],
    'GLiNER model of one encoder',
  )
  const evaluate = async (batch: GlinerBatch, words: number) => {
    const { rows, width, ids, mask, wordsMask, lengths } = batch
    const dims = [rows, width]
    return logitsIn(
      await session.run({
        input_ids: { type: 'int64', data: ids, dims },
        attention_mask: { type: 'int64', data: mask, dims },
        words_mask: { type: 'int64', data: wordsMask, dims },
        text_lengths: { type: 'int64', data: BigInt64Array.from(lengths, BigInt), dims: [rows, 1] },
        ...(!perToken && spansOf(lengths, words, maxWidth)),
      }),
    )
  }
  if (perToken)
    return {
      async run(batch, threshold) {
        const words = Math.max(...batch.lengths)
        const { data, dims } = await evaluate(batch, words)
        const at = tokenLayout(dims, batch, words)
        return batch.lengths.map((length, row) => {
          const sure = (part: number, word: number, label: number) =>
            sigmoid(data[at(part, row, word, label)]!)
          return fromTokens(sure, length, batch.labels, threshold)
        })
      },
    }
  return {
    maxWidth,
    async run(batch, threshold) {
      const words = Math.max(...batch.lengths)
      const { data, dims } = await evaluate(batch, words)
      const { rows, labels, lengths } = batch
      if (dims.join() !== [rows, words, maxWidth, labels].join()) throw unexpected()
      return lengths.map((length, row) => {
        const out: Candidate[] = []
        for (let first = 0; first < length; first++)
          for (let more = 0; more < maxWidth && first + more < length; more++)
            for (let label = 0; label < labels; label++) {
              const score = sigmoid(data[((row * words + first) * maxWidth + more) * labels + label]!)
              if (score > threshold) out.push({ first, last: first + more, label, score })
            }
        return out
      })
    },
  }
}

/** Every run of words by its first and last; those that reach beyond the text are masked. */
function spansOf(lengths: readonly number[], words: number, maxWidth: number) {
  const each = words * maxWidth
  const index = new BigInt64Array(lengths.length * each * 2)
  const mask = new Uint8Array(lengths.length * each)
  lengths.forEach((length, row) => {
    for (let first = 0; first < length; first++)
      for (let more = 0; more < maxWidth; more++) {
        const at = row * each + first * maxWidth + more
        if (first + more >= length) continue
        index[at * 2] = BigInt(first)
        index[at * 2 + 1] = BigInt(first + more)
        mask[at] = 1
      }
  })
  return {
    span_idx: { type: 'int64', data: index, dims: [lengths.length, each, 2] },
    span_mask: { type: 'bool', data: mask, dims: [lengths.length, each] },
  } as const
}

type TokenIndex = (part: number, row: number, word: number, label: number) => number

function tokenLayout(dims: readonly number[], { rows, labels }: GlinerBatch, words: number): TokenIndex {
  const shape = dims.join()
  if (shape === [rows, words, labels, 3].join())
    return (part, row, word, label) => ((row * words + word) * labels + label) * 3 + part
  if (shape === [3, rows, words, labels].join())
    return (part, row, word, label) => ((part * rows + row) * words + word) * labels + label
  throw unexpected()
}

/** A beginning and an end with the same label and everything between inside it; as sure as the least sure of them. */
function fromTokens(
  sure: (part: number, word: number, label: number) => number,
  words: number,
  labels: number,
  threshold: number,
): readonly Candidate[] {
  const out: Candidate[] = []
  for (let label = 0; label < labels; label++)
    for (let first = 0; first < words; first++) {
      const begins = sure(0, first, label)
      if (begins <= threshold) continue
      let least = begins
      for (let last = first; last < words; last++) {
        const inside = sure(2, last, label)
        if (inside < threshold) break
        least = Math.min(least, inside)
        const ends = sure(1, last, label)
        if (ends > threshold) out.push({ first, last, label, score: Math.min(least, ends) })
      }
    }
  return out
}

function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit))
}

function unexpected(): DeidError {
  return new DeidError(
    'bad-model',
    'The model does not answer as a GLiNER model does for the labels it was asked for',
  )
}
