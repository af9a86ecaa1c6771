import { digitsOf, isDigits, weightedSum } from './checks/digits.ts'
import type { Recognizer } from './recognizer.ts'

/** Numbers of Poland. The month carries the century: + 80 for 18xx, + 20 for 20xx, and so on. */
export const poland: readonly Recognizer[] = [
  {
    name: 'pl-pesel',
    peer: 'PlPeselRecognizer',
    label: 'PL_PESEL',
    country: 'pl',
    languages: ['pl'],
    enabled: true,
    context: ['PESEL'],
    rules: [
      {
        name: 'PESEL',
        regex: '\\d{2}(?:[02468][1-9]|[13579][0-2])(?:0[1-9]|[12]\\d|3[01])\\d{5}',
        score: 0.4,
      },
    ],
    validate: (match) =>
      isDigits(match, 11) && weightedSum(digitsOf(match), [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0,
  },
]
