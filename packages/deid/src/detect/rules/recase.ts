import { Flag } from '../../lexicon/index.ts'
import { Gap, Kind, Shape, type Tokens } from '../tokens.ts'
import { months, weekdays } from './calendar.ts'
import { shortHospitals, wordHospitals } from './hospital-words.ts'
import { anyName, isTermNoun, otherMeaning, sentenceStart, stopWords } from './name-reader.ts'
import { endsAsState, letterPostcode } from './postcodes.ts'
import { recaseRuns } from './recase-runs.ts'
import { nameKinds, siteKinds } from './recase-words.ts'

/** Listed as something that is written with a capital. */
const proper =
  Flag.First |
  Flag.Last |
  Flag.City |
  Flag.County |
  Flag.State |
  Flag.Country |
  Flag.Nationality |
  Flag.Company |
  Flag.Insurer

const titles = new Set('dr drs doctor mr mrs ms miss mister prof professor nurse'.split(' '))
const credentials = new Set(
  'md do rn np pa phd mbbs dds pharmd lpn cna aprn crna msw lcsw otr dpt od dnp lvn pgy'.split(' '),
)
/** Months that are words or short forms of others too. */
const oddMonths = new Set('may march mar dec sep jan'.split(' '))
const beforeMonth = /^(?:st|nd|rd|th|in|since|last|next|until|early|late)$/
const beforeDay = /^(?:on|since|until|by|from|to|of|the|in|\()$/
const beforeWeekday = /^(?:on|since|until|next|last|this|by|till)$/
/** What members of staff have done where `by` and a name follow. */
const signers =
  /^(?:seen|ordered|signed|dictated|transcribed|read|reviewed|examined|evaluated|performed|accepted|interpreted|reported|called|referred|written|assisted|witnessed)$/

const kinWords =
  /^(?:uncle|aunt|auntie|daughter|son|wife|husband|mother|father|mom|mum|dad|sister|brother|partner|nan|grandma|grandpa|fiance|fiancee|girlfriend|boyfriend|cousin|niece|nephew)$/
const townHeads = new Set(
  'north south east west new port fort lake san los long great little upper lower high grand glen cape royal'.split(
    ' ',
  ),
)

const cache = new WeakMap<Tokens, Tokens | null>()

/**
 * The tokens of a document whose writing has no capitals where names have them, with those that the lists
 * and the neighbours speak for; undefined for a document that has its own. Rules read such a document a
 * second time so: what they know of capitals then holds for it as well.
 */
export function recased(t: Tokens): Tokens | undefined {
  let again = cache.get(t)
  if (again === undefined) {
    const open = openWords(t)
    cache.set(t, (again = open ? recase(t, open) : null))
  }
  return again ?? undefined
}

/**
 * The words whose case says nothing: those of lines in capitals and of documents in one case, where they
 * are more than half; or those in lower case where most sentences begin so and no name has a capital.
 */
function openWords(t: Tokens): Uint8Array | undefined {
  let words = 0
  let caseless = 0
  let caps = 0
  for (let i = 0; i < t.count; i++) {
    if (t.kind[i] !== Kind.Word) continue
    words++
    caseless += t.caseless[i]!
    if (t.shape[i] === Shape.Cap) caps++
  }
  if (caseless * 2 > words) return t.caseless
  return caps * 8 <= words && isCareless(t, words) ? lowerWords(t) : undefined
}

/** Whether most sentences begin in lower case, and hardly a word within one has a capital. */
function isCareless(t: Tokens, words: number): boolean {
  let starts = 0
  let lowerStarts = 0
  let inner = 0
  for (let i = 0; i < t.count; i++) {
    const shape = t.shape[i]
    if (t.kind[i] !== Kind.Word || (shape !== Shape.Lower && shape !== Shape.Cap)) continue
    if (sentenceStart(t, i)) {
      starts++
      if (shape === Shape.Lower) lowerStarts++
    } else if (shape === Shape.Cap && !months.has(t.lower[i]!) && !weekdays.has(t.lower[i]!)) inner++
  }
  return lowerStarts * 2 > starts && inner * 50 <= words
}

function lowerWords(t: Tokens): Uint8Array {
  const open = new Uint8Array(t.count + 1)
  for (let i = 0; i < t.count; i++) open[i] = t.caseless[i]! | (t.shape[i] === Shape.Lower ? 1 : 0)
  return open
}

function recase(t: Tokens, open: Uint8Array): Tokens {
  const shape = Uint8Array.from(t.shape)
  for (let i = 0; i < t.count; i++) if (open[i] && t.kind[i] === Kind.Word) shape[i] = bySelf(t, i)
  recaseRuns(t, open, shape)
  for (let i = 0; i < t.count; i++)
    if (open[i] && t.kind[i] === Kind.Word && shape[i] === Shape.Lower) shape[i] = byNeighbours(t, shape, i)
  return { ...t, shape, caseless: new Uint8Array(t.count + 1) }
}

/** Whether the word is one of English or of clinical prose; the list of clinical words holds large towns too. */
function isPlain(t: Tokens, i: number): boolean {
  const flags = t.flags[i]!
  const town = flags & (Flag.CityBig | Flag.State | Flag.Country) && !(flags & Flag.English) ? Flag.Safe : 0
  return (flags & otherMeaning & ~town) !== 0 || stopWords.has(t.lower[i]!)
}

/** By the lists a name and nothing else; a short one needs a neighbour that says so. */
function bySelf(t: Tokens, i: number): number {
  const word = t.lower[i]!
  if (months.has(word)) return cap(!oddMonths.has(word))
  if (weekdays.has(word)) return cap(word.endsWith('day'))
  if (titles.has(word)) {
    // Ms Contin is a drug, and `miss a dose` is none of a lady.
    const name = (t.flags[i + 1]! & anyName) !== 0 && !isPlain(t, i + 1)
    return cap((word !== 'ms' && word !== 'miss') || t.lower[i + 1] === '.' || name)
  }
  if (shortHospitals.has(word) && !wordHospitals.has(word)) return Shape.Upper
  return cap(sizeOf(t, i) >= 4 && !isPlain(t, i) && (t.flags[i]! & proper) !== 0)
}

function byNeighbours(t: Tokens, shape: Uint8Array, i: number): number {
  const word = t.lower[i]!
  const before = t.lower[i - 1] ?? ''
  const near = i > 0 && t.gap[i]! <= Gap.Space
  if (sizeOf(t, i) === 1) {
    // dr g said
    if (near && /^(?:dr|doctor)$/.test(before) && word !== 'a' && word !== 'i') return Shape.Single
    const dotted = t.lower[i + 1] === '.' && t.gap[i + 1] === Gap.None
    const behindName = near && shape[i - 1] === Shape.Cap && (t.flags[i - 1]! & anyName) !== 0
    return dotted || (behindName && word !== 'i') ? Shape.Single : Shape.Lower
  }
  const previous = wordBefore(t, shape, i)
  if (previous >= 0 && titles.has(t.lower[previous]!) && shape[previous] === Shape.Cap)
    return cap(!titles.has(word) && isTitled(t, i))
  if (months.has(word)) return cap(isMonth(t, i))
  if (weekdays.has(word)) return cap(isWeekday(t, i, before))
  if (credentials.has(word))
    return isRole(t, shape, i) || (near && (before === ',' || before === '.' || shape[i - 1] === Shape.Cap))
      ? Shape.Upper
      : Shape.Lower
  if (before === ',' && sizeOf(t, i) === 2 && t.flags[i]! & Flag.StateShort && shape[i - 2] === Shape.Cap)
    return endsAsState(t, i) ? Shape.Upper : Shape.Lower
  if (nameKinds.has(word) && near && isKindOf(t, shape, i)) return Shape.Cap
  if (stopWords.has(word)) return Shape.Lower
  return cap(behind(t, shape, i, previous) || ahead(t, i) || afterCue(t, i))
}

function cap(is: boolean): number {
  return is ? Shape.Cap : Shape.Lower
}

/** Whether what the word is a kind of stands before it: `brookside` labs, `children's` hospital. */
function isKindOf(t: Tokens, shape: Uint8Array, i: number): boolean {
  const k = t.lower[i - 1] === "'s" ? i - 2 : i - 1
  return t.kind[k] === Kind.Word && shape[k]! > Shape.Lower && shape[k]! < Shape.Other
}

/** `rn petrov`: a role right before a word that is a name by itself. */
function isRole(t: Tokens, shape: Uint8Array, i: number): boolean {
  return (
    /^(?:rn|np|lpn|cna|crna)$/.test(t.lower[i]!) && shape[i + 1] === Shape.Cap && t.gap[i + 1] === Gap.Space
  )
}

/** Behind `dr` and `mrs`: any word that is no word of prose, and names that are. */
function isTitled(t: Tokens, i: number): boolean {
  const flags = t.flags[i]!
  if (!isPlain(t, i)) return true
  if (stopWords.has(t.lower[i]!)) return false
  return (flags & anyName) !== 0 && (!(flags & Flag.EnglishTop) || (flags & Flag.LastCommon) !== 0)
}

/** `since wed`, `mon 4/8`, `fri night`; `sat 95%` is none. */
function isWeekday(t: Tokens, i: number, before: string): boolean {
  if (beforeWeekday.test(before) || /^(?:night|morning|evening|afternoon)$/.test(t.lower[i + 1]!)) return true
  if (t.lower[i + 1] === ',' && months.has(t.lower[i + 2]!)) return true
  return (
    t.kind[i + 1] === Kind.Number && (/^(?:thurs?|tues)$/.test(t.lower[i]!) || /^[/-]$/.test(t.lower[i + 2]!))
  )
}

function isMonth(t: Tokens, i: number): boolean {
  const before = t.lower[i - 1] ?? ''
  if (beforeMonth.test(before) || t.kind[i + 1] === Kind.Number) return true
  if (before === 'of' && /^(?:st|nd|rd|th|day)$/.test(t.lower[i - 2] ?? '')) return true
  return t.kind[i - 1] === Kind.Number && (beforeDay.test(t.lower[i - 2] ?? '') || t.gap[i - 1]! >= Gap.Line)
}

/** Whether the word goes on from the name before it: `anna` schmidt, `anna` brown, `j.` okafor. */
function behind(t: Tokens, shape: Uint8Array, i: number, previous: number): boolean {
  if (previous < 0 || isTermNoun(t, i)) return false
  const plain = isPlain(t, i)
  const flags = t.flags[i]!
  const given = t.flags[previous]!
  if (shape[previous] === Shape.Single) return !plain
  if (shape[previous] !== Shape.Cap || !(given & anyName)) return false
  if (given & Flag.CityBig && !(given & Flag.First)) return false
  if (!plain) return true
  if (!(flags & (Flag.Last | Flag.First))) return false
  // dr. tamryn powers
  if (
    flags & Flag.LastCommon &&
    !isPlain(t, previous) &&
    titles.has(t.lower[wordBefore(t, shape, previous)] ?? '')
  )
    return true
  return !(flags & Flag.EnglishTop) || ((given & Flag.FirstCommon) !== 0 && (flags & Flag.LastCommon) !== 0)
}

/** Whether a surname follows: mary `holweger`, cortlynn `wisman`, tamryn `powers`. */
function ahead(t: Tokens, i: number): boolean {
  const next = wordAfter(t, i)
  if (next < 0 || isTermNoun(t, next)) return false
  const flags = t.flags[i]!
  const last = t.flags[next]!
  const long = sizeOf(t, next) >= 3
  if (!isPlain(t, next) && long) {
    if (flags & Flag.FirstCommon || (flags & Flag.First && !(flags & Flag.EnglishTop) && last & anyName))
      if (!(flags & Flag.EnglishTop) || (last & Flag.Last && (next > i + 1 || !(last & Flag.Eponym))))
        // mark babinski's sign, but grace d stokes
        return true
    return !isPlain(t, i) && sizeOf(t, i) >= 3 && ((flags | last) & anyName) !== 0
  }
  return (
    !isPlain(t, i) &&
    sizeOf(t, i) >= 4 &&
    (flags & Flag.FirstRare) !== 0 &&
    (last & Flag.Last) !== 0 &&
    !(last & Flag.EnglishTop)
  )
}

/** Whether a word that leads to names or places stands before: seen by `brown`, from `wollongong`. */
function afterCue(t: Tokens, i: number): boolean {
  const before = t.lower[i - 1] ?? ''
  const plain = isPlain(t, i)
  const flags = t.flags[i]!
  if (before === 'by' && signers.test(t.lower[i - 2] ?? '') && flags & (Flag.FirstCommon | Flag.LastCommon))
    return !plain || t.gap[i + 1]! >= Gap.Wide || /^(?:for|on|at|in|and|who|[,.;)])$/.test(t.lower[i + 1]!)
  // in phoenix, but not in mobile phones
  if (plain && flags & Flag.CityBig && !(flags & (Flag.EnglishTop | Flag.Drug | Flag.Disease)))
    return (
      /^(?:in|from|near)$/.test(before) &&
      (t.kind[i + 1] !== Kind.Word || stopWords.has(t.lower[i + 1]!) || t.gap[i + 1]! >= Gap.Line)
    )
  // lives in dunedin, at lakeshore imaging: of the clinical words only.
  if (
    plain &&
    !(flags & (Flag.English | Flag.Drug | Flag.Disease)) &&
    sizeOf(t, i) >= 4 &&
    !stopWords.has(t.lower[i]!)
  ) {
    if (leadsHome(t, i)) return true
    if (/^(?:at|from|to|via|@)$/.test(before) && siteKinds.has(t.lower[i + 1]!)) return true
    if (
      flags & Flag.City &&
      t.lower[i + 1] === ',' &&
      t.flags[i + 2]! & Flag.StateShort &&
      endsAsState(t, i + 2)
    )
      return true
  }
  // ballymena bt43 7aa
  if (!plain && t.kind[i + 2] === Kind.Number && t.gap[i + 2] === Gap.None && letterPostcode(t, i + 1) > 0)
    return true
  // uncle ray
  if (kinWords.test(before) && flags & Flag.FirstCommon) return true
  // south perth
  if (townHeads.has(t.lower[i]!) && t.flags[i + 1]! & Flag.City && !isPlain(t, i + 1)) return true
  if (plain || sizeOf(t, i) < 4) return false
  return (
    /^(?:at|from|by|with|to|in|saw|:|@)$/.test(before) ||
    (before === '/' && /^[wd]$/.test(t.lower[i - 2] ?? '')) ||
    (before === 'w' && t.lower[i - 2] === '/') ||
    t.lower[i + 1] === ',' ||
    (before === ',' && nameKinds.has(t.lower[i + 1]!))
  )
}

