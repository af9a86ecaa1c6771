import { labelInfo } from '../../policy/labels.ts'

/** The kinds of things that surrogates are made of, each by one file of `categories/`. */
export type Kind =
  | 'name'
  | 'username'
  | 'initials'
  | 'date'
  | 'age'
  | 'phone'
  | 'address'
  | 'facility'
  | 'organisation'
  | 'profession'
  | 'email'
  | 'url'
  | 'ip'
  | 'mac'
  | 'identifier'
  | 'nrp'
  | 'characters'

const table: Readonly<Record<Kind, string>> = {
  name: 'PATIENT DOCTOR PERSON NAME FIRST_NAME LAST_NAME RELATIVE NURSE STAFF PER CONTACT_PERSON STAFF_NAME',
  username: 'USERNAME USER',
  initials: 'INITIALS',
  date: 'DATE DATE_TIME TIME DOB DOD BIRTH_DATE DATE_OF_BIRTH ADMISSION_DATE DISCHARGE_DATE',
  age: 'AGE',
  phone: 'PHONE FAX PAGER PHONE_NUMBER PHONENUMBER TELEPHONE CONTACT US_PHONE_NUMBER',
  address:
    'STREET CITY STATE COUNTRY ZIP LOCATION ADDRESS STREET_ADDRESS COUNTY ZIPCODE LOCATION_OTHER LOC GPE',
  facility: 'HOSPITAL CLINIC WARD DEPARTMENT FACILITY ROOM',
  organisation: 'ORGANIZATION ORGANISATION ORG COMPANY VENDOR',
  profession: 'PROFESSION OCCUPATION JOB ROLE',
  email: 'EMAIL EMAIL_ADDRESS',
  url: 'URL DOMAIN_NAME',
  ip: 'IPADDR IP_ADDRESS IPADDRESS IP',
  mac: 'MAC_ADDRESS MAC',
  identifier:
    'SSN US_SSN US_ITIN MEDICALRECORD HEALTHPLAN ACCOUNT LICENSE VEHICLE VIN PLATE DEVICE BIOID IDNUM ID DLN NPI DEA ' +
    'CREDIT_CARD IBAN IBAN_CODE MEDICAL_LICENSE US_NPI US_DRIVER_LICENSE US_PASSPORT PASSPORT US_BANK_NUMBER CRYPTO SSID',
  nrp: 'NRP NATIONALITY',
  characters: 'OTHER',
}

const kinds = new Map<string, Kind>()
for (const [kind, labels] of Object.entries(table))
  for (const label of labels.split(' ')) kinds.set(label, kind as Kind)

/** What a label's surrogates are made of; `identifier` for labels that end in a number's name, `characters` otherwise. */
export function kindOfLabel(label: string): Kind {
  const known = kinds.get(label)
  if (known) return known
  const native = labelInfo(label)?.names.native
  if (native !== undefined && native !== label) return kindOfLabel(native)
  const upper = label.toUpperCase()
  return (
    kinds.get(upper) ??
    (/(?:^|_)(?:ID|NUM|NUMBER|NO|CODE|LICENSE|SSN|PASSPORT)$/.test(upper) ? 'identifier' : 'characters')
  )
}

/** Whether spans of `label` hold dates. */
export function isDateLabel(label: string): boolean {
  return kindOfLabel(label) === 'date'
}
