import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseMarked } from '../text/marked.ts'
import { DeidError } from '../text/message.ts'
import { actionFor } from './action-for.ts'
import { allLabels, isGroup, isLabel, labelInfo, nativeLabels, relabel, type Scheme } from './labels.ts'
import type { Policy } from './policy.ts'
import { preset, presetNames } from './presets/list.ts'

const labelsOf = (scheme: Scheme, marked: string) =>
  relabel(parseMarked(marked).spans, scheme).map(({ label }) => label)

describe('labels', () => {
  test('of the design are all native', () => {
    const design =
      'PATIENT DOCTOR PERSON USERNAME PROFESSION HOSPITAL ORGANIZATION STREET CITY STATE COUNTY ZIP LOCATION_OTHER AGE DATE ' +
      'TIME PHONE FAX EMAIL URL IPADDR SSN MEDICALRECORD HEALTHPLAN ACCOUNT LICENSE VEHICLE DEVICE BIOID IDNUM CREDIT_CARD ' +
      'IBAN CRYPTO NRP'
    for (const label of design.split(' ')) expect(nativeLabels).toContain(label)
  })
  test('of Presidio are all known, keep their name there and have a native one', () => {
    const entities = readFileSync(new URL('./testing/presidio-entities.txt', import.meta.url), 'utf8')
      .trim()
      .split('\n')
    expect(entities.length).toBeGreaterThan(75)
    for (const entity of entities) {
      expect(labelInfo(entity)?.names.presidio, entity).toBe(entity)
      expect(nativeLabels, entity).toContain(labelInfo(entity)?.names.native)
    }
  })
  test('have names that hold together in every scheme', () => {
    for (const label of allLabels) {
      const info = labelInfo(label)!
      expect(isGroup(info.group)).toBe(true)
      expect(info.names.generic).toBe(info.group)
      expect(isLabel(info.names.native)).toBe(true)
      expect(labelInfo(info.names.native)!.group).toBe(info.group)
      expect(info.safeHarbor === null || /^[A-R]$/.test(info.safeHarbor)).toBe(true)
      if (nativeLabels.includes(label)) expect(info.names.native).toBe(label)
    }
  })
  test.each<[Scheme, string, string[]]>([
    [
      'native',
      '[a|US_SSN] [b|PERSON] [c|DATE_TIME] [d|UK_NHS] [e|LOCATION] [f|DLN]',
      ['SSN', 'PERSON', 'DATE', 'MEDICALRECORD', 'LOCATION_OTHER', 'LICENSE'],
    ],
    [
      'presidio',
      '[a|PATIENT] [b|ZIP] [c|PHONE] [d|UK_NHS] [e|MEDICALRECORD]',
      ['PERSON', 'LOCATION', 'PHONE_NUMBER', 'UK_NHS', 'ID'],
    ],
    [
      'hipaa',
      '[a|DOCTOR] [b|CITY] [c|FAX] [d|US_SSN] [e|HOSPITAL] [f|NRP]',
      ['NAME', 'LOCATION', 'PHONE', 'SSN', 'HOSPITAL', 'OTHER'],
    ],
    [
      'amia',
      '[a|DOCTOR] [b|CITY] [c|FAX] [d|US_SSN] [e|PERSON]',
      ['DOCTOR', 'LOCATION', 'PHONE', 'ID', 'PATIENT'],
    ],
    [
      'generic',
      '[a|DOCTOR] [b|CITY] [c|FAX] [d|US_SSN] [e|TIME] [f|USERNAME]',
      ['NAME', 'LOCATION', 'CONTACT', 'ID', 'DATE', 'NAME'],
    ],
    ['subentity', '[a|VEHICLE] [b|IBAN] [c|IPADDR] [d|COUNTRY]', ['PLATE', 'ACCOUNT', 'IPADDR', 'COUNTRY']],
  ])('in %s: %s', (scheme, marked, expected) => {
    expect(labelsOf(scheme, marked)).toEqual(expected)
  })
  test('that nobody listed are an error, unless declared', () => {
    const { spans } = parseMarked('[a|FOO] [b|AGE]')
    expect(() => relabel(spans, 'native')).toThrow(DeidError)
    expect(() => relabel(spans, 'native')).toThrow(/label 'FOO' is in no scheme/)
    expect(relabel(spans, 'presidio', { declared: new Set(['FOO']) })).toEqual(spans)
    for (const name of ['toString', '__proto__', 'constructor', 'patient', ''])
      expect(isLabel(name)).toBe(false)
  })
})

describe('the entry for a label', () => {
  const policy: Policy = {
    version: 1,
    name: 'test',
    scope: { kind: 'doc' },
    default: { action: 'label' },
    labels: {
      ID: { action: 'hash' },
      SSN: { action: 'mask' },
      US_ITIN: { action: 'redact' },
      DATE: { action: 'shift' },
    },
    customLabels: { BADGE: 'ID', BAY: null },
  }
  test.each([
    ['SSN', 'mask'],
    ['US_SSN', 'mask'], // Presidio's name for the native label
    ['US_ITIN', 'redact'],
    ['IDNUM', 'hash'], // by group
    ['UK_NHS', 'hash'],
    ['DATE_TIME', 'shift'],
    ['TIME', 'shift'],
    ['BADGE', 'hash'], // declared with a group
    ['BAY', 'label'],
    ['PATIENT', 'label'],
    ['NOBODY', 'label'],
    ['toString', 'label'],
    ['constructor', 'label'],
  ])('%s is %s', (label, action) => {
    expect(actionFor(policy, label).action).toBe(action)
  })
})

describe('the presets', () => {
  test('are the ones of the design, and others are an error that lists them', () => {
    expect([...presetNames].sort()).toEqual([
      'gdpr-pseudonymise',
      'labels',
      'limited-data-set',
      'mask',
      'safe-harbor',
      'surrogates',
    ])
    expect(() => preset('hipaa')).toThrow(/'hipaa': safe-harbor, limited-data-set/)
  })
  test('safe-harbor keeps nothing of what 45 CFR 164.514(b)(2)(i) lists', () => {
    for (const label of allLabels) {
      const { safeHarbor } = labelInfo(label)!
      if (safeHarbor !== null) expect(actionFor(preset('safe-harbor'), label).action, label).not.toBe('keep')
    }
  })
  test('limited-data-set removes what 45 CFR 164.514(e)(2) lists', () => {
    for (const label of allLabels) {
      const { safeHarbor } = labelInfo(label)!
      // Names, phone, fax, e-mail, all numbers, URL, IP, biometric; of places all but town, state and ZIP.
      if (safeHarbor !== null && 'ADEFGHIJKLMNOPR'.includes(safeHarbor))
        expect(actionFor(preset('limited-data-set'), label).action, label).toBe('label')
    }
    expect(actionFor(preset('limited-data-set'), 'STREET').action).toBe('label')
  })
})
