import { Flag } from '../../lexicon/index.ts'
import { Gap, Kind, Shape, type Tokens } from '../tokens.ts'
import {
  anyName,
  isInitial,
  isNameShaped,
  isStop,
  isTerm,
  nameSuffixes,
  otherMeaning,
  readName,
  sentenceStart,
} from './name-reader.ts'
import { rule } from './rule.ts'
import { WordSet } from './word-set.ts'

const places = Flag.City | Flag.State | Flag.Country | Flag.County | Flag.StateShort

/** Personal names by the lists alone: `Anna Schmidt`, `Mary S.`, `J. Okafor`, `PATEL, RAVI`, a lone `Anna`. */
export const names = rule('names', ['PERSON'], (t, emit) => {
  for (let i = 0; i < t.count; i++) {
    if (t.kind[i] !== Kind.Word) continue
    const found = nameAt(t, i)
    if (!found) continue
    emit(t.start[i]!, t.end[found.end - 1]!, 'PERSON', found.score, found.why)
    i = found.end - 1
  }
})

/** A name by the lists: the token after it, and how sure. */
export interface FoundName {
  readonly end: number
  readonly score: number
  readonly why: string
}

/** The name that begins at token `i`, judged by the word lists, its writing and what follows. */
export function nameAt(t: Tokens, i: number): FoundName | undefined {
  if (!isNameShaped(t, i)) return undefined
  if (isStop(t, i)) return stopGiven(t, i)
  if (i > 0 && t.gap[i] === Gap.None && t.kind[i - 1] !== Kind.Mark) return undefined
  const flags = t.flags[i]!
  if (isInitial(t, i)) return initialsAndLast(t, i)
  if (t.lower[i + 1] === 'st' && isBehindHouse(t, i)) return undefined
  const hyphened = syllables(t, i)
  if (hyphened) return hyphened
  if (t.gap[i + 1] === Gap.Space && isJoined(t, i, i + 1)) return undefined
  if (!(flags & anyName) || isPairedEponym(t, i)) return undefined
  const after = readName(t, i, { max: 4 })
  if (isTerm(t, after)) return surnameNoun(t, i, after, flags)
  return given(t, i, flags) ?? lastFirst(t, i, flags) ?? alone(t, i, flags)
}

/** Whether a house number stands right before: `22b` baker st london. */
function isBehindHouse(t: Tokens, i: number): boolean {
  if (i === 0 || t.gap[i] !== Gap.Space) return false
  if (t.kind[i - 1] === Kind.Number) return true
  return t.gap[i - 1] === Gap.None && t.end[i - 1]! - t.start[i - 1]! === 1 && t.kind[i - 2] === Kind.Number
}

/** `Weil-Felix`, `Kirby-Bauer`: two surnames of a term, joined, with no other name beside them. */
function isPairedEponym(t: Tokens, i: number): boolean {
  const first = t.lower[i - 1] === '-' && t.gap[i] === Gap.None ? i - 2 : i
  if (
    first < 0 ||
    t.lower[first + 1] !== '-' ||
    t.gap[first + 1] !== Gap.None ||
    t.gap[first + 2] !== Gap.None
  )
    return false
  const next = first + 3
  if (t.gap[next]! <= Gap.Space && isNameShaped(t, next) && t.flags[next]! & anyName && !isStop(t, next))
    return false
  if (isJoined(t, first, first + 2)) return true
  if (
    /^(?:neg|negative|pos|positive|absent|present|excluded|testing|disk|disc|agglutination|susceptibility|anastomosis|plot|model|equation|curve)$/.test(
      t.lower[next]!,
    )
  )
    return true
  return (
    ((t.flags[first]! | t.flags[first + 2]!) & Flag.Eponym) !== 0 && !(t.flags[first]! & Flag.FirstCommon)
  )
}

/** Pairs of discoverers, also with a blank for the hyphen, that the list of eponyms has not. */
const joined = new Set(
  'kirby-bauer kaplan-meier mann-whitney frank-starling hosmer-lemeshow bence-jones kruskal-wallis cochran-mantel bland-altman shapiro-wilk kolmogorov-smirnov harris-benedict rumack-matthew dix-hallpike'.split(
    ' ',
  ),
)

const joinedFirst = new WordSet(Array.from(joined, (pair) => pair.slice(0, pair.indexOf('-'))))

function isJoined(t: Tokens, first: number, second: number): boolean {
  return joinedFirst.has(t, first) && joined.has(`${t.lower[first]}-${t.lower[second]}`)
}

