import {
  type CountryCode,
  findPhoneNumbersInText,
  isSupportedCountry,
  type PhoneNumber,
} from 'libphonenumber-js/max'

/**
 * The numbers of `text` at libphonenumber's other levels, found by libphonenumber-js itself: 0 takes what has a
 * possible length; 2 and 3 ask for the grouping that the country writes. Slower than `findPhones` by far.
 */
export function findPhonesSlowly(
  text: string,
  regions: readonly string[],
  leniency: 0 | 2 | 3,
  onPhone: (start: number, end: number) => void,
): void {
  const countries: readonly (CountryCode | undefined)[] = regions.filter((region) =>
    isSupportedCountry(region),
  )
  const found: { start: number; end: number }[] = []
  for (const country of countries.length > 0 ? countries : [undefined]) {
    const options = { ...(country ? { defaultCountry: country } : {}), extended: leniency === 0 }
    for (const { startsAt: start, endsAt: end, number } of findPhoneNumbersInText(text, options)) {
      if (leniency > 0 && !isGrouped(number, text.slice(start, end), leniency)) continue
      found.push({ start, end })
    }
  }
  const outer = found.filter(
    (a, i) =>
      !found.some(
        (b, j) => b.start <= a.start && a.end <= b.end && (b.end - b.start > a.end - a.start || j < i),
      ),
  )
  for (const { start, end } of outer.sort((a, b) => a.start - b.start)) onPhone(start, end)
}

/** Whether the digits are grouped as the country writes them (3), or no border splits a group of it (2). */
function isGrouped(number: PhoneNumber, written: string, leniency: number): boolean {
  const digits = written.replace(/\D/g, '')
  const national = digits.slice(digits.length - number.nationalNumber.length)
  const got = written.split(/\D+/).filter(Boolean)
  // In one block, be it after the country's code.
  if (got.at(-1)!.length >= national.length) return true
  const wanted = number.formatInternational().split(/\D+/).slice(2)
  if (leniency === 3)
    return wanted.every((group, i) => got[got.length - wanted.length + i]?.endsWith(group) ?? false)
  const borders = new Set<number>()
  let at = 0
  for (const group of wanted) borders.add((at += group.length))
  let pos = number.nationalNumber.length - digits.length
  return got.every((group) => {
    pos += group.length
    return pos <= 0 || borders.has(pos)
  })
}
