import type { Policy } from '../policy.ts'

/**
 * HIPAA Safe Harbor, 45 CFR 164.514(b)(2): every listed kind goes; of dates the year stays, of ZIP codes three
 * digits, ages over 89 become 90+. States, countries, professions and ages up to 89 may stay. Hospitals and
 * the hour of the day are not listed, and go all the same.
 */
export const safeHarbor: Policy = {
  version: 1,
  name: 'safe-harbor',
  scope: { kind: 'doc' },
  default: { action: 'label' },
  labels: {
    DATE: { action: 'generalize', keep: 'year', unparseable: 'label' },
    TIME: { action: 'label' },
    AGE: { action: 'generalize', over: 89, to: '90+', unparseable: 'flag' },
    ZIP: { action: 'generalize', digits: 3, unparseable: 'label' },
    STATE: { action: 'keep' },
    COUNTRY: { action: 'keep' },
    PROFESSION: { action: 'keep' },
    NRP: { action: 'keep' },
  },
}
