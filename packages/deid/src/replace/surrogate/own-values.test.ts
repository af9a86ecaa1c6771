import { describe, expect, it } from 'vitest'
import { fakerPools } from './faker-pools.ts'
import { readOwnValues } from './own-values.ts'
import { likeness } from './similar.ts'
import { surrogateFiles, withSurrogateFiles } from './surrogate-files.ts'
import { texts } from './testing/proposals.ts'

const none = { unknownLabels: [], duplicates: {} }

describe('an obfuscation file', () => {
  it.each([
    [
      'lists',
      '{"Doctor": ["John", "Joe"], "PHONE": ["555-555-0000"]}',
      { pools: { DOCTOR: ['John', 'Joe'], PHONE: ['555-555-0000'] } },
    ],
    [
      'entries',
      '[{"entity": "Doctor", "values": ["John"]}, {"label": "CITY", "values": ["Paris"]}]',
      { pools: { DOCTOR: ['John'], CITY: ['Paris'] } },
    ],
    [
      'pairs',
      '[["John Smith", "PATIENT", "Andrew Snow"]]',
      { pairs: [['John Smith', 'PATIENT', 'Andrew Snow']] },
    ],
    [
      'modes',
      '{"OBFUSCATE": ["Date"], "mask_entity_labels": ["HOSPITAL"], "skip": ["AGE"]}',
      { modes: { obfuscate: ['DATE'], mask_entity_labels: ['HOSPITAL'], skip: ['AGE'] } },
    ],
    [
      'lines',
      'COLLETTE KOHLER#NAME\r\nMufi HIGGS#NAME\n\nC# Clinic#HOSPITAL\n',
      { pools: { NAME: ['COLLETTE KOHLER', 'Mufi HIGGS'], HOSPITAL: ['C# Clinic'] } },
    ],
  ])('of %s is read', (shape, source, expected) => {
    expect(readOwnValues(source)).toEqual({
      shape,
      pools: {},
      pairs: [],
      modes: {},
      report: none,
      ...expected,
    })
  })

  it('reports labels that nobody knows and values that are there twice', () => {
    const { report, pools } = readOwnValues('{"DOKTOR": ["A"], "city": ["X", "X ", "Y"]}', {
      isLabel: (l) => l === 'CITY',
    })
    expect(report).toEqual({ unknownLabels: ['DOKTOR'], duplicates: { CITY: 1 } })
    expect(pools.CITY).toEqual(['X', 'Y'])
  })

  it.each([
    ['{"a": ', 'not valid JSON'],
    ['{"DOCTOR": "secret"}', 'list of texts'],
    ['[["secret", "PATIENT"]]', 'Pair 1 has 2 items'],
    ['[{"values": ["secret"]}]', "no 'entity'"],
    ['secret without label', 'Line 1'],
    ['{"a b": ["secret"]}', 'label'],
    ['{"DOCTOR": [""]}', 'empty'],
    ['{"skip": ["AGE"], "obfuscate": ["age"]}', 'two modes'],
  ])('%j is refused without quoting it', (source, message) => {
    expect(() => readOwnValues(source)).toThrow(message)
    try {
      readOwnValues(source)
    } catch (error) {
      expect(String(error)).not.toContain('secret')
    }
  })
})

describe('the files of a policy', () => {
  const policy = {
    version: 1,
    name: 'p',
    scope: { kind: 'doc' },
    default: { action: 'surrogate' },
    labels: {},
    surrogates: { files: ['a.json', 'b.csv'], place: 'state', pairs: [['X', 'CITY', 'Y']] },
  } as const
  it('are read into it', () => {
    expect(surrogateFiles(policy)).toEqual(['a.json', 'b.csv'])
    const { policy: filed, reports } = withSurrogateFiles(policy, {
      'a.json': '[["A", "CITY", "B"]]',
      'b.csv': 'V#CITY',
    })
    expect(filed.surrogates).toEqual({
      place: 'state',
      pools: { CITY: ['V'] },
      pairs: [
        ['X', 'CITY', 'Y'],
        ['A', 'CITY', 'B'],
      ],
    })
    expect(Object.keys(reports)).toEqual(['a.json', 'b.csv'])
    expect(withSurrogateFiles({ ...policy, surrogates: {} }, {}).reports).toEqual({})
  })
  it('are named when one is missing or wrong', () => {
    expect(() => withSurrogateFiles(policy, { 'a.json': '{}' })).toThrow(/was not read/)
    expect(() => withSurrogateFiles(policy, { 'a.json': '{', 'b.csv': '' })).toThrow(/^a\.json: /)
    expect(() => withSurrogateFiles(policy, { 'a.json': '{"skip": ["AGE"]}', 'b.csv': '' })).toThrow(
      /holds no values/,
    )
  })
})

