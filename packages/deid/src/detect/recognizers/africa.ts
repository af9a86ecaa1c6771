import { isDate } from './checks/calendar.ts'
import { digitsOf, isDigits } from './checks/digits.ts'
import { luhn } from './checks/luhn.ts'
import { verhoeff } from './checks/verhoeff.ts'
import type { Recognizer } from './recognizer.ts'

const ng = { country: 'ng', languages: ['en'], enabled: false } as const

/** Numbers of Nigeria and South Africa. */
export const africa: readonly Recognizer[] = [
  {
    ...ng,
    name: 'ng-nin',
    peer: 'NgNinRecognizer',
    label: 'NG_NIN',
    context: [
      'nin',
      'national identification number',
      'national identity number',
      'nimc',
      'national identity',
      'nigeria id',
      'nigerian identification',
    ],
    rules: [{ name: 'NIN (Very Weak)', regex: '\\d{11}', score: 0.01 }],
    validate: (match) => verhoeff(digitsOf(match)),
  },
  {
    ...ng,
    name: 'ng-vehicle-registration',
    peer: 'NgVehicleRegistrationRecognizer',
    label: 'NG_VEHICLE_REGISTRATION',
    context: [
      'plate number',
      'vehicle registration',
      'license plate',
      'number plate',
      'plate',
      'vehicle',
      'registration',
    ],
    rules: [{ name: 'Nigeria Vehicle Registration', regex: '[A-Z]{3}-?\\d{3}[A-Z]{2}', score: 0.5 }],
  },
  {
    name: 'za-id-number',
    peer: 'ZaIdNumberRecognizer',
    label: 'ZA_ID_NUMBER',
    country: 'za',
    languages: ['en'],
    enabled: false,
    context: [
      'id',
      'identity',
      'identity number',
      'id number',
      'south african id',
      'rsa id',
      'smart id',
      'national id',
    ],
    rules: [
      {
        name: 'South African ID Number',
        regex: '\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{7}',
        score: 0.2,
      },
    ],
    validate: (match) =>
      isDigits(match, 13) &&
      isBirthDate(match.slice(0, 6)) &&
      /^[012][89]/.test(match.slice(10)) &&
      luhn(digitsOf(match)),
  },
]

/**
 * Whether yymmdd is a day of this century or the last. Which one never matters: their leap years fall on the same
 * two digits, but for 1900, and a day that is in the future in one century is in the past in the other.
 */
export function isBirthDate(yymmdd: string): boolean {
  const [year, month, day] = [yymmdd.slice(0, 2), yymmdd.slice(2, 4), yymmdd.slice(4, 6)].map(Number)
  return isDate(2000 + year!, month!, day!)
}
