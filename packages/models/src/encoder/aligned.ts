/** A text that was rewritten, with the place in the original of each of its code units. */
export interface Aligned {
  readonly text: string
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/** `[from, to)` becomes `text`; in order, without overlap. */
export interface Change {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** The text as it is. */
export function aligned(text: string): Aligned {
  const starts = new Int32Array(text.length)
  const ends = new Int32Array(text.length)
  for (let i = 0; i < text.length; i++) {
    starts[i] = i
    ends[i] = i + 1
  }
  return { text, starts, ends }
}

/** What was put in stands for all that it replaces, and has an empty place where it replaces nothing. */
export function rewritten(of: Aligned, changes: readonly Change[]): Aligned {
  if (changes.length === 0) return of
  const length = changes.reduce((sum, { from, to, text }) => sum + text.length - (to - from), of.text.length)
  const starts = new Int32Array(length)
  const ends = new Int32Array(length)
  const parts: string[] = []
  let [at, last] = [0, 0]
  const keep = (to: number) => {
    parts.push(of.text.slice(last, to))
    starts.set(of.starts.subarray(last, to), at)
    ends.set(of.ends.subarray(last, to), at)
    at += to - last
    last = to
  }
  for (const { from, to, text } of changes) {
    keep(from)
    const start = of.starts[from] ?? of.ends.at(-1) ?? 0
    parts.push(text)
    starts.fill(start, at, at + text.length)
    ends.fill(to > from ? of.ends[to - 1]! : start, at, at + text.length)
    at += text.length
    last = to
  }
  keep(of.text.length)
  return { text: parts.join(''), starts, ends }
}

/** Each match of a global pattern becomes what `by` makes of it; matches that stay the same cost nothing. */
export function replacedAll(of: Aligned, pattern: RegExp, by: (match: string) => string): Aligned {
  const changes: Change[] = []
  for (const { index, 0: match } of of.text.matchAll(pattern)) {
    const text = by(match)
    if (text !== match) changes.push({ from: index, to: index + match.length, text })
  }
  return rewritten(of, changes)
}
