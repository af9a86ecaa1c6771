import { DeidError, type Location } from '../text/message.ts'
import { type OffsetUnit, offsetMap } from '../text/offsets.ts'
import type { Span } from '../text/span.ts'

/** A span as a file gives it: offsets in the file's unit, and its surface where the file repeats it. */
export interface GivenSpan {
  readonly start: unknown
  readonly end: unknown
  readonly label: unknown
  readonly score?: unknown
  readonly source?: unknown
  /** The covered text as the file repeats it; tells which unit the file counts in. */
  readonly surface?: string
}

/** A label as any scheme writes it: letters, digits and `_ - . : /`, at most 100. */
export const LABEL = /^[\p{L}_][\p{L}\p{N}_.:/-]{0,99}$/u

/**
 * Spans of `text` from offsets counted in `unit`. Where surfaces are given and do not fit that unit, the
 * other unit is tried before giving up, since tools for one format disagree. Throws a DeidError
 * `bad-span` that says which span, by its place in the list and its offsets.
 */
export function givenSpans(
  text: string,
  given: readonly GivenSpan[],
  unit: OffsetUnit,
  at: Location = {},
  source = 'given',
): Span[] {
  if (given.length === 0) return []
  const units: OffsetUnit[] = unit === 'utf16' ? ['utf16', 'codepoint'] : [unit, 'utf16']
  let first: DeidError | undefined
  // Without one surface to check against, only the stated unit is believed.
  for (const candidate of given.some((g) => g.surface !== undefined) ? units : [unit]) {
    try {
      return convert(text, given, candidate, at, source)
    } catch (error) {
      if (!(error instanceof DeidError)) throw error
      first ??= error
    }
  }
  throw first!
}

function convert(
  text: string,
  given: readonly GivenSpan[],
  unit: OffsetUnit,
  at: Location,
  fallbackSource: string,
): Span[] {
  const map = offsetMap(text, unit)
  return given.map(({ start, end, label, score = 1, source = fallbackSource, surface }, index) => {
    const bad = (why: string, range = true) =>
      new DeidError(
        'bad-span',
        `Span ${index + 1}${range ? ` (${start}-${end})` : ''} ${why}`,
        range ? { ...at, start: start as number, end: end as number } : at,
      )
    if (!isOffset(start) || !isOffset(end)) throw bad('needs whole numbers as start and end', false)
    if (start >= end) throw bad('is empty or ends before it starts')
    if (end > map.length) throw bad(`lies outside a text of length ${map.length}`)
    if (typeof label !== 'string' || !LABEL.test(label)) throw bad('needs a label of letters and digits')
    if (typeof score !== 'number' || !(score >= 0 && score <= 1)) throw bad('needs a score from 0 to 1')
    if (typeof source !== 'string') throw bad('needs a string as source')
    const span = { start: map.to(start), end: map.to(end), label, score, source }
    if (map.from(span.start) !== start || map.from(span.end) !== end || span.start >= span.end)
      throw bad('cuts a character in two')
    if (surface !== undefined && flat(text.slice(span.start, span.end)) !== flat(surface))
      throw bad('does not cover the text that the file repeats for it')
    return span
  })
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

/** brat and XML attributes write line breaks and tabs as blanks. */
function flat(text: string): string {
  return text.replace(/\s/g, ' ')
}
