import type { Detector, Pipeline, Refiner } from '@palimpsest/deid'
import { clinicalRules, general, patternsPipeline } from '@palimpsest/deid/detect'
import { DeidError } from '@palimpsest/deid/text'
import { bareYears } from './bare-years.ts'
import { type CrfModel, crfDetector, lexiconNotice } from './crf/index.ts'
import { type EncoderModel, encoderDetector } from './encoder/index.ts'
import { ensemble, type Merging } from './ensemble.ts'
import { excludeByDefault } from './exclude-by-default.ts'
import { impossibleDates } from './impossible-dates.ts'
import { labelsByCue } from './labels-by-cue.ts'
import { partsOfTerms } from './parts-of-terms.ts'
import { type PipelineSettings, parseSettings, pointFor } from './pipeline-settings.ts'
import { tidyBorders } from './tidy-borders.ts'
import { loadCrf, type ReadWeights, readWeights } from './weights.ts'
import { withTitles } from './with-titles.ts'

/** The names that `shippedPipeline` knows. */
export const pipelineNames: readonly string[] = [
  'clinical',
  'clinical-fast',
  'clinical-rules',
  'general',
  'patterns',
  'presidio',
]

/** What may be set when a shipped pipeline is opened. */
export interface ShippedOptions {
  /** ISO 639-1 code. Every pipeline opens for every language; detectors made for another stay silent. */
  readonly language?: string
  /**
   * Recall to aim at, above 0 and up to 1: thresholds and bias become those that reached it on validation data
   * (the strictest that did; the most searching where none did). Clinical pipelines with a model only.
   */
  readonly recall?: number
  /** Mask also whatever no list of safe words vouches for; see `excludeByDefault`. Clinical pipelines only. */
  readonly excludeByDefault?: boolean
  /** Let names take the title before them (`Dr.`); left out unless asked for. Clinical pipelines only. */
  readonly titles?: boolean
  /** Where weights are read from; the package's own folder unless stated. */
  readonly read?: ReadWeights
  /** Told when a pipeline runs with less than its name says, once for each reason. */
  readonly onNotice?: (notice: string) => void
}

/**
 * The shipped pipeline of that name. Throws a DeidError `unknown-pipeline` for another name, `bad-recall` for a
 * recall that is none, and what loading throws when weights are missing or damaged.
 */
export async function shippedPipeline(name: string, options: ShippedOptions = {}): Promise<Pipeline> {
  checkRecall(options.recall)
  switch (name) {
    case 'patterns':
      return patternsPipeline
    case 'general':
      return general
    case 'presidio':
      return { ...general, name: 'presidio' }
    case 'clinical-rules':
      return finished({ ...clinicalRules }, options)
    case 'clinical-fast':
      return finished(await fast(options), options)
    case 'clinical':
      return finished(await best(options), options)
    default:
      throw new DeidError(
        'unknown-pipeline',
        `There is no pipeline of that name; there are ${pipelineNames.join(', ')}`,
      )
  }
}

/** The clinical rules with a CRF beside them: the shipped model with its settings, or one of your own with yours. */
export function withCrf(
  name: string,
  model: CrfModel,
  settings: PipelineSettings,
  { recall }: Pick<ShippedOptions, 'recall'> = {},
): Pipeline {
  checkRecall(recall)
  const { bias, rules, model: least } = pointFor(settings, recall)
  return withModels(
    name,
    [crfDetector(model, { bias })],
    ensemble({
      default: { how: 'union', rules, model: least },
      labels: Object.fromEntries(
        Object.entries(settings.labels).map(([label, own]) => [
          label,
          { how: own.how, rules: Math.max(own.rules, rules), model: Math.max(own.model, least) },
        ]),
      ),
    }),
  )
}

function withModels(name: string, detectors: readonly Detector[], merge: Refiner): Pipeline {
  return {
    ...clinicalRules,
    name,
    detectors: [...clinicalRules.detectors, ...detectors],
    refiners: [
      tidyBorders,
      bareYears,
      impossibleDates,
      partsOfTerms,
      merge,
      labelsByCue,
      ...clinicalRules.refiners,
    ],
  }
}

