import { DeidError } from '../text/message.ts'
import type { Span } from '../text/span.ts'

/** The parent of a label. A policy may name a group to mean all of its labels. */
export type Group = 'NAME' | 'PROFESSION' | 'LOCATION' | 'AGE' | 'DATE' | 'CONTACT' | 'ID' | 'OTHER'

/**
 * A set of label names. `native` is ours (after i2b2/UTHealth 2014); `hipaa` and `amia` are MIST's two tasks,
 * `generic` and `subentity` the two granularities of JSL's models.
 */
export type Scheme = 'native' | 'presidio' | 'hipaa' | 'amia' | 'generic' | 'subentity'

/** What is known of a label. */
export interface LabelInfo {
  readonly label: string
  readonly group: Group
  /**
   * The letter of 45 CFR 164.514(b)(2)(i) that lists this kind, A to R; null where Safe Harbor does not ask for
   * its removal (states, hospitals, professions).
   */
  readonly safeHarbor: string | null
  /** Its name in every scheme; where a scheme has no such kind, the nearest it has, else the native name. */
  readonly names: Readonly<Record<Scheme, string>>
}

type Row = readonly [
  label: string,
  group: Group,
  safeHarbor: string | null,
  presidio: string,
  hipaa: string,
  amia: string,
  subentity: string,
]

// The native labels. Names of the kinds in the other schemes: Presidio 2.2, MIST 2.0.4, Healthcare NLP 6.
// biome-ignore format: a table
const nativeRows: readonly Row[] = [
  ['PATIENT',        'NAME',       'A',  'PERSON',        'NAME',      'PATIENT',  'PATIENT'],
  ['DOCTOR',         'NAME',       'A',  'PERSON',        'NAME',      'DOCTOR',   'DOCTOR'],
  ['PERSON',         'NAME',       'A',  'PERSON',        'NAME',      'PATIENT',  'PATIENT'],
  ['INITIALS',       'NAME',       'A',  'PERSON',        'INITIALS',  'DOCTOR',   'DOCTOR'],
  ['USERNAME',       'NAME',       'R',  'USERNAME',      'OTHER',     'ID',       'USERNAME'],
  ['PROFESSION',     'PROFESSION', null, 'PROFESSION',    'OTHER',     'PROFESSION', 'PROFESSION'],
  ['HOSPITAL',       'LOCATION',   null, 'ORGANIZATION',  'HOSPITAL',  'HOSPITAL', 'HOSPITAL'],
  ['DEPARTMENT',     'LOCATION',   null, 'ORGANIZATION',  'HOSPITAL',  'HOSPITAL', 'HOSPITAL'],
  ['ROOM',           'LOCATION',   'R',  'LOCATION',      'OTHER',     'HOSPITAL', 'LOCATION'],
  ['ORGANIZATION',   'LOCATION',   'A',  'ORGANIZATION',  'OTHER',     'HOSPITAL', 'ORGANIZATION'],
  ['STREET',         'LOCATION',   'B',  'LOCATION',      'LOCATION',  'LOCATION', 'STREET'],
  ['CITY',           'LOCATION',   'B',  'LOCATION',      'LOCATION',  'LOCATION', 'CITY'],
  ['COUNTY',         'LOCATION',   'B',  'LOCATION',      'LOCATION',  'LOCATION', 'CITY'],
  ['STATE',          'LOCATION',   null, 'LOCATION',      'LOCATION',  'LOCATION', 'STATE'],
  ['COUNTRY',        'LOCATION',   null, 'LOCATION',      'LOCATION',  'LOCATION', 'COUNTRY'],
  ['ZIP',            'LOCATION',   'B',  'LOCATION',      'LOCATION',  'LOCATION', 'ZIP'],
  ['LOCATION_OTHER', 'LOCATION',   'B',  'LOCATION',      'LOCATION',  'LOCATION', 'LOCATION'],
  ['AGE',            'AGE',        'C',  'AGE',           'AGE',       'AGE',      'AGE'],
  ['DATE',           'DATE',       'C',  'DATE_TIME',     'DATE',      'DATE',     'DATE'],
  ['TIME',           'DATE',       null, 'DATE_TIME',     'DATE',      'DATE',     'DATE'],
  ['PHONE',          'CONTACT',    'D',  'PHONE_NUMBER',  'PHONE',     'PHONE',    'PHONE'],
  ['FAX',            'CONTACT',    'E',  'PHONE_NUMBER',  'PHONE',     'PHONE',    'FAX'],
  ['EMAIL',          'CONTACT',    'F',  'EMAIL_ADDRESS', 'EMAIL',     'ID',       'EMAIL'],
  ['URL',            'CONTACT',    'N',  'URL',           'URL',       'ID',       'URL'],
  ['IPADDR',         'CONTACT',    'O',  'IP_ADDRESS',    'IPADDRESS', 'ID',       'IPADDR'],
  ['SSN',            'ID',         'G',  'US_SSN',        'SSN',       'ID',       'SSN'],
  ['MEDICALRECORD',  'ID',         'H',  'ID',            'IDNUM',     'ID',       'MEDICALRECORD'],
  ['HEALTHPLAN',     'ID',         'I',  'ID',            'IDNUM',     'ID',       'HEALTHPLAN'],
  ['ACCOUNT',        'ID',         'J',  'US_BANK_NUMBER','IDNUM',     'ID',       'ACCOUNT'],
  ['CREDIT_CARD',    'ID',         'J',  'CREDIT_CARD',   'IDNUM',     'ID',       'ACCOUNT'],
  ['IBAN',           'ID',         'J',  'IBAN_CODE',     'IDNUM',     'ID',       'ACCOUNT'],
  ['CRYPTO',         'ID',         'J',  'CRYPTO',        'IDNUM',     'ID',       'ACCOUNT'],
  ['LICENSE',        'ID',         'K',  'US_DRIVER_LICENSE', 'IDNUM', 'ID',       'LICENSE'],
  ['VEHICLE',        'ID',         'L',  'ID',            'IDNUM',     'ID',       'PLATE'],
  ['DEVICE',         'ID',         'M',  'ID',            'IDNUM',     'ID',       'DEVICE'],
  ['BIOID',          'ID',         'P',  'ID',            'IDNUM',     'ID',       'BIOID'],
  ['IDNUM',          'ID',         'R',  'ID',            'IDNUM',     'ID',       'IDNUM'],
  ['NRP',            'OTHER',      null, 'NRP',           'OTHER',     'NRP',      'NRP'],
  ['OTHER',          'OTHER',      'R',  'GENERIC_PII_ENTITY', 'OTHER', 'OTHER',   'OTHER'],
]

