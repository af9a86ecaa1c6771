import { lexiconPrint } from '@palimpsest/deid/lexicon'
import { DeidError } from '@palimpsest/deid/text'
import { FEATURES } from './features.ts'
import { type LabelScheme, LabelStates } from './label-states.ts'
import { lbfgs } from './lbfgs.ts'
import { lexiconNotice } from './lexicon-notice.ts'
import type { CrfModel, ModelHeader } from './model.ts'
import { type Parameters, parametersFor, SequenceLoss } from './objective.ts'
import { ALL_PASS, withScreen } from './screen.ts'
import { Stochastic } from './stochastic.ts'
import { Tagger } from './tagger.ts'
import { type TrainingDoc, type TrainingSet, trainingSet, Vocabulary } from './training-set.ts'
import { measure, tune } from './validate.ts'
import { NO_CLUSTERS, type WordClusters } from './word-clusters.ts'

/** How to train; every field has a default that suits a few hundred to some ten thousand notes. */
export interface TrainSettings {
  readonly name: string
  readonly version: string
  readonly language: string
  readonly labels?: readonly string[]
  readonly scheme: LabelScheme
  readonly method: 'stochastic' | 'lbfgs'
  /** Passes over the data (stochastic) or steps (lbfgs), at most. */
  readonly passes: number
  /** Passes without gain on the validation documents before it stops. */
  readonly patience: number
  /** A feature seen fewer times is left out. */
  readonly minCount: number
  readonly rate: number
  readonly l1: number
  readonly l2: number
  readonly seed: number
  /** Chance to leave out a feature group, by `Group`. */
  readonly drop: readonly number[]
  /** Weights smaller than this, in logits, are not kept. */
  readonly prune: number
  /** Pairs kept at most, the heaviest first; bounds the size of the file. */
  readonly maxPairs: number
  readonly sources: readonly string[]
  readonly date?: string
  /** Clusters of words to look at; those of `base` unless stated, else none. */
  readonly clusters?: WordClusters
  /** A model to start from: training goes on with its weights. */
  readonly base?: CrfModel
  /** Called once with how the documents to learn from were read. */
  readonly onRead?: (read: Pick<TrainingSet, 'tokenCount' | 'moved' | 'dropped'>) => void
  /** Called after every pass with what to print. */
  readonly onPass?: (report: PassReport) => void
  /** Called with every model that is the best so far, not yet calibrated: to be kept in case training is cut short. */
  readonly onBest?: (model: CrfModel) => void
}

/** One pass of training. `recall` and `precision` are over the validation documents' characters, label-blind. */
export interface PassReport {
  readonly pass: number
  readonly loss: number
  readonly seconds: number
  readonly recall: number
  readonly precision: number
  /** Spans by class of error. */
  readonly errors: Readonly<Record<'missed' | 'spurious' | 'label' | 'border', number>>
}

const DEFAULTS: TrainSettings = {
  name: 'custom',
  version: '1',
  language: 'en',
  scheme: 'BIO',
  method: 'stochastic',
  passes: 12,
  patience: 3,
  minCount: 2,
  rate: 0.12,
  l1: 0.4,
  l2: 0.5,
  seed: 7,
  drop: [0.15, 0.05, 0, 0.1, 0.05, 0.1, 0.15, 0.15],
  prune: 0.04,
  maxPairs: 1_300_000,
  sources: [],
}

/**
 * Trains a tagger on `docs`, watching `validation` (or, without one, every tenth document) to stop early, to
 * calibrate confidence and to measure recall at several biases. The same input and seed give the same model.
 * Throws a DeidError `empty-training-set` when there is no document, or no span to learn from; `model-lexicon` when `base`
 * was trained with other word lists, as its weights then speak of other features.
 */
