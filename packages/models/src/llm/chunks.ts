import type { Extent } from '@palimpsest/deid/text'

/**
 * A text in pieces of at most `size` code units, each of which begins `overlap` before the end of the last: what
 * stands at a cut stands whole in one of the two. Cut at a blank line, else a line end, a sentence end, a blank.
 */
export function chunks(
  text: string,
  { size, overlap }: { size: number; overlap: number },
): readonly Extent[] {
  if (!(overlap >= 0 && size > 2 * overlap))
    throw new RangeError(`An overlap of ${overlap} in pieces of ${size}`)
  const out: Extent[] = []
  for (let start = 0; start < text.length; ) {
    const end =
      text.length - start <= size ? text.length : cutBefore(text, start + size, start + Math.ceil(size / 2))
    out.push({ start, end })
    if (end === text.length) break
    start = wordStart(text, Math.max(start + 1, end - overlap), end)
  }
  return out
}

/** The last good place to cut in `least` to `most`. */
function cutBefore(text: string, most: number, least: number): number {
  const window = text.slice(least, most)
  for (const end of [/\n[ \t\r]*\n/g, /\n/g, /[.!?]\s/g, /\s/g]) {
    let last = -1
    for (const match of window.matchAll(end)) last = match.index + match[0].length
    if (last > 0) return least + last
  }
  return whole(text, most)
}

/** The first start of a word from `from` on, so that no piece begins inside one. */
function wordStart(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) if (/\s/.test(text[at - 1] ?? ' ') && !/\s/.test(text[at]!)) return at
  return whole(text, from)
}

/** Not between the two halves of a character. */
function whole(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}
