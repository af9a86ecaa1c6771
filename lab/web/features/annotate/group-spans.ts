import type { EditSpan } from './span-list.ts'

/** Spans of one label whose words are the same; what the list shows as one line. */
export interface SpanGroup {
  readonly label: string
  /** The words, blanks made single. */
  readonly text: string
  /** In reading order. */
  readonly ids: readonly string[]
  /** How many of them nobody has looked at. */
  readonly machine: number
  readonly lowest: number
  /** One of them at least is a machine's and below the bound. */
  readonly uncertain: boolean
}

export interface Grouped {
  readonly labels: readonly {
    readonly label: string
    readonly count: number
    readonly groups: readonly SpanGroup[]
  }[]
  readonly uncertain: number
}

/** The spans by label (most first) and by words (in reading order of the first). */
export function groupSpans(text: string, spans: readonly EditSpan[], uncertainBelow: number): Grouped {
  const labels = new Map<string, Map<string, { text: string; spans: EditSpan[] }>>()
  let uncertain = 0
  for (const span of spans) {
    const words = wordsOf(text, span)
    let groups = labels.get(span.label)
    if (!groups) labels.set(span.label, (groups = new Map()))
    const group = groups.get(words)
    if (group) group.spans.push(span)
    else groups.set(words, { text: words, spans: [span] })
    if (isUncertain(span, uncertainBelow)) uncertain++
  }
  const list = [...labels].map(([label, groups]) => {
    const made = [...groups.values()].map(
      (group): SpanGroup => ({
        label,
        text: group.text,
        ids: group.spans.map((s) => s.id),
        machine: group.spans.filter((s) => s.origin === 'machine').length,
        lowest: Math.min(...group.spans.map((s) => s.score)),
        uncertain: group.spans.some((s) => isUncertain(s, uncertainBelow)),
      }),
    )
    return { label, count: made.reduce((sum, g) => sum + g.ids.length, 0), groups: made }
  })
  list.sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1))
  return { labels: list, uncertain }
}

/** Worked out once for each span: an edit leaves all others the values that they were. */
const known = new WeakMap<EditSpan, string>()

function wordsOf(text: string, span: EditSpan): string {
  let words = known.get(span)
  if (words === undefined) {
    words = text.slice(span.start, span.end).replace(/\s+/g, ' ').slice(0, 120)
    known.set(span, words)
  }
  return words
}

/** A machine's span below the bound: what a person should look at first. */
export function isUncertain(span: EditSpan, below: number): boolean {
  return span.origin === 'machine' && span.score < below
}
