import { DeidError } from '../text/message.ts'
import type { Span } from '../text/span.ts'
import { recognizerFromJson } from './ad-hoc.ts'
import { allowList } from './allow-list.ts'
import type { ContextSettings } from './context.ts'
import { detect } from './detect.ts'
import { aboveThreshold } from './duplicates.ts'
import type { Pipeline } from './pipeline.ts'
import { pipelineOf } from './pipelines/presidio.ts'
import type { Recognizer } from './recognizers/recognizer.ts'
import { noRecognizers, type Registry, servingLanguage } from './registry.ts'
import { DEFAULT_FLAGS, type RegexExecutor } from './safe-regex.ts'

/** What may be asked of one analysis: the fields of Presidio's `/analyze`, in our spelling. */
export interface AnalyzeRequest {
  readonly text: string
  readonly language: string
  /** Empty or absent: all. Unknown ones are ignored beside known ones. */
  readonly entities?: readonly string[]
  readonly scoreThreshold?: number
  readonly trace?: boolean
  /** Recognizers for this request only, as parsed from JSON. */
  readonly adHocRecognizers?: readonly unknown[]
  readonly context?: readonly string[]
  readonly allowList?: readonly string[]
  readonly allowListMatch?: string
  readonly regexFlags?: number
}

/** A span, and the recognizer that found it where it was one. */
export interface Analysis {
  readonly spans: readonly Span[]
  readonly recognizerOf: (span: Span) => Recognizer | undefined
}

export interface Analyzer {
  readonly registry: Registry
  readonly analyze: (request: AnalyzeRequest) => Promise<Analysis>
}

export interface AnalyzerSettings {
  readonly defaultThreshold?: number
  /** Thresholds of labels; a request's own threshold is for the others. */
  readonly thresholds?: Readonly<Record<string, number>>
  readonly context?: Partial<ContextSettings>
  readonly executor?: RegexExecutor
}

/**
 * An analyzer that does what Presidio's does, in its order: chooses recognizers, runs them, raises scores by context,
 * drops duplicates, what is below the threshold and what is allowed. Spans come in Presidio's order, with its labels.
 * Throws a DeidError with Presidio's words for what Presidio refuses. Keeps one compiled pipeline for each language.
 */
export function createAnalyzer(registry: Registry, settings: AnalyzerSettings = {}): Analyzer {
  const { defaultThreshold = 0, thresholds = {}, context = {}, executor } = settings
  const compiled = new Map<string, { serving: Registry; pipeline: Pipeline }>()

  function serving(language: string): { serving: Registry; pipeline: Pipeline } {
    const known = compiled.get(language)
    if (known) return known
    const chosen = servingLanguage(registry, language)
    const made = { serving: chosen, pipeline: pipelineOf(chosen.recognizers, chosen.detectors, context) }
    compiled.set(language, made)
    return made
  }

  return {
    registry,
    analyze: async (request) => {
      const { text, language, entities = [], trace = false } = request
      if (!text) throw new DeidError('no-text', 'No text provided')
      if (!language) throw new DeidError('no-language', 'No language provided')
      const adHoc = (request.adHocRecognizers ?? [])
        .map((json, i) => numbered(recognizerFromJson(json, { executor }), i))
        .filter((r) => r.languages.includes(language))
      const isWanted = (label: string) => entities.length === 0 || entities.includes(label)
      const own = adHoc.filter((r) => isWanted(r.label))
      const standing = standingFor(language, own.length > 0)
      const recognizers = standing?.serving.recognizers.filter((r) => isWanted(r.label)) ?? []
      const detectors = standing?.serving.detectors.filter((d) => d.labels.some(isWanted)) ?? []
      if (own.length + recognizers.length + detectors.length === 0) throw noRecognizers()

      const base = standing?.pipeline ?? pipelineOf([])
      const pipeline: Pipeline = {
        ...base,
        detectors: [
          ...(recognizers.length > 0 ? base.detectors.slice(0, 1) : []),
          ...detectors,
          ...pipelineOf(own).detectors,
        ],
        refiners: [
          { name: 'entities', refine: (_doc, spans) => spans.filter((span) => isWanted(span.label)) },
          ...pipelineOf(own, [], context).refiners.slice(0, 1),
          ...base.refiners,
          aboveThreshold(request.scoreThreshold ?? defaultThreshold, thresholds),
          ...allowed(request),
        ],
      }
      const spans = await detect({ id: '', text }, pipeline, {
        language,
        trace,
        context: request.context ?? [],
      })
      const bySource = new Map([...recognizers, ...own].map((r) => [`pattern:${r.name}`, r]))
      return { spans, recognizerOf: (span) => bySource.get(span.source) }
    },
  }

  function allowed({
    allowList: terms = [],
    allowListMatch = 'exact',
    regexFlags = DEFAULT_FLAGS,
  }: AnalyzeRequest) {
    return terms.length === 0
      ? []
      : [allowList(terms, { match: allowListMatch, flags: regexFlags, executor })]
  }

  /** What always serves the language; nothing, where only the request's own recognizers do. */
  function standingFor(language: string, hasOwn: boolean) {
    try {
      return serving(language)
    } catch (error) {
      if (hasOwn && error instanceof DeidError && error.code === 'no-recognizers') return undefined
      throw error
    }
  }
}

/** A recognizer of one request. Several may have one name, or none: each answers for its own spans and context words. */
function numbered(recognizer: Recognizer, i: number): Recognizer {
  return { ...recognizer, name: `${recognizer.name}#${i + 1}` }
}

/** Presidio's `analysis_explanation`. */
export interface PresidioExplanation {
  readonly recognizer: string
  readonly pattern_name: string | null
  readonly pattern: string | null
  readonly original_score: number
  readonly score: number
  readonly textual_explanation: string
  readonly score_context_improvement: number
  readonly supportive_context_word: string
  readonly validation_result: boolean | null
  readonly regex_flags: number | null
}

/** Why a span is there, in Presidio's form; null where no trace was asked for. */
export function presidioExplanation(
  span: Span,
  recognizer: Recognizer | undefined,
): PresidioExplanation | null {
  const { why } = span
  if (!why) return null
  const name = recognizer?.peer ?? span.source
  return {
    recognizer: name,
    pattern_name: recognizer ? why.rule : null,
    pattern: recognizer ? (why.pattern ?? null) : null,
    original_score: why.baseScore,
    score: span.score,
    textual_explanation: recognizer
      ? `Detected by \`${name}\` using pattern \`${why.rule}\``
      : `Identified as ${span.label} by ${name}`,
    score_context_improvement: why.contextGain ?? 0,
    supportive_context_word: why.contextWord ?? '',
    validation_result: why.validated ?? null,
    regex_flags: recognizer ? (recognizer.caseSensitive ? 24 : DEFAULT_FLAGS) : null,
  }
}
