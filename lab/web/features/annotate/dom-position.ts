/**
 * Between offsets in the document and places on the screen: the only file that knows how the text is laid out
 * in the page. Blocks are elements with `data-start`; the text nodes inside them, in order, are their text.
 */

import { isLeftwards } from './motion.ts'

/** The offset nearest to a point of the window; undefined outside the text. */
export function offsetAtPoint(root: HTMLElement, x: number, y: number): number | undefined {
  const place = caretFromPoint(x, y)
  if (!place || !root.contains(place.node)) return undefined
  const block = (place.node instanceof Element ? place.node : place.node.parentElement)?.closest<HTMLElement>(
    '[data-start]',
  )
  if (!block) return undefined
  let offset = Number(block.dataset.start)
  if (place.node.nodeType !== Node.TEXT_NODE) {
    // Between elements: everything before the child that the point is at.
    const children = [...place.node.childNodes].slice(0, place.offset)
    for (const text of textNodes(block)) {
      if (children.some((child) => child === text || child.contains(text)) || precedes(text, place.node))
        offset += text.length
    }
    return offset
  }
  for (const text of textNodes(block)) {
    if (text === place.node) return offset + place.offset
    offset += text.length
  }
  return offset
}

function precedes(text: Text, node: Node): boolean {
  return !node.contains(text) && (text.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
}

function caretFromPoint(x: number, y: number): { node: Node; offset: number } | undefined {
  if (document.caretPositionFromPoint) {
    const at = document.caretPositionFromPoint(x, y)
    return at ? { node: at.offsetNode, offset: at.offset } : undefined
  }
  const range = document.caretRangeFromPoint?.(x, y)
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined
}

function* textNodes(block: Node): Generator<Text> {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) yield walker.currentNode as Text
}

/** The place of an offset in the laid-out text; undefined when its block is not on the page just now. */
function placeOf(root: HTMLElement, offset: number): { node: Text; offset: number } | undefined {
  let last: { node: Text; offset: number } | undefined
  for (const block of root.querySelectorAll<HTMLElement>('[data-start]')) {
    const start = Number(block.dataset.start)
    const end = Number(block.dataset.end)
    if (offset < start || offset > end) continue
    let at = start
    for (const node of textNodes(block)) {
      if (offset < at + node.length) return { node, offset: offset - at }
      at += node.length
      last = { node, offset: node.length }
    }
  }
  return last
}

/** The range of the page that shows `[start, end)`; only the part that is laid out. */
export function rangeOf(root: HTMLElement, start: number, end: number): Range | undefined {
  const blocks = [...root.querySelectorAll<HTMLElement>('[data-start]')]
  const first = blocks[0]
  const last = blocks.at(-1)
  if (!first || !last) return undefined
  const from = placeOf(root, Math.max(start, Number(first.dataset.start)))
  const to = placeOf(root, Math.min(end, Number(last.dataset.end)))
  if (!from || !to) return undefined
  const range = document.createRange()
  range.setStart(from.node, from.offset)
  range.setEnd(to.node, to.offset)
  return range
}

/** Where a caret at `offset` stands, in window coordinates; undefined when it is not laid out. */
export function caretRect(root: HTMLElement, offset: number): DOMRect | undefined {
  const place = placeOf(root, offset)
  if (!place) return undefined
  const range = document.createRange()
  range.setStart(place.node, place.offset)
  range.setEnd(place.node, Math.min(place.node.length, place.offset + 1))
  const rects = range.getClientRects()
  const rect = rects[0]
  if (!rect) return place.node.parentElement?.getBoundingClientRect()
  const atEnd = place.offset >= place.node.length
  const x = atEnd !== runsLeftwards(place, rect) ? rect.right : rect.left
  return new DOMRect(x, rect.top, 0, rect.height)
}

/** Whether the character at a place is laid out from right to left; blanks by what stands beside them. */
function runsLeftwards({ node, offset }: { node: Text; offset: number }, rect: DOMRect): boolean {
  const at = Math.min(offset, node.length - 1)
  const known = isLeftwards(String.fromCodePoint(node.data.codePointAt(at) ?? 0x20))
  if (known !== undefined) return known
  const range = document.createRange()
  const beside = at + 1 < node.length ? at + 1 : at - 1
  if (beside < 0) return false
  range.setStart(node, beside)
  range.setEnd(node, beside + 1)
  const other = range.getClientRects()[0]
  if (!other || other.top !== rect.top || other.left === rect.left) return false
  return other.left < rect.left === beside > at
}

/** Paints the selected text without touching the elements; the platform's own selection stays free. */
export function paintSelection(root: HTMLElement, start: number, end: number): void {
  if (!('highlights' in CSS)) {
    const range = start < end ? rangeOf(root, start, end) : undefined
    const own = getSelection()
    own?.removeAllRanges()
    if (range) own?.addRange(range)
    return
  }
  if (start >= end) {
    CSS.highlights.delete('picked')
    return
  }
  const range = rangeOf(root, start, end)
  if (range && !range.collapsed) CSS.highlights.set('picked', new Highlight(range))
  else CSS.highlights.delete('picked')
}

/** Scrolls as little as needed so that the caret at `offset` can be seen with some lines around it. */
export function revealCaret(scroller: HTMLElement, root: HTMLElement, offset: number): void {
  const rect = caretRect(root, offset)
  if (!rect) return
  const frame = scroller.getBoundingClientRect()
  const margin = Math.min(96, frame.height / 4)
  if (rect.top < frame.top + margin) scroller.scrollBy({ top: rect.top - frame.top - margin })
  else if (rect.bottom > frame.bottom - margin)
    scroller.scrollBy({ top: rect.bottom - frame.bottom + margin })
}
