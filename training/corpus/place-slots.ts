import type { Piece } from './marked-text.ts'
import { label, type Make } from './slot.ts'
import { street, type World } from './world.ts'

/** Slots of hospitals, employers, jobs, places and addresses. */
export const PLACE_SLOTS: Readonly<Record<string, Make>> = {
  hosp: (w) => label('HOSPITAL', w.hospital),
  hosp2: (w) => label('HOSPITAL', w.hospitals[0]!),
  hosp3: (w) => label('HOSPITAL', w.hospitals[1]!),
  org: (w) =>
    label(
      'ORGANIZATION',
      w.random.chance(0.6)
        ? w.random.pick(w.lists.companies)
        : `${w.random.pickFront(w.lists.surnames, 2)} ${w.random.pick(['Elementary School', 'High School', 'University', 'College', 'Logistics', 'Construction', 'and Sons', 'Farms', 'Brewing', 'Law Firm', 'Auto Body', 'Foundation', 'Baptist Church', 'Community Church', 'Trucking', 'Electric', 'Insurance', '& Co.', 'Inc.', 'LLC', 'Steel', 'Bakery', 'County Jail', 'Academy'])}`,
    ),
  insurer: (w) => [{ text: insurer(w) }],
  Insurer: (w) => [{ text: insurer(w) }],
  // A practice of general medicine, as those are called in Britain.
  Pract: (w) =>
    label(
      'HOSPITAL',
      `${w.random.pick(PRACTICES)} ${w.random.pick(['Surgery', 'Surgery', 'Medical Practice', 'Medical Centre', 'Health Centre', 'Group Practice'])}`,
    ),
  Prof: (w) => {
    const [{ text, label: tag }] = PLACE_SLOTS.prof!(w, '') as [{ text: string; label: string }]
    return [{ text: text.replace(/\b\p{Ll}/gu, (letter) => letter.toUpperCase()), label: tag }]
  },
  city: (w, form) =>
    label(
      'CITY',
      w.region !== 'US' && w.random.chance(0.7)
        ? regionTown(w)
        : form === 'home'
          ? w.home.city
          : w.random.chance(0.5)
            ? w.home.city
            : w.random.pickFront(w.lists.places, 1).city,
    ),
  state: (w, form) =>
    label(
      'STATE',
      w.region !== 'US' && w.random.chance(0.6)
        ? regionState(w)
        : form === 'short'
          ? w.home.stateShort
          : w.home.state,
    ),
  county: (w) => label('COUNTY', `${w.home.county}${/county|parish/i.test(w.home.county) ? '' : ' County'}`),
  zip: (w) => label('ZIP', postcode(w)),
  country: (w) =>
    withoutArticle(
      'COUNTRY',
      w.random.chance(0.5)
        ? w.random.pick(w.lists.countries)
        : w.random.pick([
            'Mexico',
            'India',
            'China',
            'the Philippines',
            'Vietnam',
            'Haiti',
            'Brazil',
            'Somalia',
            'Ukraine',
            'England',
            'Canada',
            'Nigeria',
            'Guatemala',
            'El Salvador',
            'Korea',
            'Italy',
            'Germany',
            'Iraq',
            'Syria',
            'Russia',
            'Jamaica',
            'Puerto Rico',
            'Scotland',
            'Wales',
            'Ireland',
            'USA',
            'UK',
            'U.S.',
          ]),
    ),
  place: (w) => withoutArticle('LOCATION_OTHER', w.random.pick(w.lists.landmarks)),
  street: (w, form) => label('STREET', form === 'new' ? street(w.random, w.lists, w.region) : w.street),
  hstreet: (w) => label('STREET', w.site.street),
  hcity: (w) => label('CITY', w.site.city),
  hstate: (w) => label('STATE', w.site.state),
  hzip: (w) => label('ZIP', w.site.zip),
  addr: (w, form) => address(w, form),
  prof: (w) =>
    label(
      'PROFESSION',
      w.random.chance(0.4) ? w.random.pick(PROFESSIONS) : w.random.pick(w.lists.professions),
    ),
}

/** A place or country; an article before it stands outside the label. */
function withoutArticle(tag: string, text: string): Piece[] {
  const name = text.replace(/^the /, '')
  return name === text ? label(tag, text) : [{ text: 'the ' }, ...label(tag, name)]
}

function insurer(w: World): string {
  return w.random.pick(w.random.chance(0.4) ? w.lists.insurers : PAYERS)
}

