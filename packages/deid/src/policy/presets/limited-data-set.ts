import type { Policy } from '../policy.ts'

/**
 * A HIPAA limited data set, 45 CFR 164.514(e)(2): dates, ages, towns, states and ZIP codes stay; names, street
 * addresses, contacts and every number of a person go. For use under a data use agreement only.
 */
export const limitedDataSet: Policy = {
  version: 1,
  name: 'limited-data-set',
  scope: { kind: 'doc' },
  default: { action: 'label' },
  labels: {
    DATE: { action: 'keep' },
    AGE: { action: 'keep' },
    CITY: { action: 'keep' },
    STATE: { action: 'keep' },
    COUNTRY: { action: 'keep' },
    ZIP: { action: 'keep' },
    PROFESSION: { action: 'keep' },
    NRP: { action: 'keep' },
  },
}
