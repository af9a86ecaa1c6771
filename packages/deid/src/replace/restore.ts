import { actionFor } from '../policy/action-for.ts'
import type { Policy } from '../policy/policy.ts'
import type { Doc } from '../text/doc.ts'
import { type Edit, Edits } from '../text/edits.ts'
import { DeidError } from '../text/message.ts'
import { checkSpans } from '../text/span.ts'
import type { NominateOptions } from './nominate.ts'
import { prepared } from './nominate.ts'
import { scopeOf } from './scope.ts'

/** A place of a rewritten text that holds a replacement. */
export interface Replaced {
  readonly start: number
  readonly end: number
  readonly label: string
  /** What made it; absent: what the policy says for the label. */
  readonly action?: string
}

/**
 * The original text: the replacements of a rewritten document turned back, under the policy and key that made them;
 * `doc` has the rewritten text, with the id and metadata of the original where the scope asks for them. What
 * was made by an action without a way back stays. Throws a DeidError `cannot-restore` where one does not decrypt.
 */
export function restore(
  doc: Doc,
  places: readonly Replaced[],
  policy: Policy,
  { keyring, actions = [] }: NominateOptions,
): string {
  checkSpans(places, doc.text.length)
  const scope = scopeOf(doc, policy.scope)
  const list: Edit[] = []
  for (const { start, end, label, action: made } of places) {
    const { action, settings } = prepared(policy, actionFor(policy, label), actions)
    if (!action.restore || (made !== undefined && made !== action.name)) continue
    try {
      const insert = action.restore({ settings, keyring, scope })(doc.text.slice(start, end), label)
      list.push({ start, end, insert })
    } catch (error) {
      if (!(error instanceof DeidError)) throw error
      throw new DeidError(error.code, error.message, { docId: doc.id, start, end })
    }
  }
  return Edits.of(list, doc.text.length).apply(doc.text)
}
