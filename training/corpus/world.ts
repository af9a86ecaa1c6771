import type { Gazetteers, Hospital, Place } from './gazetteers.ts'
import type { Random } from './random.ts'

/** Someone in a note, with one way their name goes together. */
export interface Person {
  readonly first: string
  readonly middle: string
  readonly last: string
  readonly female: boolean
}

/** Country whose forms for dates, addresses, phones and numbers a note uses. */
export type Region = 'US' | 'UK' | 'CA' | 'AU' | 'IN'

/** Everyone and everything that one document speaks of, so that it agrees with itself. */
export interface World {
  readonly random: Random
  readonly lists: Gazetteers
  readonly region: Region
  readonly patient: Person
  readonly age: number
  readonly doctors: readonly Person[]
  readonly relatives: readonly Person[]
  readonly hospital: string
  readonly hospitals: readonly string[]
  readonly home: Place
  readonly site: Hospital
  /** Days since 1970 of the visit that the note is about, and of birth. */
  readonly day: number
  readonly birth: number
  /** Digits and letters of the record number scheme: the same number wherever it stands. */
  readonly record: string
  readonly plan: string
  readonly phone: string
  readonly street: string
  readonly dateStyle: number
}

const SAINTS =
  'Mary|Joseph|Luke|Vincent|Francis|Elizabeth|Anthony|Michael|John|Thomas|Jude|Agnes|Anne|Catherine|Clare|Raphael|Alphonsus|Bernard|Peter|Paul|Margaret|Rita|David|Barnabas|Cloud|Patrick|Charles|George'.split(
    '|',
  )
const PLACES =
  'Riverside|Lakeview|Hillcrest|Oakwood|Westside|Eastside|Northside|Southside|Greenfield|Pinecrest|Bayview|Mountain View|Valley|Summit|Harbor|Cedar Grove|Maple Ridge|Silver Lake|Fairview|Springfield|Brookside|Sunrise|Evergreen|Meadowbrook|Stonebridge|Willow Creek|New Hope|Good Samaritan|Sacred Heart|Holy Cross|Mercy|Trinity|Grace|Providence|Memorial|Unity|Liberty|Pioneer|Heritage|Coastal|Lakeside|Woodland|Parkview|Highland|Crescent|Beacon|Cascade|Prairie|Redwood|Magnolia'.split(
    '|',
  )
const KINDS =
  "Hospital|Medical Center|Med Ctr|Clinic|Health Center|General Hospital|Regional Hospital|Regional Medical Center|Community Hospital|Memorial Hospital|Children's Hospital|Rehabilitation Center|Rehab|Nursing Home|Care Center|Family Practice|Family Medicine|Internal Medicine|Cancer Center|Heart Institute|Surgery Center|Urgent Care|Dialysis Center|Hospice|Health System|Medical Group|Pediatrics|Women's Health|Orthopedics|Cardiology Associates|Behavioral Health|Psychiatric Hospital|Neurology Clinic|Pain Clinic|Eye Institute|VA Medical Center|University Hospital|Medical Centre|Infirmary|Surgery|Health Centre|Manor|Assisted Living|Skilled Nursing Facility|SNF|Imaging|Pharmacy|Labs|Diagnostic Center|Hosp|Hosp.".split(
    '|',
  )

/** A new world from a seed's choices. */
export function world(random: Random, lists: Gazetteers): World {
  const region: Region = random.chance(0.72) ? 'US' : random.pick(['UK', 'CA', 'AU', 'IN'] as const)
  const age = random.chance(0.08)
    ? random.int(89, 104)
    : random.chance(0.12)
      ? random.int(1, 17)
      : random.int(18, 89)
  const day = random.int(7300, 20800)
  const patient = person(random, lists, region)
  const home = random.pickFront(lists.places, 1)
  const site = random.pick(lists.hospitals)
  return {
    random,
    lists,
    region,
    patient,
    age,
    day,
    birth: day - Math.floor(age * 365.25) - random.int(1, 360),
    doctors: Array.from({ length: 5 }, () => person(random, lists, region)),
    relatives: Array.from({ length: 3 }, () => {
      const other = person(random, lists, region)
      return random.chance(0.6) ? { ...other, last: patient.last } : other
    }),
    hospital: hospitalName(random, lists, site, home),
    hospitals: Array.from({ length: 3 }, () =>
      hospitalName(random, lists, random.pick(lists.hospitals), random.pick(lists.places)),
    ),
    home,
    site,
    record: recordNumber(random),
    plan: planNumber(random),
    phone: '',
    street: street(random, lists, region),
    dateStyle: random.int(0, 99),
  }
}

