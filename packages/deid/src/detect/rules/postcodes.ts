import { Gap, Kind, Shape, type Tokens } from '../tokens.ts'

const ukPostcode = /[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?![A-Z\d])/iy
/** The second half never has the letters C, I, K, M, O or V: that tells it from a measure where case does not. */
const ukStrict = /[a-z]{1,2}\d[a-z\d]? \d[abd-hjlnp-uw-z]{2}(?![a-z\d])/y
const canadian = /[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d(?![A-Z\d])/iy
/** Ireland's: a routing key, and four of its letters and digits, but not those of two vertebrae or leads. */
const irish =
  /(?:[AC-FHKNPRTV-Y]\d\d|D6W) (?![TV]\d[TV])(?=.{0,3}\d)(?=.{0,3}[A-Z])[\dAC-FHKNPRTV-Y]{4}(?![A-Z\d])/iy
/** Provinces and states whose postcodes are not five digits. */
export const otherCountry = /^(?:on|qc|bc|ab|sk|mb|nb|ns|nl|nsw|qld|tas)$/
const usZip = /\d{5}(?:-\d{4})?(?![\d-])|\d{9}(?!\d)/y
const otherZip = /\d{4}(?!\d)|\d{6}(?!\d)|\d{3} \d{3}(?!\d)/y

/** The end offset of a postcode behind a state that ends before token `at`, or 0. */
export function zipAt(t: Tokens, at: number): number {
  const k = t.lower[at] === ',' || t.lower[at] === '-' ? at + 1 : at
  if (t.gap[k]! > Gap.Line || t.gap[k] === Gap.None) return 0
  const from = t.start[k]!
  if (t.kind[k] === Kind.Word) {
    for (const form of [canadian, ukPostcode]) {
      form.lastIndex = from
      const match = form.exec(t.text)
      if (match) return from + match[0].length
    }
    return 0
  }
  if (t.kind[k] !== Kind.Number) return 0
  for (const form of [usZip, otherZip]) {
    form.lastIndex = from
    const match = form.exec(t.text)
    if (match) {
      // Interpreter Anna Roe, ID 45345: every postcode of Idaho begins so.
      if (t.lower[at - 1] === 'id' && !/^83[2-8]\d\d/.test(match[0])) return 0
      if (form === usZip && otherCountry.test(t.lower[at - 1]!)) return 0
      if (
        form === otherZip &&
        match[0].length === 4 &&
        /^(19|20)/.test(match[0]) &&
        t.lower[at - 1]!.length === 2
      )
        return 0
      return from + match[0].length
    }
  }
  return 0
}

/** Short forms of states that are words of English or of notes too. */
const wordStates = new Set('in on or me ok hi la co de al oh ma pa as id mt ms md'.split(' '))

/** Where case says nothing, whether the two letters behind a comma are a state's and not a word's: no clause goes on behind them. */
export function endsAsState(t: Tokens, at: number): boolean {
  return (
    !wordStates.has(t.lower[at]!) ||
    zipAt(t, at + 1) > 0 ||
    t.gap[at + 1]! >= Gap.Line ||
    /^[,.;)]$/.test(t.lower[at + 1]!)
  )
}

/** The end offset of a British, Irish or Canadian postcode with its space that begins at token `i`, or 0. */
export function letterPostcode(t: Tokens, i: number): number {
  if (
    (t.shape[i] === Shape.Lower && !t.caseless[i]) ||
    t.end[i]! - t.start[i]! > 2 ||
    t.gap[i + 1] !== Gap.None ||
    t.kind[i + 1] !== Kind.Number ||
    (i > 0 && t.gap[i] === Gap.None)
  )
    return 0
  const from = t.start[i]!
  for (const form of t.shape[i] === Shape.Lower ? [canadian, ukStrict] : [canadian, ukPostcode, irish]) {
    form.lastIndex = from
    const match = form.exec(t.text)
    if (match?.[0].includes(' ')) return from + match[0].length
  }
  return 0
}