/** Syllables of Korean and Chinese given names as they are written in Latin letters. */
const syllable = new WordSet(
  `jun min seo ji hyun hye soo su young jin ho woo hee eun kyung kyu tae dong sung seung sang jae jung joon jong mi na yeon yoon won hwan han hoon hun
chul cheol sun sook suk ki bin hwa byung kwang geun shin sik seok myung nam rim chan chang wei xiao ming ling li mei yan fang hong jie kai lei lin
liang ning ping qing rui shan tao ting xin xiu yang ying yu yuan yun zhen zhi zhong wai kwok siu ka wing lok yee yuk tak chun hao bo cheng hui`.split(
    /\s+/,
  ),
)

/** `Jun-ho Park`, `Park Min-Jun`: two syllables with a hyphen between, beside a surname. */
function syllables(t: Tokens, i: number): FoundName | undefined {
  const isPair = (k: number) =>
    syllable.has(t, k) &&
    t.lower[k + 1] === '-' &&
    t.gap[k + 1] === Gap.None &&
    t.gap[k + 2] === Gap.None &&
    syllable.has(t, k + 2) &&
    (t.shape[k] !== Shape.Lower || t.caseless[k] === 1)
  const isSurname = (k: number) =>
    t.kind[k] === Kind.Word &&
    (t.flags[k]! & (Flag.Last | Flag.LastCommon)) !== 0 &&
    (t.caseless[k] === 1 || t.shape[k] === Shape.Cap || t.shape[k] === Shape.Upper) &&
    !(t.caseless[k] === 1 && t.lower[k] === 'son') &&
    !isStop(t, k)
  if (isPair(i)) {
    if (t.gap[i + 3] === Gap.Space && isSurname(i + 3)) return { end: i + 4, score: 0.75, why: 'syllables' }
    return t.caseless[i] ? undefined : { end: i + 3, score: 0.5, why: 'syllables' }
  }
  if (t.gap[i + 1] === Gap.Space && isPair(i + 1) && isSurname(i))
    return { end: i + 4, score: 0.75, why: 'syllables' }
  return undefined
}

/** `Bruce Ward`, `Anna Hill`: the noun behind a given name is a surname as well. */
function surnameNoun(t: Tokens, i: number, noun: number, flags: number): FoundName | undefined {
  if (noun !== i + 1 || !(flags & Flag.FirstCommon) || flags & (otherMeaning | Flag.State | Flag.CityBig))
    return undefined
  if (
    t.caseless[i] ||
    t.shape[noun] !== Shape.Cap ||
    !(t.flags[noun]! & Flag.LastCommon) ||
    isTerm(t, noun + 1)
  )
    return undefined
  return { end: noun + 1, score: 0.7, why: 'surname-noun' }
}

const oddGiven = new Set('will may june april august art'.split(' '))

/** `Will Smith`, `May Johnson`: a stop word that is a given name, right before a surname that is nothing else. */
function stopGiven(t: Tokens, i: number): FoundName | undefined {
  if (t.caseless[i] || t.shape[i] !== Shape.Cap || !oddGiven.has(t.lower[i]!)) return undefined
  const last = t.flags[i + 1]!
  if (t.gap[i + 1] !== Gap.Space || t.shape[i + 1] !== Shape.Cap) return undefined
  if (!(last & Flag.LastCommon) || last & otherMeaning || isTerm(t, i + 2)) return undefined
  return { end: i + 2, score: 0.65, why: 'stop-given' }
}

