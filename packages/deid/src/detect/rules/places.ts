import { Flag } from '../../lexicon/index.ts'
import { Gap, Kind, Shape, type Tokens, tokenAt } from '../tokens.ts'
import { isTerm, sentenceStart, stopWords } from './name-reader.ts'
import { phraseAt } from './phrase.ts'
import { endsAsState, letterPostcode, otherCountry, zipAt } from './postcodes.ts'
import { type Emit, rule } from './rule.ts'

const located = new Set(
  'in from near at to of outside around visiting visited leaving moved lives living resides residing via into through downtown between and or'.split(
    ' ',
  ),
)
/** Words behind a place that show it is one: the Dallas facility. */
const placeNouns = new Set(
  'facility clinic hospital office campus location site branch police pd sheriff area area, metro suburb resident native county office, based'.split(
    ' ',
  ),
)
const notState = new Set(
  'in or me ok hi pa md ma de la co id oh al mo ms mt ne nd sd va wa me ct ky ga ar ia il mi mn nc nh nj nm ny nv ri sc tn tx ut vt wi wv wy hi dc ak az ca fl ks'.split(
    ' ',
  ),
)
const both = Flag.City | Flag.State | Flag.Country
/** Words after which `in`, `from` and `to` lead to a place. */
const travels =
  /^(?:home|relocated|relocating|travelled|traveled|travelling|traveling|flew|flying|drove|visiting|visited|emigrated|immigrated|deployed|stationed)$/
const residence = /^(living|lives|live|lived|residing|resides|resident|moved|native|born|raised)$/

/** Cities, states, countries and postcodes: `Boston, MA 02114`, `lives in Leeds`, `NSW 2000`, `K1A 0B1`. */
export const places = rule('places', ['CITY', 'STATE', 'COUNTRY', 'ZIP', 'STREET'], (t, emit) => {
  for (let i = 0; i < t.count; i++) {
    if (t.kind[i] === Kind.Number) {
      zipAlone(t, i, emit)
      continue
    }
    if (t.kind[i] !== Kind.Word) continue
    const end = cityState(t, i, emit) || alone(t, i, emit)
    if (end > i) {
      i = end - 1
      continue
    }
    const code = letterPostcode(t, i)
    if (code > 0) {
      emit(t.start[i]!, code, 'ZIP', 0.7, 'postcode')
      postTown(t, i, emit)
    }
  }
})

/** The words of a place that begins here: by the phrase list, or one word. */
function placeAt(t: Tokens, i: number): { end: number; flags: number } | undefined {
  if (t.shape[i] === Shape.Lower && !t.caseless[i]) return undefined
  if (t.flags[i]! & Flag.Prefix) {
    const found = phraseAt(t, i, both)
    if (found) {
      const city =
        t.lower[found.end] === 'city' &&
        t.gap[found.end] === Gap.Space &&
        (t.shape[found.end] !== Shape.Lower || t.caseless[i] === 1)
      const end = found.end + (city ? 1 : 0)
      if (t.caseless[i] || t.shape[end - 1] !== Shape.Lower) return { end, flags: found.flags }
    }
  }
  const dotted = t.lower[i + 1] === '.' && t.gap[i + 1] === Gap.None
  if (
    (t.lower[i] === 'st' || t.lower[i] === 'mt' || t.lower[i] === 'ft') &&
    dotted &&
    t.shape[i + 2] === Shape.Cap &&
    t.gap[i + 2] === Gap.Space
  )
    return { end: i + 3, flags: Flag.City }
  if (t.lower[i] === 'nyc') return { end: i + 1, flags: Flag.City | Flag.CityBig }
  if (t.flags[i]! & Flag.County && residence.test(t.lower[i - 2] ?? ''))
    return { end: i + 1, flags: t.flags[i]! | Flag.City }
  return t.flags[i]! & both ? { end: i + 1, flags: t.flags[i]! } : undefined
}

