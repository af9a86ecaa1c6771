import type { Detector, Pipeline, Span } from '@palimpsest/deid'
import { RE2JS } from 're2js'
import type { RuleBody } from '../../shared/resources.ts'
import { invalid } from '../errors.ts'

/**
 * A rule of the lab as a detector. Patterns run on RE2, in time linear in the text whatever the pattern; what RE2
 * does not know (look-around, back-references) is refused with a message. Throws a Refusal `bad-pattern`.
 */
export function ruleDetector(name: string, rule: RuleBody): Detector {
  const hits = rule.kind === 'regex' ? regexHits(rule) : dictionaryHits(rule)
  return {
    name,
    labels: [rule.label],
    detect({ text }) {
      const lower = text.toLowerCase()
      const spans: Span[] = []
      for (const { start, end } of hits(text)) {
        if (rule.wholeWords && !isWhole(text, start, end)) continue
        if (!contextHolds(rule, text, lower, start, end)) continue
        const span = { start, end, label: rule.label, score: rule.score, source: name }
        spans.push({ ...span, why: { rule: name, baseScore: rule.score } })
      }
      return spans
    },
  }
}

/** A rule as a pipeline of one detector. */
export function rulePipeline(name: string, rule: RuleBody): Pipeline {
  return { name, detectors: [ruleDetector(name, rule)], refiners: [], labels: 'native', resolve: 'longest' }
}

interface Hit {
  readonly start: number
  readonly end: number
}

/** Finds where a regex rule matches; a group named `value` narrows the hit to itself. */
function regexHits({ pattern, caseSensitive }: RuleBody): (text: string) => Hit[] {
  const compiled = compilePattern(pattern, caseSensitive)
  const value = 'value' in compiled.namedGroups() ? 'value' : 0
  return (text) => {
    const found: Hit[] = []
    const matcher = compiled.matcher(text)
    while (matcher.find()) {
      const start = matcher.start(value)
      const end = matcher.end(value)
      if (start >= 0 && end > start) found.push({ start, end })
    }
    return found
  }
}

/** The compiled pattern, or a Refusal `bad-pattern` that says why it cannot run. */
export function compilePattern(pattern: string, caseSensitive: boolean): ReturnType<typeof RE2JS.compile> {
  if (pattern === '') throw invalid('bad-pattern', 'The pattern is empty.', 'pattern')
  let compiled: ReturnType<typeof RE2JS.compile>
  try {
    compiled = RE2JS.compile(pattern, caseSensitive ? 0 : RE2JS.CASE_INSENSITIVE)
  } catch (error) {
    const why = /\(\?[=!<]/.test(pattern)
      ? 'look-ahead and look-behind are not supported; use the words before and after instead'
      : String((error as { getDescription?: () => string }).getDescription?.() ?? 'it does not parse')
    throw invalid('bad-pattern', `The pattern cannot be used: ${why}.`, 'pattern')
  }
  if (compiled.matcher('').find())
    throw invalid('bad-pattern', 'The pattern matches nothing at all: it would mark every place.', 'pattern')
  return compiled
}

/** Finds terms as runs of words: longest first at each place, blanks between words may differ. */
function dictionaryHits({ terms, caseSensitive }: RuleBody): (text: string) => Hit[] {
  const fold = (word: string) => (caseSensitive ? word : word.toLowerCase())
  const root: Branch = new Map()
  for (const term of terms) {
    const words = wordsOf(term)
    if (words.length === 0) continue
    plant(
      root,
      words.map(({ word }) => fold(word)),
    )
  }
  return (text) => {
    const words = wordsOf(text)
    const found: Hit[] = []
    for (let i = 0; i < words.length; ) {
      const length = longestAt(root, words, i, fold, text)
      if (length > 0) found.push({ start: words[i]!.start, end: words[i + length - 1]!.end })
      i += Math.max(length, 1)
    }
    return found
  }
}

interface Step {
  ends: boolean
  readonly next: Branch
}
type Branch = Map<string, Step>
interface Word extends Hit {
  readonly word: string
}

function plant(root: Branch, words: readonly string[]): void {
  let branch = root
  words.forEach((word, i) => {
    let step = branch.get(word)
    if (!step) branch.set(word, (step = { ends: false, next: new Map() }))
    if (i === words.length - 1) step.ends = true
    branch = step.next
  })
}

function longestAt(
  root: Branch,
  words: readonly Word[],
  at: number,
  fold: (word: string) => string,
  text: string,
): number {
  let branch = root
  let longest = 0
  for (let i = at; i < words.length; i++) {
    // Only blanks may stand between the words of one term.
    if (i > at && !/^\s*$/.test(text.slice(words[i - 1]!.end, words[i]!.start))) break
    const step = branch.get(fold(words[i]!.word))
    if (!step) break
    if (step.ends) longest = i - at + 1
    branch = step.next
  }
  return longest
}

/** Words and single other signs, so that `St. Mary's` is found as it is written. */
function wordsOf(text: string): readonly Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu))
    words.push({ word: match[0], start: match.index, end: match.index + match[0].length })
  return words
}

const letter = /[\p{L}\p{N}\p{M}_]/u

function isWhole(text: string, start: number, end: number): boolean {
  const joined = (left: number, right: number) =>
    letter.test(text[left] ?? '') && letter.test(text[right] ?? '')
  return !joined(start - 1, start) && !joined(end - 1, end)
}

function contextHolds(rule: RuleBody, text: string, lower: string, start: number, end: number): boolean {
  const { before, after, exceptions, window, caseSensitive } = rule
  if (before.length + after.length + exceptions.length === 0) return true
  const source = caseSensitive ? text : lower
  const [from, to] = reach(rule, text, start, end)
  const left = source.slice(Math.max(from, start - window), start)
  const right = source.slice(end, Math.min(to, end + window))
  const has = (words: readonly string[], place: string) =>
    words.some((word) => hasWord(place, caseSensitive ? word : word.toLowerCase()))
  if (before.length > 0 && !has(before, left)) return false
  if (after.length > 0 && !has(after, right)) return false
  return !has(exceptions, left) && !has(exceptions, right)
}

function hasWord(place: string, word: string): boolean {
  for (let at = place.indexOf(word); at >= 0; at = place.indexOf(word, at + 1))
    if (isWhole(place, at, at + word.length)) return true
  return false
}

/** The stretch in which context counts. */
function reach({ within }: RuleBody, text: string, start: number, end: number): readonly [number, number] {
  if (within === 'document') return [0, text.length]
  const stop = within === 'line' ? /\n/ : /[.!?]\s|\n\s*\n/
  let from = start
  while (from > 0 && !stop.test(text.slice(from - 1, from + 1))) from--
  const next = text.slice(end).search(stop)
  return [from, next < 0 ? text.length : end + next]
}