/** `Anna Schmidt`, `Anna K. Schmidt`, `Anna S.` */
function given(t: Tokens, i: number, flags: number): FoundName | undefined {
  if (!(flags & (Flag.First | Flag.FirstRare))) return undefined
  const end = readName(t, i, { max: 4 })
  if (end <= i + 1) return undefined
  const last = lastWord(t, i + 1, end)
  const odd = (flags & otherMeaning) !== 0
  if (last < 0) {
    // First name and initial.
    if (t.gap[i + 1] !== Gap.Space || !(isInitial(t, i + 1) || /^[js]r$/.test(t.lower[i + 1]!)))
      return undefined
    const closed = t.lower[end - 1] === '.' || /^[,.;:)?!]$/.test(t.lower[end]!)
    if (flags & Flag.FirstCommon && !(flags & Flag.EnglishTop))
      return { end, score: 0.85, why: 'given-initial' }
    // Frank L., Grace K.: words of English, but an initial with its full stop behind.
    if (flags & Flag.FirstCommon && closed && (t.caseless[i] ? t.lower[i - 1] === ',' : !sentenceStart(t, i)))
      return { end, score: 0.7, why: 'given-initial' }
    if (
      flags & Flag.First &&
      closed &&
      !t.caseless[i] &&
      !(flags & (Flag.EnglishTop | Flag.Drug)) &&
      !sentenceStart(t, i)
    )
      return { end, score: 0.65, why: 'given-initial' }
    if (flags & Flag.First && !odd) return { end, score: 0.75, why: 'given-initial' }
    return undefined
  }
  const lastFlags = t.flags[last]!
  const lastOdd = (lastFlags & otherMeaning) !== 0
  const caseless = t.caseless[i] === 1
  const place =
    (flags & places) !== 0 &&
    (lastFlags & places) !== 0 &&
    !(flags & Flag.First && flags & (Flag.Male | Flag.Female))
  if (place) return undefined
  if (caseless) {
    if (odd && !(flags & Flag.FirstCommon)) return undefined
    if (flags & Flag.EnglishTop) return undefined
    if (
      lastFlags & Flag.EnglishTop &&
      ((flags & (Flag.English | Flag.Drug | Flag.Disease)) !== 0 || !(lastFlags & Flag.LastCommon))
    )
      return undefined
    if (flags & Flag.FirstCommon && lastFlags & Flag.Last && !lastOdd)
      return { end, score: 0.8, why: 'full-caseless' }
    if (flags & Flag.FirstCommon && lastFlags & Flag.LastCommon)
      return { end, score: 0.7, why: 'full-caseless' }
    if (flags & Flag.First && !odd && !lastOdd && !(lastFlags & Flag.CityBig))
      return { end, score: 0.65, why: 'full-caseless' }
    return undefined
  }
  if (flags & Flag.FirstCommon && !(flags & Flag.EnglishTop)) {
    if (lastFlags & Flag.Last) return { end, score: 0.85, why: 'full' }
    if (!lastOdd) return { end, score: 0.85, why: 'full' }
    return undefined
  }
  if (flags & Flag.First && !odd) {
    if (lastFlags & anyName && !(lastFlags & Flag.EnglishTop)) return { end, score: 0.85, why: 'full' }
    if (!lastOdd) return { end, score: 0.7, why: 'full' }
    return undefined
  }
  if (flags & Flag.First && lastFlags & Flag.Last && !lastOdd)
    return { end, score: 0.7, why: 'full-odd-given' }
  // Mark Brown: both are words; capitals in the midst of a sentence make them a name.
  if (
    flags & Flag.FirstCommon &&
    lastFlags & Flag.LastCommon &&
    t.shape[i] === Shape.Cap &&
    t.shape[last] === Shape.Cap
  ) {
    if (!sentenceStart(t, i) || !(lastFlags & Flag.EnglishTop)) return { end, score: 0.65, why: 'full-odd' }
  }
  if (!odd && lastFlags & anyName && !lastOdd) return { end, score: 0.6, why: 'full-rare' }
  return undefined
}

/** `SMITH, JOHN A`, `Smith, John`. */
function lastFirst(t: Tokens, i: number, flags: number): FoundName | undefined {
  if (
    t.end[i]! - t.start[i]! < 3 ||
    !(flags & (Flag.Last | Flag.LastRare)) ||
    t.lower[i + 1] !== ',' ||
    t.gap[i + 1] !== Gap.None
  )
    return undefined
  const givenFlags = t.flags[i + 2]!
  if (!isNameShaped(t, i + 2) || t.gap[i + 2]! > Gap.Space || !(givenFlags & Flag.First)) return undefined
  if (givenFlags & (Flag.EnglishTop | places) && !(givenFlags & Flag.FirstCommon)) return undefined
  if (flags & (Flag.CityBig | Flag.State) && givenFlags & places) return undefined
  if (flags & otherMeaning && (givenFlags & otherMeaning || !(flags & Flag.Last))) return undefined
  const end = readName(t, i, { comma: true, max: 4 })
  if (end < i + 3) return undefined
  const sure = !(flags & otherMeaning) && (givenFlags & Flag.FirstCommon) !== 0
  return { end, score: sure ? 0.8 : 0.6, why: 'last-first' }
}

