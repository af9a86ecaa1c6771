import { Flag } from '../../lexicon/index.ts'
import { Gap, Kind, Shape, type Tokens, tokenAt } from '../tokens.ts'
import { misreadDateAt } from './calendar.ts'
import { type Field, fieldsByFirst } from './fields.ts'
import { isLanguage } from './languages.ts'
import {
  anyName,
  goodName,
  isDottedCredential,
  isInitial,
  isNameShaped,
  isStop,
  otherMeaning,
  readName,
} from './name-reader.ts'
import { type Emit, rule } from './rule.ts'
import { WordSet } from './word-set.ts'

const triggers = new WordSet(fieldsByFirst.keys())

/** Values behind labels: `Patient: …`, `Attending …`, `DOB|…`, `cc:`, on the same line, in the next cell or on the next line. */
export const headers = rule(
  'headers',
  [
    'PATIENT',
    'DOCTOR',
    'PERSON',
    'DATE',
    'STREET',
    'CITY',
    'ZIP',
    'HOSPITAL',
    'PROFESSION',
    'ORGANIZATION',
    'LOCATION_OTHER',
  ],
  (t, emit) => {
    let dialogue: boolean | undefined
    for (let i = 0; i < t.count; i++) {
      if (t.kind[i] !== Kind.Word || !triggers.has(t, i)) continue
      if (t.gap[i] === Gap.None && i > 0 && !/^[|(*_[>"]$/.test(t.lower[i - 1]!)) continue
      const list = fieldsByFirst.get(t.lower[i]!)!
      for (const field of list) {
        if (!matches(t, i, field.words)) continue
        if (field.words.length === 1 && speakers.test(field.words[0]!) && t.gap[i]! >= Gap.Line) {
          dialogue ??= isDialogue(t)
          if (dialogue) break
        }
        const end = readField(t, i, i + field.words.length, field, emit)
        if (end > 0) i = end - 1
        break
      }
    }
  },
)

const speakers =
  /^(?:patient|doctor|physician|provider|nurse|clinician|client|caller|mother|father|therapist|interpreter)$/

/** Whether the lines are what people say in turn: `Patient: Fine, thanks.` A speaker has three lines at least. */
function isDialogue(t: Tokens): boolean {
  const turns = new Map<string, number>()
  for (let i = 0; i < t.count; i++) {
    if (t.gap[i]! < Gap.Line || t.lower[i + 1] !== ':' || !speakers.test(t.lower[i]!)) continue
    const before = (turns.get(t.lower[i]!) ?? 0) + 1
    if (before === 3) return true
    turns.set(t.lower[i]!, before)
  }
  return false
}

function matches(t: Tokens, i: number, words: readonly string[]): boolean {
  for (let k = 0; k < words.length; k++)
    if (t.lower[i + k] !== words[k] || (k > 0 && t.gap[i + k]! > Gap.Space)) return false
  return true
}

/** Reads what is behind the label; returns the token after it, or 0 when nothing was found. */
function readField(t: Tokens, label: number, at: number, field: Field, emit: Emit): number {
  let k = at
  // Patient (last, first): and the like.
  if (t.lower[k] === '(' && t.gap[k]! <= Gap.Space) {
    let close = k
    while (close < k + 8 && t.lower[close] !== ')') close++
    if (t.lower[close] === ')' && t.lower[close + 1] === ':') k = close + 1
  }
  if (t.lower[k] === "'s") return 0
  let linked = false
  while (k < t.count && /^[:|=]$/.test(t.lower[k]!) && t.gap[k]! <= Gap.Wide) {
    linked = true
    k++
  }
  while (linked && k < t.count && /^[*_]$/.test(t.lower[k]!)) k++
  // A label alone in its cell: a tab or wide gap does for a colon, where the label begins the line or cell.
  const starts = label === 0 || t.gap[label]! >= Gap.Wide || t.lower[label - 1] === '|'
  if (!linked && starts && t.gap[k]! === Gap.Wide) linked = true
  if (
    !linked &&
    t.lower[k] === '-' &&
    starts &&
    t.gap[k] === Gap.Space &&
    t.gap[k + 1] === Gap.Space &&
    field.words.length > 0
  ) {
    linked = true
    k++
  }
  if (k >= t.count) return 0
  if (!linked && !field.loose) {
    if (field.value === 'date') return isWholeDate(t, k, field) ? bareDate(t, k, field, emit) : 0
    // Pt. Maria Lopez
    if (t.lower[k] === '.' && t.gap[k] === Gap.None && field.words[0] === 'pt') k++
    // Name Fergal Tierney, in a form without colons.
    if (field.words[0] === 'name' && field.words.length === 1 && t.shape[label] !== Shape.Lower) {
      const end = runIn(t, k, field.label, emit)
      return end > k + 1 ? end : 0
    }
    return (field.label === 'PATIENT' ? !notRunIn.has(field.words[0]!) : runIns.has(field.words[0]!))
      ? runIn(t, k, field.label, emit)
      : 0
  }
  const gap = t.gap[k]!
  if (gap === Gap.Blank) return 0
  if (gap === Gap.Line && (!linked || isLabel(t, k))) return 0
  switch (field.value) {
    case 'name':
      return readNames(t, k, field, linked, emit)
    case 'date':
      return bareDate(t, k, field, emit)
    case 'line':
      return linked ? restOfLine(t, k, field, emit) : 0
    case 'word': {
      if (!linked && t.kind[k] !== Kind.Number) return 0
      const match = /[A-Z]?\d[A-Z\d]{1,5}(?:[- ]\d[A-Z\d]{2,4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}/iy
      match.lastIndex = t.start[k]!
      const found = match.exec(t.text)
      if (!found) return 0
      const end = t.start[k]! + found[0].length
      emit(t.start[k]!, end, field.label, 0.9, 'field')
      return tokenAt(t, end)
    }
  }
}

/** Whether the token begins another label, so that the field before it is empty. */
function isLabel(t: Tokens, k: number): boolean {
  for (let n = 0; n < 4; n++) {
    if (n > 0 && t.gap[k + n]! >= Gap.Line) return false
    if (t.lower[k + n] === ':') return true
  }
  return false
}

const notRunIn = new Set(['re', 'name', 'insured'])
/** Fields of other people that a name may follow in running text. */
const runIns = new Set('victim suspect defendant plaintiff complainant coach caseworker trooper'.split(' '))

/** `patient John Smith`, `client Anna`: a name in running text, so it must be listed and capitalised. */
function runIn(t: Tokens, k: number, label: string, emit: Emit): number {
  if (t.gap[k] !== Gap.Space && !(t.lower[k] === ',' && t.gap[k + 1] === Gap.Space)) return 0
  const at = t.lower[k] === ',' ? k + 1 : k
  const letters = dottedInitials(t, at)
  if (letters > at) {
    emit(t.start[at]!, t.end[letters - 1]!, label, 0.75, 'run-in-initials')
    return letters
  }
  if (t.caseless[at] || t.shape[at] !== Shape.Cap || isStop(t, at) || !isListed(t, at)) return 0
  const end = readName(t, at, { max: 4 })
  if (end === at) return 0
  // Patient Garrison Leakey: a word of several meanings, but a surname behind.
  if (
    t.flags[at]! & (Flag.English | Flag.Safe | Flag.Eponym | Flag.Drug) &&
    !(t.flags[at]! & Flag.FirstCommon) &&
    !(
      end > at + 1 &&
      t.flags[at]! & goodName &&
      t.flags[end - 1]! & anyName &&
      !(t.flags[end - 1]! & otherMeaning)
    )
  )
    return 0
  emit(t.start[at]!, t.end[end - 1]!, label, 0.75, 'run-in')
  return end
}

/** Whether lists have the word as a name, or no list has it and the surname behind it is one and nothing else. */
function isListed(t: Tokens, at: number): boolean {
  if (t.flags[at]! & anyName) return true
  return (t.flags[at]! & otherMeaning) === 0 && t.gap[at + 1] === Gap.Space && isSurname(t, at + 1)
}

function isSurname(t: Tokens, at: number): boolean {
  return t.shape[at] === Shape.Cap && (t.flags[at]! & goodName) !== 0 && !(t.flags[at]! & otherMeaning)
}

/** The token behind `R.M.`, `A. J.` or `J.K.L.` at `at`, or `at`. */
function dottedInitials(t: Tokens, at: number): number {
  let k = at
  while (
    k - at < 6 &&
    t.kind[k] === Kind.Word &&
    t.end[k]! - t.start[k]! === 1 &&
    t.lower[k + 1] === '.' &&
    t.gap[k + 1] === Gap.None &&
    (k === at || t.gap[k]! <= Gap.Space)
  )
    k += 2
  return k - at >= 4 && t.kind[k] !== Kind.Number && t.gap[k]! >= Gap.Space ? k : at
}

const nameTitles =
  /^(late|sri|dr|drs|prof|professor|mr|mrs|ms|miss|nurse|rev|mx|sr|doctor|the|by|to|shri|smt|mme|kumari)$/

/** One name, or several with commas, semicolons, slashes or `and` between. */
function readNames(t: Tokens, k: number, field: Field, linked: boolean, emit: Emit): number {
  let at = k
  let done = 0
  for (let n = 0; n < 6; n++) {
    while (nameTitles.test(t.lower[at]!) && t.gap[at]! <= Gap.Line) {
      at++
      if (t.lower[at] === '.' && t.gap[at] === Gap.None) at++
    }
    if (at > k && t.gap[at]! >= Gap.Line) break
    if (n === 0 && at === k && field.words[0] === 'w' && !isSurelyName(t, at)) break
    if ((n > 0 && isDottedCredential(t, at)) || !likely(t, at, field, linked)) break
    const end = readName(t, at, { comma: true, max: 5 })
    if (end === at + 1 && !sureAlone(t, at)) break
    if (end === at) {
      // A lone short word in a name field: initials such as JKL.
      if (
        linked &&
        n === 0 &&
        /^[A-Z]{2,3}$/.test(t.text.slice(t.start[at]!, t.end[at]!)) &&
        !isStop(t, at) &&
        field.words.length > 1
      ) {
        emit(t.start[at]!, t.end[at]!, field.label, 0.6, 'initials')
        return at + 1
      }
      break
    }
    emit(t.start[at]!, t.end[end - 1]!, field.label, linked ? 0.9 : 0.8, 'field')
    done = end
    // Go on behind a separator, over credentials.
    let next = end
    while (
      /^[,;/&]$|^and$/.test(t.lower[next]!) ||
      (t.kind[next] === Kind.Word &&
        t.shape[next] === Shape.Upper &&
        t.end[next]! - t.start[next]! <= 4 &&
        t.gap[next]! <= Gap.Space &&
        (t.flags[next]! & goodName) === 0) ||
      (t.lower[next] === '.' && t.gap[next] === Gap.None)
    ) {
      if (t.gap[next]! >= Gap.Line) break
      next++
    }
    if (next === end || t.gap[next]! >= Gap.Line || (t.lower[end] === '.' && next === end + 1)) break
    at = next
  }
  return done
}

/** `w/o Foley`, `w/o Ativan`: without, where no name is sure. */
function isSurelyName(t: Tokens, at: number): boolean {
  return (t.flags[at]! & anyName) !== 0 && !(t.flags[at]! & (otherMeaning | Flag.Eponym))
}

/** Whether a name may begin here; without a colon the word must be listed or unknown, and capitalised. */
function likely(t: Tokens, at: number, field: Field, linked: boolean): boolean {
  if (t.kind[at] !== Kind.Word) return false
  // Interpreter: Tagalog
  if (field.words[0]!.startsWith('interp') && isLanguage(t, at)) return false
  if (!isNameShaped(t, at)) {
    if (t.shape[at] === Shape.Upper && linked && !isStop(t, at)) return true
    return (
      linked &&
      t.shape[at] === Shape.Lower &&
      (t.flags[at]! & goodName) !== 0 &&
      (t.flags[at]! & otherMeaning) === 0
    )
  }
  if (isStop(t, at)) return false
  const flags = t.flags[at]!
  if (linked) {
    // Prose behind a label that is also a heading: `Mother: alive and well`, `Contact: Dermatitis`.
    if (t.caseless[at] && !(flags & anyName) && flags & otherMeaning) return false
    if (flags & otherMeaning && !(flags & anyName) && !isInitial(t, at)) return false
    if (flags & Flag.EnglishTop && !(flags & (Flag.First | Flag.LastCommon))) return false
    if (
      /^(to|from|contact|team|consultant|signature|work|name|re|operator|assistant|tech|physician|provider)$/.test(
        field.words.at(-1)!,
      )
    )
      return (flags & anyName) !== 0 || (flags & otherMeaning) === 0
    return true
  }
  return (
    !t.caseless[at] && ((flags & anyName) !== 0 || (flags & otherMeaning) === 0) && !(flags & Flag.EnglishTop)
  )
}

/** One word alone is a name when the lists know it as nothing else, or when nothing follows it and no list knows it. */
function sureAlone(t: Tokens, at: number): boolean {
  const flags = t.flags[at]!
  if ((flags & otherMeaning) === 0)
    return (
      (flags & goodName) !== 0 ||
      (t.end[at]! - t.start[at]! >= 4 &&
        (t.gap[at + 1]! >= Gap.Wide || /^[,;|/(-]$/.test(t.lower[at + 1]!) || closesSentence(t, at + 1)))
    )
  return (
    (flags & (Flag.FirstCommon | Flag.LastCommon)) !== 0 &&
    (t.gap[at + 1]! >= Gap.Wide || /^[,;|/(]$/.test(t.lower[at + 1]!) || closesSentence(t, at + 1))
  )
}

/** `Assistant: Nelson. Anesthesiologist: Nielsen.`: a full stop with a gap behind. */
function closesSentence(t: Tokens, at: number): boolean {
  return t.lower[at] === '.' && t.gap[at] === Gap.None && t.gap[at + 1] !== Gap.None
}

const anyDate =
  /\d{1,4}[\s./-]{1,3}\d{1,2}[\s./-]{1,3}\d{2,4}(?!\d)|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:19|20)?\d\d(?!\d)|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)?\d\d(?!\d)|(?:19|20)\d\d(?:\d{4})?(?!\d)|\d{1,2}[/-]\d{1,2}(?![\d/])/y

const wholeDate = /\d{1,2}([\s./-])\d{1,2}\1(?:19|20)?\d\d(?!\d)/y

/** `BIRTH DATE 07 22 1988`, `dob 2.6.38`, without a colon: a label that is no word of prose, and day, month and year. */
function isWholeDate(t: Tokens, k: number, field: Field): boolean {
  if (
    (field.words.length < 2 && field.words[0] !== 'dob') ||
    t.kind[k] !== Kind.Number ||
    t.gap[k]! > Gap.Wide
  )
    return false
  wholeDate.lastIndex = t.start[k]!
  return wholeDate.test(t.text)
}

function bareDate(t: Tokens, k: number, field: Field, emit: Emit): number {
  if (t.kind[k] === Kind.Word) {
    const misread = misreadDateAt(t.text, t.start[k]!)
    if (misread === 0) return 0
    emit(t.start[k]!, misread, 'DATE', 0.8, 'misread')
    return tokenAt(t, misread)
  }
  if (t.kind[k] !== Kind.Number) return 0
  anyDate.lastIndex = t.start[k]!
  const match = anyDate.exec(t.text)
  if (!match) return 0
  const short = field.words.length === 1 && field.words[0]!.length <= 2
  if (short && match[0].length < 5) return 0
  const end = t.start[k]! + match[0].length
  if (/[\w%]/.test(t.text[end] ?? '')) return 0
  emit(t.start[k]!, end, 'DATE', 0.9, 'field')
  return tokenAt(t, end)
}

const emptyValues =
  /^(none|unknown|n|na|nil|see|same|as|not|no|yes|home|retired|unemployed|disabled|student|pending|deferred|hospital|clinic|inpatient|outpatient|er|ed|ward|left|right|the|a|is|was|at|in|on|of|per|self|stable|intact|regular|variable)$/

/** What stands up to the end of the line, the cell, or the next label. */
function restOfLine(t: Tokens, k: number, field: Field, emit: Emit): number {
  if (t.gap[k]! >= Gap.Line && field.label !== 'STREET') return 0
  if (t.kind[k] === Kind.Mark && t.lower[k] !== '#') return 0
  if (emptyValues.test(t.lower[k]!) && field.label !== 'STREET') return 0
  let end = k
  const most = field.label === 'STREET' ? 16 : field.label === 'LOCATION_OTHER' ? 4 : 8
  while (end < t.count && end - k < most) {
    if (end > k && t.gap[end]! >= Gap.Wide) break
    if (
      /^[|;\])]$/.test(t.lower[end]!) ||
      (t.lower[end] === ',' && field.label !== 'STREET' && field.label !== 'LOCATION_OTHER')
    )
      break
    if (t.lower[end] === '.' && t.gap[end + 1]! > Gap.None && t.end[end - 1]! - t.start[end - 1]! > 3) break
    end++
  }
  // The label of a following field on the same line is not part of the value.
  for (let n = k + 1; n <= end && n < t.count; n++)
    if (t.lower[n] === ':' && t.gap[n]! <= Gap.Space && n > k + 1) {
      end = n - 1
      while (
        end > k + 1 &&
        t.shape[end - 1] === Shape.Upper &&
        t.gap[end]! <= Gap.Space &&
        t.caseless[end - 1] === 0
      )
        end--
      break
    }
  if (end === k) return 0
  const lower = t.kind[k] === Kind.Word && t.shape[k] === Shape.Lower && !t.caseless[k]
  if (field.label === 'LOCATION_OTHER') {
    // Ward 7B, Room 4-112; prose is not meant.
    let digits = false
    for (let n = k; n < end; n++) if (t.kind[n] === Kind.Number) digits = true
    if (!digits && (lower || field.words[0] === 'location' || t.flags[k]! & (Flag.Safe | Flag.English)))
      return 0
  } else if (lower && field.label !== 'PROFESSION') return 0
  if (field.label === 'HOSPITAL' && field.words[0] === 'site' && t.flags[k]! & (Flag.Safe | Flag.English))
    return 0
  if (field.label === 'ORGANIZATION' && t.flags[k]! & Flag.EnglishTop && end - k > 3) return 0
  if (
    field.label === 'PROFESSION' &&
    /^(work|job|employment)$/.test(field.words[0]!) &&
    !(t.flags[k]! & Flag.Profession)
  )
    return 0
  while (end > k && /^[.,:-]$/.test(t.lower[end - 1]!)) end--
  if (end === k) return 0
  emit(t.start[k]!, t.end[end - 1]!, field.label, 0.75, 'field')
  return end
}
