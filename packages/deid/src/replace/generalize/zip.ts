/**
 * The three-digit prefixes whose areas hold 20,000 people or fewer (Census 2000, as listed in the guidance of the
 * US Department of Health on 45 CFR 164.514(b)): Safe Harbor asks for 000 in their place.
 */
export const smallPrefixes: ReadonlySet<string> = new Set(
  '036 059 063 102 203 556 692 790 821 823 830 831 878 879 884 890 893'.split(' '),
)

/**
 * The first `digits` of a US ZIP code, ZIP+4 too, with 000 for a small area; `fill` stands for each digit left
 * out of the five. undefined for anything else.
 */
export function shortZip(text: string, digits: number, fill: string): string | undefined {
  const zip = /^\D*?(\d{5})(?:[-\s]?\d{4})?\D*$/.exec(text)?.[1]
  if (zip === undefined) return undefined
  const small = digits >= 3 && smallPrefixes.has(zip.slice(0, 3))
  return (small ? '000' : zip.slice(0, digits)) + fill.repeat(5 - (small ? 3 : digits))
}
