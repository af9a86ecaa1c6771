/** Put `insert` in place of `[start, end)`. An insertion has `start === end`. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly insert: string
}

/**
 * Edits to one text, all given in positions of the *old* text, in order and
 * without overlap. Builds the new text, and maps positions both ways.
 */
export class Edits {
  readonly list: readonly Edit[]
  readonly oldLength: number
  readonly newLength: number

  private constructor(list: readonly Edit[], oldLength: number) {
    this.list = list
    this.oldLength = oldLength
    this.newLength = list.reduce((sum, e) => sum + e.insert.length - (e.end - e.start), oldLength)
  }

  /** Sorts `edits`. Throws a RangeError when two overlap or one lies outside a text of `oldLength`. */
  static of(edits: readonly Edit[], oldLength: number): Edits {
    const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end)
    const list: Edit[] = []
    let free = 0 // Everything before this position is already taken.
    for (const edit of sorted) {
      const { start, end } = edit
      if (!(start >= 0 && start <= end && end <= oldLength))
        throw new RangeError(`Invalid edit ${start}-${end} in a text of length ${oldLength}`)
      if (start < free) throw new RangeError(`Edit ${start}-${end} overlaps the edit ending at ${free}`)
      free = end
      const last = list.at(-1)
      // Insertions at one place become one, so that a position there has one image on each side.
      if (last && start === end && last.start === last.end && last.start === start)
        list[list.length - 1] = { start, end, insert: last.insert + edit.insert }
      else list.push(edit)
    }
    return new Edits(list, oldLength)
  }

  /** The new text. Throws a RangeError when `text` has another length than the one these edits were made for. */
  apply(text: string): string {
    this.check(text)
    const parts: string[] = []
    let pos = 0
    for (const edit of this.list) {
      parts.push(text.slice(pos, edit.start), edit.insert)
      pos = edit.end
    }
    parts.push(text.slice(pos))
    return parts.join('')
  }

  /**
   * The new position of the old position `pos`. Inside or at the border of a
   * replacement, `side` picks the end to move to: -1 before the new text, 1 after it.
   */
  map(pos: number, side: -1 | 1 = 1): number {
    return mapThrough(this.list, (edit) => edit.insert.length, pos, side)
  }

  /** The old position of the new position `pos`; the counterpart of `map`, for looking back from the output. */
  mapBack(pos: number, side: -1 | 1 = 1): number {
    return mapThrough(this.places(), (place) => place.oldSize, pos, side)
  }

  /** The edits that turn the new text back into `text`, the old one. */
  invert(text: string): Edits {
    this.check(text)
    const list = this.places().map(({ start, end }, i) => {
      const old = this.list[i]!
      return { start, end, insert: text.slice(old.start, old.end) }
    })
    return new Edits(list, this.newLength)
  }

  /** Each edit's place in the new text, with the size it had in the old one. */
  places(): readonly { start: number; end: number; oldSize: number }[] {
    let shift = 0
    return this.list.map(({ start, end, insert }) => {
      const from = start + shift
      shift += insert.length - (end - start)
      return { start: from, end: from + insert.length, oldSize: end - start }
    })
  }

  private check(text: string) {
    if (text.length !== this.oldLength)
      throw new RangeError(`Edits for length ${this.oldLength} used on a text of length ${text.length}`)
  }
}

function mapThrough<E extends { start: number; end: number }>(
  list: readonly E[],
  newSize: (edit: E) => number,
  pos: number,
  side: -1 | 1,
): number {
  let shift = 0
  for (const edit of list) {
    const { start, end } = edit
    if (start > pos || (start === pos && start < end)) break
    // Inside a replacement, or at an insertion: several may be at one place, where replacements are empty.
    if (side < 0 && (pos < end || (start === end && end === pos))) return start + shift
    if (pos < end) return start + shift + newSize(edit)
    shift += newSize(edit) - (end - start)
  }
  return pos + shift
}
