import { foldWord } from '@palimpsest/deid/lexicon'
import { hashText, seeded } from '../packages/models/src/crf/hash.ts'
import { Gap, tokenize } from '../packages/models/src/crf/tokenizer.ts'
import type { TrainingDoc } from '../packages/models/src/crf/training-set.ts'
import type { WordClusters } from '../packages/models/src/crf/word-clusters.ts'

/** How `wordClusters` goes. */
export interface ClusterSettings {
  /** Numbers of clusters, up to 255 each: a word gets one of each. */
  readonly sizes: readonly [number, number]
  /** A word seen fewer times outside spans is left out: so will be words of new texts. */
  readonly minCount: number
  readonly rounds: number
  readonly seed: number
}

/**
 * Clusters of words that stand between the same words, by exchange: each word in turn moves to the class in which the
 * class bigrams of the text are likeliest (Kneser and Ney 1993; the criterion of Brown et al. 1992). What lies in
 * annotated spans counts as one unknown word, so that names of the training text get no cluster that those of other
 * texts lack. The same documents and seed give the same clusters.
 */
export function wordClusters(docs: readonly TrainingDoc[], settings: ClusterSettings): WordClusters {
  const { forms, bigrams } = read(docs, settings.minCount)
  const [fine, coarse] = settings.sizes.map((size) => exchange(bigrams, forms.length, size, settings))
  const order = [...forms.keys()].slice(FIXED)
  order.sort((a, b) => (forms[a]! >>> 0) - (forms[b]! >>> 0))
  return {
    forms: Int32Array.from(order, (w) => forms[w]!),
    fine: Uint8Array.from(order, (w) => fine![w]!),
    coarse: Uint8Array.from(order, (w) => coarse![w]!),
  }
}

/** Words 0 and 1: the border of a line, and what is unknown or in a span. They keep classes of their own. */
const [BORDER, UNKNOWN, FIXED] = [0, 1, 2]

/** Who follows whom how often: `[left, right, count]` by left and by right. */
interface Bigrams {
  readonly after: readonly ReadonlyMap<number, number>[]
  readonly before: readonly ReadonlyMap<number, number>[]
}

function read(docs: readonly TrainingDoc[], minCount: number): { forms: number[]; bigrams: Bigrams } {
  const counts = new Map<number, number>()
  const lines: number[][] = []
  for (const { text, spans } of docs) {
    const { count, starts, ends, gaps } = tokenize(text)
    const inSpan = new Uint8Array(text.length)
    for (const { start, end } of spans) inSpan.fill(1, start, end)
    let line: number[] = []
    for (let t = 0; t < count; t++) {
      if (gaps[t]! >= Gap.line && line.length > 0) {
        lines.push(line)
        line = []
      }
      const form = inSpan[starts[t]!] ? 0 : formOf(text.slice(starts[t]!, ends[t]!))
      line.push(form)
      if (form !== 0) counts.set(form, (counts.get(form) ?? 0) + 1)
    }
    if (line.length > 0) lines.push(line)
  }
  const kept = [...counts].filter(([, n]) => n >= minCount)
  // Frequent words first: they make the classes that the others find.
  kept.sort((a, b) => b[1] - a[1] || a[0] - b[0])
  const forms = [0, 0, ...kept.map(([form]) => form)]
  const ids = new Map(forms.map((form, id) => [form, id]))
  const after = forms.map(() => new Map<number, number>())
  const before = forms.map(() => new Map<number, number>())
  const add = (left: number, right: number) => {
    after[left]!.set(right, (after[left]!.get(right) ?? 0) + 1)
    before[right]!.set(left, (before[right]!.get(left) ?? 0) + 1)
  }
  for (const line of lines) {
    let left = BORDER
    for (const form of line) {
      const right = form === 0 ? UNKNOWN : (ids.get(form) ?? UNKNOWN)
      add(left, right)
      left = right
    }
    add(left, BORDER)
  }
  return { forms, bigrams: { after, before } }
}

/** As `WordType.form`. */
function formOf(word: string): number {
  return hashText(
    foldWord(word.length > 64 ? word.slice(0, 32) + word.slice(-32) : word).replace(/\p{Nd}/gu, '0'),
  )
}

function exchange(
  { after, before }: Bigrams,
  words: number,
  classes: number,
  { rounds, seed }: ClusterSettings,
): Uint8Array {
  const size = classes + FIXED
  const random = seeded(seed)
  const own = Uint8Array.from({ length: words }, (_, w) =>
    w < FIXED ? classes + w : w - FIXED < classes ? w - FIXED : Math.floor(random() * classes),
  )
  const pairs = new Float64Array(size * size)
  const totals = new Float64Array(size)
  for (let w = 0; w < words; w++)
    for (const [right, n] of after[w]!) {
      pairs[own[w]! * size + own[right]!]! += n
      totals[own[w]!]! += n
    }
  const f = (n: number) => (n <= 0 ? 0 : n * Math.log(n))
  // What the word's neighbours are, by class.
  const nextCount = new Float64Array(size)
  const lastCount = new Float64Array(size)
  for (let round = 0; round < rounds; round++) {
    let moves = 0
    for (let w = FIXED; w < words; w++) {
      const nexts: number[] = []
      const lasts: number[] = []
      let total = 0
      let self = 0
      for (const [right, n] of after[w]!) {
        total += n
        if (right === w) {
          self = n
          continue
        }
        const c = own[right]!
        if (nextCount[c] === 0) nexts.push(c)
        nextCount[c]! += n
      }
      for (const [left, n] of before[w]!) {
        if (left === w) continue
        const c = own[left]!
        if (lastCount[c] === 0) lasts.push(c)
        lastCount[c]! += n
      }
      const from = own[w]!
      const move = (c: number, sign: number) => {
        for (const d of nexts) pairs[c * size + d]! += sign * nextCount[d]!
        for (const d of lasts) pairs[d * size + c]! += sign * lastCount[d]!
        pairs[c * size + c]! += sign * self
        totals[c]! += sign * total
      }
      move(from, -1)
      let best = from
      let bestGain = -Infinity
      for (let c = 0; c < classes; c++) {
        let gain = 0
        for (const d of nexts) {
          if (d === c) continue
          const n = pairs[c * size + d]!
          gain += f(n + nextCount[d]!) - f(n)
        }
        for (const d of lasts) {
          if (d === c) continue
          const n = pairs[d * size + c]!
          gain += f(n + lastCount[d]!) - f(n)
        }
        const within = nextCount[c]! + lastCount[c]! + self
        if (within > 0) {
          const n = pairs[c * size + c]!
          gain += f(n + within) - f(n)
        }
        gain -= 2 * (f(totals[c]! + total) - f(totals[c]!))
        if (gain > bestGain + 1e-9) {
          bestGain = gain
          best = c
        }
      }
      own[w] = best
      move(best, 1)
      if (best !== from) moves++
      for (const d of nexts) nextCount[d] = 0
      for (const d of lasts) lastCount[d] = 0
    }
    if (moves < words / 200) break
  }
  return own
}
