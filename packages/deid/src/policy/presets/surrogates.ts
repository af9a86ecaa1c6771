import type { Policy } from '../policy.ts'

/** Realistic fakes in place of everything, dates moved by one keyed number of days per document. */
export const surrogates: Policy = {
  version: 1,
  name: 'surrogates',
  scope: { kind: 'doc' },
  default: { action: 'surrogate' },
  labels: { DATE: { action: 'shift', unparseable: 'flag' } },
}
