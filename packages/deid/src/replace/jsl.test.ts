import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Policy } from '../policy/policy.ts'
import { createDoc } from '../text/doc.ts'
import { DeidError } from '../text/message.ts'
import type { Span } from '../text/span.ts'
import { createKeyring } from './keyring.ts'
import { nominate } from './nominate.ts'
import { type JslOptions, jslPolicy } from './surrogate/jsl/options.ts'
import { transform } from './transform.ts'

// Inputs and outputs that JSL prints in its own documents, with the chunks its models found.
interface Case {
  id: string
  config: string | Record<string, unknown>
  input: string
  output: string
  chunks: [text: string, label: string][]
  source: string
}
const cases = readFileSync(new URL('./testing/cases/jsl-masks.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case)

const keyring = createKeyring(new Uint8Array(32))
const labMethods: Record<string, Policy['default']> = {
  'Mask with Entity Labels': { action: 'label' },
  'Mask with Characters': { action: 'mask', per: 'token' },
  'Mask with Fixed Length Characters (4)': { action: 'mask', per: 'token', length: 4 },
}

function rewrite(text: string, spans: readonly Span[], policy: Policy): string {
  const doc = createDoc(text)
  return transform(doc, spans, nominate(doc, spans, policy, { keyring })).text
}
function spansOf(input: string, chunks: Case['chunks']): Span[] {
  let from = 0
  return chunks.map(([text, label]) => {
    const start = input.indexOf(text, from)
    from = start + text.length
    return { start, end: from, label, score: 1, source: 'jsl' }
  })
}

describe("JSL's masks", () => {
  test.each(cases.map((c) => [c.id, c] as const))('%s', (_, { config, input, output, chunks }) => {
    const policy: Policy =
      typeof config === 'string'
        ? { version: 1, name: 'lab', scope: { kind: 'doc' }, default: labMethods[config]!, labels: {} }
        : jslPolicy(config).policy
    expect(rewrite(input, spansOf(input, chunks), policy)).toBe(output)
  })
})

describe("JSL's selective modes", () => {
  const config: JslOptions = {
    mode: 'mask',
    obfuscateDate: true,
    days: 7,
    region: 'us',
    unnormalizedDateMode: 'skip',
    ageRanges: [1, 4, 10, 20, 40, 60, 80, 100],
    selectiveObfuscationModes: {
      OBFUSCATE: ['Date', 'Street', 'Doctor', 'Patient', 'Age'],
      mask_same_length_chars: ['MEDICALRECORD', 'Phone'],
      mask_entity_labels: ['HOSPITAL'],
    },
  }
  test('give the printed dates and masks', () => {
    const { policy, unknown, duplicates } = jslPolicy(config)
    expect({ unknown, duplicates }).toEqual({ unknown: [], duplicates: [] })
    const run = (input: string, chunks: Case['chunks']) => rewrite(input, spansOf(input, chunks), policy)
    const note = ',\nName : Hendrickson Ora , MR # 7194334 Date : 01/13/93 .'
    const chunks: Case['chunks'] = [
      ['Hendrickson Ora', 'PATIENT'],
      ['7194334', 'MEDICALRECORD'],
      ['01/13/93', 'DATE'],
    ]
    expect(run(note, chunks)).toMatch(/^,\nName : \p{L}+ \p{L}+ , MR # \[\*{5}\] Date : 01\/20\/93 \.$/u)
    expect(run('Discharged date : April 9 2024.', [['April 9 2024', 'DATE']])).toBe(
      'Discharged date : April 16 2024.',
    )
    expect(
      run('Cocke County Baptist Hospital , Phone 55-555-5555', [
        ['Cocke County Baptist Hospital', 'HOSPITAL'],
        ['55-555-5555', 'PHONE'],
      ]),
    ).toBe('<HOSPITAL> , Phone [*********]')
    expect(run('a [b]', [['b', 'ROLE']])).toBe('a [<ROLE>]')
  })
  test('may be given alone, and skip keeps', () => {
    const { policy } = jslPolicy({
      obfuscate: ['patient'],
      skip: ['STATE'],
      mask_fixed_length_chars: ['SSN'],
    })
    expect(policy.labels).toEqual({
      PATIENT: { action: 'surrogate' },
      STATE: { action: 'keep' },
      SSN: { action: 'mask', length: 4 },
    })
    expect(policy.default).toEqual({ action: 'label' })
  })
  test('tell of unknown and doubled labels instead of passing over them', () => {
    const { policy, unknown, duplicates } = jslPolicy({ skip: ['Role', 'Age'], obfuscate: ['AGE'] })
    expect({ unknown, duplicates }).toEqual({ unknown: ['ROLE'], duplicates: ['AGE'] })
    expect(policy.customLabels).toEqual({ ROLE: null })
    expect(policy.labels.AGE).toEqual({ action: 'keep' })
  })
  test('mask dates in obfuscate mode unless obfuscateDate is on', () => {
    expect(jslPolicy({ mode: 'obfuscate' }).policy.labels.DATE).toEqual({ action: 'label' })
    expect(jslPolicy({ mode: 'obfuscate', obfuscateDate: true }).policy.labels.DATE).toMatchObject({
      action: 'shift',
      order: 'dmy',
      unparseable: 'surrogate',
    })
  })
  test('carry fakers, pairs and what else surrogates take', () => {
    const { policy } = jslPolicy({
      mode: 'obfuscate',
      customFakers: { Doctor: ['John', 'Joe'] },
      staticObfuscationPairs: [['Ora', 'patient', 'Zoe']],
      obfuscateRefSource: 'custom',
      countryObfuscation: false,
      ageRangesByHipaa: true,
    })
    expect(policy.surrogates).toMatchObject({
      pools: { DOCTOR: ['John', 'Joe'] },
      pairs: [['Ora', 'PATIENT', 'Zoe']],
      source: 'own',
      country: 'keep',
      ageOnlyTop: true,
    })
    const doc = createDoc('Ora and Dr. May')
    const spans = spansOf(doc.text, [
      ['Ora', 'PATIENT'],
      ['May', 'DOCTOR'],
    ])
    expect(rewrite(doc.text, spans, policy)).toMatch(/^Zoe and Dr\. (John|Joe)$/)
  })
  test.each<[unknown, string]>([
    [{ mode: 'hide' }, 'mode'],
    [{ maskingPoliсy: 'x' }, 'maskingPoliсy'],
    [{ selectiveObfuscationModes: { hide: ['AGE'] } }, 'hide'],
    [{ days: '5' }, 'days'],
    [{ staticObfuscationPairs: [['a', 'b']] }, 'staticObfuscationPairs.0'],
    [[], ''],
    ['mask', ''],
  ])('name what is wrong: %o', (json, key) => {
    try {
      jslPolicy(json as JslOptions)
    } catch (error) {
      expect(error).toBeInstanceOf(DeidError)
      expect((error as DeidError).at.key).toContain(key)
      return
    }
    throw new Error('the settings were accepted')
  })
})

describe("JSL's floor for years", () => {
  const policyOf = (options: JslOptions) =>
    jslPolicy({ mode: 'obfuscate', dateToYear: true, ...options }).policy
  const run = (dates: readonly string[], options: JslOptions) =>
    rewrite(
      dates.join(' and '),
      spansOf(
        dates.join(' and '),
        dates.map((date) => [date, 'DATE']),
      ),
      policyOf(options),
    )
  test('lifts earlier years to it, and leaves later ones', () => {
    expect(run(['3/4/1930', 'May 1941', '2/2/2015'], { minYear: 1935 })).toBe('1935 and 1941 and 2015')
    expect(run(['3/4/1930', '2/2/2015'], {})).toBe('1930 and 2015')
  })
  test('goes with dates that are made years, and only then', () => {
    expect(policyOf({ minYear: 1935 }).labels.DATE).toMatchObject({ action: 'generalize', minYear: 1935 })
    expect(() => jslPolicy({ minYear: 0 })).toThrow(/'minYear'/)
  })
  test('is there for quarters and months too', () => {
    const policy: Policy = {
      version: 1,
      name: 'floor',
      scope: { kind: 'doc' },
      default: { action: 'generalize', keep: 'month', minYear: 2000 },
      labels: {},
    }
    expect(
      rewrite(
        '3/4/1999 5/6/2001',
        spansOf('3/4/1999 5/6/2001', [
          ['3/4/1999', 'DATE'],
          ['5/6/2001', 'DATE'],
        ]),
        policy,
      ),
    ).toBe('2000 2001-05')
    expect(() =>
      rewrite('x', spansOf('x', [['x', 'AGE']]), {
        ...policy,
        default: { action: 'generalize', over: 89, minYear: 2000 },
      }),
    ).toThrow(/minYear/)
  })
})
