import { Flag } from '../../lexicon/index.ts'
import { Gap, Kind, Shape, type Tokens } from '../tokens.ts'
import { careAt, careBefore, careCaseless } from './care-places.ts'
import { credentials } from './credentials.ts'
import { isCapital, isTail, tails } from './hospital-tails.ts'
import { lowerHeads, middles, shortHospitals, vague, wordHospitals } from './hospital-words.ts'
import { bareKind, emergency, ourLady, saint, theVa } from './hospitals-without-head.ts'
import { isStop, sentenceStart } from './name-reader.ts'
import { phraseAt } from './phrase.ts'
import { nameKinds } from './recase-words.ts'
import { type Emit, rule } from './rule.ts'
import { WordSet } from './word-set.ts'

/** The last word of a hospital's or practice's name. */
const heads = new Set(
  `hospital hospitals hosp clinic clinics infirmary sanatorium hospice snf alf ltac polyclinic medcenter med-center`.split(
    /\s+/,
  ),
)
const stopBack = new Set(
  'at in from to by the with of and or for via our patient was is seen admitted transferred referred discharged treated evaluated visited near on per dr mr mrs ms through into under'.split(
    ' ',
  ),
)
const triggers = new WordSet([
  ...heads,
  ...tails,
  ...lowerHeads,
  ...shortHospitals,
  ...'lady ed er at to from via visited st saint mt mount regional general memorial presbyterian methodist'.split(
    ' ',
  ),
])

/** Hospitals, clinics, practices, homes and wards by the words that names of them end with, and by the list of hospitals. */
export const hospitals = rule('hospitals', ['HOSPITAL'], (t, emit) => {
  for (let i = 0; i < t.count; i++) {
    if (t.kind[i] !== Kind.Word) {
      if (t.lower[i] === '@' && t.gap[i] !== Gap.None && t.gap[i + 1] === Gap.Space) {
        if (t.caseless[i]) careCaseless(t, i, emit)
        else careAt(t, i, emit)
      }
      continue
    }
    const word = t.lower[i]!
    if (t.flags[i]! & Flag.Prefix && isCapital(t, i)) {
      const found = phraseAt(t, i, Flag.Hospital)
      if (found) {
        const end = grow(t, found.end)
        emit(t.start[i]!, t.end[end - 1]!, 'HOSPITAL', 0.85, 'listed')
      }
    }
    if (!triggers.has(t, i)) continue
    if (word === 'ed' || word === 'er') {
      emergency(t, i, emit)
      continue
    }
    if (heads.has(word) || (tails.has(word) && isTail(t, i))) {
      // `Brief Hospital Course` heads a section of most discharge summaries.
      if (t.lower[i + 1] !== 'course' || t.gap[i + 1]! > Gap.Space) byHead(t, i, emit)
    } else if (/^(?:regional|general|memorial|presbyterian|methodist)$/.test(word)) bareKind(t, i, emit)
    else if (lowerHeads.has(word) && t.shape[i] === Shape.Lower && !t.caseless[i]) lowerHead(t, i, emit)
    else if (
      shortHospitals.has(word) &&
      (t.shape[i] === Shape.Upper || t.caseless[i] === 1) &&
      (t.caseless[i] === 1 ? !wordHospitals.has(word) : word !== 'va' && word !== 'usc' && word !== 'uw')
    ) {
      let end = i + 1
      // UPMC Presbyterian
      while (
        nameKinds.has(t.lower[end]!) &&
        t.shape[end] === Shape.Cap &&
        !t.caseless[end] &&
        t.gap[end] === Gap.Space
      )
        end++
      end = grow(t, end)
      emit(t.start[i]!, t.end[end - 1]!, 'HOSPITAL', 0.6, 'short')
    } else if (
      (word === 'at' || word === 'to' || word === 'from' || word === 'via' || word === 'visited') &&
      (t.shape[i] === Shape.Lower || t.caseless[i])
    ) {
      if (t.caseless[i]) careCaseless(t, i, emit)
      else careAt(t, i, emit)
    }
    if (word === 'st' || word === 'saint' || word === 'mt' || word === 'mount') saint(t, i, emit)
    else if (word === 'lady') ourLady(t, i, emit)
    else if (word === 'va' && t.lower[i - 1] === 'the') theVa(t, i, emit)
  }
})

/** `Jane Roe, MD` on the line above a hospital: nothing before a credential belongs to its name. */
function isCredential(t: Tokens, k: number): boolean {
  if (t.lower[k] === 'c' && t.lower[k - 1] === '-' && t.lower[k - 2] === 'pa') return true
  if (!credentials.has(t.lower[k]!) || t.shape[k] === Shape.Lower) return false
  const before = t.lower[k - 1] ?? ''
  return (
    before === ',' ||
    before === '.' ||
    credentials.has(before) ||
    t.gap[k + 1]! >= Gap.Line ||
    isWrapped(t, k + 1)
  )
}

