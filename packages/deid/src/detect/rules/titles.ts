import { Flag } from '../../lexicon/index.ts'
import { Gap, Kind, Shape, type Tokens } from '../tokens.ts'
import { credentials } from './credentials.ts'
import {
  anyName,
  goodName,
  isStop,
  nameSuffixes,
  otherMeaning,
  readName,
  sentenceStart,
} from './name-reader.ts'
import { type Emit, rule } from './rule.ts'
import { WordSet } from './word-set.ts'

const doctors = new Set('dr drs prof professor doctor'.split(' '))
const staff = new Set(
  'nurse pharmacist phlebotomist proceduralist surgeon radiologist cardiologist pathologist anesthesiologist anaesthetist oncologist neurologist psychiatrist psychologist nephrologist urologist paramedic midwife hygienist sonographer matron'.split(
    ' ',
  ),
)
/** Titles of people who are no staff, folded. */
export const civil: ReadonlySet<string> = new Set(
  'mr mister mrs ms miss mx master messrs mme mlle herr frau sr sra senor senora shri smt shrimati kumari sri mme madame monsieur dra'.split(
    ' ',
  ),
)
const others = new Set(
  'bb bg rev reverend fr father sister rabbi imam judge officer sgt sergeant lt lieutenant capt captain col colonel detective hon chaplain pastor deputy'.split(
    ' ',
  ),
)
const triggers = new WordSet([...doctors, ...staff, ...civil, ...others, ...credentials])

/** Names after titles (`Dr.`, `Mrs.`, `Nurse`, `Rev.`) and before credentials (`Jane Roe, MD`). */
export const titles = rule('titles', ['DOCTOR', 'PATIENT', 'PERSON'], (t, emit) => {
  for (let i = 0; i < t.count; i++) {
    if (t.kind[i] !== Kind.Word) continue
    if (!triggers.has(t, i)) {
      if (
        t.gap[i]! >= Gap.Line ||
        isBehindDate(t, i) ||
        (t.lower[i + 1] === '/' && t.shape[i + 2] === Shape.Lower && sentenceStart(t, i)) ||
        (t.lower[i - 1] === '.' && t.shape[i + 2] === Shape.Lower && !t.caseless[i])
      )
        transcribers(t, i, emit)
      continue
    }
    const word = t.lower[i]!
    const label =
      doctors.has(word) || staff.has(word)
        ? 'DOCTOR'
        : civil.has(word)
          ? 'PATIENT'
          : others.has(word)
            ? 'PERSON'
            : undefined
    if (label) afterTitle(t, i, label, emit)
    else if (credentials.has(word)) {
      beforeCredential(t, i, emit)
      signedInitials(t, i, emit)
      if (roles.test(word)) afterRole(t, i, emit)
    } else if (t.gap[i]! >= Gap.Line) transcribers(t, i, emit)
  }
})

function afterTitle(t: Tokens, i: number, label: string, emit: Emit): void {
  const word = t.lower[i]!
  // Full words and short ones that mean something else are titles only when written as such.
  const full =
    word.length > 4 || word === 'sr' || word === 'fr' || word === 'col' || word === 'lt' || word === 'ms'
  let at = i + 1
  const dotted = t.lower[at] === '.' && t.gap[at] === Gap.None
  // A full word takes no full stop: what follows is another sentence.
  if (dotted && word.length > 5) return
  if (dotted) at++
  if (
    full &&
    !dotted &&
    !t.caseless[i] &&
    t.shape[i] === Shape.Lower &&
    !staff.has(word) &&
    !doctors.has(word)
  )
    return
  if (
    (word === 'sr' || word === 'col' || word === 'fr' || word === 'lt' || word === 'ms') &&
    !dotted &&
    t.caseless[i]
  )
    return
  if (word === 'ms' && !dotted && t.shape[i] === Shape.Upper) return
  if (t.gap[at]! > Gap.Wide && !(t.gap[at] === Gap.Line && dotted)) return
  if (isTitleToo(t, at) || isNoTitle(t, i, at)) return
  if (t.caseless[i] && full && (t.flags[at]! & 0x27) === 0) return
  for (;;) {
    const end = readName(t, at, { colon: true })
    if (end === at) {
      if (
        (t.shape[at] === Shape.Cap || (t.caseless[at] === 1 && dotted && !isStop(t, at))) &&
        t.flags[at]! & (Flag.LastCommon | Flag.First) &&
        word.length <= 3 &&
        t.gap[at]! <= Gap.Space &&
        t.lower[at + 1] !== ':'
      ) {
        // Mr. Ward, Dr. Page: a stop word is a surname here.
        emit(t.start[at]!, t.end[at]!, label, 0.8, 'title-stop')
        return
      }
      // Dr. K. agreed
      if (
        t.shape[at] === Shape.Single &&
        t.gap[at]! <= Gap.Space &&
        !full &&
        t.kind[at + 1] !== Kind.Number
      ) {
        const closed = t.lower[at + 1] === '.' && t.gap[at + 1] === Gap.None
        if (closed || (t.gap[at + 1] === Gap.Space && t.shape[at + 1] === Shape.Lower)) {
          emit(t.start[at]!, t.end[closed ? at + 1 : at]!, label, 0.7, 'title-initial')
          return
        }
      }
      lowerAfter(t, i, at, emit)
      return
    }
    emit(t.start[at]!, t.end[end - 1]!, label, 0.9, 'title')
    // Drs. Smith and Jones; Mr. and Mrs. Roe are met at their own titles.
    const joint = t.lower[end]
    if (word !== 'drs' || !(joint === 'and' || joint === '&' || joint === ',')) return
    at = t.lower[end + 1] === 'and' ? end + 2 : end + 1
  }
}

