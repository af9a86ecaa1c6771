import type { Refiner } from '@palimpsest/deid'
import type { Span } from '@palimpsest/deid/text'

/**
 * How what rules and a model propose for one label comes together.
 * - `union`: what either found, each above its own threshold.
 * - `vote`: both must have found something there; a proposal at or above `alone` needs no second.
 * - `rules`, `model`: only that side's proposals.
 */
export interface Merging {
  readonly how: 'union' | 'vote' | 'rules' | 'model'
  /** Least score of a rule's proposal that stands by itself. */
  readonly rules: number
  /** Least confidence of the model's that stands by itself. */
  readonly model: number
}

/** Settings of an ensemble: for every label, and for those that differ. */
export interface EnsembleSettings {
  readonly default: Merging
  readonly labels: Readonly<Record<string, Merging>>
  /**
   * Makes the encoder a side of its own, which backs rules and CRF and is backed by them: the least score of a
   * proposal of it that stands by itself. Absent: encoder and CRF are one side, the model's.
   */
  readonly encoder?: number
}

/**
 * A refiner that keeps, of what rules (sources that do not begin with `crf:` or `encoder:`) and models
 * proposed, what the settings say. A proposal of one side that overlaps one of another backs it, whatever
 * the labels: both say that there is something. A state right after a place (`Chicago, IL`) is backed by another
 * side's place: a degree (`Lee, MD`) follows no place.
 */
export function ensemble(settings: EnsembleSettings): Refiner {
  return {
    name: 'ensemble',
    refine({ text }, spans) {
      const bySide: Record<Side, Span[]> = { rules: [], model: [], encoder: [] }
      for (const span of spans) bySide[sideOf(span)].push(span)
      const sides = SIDES.filter((side) => bySide[side].length > 0).map((side) => ({
        side,
        cover: coverage(bySide[side]),
      }))
      const places: Partial<Record<Side, ReadonlySet<number>>> = {}
      const placesOf = (side: Side) => (places[side] ??= placeEnds(bySide[side]))
      return spans.filter((span) => {
        const side = sideOf(span)
        if (stands(span, side, false)) return true
        const backed = sides.some(
          (other) =>
            other.side !== side &&
            (meets(span, other.cover) ||
              (span.label === 'STATE' && follows(text, span, placesOf(other.side)))),
        )
        return backed && stands(span, side, true)
      })
    },
  }

  function sideOf({ source }: Span): Side {
    if (source.startsWith('crf:')) return 'model'
    if (source.startsWith('encoder:')) return settings.encoder === undefined ? 'model' : 'encoder'
    return 'rules'
  }

  function stands({ label, score }: Span, side: Side, backed: boolean): boolean {
    const { how, rules, model } = settings.labels[label] ?? settings.default
    if (how === 'rules') return side === 'rules'
    if (how === 'model') return side !== 'rules'
    const least = side === 'rules' ? rules : side === 'model' ? model : (settings.encoder ?? model)
    return backed || score >= least
  }
}

/** Who proposed a span: rules, the CRF, or the encoder where it is a side of its own. */
type Side = (typeof SIDES)[number]
const SIDES = ['rules', 'model', 'encoder'] as const

const PLACES = new Set(['CITY', 'HOSPITAL', 'STREET', 'LOCATION_OTHER'])

function placeEnds(spans: readonly Span[]): ReadonlySet<number> {
  return new Set(spans.filter(({ label }) => PLACES.has(label)).map(({ end }) => end))
}

/** Whether a span stands right after one of the places, with a comma or without. */
function follows(text: string, { start }: Span, ends: ReadonlySet<number>): boolean {
  const between = /,?[ \n]$/.exec(text.slice(Math.max(0, start - 2), start))
  return between !== null && ends.has(start - between[0].length)
}

/** What some spans cover: starts and ends of stretches, in order and apart. */
interface Coverage {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

function coverage(spans: readonly Span[]): Coverage {
  const starts: number[] = []
  const ends: number[] = []
  for (const at of inOrder(spans)) {
    const { start, end } = spans[at]!
    const last = ends.length - 1
    if (last >= 0 && start < ends[last]!) ends[last] = Math.max(ends[last]!, end)
    else {
      starts.push(start)
      ends.push(end)
    }
  }
  return { starts, ends }
}

/** The places of the spans in the list, by their starts: numbers are sorted several times faster than objects. */
function inOrder(spans: readonly Span[]): Float64Array {
  const count = spans.length
  const keys = new Float64Array(count)
  let sorted = true
  for (let i = 0; i < count; i++) {
    keys[i] = spans[i]!.start * count + i
    if (i > 0 && keys[i]! < keys[i - 1]!) sorted = false
  }
  if (!sorted) keys.sort()
  for (let i = 0; i < count; i++) keys[i] = keys[i]! % count
  return keys
}

function meets({ start, end }: Span, { starts, ends }: Coverage): boolean {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ends[middle]! <= start) low = middle + 1
    else high = middle
  }
  return low < starts.length && starts[low]! < end
}
