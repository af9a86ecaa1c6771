import { describe, expect, it } from 'vitest'
import { areaCodes } from '../area-codes.ts'
import { each, scopes, texts } from '../testing/proposals.ts'

describe('a phone number', () => {
  it.each([
    // Britain, by Ofcom.
    ['+44 (0)20 7123 1234', /^\+44 \(0\)20 7946 0\d{3}$/],
    ['0161 234 5678', /^0161 496 0\d{3}$/],
    ['0113 275 4321', /^0113 496 0\d{3}$/],
    ['011 44 20 7123 1234', /^011 44 20 7946 0\d{3}$/],
    ['(0191) 222 3333', /^\(0191\) 498 0\d{3}$/],
    ['01865 270000', /^01632 960\d{3}$/],
    ['0044 7911 123456', /^0044 7700 900\d{3}$/],
    // Australia, by ACMA.
    ['(02) 9876 5432', /^\(02\) (?:5550|7010) \d{4}$/],
    ['+61 3 9876 5432', /^\+61 3 (?:5550|7010) \d{4}$/],
    ['0412 345 678', /^0491 57\d \d{3}$/],
    // Ireland, by ComReg.
    ['+353 1 804 9600', /^\+353 2 091 \d{4}$/],
    ['087 123 4567', /^020 91\d \d{4}$/],
    // France, by Arcep.
    ['01 42 68 53 00', /^01 99 00 \d\d \d\d$/],
    ['06.12.34.56.78', /^06\.39\.98\.\d\d\.\d\d$/],
    ['+33 4 72 11 73 11', /^\+33 4 65 71 \d\d \d\d$/],
    // Germany, by the Bundesnetzagentur.
    ['030/4505-0123', /^030\/2312-5\d{3}$/],
    ['030 45050123', /^030 23125\d{3}$/],
    ['+49 (0)89 4400 0123', /^\+49 \(0\)89 9999 8\d{3}$/],
    ['0171 1234567', /^0171 39200\d\d$/],
    // Sweden, by PTS.
    ['+46 8 517 700 00', /^\+46 8 465 004 \d\d$/],
    ['070-123 45 67', /^070-174 0[67] \d\d$/],
    // No numbers for fiction are known: what no country assigns.
    ['+34 912 345 678', /^\+34 000 \d{3} \d{3}$/],
    ['+39 06 1234 5678', /^\+39 00 0\d{3} \d{4}$/],
    ['+81 3 1234 5678', /^\+81 0 00\d\d \d{4}$/],
    ['673 431234', /^000 \d{6}$/],
  ])('%s becomes a number that nobody has', (text, form) => {
    for (const scope of scopes) expect(each('PHONE', [text], { scope })[0]).toMatch(form)
  })

  it.each([
    ['1-800-FLOWERS', /^1-\d{3}-55501\d\d$/],
    ['1-888-GO-FEDEX', /^1-\d{3}-55-501\d\d$|^1-\d{3}-\d\d-\d{5}$/],
    ['617-786-1234 or 5678', /^\d{3}-555-01\d\d or \d{4}$/],
    ['(617) 786-1234/1235', /^\(\d{3}\) 555-01\d\d\/\d{4}$/],
    ['617-786-1234 or 617-786-9999', /^\d{3}-555-01\d\d or \d{3}-555-01\d\d$/],
    ['+44 20 7123 1234; 07911 123456', /^\+44 20 7946 0\d{3}; 07700 900\d{3}$/],
    ['617-786-1212 EXT 44', /^\d{3}-555-01\d\d EXT \d\d$/],
    ['911', /^911$/],
  ])('in letters, or beside another one, is read too: %s', (text, form) => {
    for (const scope of scopes) expect(each('PHONE', [text], { scope })[0]).toMatch(form)
    const [alone, both] = each('PHONE', ['617-786-1234', '617-786-1234 or 617-786-9999'])
    expect(both!.split(' or ')[0]).toBe(alone)
  })

  it('one number stays one number, however it is written', () => {
    for (const [one, two] of [
      ['+44 20 7123 1234', '020 7123 1234'],
      ['+1 617 786 1212', '(617) 786-1212'],
      ['+33 1 42 68 53 00', '01 42 68 53 00'],
      ['0412 345 678', '+61 412 345 678'],
    ] as const) {
      const [a, b] = each('PHONE', [one, two]).map((made) => made.replace(/\D/g, '').slice(-9))
      expect(a, one).toBe(b)
    }
  })

  it('the same area code stays where the policy says so', () => {
    expect(each('PHONE', ['(617) 786-1212'], { settings: { phone: 'area-code' } })[0]).toMatch(
      /^\(617\) [2-9]\d\d-\d{4}$/,
    )
    const abroad = each('PHONE', ['+34 912 345 678', '030 45050123', '4-5521'], {
      settings: { phone: 'area-code' },
    })
    expect(abroad[0]).toMatch(/^\+34 912 \d{3} \d{3}$/)
    expect(abroad[1]).toMatch(/^030 \d{8}$/)
    expect(abroad[2]).toMatch(/^\d-\d{4}$/)
  })

  it('a phone is in the state of the surrogate address where asked', () => {
    for (const scope of scopes) {
      const [state, , phoneNumber] = texts('[MA|STATE] [02115|ZIP] call [(617) 786-1212|PHONE]', {
        settings: { phone: 'place' },
        scope,
      })
      expect(areaCodes(state)).toContain(phoneNumber!.slice(1, 4))
    }
  })
})