/** `Boston, MA`, `Boston MA 02114`, `Springfield, Illinois`. Also unlisted towns before a state. */
function cityState(t: Tokens, i: number, emit: Emit): number {
  const place = placeAt(t, i)
  let end = place?.end ?? 0
  if (!place) {
    if (t.shape[i] !== Shape.Cap || t.caseless[i] || t.lower[i]!.endsWith('ly')) return 0
    end = i + 1
    while (end - i < 3 && t.shape[end] === Shape.Cap && t.gap[end] === Gap.Space && t.lower[end] !== ',')
      end++
  }
  let at = end
  const comma = t.lower[at] === ',' && t.gap[at]! <= Gap.Space
  if (comma) at++
  if (t.gap[at]! > Gap.Line || (t.gap[at] === Gap.Line && !comma)) return 0
  const state = stateAt(t, at)
  if (!state) return comma && (place || isTownLike(t, i, end)) ? cityCountry(t, i, end, at, emit) : 0
  const zip = zipAt(t, state)
  const short = t.end[at]! - t.start[at]! <= 3
  if (short && t.shape[at] !== Shape.Upper && !(t.caseless[at] && zip) && !(t.lower[state - 1] === '.'))
    return 0
  if (!comma && !zip && short) return 0
  // Interpreter Anna Roe, ID P99-63956
  if (!zip && t.lower[at] === 'id' && /^\W{0,3}[\w-]*\d/.test(t.text.slice(t.end[at]!, t.end[at]! + 12)))
    return 0
  if (!zip && short && t.caseless[at] && !endsAsState(t, at)) return 0
  if (!place && !comma) return 0
  // Smith, MD and Roe, PA are people.
  if (
    !zip &&
    short &&
    /^(md|pa|ma|do|np|ms|rn|dc|ot|pt)$/.test(t.lower[at]!) &&
    !(place && place.flags & (Flag.CityBig | Flag.Prefix) && !(t.flags[i]! & Flag.FirstCommon))
  ) {
    if (!(t.lower[at] === 'ma' && place && !(t.flags[i]! & Flag.LastCommon))) return 0
  }
  // Honda Civic, CA plate 8KLM221
  if (!place && /^(?:plate|plates|license|licence|dl|tag|tags|driver)$/.test(t.lower[state]!)) return 0
  if (!place && !zip && isSomebody(t, i)) return 0
  emit(t.start[i]!, t.end[end - 1]!, 'CITY', 0.85, 'city-state')
  emit(t.start[at]!, t.end[state - 1]!, 'STATE', 0.85, 'city-state')
  if (!zip) return state
  lineAbove(t, i, emit)
  const from = t.lower[state] === ',' || t.lower[state] === '-' ? state + 1 : state
  emit(t.start[from]!, zip, 'ZIP', 0.85, 'city-state')
  return tokenAt(t, zip)
}

/** Whether a title or a listed name is among the words. */
function isSomebody(t: Tokens, from: number): boolean {
  if (t.flags[from]! & (Flag.Last | Flag.First | Flag.Profession)) return true
  return /^(?:dr|mr|mrs|ms|prof|interpreter|nurse)$/.test(t.lower[from]!)
}

/** The line above a line of city, state and postcode is a street when it begins with a house number. */
function lineAbove(t: Tokens, i: number, emit: Emit): void {
  // A wrapped line has no gap of its own left, so the text itself says where lines begin.
  if (i === 0 || !t.text.slice(t.end[i - 1]!, t.start[i]!).includes('\n')) return
  const first = tokenAt(t, t.text.lastIndexOf('\n', t.end[i - 1]! - 1) + 1)
  if (i - first > 12) return
  if (t.kind[first] !== Kind.Number || t.end[first]! - t.start[first]! > 6 || i - first < 3) return
  for (let k = first; k < i; k++) if (/^[:|%]$/.test(t.lower[k]!)) return
  if (t.kind[first + 1] === Kind.Word && t.gap[first + 1] === Gap.Space)
    emit(t.start[first]!, t.end[i - 1]!, 'STREET', 0.7, 'line-above')
}

/** One or two capitalised words that no list of names or of English has, in the midst of a sentence: Recife, Brazil. */
function isTownLike(t: Tokens, i: number, end: number): boolean {
  for (let k = i; k < end; k++)
    if (t.flags[k]! & ~(Flag.LastRare | Flag.FirstRare | Flag.Prefix | Flag.Safe)) return false
  return /^(?:in|from|to|of|near)$/.test(t.lower[i - 1] ?? '')
}

function countryAt(t: Tokens, at: number): { end: number; flags: number } | undefined {
  const place = placeAt(t, at)
  return place && place.flags & Flag.Country ? place : undefined
}

