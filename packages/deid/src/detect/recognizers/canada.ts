import { digitsOf } from './checks/digits.ts'
import { luhn } from './checks/luhn.ts'
import type { Recognizer } from './recognizer.ts'

/** Numbers of Canada. No social insurance number begins with 0 or 8. */
export const canada: readonly Recognizer[] = [
  {
    name: 'ca-sin',
    peer: 'CaSinRecognizer',
    label: 'CA_SIN',
    country: 'ca',
    languages: ['en', 'fr'],
    enabled: false,
    context: [
      'sin',
      'sin number',
      'social insurance',
      'social insurance number',
      'canada',
      'nas',
      'numéro nas',
      "numéro d'assurance sociale",
      'assurance sociale',
    ],
    rules: [
      { name: 'SIN (weak)', regex: '[1-79]\\d{8}', score: 0.05 },
      { name: 'SIN (medium)', regex: '[1-79]\\d{2}(?: \\d{3} |-\\d{3}-)\\d{3}', score: 0.5 },
    ],
    invalidate: (match) => !luhn(digitsOf(match)),
  },
]
