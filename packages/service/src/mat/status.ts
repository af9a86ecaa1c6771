import { isContentSet, type MatDocument, type MatSet } from '@palimpsest/deid/formats'
import { attributeOf, contentSpans, newSet, withAttribute } from './sets.ts'

/** How far people have come with a document, as MAT sums it up from its segments. */
export type MatStatus =
  | 'reconciled'
  | 'gold'
  | 'partially gold'
  | 'uncorrected'
  | 'partially corrected'
  | 'unannotated'

interface Segment {
  readonly start: number
  readonly end: number
  readonly annotator: string | null
  readonly status: string | null
}

/** The status of a document; one without segments goes by its annotations. */
export function statusOf(doc: MatDocument): MatStatus {
  const segments = segmentsOf(doc).filter(({ status }) => status !== 'ignore during reconciliation')
  const isGold = ({ status }: Segment) => status === 'human gold' || status === 'reconciled'
  if (segments.length > 0) {
    if (segments.every(({ status }) => status === 'reconciled')) return 'reconciled'
    if (segments.every(isGold)) return 'gold'
    if (segments.some(isGold)) return 'partially gold'
  }
  const owners = new Set(segments.map(({ annotator }) => annotator))
  if (owners.size === 1 && owners.has('MACHINE')) return 'uncorrected'
  const isTouched = owners.size > 1 || [...owners].some((owner) => owner !== null)
  return isTouched || contentSpans(doc).length > 0 ? 'partially corrected' : 'unannotated'
}

/** The document with every segment marked as gold by `user`; segments that a person owns keep their owner. */
export function withGold(doc: MatDocument, user: string, status = 'human gold'): MatDocument {
  return withSegmentsMade(doc, ({ annotator }) => ({
    annotator: annotator === null || annotator === 'MACHINE' ? user : annotator,
    status,
  }))
}

/** The document with no segment gold. */
export function withoutGold(doc: MatDocument): MatDocument {
  return withSegmentsMade(doc, ({ annotator }) => ({ annotator, status: 'non-gold' }))
}

/** A replacement that was proposed for an annotation, and the kind that it could not be read as. */
export interface Proposed {
  readonly start: number
  readonly end: number
  readonly label: string
  readonly replacement: string
  readonly unread?: string
}

/** The proposals of a nominated document, in reading order. */
export function proposalsOf(doc: MatDocument): readonly Proposed[] {
  return contentSpans(doc).flatMap((span) => {
    const replacement = attributeOf(doc, span, 'redacted')
    const unread = attributeOf(doc, span, 'seed_unparseable')
    if (typeof replacement !== 'string') return []
    const { start, end, label } = span
    return [{ start, end, label, replacement, ...(typeof unread === 'string' && { unread }) }]
  })
}

/** The document with another proposal for the annotation at `start`, which is then settled; undefined where there is none. */
export function withProposal(doc: MatDocument, start: number, replacement: string): MatDocument | undefined {
  const at = contentSpans(doc).find(
    (span) => span.start === start && typeof attributeOf(doc, span, 'redacted') === 'string',
  )
  if (!at) return undefined
  const replaced = (set: MatSet, name: string, value: string | null) => {
    const column = set.attributes.findIndex((attribute) => attribute.name === name)
    const values = set.annotations.map(({ values: own }, i) => {
      const kept = column < 0 ? null : own[column]
      return i === at.index ? value : typeof kept === 'string' ? kept : null
    })
    return withAttribute(set, name, values)
  }
  const sets = doc.sets.map((set, s) =>
    s === at.set && isContentSet(set)
      ? replaced(replaced(set, 'redacted', replacement), 'seed_unparseable', null)
      : set,
  )
  return { ...doc, sets }
}

function withSegmentsMade(
  doc: MatDocument,
  make: (segment: Segment) => { readonly annotator: string | null; readonly status: string },
): MatDocument {
  const made = newSet(
    'SEGMENT',
    ['annotator', 'status'],
    segmentsOf(doc).map((segment) => {
      const { annotator, status } = make(segment)
      return { start: segment.start, end: segment.end, values: [annotator, status] }
    }),
  )
  return { ...doc, sets: doc.sets.map((set) => (set.type === 'SEGMENT' && set.hasSpan ? made : set)) }
}

function segmentsOf({ sets }: MatDocument): readonly Segment[] {
  const set = sets.find(({ type, hasSpan }) => type === 'SEGMENT' && hasSpan)
  const column = (name: string) => set?.attributes.findIndex((attribute) => attribute.name === name) ?? -1
  const [annotator, status] = [column('annotator'), column('status')]
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  return (set?.annotations ?? []).map(({ start, end, values }) => ({
    start,
    end,
    annotator: text(values[annotator]),
    status: text(values[status]),
  }))
}