/** `Paris, France`, where the city is listed. */
function cityCountry(t: Tokens, i: number, end: number, at: number, emit: Emit): number {
  const country = countryAt(t, at)
  if (!country || t.gap[at]! > Gap.Line) return 0
  if (t.caseless[i] && t.flags[i]! & (Flag.English | Flag.Safe)) return 0
  emit(t.start[i]!, t.end[end - 1]!, 'CITY', 0.75, 'city-country')
  emit(t.start[at]!, t.end[country.end - 1]!, 'COUNTRY', 0.75, 'city-country')
  return country.end
}

/** The token after a state's name or short form at `at`, or 0. */
function stateAt(t: Tokens, at: number): number {
  if (t.kind[at] !== Kind.Word) return 0
  if (t.flags[at]! & Flag.Prefix) {
    const found = phraseAt(t, at, Flag.State)
    if (found) return found.end
  }
  if (t.flags[at]! & Flag.State && (t.shape[at] !== Shape.Lower || t.caseless[at])) return at + 1
  if (
    t.flags[at]! & Flag.StateShort &&
    t.end[at]! - t.start[at]! <= 4 &&
    (t.shape[at] !== Shape.Lower || t.caseless[at])
  ) {
    return t.lower[at + 1] === '.' && t.gap[at + 1] === Gap.None && t.end[at]! - t.start[at]! > 2
      ? at + 2
      : at + 1
  }
  return 0
}

/** A listed place on its own: sure names at once, doubtful ones where the words around say so. */
function alone(t: Tokens, i: number, emit: Emit): number {
  const place = placeAt(t, i) ?? unknownPlace(t, i)
  if (!place || (t.flags[i]! & Flag.Nationality && !(place.flags & Flag.Country))) return 0
  if (/^(sprague|dawley|asia)$/.test(t.lower[i]!)) return 0
  if (i > 0 && t.gap[i] === Gap.None && t.kind[i - 1] !== Kind.Mark) return 0
  const { end, flags } = place
  const own = end === i + 1 ? t.flags[i]! : 0
  const before = t.lower[i - 1] ?? ''
  const next = t.lower[end] ?? ''
  if (t.gap[end] === Gap.None && (next === '-' || next === "'s") && !(next === "'s")) return 0
  const cue =
    (located.has(before) && t.gap[i] === Gap.Space) || (placeNouns.has(next) && t.gap[end] === Gap.Space)
  if (
    isTerm(t, end) &&
    !(t.flags[end]! & Flag.StreetType && t.flags[end]! & Flag.City) &&
    !placeNouns.has(next)
  )
    return 0
  if (/^(score|criteria|scale|protocol)$/.test(next)) return 0
  // The list of clinical words holds places too.
  const safe = own & (Flag.CityBig | Flag.County | Flag.State | Flag.Country) ? 0 : Flag.Safe
  const odd = (own & (Flag.English | safe | Flag.Eponym | Flag.Drug | Flag.Disease)) !== 0
  if (
    /^(?:uk|usa|uae)$/.test(t.lower[i]!) &&
    (t.shape[i] === Shape.Upper || t.caseless[i]) &&
    /^(?:in|from|to|the)$/.test(before)
  ) {
    emit(t.start[i]!, t.end[i]!, 'COUNTRY', 0.6, 'country')
    return end
  }
  if (t.end[i]! - t.start[i]! <= 3 && end === i + 1) {
    if (t.lower[i] !== 'nyc') return 0
    emit(t.start[i]!, t.end[i]!, 'CITY', 0.6, 'city')
    return end
  }
  const strict =
    (/^(in|from|near|outside)$/.test(before) ||
      (before === 'to' && (residence.test(t.lower[i - 2] ?? '') || travels.test(t.lower[i - 2] ?? '')))) &&
    t.gap[i]! <= Gap.Space
  if (
    t.caseless[i] &&
    (odd || own & (Flag.First | Flag.Last)) &&
    !(flags & (Flag.State | Flag.Country)) &&
    !(strict && flags & Flag.CityBig && !(own & Flag.English))
  )
    return 0
  const led =
    residence.test(t.lower[i - 2] ?? '') ||
    travels.test((t.lower[i - 2] === 'in' ? t.lower[i - 3] : t.lower[i - 2]) ?? '')
  // Bhopal is on the list of clinical words, as radiology is.
  if (strict && !(own & Flag.English) && (!(own & safe) || !stopWords.has(t.lower[i]!)) && led) {
    emit(t.start[i]!, t.end[end - 1]!, 'CITY', 0.65, 'residence')
    return end
  }
  if (flags & Flag.State) {
    if (own & Flag.FirstCommon && !cue) return 0
    if (odd && !cue) return 0
    emit(t.start[i]!, t.end[end - 1]!, 'STATE', 0.6, 'state')
    return end
  }
  if (flags & Flag.Country) {
    if ((own & Flag.First && !cue) || (odd && !cue)) return 0
    emit(t.start[i]!, t.end[end - 1]!, 'COUNTRY', 0.55, 'country')
    return end
  }
  if (end > i + 1) {
    // Two words or more: New York, Los Angeles; listed villages of plain words need a cue.
    let plain = true
    for (let k = i; k < end; k++)
      if (!(t.flags[k]! & (Flag.English | Flag.Safe)) && t.kind[k] === Kind.Word) plain = false
    if (plain && !(flags & Flag.CityBig) && !cue) return 0
    if (!(flags & Flag.CityBig) && !cue && t.flags[i]! & Flag.First) return 0
    if (plain && sentenceStart(t, i)) return 0
    if (t.caseless[i] && plain && !((strict || cue) && flags & Flag.CityBig)) return 0
    emit(t.start[i]!, t.end[end - 1]!, 'CITY', 0.6, 'city')
    return end
  }
  if (t.shape[i] === Shape.Upper && !t.caseless[i]) return 0
  if (flags & Flag.CityBig && !odd && !(own & Flag.FirstCommon) && !(own & Flag.LastCommon && !cue)) {
    emit(t.start[i]!, t.end[i]!, 'CITY', 0.6, 'city')
    return end
  }
  // Drives home to Muskogee: of no other list.
  const pure =
    end === i + 1 && (own & ~(Flag.City | Flag.CityBig | Flag.County | Flag.Prefix | Flag.LastRare)) === 0
  if (pure && located.has(before) && t.shape[i] === Shape.Cap && !t.caseless[i]) {
    emit(t.start[i]!, t.end[i]!, 'CITY', 0.5, 'city-only')
    return end
  }
  if (!located.has(before) || before === 'and' || before === 'or' || before === 'of' || before === 'to') {
    if (!(flags & Flag.CityBig && cue)) return 0
  }
  if (odd && !(flags & Flag.CityBig)) return 0
  if (own & Flag.EnglishTop || sentenceStart(t, i)) return 0
  emit(t.start[i]!, t.end[i]!, 'CITY', 0.5, 'city-cue')
  return end
}

