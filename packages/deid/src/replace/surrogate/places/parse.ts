import { type Casing, casingOf } from '../casing.ts'
import { normal } from '../normal.ts'
import { citiesAbroad, countries, type State, states } from '../pools.ts'
import { recently } from '../recent.ts'

/** A part of a written address: text that stays, or a part to replace. */
export type AddressPiece = string | AddressPart

export interface AddressPart {
  readonly part:
    | 'number'
    | 'direction'
    | 'street'
    | 'suffix'
    | 'unit'
    | 'city'
    | 'county'
    | 'state'
    | 'zip'
    | 'country'
  readonly text: string
  readonly norm: string
  readonly casing: Casing
  /** State: which of its forms. Suffix and direction: in full or short. Street: `stem` where the word for it is grown on. ZIP: `before` the city, as in Europe. */
  readonly form?: 'short' | 'name' | 'long' | 'long-plain' | 'stem' | 'before'
}

export interface ParsedAddress {
  readonly pieces: readonly AddressPiece[]
}

const suffixTable =
  'Street=St Avenue=Ave Road=Rd Drive=Dr Lane=Ln Boulevard=Blvd Court=Ct Place=Pl Circle=Cir Terrace=Ter Parkway=Pkwy Highway=Hwy Trail=Trl Square=Sq Way=Wy Crescent=Cres Alley=Aly Plaza=Plz Turnpike=Tpke Ridge=Rdg Point=Pt Path=Path Row=Row Loop=Loop Pike=Pike Close=Cl Mews=Mews'
/** Words for street, in full and short; surrogates use the common ones. */
export const suffixes: readonly { readonly full: string; readonly short: string }[] = suffixTable
  .split(' ')
  .map((pair) => {
    const [full, short] = pair.split('=') as [string, string]
    return { full, short }
  })
const suffixForms = new Map<string, 'name' | 'short'>()
for (const { full, short } of suffixes) {
  suffixForms.set(short.toLowerCase(), 'short')
  suffixForms.set(full.toLowerCase(), 'name')
}
for (const other of [
  'av',
  'aven',
  'str',
  'cove',
  'run',
  'crossing',
  'hill',
  'heights',
  'park',
  'route',
  'rte',
  'expressway',
  'commons',
])
  suffixForms.set(other, other.length < 4 && other !== 'run' ? 'short' : 'name')

// Of a segment without a number only these make a street; Glen Ridge and University Place are towns.
const sureSuffix =
  /^(?:street|str?|avenue|ave|road|rd|drive|dr|lane|ln|boulevard|blvd|court|ct|parkway|pkwy|highway|hwy|turnpike|tpke)$/i

export const directions = ['North', 'South', 'East', 'West'] as const
/** Canadian provinces and territories, by their two letters. */
export const provinceNames: Readonly<Record<string, string>> = {
  AB: 'Alberta',
  BC: 'British Columbia',
  MB: 'Manitoba',
  NB: 'New Brunswick',
  NL: 'Newfoundland and Labrador',
  NS: 'Nova Scotia',
  NT: 'Northwest Territories',
  NU: 'Nunavut',
  ON: 'Ontario',
  PE: 'Prince Edward Island',
  QC: 'Quebec',
  SK: 'Saskatchewan',
  YT: 'Yukon',
}
const directionWord =
  /^(?:n|s|e|w|ne|nw|se|sw|north|south|east|west|northeast|northwest|southeast|southwest)$/i
