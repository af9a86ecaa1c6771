import { DeidError } from '../text/message.ts'
import { denyList } from './deny-list.ts'
import type { Emit, Recognizer, Rule } from './recognizers/recognizer.ts'
import { DEFAULT_FLAGS, type RegexExecutor, safeRegex } from './safe-regex.ts'

const KEYS = [
  'supported_entity',
  'name',
  'supported_language',
  'patterns',
  'deny_list',
  'context',
  'deny_list_score',
  'global_regex_flags',
  'version',
  'country_code',
]

/** A mistake in the shape of the request, which Presidio answers otherwise than one in a value. */
function badShape(detail: string): DeidError {
  return new DeidError(
    'invalid-recognizer-shape',
    `Failed to parse /analyze request for AnalyzerEngine.analyze(). ${detail}`,
    { key: 'ad_hoc_recognizers' },
  )
}

function badValue(detail: string, code = 'invalid-recognizer'): DeidError {
  return new DeidError(code, detail, { key: 'ad_hoc_recognizers' })
}

/**
 * A recognizer from JSON in the form that Presidio takes with a request or in a file: patterns, a deny list, or both.
 * Throws a DeidError with Presidio's words: `invalid-recognizer-shape` for a key that is unknown or missing,
 * `invalid-recognizer` for a bad value, `invalid-regex` and `unsupported-regex` for a bad expression.
 */
export function recognizerFromJson(
  json: unknown,
  { executor, denyListScore = 1 }: { executor?: RegexExecutor | undefined; denyListScore?: number } = {},
): Recognizer {
  if (json === null || typeof json !== 'object' || Array.isArray(json))
    throw badShape('A recognizer must be an object')
  const given = { ...(json as Record<string, unknown>) }
  if (given.supported_entities !== undefined) {
    if (given.supported_entity !== undefined)
      throw badValue(
        "Both 'supported_entity' and 'supported_entities' are provided. Please provide only one.",
      )
    const list = given.supported_entities
    given.supported_entity = Array.isArray(list) ? list[0] : list
    delete given.supported_entities
  }
  const unknown = Object.keys(given).find((key) => !KEYS.includes(key))
  if (unknown !== undefined)
    throw badShape(`PatternRecognizer.__init__() got an unexpected keyword argument '${unknown}'`)
  if (given.supported_entity === undefined)
    throw badShape("PatternRecognizer.__init__() missing 1 required positional argument: 'supported_entity'")

  const label = text(given.supported_entity, 'supported_entity')
  const name =
    given.name === undefined || given.name === null ? 'PatternRecognizer' : text(given.name, 'name')
  const language =
    given.supported_language === undefined ? 'en' : text(given.supported_language, 'supported_language')
  const context = strings(given.context, 'context')
  const terms = strings(given.deny_list, 'deny_list')
  const flags = given.global_regex_flags === undefined ? DEFAULT_FLAGS : Number(given.global_regex_flags)
  const patterns = given.patterns ?? []
  if (!Array.isArray(patterns)) throw badValue('patterns must be a list')
  if (patterns.length === 0 && terms.length === 0)
    throw badValue('Pattern recognizer should be initialized with patterns or with deny list')

  const finders: ((text: string, emit: Emit) => void)[] = []
  const rules: Rule[] = []
  for (const pattern of patterns) {
    const rule = ruleFromJson(pattern)
    const matches = safeRegex(rule.regex, { flags, executor })
    rules.push(rule)
    finders.push((text, emit) => {
      for (const { start, end } of matches(text)) emit(start, end, rule.name, rule.score)
    })
  }
  if (terms.length > 0) {
    const score = given.deny_list_score === undefined ? denyListScore : scoreOf(given.deny_list_score)
    const list = denyList(terms, { name, label, score, caseSensitive: (flags & 2) === 0 })
    rules.push(...list.rules)
    finders.push(list.find!)
  }
  return {
    name: `ad-hoc:${name}`,
    peer: name,
    label,
    languages: [language],
    enabled: true,
    context,
    rules,
    find: (text, emit) => {
      for (const find of finders) find(text, emit)
    },
    ...(typeof given.country_code === 'string' ? { country: given.country_code } : {}),
  }
}

/** A pattern from JSON; its expression is checked when it is compiled. */
function ruleFromJson(json: unknown): Rule {
  if (json === null || typeof json !== 'object') throw badShape('A pattern must be an object')
  const given = json as Record<string, unknown>
  const extra = Object.keys(given).find((key) => !['name', 'regex', 'score'].includes(key))
  if (extra !== undefined) throw badShape(`Pattern.__init__() got an unexpected keyword argument '${extra}'`)
  const missing = ['name', 'regex', 'score'].filter((key) => given[key] === undefined)
  if (missing.length > 0) {
    const names = missing.map((key) => `'${key}'`)
    const list =
      names.length < 3 ? names.join(' and ') : `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}`
    throw badShape(
      `Pattern.__init__() missing ${missing.length} required positional argument${missing.length > 1 ? 's' : ''}: ${list}`,
    )
  }
  return {
    name: text(given.name, 'name'),
    regex: text(given.regex, 'regex'),
    score: scoreOf(given.score),
    found: true,
  }
}

function scoreOf(value: unknown): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= 1))
    throw badValue(`Invalid score: ${String(value)}. Score should be between 0 and 1`)
  return value
}

function text(value: unknown, key: string): string {
  if (typeof value !== 'string' || value === '') throw badValue(`${key} must be a string that is not empty`)
  return value
}

function strings(value: unknown, key: string): readonly string[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'string'))
    throw badValue(`${key} must be a list of strings`)
  return value as string[]
}
