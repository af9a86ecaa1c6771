import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createKeyring } from '../keyring.ts'
import { areaCodes } from './area-codes.ts'
import { address } from './categories/address.ts'
import { age } from './categories/age.ts'
import { characters, shapeOf } from './categories/characters.ts'
import { facility } from './categories/facility.ts'
import { healthplan } from './categories/healthplan.ts'
import { identifier } from './categories/identifier.ts'
import { email, ip, mac, url, username } from './categories/internet.ts'
import { name } from './categories/name.ts'
import { nrp } from './categories/nrp.ts'
import { phone } from './categories/phone.ts'
import { profession } from './categories/profession.ts'
import type { Category } from './category.ts'
import { deaDigit, nhsDigit, npiDigit, passesIban, passesLuhn, vinDigit } from './check-digits.ts'
import { normal } from './normal.ts'
import { foreignNames, genders, places, states } from './pools.ts'
import { surrogateSchema } from './settings.ts'
import { type Circumstances, marked, proposals, texts } from './testing/proposals.ts'
import { Work } from './work.ts'

const each = (label: string, values: readonly string[], how?: Circumstances) =>
  texts(marked(label, values), how)
const scopes = ['doc:1', 'doc:2', 'field:patient:7', 'batch']

describe('one person stays one person', () => {
  it.each(scopes)('in every way of writing the name, in scope %s', (scope) => {
    const [full, turned, upper, titled, first, letters, genitive, lower, short] = each(
      'PATIENT',
      [
        'Bruce R. Philips',
        'Philips, Bruce',
        'PHILIPS, BRUCE R',
        'Mr. Philips',
        'Bruce',
        'BRP',
        "Philips'",
        "philips's",
        'B. Philips',
      ],
      { scope },
    ) as [string, string, string, string, string, string, string, string, string]
    const [given, initial, surname] = full.split(' ') as [string, string, string]
    expect(initial).toMatch(/^[A-Z]\.$/)
    expect(turned).toBe(`${surname}, ${given}`)
    expect(upper).toBe(`${surname}, ${given} ${initial[0]}`.toUpperCase())
    expect(titled).toBe(`Mr. ${surname}`)
    expect(first).toBe(given)
    expect(letters).toBe(given[0]! + initial[0]! + surname[0]!)
    expect(genitive).toBe(`${surname}'`)
    expect(lower).toBe(`${surname.toLowerCase()}'s`)
    expect(short).toBe(`${given[0]}. ${surname}`)
  })

  it('across documents of a scope, and in any order', () => {
    const names = ['Bruce R. Philips', 'Mary Philips', 'Liz Smith', 'Dr. J. Smith, M.D.', 'Ann Lee']
    const together = each('PATIENT', names, { scope: 'field:patient:7' })
    for (const [i, one] of names.entries())
      expect(each('PATIENT', [one], { scope: 'field:patient:7' })).toEqual([together[i]])
    const backwards = each('PATIENT', [...names].reverse(), { scope: 'field:patient:7' })
    expect([...backwards].reverse()).toEqual(together)
  })

  it('and family members keep sharing a family name', () => {
    const [a, b] = each('PERSON', ['Bruce Philips', 'Mary Philips'])
    expect(a!.split(' ')[1]).toBe(b!.split(' ')[1])
    expect(a!.split(' ')[0]).not.toBe(b!.split(' ')[0])
  })

  it('when a nickname is used', () => {
    const [liz, elizabeth] = each('NAME', ['Liz Smith', 'Elizabeth Smith'])
    expect(liz!.split(' ')[1]).toBe(elizabeth!.split(' ')[1])
  })

  it('in user names and e-mail addresses', () => {
    const [person, login, dotted, mail] = texts(
      '[Bruce Philips|PATIENT] [bphilips|USERNAME] [philips.bruce|USERNAME] [Bruce_Philips@mitre.org|EMAIL]',
    ) as [string, string, string, string]
    const [given, surname] = person.split(' ').map((w) => normal(w).replace(/[^a-z]/g, '')) as [
      string,
      string,
    ]
    expect(login).toBe(given[0] + surname)
    expect(dotted).toBe(`${surname}.${given}`)
    expect(mail.toLowerCase()).toMatch(new RegExp(`^${given}_${surname}@[a-z]+\\.example\\.org$`))
  })
})

