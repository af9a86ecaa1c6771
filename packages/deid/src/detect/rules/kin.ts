import { Flag, lookup } from '../../lexicon/index.ts'
import { Gap, Kind, Shape, type Tokens } from '../tokens.ts'
import { isLanguage } from './languages.ts'
import { anyName, isStop, isTerm, otherMeaning, readName, sentenceStart } from './name-reader.ts'
import { relations } from './relations.ts'
import { type Emit, rule } from './rule.ts'
import { WordSet } from './word-set.ts'

const naming = new Set('named called nicknamed aka'.split(' '))
/** What is called something is no person: a medicine called Allegra. */
const thing =
  /^(?:something|anything|medicine|medication|med|drug|pill|pills|disease|condition|syndrome|procedure|test|cream|it|that|virus|bacteria|device|supplement|inhaler|vitamin)$/
/** Verbs after which a capitalised, listed name is a person: `spoke with Anna`. */
const withVerbs = new Set('with by to from for of via like per'.split(' '))
const beforeWith = new Set(
  'spoke speak spoken discussed discuss talked talk met meet consulted paged called notified updated referred lives live living stays seen reviewed email emailed sent faxed reported assisted escorted accompanied brought coordinated appointment visit visited patient patients someone case name signed written dictated'.split(
    ' ',
  ),
)

/** What a member of staff does, whose initials stand before it. */
const spokeWords = new Set(
  'spoke called phoned notified consulted discussed reviewed paged met saw rounded'.split(' '),
)
const roles = new Set(
  'rn md np pa pt ot rt sw cm do lpn cna ma ho ms rd st slp lcsw msw pcp ed er icu or us mri ct dr mr pgy id gi gu ent ir pmd crna it cc hx gp ob dc va vna ems ekg lab'.split(
    ' ',
  ),
)

/** Staff whose name may follow in brackets: `resident (Woods) paged`. */
const inBrackets = new Set(
  'resident intern attending fellow registrar hospitalist physician surgeon cardiology renal nephrology neurology surgery'.split(
    ' ',
  ),
)

const departments = new Set(
  'ep hh nf sp tx ms hb bh mh rr dm pv vs ob hd dt im em fm fp nm np rd to me us'.split(' '),
)

const triggers = new WordSet([
  ...inBrackets,
  ...relations,
  ...naming,
  ...withVerbs,
  ...spokeWords,
  ...'law family household name spelled spelt hi hello dear hey thanks sincerely regards yours best i w'.split(
    ' ',
  ),
])

