import { digitsOf, isOneCharacter, weightedSum } from './checks/digits.ts'
import { luhn } from './checks/luhn.ts'
import type { Recognizer } from './recognizer.ts'

const us = { country: 'us', languages: ['en'], enabled: true } as const

/** Groups that the IRS gives to individual taxpayers. */
const ITIN_GROUP = '(?:5\\d|6[0-5]|7\\d|8[0-8]|9[0-24-9])'
/** Letters of a Medicare number: not S, L, O, I, B, Z (CMS, "Understanding the MBI format"). */
const MBI_LETTER = '[AC-HJKMNP-RT-Y]'
const MBI_EITHER = '[0-9AC-HJKMNP-RT-Y]'

/** Numbers of the United States. */
export const unitedStates: readonly Recognizer[] = [
  {
    ...us,
    name: 'us-bank',
    peer: 'UsBankRecognizer',
    label: 'US_BANK_NUMBER',
    context: ['check', 'account', 'account#', 'acct', 'bank', 'save', 'debit'],
    rules: [{ name: 'Bank Account (weak)', regex: '\\d{8,17}', score: 0.05 }],
  },
  {
    ...us,
    name: 'us-license',
    peer: 'UsLicenseRecognizer',
    label: 'US_DRIVER_LICENSE',
    context: ['driver', 'license', 'permit', 'lic', 'identification', 'dls', 'cdls', 'lic#', 'driving'],
    rules: [
      {
        // The forms of the states, as the AAMVA lists them.
        name: 'Driver License - Alphanumeric (weak)',
        regex:
          '[A-Z]\\d{1,14}|[A-Z]\\d{18}|[A-Z]\\d{6}R|[A-Z]{2}\\d{2,7}|[A-Z]{2}\\d{6}[A-Z]|\\d{2}[A-Z]{3}\\d{5,6}|\\d{3}[A-Z]{2}\\d{4}|\\d{7,9}[A-Z]|\\d{8}[A-Z]{2}|[A-Z]\\d[A-Z]\\d[A-Z]',
        score: 0.3,
      },
      { name: 'Driver License - Digits (very weak)', regex: '\\d{6,14}|\\d{16}', score: 0.01 },
    ],
  },
  {
    ...us,
    name: 'us-itin',
    peer: 'UsItinRecognizer',
    label: 'US_ITIN',
    context: ['individual', 'taxpayer', 'itin', 'tax', 'payer', 'taxid', 'tin'],
    rules: [
      {
        name: 'Itin (very weak)',
        regex: `9\\d\\d(?:[- ]${ITIN_GROUP}|${ITIN_GROUP}[- ])\\d{4}`,
        score: 0.05,
      },
      { name: 'Itin (weak)', regex: `9\\d\\d${ITIN_GROUP}\\d{4}`, score: 0.3 },
      { name: 'Itin (medium)', regex: `9\\d\\d[- ]${ITIN_GROUP}[- ]\\d{4}`, score: 0.5 },
    ],
  },
  {
    ...us,
    name: 'us-mbi',
    peer: 'UsMbiRecognizer',
    label: 'US_MBI',
    enabled: false,
    context: ['medicare', 'mbi', 'beneficiary', 'cms', 'medicaid', 'hic', 'hicn'],
    rules: [
      {
        name: 'MBI (weak)',
        regex: `[1-9]${MBI_LETTER}${MBI_EITHER}\\d${MBI_LETTER}${MBI_EITHER}\\d${MBI_LETTER}{2}\\d{2}`,
        score: 0.3,
      },
      {
        name: 'MBI (medium)',
        regex: `[1-9]${MBI_LETTER}${MBI_EITHER}\\d-${MBI_LETTER}${MBI_EITHER}\\d-${MBI_LETTER}{2}\\d{2}`,
        score: 0.5,
      },
    ],
  },
  {
    ...us,
    name: 'us-npi',
    peer: 'UsNpiRecognizer',
    label: 'US_NPI',
    enabled: false,
    context: [
      'npi',
      'national provider',
      'provider',
      'npi number',
      'provider id',
      'provider identifier',
      'taxonomy',
    ],
    rules: [
      { name: 'NPI (weak)', regex: '[12]\\d{9}', score: 0.1 },
      { name: 'NPI (medium)', regex: '[12]\\d{3}[- ]\\d{3}[- ]\\d{3}', score: 0.4 },
    ],
    // A card number of the health industry (80) of the US (840), by ISO 7812.
    validate: (match) => luhn([8, 0, 8, 4, 0, ...digitsOf(match)]),
    invalidate: (match) => isOneCharacter(digitsOf(match).slice(0, 9).join('')),
  },
  {
    ...us,
    name: 'us-passport',
    peer: 'UsPassportRecognizer',
    label: 'US_PASSPORT',
    context: ['us', 'united', 'states', 'passport', 'passport#', 'travel', 'document'],
    rules: [
      { name: 'Passport (very weak)', regex: '\\d{9}', score: 0.05 },
      { name: 'Passport Next Generation (very weak)', regex: '[A-Z]\\d{8}', score: 0.1 },
    ],
  },
  {
    ...us,
    name: 'us-ssn',
    peer: 'UsSsnRecognizer',
    label: 'US_SSN',
    context: ['social', 'security', 'ssn', 'ssns', 'ssid'],
    rules: [
      { name: 'SSN1 (very weak)', regex: '\\d{3}-\\d{6}', score: 0.05 },
      { name: 'SSN2 (very weak)', regex: '\\d{5}-\\d{4}', score: 0.05 },
      { name: 'SSN3 (very weak)', regex: '\\d{3}-\\d{2}-\\d{4}', score: 0.05 },
      { name: 'SSN4 (very weak)', regex: '\\d{9}', score: 0.05 },
      { name: 'SSN5 (medium)', regex: '\\d{3}[-. ]\\d{2}[-. ]\\d{4}', score: 0.5 },
    ],
    invalidate: neverIssued,
  },
  {
    ...us,
    name: 'aba-routing',
    peer: 'AbaRoutingRecognizer',
    label: 'ABA_ROUTING_NUMBER',
    enabled: false,
    context: ['aba', 'routing', 'abarouting', 'association', 'bankrouting'],
    rules: [
      { name: 'ABA routing number (weak)', regex: '[0-36-8]\\d{8}', score: 0.05 },
      { name: 'ABA routing number', regex: '[0-36-8]\\d{3}-\\d{4}-\\d', score: 0.3 },
    ],
    validate: (match) => weightedSum(digitsOf(match), [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0,
  },
  {
    ...us,
    name: 'medical-license',
    peer: 'MedicalLicenseRecognizer',
    label: 'MEDICAL_LICENSE',
    languages: [],
    context: ['medical', 'certificate', 'DEA'],
    rules: [{ name: 'USA DEA Certificate Number (weak)', regex: '[A-HJ-MPR-UX][A-Z9]\\d{7}', score: 0.4 }],
    validate: (match) => {
      const digits = digitsOf(match.slice(2))
      return weightedSum(digits, [1, 2, 1, 2, 1, 2]) % 10 === digits[6]
    },
  },
]

/** Whether the Social Security Administration cannot have issued it, or it is a well-known sample. */
function neverIssued(match: string): boolean {
  const digits = digitsOf(match).join('')
  const separators = match.replace(/\d/g, '')
  return (
    !isOneCharacter(separators) ||
    isOneCharacter(digits) ||
    digits.slice(3, 5) === '00' ||
    digits.slice(5) === '0000' ||
    /^(?:000|666|123456789|98765432|078051120)/.test(digits)
  )
}
