import { Gap, Kind, Shape, type Tokens } from '../tokens.ts'
import { credentials } from './credentials.ts'
import { anyName, isNameShaped, isStop, otherMeaning, readName, sentenceStart } from './name-reader.ts'
import { type Emit, rule } from './rule.ts'
import { civil } from './titles.ts'
import { WordSet } from './word-set.ts'

/** What identifies the person whose name stands right before it. */
const identifiers = new WordSet('initials mrn dob nhs nhi uhid chi'.split(' '))
const sexOrUnit = /^(?:m|f|male|female|y|yo|yr|yrs|y\/o)$/
const MOST_WORDS = 4

/**
 * Names by what stands behind them, listed or not: `Halvard Nygaard (MRN 884`, `wilhelmina baptiste dob 5-9-61`,
 * `Tane Ngata, 6, of`, `Nomvula Dlamini, 41 F`. Two words at least, none of them a word of English or of clinical prose
 * that is no name as well.
 */
export const identified = rule('identified', ['PATIENT'], (t, emit) => {
  for (let i = 0; i < t.count; i++) {
    if (t.kind[i] === Kind.Word) {
      if (t.shape[i] === Shape.Upper) initialsOf(t, i, emit)
      if (!identifiers.has(t, i)) continue
      if (t.lower[i] === 'initials') initialsBehind(t, i, emit)
      else before(t, i, 0.8, emit)
    } else if (t.kind[i] === Kind.Number && t.lower[i - 1] === ',' && isAge(t, i)) before(t, i, 0.65, emit)
  }
})

function isAge(t: Tokens, i: number): boolean {
  const years = Number(t.lower[i])
  if (t.end[i]! - t.start[i]! > 3 || years === 0 || years > 110 || t.gap[i] !== Gap.Space) return false
  return (t.lower[i + 1] === ',' && t.kind[i + 2] === Kind.Word) || sexOrUnit.test(t.lower[i + 1]!)
}

/** `Initials RTB`, `Subject initials: R-B`: two to four capitals. */
function initialsBehind(t: Tokens, i: number, emit: Emit): void {
  const at = t.lower[i + 1] === ':' ? i + 2 : i + 1
  if (t.gap[at]! > Gap.Wide || t.caseless[at] || t.kind[at] !== Kind.Word) return
  if (
    t.lower[at + 1] === '-' &&
    t.gap[at + 1] === Gap.None &&
    t.shape[at] === Shape.Single &&
    t.shape[at + 2] === Shape.Single
  )
    emit(t.start[at]!, t.end[at + 2]!, 'PATIENT', 0.9, 'initials')
  else if (t.shape[at] === Shape.Upper && t.end[at]! - t.start[at]! <= 4)
    emit(t.start[at]!, t.end[at]!, 'PATIENT', 0.9, 'initials')
}

/** `JD, 7933732`, `MMB is a 36M`, where a sentence begins: two or three capitals before a record number or an age. */
function initialsOf(t: Tokens, i: number, emit: Emit): void {
  const size = t.end[i]! - t.start[i]!
  if (
    size < 2 ||
    size > 3 ||
    t.caseless[i] ||
    !sentenceStart(t, i) ||
    isStop(t, i) ||
    credentials.has(t.lower[i]!)
  )
    return
  const numbered = t.lower[i + 1] === ',' && t.gap[i + 1] === Gap.None && recordNumber(t, i + 2)
  if (numbered || isAgedPerson(t, i + 1)) emit(t.start[i]!, t.end[i]!, 'PATIENT', 0.9, 'initials-of')
}

const number = /#?[A-Z]{0,3}-?\d[\dA-Z]*(?:-[\dA-Z]+){0,3}(?=[,.;\s])/y

/** Five digits at least, behind one blank. */
function recordNumber(t: Tokens, i: number): boolean {
  if (t.gap[i] !== Gap.Space) return false
  number.lastIndex = t.start[i]!
  const found = number.exec(t.text)?.[0] ?? ''
  return found.replace(/\D/g, '').length >= 5
}

/** `is a 36M`, `was an 80-year-old`. */
function isAgedPerson(t: Tokens, i: number): boolean {
  if (!/^(?:is|was)$/.test(t.lower[i]!) || !/^an?$/.test(t.lower[i + 1]!) || t.kind[i + 2] !== Kind.Number)
    return false
  return /^(?:m|f|yo|y|yr|year|male|female)$/.test(t.lower[i + 3] === '-' ? t.lower[i + 4]! : t.lower[i + 3]!)
}

/** Walks back from the identifier over a comma, a dash or a bracket, and over the name before. */
function before(t: Tokens, i: number, score: number, emit: Emit): void {
  if (i < 2) return
  let end = i
  if (/^[,(-]$/.test(t.lower[end - 1]!) && t.gap[end]! <= Gap.Space) end--
  if (t.gap[end]! > Gap.Space) return
  let from = end
  while (
    from > 0 &&
    end - from < MOST_WORDS &&
    isWordOfName(t, from - 1) &&
    (from === end || t.gap[from] === Gap.Space)
  )
    from--
  // More of them than a name has: a heading.
  if (end - from < 2 || (from > 0 && t.gap[from] === Gap.Space && isWordOfName(t, from - 1))) return
  if (readName(t, from, { max: MOST_WORDS }) !== end || isProse(t, from, end)) return
  emit(t.start[from]!, t.end[end - 1]!, 'PATIENT', score, 'identified')
}

/** Whether every word has another meaning: `Lower Lobe`. */
function isProse(t: Tokens, from: number, end: number): boolean {
  for (let k = from; k < end; k++) if (t.kind[k] === Kind.Word && !(t.flags[k]! & otherMeaning)) return false
  return true
}

function isWordOfName(t: Tokens, i: number): boolean {
  if (t.kind[i] !== Kind.Word || !isNameShaped(t, i) || isStop(t, i) || civil.has(t.lower[i]!)) return false
  if (t.shape[i] === Shape.Upper && !t.caseless[i]) return false
  if (t.caseless[i] && t.end[i]! - t.start[i]! < 3) return false
  return (t.flags[i]! & otherMeaning) === 0 || (!t.caseless[i] && (t.flags[i]! & anyName) !== 0)
}