/** A name as people of the region have them; one in nine is made up or from far away, so that no list has it all. */
export function person(random: Random, lists: Gazetteers, region: Region): Person {
  const female = random.chance(0.5)
  const foreign = random.chance(region === 'US' ? 0.14 : region === 'IN' ? 0.85 : 0.3)
  const countries = region === 'IN' ? ['IN'] : undefined
  const given = foreign
    ? random.pick(matching(lists.intlGiven, countries, female))
    : random.pickFront(female ? lists.female : lists.male, 3)
  let last = foreign
    ? random.pick(
        lists.intlSurnames
          .filter(({ country }) => !countries || countries.includes(country))
          .map(({ name }) => name)
          .concat(random.pick(lists.intlSurnames).name),
      )
    : random.pickFront(lists.surnames, 3)
  if (random.chance(0.07)) last = invented(random)
  else if (random.chance(0.05)) last = random.pick(lists.wordLast)
  if (random.chance(0.03)) last = `${last}-${random.pickFront(lists.surnames, 3)}`
  if (random.chance(0.015)) last = `O'${last}`
  if (random.chance(0.015))
    last = `${random.pick(['Van ', 'Van der ', 'De ', 'De la ', 'St. ', 'Al-', 'El ', 'von ', 'di '])}${last}`
  if (random.chance(0.012)) last = `${last} ${random.pick(['Jr.', 'Jr', 'Sr.', 'III', 'II'])}`
  const middle = random.chance(0.25)
    ? random.pickFront(female ? lists.female : lists.male, 2)
    : random.letters(1)
  const roll = random.real()
  const first = roll < 0.03 ? invented(random) : roll < 0.07 ? random.pick(lists.wordFirst) : given
  return { first, middle, last, female }
}

function matching(
  list: Gazetteers['intlGiven'],
  countries: readonly string[] | undefined,
  female: boolean,
): string[] {
  const fitting = list.filter(
    ({ country, gender }) =>
      (!countries || countries.includes(country)) && (gender === '' || (gender === 'F') === female),
  )
  return (fitting.length > 0 ? fitting : list).map(({ name }) => name)
}

const ONSETS = 'b|br|ch|d|f|g|gr|h|j|k|kl|l|m|n|p|pr|qu|r|s|sh|st|t|tr|v|w|y|z|kh|th|sz|vl|ng|dj'.split('|')
const VOWELS = 'a|e|i|o|u|ai|ei|ou|ia|ee|oo|ae'.split('|')
const CODAS = '|n|r|s|l|m|k|t|ng|rd|sch|wicz|ski|sen|son|man|ton|ez|ova|idis|yan|ak|ura|oto|ello'.split('|')

/** A surname of no list: sounds like one, nobody's. */
function invented(random: Random): string {
  let name = ''
  for (let n = random.int(1, 3); n > 0; n--) name += random.pick(ONSETS) + random.pick(VOWELS)
  name += random.pick(CODAS)
  return name[0]!.toUpperCase() + name.slice(1) + (name.length < 4 ? 'ra' : '')
}

function hospitalName(random: Random, lists: Gazetteers, site: Hospital, place: Place): string {
  const roll = random.real()
  if (roll < 0.3) return site.name
  if (roll < 0.42) return random.pick(lists.hospitalsCased)
  if (roll < 0.56) return random.pick(lists.shortHospitals)
  if (roll < 0.68)
    return `${random.pick(['St.', 'St', 'Saint'])} ${random.pick(SAINTS)}${random.pick(["'s", '', "'s"])}${random.chance(0.7) ? ` ${random.pick(KINDS)}` : ''}`
  if (roll < 0.86) return `${random.pick(PLACES)} ${random.pick(KINDS)}`
  if (roll < 0.95) return `${place.city} ${random.pick(KINDS)}`
  return `${random.pickFront(lists.surnames, 3)} ${random.pick(KINDS)}`
}

