import type { Policy } from '../policy.ts'

/** Everything found becomes its label: `<PATIENT>`, `<DATE>`. */
export const labels: Policy = {
  version: 1,
  name: 'labels',
  scope: { kind: 'doc' },
  default: { action: 'label' },
  labels: {},
}
