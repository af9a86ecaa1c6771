import { Flag } from '../../lexicon/index.ts'
import { Gap, Kind, Shape, type Tokens } from '../tokens.ts'
import { middles, vague } from './hospital-words.ts'
import { anyName, otherMeaning, stopWords } from './name-reader.ts'
import { phraseAt } from './phrase.ts'
import { nameKinds } from './recase-words.ts'

const phrases = Flag.City | Flag.State | Flag.Country | Flag.Hospital | Flag.Company | Flag.Insurer
const siteEnds = new Set(
  'pediatrics paediatrics dermatology orthopedics orthopaedics peds ortho imaging labs clinic pharmacy nursery daycare school academy'.split(
    ' ',
  ),
)
const firmEnds = new Set('inc llc ltd corp corporation plc gmbh llp'.split(' '))
const lineEnds = new Set(
  'hospital clinic infirmary hospice center centre medicine practice surgery pediatrics paediatrics orthopaedics orthopedics health healthcare rehab pharmacy'.split(
    ' ',
  ),
)
const foreignTypes = /^(?:rue|calle|via|chemin|avenida|strada|rua|paseo|heol|ffordd)$/
const measures = new Set(
  'mg ml mcg g kg cm mm units tablets tablet caps days day hours weeks months years year times old am pm min hr week month puffs drops'.split(
    ' ',
  ),
)

/** Gives capitals to runs of words that are one name: listed phrases, streets behind a house number, firms, letterheads. */
export function recaseRuns(t: Tokens, open: Uint8Array, shape: Uint8Array): void {
  const raise = (from: number, end: number) => {
    for (let k = from; k < end; k++) if (open[k] && t.kind[k] === Kind.Word) shape[k] = Shape.Cap
  }
  for (let i = 0; i < t.count; i++) {
    if (t.kind[i] === Kind.Number) raise(i + 1, street(t, i))
    if (!open[i] || t.kind[i] !== Kind.Word) continue
    if (t.flags[i]! & Flag.Prefix) raise(i, phrase(t, i))
    if (employed.test(t.lower[i]!)) raise(...employer(t, i))
    if (t.flags[i]! & Flag.StreetType) raise(namedStreet(t, i), i + 1)
    if (firmEnds.has(t.lower[i]!)) raise(firm(t, i), i + 1)
    if (lineEnds.has(t.lower[i]!)) raise(letterhead(t, i), i + 1)
    if (siteEnds.has(t.lower[i]!)) raise(site(t, i), i + 1)
    if (t.lower[i] === 'at' && worksBefore(t, i)) raise(...twoWords(t, i + 1))
  }
}

function isPlain(t: Tokens, i: number): boolean {
  return (t.flags[i]! & otherMeaning) !== 0 || stopWords.has(t.lower[i]!)
}

/** The end of a listed phrase at `i`; one of plain words only where a word that leads to a place stands before. */
function phrase(t: Tokens, i: number): number {
  const found = phraseAt(t, i, phrases)
  if (!found) return i
  let plain = !(found.flags & (Flag.CityBig | Flag.Hospital | Flag.State | Flag.Country))
  let top = true
  let longest = 0
  for (let k = i; k < found.end; k++) {
    if (t.kind[k] !== Kind.Word) continue
    if (!isPlain(t, k)) plain = false
    if (!(t.flags[k]! & Flag.EnglishTop)) top = false
    longest = Math.max(longest, t.end[k]! - t.start[k]!)
  }
  // AT&T is none in `at t7`.
  if (longest < 3) return i
  if (plain && (top || !/^(?:in|from|near|at|for|to|,)$/.test(t.lower[i - 1] ?? ''))) return i
  return found.end
}

/** `12072 maglio circle`: the end of one to four words and the type of a street, where the clause ends or a town follows; or `i`. */
function street(t: Tokens, i: number): number {
  if (t.end[i]! - t.start[i]! > 5 || (i > 0 && t.gap[i] === Gap.None)) return i
  let at = i + 1
  if (foreignTypes.test(t.lower[at]!) && t.gap[at] === Gap.Space) {
    while (at - i < 5 && t.gap[at]! <= Gap.Space && (t.kind[at] === Kind.Word || t.lower[at] === '-')) at++
    return at
  }
  for (let n = 0; n < 5; at++) {
    if (t.lower[at] === '.' || t.lower[at] === "'s") continue
    if (t.gap[at]! > Gap.Line) return i
    const ordinal = t.kind[at] === Kind.Number && t.gap[at + 1] === Gap.None
    if (!ordinal) {
      const word = t.lower[at]!
      if (t.kind[at] !== Kind.Word || measures.has(word) || t.flags[at]! & (Flag.Drug | Flag.Disease))
        return i
      if (n > 0 && t.flags[at]! & Flag.StreetType && endsStreet(t, at + 1)) return at + 1
      if (stopWords.has(word)) return i
    }
    n++
  }
  return i
}

