import type { Doc } from '../text/doc.ts'
import type { Span } from '../text/span.ts'
import type { Detector, DetectSettings } from './detector.ts'
import { dropContained } from './drop-contained.ts'
import { compileScan, type Scan } from './pattern-scan.ts'
import type { Recognizer, Rule } from './recognizers/recognizer.ts'

/** What a pattern needs to be said; the rest has defaults. */
export type PatternSpec = Pick<Recognizer, 'name' | 'label'> & Partial<Recognizer>

/** A recognizer from `spec`: of no country, for every language, enabled, without context words or checks. */
export function recognizer(spec: PatternSpec): Recognizer {
  return { peer: spec.name, languages: [], enabled: true, context: [], rules: [], ...spec }
}

/**
 * A detector for one kind of number or address: `pattern({ name: 'badge', label: 'IDNUM', rules: [{ name: 'badge',
 * regex: 'B-\\d{6}', score: 0.6 }] })`. The expressions are bounded JavaScript; for a user's own ones see `safe-regex.ts`.
 */
export function pattern(spec: PatternSpec): Detector {
  const one = recognizer(spec)
  const detector = patterns([one], { name: `pattern:${one.name}` })
  return one.languages.length > 0 ? { ...detector, languages: one.languages } : detector
}

/** One hit of a recognizer, before it becomes a span. */
interface Hit {
  start: number
  end: number
  score: number
  rule: Rule
  validated: boolean | null
}

/**
 * One detector for many recognizers, in one pass over the text: the cost hardly grows with their number. Spans come
 * from `pattern:<name>`, by recognizer. Languages are the caller's choice: `registry.ts` chooses recognizers by them.
 */
export function patterns(recognizers: readonly Recognizer[], { name = 'patterns' } = {}): Detector {
  const labels = [...new Set(recognizers.map((r) => r.label))]
  let run: ((text: string) => (Hit[] | undefined)[]) | undefined
  return {
    name,
    labels,
    detect: (doc, settings) => {
      run ??= compile(recognizers)
      return toSpans(recognizers, run(doc.text), settings)
    },
  }
}

function compile(recognizers: readonly Recognizer[]): (text: string) => (Hit[] | undefined)[] {
  const owner: number[] = []
  const rules: Rule[] = []
  recognizers.forEach((recognizer, i) => {
    for (const rule of recognizer.rules) {
      if (rule.found) continue
      owner.push(i)
      rules.push(rule)
    }
  })
  const scan: Scan = compileScan(
    rules.map(({ regex, edges = 'word' }, i) => ({
      regex,
      edges,
      caseSensitive: recognizers[owner[i]!]!.caseSensitive ?? false,
    })),
  )
  const finders = recognizers.flatMap(({ find, rules }, i) =>
    find ? [{ i, find, byName: new Map(rules.map((rule) => [rule.name, rule])) }] : [],
  )
  return (text) => {
    const hits: (Hit[] | undefined)[] = new Array(recognizers.length)
    if (rules.length > 0)
      scan(text, (index, start, end) => {
        const i = owner[index]!
        const hit = accept(text, recognizers[i]!, rules[index]!, start, end)
        if (hit) (hits[i] ??= []).push(hit)
      })
    for (const { i, find, byName } of finders) {
      find(text, (start, end, ruleName, score) => {
        const rule = byName.get(ruleName) ?? { name: ruleName, regex: '', score }
        ;(hits[i] ??= []).push({ start, end, score, rule, validated: score > rule.score ? true : null })
      })
    }
    return hits
  }
}

/** The hit that a match makes after the recognizer's checks, or null. */
function accept(text: string, recognizer: Recognizer, rule: Rule, start: number, end: number): Hit | null {
  const { validate, invalidate, fit, leadingSpace } = recognizer
  if (!validate && !invalidate && !fit && !leadingSpace)
    return { start, end, score: rule.score, rule, validated: null }
  let match = text.slice(start, end)
  if (fit) {
    end = start + fit(match)
    if (end === start) return null
    match = text.slice(start, end)
  }
  const validated = validate ? validate(match) : null
  if (validated === false || invalidate?.(match)) return null
  if (leadingSpace && start > 0 && /\s/.test(text[start - 1]!)) start--
  return { start, end, score: validated ? 1 : rule.score, rule, validated }
}

function toSpans(
  recognizers: readonly Recognizer[],
  hits: (Hit[] | undefined)[],
  settings: DetectSettings,
): Span[] {
  const spans: Span[] = []
  for (let i = 0; i < hits.length; i++) {
    const found = hits[i]
    if (!found) continue
    const { label, name } = recognizers[i]!
    const source = `pattern:${name}`
    for (const { start, end, score, rule, validated } of overlapping(found) ? dropContained(found) : found) {
      if (score === 0) continue
      if (!settings.trace) spans.push({ start, end, label, score, source })
      else {
        const why = { rule: rule.name, pattern: rule.regex, baseScore: rule.score, validated }
        spans.push({ start, end, label, score, source, why })
      }
    }
  }
  return spans
}

/** Whether two hits share a character. Those of one rule come in order and apart. */
function overlapping(hits: readonly Hit[]): boolean {
  for (let i = 1; i < hits.length; i++) if (hits[i]!.start < hits[i - 1]!.end) return true
  return false
}

/** Runs `recognizers` over a text: `patterns` without a doc, for tests and for the analyzer. */
export function findPatterns(text: string, recognizers: readonly Recognizer[]): readonly Span[] {
  const doc: Doc = { id: '', text }
  return patterns(recognizers).detect(doc, { language: 'en', trace: false, context: [] }) as readonly Span[]
}
