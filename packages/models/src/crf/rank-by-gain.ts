import type { Unsure, UnsureSpan } from './unsure-spans.ts'

/** A document that may be annotated next, with what a model is unsure of in it. */
export interface Candidate extends Unsure {
  readonly id: string
}

/** A candidate in its place of the ranking. */
export interface Ranked {
  readonly id: string
  /** What annotating it is expected to teach, for each token read, given those ranked before it. */
  readonly gain: number
  /** Its spans, those that teach most first. */
  readonly spans: readonly UnsureSpan[]
}

/** How `rankByGain` chooses. */
export interface RankSettings {
  /** How many to rank; all unless stated. */
  readonly limit?: number
  /** Words that annotated documents have in their spans, with how often; they teach less. */
  readonly known?: ReadonlyMap<string, number>
  /** Tokens that opening a document costs, whatever its length. 60 unless stated. */
  readonly opening?: number
}

/**
 * Candidates by expected gain, best first: the entropy of their unsure spans, divided by what reading them costs (their
 * tokens and `opening`). A span counts in proportion to how new its words are: a word that stood in spans of documents ranked before,
 * or in `known`, n times counts 1 / (n + 1). Ties go by id. Takes each candidate once; the choice is greedy, which for gains that
 * only shrink is within 1 - 1/e of the best set.
 */
export function rankByGain(candidates: readonly Candidate[], settings: RankSettings = {}): Ranked[] {
  const { limit = candidates.length, known = new Map<string, number>(), opening = 60 } = settings
  const seen = new Map(known)
  const gainOf = ({ tokens, spans }: Candidate) =>
    spans.reduce((sum, span) => sum + spanGain(span, seen), 0) / (tokens + opening)
  const queue = candidates.map((candidate) => ({ candidate, gain: gainOf(candidate), asOf: 0 }))
  const before = (a: (typeof queue)[number], b: (typeof queue)[number]) =>
    a.gain - b.gain || (a.candidate.id < b.candidate.id ? 1 : -1)
  queue.sort(before)
  const ranked: Ranked[] = []
  while (queue.length > 0 && ranked.length < limit) {
    const top = queue.pop()!
    // Gains only shrink: one that is still the best when worked out anew is the best of all.
    if (top.asOf < ranked.length) {
      top.gain = gainOf(top.candidate)
      top.asOf = ranked.length
      insert(queue, top, before)
      continue
    }
    const spans = [...top.candidate.spans].sort(
      (a, b) => spanGain(b, seen) - spanGain(a, seen) || a.start - b.start,
    )
    ranked.push({ id: top.candidate.id, gain: top.gain, spans })
    for (const { words } of spans) for (const word of words) seen.set(word, (seen.get(word) ?? 0) + 1)
  }
  return ranked
}

/** What a person's answer at a span is expected to teach: its entropy, less for words that were seen in spans. */
export function spanGain({ entropy, words }: UnsureSpan, seen: ReadonlyMap<string, number>): number {
  if (words.length === 0) return 0
  const fresh = words.reduce((sum, word) => sum + 1 / (1 + (seen.get(word) ?? 0)), 0) / words.length
  return entropy * fresh
}

function insert<T>(sorted: T[], item: T, compare: (a: T, b: T) => number) {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (compare(sorted[middle]!, item) < 0) low = middle + 1
    else high = middle
  }
  sorted.splice(low, 0, item)
}
