/** MIST's kinds of labels: what its replacement maps call types. */
export type MistType =
  | 'PERSON'
  | 'DATE'
  | 'AGE'
  | 'PHONE'
  | 'SSN'
  | 'ID'
  | 'LOCATION'
  | 'HOSPITAL'
  | 'EMAIL'
  | 'URL'
  | 'IPADDRESS'
  | 'INITIALS'
  | 'OTHER'

/** A task of MIST: its labels with their types, and the brackets of its DE-ID style. */
export interface MistTask {
  readonly name: 'HIPAA Deidentification' | 'AMIA Deidentification'
  readonly labels: Readonly<Record<string, MistType>>
  readonly open: string
  readonly close: string
}

export const hipaa: MistTask = {
  name: 'HIPAA Deidentification',
  labels: {
    NAME: 'PERSON',
    INITIALS: 'INITIALS',
    LOCATION: 'LOCATION',
    DATE: 'DATE',
    AGE: 'AGE',
    PHONE: 'PHONE',
    EMAIL: 'EMAIL',
    SSN: 'SSN',
    IDNUM: 'ID',
    URL: 'URL',
    IPADDRESS: 'IPADDRESS',
    HOSPITAL: 'HOSPITAL',
    OTHER: 'OTHER',
  },
  open: '<',
  close: '>',
}

export const amia: MistTask = {
  name: 'AMIA Deidentification',
  labels: {
    PATIENT: 'PERSON',
    HOSPITAL: 'HOSPITAL',
    DOCTOR: 'PERSON',
    ID: 'ID',
    DATE: 'DATE',
    LOCATION: 'LOCATION',
    PHONE: 'PHONE',
    AGE: 'AGE',
  },
  open: '[',
  close: ']',
}