export function train(
  docs: readonly TrainingDoc[],
  validation: readonly TrainingDoc[] = [],
  options: Partial<TrainSettings> = {},
): CrfModel {
  const settings = { ...DEFAULTS, ...options }
  const notice = settings.base && lexiconNotice(settings.base)
  if (notice)
    throw new DeidError('model-lexicon', `${notice}: train a new one, without a model to start from`)
  const held =
    validation.length > 0 ? validation : docs.length < 10 ? docs : docs.filter((_, i) => i % 10 === 9)
  const taught = validation.length > 0 || docs.length < 10 ? docs : docs.filter((_, i) => i % 10 !== 9)
  const states = new LabelStates(labelsOf(docs, settings), settings.base?.header.scheme ?? settings.scheme)
  const clusters = settings.base?.clusters ?? settings.clusters ?? NO_CLUSTERS
  const vocabulary = new Vocabulary()
  for (const hash of settings.base?.featureHashes ?? []) vocabulary.count(hash)
  const set = trainingSet(taught, states, { vocabulary, grow: true, clusters })
  if (set.tokenCount === 0) throw new DeidError('empty-training-set', 'There is no document to learn from')
  settings.onRead?.(set)
  // What the model to start from has, stays, however rare it is here.
  if (settings.base)
    for (let f = 0; f < settings.base.featureHashes.length; f++) vocabulary.counts[f]! += settings.minCount
  const parameters = parametersFor(set, settings.minCount, settings.base)
  if (settings.base) copyWeights(settings.base, states, parameters)

  const header = (): ModelHeader => ({
    format: 2,
    name: settings.name,
    version: settings.version,
    labels: states.labels,
    scheme: states.scheme,
    features: FEATURES,
    lexicon: lexiconPrint,
    language: settings.language,
    training: {
      fingerprint: set.fingerprint,
      documents: taught.length,
      tokens: set.tokenCount,
      sources: settings.sources,
      settings: {
        method: settings.method,
        minCount: settings.minCount,
        rate: settings.rate,
        l1: settings.l1,
        l2: settings.l2,
        seed: settings.seed,
      },
      ...(settings.date === undefined ? {} : { date: settings.date }),
    },
    scores: {},
    calibration: { slope: 1, offset: 0 },
    operatingPoints: [],
    screen: ALL_PASS,
    scale: 1,
  })
  const kept = () => compress(header(), set.vocabulary, parameters, states.size, clusters, settings)

  let best = kept()
  let bestScore = -1
  let stale = 0
  const look = (pass: number, loss: number, began: number): boolean => {
    const model = kept()
    const { recall, precision, errors } = measure(new Tagger(model), held)
    settings.onPass?.({ pass, loss, seconds: (performance.now() - began) / 1000, recall, precision, errors })
    const score = recall + precision === 0 ? 0 : (5 * recall * precision) / (4 * precision + recall)
    if (score > bestScore + 1e-4) {
      best = model
      bestScore = score
      stale = 0
      settings.onBest?.(model)
    } else stale++
    return stale >= settings.patience
  }
  if (settings.method === 'stochastic') {
    const learner = new Stochastic(set, parameters, settings)
    for (let pass = 1; pass <= settings.passes; pass++) {
      const began = performance.now()
      const loss = learner.pass()
      if (look(pass, loss, began)) break
    }
  } else {
    const loss = new SequenceLoss(set, parameters)
    let pass = 0
    let began = performance.now()
    lbfgs(
      (weights, slopes) => {
        parameters.weights.set(weights)
        loss.syncTransitions()
        slopes.fill(0)
        let total = 0
        for (let i = 0; i < set.sequenceWeights.length; i++) {
          const weight = set.sequenceWeights[i]!
          total +=
            weight *
            loss.sequence(i, (at, slope) => {
              slopes[at]! += weight * slope
            })
        }
        for (let i = 0; i < weights.length; i++) {
          total += (settings.l2 / 2) * weights[i]! ** 2
          slopes[i]! += settings.l2 * weights[i]!
        }
        return total
      },
      Float64Array.from(parameters.weights),
      {
        l1: settings.l1,
        steps: settings.passes,
        onStep: (weights, value) => {
          parameters.weights.set(weights)
          const stop = look(++pass, value / set.tokenCount, began)
          began = performance.now()
          return stop
        },
      },
    )
  }
  const heldSet = trainingSet(held, states, { vocabulary, clusters })
  return tune(withScreen(best, set, taught, heldSet, held), held)
}

