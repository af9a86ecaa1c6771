import type { LabelScheme } from './label-states.ts'
import type { WordClusters } from './word-clusters.ts'

/** What a model says of itself: stored in its file, printed in its card. */
export interface ModelHeader {
  readonly format: 2
  /** Lower-case, as pipelines name it: `clinical-fast`. */
  readonly name: string
  readonly version: string
  readonly labels: readonly string[]
  readonly scheme: LabelScheme
  /** Feature set; only the one that this version computes can be used. */
  readonly features: string
  /** Names the word lists it was trained with: `lexiconPrint`. */
  readonly lexicon: string
  readonly language: string
  /** Set of the sources and settings it was trained with. */
  readonly training: {
    readonly fingerprint: string
    readonly documents: number
    readonly tokens: number
    readonly sources: readonly string[]
    readonly settings: Readonly<Record<string, number | string | boolean>>
    readonly date?: string
  }
  /** Measured scores by name of the set; see `docs/models.md` for what each is. */
  readonly scores: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Added to the logit of a raw span probability times `slope`: probability that the span is right. */
  readonly calibration: { readonly slope: number; readonly offset: number }
  /** Recall and precision on validation data at several biases, by falling bias. */
  readonly operatingPoints: readonly OperatingPoint[]
  /** Tokens whose screen scores are below these begin no span and go on with none; `scale` is one step in logits. */
  readonly screen: { readonly begin: number; readonly inside: number; readonly scale: number }
  /** Weight of one step of a stored weight. */
  readonly scale: number
}

/** What a bias gave on validation data, label-blind over characters. */
export interface OperatingPoint {
  /** Added to the score of "outside" at every token: negative finds more. */
  readonly bias: number
  readonly recall: number
  readonly precision: number
}

/** A trained tagger: sparse weights in whole steps of `header.scale`. */
export interface CrfModel {
  readonly header: ModelHeader
  /** Hashes of the features, rising as unsigned numbers. */
  readonly featureHashes: Int32Array
  /** Weights of feature f are at `pairStart[f]` to `pairStart[f + 1]`. */
  readonly pairStart: Int32Array
  /** Which of the numbers that score a token a weight adds to: `LabelStates.targets`. */
  readonly pairTargets: Uint8Array
  readonly pairWeights: Int8Array
  /** Weight of each feature in the screen, a quick look that says where a span may begin, and where one may go on. */
  readonly screen: Int8Array
  readonly insideScreen: Int8Array
  /** Transition weights in steps, `from * size + to`. */
  readonly transitions: Int16Array
  /** Clusters of words that features look at; none where it was trained without. */
  readonly clusters: WordClusters
}
