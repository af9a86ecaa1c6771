import { type Casing, casingOf, withCasing } from '../casing.ts'
import type { Category } from '../category.ts'
import type { Draw } from '../draw.ts'
import { isLatin } from '../names/origin.ts'
import { normal } from '../normal.ts'
import { initialsOf } from '../original.ts'
import { directions, stateNamed } from '../places/parse.ts'
import { surnames } from '../pools.ts'
import type { Work } from '../work.ts'
import { scrambled, shapeOf } from './characters.ts'

type Piece =
  | string
  | {
      readonly text: string
      readonly norm: string
      /** What has the same new word. */
      readonly key: string
      readonly casing: Casing
      readonly saint: boolean
      readonly place: boolean
      /** `UCSF` in `UCSF Medical Center`, `U.S.` */
      readonly acronym: boolean
    }

interface Facility {
  readonly text: string
  /** Words that name it; the words for its kind (`General Hospital`) stay. */
  readonly pieces: readonly Piece[]
  readonly acronym: boolean
}

const kinds = new Set(
  (
    'hospital hospitals center centers centre clinic clinics health healthcare medical medicine care system systems network general ' +
    'regional community memorial county city university college school institute institution foundation nursing home homes rehab ' +
    'rehabilitation hospice services service associates association group partners practice physicians specialists surgery surgical ' +
    'surgicenter cancer heart child children childrens pediatric women womens men mens mental behavioral psychiatric eye ear infirmary sanatorium manor ' +
    'village living assisted skilled facility unit ward floor department dept division office building pavilion tower emergency intensive ' +
    'icu micu sicu ccu nicu picu ed er or pacu radiology laboratory lab pharmacy oncology cardiology neurology urgent walk-in outpatient ' +
    'inpatient ambulatory nephrology rheumatology gastroenterology hematology pulmonology endocrinology dermatology urology orthopedics psychiatry ophthalmology nursery pediatrics cvicu day special dialysis imaging diagnostic family primary internal burn trauma veterans va affairs national state federal ' +
    'room bed suite bay road street lane avenue square high middle elementary science sciences army navy marines corps guard reserve ' +
    'inc llc ltd corp corporation company co plc gmbh sa ag bank church academy police bureau agency council society club store ' +
    'klinikum klinik klinikums krankenhaus universitatsklinikum hopital clinique centre hospitalier clinica centro medico universitario policlinico ospedale ziekenhuis ' +
    'the of and for at on in & a an der die das am im an und fur de la le du des del los las el e y et di da van het'
  ).split(' '),
)
const parts = /(?:\p{Lu}\.){2,}|\p{L}[\p{L}\p{M}'’]*(?:-\p{L}[\p{L}\p{M}'’]*)*\.?|\d+(?:-?\p{Lu}(?!\p{L}))?/gu

const first =
  'Alder Amber Aspen Autumn Bay Beacon Birch Blue Bright Brook Canyon Cedar Clear Cliff Coral Crest Crystal Deer Eagle Elm Ever Fair Falcon Fern Forest Fox Glen Golden Grand Granite Green Harbor Haven Hazel Heather Heron High Hollow Iron Juniper Lake Laurel Linden Maple Meadow Mill Mist Oak Ocean Olive Orchard Park Pebble Pine Prairie Quarry Red River Rock Rose Sage Silver Spring Star Stone Summer Summit Sun Sycamore Timber Valley Vista West Willow Wind Winter Wood'.split(
    ' ',
  )
const second =
  'bridge brook creek crest dale field ford gate grove haven heights hill hollow land meadow mont mount port ridge shore side spring stone town vale view ville water way wood'.split(
    ' ',
  )
const saints =
  'Alban Alphonsus Ambrose Anselm Barnabas Bede Bernard Boniface Camillus Casimir Clement Columba Cyril Damian Dunstan Edmund Eustace Felix Gerard Giles Hedwig Hubert Ignatius Isidore Justin Kilian Leander Ludmila Martha Methodius Monica Norbert Odilia Oswald Petra Quentin Remigius Sabina Sebastian Sylvester Ulric Ursula Valentin Wenceslas Winifred Zita'.split(
    ' ',
  )

