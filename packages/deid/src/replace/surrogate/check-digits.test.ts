import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deaDigit, nhsDigit, npiDigit, passesIban, passesLuhn, vinDigit } from './check-digits.ts'
import { each, scopes, texts } from './testing/proposals.ts'

describe('surrogates of numbers with check digits', () => {
  const digits = (length: number) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((d) => d.join(''))
  it('check digits are right', () => {
    fc.assert(
      fc.property(
        digits(9),
        digits(6),
        digits(15),
        digits(18),
        fc.constantFrom(...scopes),
        (nine, six, fifteen, account, scope) => {
          const npi = `1${nine.slice(1)}`
          const [madeNpi] = each('NPI', [npi + npiDigit(npi)], { scope })
          expect(npiDigit(madeNpi!.slice(0, 9))).toBe(madeNpi![9])
          const [dea] = each('DEA', [`AB${six}${deaDigit(six)}`], { scope })
          expect(dea).toMatch(/^[A-Z]{2}\d{7}$/)
          expect(deaDigit(dea!.slice(2, 8))).toBe(dea![8])
          const [card] = each('CREDIT_CARD', [`4${fifteen}`], { scope })
          expect(passesLuhn(card!)).toBe(true)
          const nhs = nhsDigit(nine)
          if (nhs !== undefined) {
            const [made] = each('NHS_NUMBER', [nine + nhs], { scope })
            expect(nhsDigit(made!.slice(0, 9))).toBe(made![9])
          }
          const [iban] = each('IBAN_CODE', [`DE${account.slice(0, 2)}${account}`], { scope })
          expect(iban).toMatch(/^[A-Z]{2}\d{20}$/)
        },
      ),
      { numRuns: 60 },
    )
    const [iban, vin] = texts('[DE89 3704 0044 0532 0130 00|IBAN_CODE] [1M8GDM9AXKP042788|VIN]')
    expect(passesIban(iban!.replace(/ /g, ''))).toBe(true)
    expect(iban).toMatch(/^DE\d\d \d{4} \d{4} \d{4} \d{4} \d\d$/)
    expect(vinDigit(vin!)).toBe(vin![8])
  })
})
