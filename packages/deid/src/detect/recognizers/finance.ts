import { base58Check } from './checks/base58check.ts'
import { bech32 } from './checks/bech32.ts'
import { digitsOf } from './checks/digits.ts'
import { ibanLength } from './checks/iban.ts'
import { luhn } from './checks/luhn.ts'
import type { Recognizer } from './recognizer.ts'

/** Numbers of cards, accounts and wallets. */
export const finance: readonly Recognizer[] = [
  {
    name: 'credit-card',
    peer: 'CreditCardRecognizer',
    label: 'CREDIT_CARD',
    languages: ['en', 'es', 'it', 'pl'],
    enabled: true,
    context: [
      'credit',
      'card',
      'visa',
      'mastercard',
      'cc ',
      'amex',
      'discover',
      'jcb',
      'diners',
      'maestro',
      'instapayment',
    ],
    rules: [
      {
        // Thirteen digits from 1 on are a time in milliseconds rather than a card.
        name: 'All Credit Cards (weak)',
        regex:
          '(?!1\\d{12}(?!\\d))(?:[1346]\\d{3}|5[0-5]\\d{2})(?:\\d{8,15}|(?: \\d{4}){2} \\d{1,7}|(?:-\\d{4}){2}-\\d{1,7}| \\d{6} \\d{4,5}|-\\d{6}-\\d{4,5})',
        score: 0.3,
      },
    ],
    validate: (match) => luhn(digitsOf(match)),
  },
  {
    name: 'crypto',
    peer: 'CryptoRecognizer',
    label: 'CRYPTO',
    languages: [],
    enabled: true,
    context: ['wallet', 'btc', 'bitcoin', 'crypto'],
    rules: [
      {
        name: 'Crypto (Medium)',
        regex: '[13][1-9A-HJ-NP-Za-km-z]{25,34}|(?:bc1|BC1)[02-9ac-hj-np-zAC-HJ-NP-Z]{11,71}',
        score: 0.5,
      },
    ],
    caseSensitive: true,
    validate: (match) => (/^bc1/i.test(match) ? bech32(match) : base58Check(match)),
  },
  {
    name: 'iban',
    peer: 'IbanRecognizer',
    label: 'IBAN_CODE',
    languages: [],
    enabled: true,
    context: ['iban', 'bank', 'transaction'],
    rules: [
      {
        name: 'IBAN Generic',
        regex: '[A-Z]{2}\\d{2}(?:[- ]?[A-Z0-9]{4}){2,7}(?:[- ]?[A-Z0-9]{1,3})?',
        score: 0.5,
      },
    ],
    caseSensitive: true,
    fit: ibanLength,
    validate: () => true,
  },
]
