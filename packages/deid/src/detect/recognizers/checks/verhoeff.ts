/** Product in the dihedral group of order ten, where 0-4 turn and 5-9 mirror. */
function product(a: number, b: number): number {
  const turn = (a < 5 ? a + b : a - b + 10) % 5
  return a < 5 === b < 5 ? turn : turn + 5
}

const PERMUTATION = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
/** `POWERS[n]` is the permutation applied n times; the eighth is the identity again. */
const POWERS = Array.from({ length: 8 }, (_, n) =>
  Array.from({ length: 10 }, (_, digit) => {
    let value = digit
    for (let i = 0; i < n; i++) value = PERMUTATION[value]!
    return value
  }),
)

/** Whether the digits, check digit last, satisfy Verhoeff's dihedral check (J. Verhoeff, 1969). */
export function verhoeff(digits: readonly number[]): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) sum = product(sum, POWERS[i % 8]![digits[digits.length - 1 - i]!]!)
  return digits.length > 0 && sum === 0
}
