import { digitsOf } from './checks/digits.ts'
import { luhn } from './checks/luhn.ts'
import type { Recognizer } from './recognizer.ts'

const it = { country: 'it', languages: ['it'], enabled: true } as const

/** A digit of a fiscal code, or the letter that stands for it where two people would share a code. */
const OMOCODIA = '[0-9LMNP-V]'

/** Numbers of Italy. */
export const italy: readonly Recognizer[] = [
  {
    ...it,
    name: 'it-driver-license',
    peer: 'ItDriverLicenseRecognizer',
    label: 'IT_DRIVER_LICENSE',
    context: ['patente', 'patente di guida', 'licenza', 'licenza di guida'],
    rules: [
      { name: 'Driver License', regex: '[A-Z]{2}\\d{7}[A-Z]|U1[0-9B-DF-HJ-NPR-TV-Z]{7}[A-Z]', score: 0.2 },
    ],
  },
  {
    ...it,
    name: 'it-fiscal-code',
    peer: 'ItFiscalCodeRecognizer',
    label: 'IT_FISCAL_CODE',
    context: ['codice fiscale', 'cf'],
    rules: [
      {
        // Surname, name, year, month letter, day (women + 40), place, check letter (D.M. 12.03.1974).
        name: 'Fiscal Code',
        regex: `[A-Z]{6}${OMOCODIA}{2}[A-EHLMPR-T][0-7LMNP-T]${OMOCODIA}[A-Z]${OMOCODIA}{3}[A-Z]`,
        score: 0.3,
      },
    ],
    validate: (match) => (fiscalCode(match.toUpperCase()) ? true : null),
  },
  {
    ...it,
    name: 'it-identity-card',
    peer: 'ItIdentityCardRecognizer',
    label: 'IT_IDENTITY_CARD',
    context: ['carta', 'identità', 'elettronica', 'cie', 'documento', 'riconoscimento', 'espatrio'],
    rules: [
      { name: 'Paper-based Identity Card (very weak)', regex: '[A-Z]{2} ?\\d{7}', score: 0.01 },
      { name: 'Electronic Identity Card (CIE) 2.0 (very weak)', regex: '\\d{7}[A-Z]{2}', score: 0.01 },
      {
        name: 'Electronic Identity Card (CIE) 3.0 (very weak)',
        regex: '[A-Z]{2}\\d{5}[A-Z]{2}',
        score: 0.01,
      },
    ],
  },
  {
    ...it,
    name: 'it-passport',
    peer: 'ItPassportRecognizer',
    label: 'IT_PASSPORT',
    context: [
      'passaporto',
      'elettronico',
      'italiano',
      'viaggio',
      'viaggiare',
      'estero',
      'documento',
      'dogana',
    ],
    rules: [{ name: 'Passport (very weak)', regex: '[A-Z]{2}\\d{7}', score: 0.01 }],
  },
  {
    ...it,
    name: 'it-vat-code',
    peer: 'ItVatCodeRecognizer',
    label: 'IT_VAT_CODE',
    context: ['piva', 'partita iva', 'pi'],
    rules: [{ name: 'IT Vat code (piva)', regex: '\\d(?:[ _]?\\d){10}', score: 0.1 }],
    validate: (match) => {
      const digits = digitsOf(match)
      return digits.some((digit) => digit > 0) && luhn(digits)
    },
  },
]

/** Values of the characters in odd places, 0-9 and then A-Z (a digit counts as the letter of the same place). */
const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]

/** Whether the last letter is the check letter of the fifteen before it. */
function fiscalCode(code: string): boolean {
  let sum = 0
  for (let i = 0; i < 15; i++) {
    const value = Number.parseInt(code[i]!, 36)
    const place = value > 9 ? value - 10 : value
    sum += i % 2 === 0 ? ODD[place]! : place
  }
  return sum % 26 === code.charCodeAt(15) - 65
}