describe('a name keeps its form', () => {
  it.each([
    ['Philips, Bruce R.', /^[A-Z][a-z]+, [A-Z][a-z]+ [A-Z]\.$/],
    ['Philips, Bruce R', /^[A-Z][a-z]+, [A-Z][a-z]+ [A-Z]$/],
    ['J. Smith', /^[A-Z]\. [A-Z][a-zA-Z]+$/],
    ['Smith,', /^[A-Z][A-Za-z]+,$/],
    ["O'Brien", /^O'[A-Z][a-z]+$/],
    ['McDonald', /^Mc[A-Z][a-z]+$/],
    ['John Smith III', /^[A-Z][a-z]+ [A-Z][A-Za-z]+ III$/],
    ['SMITH, JOHN, JR.', /^[A-Z]+, [A-Z]+, JR\.$/],
    ['Dr. Betty Marshall', /^Dr\. [A-Z][a-z]+ [A-Z][A-Za-z]+$/],
    ['Kelly Goetz, M.A.', /^[A-Z][a-z]+ [A-Z][A-Za-z]+, M\.A\.$/],
    ['Jan van der Berg', /^[A-Z][a-z]+ van der [A-Z][A-Za-z]+$/],
    ['Maria de la Cruz-Lopez', /^[A-Z][a-z]+ de la [A-Z][A-Za-z]+-[A-Z][A-Za-z]+$/],
    ['Mr. and Mrs. Cox', /^Mr\. and Mrs\. [A-Z][A-Za-z]+$/],
    ['bruce philips', /^[a-z]+ [a-z]+$/],
    ['Bruce\nPhilips', /^[A-Z][a-z]+\n[A-Z][A-Za-z]+$/],
    ['djh', /^[a-z]{3}$/],
    ['vf / mcg', /^[a-z]{2} \/ [a-z]{3}$/],
    ['X', /^[A-WYZ]$/],
    ['John 😀 Doe', /^[A-Z][a-z]+ 😀 [A-Z][A-Za-z]+$/],
    ['Иван Петров', /^(?=[\p{Script=Cyrillic} ]+$)\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u],
    ['김철수', /^\p{Script=Hangul}{3}$/u],
    ['ПЕТРОВ', /^(?=\p{Script=Cyrillic}+$)\p{Lu}+$/u],
    ['Γιώργος Παπαδόπουλος', /^\p{Script=Greek}+ \p{Script=Greek}+$/u],
    ['王小明', /^\p{Script=Han}{3}$/u],
    ['محمد علي', /^\p{Script=Arabic}{4} \p{Script=Arabic}{3}$/u],
  ])('%j', (original, form) => {
    for (const scope of scopes) {
      const [made] = proposals(`[${original}|PATIENT]`, { scope })
      expect(made!.text).toMatch(form)
      expect(made!.text).not.toBe(original)
      expect(made!.flag).toBeUndefined()
    }
  })

  it.each([
    ['Don Johnson', /^(?!Don )[A-Z][a-z]+ (?!Johnson)[A-Z]\w+$/],
    ['Al Gore', /^(?!Al )[A-Z]/],
    ['Della Reese', /^(?!Della )[A-Z]/],
    ['Pa Vang', /^(?!Pa )[A-Z]/],
    ['Gen Tanaka', /^(?!Gen )[A-Z]/],
    ['JACK MA', /^(?!.*\bMA\b)[A-Z]+ [A-Z]+$/],
    ['Dr. Don Johnson', /^Dr\. (?!Don )[A-Z]/],
    ['PA Smith', /^PA (?!Smith)[A-Z]\w+$/],
    ['Gen. Tanaka', /^Gen\. (?!Tanaka)[A-Z]\w+$/],
    ['Luca della Robbia', /^[A-Z][a-z]+ della [A-Z]\w+$/],
    ['JOHN SMITH MA', /^[A-Z]+ [A-Z]+ MA$/],
  ])('but what is a title, particle or degree elsewhere may be a name: %j', (original, form) => {
    for (const scope of scopes) expect(each('PERSON', [original], { scope })[0]).toMatch(form)
  })

  it('and origin, where asked', () => {
    const [spanish, italian, english] = each(
      'NAME',
      ['Alejandro Fernández', 'Giulia Esposito', 'Mary Baker'],
      { settings: { origin: 'keep' } },
    ) as string[]
    expect(
      foreignNames()
        .get('MX')!
        .surnames.concat(foreignNames().get('AR')!.surnames, foreignNames().get('ES')!.surnames),
    ).toContain(spanish!.split(' ').slice(1).join(' '))
    expect(foreignNames().get('IT')!.surnames).toContain(italian!.split(' ').slice(1).join(' '))
    expect(english).toMatch(/^[A-Z]\w+ [A-Z]\w+$/)
  })

  it('and gender, unless the policy wants any', () => {
    for (const scope of scopes) {
      const made = each('NAME', ['Patricia Ross', 'James Ross', 'Mrs. Ross, Susan'], { scope })
      expect(made.map((text) => genders().get(normal(text.split(' ')[0]!)))).toEqual(['F', 'M', undefined])
    }
    const men = new Set(
      each('NAME', ['James Po', 'Robert Qi', 'William Xu', 'George Yu'], { settings: { gender: 'any' } }).map(
        (n) => n.split(' ')[0],
      ),
    )
    expect(men.size).toBe(4)
  })
})

describe('places', () => {
  const known = new Set(places().map((p) => `${p.city}, ${p.state}`))
  it.each(['Boston, MA 02115', 'Winston-Salem, NC 27101', 'Austin, TX 78701'])(
    '%s becomes one place',
    (text) => {
      for (const scope of scopes) {
        const [made] = each('LOCATION', [text], { scope })
        expect(known).toContain(made!.replace(/ \d{5}$/, ''))
        const [city, state, zip] = texts(
          text.replace(/^(.*), (..) (\d+)$/, '[$1|CITY], [$2|STATE] [$3|ZIP]'),
          { scope },
        )
        expect(`${city}, ${state} ${zip}`).toBe(made)
      }
    },
  )

  it('cities of one state go to one state, whether it is said or not', () => {
    for (const scope of scopes) {
      const [, one, two, , three] = texts(
        '[Boston|CITY], [MA|STATE], then [MA|STATE] and at last [Worcester|CITY], [Massachusetts|STATE], later [Dorchester, MA|CITY]',
        { scope },
      ) as [string, string, string, string, string]
      expect(two).toBe(one)
      expect(states().find(({ name }) => texts('[Massachusetts|STATE]', { scope })[0] === name)?.short).toBe(
        texts('[MA|STATE]', { scope })[0],
      )
      const [alone] = texts('[Worcester|CITY]', { scope })
      expect([...known].some((place) => place === `${alone}, ${texts('[MA|STATE]', { scope })[0]}`)).toBe(
        true,
      )
      expect(three).not.toBe('Worcester')
    }
  })

  it('and the same city has the same surrogate alone', () => {
    const [address, city, zip] = texts(
      '[12 Main St, Boston, MA 02115|LOCATION] was born in [Boston|CITY], and [02115|ZIP]',
    )
    expect(address).toContain(`, ${city}, `)
    expect(address).toContain(zip)
  })

  it('stay in the state or the three-digit ZIP where the policy says so', () => {
    const [inState] = each('LOCATION', ['Boston, MA 02115'], { settings: { place: 'state' } })
    expect(inState).toMatch(/, MA \d{5}$/)
    expect(inState).not.toContain('Boston')
    const [near] = each('LOCATION', ['Austin, Texas 78701'], { settings: { place: 'zip3' } })
    expect(near).toMatch(/, Texas 787\d\d$/)
  })

  it.each([
    [
      '12 Mulberry Lane, Winston-Salem, NC, 52004',
      /^[1-9]\d [A-Z][\w .']* [A-Z][a-z]+, [A-Z][\w .'-]*, [A-Z]{2}, \d{5}$/,
    ],
    ['12B Elm Street', /^[1-9]\d[A-Z] [A-Z][\w .']* [A-Z][a-z]+$/],
    ['12 Main St\n  Boston, MA', /^\d\d [A-Z][\w .']* [A-Z][a-z]+\n {2}[A-Z][\w .'-]*, [A-Z]{2}$/],
    ['Boston, Massachusetts', /^[A-Z][\w .'-]*, [A-Z][a-z]+/],
    ['MA', /^[A-Z]{2}$/],
    ['Calif.', /^[A-Z][a-z. A-Z]+$/],
    ['02115', /^\d{5}$/],
    ['02115-1234', /^\d{5}-\d{4}$/],
    ['500 N. 5th Ave. Suite 200', /^[1-9]\d\d [NSEW]\. \d+(?:st|nd|rd|th) [A-Z][a-z]+\. Suite [1-9]\d\d$/],
    ['P.O. Box 123', /^P\.O\. Box \d{3}$/],
    ['BOSTON, MA', /^[A-Z .'-]+, [A-Z]{2}$/],
  ])('%j keeps its form', (text, form) => {
    for (const scope of scopes) expect(each('LOCATION', [text], { scope })[0]).toMatch(form)
  })

  it('countries change or stay as the policy says, and stay beside an address', () => {
    expect(each('COUNTRY', ['Peru'])[0]).not.toBe('Peru')
    expect(each('COUNTRY', ['Peru'], { settings: { country: 'keep' } })).toEqual(['Peru'])
    expect(texts('[Boston|CITY], [USA|COUNTRY]')[1]).toBe('USA')
  })
})

describe('hospitals', () => {
  it('have acronyms that fit, whichever comes first', () => {
    for (const scope of scopes) {
      const [full, short] = each('HOSPITAL', ['Massachusetts General Hospital', 'MGH'], { scope })
      expect(full).toMatch(/^\S+ General Hospital$/)
      expect(short).toBe(`${full![0]}GH`)
      expect(each('HOSPITAL', ['MGH', 'Massachusetts General Hospital'], { scope })).toEqual([short, full])
    }
  })
  it.each([
    ["St. Mary's Hospital", /^St\. [A-Z][a-z]+'s Hospital$/],
    ['BIDMC', /^[A-Z]{3}MC$/],
    ['12-34B', /^\d\d-\d\d[A-Z]$/],
    ['4 West', /^\d (?:North|South|East|West)$/],
    ['Acme Widgets, Inc.', /^[A-Z]\w+ [A-Z]\w+, Inc\.$/],
  ])('%j keeps its form', (text, form) => expect(each('HOSPITAL', [text])[0]).toMatch(form))
})

describe('numbers', () => {
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

  it('equal digits do not map to equal digits', () => {
    const made = each('IDNUM', ['1111111111', '4444444444', '7777777777'])
    for (const id of made) expect(new Set(id).size).toBeGreaterThan(2)
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

  it('ages that a birth date says as well stay, unless the policy wants them changed', () => {
    const note = 'DOB [3/14/1951|DATE], [67|AGE], seen [11/20/2018|DATE], daughter [41|AGE]; [92|AGE]'
    for (const scope of scopes) {
      const [, patient, , daughter, old] = texts(note, { scope })
      expect([patient, old]).toEqual(['67', '90+'])
      expect(daughter).not.toBe('41')
      expect(texts(note, { scope, settings: { ageWithBirth: 'change' } })[1]).not.toBe('67')
    }
    expect(texts('Seen [3/14/1951|DATE], [67|AGE], seen [11/20/2018|DATE]')[1]).not.toBe('67')
    expect(texts('born [1951|DATE], [67|AGE], [11/2018|DATE]')[1]).toBe('67')
  })

  it('ages stay in bands of the policy, or below the top', () => {
    const ageBands = [1, 4, 12, 20, 40, 60, 80]
    for (const scope of scopes) {
      const [infant, child, adult, old] = each('AGE', ['2', '15', '25', '65'], {
        settings: { ageBands },
        scope,
      })
      expect(infant).toMatch(/^[13]$/)
      expect(Number(child)).toBeGreaterThanOrEqual(12)
      expect(Number(child)).toBeLessThan(20)
      expect(Number(adult)).toBeGreaterThanOrEqual(20)
      expect(Number(adult)).toBeLessThan(40)
      expect(Number(old)).toBeLessThan(80)
    }
    expect(each('AGE', ['4', '25', '92'], { settings: { ageOnlyTop: true } })).toEqual(['4', '25', '90+'])
  })

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

describe('laws', () => {
  const samples: Readonly<Record<string, readonly [Category<never>, string, readonly string[]]>> = {
    name: [
      name as Category<never>,
      'PATIENT',
      [
        'Bruce R. Philips',
        'PHILIPS, BRUCE',
        'Mr. Philips',
        'J.R. Ewing',
        "O'Brien, Mary",
        'jane doe',
        'Sean McDonald',
        'Jan van der Berg',
        'Dr. Ann Lee, M.D.',
        'Ann Smith-Jones',
      ],
    ],
    address: [
      address as Category<never>,
      'LOCATION',
      [
        'Boston, MA 02115',
        '12B Elm Street',
        '500 N. 5th Ave.',
        'PORTLAND, OREGON',
        '1247 Maple Street\nAustin, Texas 78701',
        'P.O. Box 123',
        'I-95',
        'Hauptstraße 12',
        '14 Church Lane, Leeds LS6 3BT',
      ],
    ],
    healthplan: [healthplan as Category<never>, 'HEALTHPLAN', ['Blue Cross Blue Shield', 'AETNA', 'Humana']],
    facility: [
      facility as Category<never>,
      'HOSPITAL',
      [
        'Massachusetts General Hospital',
        'MGH',
        "St. Mary's Hospital",
        'BAPTIST MEDICAL CENTER',
        'Acme, Inc.',
      ],
    ],
    identifier: [
      identifier as Category<never>,
      'IDNUM',
      ['AB-123-x', '7719433', 'MRN: 12', '#12315112', 'A334455B'],
    ],
    phone: [
      phone as Category<never>,
      'PHONE',
      [
        '(617) 555-1212',
        '+44 20 7123 1234',
        '617.555.1212 x12',
        '55-555-5555',
        '0113 275 4321',
        '01 42 68 53 00',
      ],
    ],
    age: [
      age as Category<never>,
      'AGE',
      ['45', '45-year-old', 'fifty', '3 mo', 'day of life 2', '40s', 'Forty-five years'],
    ],
    email: [email as Category<never>, 'EMAIL', ['jsmith@mitre.org', 'x_y9@z.edu']],
    url: [url as Category<never>, 'URL', ['http://h:8080/a/b?x=1', 'www.mgh.org']],
    ip: [ip as Category<never>, 'IPADDR', ['203.120.223.13', 'fe80::1', '10.0.0.0/8']],
    mac: [mac as Category<never>, 'MAC_ADDRESS', ['00:1a:2b:3c:4d:5e', '00-1A-2B-3C-4D-5E']],
    username: [username as Category<never>, 'USERNAME', ['bphilips', 'x.y_22', 'jsmith1']],
    profession: [
      profession as Category<never>,
      'PROFESSION',
      ['accountant', 'TEACHER', 'Teachers', 'Nurse', 'an engineer', 'the nurse'],
    ],
    nrp: [nrp as Category<never>, 'NRP', ['French', 'CATHOLIC', 'american']],
    characters: [characters as Category<never>, 'OTHER', ['Ab-9 ÿ', 'שלום 12', '김철수']],
  }
  const work = (text: string, label: string, key: string) =>
    new Work({
      doc: { id: '', text },
      allSpans: [{ start: 0, end: text.length, label, score: 1, source: '' }],
      keyring: createKeyring(new TextEncoder().encode(key.padEnd(16))),
      scope: 'doc:x',
      settings: surrogateSchema.parse({}),
    })

  it.each(Object.keys(samples))(
    'the digest of a surrogate has the features of the original: %s',
    (category) => {
      const [kind, label, values] = samples[category]!
      for (const text of values)
        for (let key = 0; key < 25; key++) {
          const here = work(text, label, `key ${key}`)
          const parsed = kind.digest(text, label)!
          const made = kind.render(parsed, here.draw(kind.name, kind.identity(parsed)), here)
          expect(kind.features(kind.digest(made, label)!), `${text} -> ${made}`).toBe(kind.features(parsed))
        }
    },
  )

  const labels = [
    'PATIENT',
    'CITY',
    'STATE',
    'ZIP',
    'HOSPITAL',
    'PHONE',
    'IDNUM',
    'USERNAME',
    'EMAIL',
    'PROFESSION',
    'OTHER',
    'SSN',
    'STREET',
    'COUNTRY',
    'URL',
  ]
  const words = fc.constantFrom(
    'Bruce Philips',
    'Boston',
    'MA',
    '02115',
    'MGH',
    '617-555-1212',
    'x1',
    'jdoe',
    'a@b.org',
    'nurse',
    '😀',
    '333-44-6666',
    '5 Elm St',
    'Peru',
    'h.com/x',
    'Ann',
    'Y',
    '\n',
    'שלום',
    '王小明',
    'Dr',
    'a\u0301b',
    '﷽',
    '¼',
    '１２',
  )
  const spans = fc.array(
    fc.tuple(
      fc.constantFrom(...labels),
      fc.oneof(words, fc.string({ minLength: 1, maxLength: 14, unit: 'grapheme' })),
    ),
    { minLength: 1, maxLength: 12 },
  )
  const labelOf = (text: string) =>
    ({ Boston: 'CITY', '617-786-1212': 'PHONE', MGH: 'HOSPITAL', nurse: 'PROFESSION', '3/4/2003': 'DATE' })[
      text
    ] ?? 'PATIENT'
  const document = (list: readonly (readonly [string, string])[]) =>
    list.map(([label, text]) => `[${text.replace(/[\\[\]|]/g, '\\$&')}|${label}]`).join(' . x . ')

  it('no surrogate is an original of the document, or it is flagged', () => {
    fc.assert(
      fc.property(spans, fc.constantFrom(...scopes), (list, scope) => {
        const originals = new Set(list.map(([, text]) => normal(text)))
        for (const { text, flag } of proposals(document(list), { scope }))
          if (!flag) expect(originals.has(normal(text)), text).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  it('the same key, scope and text give the same surrogates; another key gives others', () => {
    fc.assert(
      fc.property(spans, fc.constantFrom(...scopes), (list, scope) => {
        expect(texts(document(list), { scope })).toEqual(texts(document(list), { scope }))
      }),
      { numRuns: 60 },
    )
    const text = marked('PATIENT', ['Bruce Philips', 'Ann Lee', 'Mary Jones'])
    expect(texts(text, { key: 'one key for this' })).not.toEqual(texts(text, { key: 'another key here' }))
  })

  it('who comes first in the document changes nothing', () => {
    const people =
      'Ann Lee|Amy Lee|Mary Ross|Mr. Ross|Eve Cox|Ida Cox|Ada Byrd|Ora May|May|Liz Smith|Elizabeth Smith|Lee|J. Smith|Una Poe|Ella Fitz|Nora Fitz'.split(
        '|',
      )
    const values = [...people, 'Boston', '617-786-1212', 'MGH', 'nurse', '3/4/2003']
    fc.assert(
      fc.property(
        fc.shuffledSubarray(values, { minLength: values.length }),
        fc.constantFrom(...scopes),
        fc.string({ minLength: 16, maxLength: 16 }),
        (list, scope, key) => {
          const made = (names: readonly string[]) =>
            new Map(
              texts(document(names.map((text) => [labelOf(text), text])), { scope, key }).map((t, i) => [
                names[i]!,
                t,
              ]),
            )
          expect(made(list)).toEqual(
            new Map([...made(values)].sort(([a], [b]) => list.indexOf(a) - list.indexOf(b))),
          )
        },
      ),
      { numRuns: 60 },
    )
  })

  it('common names are as likely as rare ones', () => {
    const seen = new Map<string, number>()
    for (let n = 0; n < 1500; n++) {
      const [made] = each('LAST_NAME', ['Smith'], { scope: `batch`, key: `key number ${n}` })
      seen.set(made!, (seen.get(made!) ?? 0) + 1)
    }
    expect(Math.max(...seen.values())).toBeLessThan(10)
  })

  it('a scramble keeps classes', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9 .\-/]{3,20}$/), (text) => {
        expect(shapeOf(each('OTHER', [text])[0]!.replace(/^<OTHER>$/, text))).toBe(shapeOf(text))
      }),
      { numRuns: 200 },
    )
  })

  it('spans of any length and content are replaced in time in proportion', () => {
    const { user } = process.cpuUsage()
    for (const text of [
      ' x'.repeat(50_000),
      `a${' '.repeat(100_000)}b`,
      `${','.repeat(100_000)}a`,
      '1/'.repeat(50_000),
      'M.D. '.repeat(20_000),
      '#1'.repeat(50_000),
    ])
      for (const label of [
        'PATIENT',
        'LOCATION',
        'HOSPITAL',
        'DATE',
        'AGE',
        'PHONE',
        'IDNUM',
        'URL',
        'EMAIL',
        'PROFESSION',
        'USERNAME',
        'IPADDR',
      ]) {
        const [made] = each(label, [text])
        expect(made).not.toBe(text)
      }
    expect((process.cpuUsage().user - user) / 1e6).toBeLessThan(15)
  })

  it('knows every state', () => expect(states()).toHaveLength(51))
})
