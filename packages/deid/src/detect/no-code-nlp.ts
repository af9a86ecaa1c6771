import type { Detector } from './detector.ts'
import { isMapping, readStrings, type Where } from './no-code-value.ts'

/** What a file says of the language model's entities. The model itself is the caller's business. */
export interface NlpSettings {
  readonly labelsToIgnore: readonly string[]
  /** The model's labels, and the entities that they become. */
  readonly entityMapping: Readonly<Record<string, string>>
  /** Entities whose score is multiplied by the factor. */
  readonly lowScoreEntities: readonly string[]
  readonly lowScoreFactor: number
  readonly defaultScore: number
}

/** Reads `nlp_configuration`, with Presidio's defaults for what it leaves out. */
export function readNlpSettings(value: unknown, path: readonly string[], where: Where): NlpSettings {
  if (!isMapping(value)) throw where(path, 'must be a mapping')
  const at = [...path, 'ner_model_configuration']
  const ner = value.ner_model_configuration ?? {}
  if (!isMapping(ner)) throw where(at, 'must be a mapping')
  const list = (key: string) =>
    ner[key] === undefined || ner[key] === null ? [] : readStrings(ner[key], [...at, key], where)
  const number = (key: string, fallback: number) => {
    const given = ner[key] ?? fallback
    if (typeof given !== 'number' || !(given >= 0 && given <= 1))
      throw where([...at, key], 'must be a number from 0 to 1')
    return given
  }
  const mapping = ner.model_to_presidio_entity_mapping ?? {}
  if (!isMapping(mapping) || Object.values(mapping).some((name) => typeof name !== 'string'))
    throw where([...at, 'model_to_presidio_entity_mapping'], 'must map names to names')
  return {
    labelsToIgnore: list('labels_to_ignore'),
    entityMapping: mapping as Record<string, string>,
    lowScoreEntities: list('low_score_entity_names'),
    lowScoreFactor: number('low_confidence_score_multiplier', 0.4),
    defaultScore: number('default_score', 0.85),
  }
}

/** The detector in the place of the language model: with the entities and the scores that the file gives the model. */
export function inPlaceOfModel(detector: Detector, nlp: NlpSettings): Detector {
  const ignored = new Set(nlp.labelsToIgnore)
  const sources = (label: string) =>
    Object.entries(nlp.entityMapping).flatMap(([name, entity]) => (entity === label ? [name] : []))
  // An entity goes where the file ignores it, or all that the model would make it of.
  const isLeft = (label: string) => {
    const from = sources(label)
    return !ignored.has(label) && !(from.length > 0 && from.every((name) => ignored.has(name)))
  }
  const scoreOf = (label: string) =>
    nlp.defaultScore * (nlp.lowScoreEntities.includes(label) ? nlp.lowScoreFactor : 1)
  return {
    ...detector,
    labels: detector.labels.filter(isLeft),
    async detect(doc, settings) {
      const spans = await detector.detect(doc, settings)
      return spans
        .filter(({ label }) => isLeft(label))
        .map((span) => ({ ...span, score: scoreOf(span.label) }))
    },
  }
}
