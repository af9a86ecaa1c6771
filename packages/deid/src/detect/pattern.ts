import type { Span } from '../text/span.ts'
import type { Detector } from './detector.ts'
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

/**
 * One detector for many recognizers, in one pass over the text: the cost hardly grows with their number. Spans come
 * from `pattern:<name>`, by recognizer. Languages are the caller's choice: `registry.ts` chooses recognizers by them.
 */
export function patterns(recognizers: readonly Recognizer[], { name = 'patterns' } = {}): Detector {
  const labels = [...new Set(recognizers.map((r) => r.label))]
  let run: ((text: string, trace: boolean) => readonly Span[]) | undefined
  return {
    name,
    labels,
    detect: (doc, settings) => {
      run ??= compile(recognizers)
      return run(doc.text, settings.trace)
    },
  }
}

/** A recognizer, the source of its spans, and those of the text at hand. */
interface Finder {
  readonly recognizer: Recognizer
  readonly source: string
  readonly found: Span[]
}

/** Fills the same lists for each text, and empties them whatever happens. */
function compile(recognizers: readonly Recognizer[]): (text: string, trace: boolean) => readonly Span[] {
  const finders = recognizers.map(
    (recognizer): Finder => ({ recognizer, source: `pattern:${recognizer.name}`, found: [] }),
  )
  const owner: Finder[] = []
  const rules: Rule[] = []
  for (const finder of finders) {
    for (const rule of finder.recognizer.rules) {
      if (rule.found) continue
      owner.push(finder)
      rules.push(rule)
    }
  }
  const scan: Scan = compileScan(
    rules.map(({ regex, edges = 'word' }, i) => ({
      regex,
      edges,
      caseSensitive: owner[i]!.recognizer.caseSensitive ?? false,
    })),
  )
  const ownFinders = finders.flatMap((finder) => {
    const { find, rules } = finder.recognizer
    return find ? [{ finder, find, byName: new Map(rules.map((rule) => [rule.name, rule])) }] : []
  })

  function collect(): readonly Span[] {
    const spans: Span[] = []
    for (const { found } of finders) {
      if (found.length === 0) continue
      for (const span of overlapping(found) ? dropContained(found) : found)
        if (span.score > 0) spans.push(span)
    }
    return spans
  }

  return (text, trace) => {
    try {
      if (rules.length > 0)
        scan(text, (index, start, end) => accept(owner[index]!, rules[index]!, text, start, end, trace))
      for (const { finder, find, byName } of ownFinders) {
        find(text, (start, end, ruleName, score) => {
          const rule = byName.get(ruleName) ?? { name: ruleName, regex: '', score }
          push(finder, rule, start, end, score, score > rule.score ? true : null, trace)
        })
      }
      return collect()
    } finally {
      for (const { found } of finders) found.length = 0
    }
  }
}

/** Keeps what a match makes after the recognizer's checks, if it passes them. */
function accept(finder: Finder, rule: Rule, text: string, start: number, end: number, trace: boolean): void {
  const { validate, invalidate, fit, leadingSpace } = finder.recognizer
  if (!validate && !invalidate && !fit && !leadingSpace) {
    push(finder, rule, start, end, rule.score, null, trace)
    return
  }
  let match = text.slice(start, end)
  if (fit) {
    end = start + fit(match)
    if (end === start) return
    match = text.slice(start, end)
  }
  const validated = validate ? validate(match) : null
  if (validated === false || invalidate?.(match)) return
  if (leadingSpace && start > 0 && /\s/.test(text[start - 1]!)) start--
  push(finder, rule, start, end, validated ? 1 : rule.score, validated, trace)
}

function push(
  { recognizer: { label }, source, found }: Finder,
  rule: Rule,
  start: number,
  end: number,
  score: number,
  validated: boolean | null,
  trace: boolean,
): void {
  if (!trace) found.push({ start, end, label, score, source })
  else {
    const why = { rule: rule.name, pattern: rule.regex, baseScore: rule.score, validated }
    found.push({ start, end, label, score, source, why })
  }
}

/** Whether two hits share a character. Those of one rule come in order and apart. */
function overlapping(hits: readonly Span[]): boolean {
  for (let i = 1; i < hits.length; i++) if (hits[i]!.start < hits[i - 1]!.end) return true
  return false
}
