import type { Doc } from './doc.ts'
import { compareSpans, type Span } from './span.ts'

/**
 * Reads the marked-text notation of tests and docs: `Seen by [Jane Roe|DOCTOR] on [3/4|DATE]`.
 * A backslash escapes `[`, `]`, `|` and itself. Spans get score 1 and source `marked`.
 * Throws a SyntaxError with the offset of a bracket that has no partner or no label. No nesting.
 */
export function parseMarked(
  marked: string,
  { id = '' }: { id?: string } = {},
): Doc & { spans: readonly Span[] } {
  let text = ''
  let open: { start: number; at: number } | undefined
  const spans: Span[] = []
  for (let i = 0; i < marked.length; i++) {
    const c = marked[i]!
    if (c === '\\' && i + 1 < marked.length) {
      text += marked[++i]
    } else if (c === '[') {
      if (open) throw new SyntaxError(`Marked text: '[' at ${i} inside the bracket opened at ${open.at}`)
      open = { start: text.length, at: i }
    } else if (c === '|' && open) {
      const close = marked.indexOf(']', i)
      if (close < 0) throw new SyntaxError(`Marked text: the bracket opened at ${open.at} has no ']'`)
      const label = marked.slice(i + 1, close)
      if (!/^[A-Z][A-Z0-9_]*$/.test(label)) throw new SyntaxError(`Marked text: no label at ${i + 1}`)
      if (text.length === open.start) throw new SyntaxError(`Marked text: empty span at ${open.at}`)
      spans.push({ start: open.start, end: text.length, label, score: 1, source: 'marked' })
      open = undefined
      i = close
    } else {
      text += c
    }
  }
  if (open) throw new SyntaxError(`Marked text: the bracket opened at ${open.at} is never closed`)
  return { id, text, spans }
}

/** Writes `text` with `spans` in the marked-text notation. Throws a RangeError when spans overlap. */
export function formatMarked(text: string, spans: readonly Span[]): string {
  let out = ''
  let pos = 0
  for (const { start, end, label } of [...spans].sort(compareSpans)) {
    if (start < pos) throw new RangeError(`Marked text cannot show overlapping spans (at ${start})`)
    out += `${escaped(text.slice(pos, start))}[${escaped(text.slice(start, end))}|${label}]`
    pos = end
  }
  return out + escaped(text.slice(pos))
}

function escaped(text: string): string {
  return text.replace(/[\\[\]|]/g, '\\$&')
}
