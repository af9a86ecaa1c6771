/** The decimal digits of `text` as numbers; every other character is skipped. */
export function digitsOf(text: string): number[] {
  const digits: number[] = []
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48
    if (digit >= 0 && digit <= 9) digits.push(digit)
  }
  return digits
}

/** Sum of `digits[i] * weights[i]`; the shorter of the two ends it. */
export function weightedSum(digits: readonly number[], weights: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < weights.length && i < digits.length; i++) sum += digits[i]! * weights[i]!
  return sum
}

/** Whether `text` is exactly `count` ASCII digits. */
export function isDigits(text: string, count: number): boolean {
  return text.length === count && /^[0-9]*$/.test(text)
}

/** Whether every character of `text` is the same; true of the empty text. */
export function isOneCharacter(text: string): boolean {
  for (let i = 1; i < text.length; i++) if (text[i] !== text[0]) return false
  return true
}

/** Whether `text` reads the same from both ends. */
export function isPalindrome(text: string): boolean {
  for (let i = 0, j = text.length - 1; i < j; i++, j--) if (text[i] !== text[j]) return false
  return true
}
