import { digitsOf, weightedSum } from './checks/digits.ts'
import type { Recognizer } from './recognizer.ts'

const uk = { country: 'uk', languages: ['en'], enabled: false } as const

/** Numbers of the United Kingdom. */
export const britain: readonly Recognizer[] = [
  {
    ...uk,
    name: 'uk-nhs',
    peer: 'NhsRecognizer',
    label: 'UK_NHS',
    enabled: true,
    context: ['national health service', 'nhs', 'health services authority', 'health authority'],
    rules: [{ name: 'NHS (medium)', regex: '\\d{3}[- ]?\\d{3}[- ]?\\d{4}', score: 0.5 }],
    validate: (match) => weightedSum(digitsOf(match), [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
  },
  {
    ...uk,
    name: 'uk-driving-licence',
    peer: 'UkDrivingLicenceRecognizer',
    label: 'UK_DRIVING_LICENCE',
    context: [
      'driving licence',
      'driving license',
      "driver's licence",
      "driver's license",
      'dvla',
      'dl number',
      'licence number',
      'license number',
    ],
    rules: [
      {
        // Five of the surname, decade, month (women + 50), day, year, two initials, three check characters.
        name: 'UK Driving Licence',
        regex: '[A-Z9]{5}\\d(?:[05][1-9]|[16][0-2])(?:0[1-9]|[12]\\d|3[01])\\d[A-Z9]{2}\\d[A-Z]{2}',
        score: 0.5,
      },
    ],
    // A short surname is filled up with nines; there is none of nines only.
    validate: (match) => (/^[A-Z]{1,5}9{0,4}$/i.test(match.slice(0, 5)) ? null : false),
  },
  {
    ...uk,
    name: 'uk-nino',
    peer: 'UkNinoRecognizer',
    label: 'UK_NINO',
    context: ['national insurance', 'ni number', 'nino'],
    leadingSpace: true,
    rules: [
      {
        // Prefixes that HMRC does not give out are left out (NIM39110).
        name: 'NINO (medium)',
        regex: '(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]',
        score: 0.5,
      },
    ],
  },
  {
    ...uk,
    name: 'uk-passport',
    peer: 'UkPassportRecognizer',
    label: 'UK_PASSPORT',
    context: [
      'passport',
      'passport number',
      'travel document',
      'uk passport',
      'british passport',
      'her majesty',
      'his majesty',
      'hm passport',
      'hmpo',
    ],
    rules: [{ name: 'UK Passport (weak)', regex: '[A-Z]{2}\\d{7}', score: 0.1 }],
  },
  {
    ...uk,
    name: 'uk-postcode',
    peer: 'UkPostcodeRecognizer',
    label: 'UK_POSTCODE',
    context: [
      'postcode',
      'post code',
      'postal code',
      'zip',
      'address',
      'delivery',
      'mailing',
      'shipping',
      'correspondence',
    ],
    rules: [
      {
        // Outward forms A9 A99 AA9 AA99 A9A AA9A, with the letters that each place may have (BS 7666).
        name: 'UK Postcode',
        regex:
          '(?:[A-PR-UWYZ](?:\\d{1,2}|\\d[A-HJKPS-UW]|[A-HK-Y]\\d{1,2}|[A-HK-Y]\\d[ABEHMNPRV-Y])|GIR(?= ?0)) ?\\d[ABD-HJLNP-UW-Z]{2}',
        score: 0.1,
      },
    ],
  },
  {
    ...uk,
    name: 'uk-vehicle-registration',
    peer: 'UkVehicleRegistrationRecognizer',
    label: 'UK_VEHICLE_REGISTRATION',
    context: [
      'vehicle',
      'registration',
      'number plate',
      'licence plate',
      'license plate',
      'reg',
      'vrn',
      'dvla',
      'v5c',
      'logbook',
      'mot',
      'car',
      'insured vehicle',
    ],
    rules: [
      {
        name: 'UK Vehicle Registration (current)',
        regex: '[A-HJ-PR-Y]{2}\\d{2}[- ]?[A-HJ-PR-Z]{3}',
        score: 0.3,
      },
      { name: 'UK Vehicle Registration (prefix)', regex: '[A-HJ-NPR-Y]\\d{1,3}[- ]?[A-Z]{3}', score: 0.2 },
      { name: 'UK Vehicle Registration (suffix)', regex: '[A-Z]{3}[- ]?\\d{1,3}[A-HJ-NPR-Y]', score: 0.15 },
    ],
    validate: currentAge,
  },
]

/** Age identifiers of the style in use since 2001: 02-29 for March, 51-79 for September. Older styles have none. */
function currentAge(match: string): boolean | null {
  const current = /^[A-Z]{2}(\d{2})[- ]?[A-Z]{3}$/i.exec(match)
  if (!current) return null
  const age = Number(current[1])
  return (age >= 2 && age <= 29) || (age >= 51 && age <= 79)
}
