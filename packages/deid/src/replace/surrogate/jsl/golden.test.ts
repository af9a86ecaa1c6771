import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Doc } from '../../../text/doc.ts'
import type { Span } from '../../../text/span.ts'
import { createKeyring } from '../../keyring.ts'
import { withMarkers } from '../../markers.ts'
import { nominate } from '../../nominate.ts'
import { transform } from '../../transform.ts'
import { normaliseDate } from '../dates/normalise.ts'
import { type JslOptions, jslPolicy } from './options.ts'

interface Case {
  readonly id: string
  readonly kind: string
  readonly config: unknown
  readonly input: string
  readonly output: string
  readonly deterministic: boolean
  readonly chunks?: readonly (readonly [string, string])[]
}

const cases = readFileSync(new URL('../testing/cases/jsl-golden.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Case)
const byId = new Map(cases.map((c) => [c.id, c]))
const golden = (id: string) => {
  const found = byId.get(id)
  if (!found) throw new Error(`No case ${id}`)
  return found
}

function spansOf(text: string, chunks: readonly (readonly [string, string])[]): readonly Span[] {
  let from = 0
  return chunks.map(([chunk, label]) => {
    const start = text.indexOf(chunk, from)
    if (start < 0) throw new Error(`A chunk of the case is not in its text`)
    from = start + chunk.length
    return { start, end: from, label, score: 1, source: 'golden' }
  })
}

function deid(
  text: string,
  chunks: readonly (readonly [string, string])[],
  options: JslOptions,
  meta: Doc['meta'] = {},
): string {
  const { policy } = jslPolicy(options)
  const doc: Doc = { id: 'golden', text, meta }
  const spans = spansOf(text, chunks)
  return transform(
    doc,
    spans,
    nominate(doc, spans, policy, { keyring: createKeyring(new Uint8Array(32).fill(9)) }),
  ).text
}

describe('masks, exactly', () => {
  const masks = cases.filter((c) => c.kind === 'mask' && c.chunks && typeof c.config === 'object')
  it('are more than a dozen cases', () => expect(masks.length).toBeGreaterThan(12))
  it.each(masks.map((c) => [c.id, c] as const))('%s', (_, { input, output, chunks, config }) => {
    expect(deid(input, chunks!, { mode: 'mask', ...(config as JslOptions) })).toBe(output)
  })
})

describe('dates, exactly', () => {
  it.each([
    'G-date-1a',
    'G-date-1b',
    'G-date-2a',
    'G-date-2b',
    'G-date-5',
    'G-date-6',
    'G-date-7',
    'G-hash-1',
    'G-hash-2',
    'G-hash-3',
    'G-hash-4',
  ])('%s', (id) => {
    const { input, output, config } = golden(id)
    const {
      shift,
      region = 'us',
      patientID,
    } = config as { shift?: number; region?: 'us'; patientID?: string }
    const [before, after] = [input, output].map((text) => text.replace(/^.*discharged on /, '')) as [
      string,
      string,
    ]
    const days = shift ?? (patientID === 'A001' ? -137 : -55)
    const options: JslOptions = {
      mode: 'obfuscate',
      obfuscateDate: true,
      useShiftDays: true,
      dateShiftColumn: 'shift',
      region,
    }
    expect(deid(before, [[before, 'DATE']], options, { shift: days })).toBe(after)
  })

  it('a form that they could not read is read: 19 Apr 2018 and 04-19-18 are shifted, not masked', () => {
    const options: JslOptions = {
      mode: 'obfuscate',
      obfuscateDate: true,
      days: 10,
      region: 'us',
      unnormalizedDateMode: 'mask',
    }
    expect(deid(golden('G-date-3a').input, [[golden('G-date-3a').input, 'DATE']], options)).toBe(
      '29 Apr 2018',
    )
    expect(deid(golden('G-date-4a').input, [[golden('G-date-4a').input, 'DATE']], options)).toBe('04-29-18')
    expect(deid('sometime', [['sometime', 'DATE']], options)).toBe('<DATE>')
    expect(deid('sometime', [['sometime', 'DATE']], { ...options, unnormalizedDateMode: 'skip' })).toBe(
      'sometime',
    )
    expect(
      deid('sometime', [['sometime', 'DATE']], { ...options, unnormalizedDateMode: 'obfuscate' }),
    ).toMatch(/^\d\d\/\d\d\/\d{4}$/)
  })

  it.each(['G-struct-1', 'G-struct-2', 'G-struct-3', 'G-struct-4', 'G-struct-5', 'G-struct-6'])(
    '%s, the column of dates',
    (id) => {
      const { input, output, config } = golden(id) as unknown as {
        input: string[]
        output: string[]
        config: { days: number; keepYear?: boolean }
      }
      const { days, keepYear = false } = config
      expect(
        deid(input[1]!, [[input[1]!, 'DATE']], {
          mode: 'obfuscate',
          obfuscateDate: true,
          days,
          keepYear,
          region: 'eu',
        }),
      ).toBe(output[1])
    },
  )

  it.each(cases.filter((c) => c.kind === 'normalize').map((c) => [c.id, c] as const))(
    '%s',
    (_, { input, output, config }) => {
      const format = (config as { outputDateformat?: 'us' }).outputDateformat ?? 'iso'
      expect(normaliseDate(input, { format })).toBe(output)
    },
  )
})

describe('obfuscation', () => {
  it('static pairs hold for their own label only', () => {
    const { config, input } = golden('G-static-1')
    const { staticObfuscationPairs } = config as { staticObfuscationPairs: [string, string, string][] }
    const options: JslOptions = { mode: 'obfuscate', obfuscateRefSource: 'custom', staticObfuscationPairs }
    expect(
      deid(
        input,
        [
          ['John Smith', 'DOCTOR'],
          ['Los Angeles', 'CITY'],
        ],
        options,
      ),
    ).toBe(golden('G-static-1').output)
    expect(deid(golden('G-static-2').input, [["St. Mary's Hospital", 'HOSPITAL']], options)).toBe(
      golden('G-static-2').output,
    )
    expect(deid(golden('G-static-3').input, [['Nurse', 'PROFESSION']], options)).toBe(
      golden('G-static-3').output,
    )
  })

  it('ages stay in their bands', () => {
    for (const c of cases.filter(({ id }) => id.startsWith('G-age-'))) {
      const { ageRanges } = c.config as { ageRanges: number[] }
      const age = /\b\d+(?= year)|(?<=Age: )\d+/.exec(c.input)![0]
      const made = deid(c.input, [[age, 'AGE']], { mode: 'obfuscate', ageRanges })
      const [before, after] = c.input.split(age) as [string, string]
      const value = Number(made.slice(before.length, made.length - after.length))
      const low = Math.max(0, ...ageRanges.filter((edge) => edge <= Number(age)))
      const high = Math.min(90, ...ageRanges.filter((edge) => edge > Number(age)))
      expect(value).toBeGreaterThanOrEqual(low)
      expect(value).toBeLessThan(high)
      expect(value).not.toBe(Number(age))
    }
  })

  it('by HIPAA only ages over 89 change, to one band', () => {
    for (const id of ['G-hipaa-1', 'G-hipaa-2']) {
      const { input, output } = golden(id)
      expect(deid(input, [[input[0]!, 'AGE']], { mode: 'obfuscate', ageRangesByHipaa: true })).toBe(output)
    }
    expect(
      deid(golden('G-hipaa-4').input, [['92', 'AGE']], { mode: 'obfuscate', ageRangesByHipaa: true }),
    ).toBe('A 90+ year old female with')
  })

  it('selective modes: dates shifted, masks exact, the rest surrogates', () => {
    const { config } = golden('G-select-1')
    const options = config as JslOptions
    expect(
      deid(
        golden('G-select-1').input,
        [
          ['2093-01-13', 'DATE'],
          ['David Hale', 'DOCTOR'],
        ],
        options,
      ),
    ).toMatch(/^Record date : 2093-01-20 , [A-Z]\w+ [A-Z]\w+ , M\.D \.$/)
    expect(
      deid(
        golden('G-select-2').input,
        [
          ['Hendrickson Ora', 'PATIENT'],
          ['7194334', 'MEDICALRECORD'],
          ['01/13/93', 'DATE'],
        ],
        options,
      ),
    ).toMatch(/^,\nName : \w+ \w+ , MR # \[\*{5}\] Date : 01\/20\/93 \.$/)
    expect(deid(golden('G-select-4').input, [['April 9 2024', 'DATE']], options)).toBe(
      golden('G-select-4').output,
    )
    expect(
      deid(
        golden('G-select-5').input,
        [
          ['Cocke County Baptist Hospital', 'HOSPITAL'],
          ['0295 Keats Street', 'STREET'],
          ['55-555-5555', 'PHONE'],
        ],
        options,
      ),
    ).toMatch(/^<HOSPITAL> , \d{4} [\w .']+ , Phone \[\*{9}\]$/)
  })

  it('dates are masked unless obfuscateDate; a file without a label leaves the label', () => {
    const chunks = [
      ['2093-01-13', 'DATE'],
      ['David Hale', 'NAME'],
    ] as const
    expect(deid(golden('G-light-1').input, chunks, { mode: 'obfuscate' })).toMatch(
      /^Record date : <DATE> , \w+ \w+ , M\.D \.$/,
    )
    const own: JslOptions = {
      mode: 'obfuscate',
      obfuscateDate: true,
      days: 8,
      obfuscateRefSource: 'file',
      customFakers: { NAME: ['COLLETTE KOHLER'] },
    }
    expect(deid(golden('G-file-1').input, chunks, own)).toBe(golden('G-file-1').output)
    expect(deid('25 years-old', [['25', 'AGE']], own)).toBe('<AGE> years-old')
  })

  it('lists of one’s own hold for numbers too', () => {
    const { customFakers } = golden('G-custom-1').config as { customFakers: Record<string, string[]> }
    const made = deid(
      golden('G-custom-4').input,
      [
        ['Cocke County Baptist Hospital', 'HOSPITAL'],
        ['0295 Keats Street', 'STREET'],
        ['55-555-5555', 'PHONE'],
      ],
      { mode: 'obfuscate', obfuscateRefSource: 'custom', customFakers },
    )
    expect(made).toBe('Medical Center , Main Street , Phone 555-555-0000.')
  })

  it('case is copied, length kept where asked, parts of a name go together', () => {
    expect(
      deid(
        golden('G-case-1').input,
        [
          ['2093-01-13', 'DATE'],
          ['david hale', 'NAME'],
        ],
        { mode: 'obfuscate' },
      ),
    ).toMatch(/ , [a-z]+ [a-z]+ , M\.D \.$/)
    expect(deid('MARIA', [['MARIA', 'NAME']], { mode: 'obfuscate' })).toMatch(/^[A-Z]+$/)
    expect(
      deid('David Hale', [['David Hale', 'NAME']], { mode: 'obfuscate', sameLength: true }),
    ).toHaveLength(10)
    const [full, given, surname] = deid(
      'John Smith; John; Smith',
      [
        ['John Smith', 'NAME'],
        ['John', 'NAME'],
        ['Smith', 'NAME'],
      ],
      { mode: 'obfuscate' },
    ).split('; ')
    expect(full).toBe(`${given} ${surname}`)
  })

  it('an address is one place, and the country stays unless asked', () => {
    const text = '1247 Maple Street\nAustin, Texas 78701\nPeru'
    const made = deid(
      text,
      [
        ['1247 Maple Street', 'STREET'],
        ['Austin', 'CITY'],
        ['Texas', 'STATE'],
        ['78701', 'ZIP'],
        ['Peru', 'COUNTRY'],
      ],
      { mode: 'obfuscate', geoConsistency: true },
    )
    expect(made).toMatch(/^[1-9]\d{3} [\w .']+\n[\w .'-]+, [A-Z][\w ]+ \d{5}\nPeru$/)
  })
})

describe('parameters', () => {
  it('that do not exist are refused by name', () => {
    expect(() => jslPolicy({ obfuscateDates: true } as JslOptions)).toThrow("'obfuscateDates'")
    expect(() => jslPolicy({ region: 'uk' } as unknown as JslOptions)).toThrow("'region'")
    expect(() => jslPolicy({ selectiveObfuscationModes: { hide: ['AGE'] } })).toThrow("'hide'")
  })
  it('a map of modes alone will do; unknown and repeated labels are reported', () => {
    const { policy, unknown, duplicates } = jslPolicy({
      obfuscate: ['Patient', 'FOO_BAR'],
      mask_entity_labels: ['AGE', 'patient'],
    })
    expect(policy.labels.PATIENT).toMatchObject({ action: 'surrogate' })
    expect(policy.labels.AGE).toEqual({ action: 'label' })
    expect([unknown, duplicates]).toEqual([['FOO_BAR'], ['PATIENT']])
  })
  it('that are done otherwise are noted', () => {
    expect(jslPolicy({ seed: 10, geoConsistency: true, mode: 'obfuscate' }).notes).toHaveLength(2)
    expect(jslPolicy({ groupByCol: 'patient' }).policy.scope).toEqual({ kind: 'field', field: 'patient' })
  })
  it('deidMarkers stand around what is replaced, and not around what is kept', () => {
    const { policy, markers } = jslPolicy({
      selectiveObfuscationModes: { mask_entity_labels: ['PATIENT'], skip: ['AGE'] },
      deidMarkers: { start: '[S]', end: '[E]' },
    })
    const doc: Doc = { id: 'm', text: 'Ann Lee, 45', meta: {} }
    const spans = spansOf(doc.text, [
      ['Ann Lee', 'PATIENT'],
      ['45', 'AGE'],
    ])
    const nominations = nominate(doc, spans, policy, { keyring: createKeyring(new Uint8Array(32)) })
    expect(transform(doc, spans, withMarkers(nominations, markers!)).text).toBe('[S]<PATIENT>[E], 45')
  })
  it('fakerLengthOffset bounds how much longer or shorter a fake may be', () => {
    const options: JslOptions = { mode: 'obfuscate', keepTextSizeForObfuscation: true, fakerLengthOffset: 2 }
    const sizes = ['Elizabeth', 'Al', 'Christopher', 'Ann'].map((name) => [
      name.length,
      deid(`${name} Smith`, [[`${name} Smith`, 'PATIENT']], options).split(' ')[0]!.length,
    ])
    for (const [was, is] of sizes) expect(Math.abs(was! - is!)).toBeLessThanOrEqual(2)
    const fitting: JslOptions = { ...options, customFakers: { DOCTOR: ['Jo', 'Bob', 'Anna', 'Maximilian'] } }
    expect(deid('Sue', [['Sue', 'DOCTOR']], { ...fitting, obfuscateRefSource: 'custom' })).toMatch(
      /^(?:Jo|Bob|Anna)$/,
    )
  })
  it('dateToYear leaves the year', () => {
    expect(deid('01/13/1993', [['01/13/1993', 'DATE']], { dateToYear: true, region: 'us' })).toBe('1993')
  })
  it('a shift column that a document does not have is an error, not a random shift', () => {
    const options: JslOptions = { mode: 'obfuscate', obfuscateDate: true, useShiftDays: true }
    expect(() => deid('1/2/2003', [['1/2/2003', 'DATE']], options)).toThrow(/'dateshift'/)
  })
})
