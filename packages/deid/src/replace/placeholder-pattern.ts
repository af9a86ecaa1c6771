/** A placeholder taken apart: its label without what joins its words, and its number. */
export interface PlaceholderParts {
  readonly words: readonly string[]
  readonly number: string
}

/** The parts of `<CREDIT_CARD_1>`: the words of the label and the number; undefined for text of another form. */
export function placeholderParts(placeholder: string): PlaceholderParts | undefined {
  const core = placeholder.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  const [, label, number] = /^(\p{L}[\p{L}\p{N}_]*?)_(\d{1,9})$/u.exec(core) ?? []
  if (label === undefined || number === undefined) return undefined
  return { words: label.split('_').filter((word) => word !== ''), number: String(Number(number)) }
}

/** What a placeholder is known by, whatever its letter case, brackets and joints. */
export function placeholderKey(text: string): string {
  return text
    .replace(/&(?:lt|gt);/gi, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()
}

const pairs: readonly (readonly [string, string])[] = [
  ['&lt;', '&gt;'],
  ['\\<', '\\>'],
  ['<<', '>>'],
  ['<', '>'],
  ['\\[', '\\]'],
  ['[[', ']]'],
  ['[', ']'],
  ['{{', '}}'],
  ['{', '}'],
  ['«', '»'],
]

/** Matches placeholders of these labels, as a model may have rewritten them; the bare ones only where they stand alone. */
export function placeholderPattern(
  labels: readonly (readonly string[])[],
  literal: readonly string[],
): RegExp {
  // Longer labels first, so that one that begins another does not win.
  const sorted = [...labels].sort((a, b) => b.join('').length - a.join('').length)
  const names = (joint: string) => `(?:${sorted.map((words) => words.map(quoted).join(joint)).join('|')})`
  const loose = '(?:\\\\?[_-]|\\s)?'
  const strict = '\\\\?_'
  const emphasis = '(?:\\*\\*|[*_`])?'
  const inside = `\\s?${emphasis}${names(loose)}${loose}\\d{1,9}${emphasis}\\s?`
  const bracketed = pairs.map(([open, close]) => `${quoted(open)}${inside}${quoted(close)}`)
  const bare = `(?<![\\p{L}\\p{N}_])${names(strict)}${strict}\\d{1,9}(?![\\p{L}\\p{N}_])`
  return new RegExp([...literal.map(quoted), ...bracketed, bare].join('|'), 'giu')
}

function quoted(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
