/** What a document is: text, spans over it, edits to it, and the ways to count positions in it. */
export { createDoc, type Doc, type Meta } from './doc.ts'
export { type Edit, Edits } from './edits.ts'
export { type LineColumn, lineColumn, lineStarts, offsetAt } from './lines.ts'
export { formatMarked, parseMarked } from './marked.ts'
export { DeidError, type Location, type Message } from './message.ts'
export { type OffsetMap, type OffsetUnit, offsetMap } from './offsets.ts'
export {
  mergeAcrossSpaces,
  type PresidioConflicts,
  settlePresidioConflicts,
} from './presidio-conflicts.ts'
export { resolve, type Strategy } from './resolve.ts'
export {
  checkSpans,
  compareSpans,
  contains,
  type Explanation,
  type Extent,
  overlaps,
  type Span,
} from './span.ts'
