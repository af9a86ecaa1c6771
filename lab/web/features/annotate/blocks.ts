/** A piece of the text that is laid out on its own; together the blocks are the text. */
export interface Block {
  readonly start: number
  readonly end: number
  /** Lines in it, for a first guess of its height. */
  readonly lines: number
}

/**
 * Cuts a text into blocks of whole lines, at most `maxLines` lines and about `maxChars` code units each.
 * A single line that is longer is cut after a blank, or, where it has none, between characters.
 * An empty text is one empty block.
 */
export function cutBlocks(
  text: string,
  { maxLines = 24, maxChars = 2400 }: { maxLines?: number; maxChars?: number } = {},
): readonly Block[] {
  const blocks: Block[] = []
  let start = 0
  while (start < text.length) {
    let end = start
    let lines = 0
    while (lines < maxLines && end < text.length) {
      const at = text.indexOf('\n', end)
      const lineEnd = at < 0 ? text.length : at + 1
      if (lineEnd - start > maxChars) {
        if (lines > 0) break
        end = cutLine(text, start, Math.min(lineEnd, start + maxChars))
        lines = 1
        break
      }
      end = lineEnd
      lines++
    }
    blocks.push({ start, end, lines })
    start = end
  }
  return blocks.length > 0 ? blocks : [{ start: 0, end: 0, lines: 1 }]
}

function cutLine(text: string, start: number, limit: number): number {
  if (limit >= text.length) return text.length
  for (let at = limit; at > limit - 400 && at > start; at--) if (/\s/.test(text[at - 1]!)) return at
  const code = text.charCodeAt(limit)
  return code >= 0xdc00 && code <= 0xdfff ? limit - 1 : limit // Never between the halves of a character.
}

/** Index of the block that holds `pos`; the last one for the end of the text. */
export function blockAt(blocks: readonly Block[], pos: number): number {
  let low = 0
  let high = blocks.length - 1
  while (low < high) {
    const mid = (low + high + 1) >> 1
    if (blocks[mid]!.start <= pos) low = mid
    else high = mid - 1
  }
  return low
}