/** Whether a line ends before token `i`, also where the break is a wrapped one. */
function isWrapped(t: Tokens, i: number): boolean {
  return i > 0 && t.text.slice(t.end[i - 1]!, t.start[i]!).includes('\n')
}

/** Walks back from the head over capitalised words; needs one word that is a name rather than a kind. */
function byHead(t: Tokens, i: number, emit: Emit): void {
  const cased = t.caseless[i] === 0
  if (cased && t.shape[i] === Shape.Lower) {
    lowerHead(t, i, emit)
    return
  }
  let from = i
  let named = -1
  const caredFrom = cased ? -1 : careBefore(t, i)
  const cared = caredFrom >= 0
  for (let k = i - 1; k >= 0 && i - k < 10; k--) {
    if (t.gap[k + 1]! > Gap.Space) break
    const word = t.lower[k]!
    if (t.kind[k] === Kind.Mark) {
      if (
        word === "'s" ||
        ((word === '.' || word === '-' || word === '&' || word === '/') &&
          t.kind[k - 1] === Kind.Word &&
          (word !== '.' || /^(st|mt|ft|dr|u|s|n)$/.test(t.lower[k - 1]!)))
      )
        continue
      break
    }
    if (t.kind[k] === Kind.Number) break
    const joint = word === 'of' || word === 'and' || word === 'for' || word === 'the'
    if (
      joint &&
      isCapital(t, k - 1) &&
      t.gap[k]! <= Gap.Space &&
      !stopBack.has(t.lower[k - 1]!) &&
      k > 0 &&
      (cased || word !== 'the')
    )
      continue
    if (!isCapital(t, k) || stopBack.has(word) || isCredential(t, k)) break
    if (!cased && word !== 'the' && cared && (k === caredFrom || k > caredFrom)) {
      if (!vague.has(word) && !middles.has(word)) named = k
      from = k
      continue
    }
    if (!cased && t.flags[k]! & Flag.EnglishTop && !middles.has(word) && !wholeLine(t, i)) break
    if (
      cased &&
      i - k > 1 &&
      sentenceStart(t, k) &&
      t.flags[k]! & Flag.English &&
      !(t.flags[k]! & (Flag.First | Flag.Last | Flag.City)) &&
      !middles.has(word)
    )
      break
    from = k
    if (!vague.has(word) && !middles.has(word)) named = k
  }
  // Transfer Center: a label, not a place; as is `Hosp no`.
  if (t.lower[i + 1] === ':' && isProse(t, from, i)) return
  if (/^(?:no|number|nr|id|#)$/.test(t.lower[i + 1]!) && t.gap[i + 1]! <= Gap.Space) return
  const end = grow(t, i + 1)
  if (!cased && !cared && wholeLine(t, i)) {
    const first = lineStart(t, i)
    if (i - first >= 1 && i - first <= 6 && named >= 0)
      emit(t.start[first]!, t.end[i]!, 'HOSPITAL', 0.55, 'line')
    if (named >= 0) return
  }
  if (named < 0 && end === i + 1) {
    // City Hospital, Memorial Medical Center: kinds only, but written as a name in the midst of a sentence.
    if (
      cared &&
      from < i &&
      !/^(?:an|another|other|outside|each|any|local)$/.test(t.lower[from]!) &&
      (/^(hospital|hosp|infirmary)$/.test(t.lower[i]!) ||
        /^(city|county|memorial|general|university|central|community|regional|children|childrens)$/.test(
          t.lower[from]!,
        )) &&
      !/^(the|a|an|this|our)$/.test(t.lower[from]!)
    )
      emit(t.start[from]!, t.end[end - 1]!, 'HOSPITAL', 0.45, 'kind')
    if (cased && i - from >= 1 && !sentenceStart(t, from) && allCapital(t, from, i))
      emit(t.start[from]!, t.end[end - 1]!, 'HOSPITAL', 0.5, 'kind')
    return
  }
  if (
    !cased &&
    !cared &&
    named >= 0 &&
    !shortHospitals.has(t.lower[named]!) &&
    !(t.flags[named]! & (Flag.First | Flag.Last | Flag.City | Flag.State | Flag.County)) &&
    t.flags[named]! & (Flag.Safe | Flag.English)
  )
    return
  emit(t.start[from]!, t.end[end - 1]!, 'HOSPITAL', 0.8, 'head')
  townBehind(t, end, emit)
}

/** `Sparta Community Hospital, Elkton.`: a listed town between a comma and the end of its clause. */
function townBehind(t: Tokens, end: number, emit: Emit): void {
  if (t.lower[end] !== ',' || t.gap[end + 1]! > Gap.Line || t.caseless[end + 1]) return
  const town = end + 1
  const found = t.flags[town]! & Flag.Prefix ? phraseAt(t, town, Flag.City) : undefined
  const last = found?.end ?? town + 1
  if (t.shape[town] !== Shape.Cap || !(found || t.flags[town]! & Flag.City) || isStop(t, town)) return
  if (/^[.,;)]$/.test(t.lower[last]!) || t.gap[last]! >= Gap.Line)
    emit(t.start[town]!, t.end[last - 1]!, 'CITY', 0.6, 'behind-hospital')
}

/** Whether the line of the head has only words before it, and ends with it: a letterhead. */
function wholeLine(t: Tokens, i: number): boolean {
  if (t.gap[i + 1]! < Gap.Wide || i + 1 - lineStart(t, i) > 7) return false
  for (let k = lineStart(t, i); k < i; k++)
    if (t.kind[k] === Kind.Number || t.lower[k] === ':' || (isStop(t, k) && !middles.has(t.lower[k]!)))
      return false
  return true
}

function lineStart(t: Tokens, i: number): number {
  let from = i
  while (from > 0 && t.gap[from]! < Gap.Wide && i - from < 9) from--
  return from
}

/** `our New York clinic`, `the Dallas facility`: a place before a head in lower case. */
function lowerHead(t: Tokens, i: number, emit: Emit): void {
  let from = i
  let place = false
  for (let k = i - 1; k >= 0 && i - k < 6 && t.gap[k + 1]! <= Gap.Space; k--) {
    if (t.lower[k] === "'s" || (t.lower[k] === '.' && /^(st|mt)$/.test(t.lower[k - 1]!))) continue
    if (/^(downtown|uptown|satellite|north|south|east|west|outpatient|main)$/.test(t.lower[k]!)) continue
    if (t.kind[k] !== Kind.Word || t.shape[k] === Shape.Lower || stopBack.has(t.lower[k]!)) break
    if (
      t.flags[k]! & (Flag.Safe | Flag.English) &&
      !(t.flags[k]! & (Flag.City | Flag.First | Flag.Last)) &&
      i - k === 1
    )
      break
    if (
      t.shape[k] === Shape.Upper &&
      t.end[k]! - t.start[k]! < 4 &&
      t.lower[k] !== 'nyc' &&
      !shortHospitals.has(t.lower[k]!)
    )
      break
    if (t.lower[k] === 'nyc' || shortHospitals.has(t.lower[k]!)) place = true
    from = k
    if (t.flags[k]! & (Flag.City | Flag.State | Flag.First | Flag.Last | Flag.StateShort)) place = true
  }
  if (place && !(from === i - 1 && vague.has(t.lower[from]!)))
    emit(t.start[from]!, t.end[i]!, 'HOSPITAL', 0.6, 'place-head')
}

/** Goes on over `of Boston`, `at Mission Bay`, `- West Campus`, `Los Angeles` behind the head. */
function grow(t: Tokens, end: number): number {
  let at = end
  if ((t.lower[at] === 'of' || t.lower[at] === 'at') && t.gap[at] === Gap.Space && isPlaceWord(t, at + 1))
    at++
  else if (t.lower[at] === '-' && t.gap[at] === Gap.Space && isPlaceWord(t, at + 1)) at++
  else if (!isPlaceWord(t, at)) return end
  while (isPlaceWord(t, at) && at - end < 4) at++
  if (
    /^(campus|hospital|center|branch|clinic)$/.test(t.lower[at]!) &&
    t.shape[at] === Shape.Cap &&
    t.gap[at] === Gap.Space
  )
    at++
  return at
}

function isPlaceWord(t: Tokens, i: number): boolean {
  return (
    t.kind[i] === Kind.Word &&
    t.gap[i] === Gap.Space &&
    t.shape[i] === Shape.Cap &&
    t.caseless[i] === 0 &&
    ((t.flags[i]! & (Flag.City | Flag.State | Flag.County)) !== 0 ||
      /^(los|new|san|north|south|east|west|upper|lower)$/.test(t.lower[i]!)) &&
    !(
      t.flags[i]! & Flag.EnglishTop &&
      t.flags[i]! & Flag.LastCommon &&
      !/^(north|south|east|west|new|upper|lower)$/.test(t.lower[i]!)
    )
  )
}

/** Whether all words are of English or clinical prose and of no list of names or places. */
function isProse(t: Tokens, from: number, to: number): boolean {
  for (let k = from; k < to; k++)
    if (
      t.kind[k] === Kind.Word &&
      (!(t.flags[k]! & (Flag.Safe | Flag.English)) || t.flags[k]! & (Flag.First | Flag.Last))
    )
      return false
  return true
}

function allCapital(t: Tokens, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (t.kind[k] === Kind.Word && t.shape[k] === Shape.Lower) return false
  return true
}
