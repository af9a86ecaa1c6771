import { findPhones } from '../phone.ts'
import type { Recognizer } from './recognizer.ts'

/** Telephone numbers of the regions that Presidio looks for, and in international form those of every country. */
export const phones: readonly Recognizer[] = [phoneRecognizer()]

/** A recognizer of the numbers of `regions` (ISO 3166-1) under a label of its own; leniency 0 to 3 as in libphonenumber. */
export function phoneRecognizer({
  regions = ['US', 'UK', 'DE', 'FR', 'IL', 'IN', 'CA', 'BR'],
  leniency = 1,
  label = 'PHONE_NUMBER',
  name = 'phone',
}: {
  regions?: readonly string[]
  leniency?: 0 | 1 | 2 | 3
  label?: string
  name?: string
} = {}): Recognizer {
  return {
    name,
    peer: 'PhoneRecognizer',
    label,
    languages: [],
    enabled: true,
    context: ['phone', 'number', 'telephone', 'cell', 'cellphone', 'mobile', 'call'],
    rules: [{ name: 'libphonenumber', regex: regions.join(' '), score: 0.4, found: true }],
    find: (text, emit) =>
      findPhones(text, { regions, leniency }, (start, end) => emit(start, end, 'libphonenumber', 0.4)),
  }
}
