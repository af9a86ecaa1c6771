import { describe, expect, test } from 'vitest'
import type { Policy } from '../policy/policy.ts'
import { createKeyring } from './keyring.ts'
import { rewriteRecord, type TableRecord } from './records.ts'

const keyring = createKeyring(new Uint8Array(32).fill(6))
const policy: Policy = {
  version: 1,
  name: 'table',
  scope: { kind: 'field', field: 'patient' },
  default: { action: 'surrogate' },
  labels: { DATE: { action: 'shift', days: 10 }, SSN: { action: 'mask' } },
}
const columns = {
  first: 'FIRST_NAME',
  last: 'LAST_NAME',
  full: 'PATIENT',
  mail: 'EMAIL',
  city: 'CITY',
  state: 'STATE',
  zip: 'ZIP',
  born: 'DATE',
  seen: 'DATE',
  age: 'AGE',
  ssn: 'SSN',
}
const row: TableRecord = {
  patient: 'P7',
  first: 'Bruce',
  last: 'Philips',
  full: 'Philips, Bruce',
  mail: 'bphilips@mail.org',
  city: 'Boston',
  state: 'MA',
  zip: '02115',
  born: '3/14/1951',
  seen: '2018-11-20',
  age: 67,
  ssn: '333-44-6666',
  weight: 81.5,
  note: '',
}
const rewritten = (record: TableRecord, more = {}) =>
  rewriteRecord(record, { ...columns, ...more }, policy, { keyring })

describe('a record of a table', () => {
  test('has new values in the named columns, which belong together, and its own in the others', () => {
    const { record, flags } = rewritten(row)
    expect(flags).toEqual([])
    expect(record).toMatchObject({ patient: 'P7', weight: 81.5, note: '', ssn: '***********' })
    expect(record.full).toBe(`${record.last}, ${record.first}`)
    expect(String(record.mail)).toContain(String(record.last).toLowerCase())
    expect(record).toMatchObject({ born: '3/24/1951', seen: '2018-11-30' })
    for (const column of ['first', 'last', 'city', 'state', 'zip'])
      expect(record[column]).not.toBe(row[column])
    expect(record.zip).toMatch(/^\d{5}$/)
    expect(typeof record.age).toBe('number')
  })
  test('gets the same values in every record of its scope, and others in another', () => {
    const { first, last } = rewritten({ ...row, seen: '1/1/2019', city: 'Austin' }).record
    expect({ first, last }).toEqual({ first: rewritten(row).record.first, last: rewritten(row).record.last })
    expect(rewritten({ ...row, patient: 'P8' }).record.last).not.toBe(last)
  })
  test('keeps what is empty', () => {
    expect(rewritten({ ...row, mail: null, city: '' }).record).toMatchObject({ mail: null, city: '' })
  })
  test('shows the label of what cannot be read, and says in which column', () => {
    const { record, flags } = rewritten({ ...row, seen: 'Feb 30' })
    expect(record.seen).toBe('<DATE>')
    expect(flags).toMatchObject([{ column: 'seen', flag: { code: 'unparseable-date' } }])
  })
  test('fails where a column, or the field of the scope, is not there', () => {
    expect(() => rewritten(row, { phone: 'PHONE' })).toThrow(/no column 'phone'/)
    expect(() => rewritten({ ...row, patient: null })).toThrow(/metadata field 'patient'/)
  })
  test('is not changed itself', () => {
    const copy = { ...row }
    rewritten(row)
    expect(row).toEqual(copy)
  })
})
