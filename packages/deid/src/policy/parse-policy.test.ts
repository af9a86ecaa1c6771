import { describe, expect, test } from 'vitest'
import { DeidError } from '../text/message.ts'
import { parsePolicy } from './parse-policy.ts'

function problem(source: string): { message: string; line?: number | undefined; key?: string | undefined } {
  try {
    parsePolicy(source, { name: 'p.yaml' })
  } catch (error) {
    if (!(error instanceof DeidError)) throw error
    expect(error.code).toBe('bad-policy')
    return { message: error.message, line: error.at.line, key: error.at.key }
  }
  throw new Error('the policy was accepted')
}

describe('a policy file', () => {
  test('gives the policy of the example in the manual', () => {
    const policy = parsePolicy(
      `version: 1
key: { env: PALIMPSEST_KEY }
scope: field:patient_id
default: { action: label }
labels:
  DATE:          { action: shift, days: { min: -365, max: 365 }, unparseable: flag }
  AGE:           { action: generalize, over: 89, to: "90+" }
  [PATIENT, DOCTOR, PERSON]: { action: surrogate, gender: keep }
  HOSPITAL:      keep
surrogates: { pairs: [["Betty Marshall", "NAME", "Phyllis Bigelow"]] }
`,
      { name: 'ours' },
    )
    expect(policy).toEqual({
      version: 1,
      name: 'ours',
      key: { env: 'PALIMPSEST_KEY' },
      scope: { kind: 'field', field: 'patient_id' },
      default: { action: 'label' },
      labels: {
        DATE: { action: 'shift', days: { min: -365, max: 365 }, unparseable: 'flag' },
        AGE: { action: 'generalize', over: 89, to: '90+' },
        PATIENT: { action: 'surrogate', gender: 'keep' },
        DOCTOR: { action: 'surrogate', gender: 'keep' },
        PERSON: { action: 'surrogate', gender: 'keep' },
        HOSPITAL: { action: 'keep' },
      },
      surrogates: { pairs: [['Betty Marshall', 'NAME', 'Phyllis Bigelow']] },
    })
  })
  test('may be JSON, with lists of labels as one key', () => {
    const { labels } = parsePolicy(
      '{"version": 1,\n\t"labels": {"PATIENT, DOCTOR": "redact", "ID": {"action": "hash"}}}',
    )
    expect(labels).toEqual({
      PATIENT: { action: 'redact' },
      DOCTOR: { action: 'redact' },
      ID: { action: 'hash' },
    })
  })
  test('may be long: on one line, in many, and with many lists', () => {
    const pairs = Array.from({ length: 500 }, (_, i) => ['from', 'NAME', `to   ${i}`])
    const policy = { version: 1, surrogates: { pairs } }
    expect(parsePolicy(JSON.stringify(policy)).surrogates).toEqual({ pairs })
    expect(parsePolicy(JSON.stringify(policy, null, 2)).surrogates).toEqual({ pairs })
    expect(parsePolicy(JSON.stringify(policy).replaceAll(',', ',    ')).surrogates).toEqual({ pairs })
  })
  test('starts from a preset, and replaces what it names', () => {
    const policy = parsePolicy('version: 1\npreset: safe-harbor\nscope: batch\nlabels: { STATE: label }')
    expect(policy.labels.STATE).toEqual({ action: 'label' })
    expect(policy.labels.COUNTRY).toEqual({ action: 'keep' })
    expect(policy.scope).toEqual({ kind: 'batch' })
  })
  test('may name labels that it declares, and those of the pipeline', () => {
    const source =
      'version: 1\ncustomLabels: { BAY: LOCATION, STUDY_ARM: }\nlabels: { BAY: keep, OWN: redact }'
    const policy = parsePolicy(source, { labels: ['OWN'] })
    expect(policy.customLabels).toEqual({ BAY: 'LOCATION', STUDY_ARM: null })
    expect(Object.keys(policy.labels)).toEqual(['BAY', 'OWN'])
  })
})