/** Names after words for relations and naming: `daughter Anna`, `his wife, Maria`, `named Rex`, `spoke with Priya`. */
export const kin = rule('kin', ['PERSON', 'DOCTOR', 'USERNAME'], (t, emit) => {
  for (let i = 0; i < t.count; i++) {
    if (!triggers.has(t, i)) continue
    const word = t.lower[i]!
    if (relations.has(word) || isInLaw(t, i)) {
      if (relations.has(word)) gluedBefore(t, i - 1, emit)
      after(t, i + 1, 0.75, 'relation', emit)
    } else if (naming.has(word) && thing.test(t.lower[i - 1] ?? '')) continue
    else if (naming.has(word) || (word === 'name' && t.lower[i + 1] === 'is'))
      after(t, word === 'name' ? i + 2 : i + 1, 0.75, 'naming', emit)
    else if (spokeWords.has(word)) {
      initialsBefore(t, i, emit)
      bracketed(t, i, emit)
      if (/^(?:saw|met|reviewed)$/.test(word) && /^(?:i|we|have)$/.test(t.lower[i - 1] ?? ''))
        after(t, i + 1, 0.6, 'with', emit)
    } else if (inBrackets.has(word)) bracketed(t, i, emit)
    else if (word === 'by' && userName(t, i + 1, emit)) continue
    else if (word === 'by' && t.shape[i + 1] === Shape.Upper && isSeenBy(t, i)) initialsBehind(t, i, emit)
    else if (word === 'w' && t.lower[i - 1] === '/' && t.lower[i - 2] === 'd')
      after(t, i + 1, 0.65, 'with', emit)
    else if (word === 'w' && t.lower[i + 1] === '/' && beforeWith.has(t.lower[i - 1]!))
      after(t, i + 2, 0.65, 'with', emit)
    else if (word === 'spelled' || word === 'spelt') spelled(t, i + 1, emit)
    else if (withVerbs.has(word) && beforeWith.has(t.lower[i - 1]!)) after(t, i + 1, 0.65, 'with', emit)
    else if (
      (word === 'hi' ||
        word === 'hello' ||
        word === 'dear' ||
        word === 'hey' ||
        word === 'thanks' ||
        word === 'sincerely' ||
        word === 'regards' ||
        word === 'yours' ||
        word === 'best') &&
      t.shape[i] !== Shape.Lower
    )
      greeting(t, i, emit)
    else if (word === 'family' || word === 'household') surnameBefore(t, i, emit)
    else if (word === 'i' && /^(am|'m)$/.test(t.lower[i + 1]!) && t.shape[i + 2] === Shape.Cap)
      after(t, i + 2, 0.6, 'i-am', emit)
  }
})

/** `Erikas brother`: a given name with its `s` and no apostrophe; a word that no list has, while the name before the `s` is common. */
function gluedBefore(t: Tokens, k: number, emit: Emit): void {
  if (k < 0 || t.shape[k] !== Shape.Cap || t.caseless[k] || t.gap[k + 1] !== Gap.Space) return
  const word = t.lower[k]!
  if (word.length < 5 || !word.endsWith('s') || t.flags[k]! & (anyName | otherMeaning)) return
  const stem = lookup(word.slice(0, -1))
  if (stem & Flag.First && !(stem & otherMeaning)) emit(t.start[k]!, t.end[k]!, 'PERSON', 0.75, 'glued')
}

/** `sister-in-law`, at its last word. */
function isInLaw(t: Tokens, i: number): boolean {
  return (
    t.lower[i] === 'law' &&
    t.lower[i - 1] === '-' &&
    t.lower[i - 2] === 'in' &&
    relations.has(t.lower[i - 4] ?? '')
  )
}

/** `the Vandersloot family`: a surname that is nothing else, between the article and the noun. */
function surnameBefore(t: Tokens, i: number, emit: Emit): void {
  const k = i - 1
  if (t.lower[k - 1] !== 'the' || t.shape[k] !== Shape.Cap || t.caseless[k] || t.gap[i] !== Gap.Space) return
  const other = Flag.Nationality | Flag.Language | Flag.Company | Flag.Eponym | otherMeaning
  if (t.flags[k]! & other || isStop(t, k)) return
  emit(t.start[k]!, t.end[k]!, 'PERSON', 0.9, 'family')
}

/** `K-O-W-A-L`, `K O W A L`: a name said letter by letter. */
function spelled(t: Tokens, from: number, emit: Emit): void {
  let at = t.lower[from] === ':' || t.lower[from] === ',' || t.lower[from] === 'as' ? from + 1 : from
  const start = at
  let letters = 0
  while (t.kind[at] === Kind.Word && t.end[at]! - t.start[at]! === 1 && t.gap[at]! <= Gap.Space) {
    letters++
    at++
    if (
      /^[-.,]$/.test(t.lower[at]!) &&
      t.kind[at + 1] === Kind.Word &&
      t.end[at + 1]! - t.start[at + 1]! === 1
    )
      at++
  }
  if (letters >= 3) emit(t.start[start]!, t.end[at - 1]!, 'PERSON', 0.8, 'spelled')
}

/** `renal consulted (Tan)`, `paged (Dr Okoro)`: one or two capitalised words in brackets that are names. */
function bracketed(t: Tokens, i: number, emit: Emit): void {
  const at = i + 2
  if (t.lower[i + 1] !== '(' || t.shape[at] !== Shape.Cap || isStop(t, at)) return
  if (!(t.flags[at]! & anyName) || t.flags[at]! & otherMeaning) return
  const end = readName(t, at, { max: 3 })
  if (end > at && t.lower[end] === ')') emit(t.start[at]!, t.end[end - 1]!, 'DOCTOR', 0.65, 'bracketed')
}

/** `printed by RBHATT02`, `uploaded by a.petrosyan`: a name as systems write it. */
function userName(t: Tokens, i: number, emit: Emit): boolean {
  if (t.kind[i] !== Kind.Word || t.gap[i]! > Gap.Space) return false
  const next = i + 1
  let end = 0
  if (
    t.shape[i] === Shape.Upper &&
    t.end[i]! - t.start[i]! >= 4 &&
    t.end[next]! - t.start[next]! >= 2 &&
    t.kind[next] === Kind.Number
  )
    end = next
  else if (
    t.shape[i] === Shape.Lower &&
    t.lower[next] === '.' &&
    t.gap[next + 1] === Gap.None &&
    t.shape[next + 1] === Shape.Lower &&
    t.end[next + 1]! - t.start[next + 1]! >= 4 &&
    !(t.flags[next + 1]! & otherMeaning)
  )
    end = next + 1
  if (end === 0 || t.gap[next] !== Gap.None || (t.gap[end + 1] === Gap.None && t.kind[end + 1] === Kind.Word))
    return false
  emit(t.start[i]!, t.end[end]!, 'USERNAME', 0.7, 'user-name')
  return true
}

function isSeenBy(t: Tokens, i: number): boolean {
  const before = t.lower[i - 1] === 'today' ? t.lower[i - 2] : t.lower[i - 1]
  return /^(?:seen|reviewed|examined|dictated|signed|written|entered|witnessed|rounded)$/.test(before ?? '')
}

/** `seen by JM.`, `reviewed today by AK`: two capitals that are no department or role. */
function initialsBehind(t: Tokens, i: number, emit: Emit): void {
  const k = i + 1
  if (t.kind[k] !== Kind.Word || t.gap[k] !== Gap.Space || t.end[k]! - t.start[k]! !== 2) return
  if (t.shape[k] !== Shape.Upper || t.caseless[k] || roles.has(t.lower[k]!) || departments.has(t.lower[k]!))
    return
  if (
    /^[.,;)]$/.test(t.lower[k + 1]!) ||
    t.gap[k + 1]! >= Gap.Line ||
    /^(?:on|at|and|in)$/.test(t.lower[k + 1]!)
  )
    emit(t.start[k]!, t.end[k]!, 'DOCTOR', 0.5, 'initials-behind')
}

/** `KT spoke w/ the daughter`: two or three capitals where a sentence begins are who wrote. */
function initialsBefore(t: Tokens, i: number, emit: Emit): void {
  const k = i - 1
  if (
    k < 0 ||
    t.gap[i] === Gap.None ||
    t.gap[i]! > Gap.Line ||
    t.kind[k] !== Kind.Word ||
    roles.has(t.lower[k]!)
  )
    return
  const size = t.end[k]! - t.start[k]!
  if (size < 2 || size > 3 || !sentenceStart(t, k) || isStop(t, k)) return
  if (t.caseless[k] ? (t.flags[k]! & (otherMeaning | Flag.First)) !== 0 : t.shape[k] !== Shape.Upper) return
  if (
    t.lower[i] === 'saw' ||
    t.lower[i] === 'met' ||
    /^(with|w|to|by|pt|patient|family|his|her|the|dr|from)$/.test(t.lower[i + 1]!)
  )
    emit(t.start[k]!, t.end[k]!, 'DOCTOR', 0.6, 'initials')
}

function after(t: Tokens, from: number, score: number, why: string, emit: Emit): void {
  let at = from
  if (
    (t.lower[at] === ',' || t.lower[at] === '(' || t.lower[at] === '"' || t.lower[at] === "'") &&
    t.gap[at]! <= Gap.Space
  )
    at++
  if (t.lower[at] === 'is' || t.lower[at] === 'was') return
  for (let n = 0; n < 4; n++) {
    if (t.gap[at]! > Gap.Line || t.kind[at] !== Kind.Word || isStop(t, at)) return
    const flags = t.flags[at]!
    // interpreter (Farsi)
    if (isLanguage(t, at)) return
    if (t.caseless[at]) {
      const common = (flags & Flag.FirstCommon) !== 0 && !(flags & (Flag.English | Flag.Drug))
      // Behind `daughter`, a word that no list of English or clinical words has is a name.
      const rare = why !== 'with' && (flags & (otherMeaning | Flag.Eponym | Flag.CityBig)) === 0
      if (!(common && (t.shape[at] !== Shape.Lower || !(flags & otherMeaning))) && !rare) return
      if (t.end[at]! - t.start[at]! < 3) return
    } else {
      if (t.shape[at] !== Shape.Cap) return
      if (flags & Flag.EnglishTop && !(flags & Flag.FirstCommon)) return
      if (why !== 'naming' && !(flags & anyName) && flags & otherMeaning) return
      if (
        why === 'with' &&
        flags & (otherMeaning | Flag.Eponym | Flag.Disease | Flag.Company) &&
        !(flags & Flag.FirstCommon)
      )
        return
      // Behind a name that is sure, `and` brings another, listed or not.
      if (why === 'with' && !(flags & anyName) && !(n > 0 && t.lower[at - 1] !== ',')) return
    }
    const end = readName(t, at, { max: 4 })
    if (end === at || (isTerm(t, end) && why !== 'relation')) return
    emit(t.start[at]!, t.end[end - 1]!, 'PERSON', score, why)
    // kids Aaliyah 9, Micah 6 and Zion (2)
    let sep = end
    if (t.lower[sep] === '(' && t.kind[sep + 1] === Kind.Number && t.lower[sep + 2] === ')') sep += 3
    else if (t.kind[sep] === Kind.Number && t.end[sep]! - t.start[sep]! <= 2) sep++
    if (t.lower[sep] !== 'and' && t.lower[sep] !== '&' && t.lower[sep] !== ',') return
    at = t.lower[sep + 1] === 'and' ? sep + 2 : sep + 1
  }
}

/** `Dear Anna,`, and the signature under `Sincerely,` or `Thanks,`. */
function greeting(t: Tokens, i: number, emit: Emit): void {
  let at = i + 1
  while (
    /^(regards|wishes|sincerely|truly|faithfully|so|much|very|,|you|again|kind|warm|and)$/.test(
      t.lower[at]!,
    ) &&
    t.gap[at]! <= Gap.Space
  )
    at++
  const comma = t.lower[at - 1] === ','
  const signature = t.gap[at]! >= Gap.Line
  const hail = /^(hi|hello|dear|hey)$/.test(t.lower[i]!)
  if (signature ? hail || !(comma || t.gap[at] === Gap.Blank || t.gap[at] === Gap.Line) : !(hail || comma))
    return
  if (t.kind[at] !== Kind.Word || isStop(t, at)) return
  // Dear Sir or Madam
  if (/^(?:sir|sirs|madam)$/.test(t.lower[at]!) && t.shape[at + 1] !== Shape.Cap) return
  const flags = t.flags[at]!
  if (flags & otherMeaning && !(flags & anyName)) return
  if (
    !(t.shape[at] === Shape.Cap || t.shape[at] === Shape.Single || t.caseless[at]) ||
    (t.caseless[at] && !(flags & anyName))
  )
    return
  const end = readName(t, at, { max: 4 })
  if (end === at) return
  emit(t.start[at]!, t.end[end - 1]!, 'PERSON', 0.75, signature ? 'signature' : 'greeting')
}
