import type { Doc } from '../text/doc.ts'
import { type Edit, Edits } from '../text/edits.ts'
import { DeidError } from '../text/message.ts'
import { checkSpans, compareSpans, type Extent, type Span } from '../text/span.ts'
import type { Nomination } from './action.ts'

/** A rewritten document: the new text, how it came about, and where the spans are in it. */
export interface Transformed {
  readonly text: string
  /** Only where the text changed: a kept span is no edit. */
  readonly edits: Edits
  /** The spans in the new text; those replaced by nothing are left out, as a span is never empty. */
  readonly spans: readonly Span[]
}

export interface TransformOptions {
  /** Text before the rewritten one, such as a note that it was rewritten; also where nothing was tagged. */
  readonly prologue?: string
  /** Labels whose spans stay as they are, nominated or not. */
  readonly keep?: readonly string[]
}

/**
 * Puts the nominated replacements in place. Fails closed, with a DeidError naming label and offsets: when a
 * span has no nomination, a nomination has no span, one is flagged, or spans overlap.
 */
export function transform(
  doc: Doc,
  spans: readonly Span[],
  nominations: readonly Nomination[],
  { prologue = '', keep = [] }: TransformOptions = {},
): Transformed {
  checkSpans(spans, doc.text.length)
  const wanted = inOrder(spans, compareSpans)
  const given = inOrder(
    keep.length === 0 ? nominations : nominations.filter(({ label }) => !keep.includes(label)),
    compareExtents,
  )
  const list: Edit[] = prologue === '' ? [] : [{ start: 0, end: 0, insert: prologue }]
  const moved: Span[] = []
  let shift = prologue.length
  let free = 0
  let next = 0
  for (let i = 0; i < wanted.length; i++) {
    const span = wanted[i]!
    const { start, end } = span
    if (start < free) throw refusal('overlapping-spans', 'overlaps the one before it', doc, span)
    free = end
    if (keep.includes(span.label)) {
      moved.push({ ...span, start: start + shift, end: end + shift })
      continue
    }
    const nomination = given[next++]
    if (!nomination || compareExtents(nomination, span) > 0 || isOther(nomination, span))
      throw refusal('missing-nomination', 'has no nomination: nominate again', doc, span)
    if (compareExtents(nomination, span) < 0)
      throw refusal('stale-nomination', 'has a nomination but is no longer there', doc, nomination)
    if (nomination.flag)
      throw refusal(
        'flagged-nomination',
        `is flagged ${nomination.flag.code} and needs a person`,
        doc,
        nomination,
      )
    const { replacement } = nomination
    const size = replacement.length
    if (size > 0) moved.push({ ...span, start: start + shift, end: start + shift + size })
    if (size !== end - start || !doc.text.startsWith(replacement, start))
      list.push({ start, end, insert: replacement })
    shift += size - (end - start)
  }
  const extra = given[next]
  if (extra) throw refusal('stale-nomination', 'has a nomination but is no longer there', doc, extra)
  const edits = Edits.of(list, doc.text.length)
  return { text: edits.apply(doc.text), edits, spans: moved }
}

// Mostly they are in order already, and looking is cheaper than sorting a copy.
function inOrder<T>(list: readonly T[], compare: (a: T, b: T) => number): readonly T[] {
  for (let i = 1; i < list.length; i++)
    if (compare(list[i - 1]!, list[i]!) > 0) return [...list].sort(compare)
  return list
}

function compareExtents(a: Extent, b: Extent): number {
  return a.start - b.start || b.end - a.end
}

function isOther(nomination: Nomination, span: Span): boolean {
  return compareExtents(nomination, span) === 0 && nomination.label !== span.label
}

function refusal(
  code: string,
  what: string,
  doc: Doc,
  at: { start: number; end: number; label: string },
): DeidError {
  return new DeidError(code, `The ${at.label} span ${at.start}-${at.end} ${what}`, {
    docId: doc.id,
    start: at.start,
    end: at.end,
  })
}
