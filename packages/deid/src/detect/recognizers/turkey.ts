import { digitsOf } from './checks/digits.ts'
import type { Recognizer } from './recognizer.ts'

const tr = { country: 'tr', languages: ['tr'], enabled: false } as const

/** Numbers of Turkey. */
export const turkey: readonly Recognizer[] = [
  {
    ...tr,
    name: 'tr-license-plate',
    peer: 'TrLicensePlateRecognizer',
    label: 'TR_LICENSE_PLATE',
    context: [
      'plaka',
      'araç plakası',
      'plaka numarası',
      'kayıt plakası',
      'tr plaka',
      'license plate',
      'number plate',
      'plate',
      'taşıt plakası',
      'kayıt',
    ],
    rules: [
      { name: 'TR License Plate (space)', regex: '\\d{2} ?[A-PR-VYZ]{1,3} ?\\d{2,4}', score: 0.3 },
      { name: 'TR License Plate (hyphen)', regex: '\\d{2}-[A-PR-VYZ]{1,3}-\\d{2,4}', score: 0.3 },
    ],
    // The provinces are numbered 01 to 81.
    validate: (match) => Number(match.slice(0, 2)) >= 1 && Number(match.slice(0, 2)) <= 81,
  },
  {
    ...tr,
    name: 'tr-national-id',
    peer: 'TrNationalIdRecognizer',
    label: 'TR_NATIONAL_ID',
    context: [
      'tc kimlik',
      'kimlik no',
      'kimlik numarası',
      'tckn',
      'tc no',
      'nüfus cüzdanı',
      'national id',
      'turkish id',
      'türk kimlik',
    ],
    rules: [{ name: 'TR_NATIONAL_ID', regex: '[1-9]\\d{10}', score: 0.3 }],
    validate: (match) => {
      const digits = digitsOf(match)
      const odd = digits[0]! + digits[2]! + digits[4]! + digits[6]! + digits[8]!
      const even = digits[1]! + digits[3]! + digits[5]! + digits[7]!
      const tenth = (((odd * 7 - even) % 10) + 10) % 10
      return tenth === digits[9] && (odd + even + tenth) % 10 === digits[10]
    },
  },
]