// Labels of other schemes, by the native label they mean. What they are called elsewhere is the native
// label's business, but for their own scheme, where they keep their name.
const presidioByNative: Readonly<Record<string, string>> = {
  PERSON: 'PERSON',
  LOCATION_OTHER: 'LOCATION',
  DATE: 'DATE_TIME',
  PHONE: 'PHONE_NUMBER PH_MOBILE_NUMBER TR_PHONE_NUMBER',
  EMAIL: 'EMAIL_ADDRESS',
  IPADDR: 'IP_ADDRESS',
  IBAN: 'IBAN_CODE',
  ZIP: 'UK_POSTCODE DE_PLZ',
  SSN: 'US_SSN UK_NINO CA_SIN DE_SOCIAL_SECURITY',
  MEDICALRECORD: 'UK_NHS',
  HEALTHPLAN: 'US_MBI AU_MEDICARE DE_HEALTH_INSURANCE',
  ACCOUNT: 'US_BANK_NUMBER ABA_ROUTING_NUMBER',
  LICENSE:
    'MEDICAL_LICENSE US_DRIVER_LICENSE UK_DRIVING_LICENCE DE_FUEHRERSCHEIN DE_LANR IT_DRIVER_LICENSE KR_DRIVER_LICENSE',
  VEHICLE: 'UK_VEHICLE_REGISTRATION DE_KFZ IN_VEHICLE_REGISTRATION NG_VEHICLE_REGISTRATION TR_LICENSE_PLATE',
  DEVICE: 'MAC_ADDRESS',
  IDNUM:
    'ID US_ITIN US_NPI US_PASSPORT UK_PASSPORT AU_ABN AU_ACN AU_TFN DE_BSNR DE_HANDELSREGISTER DE_ID_CARD ' +
    'DE_PASSPORT DE_TAX_ID DE_TAX_NUMBER DE_VAT_ID ES_NIE ES_NIF ES_PASSPORT FI_PERSONAL_IDENTITY_CODE ' +
    'IN_AADHAAR IN_GSTIN IN_PAN IN_PASSPORT IN_VOTER IT_FISCAL_CODE IT_IDENTITY_CARD IT_PASSPORT IT_VAT_CODE ' +
    'KR_BRN KR_FRN KR_PASSPORT KR_RRN NG_NIN PH_TIN PL_PESEL SE_ORGANISATIONSNUMMER SE_PERSONNUMMER ' +
    'SG_NRIC_FIN SG_UEN TH_TNIN TR_NATIONAL_ID ZA_ID_NUMBER',
  OTHER: 'GENERIC_PII_ENTITY',
}
// What MIST, JSL and the i2b2 files call things that have another name here.
const foreignByNative: Readonly<Record<string, string>> = {
  PERSON: 'NAME',
  PHONE: 'CONTACT',
  IPADDR: 'IPADDRESS IP',
  VEHICLE: 'VIN PLATE',
  LICENSE: 'DLN',
  LOCATION_OTHER: 'LOCATION-OTHER',
}

