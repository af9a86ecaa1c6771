import { describe, expect, it } from 'vitest'
import { markedBy } from '../testing/marked-by.ts'
import { insurers } from './insurers.ts'
import { lastFour } from './last-four.ts'

describe('last four', () => {
  it.each([
    'ssn ending [4432|SSN]',
    'SSN ending in [4432|SSN].',
    'verified, last four [4432|SSN]',
    'last 4 of social: [9921|SSN]',
    'SSN last 4: [8831|SSN]',
    'last four digits of his social are [1290|SSN]',
    'card ending in [4432|ACCOUNT]',
    'MRN ending [7781|IDNUM]',
    'LAST 4 OF SSN [0042|SSN]',
  ])('finds %s', async (marked) => expect(await markedBy([lastFour], marked)).toBe(marked))

  it.each([
    'the last four days were worse',
    'last 4 weeks',
    'the last four 2019 studies',
    'the season ending 2021',
    'QRS ending 4432',
    'last 4 1000 mg doses',
    'ending 12/2023',
    'SSN on file',
    'last seen 4432',
  ])('takes nothing from %s', async (text) => expect(await markedBy([lastFour], text)).toBe(text))
})

describe('insurers', () => {
  it.each([
    'BCBS [XYZ123456789|HEALTHPLAN] grp',
    'Aetna ID: [W123456789|HEALTHPLAN]',
    'Medicaid [ZZ12345Z|HEALTHPLAN]',
    'has Kaiser [12345678|HEALTHPLAN]',
    'Blue Cross #[R5566778899|HEALTHPLAN]',
  ])('find %s', async (marked) => expect(await markedBy([insurers], marked)).toBe(marked))

  it.each([
    'Aetna covers 20 visits',
    'Medicare part B 2023',
    'Cigna denied 3 claims in 2022',
    'Medicaid expansion in 2014',
    'Kaiser et al 2003;12345678',
    'call Humana 800-555-0100',
  ])('take nothing from %s', async (text) => expect(await markedBy([insurers], text)).toBe(text))
})
