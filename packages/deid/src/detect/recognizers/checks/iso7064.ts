/** Whether the digits, check digit last, satisfy ISO/IEC 7064 MOD 11,10. */
export function mod11And10(digits: readonly number[]): boolean {
  let product = 10
  for (let i = 0; i < digits.length - 1; i++) {
    const sum = (digits[i]! + product) % 10 || 10
    product = (sum * 2) % 11
  }
  return digits.length > 1 && (product + digits[digits.length - 1]!) % 10 === 1
}

/**
 * The remainder by 97 of the letters and digits of `text`, letters counting A=10 … Z=35
 * (ISO/IEC 7064 MOD 97-10). An account number moved to check order gives 1. NaN for other characters.
 */
export function mod97(text: string): number {
  let rest = 0
  for (let i = 0; i < text.length; i++) {
    const value = Number.parseInt(text[i]!, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}
