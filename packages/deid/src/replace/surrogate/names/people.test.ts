import { describe, expect, it } from 'vitest'
import { normal } from '../normal.ts'
import { foreignNames, genders } from '../pools.ts'
import { each, proposals, scopes, texts } from '../testing/proposals.ts'

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

describe('one name in two spellings', () => {
  it('stays one: without its apostrophe in a login, with ss for ß', () => {
    for (const scope of scopes) {
      const [name, mail, login, two, turned] = texts(
        "[O'Sullivan-Reyes, María|PATIENT] [mosullivan56@b.com|EMAIL] [osullivan|USERNAME] [mesullivan_r|USERNAME] [maria.osullivan|USERNAME]",
        { scope },
      ) as [string, string, string, string, string]
      const bare = normal(name.split('-')[0]!).replace(/[^a-z]/g, '')
      const given = normal(name.split(', ')[1]!)
      expect(login).toBe(bare)
      expect(mail).toMatch(new RegExp(`^${given[0]}${bare}\\d\\d@`))
      expect(two).toMatch(new RegExp(`^[a-z]{2}${bare}_[a-z]$`))
      expect(turned).toBe(`${given}.${bare}`)
      const [father, son] = each('NAME', ['Jürgen Großmann', 'Lukas Grossmann'], { scope })
      expect(father!.split(' ')[1]).toBe(son!.split(' ')[1])
      const [one, other] = each('NAME', ['Søren Møller', 'Anna Moller'], { scope })
      expect(one!.split(' ')[1]).toBe(other!.split(' ')[1])
    }
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