describe('a policy file that is wrong says the line and the key', () => {
  test.each<[string, string, number, string, string]>([
    ['no version', 'labels: {}', 1, 'version', "'version' must be 1"],
    ['another version', '\nversion: 2', 2, 'version', "'version' must be 1"],
    ['an unknown key', 'version: 1\nlables: {}', 2, 'lables', 'is not a key of a policy'],
    [
      'an unknown label',
      'version: 1\nlabels:\n  DATE: keep\n  PATIENTS: keep',
      4,
      'labels.PATIENTS',
      'did you mean PATIENT?',
    ],
    [
      'a label in small letters',
      'version: 1\nlabels: { patient: keep }',
      2,
      'labels.patient',
      'did you mean PATIENT?',
    ],
    [
      'a label twice',
      'version: 1\nlabels:\n  AGE: keep\n  [DATE, AGE]: label',
      4,
      'labels.AGE',
      'has an entry already',
    ],
    ['a key twice', 'version: 1\nscope: doc\nscope: batch', 3, 'scope', 'is there twice'],
    ['no action', 'version: 1\nlabels:\n  AGE: { over: 89 }', 3, 'labels.AGE', 'must name an action'],
    ['a list as entry', 'version: 1\nlabels:\n  AGE: [label]', 3, 'labels.AGE', 'must name an action'],
    ['a bad scope', 'version: 1\nscope: patient', 2, 'scope', 'must be doc, batch or field:NAME'],
    ['a scope without field', 'version: 1\nscope: "field:"', 2, 'scope', 'must be doc, batch or field:NAME'],
    ['a bad key place', 'version: 1\nkey: secret', 2, 'key', 'must be { env: NAME } or { file: PATH }'],
    [
      'a stray key beside the place',
      'version: 1\nkey: { env: K, value: 1 }',
      2,
      'key',
      'must be { env: NAME } or { file: PATH }',
    ],
    ['an unknown preset', 'version: 1\npreset: hipaa', 2, 'preset', "There is no preset 'hipaa'"],
    [
      'a group that is none',
      'version: 1\ncustomLabels: { BAY: PLACE }',
      2,
      'customLabels.BAY',
      'must be a group',
    ],
    ['an alias', 'version: 1\ndefault: &d { action: label }\nlabels: { AGE: *d }', 3, '', 'uses an alias'],
    [
      '__proto__ as label',
      'version: 1\nlabels:\n  __proto__: label',
      3,
      'labels.__proto__',
      'is not allowed as a key',
    ],
    [
      'constructor in a setting',
      'version: 1\nsurrogates:\n  constructor: { prototype: 1 }',
      3,
      'constructor',
      'is not allowed',
    ],
    ['broken YAML', 'version: 1\nlabels: [', 2, '', 'is not YAML or JSON here'],
    ['no mapping', '- 1', 1, '', 'must be a mapping'],
    ['nothing', '', 1, '', 'must be a mapping'],
  ])('%s', (_, source, line, key, message) => {
    const found = problem(source)
    expect(found.message).toContain(message)
    expect(found.message).toContain(`p.yaml, line ${line}:`)
    expect({ line: found.line, key: found.key ?? '' }).toEqual({ line, key })
  })
  test('never quotes what stands in the file', () => {
    const canary = 'Zebulon Quux'
    for (const source of [
      `version: 1\nx: [${canary}`,
      `version: 1\nkey: "${canary}"`,
      `version: 1\nscope: ${canary}`,
      `"${canary}`,
    ])
      expect(problem(source).message).not.toContain(canary)
  })
  test.each([
    '{"a":'.repeat(100_000),
    '['.repeat(100_000),
    '- '.repeat(100_000),
    '? '.repeat(100_000),
    `version: 1\nsurrogates: ${'['.repeat(3000)}${']'.repeat(3000)}`,
    Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    `version: 1 # it's fine\nx: ${'["]",'.repeat(3000)}`,
  ])('is refused when it nests without end (%#)', (source) => {
    expect(problem(source).message).toMatch(/^p\.yaml, line \d+: the policy is nested too deeply$/)
  })
})
