import type { Span } from '../text/span.ts'
import type { Action, Proposal } from './action.ts'

/**
 * An action from a function of the text and its span: pass it in `actions`, and name it in the policy. What it
 * returns takes the place of the text; a proposal with a flag asks for a person.
 */
export function customAction(
  name: string,
  replace: (text: string, span: Span) => string | Proposal,
): Action<Readonly<Record<string, unknown>>> {
  return {
    name,
    settings: (raw) => raw,
    open:
      ({ doc }) =>
      (span) => {
        const result = replace(doc.text.slice(span.start, span.end), span)
        return typeof result === 'string' ? { text: result } : result
      },
  }
}
