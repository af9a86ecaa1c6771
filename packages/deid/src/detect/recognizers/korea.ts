import { digitsOf, weightedSum } from './checks/digits.ts'
import type { Recognizer } from './recognizer.ts'

const kr = { country: 'kr', languages: ['ko', 'kr'], enabled: false } as const

const BIRTH_DATE = '\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])'

/** Numbers of Korea. `kr` stands beside `ko` as a language, as Presidio has it. */
export const korea: readonly Recognizer[] = [
  {
    ...kr,
    name: 'kr-brn',
    peer: 'KrBrnRecognizer',
    label: 'KR_BRN',
    context: [
      '사업자등록번호',
      '사업자번호',
      '사업자',
      'BRN',
      'Business Registration Number',
      'Korean BRN',
      'business number',
      'tax registration number',
    ],
    rules: [
      { name: 'BRN (Weak)', regex: '\\d{3}-\\d{2}-\\d{5}', score: 0.1 },
      { name: 'BRN (Very weak)', regex: '\\d{10}', score: 0.05 },
    ],
    validate: (match) => {
      const digits = digitsOf(match)
      const sum = weightedSum(digits, [1, 3, 7, 1, 3, 7, 1, 3, 5]) + Math.floor((digits[8]! * 5) / 10)
      return (10 - (sum % 10)) % 10 === digits[9]
    },
  },
  {
    ...kr,
    name: 'kr-driver-license',
    peer: 'KrDriverLicenseRecognizer',
    label: 'KR_DRIVER_LICENSE',
    context: ['운전면허', '운전면허번호', '면허번호', 'Korean driver license', "Korean driver's license"],
    rules: [
      { name: 'Driver License (very weak)', regex: '\\d{2}[- ]?\\d{2}[- ]?\\d{6}[- ]?\\d{2}', score: 0.05 },
    ],
    // Regions 11-26 and 28 give out licences.
    validate: (match) => /^(?:1[1-9]|2[0-68])/.test(match),
  },
  {
    ...kr,
    name: 'kr-frn',
    peer: 'KrFrnRecognizer',
    label: 'KR_FRN',
    context: [
      '외국인등록번호',
      'Korean FRN',
      'FRN',
      'Foreigner Registration Number',
      'Korean Foreigner Registration Number',
      '외국인번호',
    ],
    rules: [{ name: 'FRN (Medium)', regex: `${BIRTH_DATE}-?[5-8]\\d{6}`, score: 0.5 }],
    validate: (match) => registration(match, 13),
  },
  {
    ...kr,
    name: 'kr-passport',
    peer: 'KrPassportRecognizer',
    label: 'KR_PASSPORT',
    languages: ['kr'],
    context: [
      'Korean passport',
      'Korean passport number',
      '대한민국 여권',
      '여권',
      'passport',
      'passport number',
    ],
    rules: [
      { name: 'Passport Number (Current)', regex: '[DMORS]\\d{3}[A-Z]\\d{4}', score: 0.1, edges: 'ascii' },
      { name: 'Passport Number (Previous)', regex: '[DMORS]\\d{8}', score: 0.05, edges: 'ascii' },
    ],
  },
  {
    ...kr,
    name: 'kr-rrn',
    peer: 'KrRrnRecognizer',
    label: 'KR_RRN',
    context: [
      'Korean RRN',
      'Korean Resident Registration Number',
      'Resident Registration Number',
      'RRN',
      'rrn',
      'rrn#',
    ],
    rules: [{ name: 'RRN (Medium)', regex: `${BIRTH_DATE}-?[1-4]\\d{6}`, score: 0.5 }],
    validate: (match) => registration(match, 11),
  },
]

/** Region 00-95 and the check digit. Numbers given since October 2020 have none, so failing proves nothing. */
function registration(match: string, base: 11 | 13): true | null {
  const digits = digitsOf(match)
  const region = digits[7]! * 10 + digits[8]!
  const sum = weightedSum(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5])
  return region <= 95 && (base - (sum % 11)) % 10 === digits[12] ? true : null
}
