import { Flag } from '../../lexicon/index.ts'
import { Gap, Kind, Shape, type Tokens, tokenAt } from '../tokens.ts'
import { isStop } from './name-reader.ts'
import { type Emit, rule } from './rule.ts'
import { WordSet } from './word-set.ts'

/** Street types that are too common as words to end a street without a house number before. */
const weakTypes = new Set(
  `run path view way walk pass place point park hill court drive close row square circle cross end gate green field fields ford forge fork forks
garden gardens glen grove harbor haven heights hollow island isle key knoll lake land landing light loaf lock lodge loop mall manor meadow mill
mission mount mountain neck orchard oval parade plain plains port prairie ramp ranch rapid rapids rest ridge river shoal shore spring springs spur
station stream summit terrace trace track trail turnpike union valley viaduct village ville vista well wells bend branch bridge brook burg bypass
camp canyon cape causeway center cliff club common corner course cove creek crest curve dam dale divide estate expressway extension fall falls
ferry flat flats freeway junction skyway stravenue throughway trafficway tunnel underpass burgs bluff bayou beach bottom arcade alley annex rue
st dr ct pl sq ste la ln ter pt hl cir pike wall cl av al an is via crossing crossroad mews gap yard side strip line lines rise
vale bay stop quay rt rte key ext pr wy tr mt hill pk str cres nook bank pocket link concourse`.split(/\s+/),
)
/** Short forms that are street types only behind a house number and a name. */
const indian = new Set(
  'brae wynd vennel croft garth mead leys dene nagar colony marg gali vihar enclave layout puram salai chowk bagh sector phase extn wadi peth society apartments chawl bazaar bazar cross'.split(
    ' ',
  ),
)
/** Street types of two letters that are in use; the lists hold stranger ones. */
const shortTypes = new Set('st rd dr ln ct pl av cl la sq'.split(' '))
const units = new Set(
  'apt app apartment suite ste unit flat floor fl room rm bldg building lot trailer box po p.o block tower wing level #'.split(
    ' ',
  ),
)
/** What may stand before a house number with a comma behind: `at 12, Rose Cottages`. */
const leads = new Set(
  'at of to in from no number near address addr residing resides lives living house home plot door and or flat apt unit r/o'.split(
    ' ',
  ),
)
const directions = new Set(
  'n s e w ne nw se sw north south east west northeast northwest southeast southwest'.split(' '),
)
const road = new Set('highway hwy route rt rte interstate county'.split(' '))
const poBox = /P\.?\s?O\.?\s?Box\s#?\d{1,6}|(?:GPO|PMB|Locked Bag|Private Bag)\s?(?:Box\s)?\d{1,6}/iy
const indianDoor =
  /(?:H\.?\s?No\.?|House\sNo\.?|Door\sNo\.?|D\.?\s?No\.?|Plot\s(?:No\.?)?|Flat\sNo\.?|Survey\sNo\.?)\s?:?\s?[\w-]*\d[\w/-]*/iy

const poWords = new WordSet('p po gpo pmb locked private'.split(' '))
const doorWords = new WordSet('h house door d plot flat survey'.split(' '))

/** Streets with house numbers, units and boxes, in the ways of the US, Canada, the UK, Australia and India. */
export const addresses = rule('addresses', ['STREET', 'CITY', 'ZIP'], (t, emit) => {
  for (let i = 0; i < t.count; i++) {
    if (t.kind[i] === Kind.Number) {
      const end = fromNumber(t, i)
      if (end > i) {
        const from = units.has(t.lower[i - 1] ?? '') && t.gap[i] === Gap.Space ? i - 1 : unitBefore(t, i)
        emit(t.start[from]!, t.end[end - 1]!, 'STREET', 0.85, 'numbered')
        townAfter(t, end, emit)
        i = end - 1
      }
    } else if (t.kind[i] === Kind.Word) {
      if (poWords.has(t, i)) box(t, i, poBox, emit)
      else if (doorWords.has(t, i)) box(t, i, indianDoor, emit)
      if (t.flags[i]! & Flag.StreetType && (!weakTypes.has(t.lower[i]!) || isLed(t, i)))
        unnumbered(t, i, emit)
      else if (t.lower[i] === 'on') livesOn(t, i, emit)
    }
  }
})