/** Hospitals, wards, companies: the words for the kind stay, the name is new; an acronym fits the full name of the document. */
export const facility: Category<Facility> = {
  name: 'facility',
  digest(text) {
    if (!/\p{L}{2}/u.test(text)) return undefined
    const bare = text.replace(/[^\p{L}\d]/gu, '')
    const acronym =
      !/\s/.test(text.trim()) &&
      bare.length <= 5 &&
      bare === bare.toUpperCase() &&
      bare.length > 1 &&
      !/\d/.test(bare) &&
      !kinds.has(bare.toLowerCase())
    return acronym ? { text, acronym, pieces: [] } : { text, acronym, pieces: piecesOf(text) }
  },
  identity: ({ text }) => normal(text),
  features: ({ acronym, text, pieces }) =>
    acronym
      ? shapeOf(text)
      : pieces
          .map((p) =>
            typeof p === 'string'
              ? p.replace(/\d/g, '9')
              : `<${p.saint ? 'saint ' : ''}${shapeCasing(p.casing)}>`,
          )
          .join(''),
  render({ acronym, text, pieces }, draw, work, again) {
    if (acronym) return acronymFor(text, work) ?? newAcronym(text, work)
    if (!pieces.some((p) => typeof p !== 'string')) return unnamed(text, draw)
    let out = ''
    for (const p of pieces)
      out += typeof p !== 'string' ? nameWord(p, work) : /\d/.test(p) ? scrambled(p, draw) : p
    if (!again) return out
    // The words for the kind are themselves an original: Mercy Oncology Clinic, where a note says Oncology Clinic too.
    return joined(pieces).reduce<string>(
      (text, p) =>
        text + (typeof p !== 'string' ? nameWord(p, work) : /\p{L}{4}/u.test(p) ? unnamed(p, draw) : p),
      '',
    )
  },
  differsFrom: 'all',
}

// What a note calls by its field alone; one of the same group reads as well: newborns stay with newborns.
const departments = [
  ['ICU', 'MICU', 'SICU', 'CCU', 'CVICU'],
  ['NICU', 'Special Care Nursery'],
  ['PICU', 'Pediatrics'],
  ['ED', 'ER', 'Urgent Care'],
  ['PACU', 'Day Surgery'],
  'Cardiology Neurology Nephrology Rheumatology Gastroenterology Hematology Pulmonology Endocrinology Dermatology Urology Orthopedics'.split(
    ' ',
  ),
  'Surgery Oncology Radiology Psychiatry Ophthalmology'.split(' '),
]

const patterns = new Map<string, RegExp>()
function asWord(name: string): RegExp {
  let pattern = patterns.get(name)
  if (!pattern) patterns.set(name, (pattern = new RegExp(`\\b${name}\\b`, 'i')))
  return pattern
}

// Nothing but words for kinds: numbers and directions change, else the first kind word becomes a name.
function unnamed(text: string, draw: Draw): string {
  const department = departments.find((list) => list.some((name) => asWord(name).test(text)))
  if (department) {
    const name = department.find((one) => asWord(one).test(text))!
    const others = department.filter((one) => !asWord(one).test(text))
    return text.replace(asWord(name), (word) => withCasing(draw.pick(others), casingOf(word)))
  }
  const changed = text
    .replace(/\d+(?:-?\p{Lu}(?!\p{L}))?/gu, (run) => scrambled(run, draw))
    .replace(/\b(?:north|south|east|west)\b/gi, (word) => withCasing(draw.pick(directions), casingOf(word)))
  if (changed !== text) return changed
  const named = text.replace(/\p{L}{4,}/u, (word) => withCasing(composedName(draw), casingOf(word)))
  if (named !== text) return named
  // The VA, the lab.
  return /\p{Lu}{2}/u.test(text)
    ? text.replace(/\p{Lu}{2,}/u, (run) => letters(run, draw))
    : text.replace(/(?!\b(?:the|our|a)\b)\b\p{L}{2,}/iu, (word) =>
        withCasing(composedName(draw), casingOf(word)),
      )
}

