/** Whether the last digit is the 7-3-1 check digit of the rest (ICAO Doc 9303 part 3, 4.9); letters A=10 … Z=35. */
export function icaoCheck(text: string): boolean {
  let sum = 0
  for (let i = 0; i < text.length - 1; i++) sum += Number.parseInt(text[i]!, 36) * [7, 3, 1][i % 3]!
  return sum % 10 === text.charCodeAt(text.length - 1) - 48
}
