import type { Policy } from '../policy.ts'

/**
 * Pseudonymisation in the sense of GDPR Article 4(5): what names a person is encrypted, equal values alike across
 * the batch, and whoever holds the key, kept apart, can turn it back. Dates move by a keyed number of days,
 * other traits get coarser, and special categories (Article 9) become their label.
 */
export const gdprPseudonymise: Policy = {
  version: 1,
  name: 'gdpr-pseudonymise',
  scope: { kind: 'batch' },
  default: { action: 'encrypt' },
  labels: {
    DATE: { action: 'shift', unparseable: 'label' },
    AGE: { action: 'generalize', over: 89, bands: 5, unparseable: 'label' },
    ZIP: { action: 'generalize', digits: 3, unparseable: 'label' },
    STATE: { action: 'keep' },
    COUNTRY: { action: 'keep' },
    PROFESSION: { action: 'label' },
    NRP: { action: 'label' },
  },
}
