import { describe, expect, it } from 'vitest'
import { each, scopes } from '../testing/proposals.ts'

describe('a surrogate keeps the form of', () => {
  it.each([
    ['PHONE', '(617) 555-1212', /^\(\d{3}\) 555-01\d\d$/],
    ['PHONE', '(617)555-1212', /^\(\d{3}\)555-01\d\d$/],
    ['PHONE', 'Tel 617-555-1212 ext 44', /^Tel \d{3}-555-01\d\d ext \d\d$/],
    ['PHONE', '555-1212', /^555-01\d\d$/],
    ['PHONE', '617.555.1212', /^\d{3}\.555\.01\d\d$/],
    ['FAX', '+1 (302) 786-5227', /^\+1 \(\d{3}\) 555-01\d\d$/],
    ['PHONE', '+44 20 7123 1234', /^\+44 20 7946 0\d{3}$/],
    ['PHONE', '07911 123456', /^07700 900\d{3}$/],
    ['PHONE', '4-5521', /^[1-9]-\d{4}$/],
    ['SSN', '333-44-6666', /^9\d\d-(?:0[1-9]|[1-4]\d)-\d{4}$/],
    ['SSN', '333446666', /^9\d{8}$/],
    ['IPADDR', '203.120.223.13', /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}$/],
    ['IPADDR', 'fe80::1', /^2001:db8:/],
    ['IDNUM', '943 476 5919', /^999 \d{3} \d{4}$/],
    ['STREET', 'I-95', /^I-[1-9]\d$/],
    ['STREET', 'Hauptstraße 12', /^\p{Lu}\p{Ll}+straße [1-9]\d$/u],
    [
      'STREET',
      '14 Church Lane, Leeds LS6 3BT',
      /^[1-9]\d [A-Z][\w .']* [A-Z][a-z]+, [A-Z][\w .'-]* [A-Z]{2}\d \d[A-Z]{2}$/,
    ],
    ['CITY', 'Leeds', /^(?!Leeds)[A-Z][\w .'-]+$/],
    ['STREET', 'ул. Ленина 5', /^\p{Script=Cyrillic}+\. \p{Script=Cyrillic}+ \d$/u],
    ['HOSPITAL', 'Klinikum rechts der Isar', /^Klinikum rechts der \p{Lu}\p{L}+$/u],
    ['HOSPITAL', "Brigham and Women's Hospital", /^[A-Z]\w+ and Women's Hospital$/],
    ['HOSPITAL', 'Cardiology', /^[A-Z][a-z]+ology$|^Orthopedics$/],
    ['HOSPITAL', 'MICU', /^(?:ICU|SICU|CCU|CVICU)$/],
    ['HEALTHPLAN', 'Blue Cross Blue Shield', /^[A-Z]\w+ [A-Z][\w ]+$/],
    ['HEALTHPLAN', 'Aetna', /^[A-Z]\w+$/],
    ['PROFESSION', 'an electrical engineer', /^an [aeiou]/],
    ['PROFESSION', 'GP', /^[^aeiouA-Z]/],
    ['PROFESSION', 'IDF medic', /^[a-z]/],
    ['IDNUM', 'PATNO67897', /^[A-Z]{5}\d{5}$/],
    ['IDNUM', 'patno67897', /^[a-z]{5}\d{5}$/],
    ['IDNUM', '12-34/AB', /^\d\d-\d\d\/[A-Z]{2}$/],
    ['MEDICALRECORD', 'MRN: 7719433', /^MRN: \d{7}$/],
    ['EMAIL', 'jane@hospital.edu', /^[a-z]+@[a-z]+\.example$/],
    ['URL', 'http://h:8080/a/b?x=1', /^http:\/\/[a-z]+\.example:8080\/[a-z]\/[a-z]\?[a-z]=\d$/],
    ['URL', 'www.mgh.org', /^www\.[a-z]+\.example\.org$/],
    ['ROOM', 'Room 4012-B', /^Room [1-9]\d{3}-[A-Z]$/],
    ['ROOM', '4012', /^[1-9]\d{3}$/],
    ['DEVICE', 'AZURE XT serial RNB604519H', /^[A-Z]{5} [A-Z]{2} serial [A-Z]{3}\d{6}[A-Z]$/],
    ['DEVICE', '00:1A:2B:3C:4D:5E', /^[\dA-F][26AE](?::[\dA-F]{2}){5}$/],
    ['CRYPTO', 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq', /^bc1[a-z\d]{39}$/],
    ['PROFESSION', 'a retired teacher', /^a retired [a-z]/],
    ['PROFESSION', 'former nurse', /^former (?!nurse)[a-z]/],
    ['AGE', '5 1/2', /^[34] 1\/2$/],
    ['AGE', '6/12', /^[4578]\/12$/],
    ['AGE', '3/52', /^[1245]\/52$/],
    ['AGE', '45-year-old', /^4[0-9]-year-old|50-year-old$/],
    ['AGE', 'fifty', /^(?:forty-(?:five|six|seven|eight|nine)|fifty-(?:one|two|three|four|five))$/],
    ['AGE', '92', /^90\+$/],
    ['AGE', '3 mo', /^[1-5] mo$/],
    ['AGE', 'day of life 2', /^day of life [134]$/],
    ['AGE', '40s', /^[35]0s$/],
    ['AGE', '17', /^1[3-6]$/],
    ['PROFESSION', 'accountant', /^[aeiou]/],
    ['PROFESSION', 'Teacher', /^[B-DF-HJ-NP-TV-Z]/],
    ['NRP', 'French', /^[A-Z][a-z]+$/],
  ])('%s %j', (label, text, form) => {
    for (const scope of scopes) {
      const [made] = each(label, [text], { scope })
      expect(made).toMatch(form)
      expect(made).not.toBe(text)
    }
  })

  it('equal digits do not map to equal digits', () => {
    const made = each('IDNUM', ['1111111111', '4444444444', '7777777777'])
    for (const id of made) expect(new Set(id).size).toBeGreaterThan(2)
  })
})
