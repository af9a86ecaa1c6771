import { digitsOf, isDigits } from './checks/digits.ts'
import { icaoCheck } from './checks/icao.ts'
import { mod11And10 } from './checks/iso7064.ts'
import { contextWords } from './germany-context.ts'
import type { Recognizer } from './recognizer.ts'

const de = { country: 'de', languages: ['de'], enabled: false } as const

/** Letters that serial numbers of German documents use: no vowels, and none that look like digits. */
const SERIAL = 'CFGHJKLMNPRTVWXYZ'

/** Numbers of Germany. */
export const germany: readonly Recognizer[] = [
  {
    ...de,
    name: 'de-bsnr',
    peer: 'DeBsnrRecognizer',
    label: 'DE_BSNR',
    context: contextWords.bsnr,
    rules: [{ name: 'Betriebsstättennummer BSNR (9 digits)', regex: '\\d{9}', score: 0.2 }],
    validate: (match) => (isDigits(match, 9) && /[1-9]/.test(match) ? null : false),
  },
  {
    ...de,
    name: 'de-fuehrerschein',
    peer: 'DeFuehrerscheinRecognizer',
    label: 'DE_FUEHRERSCHEIN',
    context: contextWords.fuehrerschein,
    rules: [
      {
        name: 'Führerscheinnummer (Post-2013 EU-Format, 11 Zeichen)',
        regex: '[A-Z]{2}\\d{8}[A-Z0-9]',
        score: 0.35,
      },
    ],
  },
  {
    ...de,
    name: 'de-handelsregister',
    peer: 'DeHandelsregisterRecognizer',
    label: 'DE_HANDELSREGISTER',
    context: contextWords.handelsregister,
    rules: [{ name: 'Handelsregisternummer HRA/HRB', regex: 'HR[AB]\\s?\\d{1,6}', score: 0.5 }],
  },
  {
    ...de,
    name: 'de-health-insurance',
    peer: 'DeHealthInsuranceRecognizer',
    label: 'DE_HEALTH_INSURANCE',
    context: contextWords.healthInsurance,
    rules: [
      { name: 'Krankenversicherungsnummer KVNR (letter + 9 digits)', regex: '[A-Z]\\d{9}', score: 0.3 },
    ],
    validate: healthInsurance,
  },
  {
    ...de,
    name: 'de-id-card',
    peer: 'DeIdCardRecognizer',
    label: 'DE_ID_CARD',
    context: contextWords.idCard,
    rules: [
      {
        name: 'Personalausweisnummer nPA (ICAO charset + check digit)',
        regex: `[${SERIAL}][${SERIAL}0-9]{7}\\d`,
        score: 0.4,
      },
      { name: 'Personalausweisnummer alt (T + 8 Ziffern)', regex: 'T\\d{8}', score: 0.5 },
    ],
    validate: (match) =>
      /^T\d{8}$/i.test(match)
        ? null
        : new RegExp(`^[${SERIAL}0-9]{8}\\d$`, 'i').test(match) && icaoCheck(match),
  },
  {
    ...de,
    name: 'de-kfz',
    peer: 'DeKfzRecognizer',
    label: 'DE_KFZ',
    context: contextWords.kfz,
    rules: [
      { name: 'KFZ-Kennzeichen (mit Leerzeichen)', regex: plate('A-ZÄÖÜ', ' ', ' '), score: 0.3 },
      { name: 'KFZ-Kennzeichen (mit Bindestrich)', regex: plate('A-ZÄÖÜ', '-', '-'), score: 0.3 },
      { name: 'KFZ-Kennzeichen (Bindestrich + Leerzeichen)', regex: plate('A-ZÄÖÜ', '-', ' '), score: 0.3 },
      { name: 'KFZ-Kennzeichen (ASCII only, mit Leerzeichen)', regex: plate('A-Z', ' ', ' '), score: 0.2 },
      {
        name: 'KFZ-Kennzeichen (ASCII only, Bindestrich + Leerzeichen)',
        regex: plate('A-Z', '-', ' '),
        score: 0.2,
      },
    ],
  },
  {
    ...de,
    name: 'de-lanr',
    peer: 'DeLanrRecognizer',
    label: 'DE_LANR',
    context: contextWords.lanr,
    rules: [{ name: 'Lebenslange Arztnummer LANR (9 digits)', regex: '\\d{9}', score: 0.3 }],
    validate: (match) => {
      if (!isDigits(match, 9)) return false
      const sum = digitsOf(match.slice(0, 6)).reduce((sum, digit, i) => sum + digit * (i % 2 ? 9 : 4), 0)
      return (10 - (sum % 10)) % 10 === Number(match[6])
    },
  },
  {
    ...de,
    name: 'de-passport',
    peer: 'DePassportRecognizer',
    label: 'DE_PASSPORT',
    context: contextWords.passport,
    rules: [
      { name: 'Reisepassnummer (Strict ICAO charset)', regex: `[${SERIAL}][${SERIAL}0-9]{7}\\d`, score: 0.4 },
    ],
    validate: (match) => new RegExp(`^[${SERIAL}][${SERIAL}0-9]{7}\\d$`, 'i').test(match) && icaoCheck(match),
  },
  {
    ...de,
    name: 'de-plz',
    peer: 'DePlzRecognizer',
    label: 'DE_PLZ',
    context: contextWords.plz,
    rules: [
      {
        name: 'Postleitzahl (5 digits, very low base confidence – context required)',
        regex: '(?!99999|0100[0])(?:0[1-9]|[1-9]\\d)\\d{3}',
        score: 0.05,
      },
    ],
  },
  {
    ...de,
    name: 'de-social-security',
    peer: 'DeSocialSecurityRecognizer',
    label: 'DE_SOCIAL_SECURITY',
    context: contextWords.socialSecurity,
    rules: [
      {
        // Area, birth date (day + 50 where a second number was needed), letter of the name, serial, check digit.
        name: 'Rentenversicherungsnummer (Strict, with birth date structure)',
        regex: '\\d{2}(?:0[1-9]|[1267]\\d|3[01]|5[1-9]|8[01])(?:0[1-9]|1[0-2])\\d{2}[A-Z]\\d{3}',
        score: 0.5,
      },
      { name: 'Rentenversicherungsnummer (Relaxed)', regex: '\\d{8}[A-Z]\\d{3}', score: 0.3 },
    ],
    validate: pensionInsurance,
  },
  {
    ...de,
    name: 'de-tax-id',
    peer: 'DeTaxIdRecognizer',
    label: 'DE_TAX_ID',
    context: contextWords.taxId,
    rules: [{ name: 'Steueridentifikationsnummer (High)', regex: '[1-9]\\d{10}', score: 0.5 }],
    validate: (match) => {
      if (!/^[1-9]\d{10}$/.test(match)) return false
      const digits = digitsOf(match)
      const counts = new Array<number>(10).fill(0)
      for (const digit of digits.slice(0, 10)) counts[digit]!++
      return Math.max(...counts) <= 3 && mod11And10(digits)
    },
  },
  {
    ...de,
    name: 'de-tax-number',
    peer: 'DeTaxNumberRecognizer',
    label: 'DE_TAX_NUMBER',
    context: contextWords.taxNumber,
    rules: [
      {
        name: 'Steuernummer ELSTER (bundeseinheitlich, 13-stellig)',
        regex: '(?:0[1-9]|1[0-6])\\d{11}',
        score: 0.5,
      },
      {
        name: 'Steuernummer mit Schrägstrich (Bayern/BW: 3/3/5)',
        regex: '\\d{3}/\\d{3}/\\d{5}',
        score: 0.4,
      },
      {
        name: 'Steuernummer mit Schrägstrich (NW: 3/4/4 oder allgemein 2-3/3-4/4-5)',
        regex: '\\d{2,3}/\\d{3,4}/\\d{4,5}',
        score: 0.2,
      },
    ],
  },
  deVatId(),
]

