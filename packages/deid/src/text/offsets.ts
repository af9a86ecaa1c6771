/** The units in which the world counts positions; inside Palimpsest it is always `utf16`. */
export type OffsetUnit = 'utf16' | 'codepoint' | 'utf8'

/**
 * Converts positions of one text between UTF-16 code units and another unit.
 * A position inside a character moves to its start. A lone surrogate counts as
 * one code point and, as TextEncoder writes it, three bytes.
 */
export interface OffsetMap {
  /** From UTF-16 code units to the unit of this map. */
  readonly from: (utf16: number) => number
  /** To UTF-16 code units from the unit of this map. */
  readonly to: (offset: number) => number
  /** Length of the whole text in the unit of this map. */
  readonly length: number
}

/** The map between UTF-16 offsets of `text` and `unit`. Offsets outside the text throw a RangeError. */
export function offsetMap(text: string, unit: OffsetUnit): OffsetMap {
  const steps = unit === 'utf16' ? [] : stepsOf(text, unit)
  const last = steps.at(-1)
  const length = last ? text.length + last.shift : text.length
  return {
    length,
    from(pos) {
      inside(pos, text.length)
      return convert(steps, pos, 'utf16', 'other')
    },
    to(pos) {
      inside(pos, length)
      return convert(steps, pos, 'other', 'utf16')
    },
  }
}

/** One character that the units count differently; `shift` is what to add to a UTF-16 offset after it. */
interface Step {
  readonly utf16: number
  readonly utf16End: number
  readonly other: number
  readonly otherEnd: number
  readonly shift: number
}

function stepsOf(text: string, unit: 'codepoint' | 'utf8'): Step[] {
  const steps: Step[] = []
  const special = unit === 'utf8' ? /[^\0-\x7f]/gu : /[\u{10000}-\u{10ffff}]/gu
  let shift = 0
  for (const { index, 0: char } of text.matchAll(special)) {
    const size = unit === 'codepoint' ? 1 : utf8Size(char.codePointAt(0)!)
    const other = index + shift
    shift += size - char.length
    steps.push({ utf16: index, utf16End: index + char.length, other, otherEnd: other + size, shift })
  }
  return steps
}

function utf8Size(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

function convert(steps: readonly Step[], pos: number, a: 'utf16' | 'other', b: 'utf16' | 'other'): number {
  let low = 0
  let high = steps.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (steps[mid]![a] <= pos) low = mid + 1
    else high = mid
  }
  const step = steps[low - 1]
  if (!step) return pos
  if (pos < step[a === 'utf16' ? 'utf16End' : 'otherEnd']) return step[b]
  return b === 'other' ? pos + step.shift : pos - step.shift
}

function inside(pos: number, length: number): void {
  if (!(pos >= 0 && pos <= length))
    throw new RangeError(`Offset ${pos} lies outside a text of length ${length}`)
}
