import type { Detector } from '@palimpsest/deid'
import type { Explanation, Span } from '@palimpsest/deid/text'
import type { CrfModel } from './model.ts'
import { Tagger } from './tagger.ts'

/** How a CRF detector behaves. */
export interface CrfDetectorSettings {
  /** Added to the score of "outside": negative finds more, positive less. 0 unless stated. */
  readonly bias?: number
  /** Spans less sure than this are left out, by label or for all; 0 unless stated. */
  readonly threshold?: number | Readonly<Record<string, number>>
}

/** A detector that tags with a model; its spans' scores are calibrated probabilities, its name is `crf:` and the model's. */
export function crfDetector(
  model: CrfModel,
  { bias = 0, threshold = 0 }: CrfDetectorSettings = {},
): Detector {
  const tagger = new Tagger(model)
  const name = `crf:${model.header.name}`
  const least = (label: string) => (typeof threshold === 'number' ? threshold : (threshold[label] ?? 0))
  return {
    name,
    labels: model.header.labels,
    languages: [model.header.language],
    detect: (doc, { trace }) => {
      const spans: Span[] = []
      for (const { start, end, label, confidence } of tagger.tag(doc.text, { bias })) {
        if (confidence < least(label)) continue
        const span = { start, end, label, score: Math.round(confidence * 1e4) / 1e4, source: name }
        spans.push(trace ? { ...span, why: explained(name, confidence, bias) } : span)
      }
      return spans
    },
  }
}

function explained(name: string, confidence: number, bias: number): Explanation {
  return { rule: name, pattern: `bias ${bias}`, baseScore: confidence }
}
