import { DeidError } from '../text/message.ts'
import type { Refiner } from './detector.ts'
import { DEFAULT_FLAGS, type MatchAll, type RegexExecutor, safeRegex } from './safe-regex.ts'

export interface AllowListOptions {
  /** `exact`: the text of the span is one of the terms, letter for letter. `regex`: one of them matches in it. */
  readonly match?: string
  /** Python's flags for `regex`; default DOTALL, MULTILINE and IGNORECASE. */
  readonly flags?: number
  readonly executor?: RegexExecutor | undefined
}

/** Drops spans that the list allows. Blank terms count for nothing. Throws a DeidError for another `match`, or a bad expression. */
export function allowList(
  terms: readonly string[],
  { match = 'exact', flags = DEFAULT_FLAGS, executor }: AllowListOptions = {},
): Refiner {
  const isAllowed = test(
    terms.filter((term) => term.trim() !== ''),
    match,
    flags,
    executor,
  )
  return {
    name: 'allow-list',
    refine: (doc, spans) => spans.filter(({ start, end }) => !isAllowed(doc.text.slice(start, end))),
  }
}

function test(
  terms: readonly string[],
  match: string,
  flags: number,
  executor: RegexExecutor | undefined,
): (text: string) => boolean {
  if (match === 'exact') {
    const allowed = new Set(terms)
    return (text) => allowed.has(text)
  }
  if (match !== 'regex')
    throw new DeidError('invalid-allow-list', "allow_list_match must either be set to 'exact' or 'regex'.", {
      key: 'allow_list_match',
    })
  if (terms.length === 0) return () => false
  const any = combined(terms, flags, executor)
  return (text) => any(text)[Symbol.iterator]().next().done === false
}

function combined(terms: readonly string[], flags: number, executor: RegexExecutor | undefined): MatchAll {
  try {
    return safeRegex(terms.join('|'), { flags, executor })
  } catch (error) {
    // Presidio hands its engine's words on as they are.
    if (!(error instanceof DeidError)) throw error
    throw new DeidError(error.code, error.message.replace(/^Invalid regex pattern: /, ''), {
      key: 'allow_list',
    })
  }
}
