import type { Span } from '@palimpsest/deid/text'

/** Whether a model of ours proposed the span (CRF or encoder): not a rule, and nothing that a user brings. */
export function isFromModel({ source }: Span): boolean {
  return source.startsWith('crf:') || source.startsWith('encoder:')
}
