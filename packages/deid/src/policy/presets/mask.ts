import type { Policy } from '../policy.ts'

/** Everything found becomes stars, one for each character, blanks kept: `**** ****`. */
export const mask: Policy = {
  version: 1,
  name: 'mask',
  scope: { kind: 'doc' },
  default: { action: 'mask', per: 'token' },
  labels: {},
}