const PAYERS =
  'Anthem|Highmark|Premera|Regence|CareFirst|Molina|Centene|Oscar|Tricare|Humana|Cigna|Kaiser plan|Delta Dental|VSP|EmblemHealth|HealthFirst|Health Net|Wellcare|AmeriHealth|Bupa|AXA|Vitality|Aviva|Medibank|HCF|NIB|Sun Life|Manulife|Green Shield|Star Health|ICICI Lombard|Niva Bupa|Optum|Magellan|GEHA|UMR|Meritain|Allstate|GEICO|State Farm|Progressive|Workers Comp|Medi-Cal|MassHealth|TennCare|Medicare Advantage'.split(
    '|',
  )

const PRACTICES =
  'Elm Grove|The Limes|Station Road|Park Lane|St Johns|Church Street|Riverside|The Old Forge|Abbey|Manor|Woodlands|High Street|Orchard|Beechwood|Castle|Bridge Street|Lakeside|Victoria|The Mill|Highfield|Kings Road|Priory|Southgate|Meadow|Old Rectory|Queensway'.split(
    '|',
  )

const PROFESSIONS =
  'teacher|truck driver|nurse|construction worker|accountant|lawyer|electrician|plumber|carpenter|mechanic|farmer|secretary|waitress|bartender|engineer|software engineer|police officer|firefighter|bus driver|machinist|welder|cashier|janitor|custodian|chef|cook|dishwasher|housekeeper|home health aide|postal worker|mail carrier|attorney|real estate agent|salesman|bookkeeper|librarian|social worker|pastor|professor|schoolteacher|painter|roofer|landscaper|hairdresser|seamstress|factory worker|warehouse worker|security guard|dental hygienist|pharmacist|paralegal|journalist|photographer|musician|veterinarian|flight attendant|pilot|coal miner|steelworker|longshoreman|fisherman|rancher|army veteran|marine|child care worker|office manager|bank teller|insurance adjuster|contractor|architect|graphic designer|taxi driver|Uber driver|barista|college student'.split(
    '|',
  )

const STATES: Readonly<Record<string, readonly string[]>> = {
  UK: ['England', 'Scotland', 'Wales', 'Kent', 'Essex', 'Surrey', 'Devon', 'Norfolk', 'West Midlands'],
  CA: [
    'Ontario',
    'ON',
    'British Columbia',
    'BC',
    'Alberta',
    'AB',
    'Quebec',
    'QC',
    'Nova Scotia',
    'Manitoba',
    'MB',
  ],
  AU: ['NSW', 'New South Wales', 'Victoria', 'VIC', 'QLD', 'Queensland', 'WA', 'SA', 'Tasmania', 'ACT'],
  IN: [
    'Maharashtra',
    'Karnataka',
    'Tamil Nadu',
    'Kerala',
    'Gujarat',
    'Punjab',
    'West Bengal',
    'UP',
    'Rajasthan',
    'Telangana',
  ],
}

function regionTown(w: World): string {
  const towns = w.lists.towns.filter(({ country }) => country === (w.region === 'UK' ? 'GB' : w.region))
  return towns.length > 0 && w.random.chance(0.5)
    ? w.random.pick(towns).name
    : w.random.pick(w.lists.townsAbroad[w.region === 'US' ? 'UK' : w.region])
}

function regionState(w: World): string {
  return w.random.pick(STATES[w.region] ?? STATES.UK!)
}

function postcode(w: World): string {
  const r = w.random
  switch (w.region) {
    case 'UK':
      return `${r.letters(r.int(1, 2))}${r.int(1, 28)} ${r.int(1, 9)}${r.letters(2)}`
    case 'CA':
      return `${r.letters(1)}${r.int(0, 9)}${r.letters(1)} ${r.int(0, 9)}${r.letters(1)}${r.int(0, 9)}`
    case 'AU':
      return String(r.int(2000, 7999))
    case 'IN':
      return r.chance(0.5) ? r.digits(6) : `${r.digits(3)} ${r.digits(3)}`
    default:
      return r.chance(0.12) ? `${w.home.zip}-${r.digits(4)}` : w.home.zip
  }
}

function address(w: World, form: string): Piece[] {
  const r = w.random
  const glue = form === 'lines' ? '\n' : r.pick([', ', ', ', ' ', '\n'])
  const region = w.region !== 'US'
  const town = region ? regionTown(w) : w.home.city
  const state = region ? regionState(w) : r.chance(0.75) ? w.home.stateShort : w.home.state
  return [
    ...label('STREET', w.street),
    { text: glue },
    ...label('CITY', town),
    { text: region ? ' ' : r.pick([', ', ', ', ' ']) },
    ...label('STATE', state),
    { text: r.pick([' ', ' ', '  ', ', ']) },
    ...label('ZIP', postcode(w)),
  ]
}
