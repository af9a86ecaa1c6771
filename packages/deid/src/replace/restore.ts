import { actionFor } from '../policy/action-for.ts'
import type { Policy } from '../policy/policy.ts'
import type { Doc } from '../text/doc.ts'
import { type Edit, Edits } from '../text/edits.ts'
import { DeidError } from '../text/message.ts'
import type { Span } from '../text/span.ts'
import type { Action, Keyring } from './action.ts'
import { prepared } from './nominate.ts'
import { scopeOf } from './scope.ts'

export interface RestoreOptions {
  readonly keyring: Keyring
  readonly actions?: readonly Action<unknown>[]
}

/**
 * The original text: the replacements at `spans` of a rewritten document turned back, under the policy and key that made them;
 * `doc` has the rewritten text, with the id and metadata of the original where the scope asks for them. Spans
 * whose action has no way back stay as they are. Throws a DeidError `cannot-restore` where one does not decrypt.
 */
export function restore(
  doc: Doc,
  spans: readonly Span[],
  policy: Policy,
  { keyring, actions = [] }: RestoreOptions,
): string {
  const scope = scopeOf(doc, policy.scope)
  const list: Edit[] = []
  for (const { start, end, label } of spans) {
    const { action, settings } = prepared(policy, actionFor(policy, label), actions)
    const back = action.restore?.({ settings, keyring, scope })
    if (!back) continue
    try {
      list.push({ start, end, insert: back(doc.text.slice(start, end), label) })
    } catch (error) {
      if (!(error instanceof DeidError)) throw error
      throw new DeidError(error.code, error.message, { docId: doc.id, start, end })
    }
  }
  return Edits.of(list, doc.text.length).apply(doc.text)
}
