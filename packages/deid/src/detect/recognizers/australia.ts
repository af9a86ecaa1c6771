import { digitsOf, weightedSum } from './checks/digits.ts'
import type { Recognizer } from './recognizer.ts'

const au = { country: 'au', languages: ['en'], enabled: false } as const

/** Numbers of Australia. Checks as the Australian Business Register, ASIC, Services Australia and the ATO publish them. */
export const australia: readonly Recognizer[] = [
  {
    ...au,
    name: 'au-abn',
    peer: 'AuAbnRecognizer',
    label: 'AU_ABN',
    context: ['australian business number', 'abn'],
    rules: [
      { name: 'ABN (Medium)', regex: '\\d{2} \\d{3} \\d{3} \\d{3}', score: 0.1 },
      { name: 'ABN (Low)', regex: '\\d{11}', score: 0.01 },
    ],
    validate: (match) => {
      const [first, ...rest] = digitsOf(match)
      return weightedSum([first! - 1, ...rest], [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) % 89 === 0
    },
  },
  {
    ...au,
    name: 'au-acn',
    peer: 'AuAcnRecognizer',
    label: 'AU_ACN',
    context: ['australian company number', 'acn'],
    rules: [
      { name: 'ACN (Medium)', regex: '\\d{3} \\d{3} \\d{3}', score: 0.1 },
      { name: 'ACN (Low)', regex: '\\d{9}', score: 0.01 },
    ],
    validate: (match) => {
      const digits = digitsOf(match)
      return (10 - (weightedSum(digits, [8, 7, 6, 5, 4, 3, 2, 1]) % 10)) % 10 === digits[8]
    },
  },
  {
    ...au,
    name: 'au-medicare',
    peer: 'AuMedicareRecognizer',
    label: 'AU_MEDICARE',
    context: ['medicare'],
    rules: [
      { name: 'Australian Medicare Number (Medium)', regex: '[2-6]\\d{3} \\d{5} \\d', score: 0.1 },
      { name: 'Australian Medicare Number (Low)', regex: '[2-6]\\d{9}', score: 0.01 },
    ],
    validate: (match) => {
      const digits = digitsOf(match)
      return weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === digits[8]
    },
  },
  {
    ...au,
    name: 'au-tfn',
    peer: 'AuTfnRecognizer',
    label: 'AU_TFN',
    context: ['tax file number', 'tfn'],
    rules: [
      { name: 'TFN (Medium)', regex: '\\d{3} \\d{3} \\d{3}', score: 0.1 },
      { name: 'TFN (Low)', regex: '\\d{9}', score: 0.01 },
    ],
    validate: (match) => weightedSum(digitsOf(match), [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0,
  },
]