const people =
  /^(?:man|woman|male|female|lady|gentleman|boy|girl|widow|widower|native|student|family|refugee|immigrant|veteran|farmer)$/

/** `lives in Wollongong`, `from Monterrey`: a capitalised word of no list at all where a place is meant. */
function unknownPlace(t: Tokens, i: number): { end: number; flags: number } | undefined {
  if (t.kind[i] !== Kind.Word || t.end[i]! - t.start[i]! < 5) return undefined
  if (t.caseless[i]) {
    // A teacher from Wollongong; moved to Austin from Monterrey.
    const comes =
      t.lower[i - 1] === 'from' &&
      ((t.flags[i - 2]! & Flag.Profession) !== 0 || residence.test(t.lower[i - 4] ?? ''))
    return comes && (t.flags[i]! & ~(Flag.LastRare | Flag.FirstRare)) === 0
      ? { end: i + 1, flags: Flag.City | Flag.CityBig }
      : undefined
  }
  if (t.shape[i] !== Shape.Cap) return undefined
  const before = t.lower[i - 1]
  // The list of clinical words has towns too.
  if (
    before === 'from' &&
    people.test(t.lower[i - 2] ?? '') &&
    !(t.flags[i]! & (Flag.English | Flag.Safe | Flag.Drug | Flag.Disease))
  )
    return { end: i + 1, flags: Flag.City | Flag.CityBig }
  if (stopWords.has(t.lower[i]!) || t.flags[i]! & ~(Flag.LastRare | Flag.FirstRare | Flag.Prefix | Flag.Safe))
    return undefined
  const home =
    (residence.test(t.lower[i - 2] ?? '') ||
      travels.test((t.lower[i - 2] === 'in' ? t.lower[i - 3] : t.lower[i - 2]) ?? '')) &&
    (before === 'in' || before === 'to' || before === 'from' || before === 'near')
  return home || (before === 'from' && t.flags[i] === 0 && t.lower[i - 2] !== 'different')
    ? { end: i + 1, flags: Flag.City | Flag.CityBig }
    : undefined
}