function box(t: Tokens, i: number, form: RegExp, emit: Emit): void {
  form.lastIndex = t.start[i]!
  const match = form.exec(t.text)
  if (!match) return
  let end = tokenAt(t, t.start[i]! + match[0].length)
  // Door 4-2/1, MG Road, Jayanagar: what follows up to a city is the street.
  if (form === indianDoor)
    for (let n = 0; n < 3 && t.lower[end] === ','; n++) {
      let k = end + 1
      while (
        t.kind[k] !== Kind.Mark &&
        t.gap[k]! <= Gap.Space &&
        k - end < 6 &&
        (t.shape[k] !== Shape.Lower || t.caseless[k])
      )
        k++
      const last = t.lower[k - 1]!
      if (
        k - 1 <= end ||
        !((t.flags[k - 1]! & Flag.StreetType) !== 0 || indian.has(last) || t.kind[k - 1] === Kind.Number)
      )
        break
      end = k
    }
  emit(t.start[i]!, t.end[end - 1]!, 'STREET', 0.8, 'box')
  townAfter(t, end, emit)
}

/** The town behind a street, listed or not: one to three capitalised words up to a comma, a number or the end of the line. */
function townAfter(t: Tokens, end: number, emit: Emit): void {
  const comma = t.lower[end] === ','
  let from = comma ? end + 1 : end
  if (!comma && t.gap[from] !== Gap.Line) return
  // 19 rue des Lilas, 69003 Lyon
  if (
    t.kind[from] === Kind.Number &&
    /^\d{4,5}$/.test(t.lower[from]!) &&
    t.gap[from + 1] === Gap.Space &&
    t.shape[from + 1] === Shape.Cap
  ) {
    emit(t.start[from]!, t.end[from]!, 'ZIP', 0.65, 'before-town')
    from++
  }
  if (t.gap[from]! > Gap.Line) return
  let at = from
  while (
    at - from < 3 &&
    t.kind[at] === Kind.Word &&
    (t.shape[at] === Shape.Cap ||
      (t.caseless[at] &&
        (t.shape[at] === Shape.Upper ||
          !(t.flags[at]! & (Flag.English | Flag.Safe)) ||
          t.flags[at]! & Flag.CityBig))) &&
    (at === from || t.gap[at] === Gap.Space) &&
    !isStop(t, at)
  )
    at++
  if (at === from || t.flags[from]! & Flag.StreetType || t.lower[at] === ':') return
  if (t.flags[from]! & (Flag.English | Flag.Safe) && !(t.flags[from]! & (Flag.City | Flag.Last)) && !comma)
    return
  const ends =
    t.lower[at] === ',' ||
    (comma && /^[.;)]$/.test(t.lower[at]!)) ||
    t.kind[at] === Kind.Number ||
    t.gap[at]! >= Gap.Line ||
    t.shape[at] === Shape.Upper ||
    (t.flags[at]! & Flag.StateShort) !== 0 ||
    (t.caseless[at] === 1 && t.kind[at + 1] === Kind.Number && t.gap[at + 1] === Gap.None) ||
    t.lower[at] === '-'
  if (!ends) return
  emit(t.start[from]!, t.end[at - 1]!, 'CITY', 0.65, 'behind-street')
  const code = at + (t.lower[at] === ',' ? 1 : 0)
  if (t.kind[code] !== Kind.Number || t.gap[code] !== Gap.Space || t.end[code]! - t.start[code]! !== 5) return
  const plus =
    t.lower[code + 1] === '-' && t.gap[code + 1] === Gap.None && t.end[code + 2]! - t.start[code + 2]! === 4
  emit(t.start[code]!, t.end[plus ? code + 2 : code]!, 'ZIP', 0.7, 'behind-town')
}

