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
      const models = spans.filter(isModel)
      const rules = spans.filter((span) => !isModel(span))
      return spans.filter((span) => stands(span, meets(span, isModel(span) ? rules : models)))
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

function meets({ start, end }: Span, others: readonly Span[]): boolean {
  return others.some((other) => other.start < end && start < other.end)
}
