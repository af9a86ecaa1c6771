import { DeidError } from '../text/message.ts'
import { recognizerFromJson } from './ad-hoc.ts'
import { checkKeys, isMapping, oneOf, readStrings, type Where } from './no-code-value.ts'
import { allRecognizers } from './recognizers/all.ts'
import { phoneRecognizer } from './recognizers/phones.ts'
import type { Recognizer } from './recognizers/recognizer.ts'
import type { RegexExecutor } from './safe-regex.ts'

type Mapping = Readonly<Record<string, unknown>>

const LANGUAGE = /^[a-z]{2}(?:-[A-Z]{2})?$/

/** Codes of languages; undefined where the file leaves them out. */
export function readLanguages(
  value: unknown,
  path: readonly string[],
  where: Where,
): readonly string[] | undefined {
  if (value === undefined || value === null) return undefined
  const languages = readStrings(value, path, where)
  if (languages.length === 0) throw where(path, 'must not be empty')
  const bad = languages.find((language) => !LANGUAGE.test(language))
  if (bad !== undefined) throw where(path, `"${bad}" is not a language code such as en or en-US`)
  return languages
}

const ENTRY_KEYS = [
  'name',
  'class_name',
  'type',
  'enabled',
  'supported_language',
  'supported_languages',
  'supported_entity',
  'supported_entities',
  'context',
  'country_code',
  'patterns',
  'deny_list',
  'deny_list_score',
  'global_regex_flags',
  'supported_regions',
  'leniency',
  'version',
]

/** What holds for every entry of a registry, and where this one stands. */
export interface EntrySettings {
  readonly path: readonly string[]
  readonly languages: readonly string[]
  readonly flags: number
  readonly where: Where
  readonly executor: RegexExecutor | undefined
}

/** Recognizers of a language model: other detectors stand in for them. */
const MODEL = /^(?:Spacy|Stanza|Transformers|HuggingFaceNer|GLiNER|MedicalNER)Recognizer$/

/** Recognizers that ask a service: nothing stands in for them, and naming them is no mistake. */
const REMOTE = /^(?:.*LangExtract|Azure.*)Recognizer$/

/** The recognizers of one entry of a registry, or that it names a language model. */
export function readEntry(entry: unknown, settings: EntrySettings): readonly Recognizer[] | 'model' {
  const { path, where } = settings
  if (!isMapping(entry)) throw where(path, 'must be a name or a mapping')
  checkKeys(entry, ENTRY_KEYS, path, where)
  const { name } = entry
  if (typeof name !== 'string' || name === '') throw where(path, 'needs a name')
  if (entry.enabled === false) return []
  oneOf(entry, 'supported_language', 'supported_languages', path, where)
  oneOf(entry, 'supported_entity', 'supported_entities', path, where)
  const className = typeof entry.class_name === 'string' ? entry.class_name : name
  const known = allRecognizers.filter((r) => r.peer === className)
  const isCustom =
    entry.type === 'custom' || (entry.type === undefined && ('patterns' in entry || 'deny_list' in entry))
  if (entry.type !== undefined && entry.type !== 'custom' && entry.type !== 'predefined')
    throw where([...path, 'type'], 'must be predefined or custom')
  if (!isCustom && MODEL.test(className)) return 'model'
  if (!isCustom && REMOTE.test(className)) return []
  if (isCustom && known.length > 0)
    throw where(path, `a custom recognizer must not have the name of a predefined one (${className})`)
  if (!isCustom && ('patterns' in entry || 'deny_list' in entry))
    throw where(path, `a predefined recognizer (${className}) takes no patterns and no deny list`)
  if (!isCustom && known.length === 0) throw where([...path, 'name'], `there is no recognizer ${className}`)
  return isCustom ? custom(entry, name, settings) : predefined(entry, known, settings)
}

/** The languages of an entry, with the context words of each where it names them. */
function languagesOf(
  entry: Mapping,
  { path, where }: EntrySettings,
): { language: string; context?: readonly string[] }[] {
  if (entry.supported_language !== undefined && entry.supported_language !== null)
    return readLanguages([entry.supported_language], [...path, 'supported_language'], where)!.map(
      (language) => ({ language }),
    )
  const list = entry.supported_languages
  if (list === undefined || list === null) return []
  const at = [...path, 'supported_languages']
  if (!Array.isArray(list) || list.length === 0) throw where(at, 'must be a list that is not empty')
  return list.map((item: unknown, i) => {
    if (!isMapping(item)) return { language: readLanguages([item], at, where)![0]! }
    checkKeys(item, ['language', 'context'], [...at, String(i)], where)
    const language = readLanguages([item.language], [...at, String(i), 'language'], where)![0]!
    return item.context === undefined || item.context === null
      ? { language }
      : { language, context: readStrings(item.context, [...at, String(i), 'context'], where) }
  })
}

