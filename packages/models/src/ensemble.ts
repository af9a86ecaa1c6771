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
}

/**
 * A refiner that keeps, of what rules (sources that do not begin with `crf:` or `encoder:`) and models
 * proposed, what the settings say. A proposal of one side that overlaps one of the other backs it, whatever
 * the labels: both say that there is something.
 */
export function ensemble(settings: EnsembleSettings): Refiner {
  return {
    name: 'ensemble',
    refine(_, spans) {
      const byModel = coverage(spans.filter(isModel))
      const byRules = coverage(spans.filter((span) => !isModel(span)))
      return spans.filter((span) => stands(span, meets(span, isModel(span) ? byRules : byModel)))
    },
  }

  function stands(span: Span, backed: boolean): boolean {
    const { how, rules, model } = settings.labels[span.label] ?? settings.default
    const own = isModel(span) ? model : rules
    if (how === 'rules') return !isModel(span)
    if (how === 'model') return isModel(span)
    return backed || span.score >= own
  }
}

/** Whether a span comes from a model that learned. */
function isModel({ source }: Span): boolean {
  return source.startsWith('crf:') || source.startsWith('encoder:')
}

/** What some spans cover: starts and ends of stretches, in order and apart. */
interface Coverage {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

function coverage(spans: readonly Span[]): Coverage {
  const starts: number[] = []
  const ends: number[] = []
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = ends.length - 1
    if (last >= 0 && start < ends[last]!) ends[last] = Math.max(ends[last]!, end)
    else {
      starts.push(start)
      ends.push(end)
    }
  }
  return { starts, ends }
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
