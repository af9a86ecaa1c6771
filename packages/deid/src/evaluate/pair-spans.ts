import { type Extent, overlaps, type Span } from '../text/index.ts'
import { bestAssignment } from './assignment.ts'

/** A span of gold with the one of found that answers it; one side is absent where nothing does. */
export interface SpanPair {
  readonly gold?: Span
  readonly found?: Span
}

/** MATScore's default weights of likeness: a tenth for the label, the rest for the extent. */
const LABEL = 0.1
const EXTENT = 0.9

/** How alike two spans are, 0 to 1; 1 for same label and extent, 0 for spans that do not touch. */
export function similarity(a: Span, b: Span): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  if (shared <= 0) return 0
  const union = Math.max(a.end, b.end) - Math.min(a.start, b.start)
  return (a.label === b.label ? LABEL : 0) + EXTENT * (shared / union)
}

/** A component of more spans than this is paired greedily: the best assignment takes the third power of its size. */
const LARGEST = 300

/**
 * Pairs gold with found as MATScore does: within each run of spans that overlap each other, the assignment with
 * the greatest sum of likeness. In reading order; every span is in exactly one pair.
 */
export function pairSpans(gold: readonly Span[], found: readonly Span[]): readonly SpanPair[] {
  const pairs: SpanPair[] = []
  for (const run of overlapping(gold, found)) {
    if (run.gold.length === 1 && run.found.length === 1) {
      pairs.push({ gold: run.gold[0]!, found: run.found[0]! })
      continue
    }
    const taken = new Set<Span>()
    const partners = Math.max(run.gold.length, run.found.length) > LARGEST ? greedy(run) : optimal(run)
    for (const [i, span] of run.gold.entries()) {
      const found = partners[i]
      if (found) taken.add(found)
      pairs.push(found ? { gold: span, found } : { gold: span })
    }
    for (const span of run.found) if (!taken.has(span)) pairs.push({ found: span })
  }
  return pairs
}

interface Run {
  readonly gold: Span[]
  readonly found: Span[]
}

function optimal({ gold, found }: Run): readonly (Span | undefined)[] {
  if (gold.length === 0 || found.length === 0) return []
  return bestAssignment(gold.map((g) => found.map((f) => similarity(g, f)))).map((column) => found[column])
}

function greedy({ gold, found }: Run): readonly (Span | undefined)[] {
  const partners = new Array<Span | undefined>(gold.length).fill(undefined)
  const equal = new Map<string, Span[]>()
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
    const at = rest.findIndex((other) => overlaps(other, span))
    if (at >= 0) partners[i] = rest.splice(at, 1)[0]
  }
  return partners
}

/** Runs of spans of either side that hang together by overlaps, in reading order. */
function* overlapping(gold: readonly Span[], found: readonly Span[]): Generator<Run> {
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
