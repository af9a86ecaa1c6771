import { DeidError } from '../../../text/message.ts'

/** A pattern as rules see it: `input`, `parse`, and features by name. */
export type Pattern = Readonly<Record<string, unknown>>

/** What a rule does: `seed` forces parts of the surrogate, `pattern` sets features. */
export interface Consequent {
  readonly seed?: Readonly<Record<string, unknown>>
  readonly pattern?: Readonly<Record<string, unknown>>
}

interface Entry {
  readonly caseSensitive: boolean
  readonly rules: readonly (readonly [Readonly<Record<string, unknown>>, Consequent])[]
}

/** A replacement map by file and label. */
export type ReplacementMap = ReadonlyMap<string, ReadonlyMap<string, Entry>>

/**
 * Reads a replacement map: `{ file: { LABEL: { caseSensitive?, rules: [[antecedent, consequent], …] } } }`, given as JSON or as
 * a value; `<cgi>` is the file of MAT's web service. Throws a DeidError `bad-rules` that names the place, not the content.
 */
export function readReplacementMap(source: unknown): ReplacementMap {
  let value = source
  if (typeof source === 'string') {
    try {
      value = JSON.parse(source)
    } catch {
      throw new DeidError('bad-rules', 'The replacement map is not valid JSON')
    }
  }
  const files = object(value, 'The replacement map')
  return new Map(
    Object.entries(files).map(([file, labels], f) => [
      file,
      new Map(
        Object.entries(object(labels, `File ${f + 1} of the replacement map`)).map(([label, entry]) => [
          label,
          readEntry(entry, label),
        ]),
      ),
    ]),
  )
}

function readEntry(entry: unknown, label: string): Entry {
  const { caseSensitive = false, rules = [], ...rest } = object(entry, `The entry of ${label}`)
  if (typeof caseSensitive !== 'boolean') throw bad(`'caseSensitive' of ${label} is not true or false`)
  if (Object.keys(rest).length > 0)
    throw bad(`The entry of ${label} has a key that is neither 'caseSensitive' nor 'rules'`)
  if (!Array.isArray(rules)) throw bad(`'rules' of ${label} is not a list`)
  return {
    caseSensitive,
    rules: rules.map((rule, i) => {
      if (!Array.isArray(rule) || rule.length !== 2)
        throw bad(`Rule ${i + 1} of ${label} is not [antecedent, consequent]`)
      const consequent = object(rule[1], `The consequent of rule ${i + 1} of ${label}`)
      for (const key of Object.keys(consequent))
        if (key !== 'seed' && key !== 'pattern')
          throw bad(
            `The consequent of rule ${i + 1} of ${label} has a key that is neither 'seed' nor 'pattern'`,
          )
      const { seed, pattern } = consequent
      return [
        object(rule[0], `The antecedent of rule ${i + 1} of ${label}`),
        {
          ...(seed === undefined ? {} : { seed: object(seed, `The seed of rule ${i + 1} of ${label}`) }),
          ...(pattern === undefined
            ? {}
            : { pattern: object(pattern, `The pattern of rule ${i + 1} of ${label}`) }),
        },
      ] as const
    }),
  }
}

/** A pattern after all rules that apply, with the seed they force; undefined when none applies. */
export function applyRules<P extends Pattern>(
  map: ReplacementMap,
  file: string,
  label: string,
  pattern: P,
): { pattern: P; seed: Readonly<Record<string, unknown>> } | undefined {
  const entry = map.get(file)?.get(label)
  if (!entry) return undefined
  let current: P = pattern
  let seed: Readonly<Record<string, unknown>> = {}
  let applied = false
  for (const [antecedent, consequent] of entry.rules) {
    if (!matches(antecedent, current, entry.caseSensitive)) continue
    applied = true
    seed = { ...seed, ...consequent.seed }
    current = { ...current, ...consequent.pattern }
  }
  return applied ? { pattern: current, seed } : undefined
}

// `pattern` in an antecedent is accepted for the features themselves, as MIST's text (not its code) has it.
function matches(
  antecedent: Readonly<Record<string, unknown>>,
  pattern: Pattern,
  caseSensitive: boolean,
): boolean {
  return Object.entries(antecedent).every(([key, wanted]) => {
    if (key === 'pattern' && !Object.hasOwn(pattern, 'pattern') && isObject(wanted))
      return matches(wanted, pattern, caseSensitive)
    if (!Object.hasOwn(pattern, key)) return false
    const actual = pattern[key]
    if (isObject(wanted)) return isObject(actual) && matches(wanted, actual, caseSensitive)
    return equal(wanted, actual, caseSensitive)
  })
}

function equal(wanted: unknown, actual: unknown, caseSensitive: boolean): boolean {
  if (typeof wanted === 'string' && typeof actual === 'string')
    return caseSensitive ? wanted === actual : wanted.toLowerCase() === actual.toLowerCase()
  if (Array.isArray(wanted) && Array.isArray(actual))
    return wanted.length === actual.length && wanted.every((item, i) => equal(item, actual[i], true))
  return wanted === actual
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function object(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (!isObject(value)) throw bad(`${what} is not an object`)
  return value
}

function bad(message: string): DeidError {
  return new DeidError('bad-rules', message)
}
