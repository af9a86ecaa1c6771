import { digitsOf, weightedSum } from './checks/digits.ts'
import { uen } from './checks/uen.ts'
import type { Recognizer } from './recognizer.ts'

/** Numbers of the Philippines, Singapore and Thailand. */
export const asia: readonly Recognizer[] = [
  {
    name: 'ph-tin',
    peer: 'PhTinRecognizer',
    label: 'PH_TIN',
    languages: ['en'],
    enabled: false,
    context: [
      'tin',
      'taxpayer identification number',
      'bir',
      'taxpayer id',
      'tax id',
      'rdo',
      'revenue district office',
    ],
    rules: [
      { name: 'TIN (Low)', regex: '\\d{3}-\\d{3}-\\d{3}(?:-\\d{3}(?:\\d{2})?)?', score: 0.05 },
      { name: 'TIN (Very Low)', regex: '\\d{9}(?:\\d{3}(?:\\d{2})?)?', score: 0.01 },
    ],
    invalidate: (match) => {
      const digits = digitsOf(match)
      return weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11 !== digits[8]
    },
  },
  {
    name: 'sg-fin',
    peer: 'SgFinRecognizer',
    label: 'SG_NRIC_FIN',
    country: 'sg',
    languages: ['en'],
    enabled: false,
    context: ['fin', 'fin#', 'nric', 'nric#'],
    rules: [
      { name: 'Nric (weak)', regex: '[A-Z]\\d{7}[A-Z]', score: 0.3 },
      { name: 'Nric (medium)', regex: '[FGMST]\\d{7}[A-Z]', score: 0.5 },
    ],
  },
  {
    name: 'sg-uen',
    peer: 'SgUenRecognizer',
    label: 'SG_UEN',
    country: 'sg',
    languages: ['en'],
    enabled: false,
    context: ['uen', 'unique entity number', 'business registration', 'ACRA'],
    rules: [
      {
        name: 'UEN (low)',
        regex: '\\d{8}[A-Z]|[12]\\d{8}[A-Z]|[RST]\\d{2}[A-Z0-9]{2}\\d{4}[A-Z]',
        score: 0.3,
      },
    ],
    validate: uen,
  },
  {
    name: 'th-tnin',
    peer: 'ThTninRecognizer',
    label: 'TH_TNIN',
    country: 'th',
    languages: ['th'],
    enabled: false,
    context: ['Thai National ID', 'Thai ID Number', 'TNIN', 'เลขประจำตัวประชาชน', 'เลขบัตรประชาชน', 'รหัสปชช'],
    rules: [
      {
        // The kind of person, then the province of registration.
        name: 'TNIN (Medium)',
        regex: '[1-8](?:1\\d|2[0-7]|[34]\\d|5[0-8]|[67][0-7]|8[0-6]|9[0-6])\\d{10}',
        score: 0.5,
      },
    ],
    validate: (match) => {
      const digits = digitsOf(match)
      return (11 - (weightedSum(digits, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === digits[12]
    },
  },
]
