import { isDate } from './checks/calendar.ts'
import { digitsOf } from './checks/digits.ts'
import { luhn } from './checks/luhn.ts'
import type { Recognizer } from './recognizer.ts'

const se = { country: 'se', languages: ['sv'], enabled: false } as const
const FI_CONTROL = '0123456789ABCDEFHJKLMNPRSTUVWXY'
/** Signs between birth date and serial, by century (decree 690/2022 added letters). */
const FI_SIGNS = '[-+A-FU-Y]'
const SE_DATE = '(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278]\\d|3[01]|9[01])'

/** Numbers of Finland and Sweden. */
export const nordic: readonly Recognizer[] = [
  {
    name: 'fi-personal-identity-code',
    peer: 'FiPersonalIdentityCodeRecognizer',
    label: 'FI_PERSONAL_IDENTITY_CODE',
    country: 'fi',
    languages: ['fi'],
    enabled: false,
    context: ['hetu', 'henkilötunnus', 'personbeteckningen', 'personal identity code'],
    rules: [
      {
        name: 'Finnish Personal Identity Code (Medium)',
        regex: `\\d{6}${FI_SIGNS}\\d{3}[0-9A-FHJ-NPR-Y]`,
        score: 0.5,
      },
      {
        name: 'Finnish Personal Identity Code (Very Weak)',
        regex: `\\d{6}${FI_SIGNS}\\d{3}[0-9A-FHJ-NPR-Y]`,
        score: 0.1,
        edges: 'digits',
      },
    ],
    validate: finnishCode,
  },
  {
    ...se,
    name: 'se-organisationsnummer',
    peer: 'SeOrganisationsnummerRecognizer',
    label: 'SE_ORGANISATIONSNUMMER',
    context: ['organisationsnummer', 'orgnr', 'org nr', 'företagsnummer'],
    rules: [
      { name: 'Swedish Organisationsnummer (Medium)', regex: '\\d{2}[2-9]\\d{3}-\\d{4}', score: 0.6 },
      { name: 'Swedish Organisationsnummer (Weak)', regex: '\\d{2}[2-9]\\d{7}', score: 0.2 },
    ],
    validate: (match) => luhn(digitsOf(match).slice(-10)),
  },
  {
    ...se,
    name: 'se-personnummer',
    peer: 'SePersonnummerRecognizer',
    label: 'SE_PERSONNUMMER',
    context: [
      'personnummer',
      'svenskt personnummer',
      'svensk id',
      'ssn',
      'personal identity number',
      'samordningsnummer',
    ],
    rules: [
      {
        name: 'Swedish Personnummer (Medium)',
        regex: `(?:1[89]|20)?\\d{2}${SE_DATE}[-+]?\\d{4}`,
        score: 0.5,
      },
      {
        name: 'Swedish Personnummer (Very Weak)',
        regex: `(?:1[89]|20)?\\d{2}${SE_DATE}[-+]?\\d{4}`,
        score: 0.1,
        edges: 'digits',
      },
    ],
    validate: (match) => luhn(digitsOf(match).slice(-10)),
  },
]

/** A real day of its century, and the control character of its nine digits. */
function finnishCode(match: string): boolean {
  const code = match.toUpperCase()
  const century = code[6] === '+' ? 1800 : '-UVWXY'.includes(code[6]!) ? 1900 : 2000
  const digits = Number(code.slice(0, 6) + code.slice(7, 10))
  const [day, month, year] = [code.slice(0, 2), code.slice(2, 4), code.slice(4, 6)].map(Number)
  return isDate(century + year!, month!, day!) && FI_CONTROL[digits % 31] === code[10]
}
