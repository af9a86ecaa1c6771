import { describe, expect, it } from 'vitest'
import { markedBy } from '../testing/marked-by.ts'
import { accessions } from './accessions.ts'
import { contacts } from './contacts.ts'
import { cued } from './cued.ts'
import { plates } from './plates.ts'
import { wards } from './wards.ts'

describe('cued', () => {
  it.each([
    'MRN: [00482913|MEDICALRECORD]',
    'MRN: [12-34-56|MEDICALRECORD]',
    'MRN #[SF-998877|MEDICALRECORD]',
    'medical record number [338 20 17|MEDICALRECORD],',
    'Accession: [RA-22-0098714|IDNUM]',
    'Member ID: [XEH884213907|HEALTHPLAN]',
    'insurance number is [W2290 41873|HEALTHPLAN]',
    'serial number [40118273|DEVICE]',
    'lot [MK8831Q|DEVICE],',
    'plate [8TRJ204|VEHICLE]',
    'Pager: [4471|PHONE]',
    'page me at [20417|PHONE]',
    'ext. [5518|PHONE]',
    'x[5518|PHONE]',
    'Fax [404-555-0199|FAX]',
    'SSN: [123-45-6789|SSN]',
    'GMC No: [4471209|LICENSE]',
    'NPI [1234567893|LICENSE]',
    'acct [1234567|ACCOUNT]',
    'Username: [dmorris_77|USERNAME]',
    "PAN number '[ABCPJ4567R|IDNUM]'",
    'Health card: [TREG 6205 1418|HEALTHPLAN]',
  ])('find %s', async (marked) => expect(await markedBy([cued], marked)).toBe(marked))

  it.each([
    'pH 7.38/40/92',
    'cell count 12',
    'a lot of pain',
    'license to practice',
    'HDL 44 mg/dL, LDL 153 mg/dL',
    '6 x 10 (6) moles',
    'account for 20%',
    'order 2 tablets',
    'plan: 3 days',
    'insurance issues',
    'ID consult in 2 days',
    'the phone rang 3 times',
    'specimen A1-A2',
    'policy of the unit',
    'Group 2 tumour',
    'extension 5/5',
    'Page 1 of 3',
    'SN 85%, SP 90%',
    'visit in 2019',
    'case 12',
    'serial exams q 4 h',
    'tel us if worse',
  ])('take nothing from %s', async (text) => expect(await markedBy([cued], text)).toBe(text))
})

describe('contacts', () => {
  it.each([
    'mail [jane.roe@example.com|EMAIL].',
    'see [https://a.example.org/x?y=1|URL].',
    '[www.example.com|URL]',
    'at [portal.example.org|URL] now',
    'from [192.168.10.4|IPADDR]',
    'call [(555) 123-4567|PHONE]',
    'call [555-123-4567 ext. 12|PHONE]',
    'call [310.555.0187|PHONE]',
    '[+44 20 7946 0958|PHONE]',
    '[07700 900461|PHONE]',
    '[123-45-6789|SSN]',
    'call [555-0142|PHONE]',
  ])('find %s', async (marked) => expect(await markedBy([contacts], marked)).toBe(marked))

  it.each([
    '120-140 mmHg',
    'version 1.2.3',
    'e.g. this',
    'a @ b',
    'pH 7.38/40/92',
    '10-20-30',
    'AC 16/450/5/40%',
    'seen.Then went',
    'no@',
    'ICD E11.9',
    '3.4.5.6.7.8',
    'I/O 1800/2100',
  ])('take nothing from %s', async (text) => expect(await markedBy([contacts], text)).toBe(text))
})

describe('wards', () => {
  it.each([
    'to room [512|LOCATION_OTHER]',
    'bed [4B|LOCATION_OTHER]',
    'moved from [4 West|LOCATION_OTHER]',
    'in [Pierce County|LOCATION_OTHER]',
  ])('find %s', async (marked) => expect(await markedBy([wards], marked)).toBe(marked))
  it.each(['on room air', 'bed rest', 'room for 3 beds', 'turned 4 west', 'a county hospital'])(
    'take nothing from %s',
    async (text) => expect(await markedBy([wards], text)).toBe(text),
  )
})

