import type { Span } from '../../../text/span.ts'
import type { MistTask } from './tasks.ts'

/** The placeholders of redacted text, `[NAME]` or `**NAME<AAA BBB>`, as spans; unknown labels are left alone. */
export function findPlaceholders(
  text: string,
  style: 'brackets' | 'de-id',
  { labels, open, close }: MistTask,
): readonly Span[] {
  const names = Object.keys(labels)
    .sort((a, b) => b.length - a.length)
    .join('|')
  const quoted = (char: string) => `\\${char}`
  const pattern =
    style === 'brackets'
      ? new RegExp(`\\[(${names})\\]`, 'g')
      : new RegExp(
          `\\*\\*(${names})(?![A-Z])(?:${quoted(open)}[^${quoted(open)}${quoted(close)}]*${quoted(close)})?`,
          'g',
        )
  return Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    label: match[1]!,
    score: 1,
    source: `placeholder:${style}`,
  }))
}

/** What stands between the brackets of `**NAME<…>`; undefined for a bare `**NAME`. */
export function contentOf(placeholder: string): string | undefined {
  return /^\*\*[A-Z_]+[<[]([\s\S]*)[>\]]$/.exec(placeholder)?.[1]
}