/** `Chaplain Rev. Roe`: the name is met behind its nearest title. */
function isTitleToo(t: Tokens, at: number): boolean {
  const word = t.lower[at]!
  if (doctors.has(word)) return true
  return (civil.has(word) || (others.has(word) && t.lower[at + 1] === '.')) && t.shape[at] !== Shape.Lower
}

/** `18 Fr Foley`: a gauge; `moderate MR. Diuresed`: a sentence that ends with a short form, and a word that no list of names has. */
function isNoTitle(t: Tokens, i: number, at: number): boolean {
  const word = t.lower[i]!
  if (word === 'fr') return t.kind[i - 1] === Kind.Number
  return (
    (word === 'mr' || word === 'ms' || word === 'sr') &&
    t.shape[i] === Shape.Upper &&
    !t.caseless[i] &&
    t.gap[i] === Gap.Space &&
    t.shape[i - 1] === Shape.Lower &&
    !(t.flags[at]! & goodName)
  )
}

const roles = /^(?:rn|rt|rrt|lpn|cna|np|crna|cnm|slp|lcsw|msw|emt)$/

/** `RN Petrov`, `RT Gonzales`: a surname that is nothing else behind a role in capitals, where no name stands before it. */
function afterRole(t: Tokens, i: number, emit: Emit): void {
  const at = i + 1
  if (t.shape[i] !== Shape.Upper || t.gap[at] !== Gap.Space || isStop(t, at)) return
  if (t.shape[at] !== Shape.Cap && !(t.caseless[at] && t.shape[at] === Shape.Upper)) return
  const flags = t.flags[at]!
  if (flags & (otherMeaning | Flag.Company | Flag.Eponym) || !(flags & anyName)) return
  if (
    t.lower[i - 1] === ',' ||
    (t.shape[i - 1] === Shape.Cap && t.gap[i] === Gap.Space && t.flags[i - 1]! & goodName)
  )
    return
  const end = readName(t, at, { max: 3 })
  if (end > at) emit(t.start[at]!, t.end[end - 1]!, 'DOCTOR', 0.65, 'role')
}

/** `dr smith` in a note that knows capitals elsewhere. */
function lowerAfter(t: Tokens, i: number, at: number, emit: Emit): void {
  if (!doctors.has(t.lower[i]!) && !civil.has(t.lower[i]!)) return
  const good = (k: number) =>
    t.shape[k] === Shape.Lower &&
    t.gap[k]! <= Gap.Space &&
    (t.flags[k]! & goodName) !== 0 &&
    !(t.flags[k]! & Flag.English) &&
    !isStop(t, k)
  if (!good(at)) return
  const end = good(at + 1) && !(t.flags[at + 1]! & otherMeaning) ? at + 2 : at + 1
  emit(t.start[at]!, t.end[end - 1]!, 'DOCTOR', 0.7, 'lower')
}