describe('numbers behind nouns of prose', () => {
  it.each([
    'Case: [S23-18844|IDNUM]',
    'Claim [CLM-2024-7718203|ACCOUNT] for',
    'Group [0044182|HEALTHPLAN], DOS',
    '(Badge [5512|IDNUM])',
    'CHI [190857 4417|MEDICALRECORD]',
    'Interpreter May #[479395|IDNUM] assisted',
    'MyChart: [mreyes_47|USERNAME]',
    'portal user [jdoe1975|USERNAME]',
    'user [k.adeyemi|USERNAME] left',
    'CPF [529.982.247-25|IDNUM]',
    'REFERENCE: [AB/cd/2024-118|IDNUM]',
    'DL [TN 088812345|LICENSE].',
    'BCBS grp [00912|HEALTHPLAN]',
    'Auth [T888001056|ACCOUNT] good through May',
    'Authorization [2231187|ACCOUNT] for 12 visits',
  ])('find %s', async (marked) => expect(await markedBy([cued], marked)).toBe(marked))

  it.each([
    'Case: 54 yo man',
    'Claim 2 of 3',
    'Group 3 pulmonary hypertension',
    'MyChart: active',
    'user of alcohol',
    'MyChart message sent',
    'CHI square',
    'disp #30 tablets',
    'by phone at 0210',
    'PH 7.38/40/92',
    'portal vein 12',
    'quoting 3 studies',
    'sample of 20',
    'Auth good through May',
    'Auth 12 visits',
    'Authorization 2 of 3',
  ])('take nothing from %s', async (text) => expect(await markedBy([cued], text)).toBe(text))
})

describe('numbers that end with their sentence or list', () => {
  it.each([
    'contact no [588/807-1126|PHONE]. 12.30 mg',
    'HAR [8601990966|ACCOUNT] 4) Ask',
    'Medicare [2590 99310 7|HEALTHPLAN]. Referred',
    'RAMQ [TREH 3552 0417|HEALTHPLAN], Laval',
    'NHI [ZKC4417|MEDICALRECORD]',
    'Docket [22-JV-0417|IDNUM].',
    'coroner file [AD-0091/23|IDNUM].',
    'Incident [DTX-0417|IDNUM]: label',
    'tag [4CR-P912|VEHICLE].',
    '(emp [60233|IDNUM])',
    'Roe PGY-2 p[30917|PHONE]',
    'A-number [A219448071|IDNUM],',
    'Medi-Cal # [9K21 4409|HEALTHPLAN]',
  ])('find %s', async (marked) => expect(await markedBy([cued], marked)).toBe(marked))

  it.each([
    'skin tag 3 mm',
    'the file 12 was lost',
    'reg 3 and irreg 4',
    'incident 3 of 4',
    'tag sale',
    'emp 2 days',
    'nhi 4',
    'file a claim',
    'RAMQ card',
    'p53 and p16 negative, p < 0.001, p 1234',
    'a number 4 blade',
  ])('take nothing from %s', async (text) => expect(await markedBy([cued], text)).toBe(text))
})

describe('number plates by their form', () => {
  it.each([
    'driver of a Juke ([LK19 VXE|VEHICLE]) struck',
    'her car, reg [AB12 CDE|VEHICLE].',
    'van [MK70 LOP|VEHICLE] and car [YB05 KTT|VEHICLE]',
  ])('find %s', async (marked) => expect(await markedBy([plates], marked)).toBe(marked))

  it.each([
    'code LK19 VXE',
    'driver of HR 90 BPM',
    'car at BT43 7AA',
    'drives, CT24 ABDO',
    'driving to CD34 pos',
    'van ab12 cde',
  ])('take nothing from %s', async (text) => expect(await markedBy([plates], text)).toBe(text))
})

describe('accession numbers by their form', () => {
  it.each([
    'REPORT  [S24-11873|IDNUM]',
    'Accession [CT23-0091847|IDNUM]',
    '([SP-23-004417|IDNUM])',
    'path [H22-44018|IDNUM],',
  ])('find %s', async (marked) => expect(await markedBy([accessions], marked)).toBe(marked))

  it.each([
    'T12-1234',
    'C5-6, L4-5',
    's24-11873',
    'S24-118',
    'PS10-20',
    'S24-11873-X',
    'CT 23-0091',
    'US 10-20',
    'P53-11873.2',
  ])('take nothing from %s', async (text) => expect(await markedBy([accessions], text)).toBe(text))
})
