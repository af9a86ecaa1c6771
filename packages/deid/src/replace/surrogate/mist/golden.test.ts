import { describe, expect, it } from 'vitest'
import type { Doc } from '../../../text/doc.ts'
import { parseMarked } from '../../../text/marked.ts'
import type { Span } from '../../../text/span.ts'
import { createKeyring } from '../../keyring.ts'
import { nominate } from '../../nominate.ts'
import { transform } from '../../transform.ts'
import { drawsOf } from '../scope-key.ts'
import { marked } from '../testing/proposals.ts'
import { deltaDays } from './delta-days.ts'
import { withNewlines } from './newlines.ts'
import { findPlaceholders } from './placeholders.ts'
import { type MistOptions, mistReplacer } from './replacers.ts'
import { resourcePools } from './resources.ts'
import { readReplacementMap } from './rules.ts'
import { amia, hipaa } from './tasks.ts'

// The cases of MIST's behaviour as intended, by the numbers of the list in docs/mist-parity.md.
const keyring = createKeyring(new Uint8Array(32).fill(3))

function run(replacer: string, doc: Doc, spans: readonly Span[], options: MistOptions = {}, ring = keyring) {
  const { policy, actions } = mistReplacer(replacer, options)
  return nominate(doc, spans, policy, { keyring: ring, actions })
}
function texts(
  replacer: string,
  text: string,
  options: MistOptions = {},
  id = 'note.json',
  ring = keyring,
): readonly string[] {
  const { spans, ...doc } = parseMarked(text, { id })
  return run(replacer, doc, spans, options, ring).map((n) => n.replacement)
}
const clear = (label: string, values: readonly string[], options: MistOptions = {}, id?: string) =>
  texts('clear -> clear', marked(label, values), options, id)
const rules = (labels: unknown, file = 'note.json') => ({
  replacementMap: readReplacementMap(JSON.stringify({ [file]: labels })),
})

