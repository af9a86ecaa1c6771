import { constrained, ForwardBackward } from './lattice.ts'
import type { CrfModel, ModelHeader } from './model.ts'
import { Tagger } from './tagger.ts'
import type { TrainingDoc, TrainingSet } from './training-set.ts'

/** Screen settings that let every token pass. */
export const ALL_PASS: ModelHeader['screen'] = { begin: -1e6, inside: -1e6, scale: 1 }

/** Tokens that the screen learns from, at most; and how often it goes through them. */
const TOKENS = 400_000
const PASSES = 5
/** A token where the model gives a state this much is one that the screen is taught to let pass. */
const LIKELY = 0.05
/** What letting one of them stop costs against letting one of the others pass. */
const COST = 8
/** Share of spans, by their probability, that the screen may lose on the documents that set its thresholds. */
const LOSS = 0.002
const SCALE = 4 / 127

/**
 * A model with its screen: two logistic regressions over what `Screening` can look up quickly, which say whether a span may
 * begin at a token and whether one may go on there. They learn what the model itself thinks of `docs`, not the
 * annotations, so that tagging with the screen finds what tagging without it does; the thresholds lie a margin below
 * what keeps all but `LOSS` of the spans of `heldDocs`.
 */
export function withScreen(
  model: CrfModel,
  set: TrainingSet,
  docs: readonly TrainingDoc[],
  held: TrainingSet,
  heldDocs: readonly TrainingDoc[],
): CrfModel {
  const place = new Map<number, number>()
  model.featureHashes.forEach((hash, i) => {
    place.set(hash, i)
  })
  const indexes = Int32Array.from(
    { length: set.vocabulary.size },
    (_, id) => place.get(set.vocabulary.hashes[id]!) ?? -1,
  )
  const tagger = new Tagger(model)
  const examples = thoughts(tagger, set, docs, Math.max(1, Math.ceil(set.tokenCount / TOKENS)))
  const checks = thoughts(tagger, held, heldDocs, Math.max(1, Math.ceil(held.tokenCount / TOKENS)))
  const side = (likely: (e: Thoughts) => Float32Array) => {
    const weights = learned(set, indexes, examples, likely(examples), model.featureHashes.length)
    const steps = Int8Array.from(weights, (w) => Math.max(-127, Math.min(127, Math.round(w / SCALE))))
    return { steps, least: threshold(held, indexes, checks, likely(checks), steps) }
  }
  const begin = side(({ begins }) => begins)
  const inside = side(({ goesOn }) => goesOn)
  return {
    ...model,
    screen: begin.steps,
    insideScreen: inside.steps,
    header: { ...model.header, screen: { begin: begin.least, inside: inside.least, scale: SCALE } },
  }
}

/** What a model thinks of some tokens of a set: that a span begins there, that one goes on there. */
interface Thoughts {
  readonly tokens: Int32Array
  readonly begins: Float32Array
  readonly goesOn: Float32Array
}

/** The model's probabilities for every `every`th document. */
function thoughts(tagger: Tagger, set: TrainingSet, docs: readonly TrainingDoc[], every: number): Thoughts {
  const { states, model } = tagger
  const { size } = states
  const work = new ForwardBackward(
    constrained(
      states,
      Float64Array.from(model.transitions, (w) => w * model.header.scale),
    ),
  )
  const opens = Array.from({ length: size }, (_, s) => states.opens(s))
  const tokens: number[] = []
  const begins: number[] = []
  const goesOn: number[] = []
  for (let d = 0, from = 0; d < docs.length; d++) {
    const count = set.docTokens[d]!
    if (d % every === 0 && count > 0) {
      const { emit } = tagger.emissions(docs[d]!.text)
      const state = new Float64Array(emit.length)
      work.into(emit, count, state)
      for (let t = 0; t < count; t++) {
        let [first, later] = [0, 0]
        for (let s = 1; s < size; s++)
          if (opens[s]) first += state[t * size + s]!
          else later += state[t * size + s]!
        tokens.push(from + t)
        begins.push(first)
        goesOn.push(later)
      }
    }
    from += count
  }
  return {
    tokens: Int32Array.from(tokens),
    begins: Float32Array.from(begins),
    goesOn: Float32Array.from(goesOn),
  }
}

function learned(
  set: TrainingSet,
  indexes: Int32Array,
  { tokens }: Thoughts,
  likely: Float32Array,
  size: number,
): Float32Array {
  const weights = new Float32Array(size)
  const squares = new Float32Array(size).fill(1)
  const { features } = set
  for (let pass = 0; pass < PASSES; pass++)
    for (let i = 0; i < tokens.length; i++) {
      const from = set.featureStart[tokens[i]!]!
      const to = from + set.screened[tokens[i]!]!
      let score = 0
      for (let k = from; k < to; k++) {
        const f = indexes[features[k]!]!
        if (f >= 0) score += weights[f]!
      }
      const p = 1 / (1 + Math.exp(-score))
      const slope = likely[i]! >= LIKELY ? (p - 1) * COST : p
      if (Math.abs(slope) < 1e-3) continue
      const square = slope * slope
      for (let k = from; k < to; k++) {
        const f = indexes[features[k]!]!
        if (f < 0) continue
        squares[f]! += square
        weights[f]! -= (0.1 * slope) / Math.sqrt(squares[f]!)
      }
    }
  return weights
}

function threshold(
  set: TrainingSet,
  indexes: Int32Array,
  { tokens }: Thoughts,
  likely: Float32Array,
  steps: Int8Array,
): number {
  const scored: { score: number; p: number }[] = []
  let mass = 0
  for (let i = 0; i < tokens.length; i++) {
    const p = likely[i]!
    if (p < LIKELY) continue
    const from = set.featureStart[tokens[i]!]!
    const to = from + set.screened[tokens[i]!]!
    let score = 0
    for (let k = from; k < to; k++) {
      const f = indexes[set.features[k]!]!
      if (f >= 0) score += steps[f]!
    }
    scored.push({ score, p })
    mass += p
  }
  scored.sort((a, b) => a.score - b.score)
  let lost = 0
  const lowest = scored.find(({ p }) => (lost += p) > mass * LOSS)?.score ?? -1e6
  // The fewer tokens there were to judge by, the further below it stays.
  return Math.floor(lowest - Math.min(20, 1000 / (mass + 1)) / SCALE)
}
