import { type ContextSettings, contextBoost } from '../context.ts'
import type { Detector } from '../detector.ts'
import { withoutDuplicates } from '../duplicates.ts'
import { patterns } from '../pattern.ts'
import type { Pipeline } from '../pipeline.ts'
import type { Recognizer } from '../recognizers/recognizer.ts'
import { defaultRegistry, servingLanguage } from '../registry.ts'

/**
 * Presidio's defaults for a language: its enabled recognizers, and the gain from context. `extra` takes the place of
 * its language model: detectors of PERSON, LOCATION, NRP and DATE_TIME.
 */
export function presidioPipeline(
  language = 'en',
  { extra = [], context = {} }: { extra?: readonly Detector[]; context?: Partial<ContextSettings> } = {},
): Pipeline {
  const registry = defaultRegistry({ languages: [language], detectors: extra })
  const { recognizers, detectors } = servingLanguage(registry, language)
  return pipelineOf(recognizers, detectors, context)
}

/** The pipeline of some recognizers and detectors in Presidio's order of work, before threshold and allow list. */
export function pipelineOf(
  recognizers: readonly Recognizer[],
  detectors: readonly Detector[] = [],
  context: Partial<ContextSettings> = {},
): Pipeline {
  const words = new Map(recognizers.map((r) => [`pattern:${r.name}`, r.context]))
  return {
    name: 'presidio',
    detectors: recognizers.length > 0 ? [patterns(recognizers), ...detectors] : detectors,
    refiners: [contextBoost((source) => words.get(source), context), withoutDuplicates],
    labels: 'presidio',
    resolve: 'none',
  }
}
