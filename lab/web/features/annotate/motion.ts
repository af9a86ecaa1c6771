/**
 * Where the caret goes. All on the text alone; moving up and down needs the screen and is in `dom-position.ts`.
 */
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
/** How far a step looks: longer than any character people see as one, short enough to be free in a 1 MB note. */
const reach = 64

/** The next or previous border between characters as people see them; emoji and accents are one. */
export function byCharacter(text: string, pos: number, direction: 1 | -1): number {
  if (direction > 0) {
    if (pos >= text.length) return text.length
    if (text.startsWith('\r\n', pos)) return pos + 2
    const first = graphemes
      .segment(text.slice(pos, pos + reach))
      [Symbol.iterator]()
      .next().value
    return pos + (first?.segment.length ?? 1)
  }
  if (pos <= 0) return 0
  if (pos >= 2 && text.startsWith('\r\n', pos - 2)) return pos - 2
  const start = Math.max(0, pos - reach)
  let last = pos - 1
  for (const { index } of graphemes.segment(text.slice(start, pos))) last = start + index
  return last
}

const wordChar = /[\p{L}\p{N}\p{M}_'’-]/u

/** Forwards to the end of the next word, backwards to the start of the previous one. */
export function byWord(text: string, pos: number, direction: 1 | -1): number {
  const step = (at: number) => byCharacter(text, at, direction)
  const charAt = (at: number) => (direction > 0 ? text.slice(at, step(at)) : text.slice(step(at), at))
  let at = pos
  const edge = direction > 0 ? text.length : 0
  while (at !== edge && !wordChar.test(charAt(at))) at = step(at)
  while (at !== edge && wordChar.test(charAt(at))) at = step(at)
  return at
}

/** The word at `pos` or ending there, else the one character there; what a double click selects. */
export function wordAt(text: string, pos: number): { readonly start: number; readonly end: number } {
  const isWord = (at: number) => wordChar.test(text.slice(at, byCharacter(text, at, 1)))
  const before = byCharacter(text, pos, -1)
  const inside = pos < text.length && isWord(pos)
  if (!inside && !(pos > 0 && isWord(before)))
    return { start: pos, end: pos < text.length ? byCharacter(text, pos, 1) : pos }
  let start = inside ? pos : before
  let end = pos
  while (start > 0 && isWord(byCharacter(text, start, -1))) start = byCharacter(text, start, -1)
  while (end < text.length && isWord(end)) end = byCharacter(text, end, 1)
  return trimQuotes(text, start, end)
}

function trimQuotes(text: string, start: number, end: number): { start: number; end: number } {
  let a = start
  let b = end
  while (a < b && /['’-]/.test(text[a]!)) a++
  while (b > a && /['’-]/.test(text[b - 1]!)) b--
  return a < b ? { start: a, end: b } : { start, end }
}

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const strong = /\p{L}/u

/** Which way the line around `pos` is read, as a browser finds out: by its first letter. */
export function readsLeftwards(text: string, pos: number): boolean {
  const { start, end } = lineAt(text, pos)
  return isLeftwards(strong.exec(text.slice(start, end))?.[0] ?? '') ?? false
}

/** Which way a character runs; undefined for blanks and punctuation, which go with what is around them. */
export function isLeftwards(char: string): boolean | undefined {
  if (rightToLeft.test(char)) return true
  return /[\p{L}\p{N}]/u.test(char) ? false : undefined
}

/** The line around `pos`, without its line break. */
export function lineAt(text: string, pos: number): { readonly start: number; readonly end: number } {
  const start = text.lastIndexOf('\n', pos - 1) + 1
  let end = text.indexOf('\n', pos)
  if (end < 0) end = text.length
  if (end > start && text[end - 1] === '\r') end--
  return { start, end }
}
