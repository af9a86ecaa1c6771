import { LineCounter, parseDocument } from 'yaml'
import { DeidError, type Location } from '../text/message.ts'
import type { Detector } from './detector.ts'
import { aboveThreshold } from './duplicates.ts'
import { readEntry, readLanguages } from './no-code-entry.ts'
import { inPlaceOfModel, type NlpSettings, readNlpSettings } from './no-code-nlp.ts'
import { checkKeys, isMapping, readStrings, type Where } from './no-code-value.ts'
import type { Pipeline } from './pipeline.ts'
import { pipelineOf } from './pipelines/presidio.ts'
import { allRecognizers } from './recognizers/all.ts'
import { type Registry, servingLanguage } from './registry.ts'
import { DEFAULT_FLAGS, type RegexExecutor } from './safe-regex.ts'

/** What a file, or three of them, say: the registry, and the settings around it. */
export interface NoCodeConfig {
  readonly registry: Registry
  readonly defaultThreshold: number
  /** Entities of the model that are left out, and how they are called. */
  readonly nlp: NlpSettings
}

export interface NoCodeOptions {
  /** For error messages. */
  readonly file?: string
  /** Stand in for the language model, where the file names one that is not switched off, or lists no recognizers at all. */
  readonly detectors?: readonly Detector[]
  /** What another file says of the model; a section of this one comes first. */
  readonly nlp?: NlpSettings | undefined
  readonly executor?: RegexExecutor | undefined
}

const ANALYZER_KEYS = [
  'supported_languages',
  'default_score_threshold',
  'nlp_configuration',
  'recognizer_registry',
]
const REGISTRY_KEYS = ['supported_languages', 'global_regex_flags', 'supported_countries', 'recognizers']

/**
 * Reads Presidio's YAML without code: an analyzer file with its registry inside, or a registry file alone. Throws a
 * DeidError `invalid-no-code` that names the key, and the line where there is one.
 */
export function parseNoCode(yaml: string, options: NoCodeOptions = {}): NoCodeConfig {
  const { file } = options
  const lines = new LineCounter()
  const document = orRefuse(() =>
    parseDocument(yaml, { lineCounter: lines, prettyErrors: false, uniqueKeys: true }),
  )
  const broken = document.errors[0]
  if (broken) throw invalid(`This is not YAML: ${broken.code}`, at(lines.linePos(broken.pos[0]).line))
  const where: Where = (path, detail) => {
    const node = document.getIn(path, true) as { range?: readonly number[] } | undefined
    const line = node?.range ? lines.linePos(node.range[0]!).line : undefined
    return invalid(`${path.join('.') || 'The file'}: ${detail}`, at(line, path.join('.')))
  }
  function at(line: number | undefined, key?: string): Location {
    return { ...(file ? { file } : {}), ...(line ? { line } : {}), ...(key ? { key } : {}) }
  }

  /** The reader of YAML throws errors of its own for aliases that would grow without bound, and for depth. */
  function orRefuse<T>(read: () => T): T {
    try {
      return read()
    } catch {
      throw invalid('This YAML is nested too deeply, or refers to its own parts too often', at(undefined))
    }
  }

  const root: unknown = orRefuse(() => document.toJS({ maxAliasCount: 100 }))
  if (!isMapping(root)) throw where([], 'must be a mapping')
  const nlpOf = (section: unknown) =>
    section === undefined || section === null
      ? (options.nlp ?? readNlpSettings({}, [], where))
      : readNlpSettings(section, ['nlp_configuration'], where)
  if ('recognizers' in root) {
    const nlp = nlpOf(undefined)
    return { registry: readRegistry(root, [], { ...options, nlp, where }), defaultThreshold: 0, nlp }
  }
  checkKeys(root, ANALYZER_KEYS, [], where)
  const threshold = root.default_score_threshold ?? 0
  if (typeof threshold !== 'number' || !(threshold >= 0 && threshold <= 1))
    throw where(['default_score_threshold'], 'must be a number from 0 to 1')
  const nlp = nlpOf(root.nlp_configuration)
  const inner = root.recognizer_registry ?? { recognizers: defaultEntries() }
  if (!isMapping(inner)) throw where(['recognizer_registry'], 'must be a mapping')
  const languages = readLanguages(root.supported_languages, ['supported_languages'], where)
  const registry = readRegistry(
    languages ? { supported_languages: languages, ...inner } : inner,
    ['recognizer_registry'],
    { ...options, nlp, where },
  )
  return { registry, defaultThreshold: threshold, nlp }
}

/** The pipeline of a file, for texts of one of its languages; the first, unless told. */
export function pipelineFromNoCode(
  yaml: string,
  { language, ...options }: NoCodeOptions & { language?: string } = {},
): Pipeline {
  const { registry, defaultThreshold } = parseNoCode(yaml, options)
  const { recognizers, detectors } = servingLanguage(registry, language ?? registry.languages[0] ?? 'en')
  const pipeline = pipelineOf(recognizers, detectors)
  return { ...pipeline, name: 'no-code', refiners: [...pipeline.refiners, aboveThreshold(defaultThreshold)] }
}

function invalid(detail: string, at: Location): DeidError {
  return new DeidError('invalid-no-code', detail, at)
}

function defaultEntries(): unknown[] {
  return [...allRecognizers.filter((r) => r.enabled).map((r) => r.peer), 'SpacyRecognizer']
}

function readRegistry(
  root: Readonly<Record<string, unknown>>,
  path: readonly string[],
  { detectors = [], nlp, executor, where }: NoCodeOptions & { nlp: NlpSettings; where: Where },
): Registry {
  checkKeys(root, REGISTRY_KEYS, path, where)
  const languages = readLanguages(root.supported_languages, [...path, 'supported_languages'], where) ?? ['en']
  const countries =
    root.supported_countries === undefined || root.supported_countries === null
      ? undefined
      : readStrings(root.supported_countries, [...path, 'supported_countries'], where)
  const flags = root.global_regex_flags ?? DEFAULT_FLAGS
  if (typeof flags !== 'number') throw where([...path, 'global_regex_flags'], 'must be a number')
  const entries = root.recognizers
  if (!Array.isArray(entries) || entries.length === 0)
    throw where([...path, 'recognizers'], 'must be a list that is not empty')
  const read = entries.map((entry: unknown, i) =>
    readEntry(typeof entry === 'string' ? { name: entry } : entry, {
      path: [...path, 'recognizers', String(i)],
      languages,
      flags,
      where,
      executor,
    }),
  )
  const recognizers = read
    .flatMap((entry) => (entry === 'model' ? [] : entry))
    .filter((r) => !countries || r.country === undefined || countries.includes(r.country))
  const standIns = read.includes('model') ? detectors : []
  return { languages, recognizers, detectors: standIns.map((detector) => inPlaceOfModel(detector, nlp)) }
}