describe('names', () => {
  it('1-4: one identity in every order, initials and case kept', () => {
    const [turned, full, short, upper, lower, first, last] = clear('NAME', [
      'Philips, Bruce R.',
      'Bruce R. Philips',
      'Bruce Philips',
      'PHILIPS, BRUCE',
      'bruce philips',
      'Bruce',
      'Philips',
    ]) as string[]
    expect(turned).toMatch(/^[A-Z][a-z]+, [A-Z][a-z]+ [A-Z]\.$/)
    const [surname, given, initial] = turned!.split(/,? /)
    expect(full).toBe(`${given} ${initial} ${surname}`)
    expect(short).toBe(`${given} ${surname}`)
    expect(upper).toBe(`${surname}, ${given}`.toUpperCase())
    expect(lower).toBe(`${given} ${surname}`.toLowerCase())
    expect([first, last]).toEqual([given, surname])
  })
  it('5: without the period the initial gets none', () => {
    expect(clear('NAME', ['Philips, Bruce R'])[0]).toMatch(/ [A-Z]$/)
  })
  it('6, 7: nicknames and family names share', () => {
    const [liz, elizabeth, bob, cox] = clear('NAME', [
      'Liz Smith',
      'Elizabeth Smith',
      'Bob E. Cox',
      'Cox',
    ]) as string[]
    expect(liz!.split(' ')[1]).toBe(elizabeth!.split(' ')[1])
    expect(cox).toBe(bob!.split(' ').at(-1))
  })
  it.each([
    ['Smith,', /^[A-Z][a-z]+,$/],
    ['J. Smith', /^[A-Z]\. [A-Z][a-z]+$/],
    ["O'Brien", /^O'[A-Z][a-z]+$/],
    ['John Smith III', /^[A-Z][a-z]+ [A-Z][a-z]+ III$/],
    ['SMITH, JOHN, JR.', /^[A-Z]+, [A-Z]+, JR\.$/],
    ['Dr. Betty Marshall', /^Dr\. [A-Z][a-z]+ [A-Z][a-z]+$/],
    ['Bruce\nPhilips', /^[A-Z][a-z]+\n[A-Z][a-z]+$/],
  ])('8-13, 38: %j keeps its form', (text, form) => expect(clear('NAME', [text])[0]).toMatch(form))

  it('14: another document may have another name, unless the cache scope is the batch', () => {
    const inDoc = ['a', 'b', 'c', 'd'].map((id) => clear('NAME', ['Bruce Philips'], {}, id)[0])
    expect(new Set(inDoc).size).toBe(4)
    const inBatch = ['a', 'b', 'c', 'd'].map(
      (id) => clear('NAME', ['Bruce Philips'], { cacheScope: 'NAME,batch' }, id)[0],
    )
    expect(new Set(inBatch).size).toBe(1)
    expect(
      new Set(clear('NAME', ['Bruce', 'Bruce', 'Bruce', 'Bruce'], { cacheScope: 'PERSON,none;AGE,doc' }))
        .size,
    ).toBeGreaterThan(1)
    expect(() => clear('NAME', ['Bruce'], { cacheScope: 'LOCATION;doc' })).toThrow(/cache scope/)
  })
})

describe('dates', () => {
  it('15, 22: all of a document move alike', () => {
    const [a, b] = clear('DATE', ['Jan. 2', 'Jan. 5', '1/2/2003', '1/5/2003']) as string[]
    expect(a).toMatch(/^[A-Z][a-z]{2}\. \d+$/)
    expect(b).toMatch(/^[A-Z][a-z]{2}\. \d+$/)
    const [c, d] = clear('DATE', ['1/2/2003', '1/5/2003']).map(
      (text) => Date.parse(`${text} UTC`) / 864e5,
    ) as [number, number]
    expect(d - c).toBe(3)
  })
  it('19: an unreadable date gets a date, or a flag that stops transform', () => {
    expect(clear('DATE', ['Christmas'])[0]).toMatch(/^\d\d\/\d\d\/\d{4}$/)
    const { spans, ...doc } = parseMarked('on [Christmas|DATE]')
    const nominations = run('clear -> clear', doc, spans, { flagUnparseableSeeds: ['DATE', 'PHONE'] })
    expect(nominations[0]!.flag).toEqual({
      code: 'unparseable-date',
      detail: expect.stringMatching(/^Date should be \d+ days (?:after|before) the original$/),
    })
    expect(() => transform(doc, spans, nominations)).toThrow()
  })
  it('21: the shift keeps dates in their year while there is room', () => {
    const range = (dates: string[]) => {
      const made = Array.from({ length: 300 }, (_, i) =>
        deltaDays(dates, drawsOf(keyring, `x${i}`)('delta', '')),
      )
      return [Math.min(...made), Math.max(...made)]
    }
    const within = (dates: string[], low: number, high: number) => {
      const [min, max] = range(dates) as [number, number]
      expect(min).toBeGreaterThanOrEqual(low)
      expect(max).toBeLessThanOrEqual(high)
      expect(max - min).toBeGreaterThan((high - low) * 0.7)
    }
    within(['1/1/2005'], 5, 364)
    within(['6/15/2005'], 5, 199)
    within(['12/20/2005'], -353, -5)
    within(['12/20/2005', '1/10/2005'], 5, 45)
    within(['1/5/2005', '12/10/2005'], 5, 21)
  })
})

describe('numbers and places', () => {
  it.each([
    ['AGE', '45', /^(?:4[0-46-9]|50)$/],
    ['AGE', '45-year-old', /^(?:4[0-46-9]|50)-year-old$/],
    ['PHONE', '(617) 555-1212', /^\(\d{3}\) \d{3}-\d{4}$/],
    ['PHONE', '(617)555-1212', /^\(\d{3}\)\d{3}-\d{4}$/],
    ['PHONE', 'Tel 617-555-1212 ext 44', /^Tel \d{3}-\d{3}-\d{4} ext \d\d$/],
    ['PHONE', '555-1212', /^\d{3}-\d{4}$/],
    ['SSN', '123-45-6789', /^\d{3}-\d\d-\d{4}$/],
    ['IPADDRESS', '1.2.3.4', /^\d+\.\d+\.\d+\.\d+$/],
    ['IDNUM', 'PATNO67897', /^[A-Z]{5}\d{5}$/],
    ['IDNUM', 'patno67897', /^[a-z]{5}\d{5}$/],
    ['IDNUM', '12-34/AB', /^\d\d-\d\d\/[A-Z]{2}$/],
    ['EMAIL', 'jsmith@mitre.org', /^[a-z]+@[a-z]+\.example\.org$/],
    ['URL', 'http://h:8080/a/b?x=1', /^http:\/\/[a-z]+\.example:8080\/./],
    ['INITIALS', 'AB', /^[A-Z]{2}$/],
    ['OTHER', 'anything', /^<<OTHERPII>>$/],
    ['LOCATION', 'Boston, MA', /^[A-Z][\w .'-]*, [A-Z]{2}$/],
    ['LOCATION', '02115', /^\d{5}$/],
    ['LOCATION', '12B Elm Street', /^[1-9]\d[A-Z] [A-Z]/],
    ['LOCATION', '12 Main St\n  Boston, MA', /^\d\d [A-Z].*\n {2}[A-Z].*, [A-Z]{2}$/],
  ])('23-38: %s %j', (label, text, form) => {
    expect(clear(label, [text])[0]).toMatch(form)
    expect(clear(label, [text, text])[0]).toBe(clear(label, [text, text])[1])
  })
  it('34: a hospital and its initials', () => {
    const [full, short] = clear('HOSPITAL', ['Massachusetts General Hospital', 'MGH'])
    expect(short).toBe(`${full![0]}GH`)
  })
  it('31, 32: what has no such form is flagged where asked', () => {
    const { spans, ...doc } = parseMarked('[nobody|EMAIL] and [::|URL] and [no|PHONE]')
    const flags = run('clear -> clear', doc, spans, { flagUnparseableSeeds: ['EMAIL', 'PHONE'] }).map(
      (n) => n.flag?.code,
    )
    expect(flags[0]).toBe('unparseable-email')
    expect(flags[2]).toBe('unparseable-phone')
  })
})

describe('redaction', () => {
  it('39: brackets', () => {
    expect(texts('clear -> [ ]', '[John Smith|NAME] [John\nSmith|NAME]')).toEqual(['[NAME]', '[NAME]\n'])
    expect(withNewlines('a\n b\nc', 'x y')).toBe('x\n y\n')
    expect(withNewlines('a b', 'x\ny')).toBe('x\ny')
  })
  it('40: characters of the class; accents stay, repeats repeat', () => {
    const [name, date, id, accents, again] = texts(
      'clear -> char repl',
      '[John Smith|NAME] [1/2/2003|DATE] [AB-12x|IDNUM] [José Ñ|NAME] [John Smith|NAME]',
    )
    expect(name).toMatch(/^[A-Z][a-z]{3} [A-Z][a-z]{4}$/)
    expect(date).toMatch(/^\d\/\d\/\d{4}$/)
    expect(id).toMatch(/^[A-Z]{2}-\d\d[a-z]$/)
    expect(accents).toMatch(/^[A-Z][a-z]{2}é Ñ$/)
    expect(again).toBe(name)
  })
  it('41: DE-ID names', () => {
    expect(
      texts(
        'clear -> DE-ID',
        marked('NAME', ['Philips, Bruce R.', 'Bruce Philips', 'John Smith', 'Philips', 'Bruce']),
      ),
    ).toEqual(['**NAME<BBB, AAA C.>', '**NAME<AAA BBB>', '**NAME<DDD EEE>', '**NAME<BBB>', '**NAME<AAA>'])
  })
  it('41: more than 26 names stay different', () => {
    const names = Array.from(
      { length: 40 },
      (_, i) => `Ann X${'abcdefghijklmnopqrstuvwxyz'[i % 26]}${i < 26 ? 'a' : 'b'}`,
    )
    expect(new Set(texts('clear -> DE-ID', marked('NAME', names))).size).toBe(40)
  })
  it.each([
    ['12', 'birth-12'],
    ['13', 'in teens'],
    ['19', 'in teens'],
    ['20', 'in 20s'],
    ['45-year-old', 'in 40s'],
    ['89', 'in 80s'],
    ['90', '90+'],
  ])('42: age %s', (age, content) =>
    expect(texts('clear -> DE-ID', marked('AGE', [age]))).toEqual([`**AGE<${content}>`]),
  )
  it('43: dates are shifted, the rest are labels', () => {
    const [date, hospital, location] = texts(
      'clear -> DE-ID',
      '[5/6/09|DATE] [MGH|HOSPITAL] [Boston|LOCATION]',
    )
    expect(date).toMatch(/^\*\*DATE<\d+\/\d+\/(?:09|10)>$/)
    expect([hospital, location]).toEqual(['**HOSPITAL', '**LOCATION'])
    expect(texts('clear -> DE-ID', '[14:30:00Z|DATE] [0645|DATE]')).toEqual(['**DATE', '**DATE'])
    expect(texts('clear -> DE-ID', '[5/6|DATE] [Christmas|DATE]', { task: amia })[0]).toMatch(
      /^\*\*DATE\[\d+\/\d+\]$/,
    )
  })
  it('44, 45: AMIA', () => {
    expect(texts('clear -> DE-ID', '[Philips, Bruce R.|PATIENT] [J. Smith|DOCTOR]', { task: amia })).toEqual([
      '**PATIENT[BBB, AAA C.]',
      '**DOCTOR[DDD EEE]',
    ])
    const [short, both, room] = texts('clear -> clear', '[djh|DOCTOR] [vf / mcg|DOCTOR] [12-34B|HOSPITAL]', {
      task: amia,
    })
    expect(short).toMatch(/^[a-z]{3}$/)
    expect(both).toMatch(/^[a-z]{2} \/ [a-z]{3}$/)
    expect(room).toMatch(/^\d\d-\d\d[A-Z]$/)
  })
})

describe('resynthesis', () => {
  const resynth = (name: '[ ] -> clear' | 'DE-ID -> clear', text: string, options: MistOptions = {}) => {
    const { find } = mistReplacer(name, options)
    const doc = { id: 'r', text }
    const spans = find!(text)
    return run(name, doc, spans, options).map((n) => n.replacement)
  }
  it('46: DE-ID is read back', () => {
    const [a, b, age, old, young, turned, bare] = resynth(
      'DE-ID -> clear',
      '**NAME<AAA BBB> **NAME<AAA C. BBB> **AGE<in 30s> **AGE<90+> **AGE<birth-12> **NAME<BBB, AAA M> **NAME',
    ) as string[]
    expect(a).toMatch(/^[A-Z]\w+ [A-Z]\w+$/)
    const [given, surname] = a!.split(' ')
    expect(b).toMatch(new RegExp(`^${given} [A-Z]\\. ${surname}$`))
    expect(turned).toMatch(new RegExp(`^${surname}, ${given} [A-Z]$`))
    expect(Number(age)).toBeGreaterThanOrEqual(30)
    expect(Number(age)).toBeLessThan(40)
    expect(Number(old)).toBeGreaterThanOrEqual(90)
    expect(Number(young)).toBeLessThanOrEqual(12)
    expect(bare).toMatch(/^[A-Z][\w,.' ]+$/)
    expect(
      resynth('DE-ID -> clear', '**DATE<5/6/09> **DATE<5/16/09>')
        .map((t) => Date.parse(`${t} UTC`) / 864e5)
        .reduce((x, y) => y - x),
    ).toBe(10)
  })
  it('47: placeholders are found', () => {
    expect(
      findPlaceholders('[NAME] [FOO] [DATE]', 'brackets', hipaa).map((s) => [s.start, s.end, s.label]),
    ).toEqual([
      [0, 6, 'NAME'],
      [13, 19, 'DATE'],
    ])
    expect(
      findPlaceholders('**NAME<AAA BBB> x **HOSPITAL', 'de-id', hipaa).map((s) => [s.start, s.end, s.label]),
    ).toEqual([
      [0, 15, 'NAME'],
      [18, 28, 'HOSPITAL'],
    ])
    expect(findPlaceholders('**PATIENT[A B] **FOO<x> [name]', 'de-id', amia)).toHaveLength(1)
  })
  it('48: brackets are filled, each on its own, and never empty', () => {
    const [id, age, one, two] = resynth('[ ] -> clear', '[IDNUM] [AGE] [NAME] [NAME]')
    expect(id).toMatch(/^ID\d{5}$/)
    expect(Number(age)).toBeGreaterThan(0)
    expect(one).not.toBe(two)
    const all = Object.keys(hipaa.labels)
      .map((label) => `[${label}]`)
      .join(' ')
    for (const text of resynth('[ ] -> clear', all.repeat(20))) expect(text.trim()).not.toBe('')
    expect(resynth('[ ] -> clear', '[LOCATION] [HOSPITAL]').join()).not.toMatch(/Xylo|Dover/)
  })
})

describe('rules', () => {
  const marshall = {
    NAME: { rules: [[{ parse: { lastName: 'Marshall' } }, { seed: { lastName: 'Bigelow' } }]] },
  }
  it('49: a last name', () => {
    const [betty, lower, turned, bob] = clear(
      'NAME',
      ['Betty Marshall', 'marshall', 'Marshall, Betty Q.', 'Bob Marshall'],
      rules(marshall),
    ) as string[]
    expect(betty).toMatch(/^[A-Z]\w+ Bigelow$/)
    expect(lower).toBe('bigelow')
    expect(turned).toMatch(/^Bigelow, [A-Z]\w+ [A-Z]\.$/)
    expect(bob).toMatch(/^[A-Z]\w+ Bigelow$/)
  })
  it('50: and a first name', () => {
    const both = {
      NAME: {
        rules: [
          ...marshall.NAME.rules,
          [{ parse: { firstName: 'Betty' } }, { seed: { firstNameAlts: ['Phyllis'] } }],
        ],
      },
    }
    const [full, first, other] = clear(
      'NAME',
      ['Betty Marshall', 'Betty', 'Betty Jones'],
      rules(both),
    ) as string[]
    expect(full).toBe('Phyllis Bigelow')
    expect(first).toBe('Phyllis')
    expect(other).toMatch(/^Phyllis [A-Z]\w+$/)
  })
  it('51: the input, with and without case', () => {
    const rule = [{ input: 'Betty Marshall' }, { seed: { firstNameAlts: ['Phyllis'], lastName: 'Bigelow' } }]
    expect(clear('NAME', ['Betty Marshall', 'betty marshall'], rules({ NAME: { rules: [rule] } }))).toEqual([
      'Phyllis Bigelow',
      'phyllis bigelow',
    ])
    const strict = clear(
      'NAME',
      ['Betty Marshall', 'betty marshall'],
      rules({ NAME: { caseSensitive: true, rules: [rule] } }),
    )
    expect(strict[0]).toBe('Phyllis Bigelow')
    expect(strict[1]).not.toContain('bigelow')
  })
  it('52: days', () => {
    const five = rules({ DATE: { rules: [[{}, { pattern: { deltaDay: 5 } }]] } })
    expect(clear('DATE', ['Jan. 17', '1/20/05'], five)).toEqual(['Jan. 22', '1/25/05'])
    expect(clear('DATE', ['Christmas'], five)[0]).toMatch(/^\d\d\/\d\d\/\d{4}$/)
  })
  it('53: numbers', () => {
    const map = rules({ IDNUM: { rules: [[{ input: 'PATNO67897' }, { seed: { id: 'ID9938273' } }]] } })
    const [a, b, c] = clear('IDNUM', ['PATNO67897', 'patno67897', 'PATNO1'], map)
    expect([a, b]).toEqual(['ID9938273', 'ID9938273'])
    expect(c).toMatch(/^[A-Z]{5}\d$/)
  })
  it('54, 55: features, on either side', () => {
    expect(
      clear(
        'NAME',
        ['Betty Marshall'],
        rules({ NAME: { rules: [[{}, { pattern: { last_is_first: true } }]] } }),
      )[0],
    ).toMatch(/^[A-Z]\w+, [A-Z]\w+$/)
    for (const antecedent of [{ one_name: true }, { pattern: { one_name: true } }])
      expect(
        clear(
          'NAME',
          ['Marshall'],
          rules({ NAME: { rules: [[antecedent, { seed: { lastName: 'Bigelow' } }]] } }),
        ),
      ).toEqual(['Bigelow'])
  })
  it('56: only for their file', () => {
    expect(clear('NAME', ['Marshall'], rules(marshall, 'other.json'))[0]).not.toBe('Bigelow')
    expect(clear('NAME', ['Marshall'], { ...rules(marshall, '<cgi>'), file: '<cgi>' })[0]).toBe('Bigelow')
  })
  it('phones, hospitals, ages and places', () => {
    const map = rules({
      PHONE: {
        rules: [[{ parse: { areaCode: '617' } }, { seed: { areaCode: '800', exchange: 555, number: 12 } }]],
      },
      HOSPITAL: { rules: [[{}, { seed: { hospTokens: ['House', 'of', 'Mercy'] } }]] },
      AGE: { rules: [[{}, { pattern: { ageLb: 30, ageUb: 30 } }]] },
      LOCATION: {
        rules: [[{ parse: { cityToks: ['Boston'] } }, { seed: { cityToks: ['New', 'Town'], state: 'ZZ' } }]],
      },
    })
    expect(
      texts(
        'clear -> clear',
        '[(617) 555-1212|PHONE] [Mercy Hospital|HOSPITAL] [MGH|HOSPITAL] [45-year-old|AGE] [Boston, MA|LOCATION]',
        map,
      ),
    ).toEqual(['(800) 555-0012', 'House of Mercy', 'HM', '30-year-old', 'New Town, ZZ'])
  })
  it.each([
    ['{', 'not valid JSON'],
    ['[]', 'not an object'],
    ['{"f": {"NAME": {"rules": [[{}]]}}}', 'Rule 1 of NAME'],
    ['{"f": {"NAME": {"rules": [[{}, {"sede": {}}]]}}}', 'neither'],
    ['{"f": {"NAME": {"casesensitive": true}}}', 'neither'],
  ])('a bad map %j is refused', (source, message) =>
    expect(() => readReplacementMap(source)).toThrow(message),
  )
})

describe('compat: mist-2.0.4', () => {
  const upstream = (label: string, values: readonly string[], task = hipaa) =>
    clear(label, values, { compat: 'mist-2.0.4', task, ...rules({ DATE: { rules: [] } }) })
  it('9, 12, 17, 18, 23, 25, 27, 45: the shapes of upstream', () => {
    expect(upstream('NAME', ['J. Smith'])[0]).toMatch(/^[A-Z][a-z]+ [A-Z]\w+$/)
    expect(upstream('NAME', ['Philips, Bruce R'])[0]).toMatch(/ [A-Z]\.$/)
    expect(upstream('DATE', ['2003-09-25'])[0]).toMatch(/^\d{4}-(?:0\d|1?\d)-\d{1,2}$/)
    expect(upstream('DATE', ['12 PM', '12:30 AM'])).toEqual(['0 PM', '12:30 AM'])
    expect(upstream('DATE', ['JAN 17'])[0]).toMatch(/^[A-Z][a-z]{2} \d+$/)
    expect(upstream('DATE', ['Sept. 5'])[0]).toMatch(/^\d+\/\d+\/\d{4}$/)
    expect(upstream('DATE', ['Thursday, September 25, 2003'])[0]).toMatch(
      /^[A-Z][a-z]+day, [A-Z][a-z]+ \d+, \d{4}$/,
    )
    expect(upstream('DATE', ['July 4th'])[0]).toMatch(/^[A-Z][a-z]+ \d+(?:st|nd|rd|th)$/)
    expect(Number(upstream('AGE', ['120'])[0])).toBeGreaterThan(114)
    expect(upstream('PHONE', ['(617)555-1212', 'Tel 555-1212'])[0]).toMatch(/^\(\d{3}\) \d{3}-\d{4}$/)
    expect(upstream('PHONE', ['(617)555-1212', 'Tel 555-1212'])[1]).toMatch(/^\d{3}-\d{3}-\d{4}$/)
    expect(upstream('DOCTOR', ['vf / mcg'], amia)[0]).toMatch(/^[a-z]{2} \/ ID\d{5}$/)
    expect(upstream('HOSPITAL', ['Massachusetts General Hospital'])[0]).toMatch(/General Hospital$/)
  })
})

describe('other options', () => {
  it('labels that are not to be nominated stay', () => {
    expect(texts('clear -> clear', '[John|NAME] [45|AGE]', { dontNominate: ['NAME'] })[0]).toBe('John')
  })
  it('data files may be replaced', () => {
    const pools = resourcePools({
      'x/dist.all.last': '# names\nZIMT 0.1 0.1 1\n',
      'dist.male.first': 'PEPE 1 1 1',
      'dist.female.first': 'PIPA 1 1 1',
    })
    expect(clear('NAME', ['Bruce Philips', 'Mary Jones'], { pools })).toEqual(['Pepe Zimt', 'Pipa Zimt'])
    expect(texts('DE-ID -> clear', '[**NAME<AAA, BBB>|NAME]', { pools })[0]).toMatch(/^Zimt, /)
  })
  const pools = resourcePools({
    'area_codes.txt': '# one\n907 Alaska\n',
    zipcodes: '99501:Zorkville:AK\n99502:Zorkton:AK\n',
    'states.xml':
      '<entries><entry weight="1"><head>Alyeska</head><alt type="longabbr">Aly.</alt><alt type="shortabbr">AK</alt></entry></entries>',
    'google_urls.txt': 'http://www.zork.example/x?y=1\n',
    'date_patterns.txt': '3|17 Jan. 1999\n',
  })
  it.each([
    ['PHONE', '(617) 555-1212', /^\(907\) 555-01\d\d$/],
    ['PHONE', 'Tel 1-617-555-1212 ext 44', /^Tel 1-907-555-01\d\d ext \d\d$/],
    ['PHONE', '555-1212', /^555-01\d\d$/],
    ['LOCATION', 'Boston, MA', /^Zork(?:ville|ton), AK$/],
    [
      'LOCATION',
      '12 Elm St., Boston, Mass. 02115-1234',
      /^\d\d .+, Zork(?:ville|ton), Aly\. 9950[12]-\d{4}$/,
    ],
    ['LOCATION', 'MASSACHUSETTS', /^ALYESKA$/],
    ['LOCATION', '02115', /^9950[12]$/],
    ['EMAIL', 'jsmith@mitre.org', /^[a-z]{6}@zork\.example$/],
    ['URL', 'https://www.mitre.org:8080/a/b', /^https:\/\/www\.zork\.example:8080\/[a-z]\/[a-z]$/],
    ['DATE', 'Christmas', /^\d\d? [A-Z][a-z]{2}\. (?:1999|2000)$/],
  ])('%s %s: area codes, places, states, hosts and dates come from files', (label, text, expected) => {
    const [once, twice] = clear(label, [text, text], { pools })
    expect(once).toMatch(expected)
    expect(twice).toBe(once)
  })
  it('what is read of files of states alone, and of dates that can be read, stays in step', () => {
    const { STATE_NAME } = pools
    expect(clear('LOCATION', ['Massachusetts'], { pools: { STATE_NAME: STATE_NAME! } })).toEqual(['Alyeska'])
    const [first, second] = clear('DATE', ['Jan. 17', 'Jan. 20'], { pools })
    const [plain, later] = clear('DATE', ['Jan. 17', 'Jan. 20'])
    expect([first, second]).toEqual([plain, later])
  })
  it('placeholders are filled from files too', () => {
    const spans = findPlaceholders('[LOCATION] [PHONE] [DATE]', 'brackets', hipaa)
    const doc = { id: 'note.json', text: '[LOCATION] [PHONE] [DATE]' }
    const [place, phone, date] = run('[ ] -> clear', doc, spans, { pools }).map((n) => n.replacement)
    expect(place).toMatch(/Zork|^\d+ /)
    expect(phone).toMatch(/907|^555/)
    expect(date).toMatch(/^\d\d? [A-Z][a-z]{2}\. (?:1999|2000)$/)
  })
  it.each([
    ['nothing.txt', 'a', /nothing\.txt/],
    ['hospitals.txt', '# only\n', /no value/],
    ['zipcodes', '# zip\n02115;Boston;MA\n', /entry 2 is of another form/],
    ['area_codes.txt', '61\n', /entry 1 is of another form/],
    ['states.xml', '<entries><entry><head>X</head></entry></entries>', /no value/],
    ['date_patterns.txt', 'Jan. 17\n', /entry 1/],
  ])('%s %j is refused', (name, text, message) => {
    expect(() => resourcePools({ [name]: text })).toThrow(message)
  })
  it('an unknown replacer is refused by name', () =>
    expect(() => mistReplacer('clear -> nothing')).toThrow(/clear -> \[ \]/))
})
