import type { Emit, Recognizer } from './recognizers/recognizer.ts'

const WORD = /[\p{L}\p{N}\p{M}_]/u

/**
 * A recognizer of given words and phrases, wherever no letter, digit or underscore touches them. Score 1 unless said
 * otherwise; blank terms are left out. One pass, whatever the number of terms.
 */
export function denyList(
  terms: readonly string[],
  {
    name,
    label,
    score = 1,
    caseSensitive = false,
    languages = [],
    context = [],
  }: {
    name: string
    label: string
    score?: number
    caseSensitive?: boolean
    languages?: readonly string[]
    context?: readonly string[]
  },
): Recognizer {
  const fold = (text: string) => (caseSensitive ? text : text.toLowerCase())
  /** The terms by their first character, longest first. */
  const byFirst = new Map<string, string[]>()
  for (const term of new Set(terms.filter((t) => t.trim() !== '').map(fold)))
    byFirst.set(term[0]!, [...(byFirst.get(term[0]!) ?? []), term])
  for (const list of byFirst.values()) list.sort((a, b) => b.length - a.length)

  const find = (text: string, emit: Emit) => {
    const folded = fold(text)
    // Folding that changes the length would shift every place after it.
    const source = folded.length === text.length ? folded : foldByUnit(text)
    let free = 0
    for (let pos = 0; pos < source.length; pos++) {
      const candidates = byFirst.get(source[pos]!)
      if (!candidates || pos < free || (pos > 0 && WORD.test(source[pos - 1]!))) continue
      const term = candidates.find((t) => source.startsWith(t, pos) && !touches(source, pos + t.length))
      if (!term) continue
      free = pos + term.length
      emit(pos, free, 'deny_list', score)
    }
  }
  return {
    name,
    peer: name,
    label,
    languages,
    enabled: true,
    context,
    rules: [{ name: 'deny_list', regex: 'one of the listed terms', score, found: true }],
    find,
  }
}

function touches(text: string, pos: number): boolean {
  return pos < text.length && WORD.test(text[pos]!)
}

function foldByUnit(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const lower = text[i]!.toLowerCase()
    out += lower.length === 1 ? lower : text[i]
  }
  return out
}
