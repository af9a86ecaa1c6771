/** The digit that makes `digits` followed by it pass the Luhn check (ISO/IEC 7812-1). */
export function luhnDigit(digits: string): string {
  let sum = 0
  for (let i = digits.length - 1, double = true; i >= 0; i--, double = !double) {
    const value = Number(digits[i]) * (double ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return String((10 - (sum % 10)) % 10)
}

/** Whether the last digit is the Luhn digit of the others. */
export function passesLuhn(digits: string): boolean {
  return /^\d{2,}$/.test(digits) && luhnDigit(digits.slice(0, -1)) === digits.at(-1)
}

/** The last digit of a National Provider Identifier: Luhn over the card prefix 80840 and the nine digits. */
export function npiDigit(nine: string): string {
  return luhnDigit(`80840${nine}`)
}

/** The last digit of a DEA registration number: from its six digits. */
export function deaDigit(six: string): string {
  const at = (i: number) => Number(six[i])
  return String((at(0) + at(2) + at(4) + 2 * (at(1) + at(3) + at(5))) % 10)
}

const vinValues = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ'
const vinWeights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]

/** The ninth character of a vehicle identification number (49 CFR 565.15): from the sixteen others. */
export function vinDigit(vin: string): string {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += (vinValues.indexOf(vin[i]!.toUpperCase()) % 10) * vinWeights[i]!
  const rest = sum % 11
  return rest === 10 ? 'X' : String(rest)
}

/** The two check digits of an IBAN (ISO 13616): country code, then the account part. */
export function ibanDigits(country: string, account: string): string {
  return String(98 - mod97(`${account}${country}00`)).padStart(2, '0')
}

/** Whether the two digits after the country code are right. */
export function passesIban(iban: string): boolean {
  return /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/.test(iban) && mod97(iban.slice(4) + iban.slice(0, 4)) === 1
}

function mod97(text: string): number {
  let rest = 0
  for (const char of text) {
    const value = Number.parseInt(char, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}

/** The last digit of a number of England's National Health Service: from the nine others, modulo 11; undefined where there is none. */
export function nhsDigit(nine: string): string | undefined {
  let sum = 0
  for (let i = 0; i < 9; i++) sum += Number(nine[i]) * (10 - i)
  const digit = (11 - (sum % 11)) % 11
  return digit === 10 ? undefined : String(digit)
}
