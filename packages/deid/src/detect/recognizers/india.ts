import { digitsOf, isPalindrome } from './checks/digits.ts'
import { verhoeff } from './checks/verhoeff.ts'
import type { Recognizer } from './recognizer.ts'

const india_ = { country: 'in', languages: ['en'], enabled: false } as const
const PAN = '[A-Z]{5}\\d{4}[A-Z]'

/** How many offices each state's registration authority has numbered; districts run from 01 to this. */
const DISTRICTS: Readonly<Record<string, number>> = {
  AN: 2,
  AP: 40,
  AR: 27,
  AS: 34,
  BR: 57,
  CG: 31,
  CH: 4,
  DD: 3,
  DL: 18,
  DN: 9,
  GA: 12,
  GJ: 39,
  HP: 99,
  HR: 99,
  JH: 24,
  JK: 22,
  KA: 71,
  KL: 99,
  LA: 2,
  LD: 9,
  MH: 51,
  ML: 14,
  MN: 7,
  MP: 71,
  MZ: 8,
  NL: 10,
  OD: 35,
  OR: 35,
  PB: 99,
  PY: 5,
  RJ: 58,
  SK: 8,
  TN: 99,
  TR: 8,
  TS: 38,
  UA: 20,
  UK: 20,
  UP: 96,
  WB: 98,
}
/** Country codes of the diplomatic missions whose vehicles carry CD, CC or UN. */
const MISSIONS = 156

/** Numbers of India. */
export const india: readonly Recognizer[] = [
  {
    ...india_,
    name: 'in-aadhaar',
    peer: 'InAadhaarRecognizer',
    label: 'IN_AADHAAR',
    context: ['aadhaar', 'uidai'],
    rules: [
      { name: 'AADHAAR (Very Weak)', regex: '\\d{12}', score: 0.01 },
      { name: 'AADHAR (Very Weak)', regex: '\\d{4}[-: ]\\d{4}[-: ]\\d{4}', score: 0.01 },
    ],
    validate: (match) => {
      const digits = digitsOf(match)
      return digits.length === 12 && digits[0]! >= 2 && verhoeff(digits) && !isPalindrome(digits.join(''))
    },
  },
  {
    ...india_,
    name: 'in-gstin',
    peer: 'InGstinRecognizer',
    label: 'IN_GSTIN',
    context: [
      'gstin',
      'gst',
      'goods and services tax',
      'tax identification',
      'gst number',
      'gst registration',
    ],
    rules: [
      { name: 'GSTIN (High)', regex: `(?:0[1-9]|[12]\\d|3[0-7])${PAN}[1-9A-Z]Z[0-9A-Z]`, score: 0.8 },
      { name: 'GSTIN (Medium)', regex: `\\d{2}${PAN}[0-9A-Z]Z[0-9A-Z]`, score: 0.4 },
      { name: 'GSTIN (Low)', regex: `\\d{2}${PAN}[0-9A-Z]{3}`, score: 0.1 },
    ],
    validate: gstin,
  },
  {
    ...india_,
    name: 'in-pan',
    peer: 'InPanRecognizer',
    label: 'IN_PAN',
    context: ['permanent account number', 'pan'],
    rules: [
      // The fourth letter says who holds it: company, person, trust, and so on.
      { name: 'PAN (High)', regex: '[A-Z]{3}[ABCFGHJLPT][A-Z]\\d{4}[A-Z]', score: 0.5 },
      { name: 'PAN (Medium)', regex: PAN, score: 0.1 },
      { name: 'PAN (Low)', regex: '(?=[A-Z0-9]{0,6}\\d{4})(?=\\d{0,9}[A-Z])[A-Z0-9]{10}', score: 0.01 },
    ],
  },
  {
    ...india_,
    name: 'in-passport',
    peer: 'InPassportRecognizer',
    label: 'IN_PASSPORT',
    context: ['passport', 'indian passport', 'passport number'],
    rules: [{ name: 'PASSPORT', regex: '[A-Z][1-9]\\d{5}[1-9]', score: 0.1 }],
  },
  {
    ...india_,
    name: 'in-vehicle-registration',
    peer: 'InVehicleRegistrationRecognizer',
    label: 'IN_VEHICLE_REGISTRATION',
    context: ['RTO', 'vehicle', 'plate', 'registration'],
    rules: [
      { name: 'India Vehicle Registration (Very Weak)', regex: '[A-Z]{2}\\d{4}', score: 0.01 },
      { name: 'India Vehicle Registration (Very Weak)', regex: '[A-Z]{2}[A-Z]\\d{4}', score: 0.01 },
      { name: 'India Vehicle Registration (Very Weak)', regex: '\\d{2}[A-Z]\\d{4,6}[A-Z]?', score: 0.01 },
      { name: 'India Vehicle Registration (Weak)', regex: '[A-Z]{3}\\d{1,4}', score: 0.2 },
      { name: 'India Vehicle Registration (Medium)', regex: '[A-Z]{2}\\d{1,2}[A-Z]\\d{4}', score: 0.4 },
      { name: 'India Vehicle Registration', regex: '[A-Z]{2}\\d{2}[A-HJ-NP-Z]{2}\\d{4}', score: 0.5 },
      { name: 'India Vehicle Registration', regex: 'DL\\d{1,2}[A-Z]{1,3}\\d{4}', score: 0.5 },
      { name: 'India Vehicle Registration', regex: '\\d{2}BH\\d{4}[A-HJ-NP-Z]{1,2}', score: 0.85 },
      { name: 'India Vehicle Registration', regex: '\\d{1,3}(?:CD|CC|UN)[1-9]\\d{0,3}', score: 0.85 },
    ],
    validate: indianVehicle,
  },
  {
    ...india_,
    name: 'in-voter',
    peer: 'InVoterRecognizer',
    label: 'IN_VOTER',
    languages: [],
    context: ['voter', 'epic', 'elector photo identity card'],
    rules: [
      { name: 'VOTER', regex: '[A-Z][A-DGHJKMNPRSY][A-Z]\\d{7}', score: 0.4 },
      { name: 'VOTER', regex: '[A-Z]{3}\\d{7}', score: 0.3 },
    ],
  },
]

/** State 01-37, a permanent account number, an entity digit and a Z. Presidio does no arithmetic here, nor do we. */
export function gstin(match: string): boolean {
  const compact = match.replace(/[- ]/g, '').toUpperCase()
  const state = Number(compact.slice(0, 2))
  return /^\d{2}[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[0-9A-Z]$/.test(compact) && state >= 1 && state <= 37
}

/** true where the state and its district, or the mission, exist; otherwise null: schemes change. */
function indianVehicle(match: string): boolean | null {
  const plate = match.toUpperCase()
  const diplomatic = /^(\d{1,3})(?:CD|CC|UN)/.exec(plate)
  if (diplomatic) return Number(diplomatic[1]) >= 1 && Number(diplomatic[1]) <= MISSIONS ? true : null
  if (/^\d{2}BH/.test(plate)) return null
  const modern = /^([A-Z]{2})(\d{1,2})[A-Z]/.exec(plate)
  const districts = modern ? DISTRICTS[modern[1]!] : undefined
  return districts && Number(modern![2]) >= 1 && Number(modern![2]) <= districts ? true : null
}
