import type { Found } from './found.ts'

/** A number of a record, with the label that its places get. */
export interface KnownNumber {
  readonly label: string
  readonly value: string
}

/** A known number as letters and digits only, and how it may be cut short. */
interface Wanted {
  readonly label: string
  readonly key: string
  readonly rule: string
  readonly score: number
  /** Only after a word such as `ending in`. */
  readonly cued: boolean
}

const last4 =
  /(?:\bssn|\bsocial|\blast (?:4|four)|\bending(?: in)?|\bends in|x{2,4}[- ]x{2}-?|\*{2,}[- ]?)\W{0,8}(?:is |of |digits )?\W{0,4}$/i

/** A group of letters and digits of a text. */
interface Group {
  readonly start: number
  readonly end: number
  readonly key: string
}

/** At most so many groups make one number, as in `+1 (617) 555 01 99`. */
const MOST_GROUPS = 7

/**
 * Finds known numbers, however they are grouped (`617-555-0199`, `(617) 555 0199`), with or without leading zeros
 * and country code, glued to letters (`MRN0012345`), by their last four digits after a cue, with a letter read for
 * a digit, and, from seven digits on, with one digit wrong or two neighbours exchanged.
 */
export function numberFinder(values: readonly KnownNumber[]) {
  const exact = new Map<string, Wanted>()
  const fuzzy: Wanted[] = []
  for (const { label, value } of values)
    for (const wanted of wantedOf(label, value)) {
      const before = exact.get(wanted.key)
      if (!before || before.score < wanted.score) exact.set(wanted.key, wanted)
      if (!wanted.cued && wanted.rule === 'digits' && wanted.key.length >= 7) fuzzy.push(wanted)
    }
  const longest = Math.max(0, ...[...exact.keys()].map((key) => key.length)) + 3

  return (text: string): readonly Found[] => {
    if (exact.size === 0) return []
    const groups = groupsOf(text)
    const out: Found[] = []
    for (let i = 0; i < groups.length; i++) {
      const hit = longestAt(i)
      if (!hit) continue
      out.push(hit.found)
      i = hit.last
    }
    return out

    function longestAt(i: number): { found: Found; last: number } | undefined {
      let key = ''
      let best: { found: Found; last: number } | undefined
      for (let last = i; last < groups.length && last < i + MOST_GROUPS; last++) {
        const group = groups[last]!
        if (last > i && !groupsJoin(text.slice(groups[last - 1]!.end, group.start))) break
        key += group.key
        if (key.length > longest) break
        const wanted = /\d/.test(key) ? match(key, groups[i]!.key.length) : undefined
        if (!wanted) continue
        const start = groups[i]!.start + wanted.skip
        if (wanted.cued && !last4.test(text.slice(Math.max(0, start - 40), start))) continue
        const { label, score, rule } = wanted
        best = { found: { start, end: group.end, label, score, rule }, last }
      }
      return best
    }
  }

  /** What a run of letters and digits is; `skip` says how many letters in front do not belong to it. */
  function match(key: string, firstGroup: number): (Wanted & { skip: number }) | undefined {
    const letters = /^[A-Z]{1,5}(?=\d)/.exec(key)?.[0] ?? ''
    // Letters that stand by themselves before a number are left to it: it is looked at next.
    const glued = letters.length > 0 && letters.length < firstGroup
    for (const skip of glued ? [0, letters.length] : [0]) {
      const rest = key.slice(skip)
      const wanted = exact.get(rest) ?? exact.get(bare(rest)) ?? exact.get(bare(readAsDigits(rest)))
      if (wanted) return { ...wanted, skip }
    }
    if (letters.length > 0 && !glued) return undefined
    const rest = bare(readAsDigits(key.slice(letters.length)))
    const near = fuzzy.find((wanted) => oneOff(rest, wanted.key))
    return near && { ...near, rule: 'misread-digits', score: 0.7, skip: letters.length }
  }
}

function* wantedOf(label: string, value: string): Generator<Wanted> {
  const key = value.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
  const digits = key.replace(/\D/g, '')
  const wanted = (k: string, score = 1, rule = 'digits', cued = false): Wanted => ({
    label,
    key: k,
    rule,
    score,
    cued,
  })
  // Short numbers stand everywhere by chance.
  if (key.length >= 4 && digits.length >= (key.length > 5 ? 2 : 3))
    yield wanted(key.replace(/^0+(?=.)/, ''), key.length < 6 ? 0.8 : 1)
  if (label === 'PHONE' || label === 'FAX') {
    if (digits.length >= 10) {
      yield wanted(digits.slice(-10))
      yield wanted(`1${digits.slice(-10)}`)
      yield wanted(digits.slice(-7), 0.75, 'local-number')
    }
    if (digits.length > 10) yield wanted(digits.replace(/^0+/, ''))
  } else if (digits !== key && digits.length >= 6) yield wanted(digits.replace(/^0+/, ''), 0.9)
  if (digits.length >= 7) yield wanted(digits.slice(-4), 0.75, 'last-four', true)
}

/** Letters and digits that touch; an underscore cuts. */
function groupsOf(text: string): readonly Group[] {
  const out: Group[] = []
  for (const { index, 0: found } of text.matchAll(/[\p{L}\p{N}]+/gu))
    out.push({ start: index, end: index + found.length, key: found.toUpperCase() })
  // Words matter only beside numbers.
  return out.filter(
    ({ key }, i) => /\d/.test(key) || (/^[A-Z]{1,5}$/.test(key) && /\d/.test(out[i + 1]?.key ?? '')),
  )
}

function groupsJoin(between: string): boolean {
  return /^[-. /()_+\t\u00a0]{1,3}$/.test(between) || /^-?\r?\n$/.test(between)
}

const digitOf: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  B: '8',
  G: '6',
}

/** What a scanner may have made letters of, where most of it is digits. */
function readAsDigits(key: string): string {
  const digits = key.replace(/\D/g, '').length
  return digits * 2 < key.length ? key : key.replace(/[A-Z]/g, (letter) => digitOf[letter] ?? letter)
}

function bare(key: string): string {
  return key.replace(/^0+(?=.)/, '')
}

/** Same length, and one place differs or two neighbours are exchanged. */
function oneOff(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let first = -1
  let wrong = 0
  for (let i = 0; i < a.length && wrong < 3; i++)
    if (a[i] !== b[i]) {
      if (first < 0) first = i
      wrong++
    }
  if (wrong === 1) return /\d/.test(a[first]!)
  return wrong === 2 && a[first] === b[first + 1] && a[first + 1] === b[first]
}
