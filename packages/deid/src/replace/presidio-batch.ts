import { type AnonymizeOptions, anonymize, type PresidioResult } from './presidio.ts'

/** One key of a nested structure with what the analyzer found in its value. */
export interface KeyResults {
  readonly key: string
  readonly value: unknown
  /** For a text: its results; for a list: one list of results per element; for an object: its own keys. */
  readonly recognizer_results: readonly unknown[]
}

/** Presidio's BatchAnonymizer for a list: texts and plain values as texts, anything else as it was. */
export function anonymizeList(
  values: readonly unknown[],
  results: readonly (readonly PresidioResult[])[],
  options: AnonymizeOptions,
): readonly unknown[] {
  return values.map((value, i) =>
    ['string', 'boolean', 'number'].includes(typeof value)
      ? anonymize(String(value), results[i] ?? [], options).text
      : value,
  )
}

/** Presidio's BatchAnonymizer for an object: texts, lists and nested objects; other values as they were. */
export function anonymizeDict(
  entries: readonly KeyResults[],
  options: AnonymizeOptions,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(entries.map((entry) => [entry.key, anonymizeValue(entry, options)]))
}

function anonymizeValue(
  { value, recognizer_results: results }: KeyResults,
  options: AnonymizeOptions,
): unknown {
  if (typeof value === 'string') return anonymize(value, results as PresidioResult[], options).text
  if (Array.isArray(value))
    return results.length === 0 ? value : anonymizeList(value, results as PresidioResult[][], options)
  if (typeof value === 'object' && value !== null) return anonymizeDict(results as KeyResults[], options)
  return value
}
