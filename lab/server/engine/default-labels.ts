import { labelInfo } from '@palimpsest/deid'
import type { LabelSetting, LabelSettings } from '../../shared/labels.ts'

// The labels of the clinical pipeline, the frequent ones first: those get the keys.
const clinical = [
  'PATIENT',
  'DOCTOR',
  'HOSPITAL',
  'DATE',
  'AGE',
  'PHONE',
  'MEDICALRECORD',
  'STREET',
  'CITY',
  'STATE',
  'ZIP',
  'COUNTRY',
  'IDNUM',
  'SSN',
  'EMAIL',
  'USERNAME',
  'PROFESSION',
  'ORGANIZATION',
  'DEPARTMENT',
  'ROOM',
  'LOCATION_OTHER',
  'PERSON',
  'INITIALS',
  'TIME',
  'FAX',
  'URL',
  'IPADDR',
  'HEALTHPLAN',
  'ACCOUNT',
  'LICENSE',
  'VEHICLE',
  'DEVICE',
  'BIOID',
]

const keys = '1234567890'
const hues = 12

/** What a new project starts with: in a de-identification project the clinical labels, else none. */
export function defaultLabels(kind: 'deidentification' | 'text-ner'): LabelSettings {
  return {
    labels: kind === 'deidentification' ? clinical.map(setting) : [],
    defaultStrategy:
      kind === 'deidentification' ? { kind: 'surrogate', settings: {} } : { kind: 'label', settings: {} },
    scope: 'doc',
  }
}

/** A label as it is added when nobody said more about it. */
export function setting(name: string, index: number): LabelSetting {
  return {
    name,
    colour: `hue-${(index % hues) + 1}`,
    hotkey: keys[index] ?? null,
    group: labelInfo(name)?.group ?? null,
    instructions: '',
    strategy:
      name === 'PROFESSION' || name === 'TIME' || name === 'STATE' || name === 'COUNTRY'
        ? { kind: 'none', settings: {} }
        : null,
  }
}
