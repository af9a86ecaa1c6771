import type { Pipeline } from '@palimpsest/deid'
import { clinicalRules, general, patternsPipeline } from '@palimpsest/deid/detect'
import { DeidError } from '@palimpsest/deid/text'
import { biasForRecall, type CrfModel, crfDetector } from './crf/index.ts'
import { type EnsembleSettings, ensemble } from './ensemble.ts'
import { loadCrf, type ReadWeights, readWeights } from './weights.ts'

/** The names that `shippedPipeline` knows. */
export const pipelineNames: readonly string[] = [
  'clinical',
  'clinical-fast',
  'clinical-rules',
  'general',
  'patterns',
]

/** What may be set when a shipped pipeline is opened. */
export interface ShippedOptions {
  /** ISO 639-1 code; the models are English. */
  readonly language?: string
  /** Recall to aim at, between 0 and 1: the model's bias is the one that reached it on validation data. */
  readonly recall?: number
  /** Where weights are read from; the package's own folder unless stated. */
  readonly read?: ReadWeights
  /** Told once when a pipeline runs with less than its name says; writes nothing unless given. */
  readonly onNotice?: (notice: string) => void
}

/** How rules and the CRF share the work; chosen on the dev split, see docs/models.md. */
const FAST: EnsembleSettings = {
  default: { how: 'union', rules: 0, model: 0.5 },
  labels: {},
}

/**
 * The shipped pipeline of that name. Throws a DeidError `unknown-pipeline` for another name, `bad-recall` for a
 * recall that is none, and what loading throws when the weights are missing or damaged.
 */
export async function shippedPipeline(name: string, options: ShippedOptions = {}): Promise<Pipeline> {
  switch (name) {
    case 'patterns':
      return patternsPipeline
    case 'general':
      return general
    case 'clinical-rules':
      return clinicalRules
    case 'clinical':
    case 'clinical-fast':
      return withCrf(name, await loadCrf('clinical-fast.crf', options.read ?? readWeights), options)
    default:
      throw new DeidError(
        'unknown-pipeline',
        `There is no pipeline of that name; there are ${pipelineNames.join(', ')}`,
      )
  }
}

/** The clinical rules with a CRF beside them: a shipped model or one of your own. */
export function withCrf(
  name: string,
  model: CrfModel,
  { recall }: Pick<ShippedOptions, 'recall'> = {},
): Pipeline {
  if (recall !== undefined && !(recall > 0 && recall <= 1))
    throw new DeidError('bad-recall', 'The recall to aim at is a number above 0 and up to 1')
  const bias = recall === undefined ? 0 : biasForRecall(model, recall)
  return {
    ...clinicalRules,
    name,
    detectors: [...clinicalRules.detectors, crfDetector(model, { bias })],
    refiners: [ensemble(FAST), ...clinicalRules.refiners],
  }
}