function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  // A small word among others is none of the name: `rechts der Isar`.
  const hasCapital = /\p{Lu}\p{Ll}/u.test(text)
  let at = 0
  let saint = false
  for (const match of text.matchAll(parts)) {
    const dotted = /\.\p{L}\.$/u.test(match[0])
    const word = dotted ? match[0] : match[0].replace(/\.$/, '')
    pieces.push(text.slice(at, match.index))
    at = match.index + word.length
    const norm = normal(word).replace(/'/g, '')
    const isSaint = /^(?:st|saint|san|santa|ste)$/.test(norm)
    if (
      /^\d/.test(word) ||
      kinds.has(norm) ||
      (hasCapital && word === word.toLowerCase() && isLatin(word)) ||
      isSaint ||
      /^(?:mt|mount|new|north|south|east|west|upper|lower|our|lady|holy|good|dr|mr)$/.test(norm)
    )
      pieces.push(word)
    else {
      const possessive = /['’]s$/.exec(word)?.[0] ?? ''
      const name = word.slice(0, word.length - possessive.length)
      const place = /\bof\s$/i.test(text.slice(0, match.index))
      const acronym = dotted || (hasCapital && /^\p{Lu}{2,5}$/u.test(name))
      // Mass General is one with Massachusetts General.
      const plain = normal(name)
      const norm = (plain.length > 2 && stateNamed(plain)?.name.toLowerCase()) || plain
      const key = `${saint ? 'saint' : place ? 'place' : 'word'} ${norm}`
      pieces.push({ text: name, norm, key, casing: casingOf(name), saint, place, acronym })
      if (possessive) pieces.push(possessive)
    }
    saint = isSaint
  }
  pieces.push(text.slice(at))
  return pieces.filter((p) => p !== '')
}

// Strings next to each other as one.
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const out: Piece[] = []
  for (const piece of pieces) {
    const last = out.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') out[out.length - 1] = last + piece
    else out.push(piece)
  }
  return out
}

// A saint or a town of the name of a person is another word.
function nameWord(piece: Exclude<Piece, string>, work: Work): string {
  if (piece.acronym) return newAcronym(piece.text, work)
  const made = work.facilityWord(piece.key, () => newWord(piece, work))
  return piece.casing === 'upper' || piece.casing === 'lower' ? withCasing(made, piece.casing) : made
}

function newWord({ norm, saint, place }: Exclude<Piece, string>, work: Work): string {
  // A clinic of a town that the document names is one of its surrogate.
  const there = saint ? undefined : work.geography.surrogateOf(norm)
  if (there !== undefined) return there
  const draw = work.draw('facility', norm)
  let made = ''
  for (let i = 0; i < 40; i++) {
    made = saint
      ? draw.pick(saints)
      : place || draw.below(2) === 0
        ? composedName(draw)
        : draw.pick(surnames())
    // Another initial, so that an acronym that fits is never the original's.
    const fresh = normal(made)
    if (fresh !== norm && !kinds.has(fresh) && fresh[0] !== norm[0] && !work.hasTakenWord(made)) break
  }
  return made
}

/** A word that sounds like a place, such as `Cedarbrook`. */
export function composedName(draw: Draw): string {
  const start = draw.pick(first)
  let end = draw.pick(second)
  while (end === start.toLowerCase()) end = draw.pick(second)
  return start + end
}

// MGH after Massachusetts General Hospital: the initials of that name's surrogate.
function acronymFor(text: string, work: Work): string | undefined {
  const wanted = text.replace(/[^\p{L}]/gu, '').toUpperCase()
  for (const original of work.originals) {
    const { kind } = original
    if (kind !== 'facility' && kind !== 'organisation' && kind !== 'address') continue
    if (original.text.length <= 5 || original.initials !== wanted) continue
    const read = original.reading
    const full =
      read && read.category === (facility as Category<unknown>)
        ? (read.parsed as Facility)
        : facility.digest(original.text, original.label)
    if (!full || full.acronym) continue
    const made = initialsOf(facility.render(full, work.draw('facility', facility.identity(full)), work))
    return made === wanted
      ? undefined
      : text.length === wanted.length
        ? made
        : [...made].join(text.includes('.') ? '.' : '') + (text.endsWith('.') ? '.' : '')
  }
  return undefined
}

// The same wherever it stands: UCSF, UCSF Medical Center.
function newAcronym(text: string, work: Work): string {
  return work.facilityWord(`acronym ${text}`, () => {
    const draw = work.draw('facility', normal(text))
    let made = letters(text, draw)
    for (let i = 0; i < 40 && (made === text || work.isTaken(made)); i++) made = letters(text, draw)
    return made
  })
}

// Letters that stand for a kind of house at the end stay: H, MC, GH.
function letters(text: string, draw: { below(n: number): number }): string {
  const tail = /(?:MC|GH|CH|UH|H|C)\.?$/.exec(text.slice(1))?.[0] ?? ''
  const head = text.slice(0, text.length - tail.length)
  return head.replace(/\p{Lu}/gu, () => 'ABCDEFGHJKLMNPRSTW'[draw.below(18)]!) + tail
}

function shapeCasing(casing: Casing): string {
  return casing === 'mixed' || casing === 'other' ? 'title' : casing
}