function endsStreet(t: Tokens, at: number): boolean {
  const next = t.lower[at] === '.' && t.gap[at] === Gap.None ? at + 1 : at
  return (
    /^(?:[,;.)|#]|apt|unit|suite|ste|flat|[nsew]|[ns][ew])$/.test(t.lower[next]!) ||
    t.gap[next]! >= Gap.Wide ||
    ((t.flags[next]! & Flag.City) !== 0 && !isPlain(t, next))
  )
}

/** `from elm street`, `on wilshire blvd`: the start of a street without a number, or past its type. */
function namedStreet(t: Tokens, i: number): number {
  const strong = /^(?:street|avenue|ave|road|blvd|boulevard|rd|lane)$/.test(t.lower[i]!)
  const name = t.flags[i - 1] ?? 0
  const led = /^(?:on|at|from|near|of|off)$/.test(t.lower[i - 2] ?? '')
  const plain = isPlain(t, i - 1) || t.end[i - 1]! - t.start[i - 1]! < 4
  const good = plain ? name & (anyName | Flag.City) && !(name & Flag.EnglishTop) : true
  return strong && led && good && t.gap[i] === Gap.Space ? i - 1 : i + 1
}

/** The start of the words before `inc`, where it cannot mean `increase`; or past it. */
function firm(t: Tokens, i: number): number {
  if (i === 0 || t.gap[i]! > Gap.Space || (/^(?:inc|corp)$/.test(t.lower[i]!) && !closes(t, i + 1)))
    return i + 1
  let from = i
  for (let k = i - 1; k >= 0 && i - k < 6 && t.gap[k + 1]! <= Gap.Space; k--) {
    if (/^(?:[,&'-]|'s)$/.test(t.lower[k]!)) continue
    if (t.kind[k] !== Kind.Word || (t.lower[k]!.length < 5 && stopWords.has(t.lower[k]!))) break
    from = k
  }
  return from === i ? i + 1 : from
}

const employed = /^(?:works?|worked|working|employed|lives?|living|resides?|residing)$/
const workedWhere =
  /^(?:home|night|nights|site|shop|store|company|office|factory|plant|job|desk|least|work|present|times|once|local|large|small|busy|nursing|group|assisted|skilled|shelter|facility|house|apartment|parents|mother|daughter|son)$/

/** `works weekends at dairy queen`: the two or three words behind `at` or `for`, from and past. */
function employer(t: Tokens, i: number): [number, number] {
  const led = /^(?:at|for)$/
  return led.test(t.lower[i + 1]!)
    ? twoWords(t, i + 2)
    : led.test(t.lower[i + 2]!)
      ? twoWords(t, i + 3)
      : [i, i]
}

/** Two or three words up to the end of their clause that say more than a kind of place, from and past. */
function twoWords(t: Tokens, at: number): [number, number] {
  let end = at
  while (end - at < 3 && t.kind[end] === Kind.Word && t.gap[end] === Gap.Space) {
    if (stopWords.has(t.lower[end]!) || workedWhere.test(t.lower[end]!)) break
    end++
    if (
      t.kind[end] === Kind.Mark ||
      t.gap[end]! >= Gap.Line ||
      /^(?:in|as|and|for|since)$/.test(t.lower[end]!)
    )
      return end - at > 1 ? [at, end] : [at, at]
  }
  return [at, at]
}

/** `works as a nail technician at`: whether someone works a few words before. */
function worksBefore(t: Tokens, i: number): boolean {
  for (let k = i - 2; k >= 0 && i - k <= 6 && t.gap[k + 1]! <= Gap.Space; k--) {
    if (t.kind[k] === Kind.Mark) return false
    if (/^(?:works?|worked|working|employed)$/.test(t.lower[k]!)) return true
  }
  return false
}

function closes(t: Tokens, at: number): boolean {
  return (
    t.gap[at]! >= Gap.Line ||
    /^(?:[,.;)]|in|at|and|since|as|for|will|has|is|was|requests|brought)$/.test(t.lower[at]!)
  )
}

/** `tiny tots pediatrics` behind `at`: the start of the one to three words before the kind, of which one is no word of prose; or past it. */
function site(t: Tokens, i: number): number {
  let named = false
  for (let k = i - 1; k >= 1 && i - k <= 3 && t.gap[k + 1] === Gap.Space; k--) {
    const word = t.lower[k]!
    if (t.kind[k] !== Kind.Word || stopWords.has(word) || vague.has(word) || middles.has(word)) return i + 1
    if (!(t.flags[k]! & (Flag.Safe | Flag.EnglishTop | Flag.Disease | Flag.Drug))) named = true
    if (/^(?:at|@|from|to|via)$/.test(t.lower[k - 1]!) && t.gap[k]! <= Gap.Space) return named ? k : i + 1
  }
  return i + 1
}

/** `coastal health center` on a line of its own: the start of the line, or past the word. */
function letterhead(t: Tokens, i: number): number {
  if (t.gap[i + 1]! < Gap.Wide) return i + 1
  let from = i
  while (from > 0 && t.gap[from]! < Gap.Wide && i - from < 6) {
    from--
    const word = t.lower[from]!
    if (word === ',' && i - from >= 3) return from + 1
    if (t.kind[from] === Kind.Number || (t.kind[from] === Kind.Mark && !/^(?:['&.-]|'s)$/.test(word)))
      return i + 1
    if (stopWords.has(word) && !nameKinds.has(word)) return i + 1
  }
  return t.gap[from]! >= Gap.Wide && from < i ? from : i + 1
}