const unitWord =
  /\b(?:apt|apartment|suite|ste|unit|rm|room|floor|fl|bldg|building|no|lot|trailer)(?:\.\s*#?|\s*#|\s)\s*(?:\d[\dA-Z]*|[A-Z]\d*)(?:-[\dA-Z]{1,3})?\b|#\s*\d+\w?/gi
const poBox = /\b(?:P\.?\s?O\.?\s*)?Box\s+\d+/i

/** Reads an address or a part of one; `label` says what an unmarked name is. undefined: no letter and no digit in it. */
export function parseAddress(text: string, label: string): ParsedAddress | undefined {
  if (!/[\p{L}\d]/u.test(text)) return undefined
  const whole = (part: AddressPart['part']) => ({ pieces: single(text, part) })
  switch (label) {
    case 'ZIP':
    case 'ZIPCODE':
      return whole('zip')
    case 'STATE':
      return whole('state')
    case 'COUNTRY':
      return whole('country')
    case 'COUNTY':
      return whole('county')
    case 'CITY':
      return /[\d,]/.test(text) ? { pieces: readWhole(text, 'city') } : whole('city')
    case 'STREET':
      return { pieces: readWhole(text, 'street') }
    default:
      return { pieces: readWhole(text, 'city') }
  }
}

function readWhole(text: string, bare: 'city' | 'street'): readonly AddressPiece[] {
  const back: AddressPiece[] = []
  let rest = text
  const take = (length: number, part: AddressPart['part']) => {
    const start = rest.length - length
    back.unshift(...single(rest.slice(start), part))
    rest = rest.slice(0, start)
    const gap = /[\s,;.]*$/.exec(rest)![0]
    if (gap !== '') back.unshift(gap)
    rest = rest.slice(0, rest.length - gap.length)
  }
  const end = /[\s,;.]*$/.exec(rest)![0]
  if (end !== '' && /[\s,;]/.test(end)) {
    back.unshift(end)
    rest = rest.slice(0, rest.length - end.length)
  }
  const country = endingCountry(rest)
  if (country > 0 && (country < rest.length || bare === 'city')) take(country, 'country')
  const zip =
    /(?:^|[\s,.])(\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d)$/.exec(rest)
  if (zip && (bare === 'city' || zip[1]!.length < rest.length)) take(zip[1]!.length, 'zip')
  const state = endingState(rest, back.length > 0)
  if (state > 0) take(state, 'state')
  if (rest === '') return back
  const front: AddressPiece[] = []
  const segments = rest.split(/(\s*[,;\n]\s*)/)
  segments.forEach((segment, i) => {
    if (i % 2 === 1 || segment.trim() === '') front.push(segment)
    else front.push(...(zipThenCity(segment, i > 0) ?? readSegment(segment, i > 0 ? 'city' : bare)))
  })
  return [...front, ...back].filter((piece) => piece !== '')
}

// I-95, Route 9, Exit 12: the number is new.
const numberedRoad =
  /^((?:I|US|SR|Rte?\.?|Route|Hwy\.?|Highway|Interstate|Exit|Mile(?: Marker)?)[-\s]?)(\d+[A-Z]?)$/i
// Hauptstraße 12, Am Markt being a name like any other.
const germanStreet =
  /^(\p{L}+?)(-?(?:stra(?:ß|ss)e|str\.?|weg|platz|gasse|allee|ring|damm|ufer))(\s+)(\d+\s?[a-z]?)$/iu

// 80331 München, D-80331 München, 1010 Wien; but 10001 Broadway, where nothing stands before it.
const zipBeforeCity = /^((?:[A-Z]{1,2}-)?\d{4,5})(\s+)(\p{Lu}[\p{L}\p{M}'’ .-]*)$/u
function zipThenCity(segment: string, isBehind: boolean): readonly AddressPiece[] | undefined {
  const [, zip, gap, city] = zipBeforeCity.exec(segment) ?? []
  if (zip === undefined) return undefined
  const isStreet = city!.split(/\s+/).some((word) => suffixForms.has(word.replace(/\.$/, '').toLowerCase()))
  if (isBehind ? isStreet : !isCityAbroad(city!)) return undefined
  const code: AddressPart = { part: 'zip', text: zip, norm: normal(zip), casing: 'other', form: 'before' }
  return [code, gap!, ...single(city!, 'city')]
}

// 10 Rue de Rivoli, Via Roma 12, Calle de Alcalá, 45.
const romanceStreet =
  /^(?:(\d+\w?)(,?\s+(?:(?:bis|ter)\s+)?))?((?:rue|boulevard|avenue|chemin|all[ée]e|impasse|quai|via|viale|corso|piazza|calle|avenida|paseo|carrer|rua|travessa|praça)\s+(?:(?:de|du|des|del|della|dei|degli|do|da|dos|das|la|le|les|los|las|el)\s+|d['’]|l['’]|de l['’])*)(\p{Lu}[\p{L}\p{M}'’ .-]*?)(?:(,?\s+)(\d+\w?))?$/iu

function readSegment(segment: string, bare: 'city' | 'street'): readonly AddressPiece[] {
  const road = numberedRoad.exec(segment)
  if (road) return [road[1]!, ...single(road[2]!, 'unit')]
  const german = germanStreet.exec(segment)
  if (german) {
    const [, stem, kind, gap, number] = german as unknown as [string, string, string, string, string]
    const street = {
      part: 'street',
      text: stem,
      norm: normal(stem),
      casing: casingOf(stem),
      form: 'stem',
    } as const
    return [street, kind, gap, ...single(number, 'number')]
  }
  const romance = romanceStreet.exec(segment)
  if (romance && /^\p{Lu}/u.test(romance[4]!) && !suffixForms.has(romance[4]!.toLowerCase())) {
    const [, first = '', gap = '', kind, name, between = '', last = ''] = romance as unknown as string[]
    return [
      ...(first === '' ? [] : single(first, 'number')),
      gap + kind,
      ...single(name!, 'street'),
      between,
      ...(last === '' ? [] : single(last, 'number')),
    ].filter((piece) => piece !== '')
  }
  const box = poBox.exec(segment)
  if (box) {
    const at = box.index + box[0].search(/\d/)
    return [
      segment.slice(0, at),
      ...single(/\d+/.exec(segment.slice(at))![0], 'unit'),
      segment.slice(at).replace(/^\d+/, ''),
    ]
  }
  const words = segment.split(/\s+/)
  const hasNumber = /^\d/.test(words[0]!)
  const suffixAt = words.findLastIndex(
    (word, i) =>
      i > 0 &&
      (hasNumber || bare === 'street'
        ? suffixForms.has(word.replace(/\.$/, '').toLowerCase())
        : sureSuffix.test(word.replace(/\.$/, ''))),
  )
  const unit = [...segment.matchAll(unitWord)].at(-1)
  if (!hasNumber && suffixAt < 0 && !unit && bare === 'city') return single(segment, 'city')
  if (unit && unit.index === 0 && !hasNumber) return unitPieces(segment)
  if (unit && unit.index > 0) {
    const before = segment.slice(0, unit.index)
    const gap = /[\s,]*$/.exec(before)![0]
    const tail = segment.slice(unit.index)
    return [
      ...readSegment(before.slice(0, before.length - gap.length) || before, 'street'),
      gap,
      ...unitPieces(tail),
    ]
  }
  return readStreet(segment, bare)
}

// 12B North Elm Street; what stands behind the street's word is a city, where addresses come without commas.
function readStreet(segment: string, bare: 'city' | 'street'): readonly AddressPiece[] {
  const parts = segment.split(/(\s+)/)
  const out: AddressPiece[] = []
  let i = 0
  if (/^\d/.test(parts[0]!) && !/^\d+(?:st|nd|rd|th)$/i.test(parts[0]!)) {
    out.push(...single(parts[0]!, 'number'))
    i = 1
    if (parts[2] !== undefined && /^\d+\/\d+$/.test(parts[2])) {
      out.push(parts[1]!, ...single(parts[2], 'number'))
      i = 3
    }
  }
  const isSuffix = (part: string) => suffixForms.has(part.replace(/\.$/, '').toLowerCase())
  let suffixAt = -1
  for (let k = i + 2; k < parts.length; k += 1)
    if (isSuffix(parts[k]!) && (suffixAt < 0 || bare === 'street')) suffixAt = k
  let stop = suffixAt < 0 ? parts.length : suffixAt
  if (i < parts.length && i > 0) out.push(parts[i++]!)
  if (directionWord.test((parts[i] ?? '').replace(/\.$/, '')) && i + 2 < stop) {
    out.push(...withForm(parts[i]!, 'direction'))
    out.push(parts[i + 1]!)
    i += 2
  }
  if (stop > 0 && i >= stop) stop = parts.length
  let nameEnd = stop
  while (nameEnd > i && /^\s*$/.test(parts[nameEnd - 1]!)) nameEnd--
  const name = parts.slice(i, nameEnd).join('')
  if (name !== '') out.push(...single(name, 'street'))
  out.push(parts.slice(nameEnd, stop).join(''))
  if (suffixAt >= 0 && stop === suffixAt) {
    out.push(...withForm(parts[suffixAt]!, 'suffix'))
    let rest = parts.slice(suffixAt + 1)
    if (directionWord.test((rest[1] ?? '').replace(/\.$/, ''))) {
      out.push(rest[0]!, ...withForm(rest[1]!, 'direction'))
      rest = rest.slice(2)
    }
    const tail = rest.join('')
    const gap = /^\s*/.exec(tail)![0]
    out.push(gap)
    if (tail.trim() !== '') out.push(...single(tail.slice(gap.length), 'city'))
  }
  return out.filter((piece) => piece !== '')
}

function unitPieces(text: string): readonly AddressPiece[] {
  const at = text.search(/(?:\d|(?<=[\s.#])[A-Z](?![a-z]))[\dA-Za-z-]*\s*$/)
  return at < 0 ? single(text, 'unit') : [text.slice(0, at), ...single(text.slice(at), 'unit')]
}

function single(text: string, part: AddressPart['part']): readonly AddressPiece[] {
  const start = /^[^\p{L}\d]*/u.exec(text)![0]
  const end =
    part === 'state' || part === 'suffix' ? '' : /[^\p{L}\p{M}\d]*$/u.exec(text.slice(start.length))![0]
  const middle = text.slice(start.length, text.length - end.length)
  if (middle === '') return [text]
  const form = part === 'state' ? stateForm(middle) : undefined
  const piece: AddressPart = {
    part,
    text: middle,
    norm: normal(middle),
    casing:
      casingOf(middle.replace(/[^\p{L}]/gu, '')) === 'upper' ? 'upper' : casingOf(middle.split(/\s/)[0]!),
    ...(form ? { form } : {}),
  }
  return [start, piece, end].filter((p) => p !== '')
}

function withForm(text: string, part: 'suffix' | 'direction'): readonly AddressPiece[] {
  const bare = text.replace(/[.,]+$/, '')
  const isShort = part === 'direction' ? bare.length <= 2 : suffixForms.get(bare.toLowerCase()) === 'short'
  const form = isShort ? 'short' : 'name'
  return [
    { part, text: bare, norm: bare.toLowerCase(), casing: casingOf(bare), form },
    text.slice(bare.length),
  ].filter((p) => p !== '') as AddressPiece[]
}

function stateForm(text: string): 'short' | 'name' | 'long' | 'long-plain' {
  const found = stateNamed(text)
  const lower = text.toLowerCase().replace(/\s+/g, ' ')
  if (!found) return text.length <= 2 ? 'short' : 'name'
  if (lower === found.name.toLowerCase()) return 'name'
  if (lower.replace(/\./g, '').length === 2 && !lower.endsWith('.')) return 'short'
  return lower === found.long.toLowerCase() ? 'long' : lower.length === 2 ? 'short' : 'long-plain'
}

/** The two letters of the Canadian province that `text` names; two letters count in capitals only. */
export function provinceNamed(text: string): string | undefined {
  if (text in provinceNames) return text
  const norm = normal(text)
  if (norm === 'québec' || norm === 'quebec') return 'QC'
  return Object.keys(provinceNames).find((short) => provinceNames[short]!.toLowerCase() === norm)
}

/** The state that `text` names in any of its forms. */
export function stateNamed(text: string): State | undefined {
  return stateRead(text, '') ?? undefined
}

const stateRead = recently(
  (text) =>
    stateIndex().get(text.toLowerCase().replace(/\s+/g, ' ').trim()) ??
    stateIndex().get(text.toLowerCase().replace(/[\s.]+/g, '')) ??
    null,
  { size: 512, longest: 40 },
)

let index: ReadonlyMap<string, State> | undefined
function stateIndex(): ReadonlyMap<string, State> {
  if (!index) {
    const map = new Map<string, State>()
    for (const state of states()) {
      for (const form of [state.name, state.long, state.long.replace(/\./g, ''), state.short])
        if (form !== '') map.set(form.toLowerCase(), state)
    }
    index = map
  }
  return index
}

// How many characters at the end of `text` name a state; two letters count only in capitals or before a ZIP.
function endingState(text: string, somethingBehind: boolean): number {
  const words = text.split(/(\s+)/)
  for (const count of [5, 3, 1]) {
    if (words.length < count) continue
    const tail = words
      .slice(-count)
      .join('')
      .replace(/^[,;]+/, '')
    if (!stateNamed(tail) && !provinceNamed(tail)) continue
    const isShort = tail.replace(/\W/g, '').length === 2
    const whole = tail.length === text.length
    const after = /[,\s]\s*$/.test(text.slice(0, text.length - tail.length))
    if (isShort && tail !== tail.toUpperCase() && !somethingBehind) continue
    if (whole || after) return tail.length
  }
  return 0
}

let abroad: ReadonlySet<string> | undefined
function isCityAbroad(name: string): boolean {
  abroad ??= new Set([...citiesAbroad().values()].flat().map(normal))
  return abroad.has(normal(name))
}

let countryPattern: RegExp | undefined
function endingCountry(text: string): number {
  countryPattern ??= new RegExp(
    `(?:^|[\\s,])(${['U\\.?S\\.?A?\\.?', 'United States(?: of America)?', 'U\\.?K\\.?', 'England', 'Scotland', 'Wales', ...countries().map((c) => c.replace(/[.*+?^$()|[\]\\]/g, '\\$&'))].join('|')})$`,
  )
  const found = countryPattern.exec(text)?.[1]
  // Georgia and Jersey are places of the United States first.
  return found && !stateNamed(found) && !/^(?:Jersey|Jordan|Chad)$/.test(found) ? found.length : 0
}
