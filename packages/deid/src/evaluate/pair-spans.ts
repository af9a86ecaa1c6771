import { type Extent, overlaps } from '../text/index.ts'
import { bestAssignment } from './assignment.ts'
import { type Judge, judgeOf, type MarkedSpan } from './similarity-profile.ts'

/** A span of gold with the one of found that answers it; one side is absent where nothing does. */
export interface SpanPair {
  readonly gold?: MarkedSpan
  readonly found?: MarkedSpan
  /** Whether both are there and alike in everything that is compared. */
  readonly same: boolean
}

const byDefault = judgeOf()

/** A component of more spans than this is paired greedily: the best assignment takes the third power of its size. */
const LARGEST = 300

/**
 * Pairs gold with found as MATScore does: within each run of spans that overlap each other, the assignment with
 * the greatest sum of likeness. In reading order; every span is in exactly one pair.
 */
export function pairSpans(
  gold: readonly MarkedSpan[],
  found: readonly MarkedSpan[],
  judge: Judge = byDefault,
): readonly SpanPair[] {
  const pairs: SpanPair[] = []
  for (const run of overlapping(gold, found)) {
    if (run.gold.length === 1 && run.found.length === 1) {
      const [one, other] = [run.gold[0]!, run.found[0]!]
      const { score, same } = judge(one, other)
      if (score > 0) pairs.push({ gold: one, found: other, same })
      else pairs.push({ gold: one, same }, { found: other, same })
      continue
    }
    const taken = new Set<MarkedSpan>()
    const partners =
      Math.max(run.gold.length, run.found.length) > LARGEST ? greedy(run, judge) : optimal(run, judge)
    for (const [i, span] of run.gold.entries()) {
      const found = partners[i]
      if (found) taken.add(found)
      pairs.push(found ? { gold: span, found, same: judge(span, found).same } : { gold: span, same: false })
    }
    for (const span of run.found) if (!taken.has(span)) pairs.push({ found: span, same: false })
  }
  return pairs
}

interface Run {
  readonly gold: MarkedSpan[]
  readonly found: MarkedSpan[]
}

function optimal({ gold, found }: Run, judge: Judge): readonly (MarkedSpan | undefined)[] {
  if (gold.length === 0 || found.length === 0) return []
  return bestAssignment(gold.map((g) => found.map((f) => judge(g, f).score))).map((column) => found[column])
}

function greedy({ gold, found }: Run, judge: Judge): readonly (MarkedSpan | undefined)[] {
  const partners = new Array<MarkedSpan | undefined>(gold.length).fill(undefined)
  const equal = new Map<string, MarkedSpan[]>()
  for (const span of found) {
    const key = `${span.start} ${span.end} ${span.label}`
    equal.set(key, [...(equal.get(key) ?? []), span])
  }
  const free = new Set(found)
  for (const [i, { start, end, label }] of gold.entries()) {
    const same = equal.get(`${start} ${end} ${label}`)?.pop()
    if (!same) continue
    partners[i] = same
    free.delete(same)
  }
  const rest = [...free].sort(byStart)
  for (const [i, span] of gold.entries()) {
    if (partners[i]) continue
    const at = rest.findIndex((other) => overlaps(other, span) && judge(span, other).score > 0)
    if (at >= 0) partners[i] = rest.splice(at, 1)[0]
  }
  return partners
}

/** Runs of spans of either side that hang together by overlaps, in reading order. */
function* overlapping(gold: readonly MarkedSpan[], found: readonly MarkedSpan[]): Generator<Run> {
  const all = [
    ...gold.map((span) => ({ span, mine: true })),
    ...found.map((span) => ({ span, mine: false })),
  ].sort((a, b) => byStart(a.span, b.span))
  let run: Run = { gold: [], found: [] }
  let end = -1
  for (const { span, mine } of all) {
    if (span.start >= end && end >= 0) {
      yield run
      run = { gold: [], found: [] }
    }
    end = Math.max(end, span.end)
    if (mine) run.gold.push(span)
    else run.found.push(span)
  }
  if (end >= 0) yield run
}

function byStart(a: Extent, b: Extent): number {
  return a.start - b.start || a.end - b.end
}