async function openCrf({ read = readWeights, onNotice }: ShippedOptions) {
  const [model, settings] = await Promise.all([
    loadCrf('clinical-fast.crf', read),
    read('clinical-fast.json'),
  ])
  tellOnce(lexiconNotice(model), onNotice)
  return { model, settings: parseSettings(settings) }
}

async function fast(options: ShippedOptions): Promise<Pipeline> {
  const { model, settings } = await openCrf(options)
  return withCrf('clinical-fast', model, settings, options)
}

const told = new Set<string>()

function tellOnce(notice: string | undefined, onNotice: ShippedOptions['onNotice']) {
  if (notice === undefined || onNotice === undefined || told.has(notice)) return
  onNotice(notice)
  told.add(notice)
}

/**
 * Rules, CRF and encoder, each backed by the others; `clinical-fast` where the encoder is not installed, which it says
 * once. Where a recall is asked for, the encoder only adds what it is sure of to what `clinical-fast` finds at that recall.
 */
async function best(options: ShippedOptions): Promise<Pipeline> {
  const { model, settings } = await openCrf(options)
  const encoder = await openEncoder()
  if (!encoder) {
    const notice =
      'The encoder of the pipeline clinical is not installed (@palimpsest/encoder); it runs as clinical-fast'
    tellOnce(notice, options.onNotice)
    return withCrf('clinical', model, settings, options)
  }
  if (options.recall !== undefined) {
    const pipeline = withCrf('clinical', model, settings, options)
    return { ...pipeline, detectors: [...pipeline.detectors, encoderDetector(encoder)] }
  }
  const { bias } = pointFor(settings, undefined)
  const backing = encoderDetector({ ...encoder, threshold: BACKING })
  return withModels('clinical', [crfDetector(model, { bias }), backing], threeSides(settings))
}

/** Least scores of a side that no other backs, and of the encoder to back one: chosen on generated notes of the split `dev`. */
const ALONE = { rules: 0.9, model: 0.9, encoder: 0.97 }
const BACKING = 0.3

function threeSides({ labels }: PipelineSettings): Refiner {
  const alone = ({ how, rules, model }: Merging): Merging => ({
    how,
    rules: Math.max(rules, ALONE.rules),
    model: Math.max(model, ALONE.model),
  })
  return ensemble({
    default: { how: 'union', ...ALONE },
    labels: Object.fromEntries(Object.entries(labels).map(([label, own]) => [label, alone(own)])),
    encoder: ALONE.encoder,
  })
}

/** The encoder from its optional package; nothing where the package or its weights are not there. */
async function openEncoder(): Promise<EncoderModel | undefined> {
  // Named at run time only: the package is heavy, and nothing here needs it to compile or to bundle.
  const optional = '@palimpsest/encoder'
  let opened: { openClinicalEncoder: () => Promise<EncoderModel> }
  try {
    opened = await import(/* @vite-ignore */ optional)
  } catch {
    return undefined
  }
  try {
    return await opened.openClinicalEncoder()
  } catch (error) {
    // Weights that are not there are one thing; damaged ones must not pass for that.
    if (error instanceof DeidError && /no readable/.test(error.message)) return undefined
    throw error
  }
}

function finished(
  pipeline: Pipeline,
  { titles = false, excludeByDefault: exclude = false }: ShippedOptions,
): Pipeline {
  const refined = titles ? { ...pipeline, refiners: [...pipeline.refiners, withTitles] } : pipeline
  if (!exclude) return refined
  // What is masked for want of a voucher never wins over what was recognised: it only fills the gaps.
  return { ...refined, detectors: [...refined.detectors, excludeByDefault], resolve: 'score' }
}

function checkRecall(recall: number | undefined) {
  if (recall !== undefined && !(recall > 0 && recall <= 1))
    throw new DeidError('bad-recall', 'The recall to aim at is a number above 0 and up to 1')
}