/** `RV/mlt` on a line of its own: who dictated, and who typed. */
function transcribers(t: Tokens, i: number, emit: Emit): void {
  const size = t.end[i]! - t.start[i]!
  if (
    size > 3 ||
    size < 2 ||
    !(
      t.shape[i] === Shape.Upper ||
      (t.caseless[i] === 1 &&
        t.lower[i + 1] === '/' &&
        !/^(mg|ml|mcg|dl|kg|hr|min|wk|am|pm|day|he|she|him|her|and|or|na|no|yes|in|on|out|his|p|s|f|u)$/.test(
          t.lower[i]!,
        ))
    ) ||
    !/^[/:]$/.test(t.lower[i + 1]!) ||
    t.gap[i + 1] !== Gap.None
  )
    return
  const typist = i + 2
  const typed = t.end[typist]! - t.start[typist]!
  if (
    t.kind[typist] !== Kind.Word ||
    t.gap[typist] !== Gap.None ||
    typed > 3 ||
    typed < 2 ||
    (t.gap[i + 3]! < Gap.Line && !isDated(t, i, typist))
  )
    return
  // The one who dictates in capitals and the one who types in lower case: hardly anything else is written so.
  const score =
    t.shape[i] === Shape.Upper && (t.shape[typist] === Shape.Lower || isDated(t, i, typist)) ? 0.9 : 0.7
  emit(t.start[i]!, t.end[i]!, 'DOCTOR', score, 'transcribers')
  emit(t.start[typist]!, t.end[typist]!, 'DOCTOR', score, 'transcribers')
}

/** `Reviewer`, `Midwife`: what somebody is, before the name. */
function isKindOfPerson(t: Tokens, i: number): boolean {
  const flags = t.flags[i]!
  if (nameSuffixes.has(t.lower[i]!)) return false
  return (flags & anyName) === 0 && (flags & (otherMeaning | Flag.Profession)) !== 0
}

/** `-LT, RN` at the end of a line: the initials that sign it. */
function signedInitials(t: Tokens, i: number, emit: Emit): void {
  const k = i - 2
  if (k < 0 || t.lower[i - 1] !== ',' || t.gap[i - 1] !== Gap.None || t.gap[i + 1]! < Gap.Line) return
  if (t.shape[k] !== Shape.Upper || t.shape[i] !== Shape.Upper || credentials.has(t.lower[k]!)) return
  const size = t.end[k]! - t.start[k]!
  const led = /^[-–—]$/.test(t.lower[k - 1] ?? '') || t.gap[k]! >= Gap.Line
  if (led && size >= 2 && size <= 3) emit(t.start[k]!, t.end[k]!, 'DOCTOR', 0.9, 'signed-initials')
}

/** `KP/nvj 04/05/2007`: in capitals and in lower case, and a whole date behind. */
function isDated(t: Tokens, i: number, typist: number): boolean {
  if (t.shape[i] !== Shape.Upper || t.flags[i]! & t.flags[typist]! & Flag.Safe) return false
  if (t.gap[typist + 1] !== Gap.Space) return false
  wholeDate.lastIndex = t.start[typist + 1]!
  return wholeDate.test(t.text)
}

const wholeDate =
  /\d{1,4}([/.-])\d{1,2}\1\d{2,4}(?!\d)|[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?, (?:19|20)\d\d/y

/** Whether the token dictates and types behind the date of it: `T: 11/10/23 PKS/nmb`. */
function isBehindDate(t: Tokens, i: number): boolean {
  return (
    t.shape[i] === Shape.Upper &&
    t.shape[i + 2] === Shape.Lower &&
    t.lower[i + 1] === '/' &&
    t.kind[i - 1] === Kind.Number &&
    t.lower[i - 2] === '/'
  )
}

/** Walks back from `, MD` over the name before it. */
function beforeCredential(t: Tokens, i: number, emit: Emit): void {
  if (t.shape[i] === Shape.Lower && !t.caseless[i]) return
  let end = i
  if (t.lower[end - 1] === ',' && t.gap[end]! <= Gap.Space) end--
  else if (t.shape[i] !== Shape.Upper && t.shape[i] !== Shape.Cap && t.lower[i] !== 'pgy') return
  if (t.gap[end]! > Gap.Space) return
  let from = end
  let best = end
  while (from > 0 && end - from < 9 && (from === end || t.gap[from]! <= Gap.Space)) {
    from--
    if (t.kind[from] === Kind.Number) break
    if (isKindOfPerson(t, from)) break
    if (readName(t, from, { comma: true, max: 4 }) === end && end - from >= 1) best = from
  }
  if (best === end) return
  const comma = end !== i
  const words = end - best
  if (
    words === 1 &&
    t.flags[best]! & otherMeaning &&
    !(t.flags[best]! & Flag.LastCommon && !(t.flags[best]! & Flag.English))
  )
    return
  if (!comma && words < 2 && t.lower[i] !== 'pgy') return
  emit(t.start[best]!, t.end[end - 1]!, 'DOCTOR', comma ? 0.85 : 0.7, 'credential')
}
