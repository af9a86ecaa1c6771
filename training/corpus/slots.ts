import { clinicalSlot } from './clinical-slots.ts'
import { clock, dateRange, fullDate, loosely, partDate, weekday, year } from './dates.ts'
import type { Piece } from './marked-text.ts'
import { type Person, person, planNumber, street, type World } from './world.ts'

/**
 * The pieces that a slot stands for. `{pt}` and its forms are the patient, `{dr}` `{dr2}` … clinicians, `{rel}`
 * relatives, `{other}` anyone else; the rest are named for their labels. Unlabelled slots are in `clinical-slots.ts`.
 */
export function slot(name: string, world: World): Piece[] {
  const [base, form = ''] = name.split('.') as [string, string?]
  const make = SLOTS[base]
  if (make) return make(world, form)
  return [{ text: clinicalSlot(base, world) }]
}

type Make = (world: World, form: string) => Piece[]

const label = (label: string, text: string): Piece[] => [{ text, label }]

function named(who: Person, form: string, tag: string, w: World): Piece[] {
  const { first, middle, last, female } = who
  const r = w.random
  const m = middle.length === 1 ? `${middle}${r.chance(0.7) ? '.' : ''}` : middle
  switch (form) {
    case 'first':
      return label(tag, first)
    case 'last':
      return label(tag, last)
    case 'full':
      return label(tag, r.chance(0.25) ? `${first} ${m} ${last}` : `${first} ${last}`)
    case 'fm':
      return label(tag, `${first} ${m} ${last}`)
    case 'lf':
      return label(tag, `${last}, ${first}${r.chance(0.35) ? ` ${m}` : ''}`)
    case 'lfc':
      return label(tag, `${last},${first}${r.chance(0.3) ? ` ${middle}` : ''}`)
    case 'fi':
      return label(tag, `${first} ${last[0]}.`)
    case 'il':
      return label(tag, `${first[0]}${r.chance(0.8) ? '. ' : ' '}${last}`)
    case 'init':
      return label(
        tag,
        r.pick([
          `${first[0]}.${last[0]}.`,
          `${first[0]}${last[0]}`,
          `${first[0]}${middle[0]}${last[0]}`,
          `${first[0]}. ${last[0]}.`,
        ]),
      )
    case 'mr':
      return [
        { text: `${female ? r.pick(['Mrs. ', 'Ms. ', 'Miss ', 'Mrs ', 'Ms ']) : r.pick(['Mr. ', 'Mr '])}` },
        ...label(tag, last),
      ]
    case 'mrfull':
      return [
        { text: `${female ? r.pick(['Mrs. ', 'Ms. ', 'Miss ']) : r.pick(['Mr. ', 'Mr '])}` },
        ...label(tag, `${first} ${last}`),
      ]
    case 'dr':
      return [{ text: r.pick(['Dr. ', 'Dr. ', 'Dr ', 'DR. ', 'Doctor ']) }, ...label(tag, last)]
    case 'drfull':
      return [
        { text: r.pick(['Dr. ', 'Dr. ', 'Dr ']) },
        ...label(tag, r.chance(0.3) ? `${first[0]}. ${last}` : `${first} ${last}`),
      ]
    case 'caps':
      return label(
        tag,
        `${last.toUpperCase()}, ${first.toUpperCase()}${r.chance(0.3) ? ` ${middle[0]}` : ''}`,
      )
    case 'up':
      return label(tag, `${first} ${last}`.toUpperCase())
    case 'creds':
      return [
        ...label(tag, r.chance(0.4) ? `${first} ${m} ${last}` : `${first} ${last}`),
        {
          text: r.pick([
            ', MD',
            ', M.D.',
            ' MD',
            ', DO',
            ', M.D., Ph.D.',
            ', MD, FACP',
            ', PA-C',
            ', NP',
            ', MBBS',
            ', APRN',
            ' M.D.',
            ', MD PhD',
          ]),
        },
      ]
    case 'rn':
      return [
        ...label(tag, r.chance(0.5) ? `${first} ${last}` : `${first[0]}. ${last}`),
        {
          text: r.pick([
            ', RN',
            ' RN',
            ', R.N.',
            ', LPN',
            ', BSN, RN',
            ', CNA',
            ', LCSW',
            ', PT',
            ', OTR/L',
            ', RRT',
            ', PharmD',
            ', MSW',
          ]),
        },
      ]
    default:
      return []
  }
}

