import { patterns } from '../pattern.ts'
import type { Pipeline } from '../pipeline.ts'
import { allRecognizers } from '../recognizers/all.ts'

/** Every recognizer of every country and language, in one pass; no context words, no model. */
export const patternsPipeline: Pipeline = {
  name: 'patterns',
  detectors: [patterns(allRecognizers)],
  refiners: [],
  labels: 'native',
  resolve: 'longest',
}