/** `221B Baker Street`, `12-14 N. 5th Ave SW, Apt 4`: the token after the street, or `i`. */
function fromNumber(t: Tokens, i: number): number {
  if (
    t.end[i]! - t.start[i]! > 6 ||
    (t.gap[i] === Gap.None && i > 0 && !/^[(:"/#,|-]$/.test(t.lower[i - 1]!))
  )
    return i
  let at = i + 1
  // 221B, 12-14, 12/3, 4½
  if (t.gap[at] === Gap.None && t.kind[at] === Kind.Word && t.end[at]! - t.start[at]! === 1) at++
  for (
    let n = 0;
    n < 3 && /^[-/]$/.test(t.lower[at]!) && t.gap[at] === Gap.None && t.gap[at + 1] === Gap.None;
    n++
  ) {
    at += 2
    if (t.gap[at] === Gap.None && t.kind[at] === Kind.Word && t.end[at]! - t.start[at]! === 1) at++
  }
  if (/^(19|20)\d\d$/.test(t.lower[i]!) && t.lower[at] === ',') return i
  // MELD 19, West Haven 1: a score and the next one.
  if (
    t.lower[at] === ',' &&
    i > 0 &&
    t.gap[i] === Gap.Space &&
    t.kind[i - 1] === Kind.Word &&
    !leads.has(t.lower[i - 1]!)
  )
    return i
  // 72/M, White River: an age and a sex.
  if (at === i + 3 && /^[mf]$/.test(t.lower[i + 2]!)) return i
  // 1800 blk of E Lombard St
  if (/^(?:blk|block)$/.test(t.lower[at]!) && t.lower[at + 1] === 'of' && t.gap[at] === Gap.Space) at += 2
  if (
    t.lower[at] === ',' &&
    t.gap[at] === Gap.None &&
    t.gap[at + 1] === Gap.Space &&
    (t.shape[at + 1] === Shape.Cap || t.caseless[at + 1])
  )
    at++
  if (t.gap[at] === Gap.None || t.gap[at]! > Gap.Line) return i
  const foreign = frenchStyle(t, at)
  if (foreign > at) return ending(t, foreign)
  const name = at
  let named = false
  for (let n = 0; n < 6 && at < t.count; n++) {
    if (n > 0 && t.gap[at]! > Gap.Line) return i
    if (n > 0 && t.gap[at] === Gap.Line && !(t.flags[at]! & Flag.StreetType)) return i
    const word = t.lower[at]!
    if (t.kind[at] === Kind.Number) {
      // 5th Avenue, Highway 61.
      if (n === 0 && !(t.gap[at + 1] === Gap.None && /^(st|nd|rd|th)$/.test(t.lower[at + 1]!))) return i
      if (t.gap[at + 1] === Gap.None && /^(st|nd|rd|th)$/.test(t.lower[at + 1]!)) {
        at += 2
        named = true
        continue
      }
      if (road.has(t.lower[at - 1]!) || (t.lower[at - 1] === 'road' && t.lower[at - 2] === 'county'))
        return ending(t, at + 1)
      return i
    }
    if (t.kind[at] !== Kind.Word) {
      if (
        ((word === '.' && isShortForm(t, at - 1)) || word === "'s" || word === '-') &&
        t.gap[at] === Gap.None &&
        n > 0
      ) {
        at++
        n--
        continue
      }
      return i
    }
    const cased = t.shape[at] !== Shape.Lower
    const type =
      ((t.flags[at]! & Flag.StreetType) !== 0 && (t.end[at]! - t.start[at]! > 2 || shortTypes.has(word))) ||
      indian.has(word) ||
      word === 'broadway' ||
      word === 'cottages' ||
      word === 'villas' ||
      word === 'crescent' ||
      word === 'cres'
    if (type && (named || word === 'broadway') && (cased || t.caseless[at])) {
      // St. George Street: the first may be a saint, so look one further.
      if (!(word === 'st' && !named)) {
        let end = at + 1
        // Blvd. has its full stop; that behind Cottages ends the sentence.
        if (t.lower[end] === '.' && t.gap[end] === Gap.None && t.end[at]! - t.start[at]! <= 4) end++
        if (
          t.flags[end]! & Flag.StreetType &&
          t.gap[end] === Gap.Space &&
          t.shape[end] === Shape.Cap &&
          !units.has(t.lower[end]!)
        )
          end++
        if (
          t.caseless[at] &&
          weakTypes.has(word) &&
          !/^(st|dr|ave|rd|ln|blvd|ct|pl|way|drive|court|place)$/.test(word)
        )
          return i
        if (!strongEnough(t, i, name, at)) return i
        return ending(t, end)
      }
    }
    if (road.has(word)) {
      at++
      named = true
      continue
    }
    if (!cased && !t.caseless[at] && !/^(of|the|de|la|del|to|and|du|des)$/.test(word)) return i
    if (
      t.caseless[at] &&
      t.flags[at]! & Flag.EnglishTop &&
      !directions.has(word) &&
      !(t.flags[at]! & (Flag.Last | Flag.City))
    )
      return i
    if (!directions.has(word) || t.end[at]! - t.start[at]! > 2) named = true
    at++
  }
  return i
}

/** Whether a full stop behind the word may belong to it: St. George, N. Main, Dr. Martin. */
function isShortForm(t: Tokens, i: number): boolean {
  return (
    t.end[i]! - t.start[i]! === 1 ||
    directions.has(t.lower[i]!) ||
    /^(?:st|mt|ft|dr|jr|gen|capt)$/.test(t.lower[i]!)
  )
}

/** `1450 Rue Saint-Denis`, `12 Calle Mayor`, `8 Via Roma`: the type comes first. */
function frenchStyle(t: Tokens, i: number): number {
  if (
    !/^(rue|calle|via|chemin|boulevard|avenida|avenue|boul|av|rua|strada|place|paseo|heol|ffordd)$/.test(
      t.lower[i]!,
    ) ||
    (t.shape[i] !== Shape.Cap && !/^(?:rue|calle|via|chemin)$/.test(t.lower[i]!))
  )
    return i
  let at = i + 1
  if (t.lower[at] === '.' && t.gap[at] === Gap.None) at++
  while (/^(de|la|le|du|des|del|los|las|l|d|da|do)$/.test(t.lower[at]!) && t.gap[at]! <= Gap.Space) at++
  const name = at
  while (at - name < 4 && t.shape[at] === Shape.Cap && t.kind[at] === Kind.Word && t.gap[at]! <= Gap.Space) {
    at++
    if (t.lower[at] === '-' && t.gap[at] === Gap.None && t.kind[at + 1] === Kind.Word) at++
  }
  // rue Sherbrooke O
  if (at > name && /^(?:[eons]|est|ouest|nord|sud)$/.test(t.lower[at]!) && t.shape[at] !== Shape.Lower) at++
  return at > name ? at : i
}

/** Doses and counts look alike: `2 Tablets Per Day Drive`. Weak types need a short plain name before. */
function strongEnough(t: Tokens, i: number, name: number, type: number): boolean {
  for (let k = name; k < type; k++)
    if (
      // MG Road
      !(t.lower[k] === 'mg' && t.shape[k] === Shape.Upper && !t.caseless[k]) &&
      /^(mg|ml|mcg|min|mins|minutes|sec|hr|hrs|units|tablets|tablet|caps|days|hours|weeks|months|years|times|views|view|year|old|am|pm|and|or|with)$/.test(
        t.lower[k]!,
      )
    )
      return false
  if (!t.caseless[i]) return true
  return !(t.flags[name]! & (Flag.Drug | Flag.Disease))
}

/** Goes on over a direction and a unit: `NW`, `, Apt 4B`, `Suite 200`, `#12`. */
function ending(t: Tokens, from: number): number {
  let end = from
  if (directions.has(t.lower[end]!) && t.gap[end] === Gap.Space && t.shape[end] !== Shape.Lower) {
    end++
    if (t.lower[end] === '.' && t.gap[end] === Gap.None && t.gap[end + 1]! < Gap.Line) end++
  }
  for (let n = 0; n < 2; n++) {
    let at = end
    if (t.lower[at] === ',') at++
    if (!units.has(t.lower[at]!) || t.gap[at]! > Gap.Line) break
    at++
    if (t.lower[at] === '.' && t.gap[at] === Gap.None) at++
    if (/^(no|number|#)$/.test(t.lower[at]!)) at++
    if (t.gap[at]! > Gap.Space) break
    if (t.kind[at] === Kind.Number) {
      at++
      if (t.gap[at] === Gap.None && t.kind[at] === Kind.Word) at++
      else if (t.gap[at] === Gap.None && t.lower[at] === '-' && t.gap[at + 1] === Gap.None) at += 2
    } else if (t.shape[at] === Shape.Single) {
      at++
      if (t.gap[at] === Gap.None && t.lower[at] === '-') at++
      if (t.gap[at] === Gap.None && t.kind[at] === Kind.Number) at++
    } else break
    end = at
  }
  return end
}

/** `Flat 3, 12 Acacia Avenue`: takes the unit before the number in. */
function unitBefore(t: Tokens, i: number): number {
  let at = i - 1
  if (t.lower[at] !== ',' && t.lower[at] !== '/') return i
  at--
  if (
    t.kind[at] !== Kind.Number &&
    t.shape[at] !== Shape.Single &&
    !(t.kind[at] === Kind.Word && t.gap[at] === Gap.None && t.kind[at - 1] === Kind.Number)
  )
    return i
  for (let n = 0; n < 3 && at >= 0; n++, at--) if (units.has(t.lower[at]!)) return at
  return i
}

const roadLike =
  /^(?:st|dr|ct|pl|sq|square|close|drive|court|place|way|gardens|terrace|mews|row|hill|crescent)$/

/** Whether a weak type is a street's: `on Delancey St`, `(Delancey St)`. */
function isLed(t: Tokens, i: number): boolean {
  if (!roadLike.test(t.lower[i]!) || t.caseless[i] || t.shape[i] !== Shape.Cap) return false
  const name = i - 1
  if (name < 1 || t.shape[name] !== Shape.Cap || t.gap[i] !== Gap.Space || isStop(t, name)) return false
  if (t.flags[name]! & (Flag.Safe | Flag.Disease | Flag.Drug) && !(t.flags[name]! & (Flag.Last | Flag.City)))
    return false
  const next = i + 1
  const closed = /^[).,;]$/.test(t.lower[next]!) || t.gap[next]! >= Gap.Line || t.shape[next] === Shape.Lower
  const led = t.lower[i] === 'st' ? /^(?:on|off|at|near|\()$/ : /^(?:on|off)$/
  return closed && led.test(t.lower[name - 1]!)
}

/** `lives on Eyre Square`: where someone lives on is a street, whatever it is called. */
function livesOn(t: Tokens, i: number, emit: Emit): void {
  if (!/^(?:lives|lived|living|live|resides|residing)$/.test(t.lower[i - 1] ?? '') || t.caseless[i]) return
  let at = i + 1
  while (at - i <= 4 && t.kind[at] === Kind.Word && t.shape[at] === Shape.Cap && t.gap[at] === Gap.Space) at++
  if (at === i + 1 || isStop(t, i + 1)) return
  // lives on Medicaid
  if (
    t.flags[i + 1]! & (Flag.Safe | Flag.Insurer | Flag.Drug) &&
    !(t.flags[i + 1]! & (Flag.Last | Flag.City))
  )
    return
  emit(t.start[i + 1]!, t.end[at - 1]!, 'STREET', 0.6, 'lives-on')
  if (t.lower[at] === ',' && t.shape[at + 1] === Shape.Cap && t.flags[at + 1]! & Flag.City)
    emit(t.start[at + 1]!, t.end[at + 1]!, 'CITY', 0.6, 'lives-on')
}

/** `Flat 9, Cobden House, ` before an unnumbered street: the token where it begins, or `from`. */
function buildingBefore(t: Tokens, from: number): number {
  let start = from
  for (let n = 0; n < 2 && t.lower[start - 1] === ','; n++) {
    let k = start - 2
    const house = /^(?:house|court|buildings|mansions|tower|towers|lodge|villa|cottage|apartments)$/.test(
      t.lower[k]!,
    )
    const unit = t.kind[k] === Kind.Number && units.has(t.lower[k - 1] ?? '')
    if (unit) start = k - 1
    else if (house) {
      while (k > 0 && t.shape[k - 1] === Shape.Cap && t.gap[k] === Gap.Space && start - k < 6) k--
      start = k
    } else break
  }
  return start
}

/** `Secor Rd & Monroe St`: the other street of a crossing. */
function crossing(t: Tokens, at: number, emit: Emit): void {
  if (!/^(?:&|and|@|\/)$/.test(t.lower[at]!)) return
  let k = at + 1
  while (
    k - at <= 3 &&
    t.shape[k] === Shape.Cap &&
    t.gap[k]! <= Gap.Space &&
    !(t.flags[k]! & Flag.StreetType)
  )
    k++
  if (k > at + 1 && t.flags[k]! & Flag.StreetType && t.shape[k] === Shape.Cap)
    emit(t.start[at + 1]!, t.end[k]!, 'STREET', 0.6, 'crossing')
}

/** `Baker Street` without a number, in the midst of a sentence. */
function unnumbered(t: Tokens, i: number, emit: Emit): void {
  if (t.caseless[i]) {
    // on wilshire blvd
    const flags = t.flags[i - 1] ?? 0
    if (
      /^(on|at|near|of)$/.test(t.lower[i - 2] ?? '') &&
      t.gap[i] === Gap.Space &&
      flags & (Flag.Last | Flag.LastRare) &&
      !(flags & Flag.English)
    )
      emit(t.start[i - 1]!, t.end[i]!, 'STREET', 0.55, 'unnumbered')
    return
  }
  if (t.shape[i] !== Shape.Cap) return
  let from = i
  for (let k = i - 1; k >= 0 && i - k <= 3 && t.gap[k + 1] === Gap.Space; k--) {
    if (
      t.kind[k] !== Kind.Word ||
      t.shape[k] !== Shape.Cap ||
      /^(the|a|this|wall|sesame|main)$/.test(t.lower[k]!)
    )
      break
    from = k
  }
  // Lives on 5th Avenue.
  if (
    from === i &&
    t.kind[i - 2] === Kind.Number &&
    t.gap[i] === Gap.Space &&
    /^(st|nd|rd|th)$/.test(t.lower[i - 1]!) &&
    t.gap[i - 1] === Gap.None
  )
    from = i - 2
  if (from === i) return
  if (i - from === 1 && t.flags[from]! & Flag.EnglishTop && !(t.flags[from]! & (Flag.Last | Flag.First)))
    return
  emit(t.start[buildingBefore(t, from)]!, t.end[i]!, 'STREET', 0.6, 'unnumbered')
  crossing(t, i + 1, emit)
}
