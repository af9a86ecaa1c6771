import { DeidError } from '@palimpsest/deid'
import type { MatDocument, MatSet } from '@palimpsest/deid/formats'
import type { Extent } from '@palimpsest/deid/text'
import { newSet, withoutTypes } from '../sets.ts'
import { alignToTokens } from './align.ts'
import { each, isSet, type MatStep } from './step.ts'

/** Marks the part of the text that is worked on, one segment in it, and its tokens. */
export const zone: MatStep = {
  name: 'zone',
  proxies: ['truezone', 'tokenize'],
  run: each((doc, { task, options }) => zoned(doc, task.scheme, isSet(options.mark_gold))),
  undo: (doc) => ({ ...doc, sets: withoutTypes(doc.sets, ['zone', 'SEGMENT', 'lex']) }),
}

/** For documents that were tagged elsewhere: zones, tokens, and spans widened to whole tokens. */
export const zoneAndAlign: MatStep = {
  name: 'zone and align',
  proxies: ['truezone', 'tokenize', 'align'],
  run: each((doc, { task, options }) => alignToTokens(zoned(doc, task.scheme, isSet(options.mark_gold)))),
  undo() {
    throw new DeidError('cannot-undo', "can't undo align step")
  },
}

/** The document with a zone, a segment and tokens of its own. */
export function zoned(doc: MatDocument, scheme: 'hipaa' | 'amia', markGold = false): MatDocument {
  const body = scheme === 'amia' ? textElement(doc.signal) : { start: 0, end: doc.signal.length }
  const zones = body.start < body.end ? [body] : []
  const owner = markGold ? ['GOLD_STANDARD', 'reconciled'] : [null, 'non-gold']
  return {
    ...doc,
    sets: [
      ...withoutTypes(doc.sets, ['zone', 'SEGMENT', 'lex']),
      newSet(
        'zone',
        ['region_type'],
        zones.map((extent) => ({ ...extent, values: ['body'] })),
      ),
      newSet(
        'SEGMENT',
        ['annotator', 'status'],
        zones.map((extent) => ({ ...extent, values: owner })),
      ),
      newSet(
        'lex',
        [],
        zones.flatMap((extent) => tokensIn(doc.signal, extent)),
      ),
    ],
  }
}

/** The document with every segment in that state. */
export function withSegments(doc: MatDocument, annotator: string | null, status: string): MatDocument {
  const sets = doc.sets.map((set): MatSet => {
    if (set.type !== 'SEGMENT' || !set.hasSpan) return set
    return newSet(
      'SEGMENT',
      ['annotator', 'status'],
      set.annotations.map(({ start, end }) => ({ start, end, values: [annotator, status] })),
    )
  })
  return { ...doc, sets }
}

// Records of the 2006 i2b2 set hold their text in an element.
function textElement(signal: string): Extent {
  const open = /<TXT>/i.exec(signal)
  if (!open) return { start: 0, end: signal.length }
  const start = open.index + open[0].length
  const close = signal.slice(start).search(/<\/TXT>/i)
  return close < 0 ? { start: 0, end: signal.length } : { start, end: start + close }
}

const token = /\p{L}[\p{L}\p{M}]*(?:['\u2019]\p{L}+)?|\p{N}+|[^\s]/gu

function tokensIn(signal: string, { start, end }: Extent): readonly Extent[] {
  return Array.from(signal.slice(start, end).matchAll(token), (match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }))
}