/** The town before a British or Canadian postcode: Ballymena BT43 7AA. */
function postTown(t: Tokens, i: number, emit: Emit): void {
  const k = t.lower[i - 1] === ',' ? i - 2 : i - 1
  if (k < 0 || t.gap[k + 1]! > Gap.Space || t.kind[k] !== Kind.Word) return
  if (t.caseless[k] ? t.flags[k]! & (Flag.English | Flag.Safe) : t.shape[k] !== Shape.Cap) return
  if (t.flags[k]! & (Flag.English | Flag.StreetType | Flag.StateShort) && !(t.flags[k]! & Flag.City)) return
  emit(t.start[k]!, t.end[k]!, 'CITY', 0.6, 'post-town')
}

/** `TX 75001` without a city, and Indian PIN codes behind a city and a dash. */
function zipAlone(t: Tokens, i: number, emit: Emit): void {
  const size = t.end[i]! - t.start[i]!
  if (size === 3 && isSplitPin(t, i)) {
    emit(t.start[i]!, t.end[i + 1]!, 'ZIP', 0.65, 'pin')
    return
  }
  if (size === 6 && t.lower[i - 1] === 'pin') emit(t.start[i]!, t.end[i]!, 'ZIP', 0.7, 'pin')
  if (size !== 5 && size !== 6 && size !== 4) return
  const dash = t.lower[i - 1] === '-' || t.lower[i - 1] === '–'
  const k = dash ? i - 2 : i - 1
  if (k < 0 || t.kind[k] !== Kind.Word || t.gap[i]! > Gap.Space) return
  const flags = t.flags[k]!
  if (
    size === 5 &&
    !dash &&
    flags & Flag.StateShort &&
    t.shape[k] === Shape.Upper &&
    t.gap[i] === Gap.Space &&
    !notStateHere(t, k) &&
    (t.lower[k] !== 'id' || /^83[2-8]/.test(t.lower[i]!)) &&
    !otherCountry.test(t.lower[k]!)
  ) {
    emit(t.start[k]!, t.end[k]!, 'STATE', 0.6, 'state-zip')
    emit(t.start[i]!, t.end[i]!, 'ZIP', 0.7, 'state-zip')
  } else if (
    size === 6 &&
    flags & (Flag.CityBig | Flag.State) &&
    (t.shape[k] !== Shape.Lower || t.caseless[k])
  ) {
    emit(t.start[i]!, t.end[i]!, 'ZIP', 0.7, 'pin')
  } else if (
    size === 4 &&
    /^(nsw|vic|qld|tas|act|nt|sa|wa)$/.test(t.lower[k]!) &&
    (t.shape[k] === Shape.Upper || (t.caseless[k] === 1 && t.lower[k]!.length === 3)) &&
    t.gap[i] === Gap.Space
  ) {
    emit(t.start[k]!, t.end[k]!, 'STATE', 0.7, 'state-zip')
    emit(t.start[i]!, t.end[i]!, 'ZIP', 0.7, 'state-zip')
  }
}

/** `Chennai 600 040`, at the end of its clause. */
function isSplitPin(t: Tokens, i: number): boolean {
  const dash = /^[-–]$/.test(t.lower[i - 1] ?? '')
  const k = dash ? i - 2 : i - 1
  return (
    k >= 0 &&
    (t.flags[k]! & (Flag.CityBig | Flag.State)) !== 0 &&
    (t.shape[k] !== Shape.Lower || t.caseless[k] === 1) &&
    t.gap[i] === Gap.Space &&
    t.gap[i + 1] === Gap.Space &&
    t.kind[i + 1] === Kind.Number &&
    t.end[i + 1]! - t.start[i + 1]! === 3 &&
    (/^[,.;)]$/.test(t.lower[i + 2]!) || t.gap[i + 2]! >= Gap.Line) &&
    !/^[.,]\d/.test(t.text.slice(t.end[i + 1]!, t.end[i + 1]! + 2))
  )
}

/** Two capitals before five digits may be the head of an identifier in a table of results: `ID 12345`, `PA 12345`. */
function notStateHere(t: Tokens, k: number): boolean {
  const word = t.lower[k]!
  return (
    (word === 'id' || word === 'pa' || word === 'md' || word === 'or') &&
    notState.has(word) &&
    t.lower[k - 1] !== ','
  )
}
