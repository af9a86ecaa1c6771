import type { Scope } from '../policy/policy.ts'
import type { Doc } from '../text/doc.ts'
import { DeidError } from '../text/message.ts'

/**
 * The value that separates this document's replacements from others: its id, '' for one batch, or the value
 * of a metadata field. Throws a DeidError `missing-scope` naming the field when the document has no value there.
 */
export function scopeOf(doc: Doc, scope: Scope): string {
  if (scope.kind === 'batch') return 'batch'
  if (scope.kind === 'doc') return `doc:${doc.id}`
  const value = Object.hasOwn(doc.meta ?? {}, scope.field) ? doc.meta?.[scope.field] : undefined
  if (value === undefined || value === null || value === '')
    throw new DeidError(
      'missing-scope',
      `The policy's scope is the metadata field '${scope.field}', and this document has no value there`,
      { docId: doc.id, key: scope.field },
    )
  return `field:${scope.field}:${value}`
}
