import { type Extent, overlaps, type Span } from '../text/index.ts'
import { pairSpans } from './pair-spans.ts'
import { firstEndingAfter, type Piece, pieces } from './pieces.ts'
import { add, NONE, type Prf } from './prf.ts'
import type { Judge, MarkedSpan } from './similarity-profile.ts'

/** When a found span answers one of gold; see `docs/evaluation.md`. */
export type Match = 'exact' | 'overlap' | 'token' | 'pseudo-token' | 'char'

/** Every way to match, in the order of reports. */
export const matches: readonly Match[] = ['exact', 'overlap', 'token', 'pseudo-token', 'char']

/** A text with what is right and what a system found. */
export interface Pair {
  readonly id: string
  readonly text: string
  readonly gold: readonly MarkedSpan[]
  readonly found: readonly MarkedSpan[]
}

/** Counts by label. A label that neither side has is not there. */
export type ByLabel = ReadonlyMap<string, Prf>

/** How often a label of gold met one of found; `undefined` stands for nothing on that side. */
export interface Meeting {
  readonly gold: string | undefined
  readonly found: string | undefined
  readonly count: number
}

/**
 * Compares the spans of one document. Equal spans (same extent, label and attributes) of a side count once. `judge`
 * tells how alike two spans are, for `exact`.
 */
export function countPair(pair: Pair, match: Match, judge?: Judge): ByLabel {
  const gold = distinct(pair.gold)
  const found = distinct(pair.found)
  switch (match) {
    case 'exact':
      return exact(gold, found, judge)
    case 'overlap':
      return overlap(gold, found)
    default:
      return byPiece(pieces(pair.text, gold, found, match))
  }
}

/** Which labels met which: pairs of spans for `exact` and `overlap`, else pieces in their unit. */
export function meetings(pair: Pair, match: Match, judge?: Judge): readonly Meeting[] {
  const gold = distinct(pair.gold)
  const found = distinct(pair.found)
  if (match === 'exact' || match === 'overlap')
    return pairSpans(gold, found, judge).map((p) => ({
      gold: p.gold?.label,
      found: p.found?.label,
      count: 1,
    }))
  return pieces(pair.text, gold, found, match).map((p) => ({
    gold: shared(p) ?? p.gold[0],
    found: shared(p) ?? p.found[0],
    count: p.units,
  }))
}

function shared({ gold, found }: Piece): string | undefined {
  return gold.find((label) => found.includes(label))
}

/** The sum of the counts of all labels. */
export function sumOf(counts: ByLabel): Prf {
  return [...counts.values()].reduce(add, NONE)
}

/** Both together, label by label. */
export function addByLabel(a: ByLabel, b: ByLabel): ByLabel {
  const out = new Map(a)
  for (const [label, counts] of b) out.set(label, add(out.get(label) ?? NONE, counts))
  return out
}

class Tally {
  readonly #counts = new Map<string, { -readonly [K in keyof Prf]: number }>()

  count(label: string, field: keyof Prf, by = 1): void {
    const counts = this.#counts.get(label)
    if (counts) counts[field] += by
    else this.#counts.set(label, { ...NONE, [field]: by })
  }

  done(): ByLabel {
    return this.#counts
  }
}

function exact(gold: readonly MarkedSpan[], found: readonly MarkedSpan[], judge?: Judge): ByLabel {
  const tally = new Tally()
  for (const pair of pairSpans(gold, found, judge)) {
    const { same } = pair
    if (pair.gold) tally.count(pair.gold.label, same ? 'match' : pair.found ? 'goldClash' : 'missing')
    if (pair.found) tally.count(pair.found.label, same ? 'foundMatch' : pair.gold ? 'foundClash' : 'spurious')
  }
  return tally.done()
}

function overlap(gold: readonly Span[], found: readonly Span[]): ByLabel {
  const tally = new Tally()
  const count = (
    spans: readonly Span[],
    others: readonly Span[],
    [hit, clash, alone]: readonly [keyof Prf, keyof Prf, keyof Prf],
  ) => {
    const near = finder(others)
    for (const span of spans) {
      const met = near(span)
      tally.count(
        span.label,
        met.some(({ label }) => label === span.label) ? hit : met.length > 0 ? clash : alone,
      )
    }
  }
  count(gold, found, ['match', 'goldClash', 'missing'])
  count(found, gold, ['foundMatch', 'foundClash', 'spurious'])
  return tally.done()
}

/** A function that gives the spans that overlap an extent; spans may overlap each other. */
function finder(spans: readonly Span[]): (extent: Extent) => readonly Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start)
  // The furthest end so far makes a list that is in order, to search in.
  let furthest = 0
  const reach = sorted.map(({ start, end }) => {
    furthest = Math.max(furthest, end)
    return { start, end: furthest }
  })
  return (extent) => {
    const out: Span[] = []
    for (
      let i = firstEndingAfter(reach, extent.start);
      i < sorted.length && sorted[i]!.start < extent.end;
      i++
    )
      if (overlaps(sorted[i]!, extent)) out.push(sorted[i]!)
    return out
  }
}

function byPiece(list: readonly Piece[]): ByLabel {
  const tally = new Tally()
  for (const { gold, found, units } of list) {
    for (const label of gold) {
      const hit = found.includes(label)
      tally.count(label, hit ? 'match' : found.length > 0 ? 'goldClash' : 'missing', units)
      if (hit) tally.count(label, 'foundMatch', units)
    }
    for (const label of found)
      if (!gold.includes(label)) tally.count(label, gold.length > 0 ? 'foundClash' : 'spurious', units)
  }
  return tally.done()
}

function distinct(spans: readonly MarkedSpan[]): readonly MarkedSpan[] {
  const seen = new Set<string>()
  return spans.filter(({ start, end, label, attributes }) => {
    const key = `${start} ${end} ${label}${attributes ? ` ${JSON.stringify(attributes)}` : ''}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