/** Whether a word for living or moving and its preposition stand before: `lives in`, `emigrated from`. */
function leadsHome(t: Tokens, i: number): boolean {
  if (!/^(?:in|from|to|near)$/.test(t.lower[i - 1] ?? '')) return false
  return /^(?:lives?|living|lived|resid(?:es|ing|ed)|moved?|moving|born|raised|visiting|emigrated|immigrated|home|flew|travell?ed|native)$/.test(
    t.lower[i - 2] ?? '',
  )
}

function sizeOf(t: Tokens, i: number): number {
  return t.kind[i] === Kind.Word ? t.end[i]! - t.start[i]! : 0
}

/** The word before `i`, over an initial or the full stop of a short form; -1 where there is none near. */
function wordBefore(t: Tokens, shape: Uint8Array, i: number): number {
  let k = i - 1
  if (k < 0 || t.gap[i]! > Gap.Space) return -1
  if (t.lower[k] === '.' && t.gap[k] === Gap.None) k--
  if (k > 0 && shape[k] === Shape.Single && t.gap[k]! <= Gap.Space && shape[k - 1] === Shape.Cap) k--
  return k >= 0 && t.kind[k] === Kind.Word ? k : -1
}

/** The word behind `i`, over an initial; -1 where there is none near. */
function wordAfter(t: Tokens, i: number): number {
  let k = i + 1
  if (sizeOf(t, k) === 1 && t.gap[k]! <= Gap.Space && t.lower[k] !== 'a') {
    k++
    if (t.lower[k] === '.' && t.gap[k] === Gap.None) k++
  }
  // tran van minh
  if (/^(?:van|de|da|del|von|der|bin|thi)$/.test(t.lower[k]!) && t.gap[k]! <= Gap.Space) k++
  return t.kind[k] === Kind.Word && t.gap[k]! <= Gap.Space ? k : -1
}