describe('own values', () => {
  const settings = { pools: { Doctor: ['Karl', 'Josef'], HOSPITAL: ['Medical Center'] } }
  it('are used for their labels, in the case of the original', () => {
    const [doctor, shouted, hospital, patient] = texts(
      '[David Hale|DOCTOR] [HALE|DOCTOR] [Mercy|HOSPITAL] [Ora|PATIENT]',
      { settings },
    )
    expect(['Karl', 'Josef']).toContain(doctor)
    expect(['KARL', 'JOSEF']).toContain(shouted)
    expect(hospital).toBe('Medical Center')
    expect(patient).not.toMatch(/Ora|</)
  })

  it('alone leave the label where there are none', () => {
    expect(texts('[David|PATIENT] [Mercy|HOSPITAL]', { settings: { ...settings, source: 'own' } })).toEqual([
      '<PATIENT>',
      'Medical Center',
    ])
    expect(
      texts('[Mercy|HOSPITAL]', { settings: { ...settings, sources: { hospital: 'ours' } } })[0],
    ).not.toBe('Medical Center')
  })

  it('both: some of each', () => {
    const made = Array.from(
      { length: 40 },
      (_, i) =>
        texts('[Mercy|HOSPITAL]', { settings: { ...settings, source: 'both' }, scope: `doc:${i}` })[0],
    )
    expect(made).toContain('Medical Center')
    expect(made.some((text) => text !== 'Medical Center')).toBe(true)
  })

  it('never give the original back', () => {
    expect(texts('[Paris|CITY]', { settings: { pools: { CITY: ['Paris'] } } })).toEqual(['<CITY>'])
  })

  it('pairs are exact, and only for their label', () => {
    const pairs = [
      ['John Smith', 'PATIENT', 'Andrew Snow'],
      ['Los Angeles', 'CITY', 'New York City'],
    ]
    const [doctor, city, patient] = texts('[John Smith|DOCTOR] [los angeles|CITY] [John  Smith|PATIENT]', {
      settings: { pairs },
    })
    expect(doctor).not.toBe('Andrew Snow')
    expect(city).toBe('New York City')
    expect(patient).toBe('Andrew Snow')
  })
})

describe('same length', () => {
  it('names of pools get as many characters', () => {
    for (let i = 0; i < 20; i++)
      for (const text of texts('[David Hale|NAME] [Jennifer|NAME] [Smith|NAME]', {
        settings: { length: 'same' },
        scope: `doc:${i}`,
      })
        .map((t) => t.length)
        .entries())
        expect(text[1]).toBe([10, 8, 5][text[0]])
  })
})

describe('alike texts', () => {
  it('count as one where asked', () => {
    const [a, b] = texts('[Hendrickson|PATIENT] [Hendricksen|PATIENT]', { settings: { alike: 0.9 } })
    expect(b).toBe(a)
    const [c, d] = texts('[Hendrickson|PATIENT] [Hendricksen|PATIENT]')
    expect(d).not.toBe(c)
    expect(likeness('kitten', 'sitting')).toBeCloseTo(4 / 7)
    expect(likeness('', '')).toBe(1)
  })
})

describe("faker's pools", () => {
  it('give names of the language, by our key', async () => {
    const pools = await fakerPools('de')
    const made = texts('[Bruce Philips|PATIENT] [PHILIPS|PATIENT] [Boston|CITY]', { settings: { pools } })
    const [given, surname] = made[0]!.split(' ')
    expect(pools.FIRST_NAME_M ?? pools.FIRST_NAME).toContain(given)
    expect(pools.LAST_NAME).toContain(surname)
    expect(made[1]).toBe(surname!.toUpperCase())
    await expect(fakerPools('xx')).rejects.toThrow(RangeError)
  })
})