function labelsOf(docs: readonly TrainingDoc[], settings: TrainSettings): readonly string[] {
  const labels = settings.base?.header.labels ?? settings.labels
  const seen = [...new Set(docs.flatMap((doc) => doc.spans.map((span) => span.label)))].sort()
  if (labels) {
    const strange = settings.base ? seen.filter((label) => !labels.includes(label)) : []
    if (strange.length > 0)
      throw new DeidError(
        'bad-labels',
        `The model to start from has no label ${strange.join(', ')}: train a new one`,
      )
    return labels
  }
  if (seen.length === 0) throw new DeidError('empty-training-set', 'The documents have no span to learn from')
  return seen
}

/** Puts the weights of a model that training starts from in place. */
function copyWeights(
  base: CrfModel,
  states: LabelStates,
  { pairStart, pairTargets, weights, pairCount }: Parameters,
) {
  const { scale } = base.header
  for (let f = 0; f < base.featureHashes.length; f++)
    for (let p = base.pairStart[f]!; p < base.pairStart[f + 1]!; p++)
      for (let q = pairStart[f]!; q < pairStart[f + 1]!; q++)
        if (pairTargets[q] === base.pairTargets[p]) weights[q] = base.pairWeights[p]! * scale
  for (let i = 0; i < states.size ** 2; i++) weights[pairCount + i] = base.transitions[i]! * scale
}

/** The weights that matter, in steps of one 127th of the greatest. */
function compress(
  header: ModelHeader,
  vocabulary: Vocabulary,
  { pairStart, pairTargets, weights, pairCount }: Parameters,
  size: number,
  clusters: WordClusters,
  { prune, maxPairs }: TrainSettings,
): CrfModel {
  let least = prune
  const sizes: number[] = []
  let greatest = 0
  for (let p = 0; p < pairCount; p++) {
    const w = Math.abs(weights[p]!)
    if (w > greatest) greatest = w
    if (w >= prune) sizes.push(w)
  }
  if (sizes.length > maxPairs) least = Float64Array.from(sizes).sort()[sizes.length - maxPairs]!
  const scale = Math.max(Math.min(greatest, 6) / 127, 1e-6)
  const order: number[] = []
  for (let f = 0; f < vocabulary.size; f++)
    for (let p = pairStart[f]!; p < pairStart[f + 1]!; p++)
      if (Math.abs(weights[p]!) >= least && Math.round(weights[p]! / scale) !== 0) {
        order.push(f)
        break
      }
  order.sort((a, b) => (vocabulary.hashes[a]! >>> 0) - (vocabulary.hashes[b]! >>> 0))
  const starts = new Int32Array(order.length + 1)
  const states: number[] = []
  const steps: number[] = []
  order.forEach((f, i) => {
    for (let p = pairStart[f]!; p < pairStart[f + 1]!; p++) {
      const step = Math.round(weights[p]! / scale)
      if (Math.abs(weights[p]!) < least || step === 0) continue
      states.push(pairTargets[p]!)
      steps.push(Math.max(-127, Math.min(127, step)))
    }
    starts[i + 1] = states.length
  })
  return {
    header: { ...header, scale },
    featureHashes: Int32Array.from(order, (f) => vocabulary.hashes[f]!),
    pairStart: starts,
    pairTargets: Uint8Array.from(states),
    pairWeights: Int8Array.from(steps),
    screen: new Int8Array(order.length),
    insideScreen: new Int8Array(order.length),
    transitions: Int16Array.from({ length: size * size }, (_, i) =>
      Math.round(weights[pairCount + i]! / scale),
    ),
    clusters,
  }
}