/** A street address of a region, in one of its forms. */
export function street(random: Random, lists: Gazetteers, region: Region): string {
  const number = String(random.chance(0.3) ? random.int(1, 99) : random.int(100, 19999))
  const name = random.pick(lists.streets)
  const short = name
    .replace(/ Street$/, random.pick([' St', ' St.', ' Street']))
    .replace(/ Avenue$/, random.pick([' Ave', ' Ave.', ' Avenue']))
    .replace(/ Road$/, random.pick([' Rd', ' Rd.', ' Road']))
    .replace(/ Drive$/, random.pick([' Dr', ' Dr.', ' Drive']))
    .replace(/ Boulevard$/, random.pick([' Blvd', ' Blvd.', ' Boulevard']))
  const own =
    random.chance(0.35) || region !== 'US'
      ? `${random.pickFront(lists.surnames, 2)} ${random.pick(region === 'UK' ? ['Road', 'Close', 'Lane', 'Crescent', 'Street', 'Way', 'Gardens', 'Terrace', 'Avenue', 'Rd', 'Grove', 'Mews'] : ['Street', 'St', 'Ave', 'Road', 'Rd', 'Lane', 'Ln', 'Court', 'Ct', 'Drive', 'Way', 'Blvd', 'Place', 'Pl', 'Circle', 'Terrace', 'Trail', 'Parkway', 'Pkwy', 'Hwy', 'Crescent'])}`
      : short
  const unit = random.chance(0.18)
    ? random.pick([
        `, Apt ${random.int(1, 40)}`,
        ` Apt. ${random.int(1, 40)}${random.letters(1)}`,
        ` #${random.int(1, 999)}`,
        `, Unit ${random.int(1, 60)}`,
        ` Suite ${random.int(100, 900)}`,
        `, Flat ${random.int(1, 30)}`,
      ])
    : ''
  if (region === 'US' && random.chance(0.05))
    return `${random.pick(['P.O. Box', 'PO Box', 'P O Box'])} ${random.digits(random.int(2, 5))}`
  const direction =
    region === 'US' && random.chance(0.15)
      ? `${random.pick(['N', 'S', 'E', 'W', 'N.', 'S.', 'North', 'West', 'NE', 'SW'])} `
      : ''
  return `${number} ${direction}${own}${unit}`
}

function recordNumber(random: Random): string {
  const d = (n: number) => random.digits(n)
  return random.pick([
    () => d(6),
    () => d(7),
    () => d(7),
    () => d(8),
    () => d(8),
    () => d(9),
    () => d(10),
    () => `${d(3)}-${d(2)}-${d(2)}`,
    () => `${d(3)}-${d(4)}`,
    () => `${d(2)}-${d(2)}-${d(2)}`,
    () => `${d(4)}-${d(4)}`,
    () => `${random.letters(1)}${d(7)}`,
    () => `${random.letters(2)}${d(6)}`,
    () => `${random.letters(2)}-${d(6)}`,
    () => `${random.letters(3)}-${d(6)}`,
    () => `#${d(6)}`,
    () => `00${d(6)}`,
    () => `${d(7)}${random.letters(1)}`,
    () => `${random.letters(4)}-${d(8)}-${d(3)}`,
    () => `#${random.letters(2)}-${d(6)}`,
    () => `MR${d(7)}`,
    () => `${d(3)} ${d(3)} ${d(4)}`,
    () => `E${d(9)}`,
    () => `${d(2)}${random.letters(2)}${d(4)}`,
    () => `${random.letters(3)}${d(3)}${random.letters(1)}`,
  ])()
}

/** A health plan, policy or member number. */
export function planNumber(random: Random): string {
  const d = (n: number) => random.digits(n)
  return random.pick([
    () => `${random.letters(3)}${d(9)}`,
    () => `${random.letters(2)}-${d(6)}`,
    () => d(9),
    () => d(10),
    () => `W${d(9)}`,
    () => `${random.letters(3)}-${d(3)}-${d(4)}`,
    () => `HPN-${d(6)}`,
    () => `${d(3)}-${d(6)}`,
    () => `${random.letters(1)}${d(8)}-0${random.int(1, 4)}`,
    () => `${random.letters(3)}-${d(6)}`,
    () => `${d(7)}`,
    () => `${random.letters(4)}${d(5)}`,
    () => `1EG4-TE5-MK${d(2)}`,
    () => `${random.letters(2)}${d(7)}`,
  ])()
}