const DR_FORMS = ['dr', 'dr', 'dr', 'drfull', 'creds', 'drfull']
const doctor =
  (index: number): Make =>
  (w, form) =>
    named(w.doctors[index]!, form === '' ? w.random.pick(DR_FORMS) : form, 'DOCTOR', w)

const PT_FORMS = ['mr', 'mr', 'full', 'mrfull', 'first', 'mr']
const fresh = (w: World) => person(w.random, w.lists, w.region)

const SLOTS: Readonly<Record<string, Make>> = {
  pt: (w, form) => named(w.patient, form === '' ? w.random.pick(PT_FORMS) : form, 'PATIENT', w),
  dr: doctor(0),
  dr2: doctor(1),
  dr3: doctor(2),
  dr4: doctor(3),
  nurse: (w, form) => named(w.doctors[4]!, form === '' ? 'rn' : form, 'DOCTOR', w),
  rel: (w, form) =>
    named(w.relatives[0]!, form === '' ? w.random.pick(['first', 'full', 'first']) : form, 'PERSON', w),
  rel2: (w, form) =>
    named(w.relatives[1]!, form === '' ? w.random.pick(['first', 'full', 'first']) : form, 'PERSON', w),
  rel3: (w, form) =>
    named(w.relatives[2]!, form === '' ? w.random.pick(['first', 'full', 'first']) : form, 'PERSON', w),
  other: (w, form) =>
    named(
      fresh(w),
      form === '' ? w.random.pick(['full', 'full', 'mr', 'mrfull', 'first']) : form,
      'PERSON',
      w,
    ),
  initials: (w) =>
    label('DOCTOR', w.doctors[w.random.int(0, 4)]!.first[0]! + w.doctors[w.random.int(0, 4)]!.last[0]!),
  typist: (w) =>
    label('DOCTOR', `${w.random.letters(2)}${w.random.pick(['', w.random.letters(1)])}`.toLowerCase()),
  username: (w) =>
    label(
      'USERNAME',
      w.random.pick([
        () =>
          `${w.doctors[0]!.first[0]}${letters(w.doctors[0]!.last)}`.toLowerCase() +
          w.random.pick(['', '1', String(w.random.int(2, 99))]),
        () => `${w.random.letters(2).toLowerCase()}${w.random.digits(3)}`,
        () => `${letters(w.doctors[1]!.last)}${w.doctors[1]!.first[0]}`.toUpperCase(),
      ])(),
    ),
  age: (w, form) => label('AGE', form === 'old' ? String(w.random.int(90, 104)) : String(w.age)),
  ageof: (w) => label('AGE', String(w.random.chance(0.1) ? w.random.int(90, 103) : w.random.int(1, 89))),
  agewords: (w) => label('AGE', inWords(w.age)),
  decade: (w) => label('AGE', `${w.random.int(2, 9) * 10}${w.random.pick(['s', "'s"])}`),
  date: (w, form) => {
    if (form === 'dob') return label('DATE', fullDate(w.random, w.birth, w.region, w.dateStyle))
    const day =
      form === 'visit'
        ? w.day
        : form === 'soon'
          ? w.day + w.random.int(2, 90)
          : w.day - (form === 'past' ? w.random.int(30, 4000) : w.random.int(0, 30))
    return label('DATE', fullDate(w.random, day, w.region, w.dateStyle))
  },
  part: (w) => label('DATE', partDate(w.random, w.day - w.random.int(0, 400), w.region)),
  range: (w) => label('DATE', dateRange(w.random, w.day)),
  weekday: (w) => label('DATE', weekday(w.random, w.day + w.random.int(-6, 6))),
  // A year alone identifies nobody under Safe Harbor, nor does a payer.
  year: (w) => [{ text: year(w.random, w.day - w.random.int(0, 9000)) }],
  loosely: (w) => label('DATE', loosely(w.random, w.day - w.random.int(0, 5000))),
  holiday: (w) => label('DATE', w.random.pick(w.lists.holidays)),
  datetime: (w) => [
    ...label('DATE', fullDate(w.random, w.day, w.region, w.dateStyle)),
    { text: `${w.random.pick([' ', ' at ', ' @ ', ', ', '  '])}${clock(w.random)}` },
  ],
  iso: (w) => [
    ...label('DATE', new Date(w.day * 86_400_000).toISOString().slice(0, 10)),
    { text: `T${clock(w.random).slice(0, 2).replace(/\D/, '0').padStart(2, '0')}:15:00Z` },
  ],
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
  insurer: (w) => [{ text: w.random.pick(w.lists.insurers) }],
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
    label(
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
  place: (w) =>
    label(
      'LOCATION_OTHER',
      w.random.pick([
        'Golden Gate Park',
        'Lake Michigan',
        'Central Park',
        'Route 66',
        'I-95',
        'Yellowstone',
        'the Bronx',
        'Brooklyn',
        'Long Island',
        'Cape Cod',
        'Times Square',
        'Highway 101',
        'Logan Airport',
        'Disneyland',
        'the Bay Area',
        'New England',
        'the Midwest',
        'Lake Tahoe',
        'Mount Hood',
        'Hyde Park',
        'Fenway Park',
        'the Everglades',
        'Appalachia',
        'Hudson Valley',
        'Silicon Valley',
        'Elm Street Park',
        'Walmart',
        'Interstate 80',
        'Broad Ripple',
      ]),
    ),
  street: (w, form) => label('STREET', form === 'new' ? street(w.random, w.lists, w.region) : w.street),
  hstreet: (w) => label('STREET', w.site.street),
  hcity: (w) => label('CITY', w.site.city),
  hstate: (w) => label('STATE', w.site.state),
  hzip: (w) => label('ZIP', w.site.zip),
  addr: (w, form) => address(w, form),
  phone: (w) => label('PHONE', telephone(w)),
  fax: (w) => label('FAX', telephone(w)),
  pager: (w) =>
    label(
      'PHONE',
      w.random.pick([
        () => w.random.digits(5),
        () => w.random.digits(4),
        () => `#${w.random.digits(5)}`,
        () => telephone(w),
        () => `${w.random.digits(3)}-${w.random.digits(4)}`,
      ])(),
    ),
  ext: (w) =>
    label(
      'PHONE',
      w.random.pick([
        () => `x${w.random.digits(4)}`,
        () => `x${w.random.digits(5)}`,
        () => `ext. ${w.random.digits(4)}`,
        () => w.random.digits(4),
        () => `extension ${w.random.digits(3)}`,
      ])(),
    ),
  email: (w) => label('EMAIL', mail(w)),
  url: (w) =>
    label(
      'URL',
      w.random.pick([
        () => `www.${letters(w.hospital).toLowerCase().slice(0, 14)}.org`,
        () => `https://${letters(w.hospitals[0]!).toLowerCase().slice(0, 12)}.com/portal`,
        () => `http://www.${letters(w.home.city).toLowerCase()}health.org/results/${w.random.digits(5)}`,
        () => `mychart.${letters(w.hospital).toLowerCase().slice(0, 10)}.edu`,
        () => `${letters(w.patient.last).toLowerCase()}family.blogspot.com`,
      ])(),
    ),
  ip: (w) =>
    label(
      'IPADDR',
      w.random.pick([
        () =>
          `${w.random.int(10, 220)}.${w.random.int(0, 255)}.${w.random.int(0, 255)}.${w.random.int(1, 254)}`,
        () => `fe80::${w.random.int(1000, 9999)}:${w.random.int(100, 999)}`,
      ])(),
    ),
  ssn: (w) =>
    label(
      'SSN',
      w.random.pick([
        () => `${w.random.int(100, 899)}-${w.random.int(10, 99)}-${w.random.int(1000, 9999)}`,
        () => `${w.random.int(100, 899)}-${w.random.int(10, 99)}-${w.random.int(1000, 9999)}`,
        () => `${w.random.int(100, 899)} ${w.random.int(10, 99)} ${w.random.int(1000, 9999)}`,
        () => w.random.digits(9),
        () => `xxx-xx-${w.random.digits(4)}`,
        () => `***-**-${w.random.digits(4)}`,
      ])(),
    ),
  mrn: (w) => label('MEDICALRECORD', w.record),
  plan: (w) => label('HEALTHPLAN', w.random.chance(0.7) ? w.plan : planNumber(w.random)),
  acct: (w) =>
    label(
      'ACCOUNT',
      w.random.pick([
        () => w.random.digits(8),
        () => w.random.digits(10),
        () => `${w.random.digits(4)}-${w.random.digits(4)}-${w.random.digits(2)}`,
        () => `A${w.random.digits(9)}`,
        () => `${w.random.letters(1)}${w.random.digits(11)}`,
        () => `#${w.random.digits(7)}`,
      ])(),
    ),
  lic: (w) =>
    label(
      'LICENSE',
      w.random.pick([
        () => `${w.random.letters(1)}${w.random.digits(7)}`,
        () => `${w.random.letters(2)}${w.random.digits(6)}`,
        () => w.random.digits(8),
        () => `${w.random.letters(1)}${w.random.digits(3)}-${w.random.digits(4)}-${w.random.digits(4)}`,
        () => `B${w.random.letters(1)}${w.random.digits(7)}`,
        () => `G${w.random.digits(5)}`,
      ])(),
    ),
  npi: (w) => label('LICENSE', `1${w.random.digits(9)}`),
  vehicle: (w) =>
    label(
      'VEHICLE',
      w.random.pick([
        () => `${w.random.letters(3)}-${w.random.digits(4)}`,
        () => `${w.random.digits(1)}${w.random.letters(3)}${w.random.digits(3)}`,
        () => `${w.random.letters(3)} ${w.random.digits(3)}`,
        () => `1HGCM${w.random.digits(5)}A${w.random.digits(6)}`,
        () => `${w.random.letters(2)}${w.random.digits(2)} ${w.random.letters(3)}`,
      ])(),
    ),
  device: (w) =>
    label(
      'DEVICE',
      w.random.pick([
        () => `${w.random.letters(3)}${w.random.digits(6)}${w.random.letters(1)}`,
        () => `SN${w.random.digits(8)}`,
        () => w.random.digits(9),
        () => `${w.random.letters(2)}-${w.random.digits(5)}-${w.random.letters(1)}`,
        () => `(01)0${w.random.digits(13)}`,
        () => `${w.random.digits(4)}-${w.random.digits(6)}`,
      ])(),
    ),
  bio: (w) =>
    label(
      'BIOID',
      w.random.pick([
        () => `FP-${w.random.digits(7)}`,
        () => `RET-${w.random.digits(5)}${w.random.letters(2)}`,
        () => `${w.random.letters(3)}${w.random.digits(8)}`,
      ])(),
    ),
  idn: (w) =>
    label(
      'IDNUM',
      w.random.pick([
        () => `${w.random.letters(1)}${w.random.digits(2)}-${w.random.digits(5)}`,
        () => `S${w.random.int(10, 24)}-${w.random.digits(4)}`,
        () => w.random.digits(8),
        () => w.random.digits(10),
        () => `${w.random.digits(3)}-${w.random.digits(6)}`,
        () => `${w.random.letters(2)}${w.random.digits(9)}`,
        () => `#${w.random.digits(6)}`,
        () => `#${w.random.letters(2)}-${w.random.digits(6)}`,
        () => `${w.random.digits(5)}-${w.random.digits(3)}`,
        () => `${w.random.letters(3)}-${w.random.digits(4)}-${w.random.digits(4)}`,
        () => `${w.random.letters(2)}-${w.random.digits(5)}`,
        () => `ACC${w.random.digits(7)}`,
        () => `${w.random.digits(2)}:${w.random.letters(2)}${w.random.digits(5)}`,
      ])(),
    ),
  jobnum: (w) =>
    label(
      'IDNUM',
      w.random.pick([
        () => w.random.digits(6),
        () => w.random.digits(7),
        () => `${w.random.digits(3)}-${w.random.digits(4)}`,
        () => `${w.random.digits(2)}/${w.random.digits(6)}`,
        () => `${w.random.letters(2)}:${w.random.letters(2)}:${w.random.digits(4)}`,
      ])(),
    ),
  card: (w) =>
    label(
      'ACCOUNT',
      `4${w.random.digits(3)} ${w.random.digits(4)} ${w.random.digits(4)} ${w.random.digits(4)}`,
    ),
  prof: (w) =>
    label(
      'PROFESSION',
      w.random.chance(0.4) ? w.random.pick(PROFESSIONS) : w.random.pick(w.lists.professions),
    ),
}

const PROFESSIONS =
  'teacher|truck driver|nurse|construction worker|accountant|lawyer|electrician|plumber|carpenter|mechanic|farmer|secretary|waitress|bartender|engineer|software engineer|police officer|firefighter|bus driver|machinist|welder|cashier|janitor|custodian|chef|cook|dishwasher|housekeeper|home health aide|postal worker|mail carrier|attorney|real estate agent|salesman|bookkeeper|librarian|social worker|pastor|professor|schoolteacher|painter|roofer|landscaper|hairdresser|seamstress|factory worker|warehouse worker|security guard|dental hygienist|pharmacist|paralegal|journalist|photographer|musician|veterinarian|flight attendant|pilot|coal miner|steelworker|longshoreman|fisherman|rancher|army veteran|marine|child care worker|office manager|bank teller|insurance adjuster|contractor|architect|graphic designer|taxi driver|Uber driver|barista|college student'.split(
    '|',
  )

function letters(text: string): string {
  return text.replace(/[^A-Za-z]/g, '')
}

const TOWNS: Readonly<Record<string, readonly string[]>> = {
  UK: 'London|Leeds|Bristol|Manchester|Cardiff|Glasgow|Edinburgh|Sheffield|Liverpool|Norwich|Oxford|Cambridge|York|Belfast|Nottingham'.split(
    '|',
  ),
  CA: 'Toronto|Ottawa|Calgary|Vancouver|Halifax|Winnipeg|Regina|Hamilton|Mississauga|Edmonton|Kelowna|Moncton'.split(
    '|',
  ),
  AU: 'Sydney|Melbourne|Brisbane|Perth|Adelaide|Hobart|Geelong|Cairns|Newcastle|Wollongong|Parramatta|Bendigo'.split(
    '|',
  ),
  IN: 'Mumbai|Delhi|Bengaluru|Chennai|Kolkata|Hyderabad|Pune|Ahmedabad|Jaipur|Lucknow|Kochi|Indore|Bhopal|Nagpur'.split(
    '|',
  ),
}
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
    : w.random.pick(TOWNS[w.region] ?? TOWNS.UK!)
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

/** A telephone number in a form of the world's region. */
function telephone(w: World): string {
  const r = w.random
  const a = String(r.int(201, 989))
  const b = String(r.int(200, 999))
  const c = r.digits(4)
  switch (w.region) {
    case 'UK':
      return r.pick([
        `0${r.int(20, 29)} ${r.digits(4)} ${r.digits(4)}`,
        `07${r.digits(3)} ${r.digits(6)}`,
        `+44 7${r.digits(3)} ${r.digits(6)}`,
        `01${r.digits(3)} ${r.digits(6)}`,
        `(0${r.digits(3)}) ${r.digits(3)} ${r.digits(4)}`,
      ])
    case 'AU':
      return r.pick([
        `04${r.digits(2)} ${r.digits(3)} ${r.digits(3)}`,
        `(0${r.int(2, 8)}) ${r.digits(4)} ${r.digits(4)}`,
        `+61 4${r.digits(2)} ${r.digits(3)} ${r.digits(3)}`,
        `0${r.int(2, 8)} ${r.digits(4)} ${r.digits(4)}`,
      ])
    case 'IN':
      return r.pick([
        `+91 ${r.int(7, 9)}${r.digits(4)} ${r.digits(5)}`,
        `+91-${r.int(7, 9)}${r.digits(9)}`,
        `${r.int(7, 9)}${r.digits(9)}`,
        `0${r.int(11, 80)}-${r.digits(8)}`,
      ])
    default:
      return r.pick([
        `(${a}) ${b}-${c}`,
        `(${a}) ${b}-${c}`,
        `${a}-${b}-${c}`,
        `${a}-${b}-${c}`,
        `${a}.${b}.${c}`,
        `${a} ${b} ${c}`,
        `1-${a}-${b}-${c}`,
        `+1 ${a} ${b} ${c}`,
        `+1-${a}-${b}-${c}`,
        `${b}-${c}`,
        `(${a})${b}-${c}`,
        `${a}${b}${c}`,
        `${a}-${b}-${c} x${r.digits(3)}`,
        `${a}/${b}-${c}`,
      ])
  }
}

function mail(w: World): string {
  const r = w.random
  const who = r.pick([w.patient, w.patient, w.doctors[0]!, w.relatives[0]!])
  const first = letters(who.first).toLowerCase() || 'a'
  const last = letters(who.last).toLowerCase() || 'b'
  const local = r.pick([
    `${first}.${last}`,
    `${first[0]}${last}`,
    `${first}${r.int(1, 99)}`,
    `${last}.${first[0]}`,
    `${first}_${last}${r.int(1, 99)}`,
    `dr.${last}`,
    `${first}`,
  ])
  const host = r.pick([
    'gmail.com',
    'yahoo.com',
    'hotmail.com',
    'aol.com',
    'outlook.com',
    'example.com',
    'comcast.net',
    'mail.example.org',
    'icloud.com',
    `${letters(w.hospital).toLowerCase().slice(0, 12) || 'clinic'}.org`,
    'nhs.net',
    `${letters(w.home.city).toLowerCase()}clinic.com`,
  ])
  return `${local}@${host}`
}

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety hundred'.split(' ')

function inWords(n: number): string {
  if (n < 20) return ONES[n]!
  if (n > 99) return 'one hundred'
  return n % 10 === 0 ? TENS[n / 10]! : `${TENS[Math.floor(n / 10)]}-${ONES[n % 10]}`
}
