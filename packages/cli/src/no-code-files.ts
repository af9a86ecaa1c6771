import type { Detector } from '@palimpsest/deid'
import { type NoCodeConfig, parseNoCode, type Registry } from '@palimpsest/deid/detect'
import { DeidError } from '@palimpsest/deid/text'
import { parse } from 'yaml'
import { readSettingsFile } from './settings-file.ts'

/** Presidio's configuration files, by what they are about; a section inside the analyzer's comes before a file of its own. */
export interface NoCodeFiles {
  readonly analyzer?: string | undefined
  readonly nlp?: string | undefined
  readonly registry?: string | undefined
}

/** What an analyzer is made of. */
export interface AnalyzerConfig {
  readonly registry: Registry
  readonly defaultThreshold: number
}

/**
 * What the files say, `names` in the place of the language model. undefined where there is no file. Throws a DeidError that names
 * the file, the key, and the line where there is one.
 */
export function readNoCodeFiles(files: NoCodeFiles, names: readonly Detector[]): AnalyzerConfig | undefined {
  if (!files.analyzer && !files.nlp && !files.registry) return undefined
  const analyzer = files.analyzer ? readSettingsFile(files.analyzer) : 'default_score_threshold: 0'
  const whole = parsed(analyzer, files.analyzer)
  const nlp = files.nlp && !hasSection(analyzer, 'nlp_configuration') ? readNlp(files.nlp) : whole.nlp
  if (!files.registry || hasSection(analyzer, 'recognizer_registry'))
    return configOf(whole, analyzer, names, nlp)
  const registry = readSettingsFile(files.registry)
  const config = configOf(parsed(registry, files.registry), registry, names, nlp)
  if (hasSection(analyzer, 'supported_languages')) checkLanguages(config, whole, files.registry)
  return { ...config, defaultThreshold: whole.defaultThreshold }
}

/** The detectors that stand in for the language model of one file; none where the file names no model, or switches it off. */
export function inPlaceOfModel(yaml: string, file: string, names: readonly Detector[]): readonly Detector[] {
  return configOf(parsed(yaml, file), yaml, names).registry.detectors
}

function parsed(yaml: string, file?: string): NoCodeConfig {
  try {
    return parseNoCode(yaml, file ? { file } : {})
  } catch (error) {
    if (error instanceof DeidError) throw error
    // The reader of YAML stops at aliases that would grow without bound.
    throw new DeidError(
      'invalid-no-code',
      'This YAML refers to its own parts too often',
      file ? { file } : {},
    )
  }
}

function configOf(
  { registry, defaultThreshold, nlp: own }: NoCodeConfig,
  yaml: string,
  names: readonly Detector[],
  nlp = own,
): AnalyzerConfig {
  const detectors = namesModel(yaml) ? names.map((detector) => asModelSays(detector, nlp)) : []
  return { registry: { ...registry, detectors }, defaultThreshold }
}

const model = /^(?:Spacy|Stanza|Transformers|HuggingFaceNer|GLiNER|MedicalNER)Recognizer$/

/** Whether a file that holds leaves names to a language model: it lists no recognizers, or an enabled one of a model. */
function namesModel(yaml: string): boolean {
  const root = parse(yaml) as Readonly<Record<string, unknown>>
  const { recognizers } = (root.recognizer_registry ?? root) as { readonly recognizers?: readonly unknown[] }
  if (recognizers === undefined) return true
  return recognizers.some((entry) => {
    const { name, class_name, enabled } = (typeof entry === 'string' ? { name: entry } : entry) as Readonly<
      Record<string, unknown>
    >
    return enabled !== false && model.test(String(class_name ?? name))
  })
}

/** The detector with the entities and the scores that the file gives the model. */
function asModelSays(detector: Detector, nlp: NoCodeConfig['nlp']): Detector {
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

const SECTION = 'nlp_configuration'

/** The settings of a model in a file of their own: read as the section of an analyzer's file, one line further down. */
function readNlp(file: string): NoCodeConfig['nlp'] {
  const text = readSettingsFile(file)
  const inside = text.replace(/^---[^\S\n]*$/m, '').replace(/^/gm, '  ')
  try {
    const { nlp } = parsed(`${SECTION}:\n${inside}`, file)
    const missing = ['nlp_engine_name', 'models'].find((key) => !hasSection(text, key))
    if (missing !== undefined)
      throw new DeidError('invalid-no-code', `${missing}: is missing`, { file, key: missing })
    return nlp
  } catch (error) {
    throw error instanceof DeidError ? outOfSection(error) : error
  }
}

function outOfSection({ code, message, at: { key, line, ...at } }: DeidError): DeidError {
  const own = (written: string) => written.replace(`${SECTION}.`, '').replace(SECTION, 'The file')
  return new DeidError(code, own(message), {
    ...at,
    ...(key !== undefined && { key: own(key) }),
    ...(line !== undefined && { line: line - 1 }),
  })
}

function hasSection(yaml: string, key: string): boolean {
  return key in (parse(yaml) as object)
}

function checkLanguages(
  { registry }: AnalyzerConfig,
  { registry: { languages } }: NoCodeConfig,
  file: string,
) {
  const [own, wanted] = [registry.languages, languages].map((list) => [...list].sort().join(', '))
  if (own === wanted) return
  const key = 'supported_languages'
  throw new DeidError('invalid-no-code', `${key}: ${own} here, but ${wanted} in the analyzer's file`, {
    file,
    key,
  })
}