/** `J. Okafor`, `R.J. Patel`. */
function initialsAndLast(t: Tokens, i: number): FoundName | undefined {
  if (t.caseless[i] && t.shape[i] === Shape.Lower) return undefined
  if (t.lower[i + 1] !== '.') return undefined
  const end = readName(t, i, { max: 4 })
  // K. B. is a 46-year-old
  if (
    t.shape[i + 2] === Shape.Single &&
    t.lower[i + 3] === '.' &&
    t.gap[i + 3] === Gap.None &&
    ((/^(?:is|was)$/.test(t.lower[i + 4]!) &&
      /^an?$/.test(t.lower[i + 5]!) &&
      t.kind[i + 6] === Kind.Number) ||
      // in the matter of D.W., a minor
      (t.lower[i + 4] === ',' && t.lower[i + 5] === 'a' && t.lower[i + 6] === 'minor'))
  )
    return { end: i + 4, score: 0.7, why: 'initials-is' }
  if (end <= i + 2) return undefined
  const last = lastWord(t, i + 1, end)
  if (last < 0 || isTerm(t, end)) return undefined
  const flags = t.flags[last]!
  if (flags & otherMeaning || t.gap[last]! > Gap.Space) return undefined
  if (flags & Flag.Last) return { end, score: 0.75, why: 'initials-last' }
  // R. Abimbola: a surname of no list at all, and an initial that no other word stands before.
  if (
    (flags & ~(Flag.LastRare | Flag.FirstRare)) === 0 &&
    !t.caseless[i] &&
    t.shape[last] === Shape.Cap &&
    t.end[last]! - t.start[last]! >= 4
  )
    return t.shape[i - 1] === Shape.Cap && t.gap[i] === Gap.Space
      ? undefined
      : { end, score: 0.6, why: 'initials-rare' }
  return undefined
}

/** One name on its own: needs to be known as a name and as nothing else. */
function alone(t: Tokens, i: number, flags: number): FoundName | undefined {
  if (isTerm(t, i + 1)) return undefined
  if (t.caseless[i]) return aloneCaseless(t, i, flags)
  if (t.shape[i] !== Shape.Cap || doseForms.has(t.lower[i - 1] ?? '')) return undefined
  // Kofi, 31, hygiene visit
  if (!(flags & (otherMeaning | places | Flag.Company)) && isAged(t, i + 1))
    return { end: i + 1, score: 0.6, why: 'name-age' }
  if (
    flags &
    (otherMeaning | places | Flag.Eponym | Flag.Company | Flag.Insurer | Flag.Nationality | Flag.Language) &
    // A hamlet somewhere has nearly every given name.
    ~(flags & Flag.First && flags & (Flag.Male | Flag.Female) ? Flag.City : 0)
  )
    return undefined
  // Val 179 Ala: amino acids have names of three letters.
  if (t.end[i]! - t.start[i]! === 3 && t.kind[i + 1] === Kind.Number && t.gap[i + 1]! <= Gap.Space)
    return undefined
  if (flags & Flag.CityBig || t.lower[i - 1] === 'west') return undefined
  if (flags & Flag.FirstCommon) return { end: i + 1, score: 0.6, why: 'given-alone' }
  if (flags & Flag.First && flags & (Flag.Male | Flag.Female))
    return { end: i + 1, score: 0.5, why: 'given-alone' }
  if (flags & Flag.LastCommon) return { end: i + 1, score: 0.45, why: 'last-alone' }
  return undefined
}

/** What a medicine's name follows where prescriptions are written so: `Tab Telma 40`. */
const doseForms = new Set(
  'tab tabs cap caps inj syp syrup tablet capsule injection oint drops neb'.split(' '),
)

/** Whether an age follows between commas or before a sex: `, 31,`, `, 44M`, `, 62 y.o.` */
function isAged(t: Tokens, i: number): boolean {
  if (t.lower[i] !== ',' || t.kind[i + 1] !== Kind.Number || t.end[i + 1]! - t.start[i + 1]! > 2) return false
  return (
    t.gap[i + 1] === Gap.Space &&
    (t.lower[i + 2] === ',' || /^(?:m|f|y|yo|yr|yrs|year|years)$/.test(t.lower[i + 2]!)) &&
    Number(t.lower[i + 1]) > 0
  )
}

/** Where case says nothing, a given name alone must be no word and no place. */
function aloneCaseless(t: Tokens, i: number, flags: number): FoundName | undefined {
  if (t.end[i]! - t.start[i]! < 4 || !(flags & Flag.First) || !(flags & (Flag.Male | Flag.Female)))
    return undefined
  if (
    flags &
    (otherMeaning |
      Flag.CityBig |
      Flag.State |
      Flag.Country |
      Flag.Eponym |
      Flag.Company |
      Flag.Nationality |
      Flag.Language)
  )
    return undefined
  return { end: i + 1, score: 0.5, why: 'given-alone-caseless' }
}

/** The last word of more than one letter among the tokens, or -1. */
function lastWord(t: Tokens, from: number, end: number): number {
  for (let i = end - 1; i >= from; i--)
    if (t.kind[i] === Kind.Word && t.end[i]! - t.start[i]! > 1 && !nameSuffixes.has(t.lower[i]!)) return i
  return -1
}