/** The German VAT number. With `strict` a failing check digit drops it; otherwise it keeps the score of its form. */
export function deVatId({ strict = false } = {}): Recognizer {
  return {
    ...de,
    name: 'de-vat-id',
    peer: 'DeVatIdRecognizer',
    label: 'DE_VAT_ID',
    context: contextWords.vatId,
    rules: [
      { name: 'Umsatzsteuer-Identifikationsnummer USt-IdNr. (DE + 9 digits)', regex: 'DE\\d{9}', score: 0.5 },
      {
        name: 'Umsatzsteuer-Identifikationsnummer USt-IdNr. (with separators)',
        regex: 'DE[-. ]?\\d{3}[-. ]?\\d{3}[-. ]?\\d{3}',
        score: 0.4,
      },
    ],
    validate: (match) => {
      const compact = match.replace(/[-. ]/g, '')
      if (!/^DE\d{9}$/i.test(compact)) return false
      return mod11And10(digitsOf(compact)) || (strict ? false : null)
    },
  }
}

function plate(letters: string, first: string, second: string): string {
  return `[${letters}]{1,3}${first}[A-Z]{1,2}${second}[1-9]\\d{0,3}[EH]?`
}

/** The sum of products, each counted as the sum of its own digits; weights alternate from `first`. */
function crossSum(digits: readonly number[], weights: readonly number[]): number {
  return digits.reduce((sum, digit, i) => {
    const product = digit * weights[i % weights.length]!
    return sum + Math.floor(product / 10) + (product % 10)
  }, 0)
}

/** A letter counts as its place in the alphabet, in two digits. */
function letterDigits(letter: string): number[] {
  const place = letter.toUpperCase().charCodeAt(0) - 64
  return [Math.floor(place / 10), place % 10]
}

function healthInsurance(match: string): boolean {
  if (!/^[A-Z]\d{9}$/i.test(match)) return false
  const digits = [...letterDigits(match), ...digitsOf(match.slice(1))]
  return crossSum(digits.slice(0, 10), [1, 2]) % 10 === digits[10]
}

function pensionInsurance(match: string): boolean {
  const parts = /^\d{2}(\d{2})(\d{2})\d{2}[A-Z]\d{3}$/i.exec(match)
  if (!parts) return false
  const day = Number(parts[1]) > 50 ? Number(parts[1]) - 50 : Number(parts[1])
  const month = Number(parts[2])
  if (day < 1 || day > 31 || month < 1 || month > 12) return false
  const digits = [...digitsOf(match.slice(0, 8)), ...letterDigits(match[8]!), ...digitsOf(match.slice(9, 11))]
  return crossSum(digits, [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]) % 10 === Number(match[11])
}