const groups: ReadonlySet<string> = new Set<Group>([
  'NAME',
  'PROFESSION',
  'LOCATION',
  'AGE',
  'DATE',
  'CONTACT',
  'ID',
  'OTHER',
])
const known = table()

function table(): ReadonlyMap<string, LabelInfo> {
  const out = new Map<string, LabelInfo>()
  for (const [label, group, safeHarbor, presidio, hipaa, amia, subentity] of nativeRows) {
    const names = { native: label, presidio, hipaa, amia, generic: group, subentity }
    out.set(label, { label, group, safeHarbor, names })
  }
  const add = (lists: Readonly<Record<string, string>>, own: 'presidio' | undefined) => {
    for (const [native, list] of Object.entries(lists)) {
      const info = out.get(native)!
      for (const label of list.split(' ')) {
        if (out.has(label)) continue
        out.set(label, { ...info, label, names: own ? { ...info.names, [own]: label } : info.names })
      }
    }
  }
  add(presidioByNative, 'presidio')
  add(foreignByNative, undefined)
  return out
}

/** Every label of the native scheme, in the order of reports. */
export const nativeLabels: readonly string[] = nativeRows.map(([label]) => label)

/** Every label that is known: native, Presidio's, and what else the other schemes call them. */
export const allLabels: readonly string[] = [...known.keys()]

/** What is known of `label`; undefined for one that nobody listed. */
export function labelInfo(label: string): LabelInfo | undefined {
  return known.get(label)
}

/** Whether `label` is one of ours or of the schemes we know. */
export function isLabel(label: string): boolean {
  return known.has(label)
}

/** Whether `name` is a group, such as `NAME`, that stands for all its labels in a policy. */
export function isGroup(name: string): name is Group {
  return groups.has(name)
}

/**
 * The same spans under the names of another scheme. Labels in `declared` (of one's own pipeline or policy) stay
 * as they are; any other that is not known is a DeidError `unknown-label`.
 */
export function relabel(
  spans: readonly Span[],
  scheme: Scheme,
  { declared }: { declared?: ReadonlySet<string> } = {},
): readonly Span[] {
  return spans.map((span) => {
    const info = known.get(span.label)
    const name = info?.names[scheme]
    if (name === undefined) {
      if (declared?.has(span.label)) return span
      throw unknownLabel(span.label)
    }
    return name === span.label ? span : { ...span, label: name }
  })
}

/** The error for a label that neither a scheme nor a declaration knows. */
export function unknownLabel(label: string): DeidError {
  return new DeidError(
    'unknown-label',
    `The label '${label}' is in no scheme; declare it where it comes from, or in the policy's customLabels`,
    { key: label },
  )
}