function contextOf(
  entry: Mapping,
  count: number,
  { path, where }: EntrySettings,
): readonly string[] | undefined {
  if (entry.context === undefined || entry.context === null) return undefined
  if (count > 1) throw where([...path, 'context'], 'is for one language; give each language its own')
  return readStrings(entry.context, [...path, 'context'], where)
}

function predefined(
  entry: Mapping,
  known: readonly Recognizer[],
  settings: EntrySettings,
): readonly Recognizer[] {
  const { languages, path, where } = settings
  const wanted = languagesOf(entry, settings)
  const context = contextOf(entry, wanted.length, settings)
  const label =
    entry.supported_entity ??
    (Array.isArray(entry.supported_entities) ? entry.supported_entities[0] : undefined)
  if (label !== undefined && typeof label !== 'string')
    throw where([...path, 'supported_entity'], 'must be a string')
  const leniency = entry.leniency ?? 1
  if (leniency !== 0 && leniency !== 1 && leniency !== 2 && leniency !== 3)
    throw where([...path, 'leniency'], 'must be 0, 1, 2 or 3')
  const regions =
    entry.supported_regions === undefined
      ? undefined
      : readStrings(entry.supported_regions, [...path, 'supported_regions'], where)
  return known.flatMap((base) => {
    const one =
      base.peer === 'PhoneRecognizer' && (regions || leniency !== 1)
        ? { ...base, ...phoneRecognizer({ ...(regions ? { regions } : {}), leniency }) }
        : base
    const named = { ...one, ...(label ? { label } : {}), ...(context ? { context } : {}), enabled: true }
    if (wanted.length === 0) {
      const served =
        one.languages.length === 0 ? languages : one.languages.filter((l) => languages.includes(l))
      return served.length === 0 ? [] : [{ ...named, languages: served }]
    }
    return perLanguage(
      named,
      wanted.filter(({ language }) => languages.includes(language)),
    )
  })
}

/** One recognizer, or one for each language where they have context words of their own. */
function perLanguage(
  one: Recognizer,
  wanted: readonly { language: string; context?: readonly string[] }[],
): Recognizer[] {
  if (wanted.every(({ context }) => context === undefined))
    return wanted.length === 0 ? [] : [{ ...one, languages: wanted.map(({ language }) => language) }]
  return wanted.map(({ language, context = one.context }) => ({
    ...one,
    name: `${one.name}-${language}`,
    languages: [language],
    context,
  }))
}

function custom(entry: Mapping, name: string, settings: EntrySettings): readonly Recognizer[] {
  const { languages, path, where, flags, executor } = settings
  const wanted = languagesOf(entry, settings)
  const context = contextOf(entry, wanted.length, settings)
  for (const key of ['patterns', 'deny_list'])
    if (Array.isArray(entry[key]) && (entry[key] as unknown[]).length === 0)
      throw where([...path, key], 'must not be empty')
  const json = {
    name,
    supported_language: wanted[0]?.language ?? languages[0],
    supported_entity:
      entry.supported_entity ??
      (Array.isArray(entry.supported_entities) ? entry.supported_entities[0] : undefined),
    global_regex_flags: entry.global_regex_flags ?? flags,
    ...(entry.patterns ? { patterns: entry.patterns } : {}),
    ...(entry.deny_list ? { deny_list: entry.deny_list } : {}),
    ...(entry.deny_list_score !== undefined ? { deny_list_score: entry.deny_list_score } : {}),
    ...(context ? { context } : {}),
    ...(typeof entry.country_code === 'string' ? { country_code: entry.country_code } : {}),
  }
  let one: Recognizer
  try {
    // Presidio's own default is 0, with which a deny list finds nothing.
    one = recognizerFromJson(json, { executor, denyListScore: 1 })
  } catch (error) {
    if (!(error instanceof DeidError)) throw error
    throw where(path, error.message.replace(/^Failed to parse .*?\(\)\. /, ''))
  }
  return perLanguage(one, wanted.length > 0 ? wanted : languages.map((language) => ({ language })))
}
