import { DeidError, transform as transformSpans, verify } from '@palimpsest/deid'
import type { MatDocument } from '@palimpsest/deid/formats'
import type { Nomination } from '@palimpsest/deid/replace'
import { addSpans, attributeOf, contentSpans, type Placed } from '../sets.ts'
import { alignToTokens, trimmed } from './align.ts'
import { safeLabel } from './nominate.ts'
import { type BatchEntry, isSet, listOf, type MatStep, type StepWork, withMetadata } from './step.ts'
import { withSegments, zoned } from './zone.ts'

/**
 * A new document with every nominated replacement in place. Refuses, with label and offsets, an annotation that still is to be
 * reviewed, one that was added after nominate, overlaps, and a text that still shows what was removed.
 */
export const transform: MatStep = {
  name: 'transform',
  makesNew: true,
  run(batch, work) {
    const replacer = replacerOf(batch, work)
    return batch.map((entry) => ({ ...entry, doc: transformed(entry, replacer, work) }))
  },
  undo: (doc) => doc,
}

function replacerOf(batch: readonly BatchEntry[], { options }: StepWork): string {
  if (options.replacer) return options.replacer
  const used = new Set(batch.map(({ doc }) => doc.metadata.replacer_used ?? ''))
  used.delete('')
  const [first, ...more] = used
  if (more.length > 0)
    throw new DeidError('several-replacers', 'multiple replacers specified in transform set')
  if (typeof first !== 'string') throw new DeidError('no-replacer', 'no replacer specified')
  return first
}

function transformed({ doc, file, id }: BatchEntry, replacer: string, work: StepWork): MatDocument {
  const { options } = work
  const spans = contentSpans(doc)
  for (let i = 1; i < spans.length; i++)
    if (spans[i]!.start < spans[i - 1]!.end)
      throw new DeidError(
        'overlapping-spans',
        `Can't transform document ${file} because there's an overlap at ${spans[i]!.start}`,
        { start: spans[i]!.start, end: spans[i]!.end },
      )
  const recorded = doc.metadata.dont_nominate
  const left = new Set([
    ...listOf(options.dont_transform),
    ...listOf(options.dont_nominate),
    ...(Array.isArray(recorded) ? recorded.filter((label) => typeof label === 'string') : []),
  ])
  const source = { id, text: doc.signal }
  const nominations = spans.map((span) => nominationOf(doc, span, left))
  const { text, spans: moved } = transformSpans(source, spans, nominations)
  if (!replacer.endsWith('-> clear') || replacer.startsWith('clear')) {
    const [leak] = isSet(options.accept_leaks) ? [] : verify(source, nominations, text)
    if (leak)
      throw new DeidError(
        'leak',
        `A removed ${safeLabel(leak.label)} still stands in the result at ${leak.start}-${leak.end}: tag it, or accept_leaks`,
        { docId: id, start: leak.start, end: leak.end },
      )
  }
  const prologue = options.prologue ?? ''
  const shifted = moved.map((span) => ({
    ...span,
    start: span.start + prologue.length,
    end: span.end + prologue.length,
  }))
  // The shift of the dates would give the original dates back to whoever gets the result.
  const made = withMetadata(
    { signal: prologue + text, metadata: doc.metadata, sets: addSpans([], shifted) },
    { phasesDone: ['zone', 'tag'], dateDelta: undefined, dont_nominate: undefined },
  )
  if (replacer === 'clear -> [ ]' || replacer === 'clear -> char repl') return trimmed(made)
  const withTokens = zoned(made, work.task.scheme)
  return alignToTokens(withSegments(withTokens, 'unknown human', 'human gold'))
}

function nominationOf(doc: MatDocument, span: Placed, left: ReadonlySet<string>): Nomination {
  const { start, end, label, score, source } = span
  const base = { start, end, label, score, source, action: 'mist' }
  if (left.has(label)) return { ...base, action: 'keep', replacement: doc.signal.slice(start, end) }
  if ((attributeOf(doc, span, 'seed_unparseable') ?? null) !== null)
    throw new DeidError(
      'flagged-nomination',
      `The ${safeLabel(label)} phrase from ${start} to ${end} could not be parsed for nomination, and its nomination must be reviewed before the transform step can apply`,
      { start, end },
    )
  const redacted = attributeOf(doc, span, 'redacted') ?? null
  if (typeof redacted !== 'string')
    throw new DeidError(
      'missing-nomination',
      `The ${safeLabel(label)} phrase from ${start} to ${end} has no nomination: undo and redo nominate before the transform step`,
      { start, end },
    )
  return { ...base, replacement: redacted }
}
