import { describe, expect, test } from 'vitest'
import type { Policy, PolicyEntry } from '../../policy/policy.ts'
import { parseMarked } from '../../text/marked.ts'
import { DeidError, type Message } from '../../text/message.ts'
import { customAction } from '../custom-action.ts'
import { createKeyring } from '../keyring.ts'
import { nominate } from '../nominate.ts'
import { readPolicy } from '../read-policy.ts'
import { settleFlags } from '../settle-flags.ts'
import { transform } from '../transform.ts'

const keyring = createKeyring(new Uint8Array(32).fill(1))

function policyOf(entry: PolicyEntry): Policy {
  return { version: 1, name: 'test', scope: { kind: 'doc' }, default: entry, labels: {} }
}
/** The marked text under one action for everything; a flagged span is written `!code!`. */
function rewrite(entry: PolicyEntry, marked: string): string {
  const doc = parseMarked(marked, { id: 'd' })
  const nominations = nominate(doc, doc.spans, policyOf(entry), { keyring })
  const shown = nominations.map((n) => (n.flag ? { ...n, replacement: `!${n.flag.code}!` } : n))
  return transform(
    doc,
    doc.spans,
    shown.map(({ flag: _, ...n }) => n),
  ).text
}
function problem(entry: PolicyEntry): Pick<Message, 'code' | 'detail'> & { key?: string | undefined } {
  try {
    rewrite(entry, 'a [b|AGE]')
  } catch (error) {
    if (error instanceof DeidError) return { code: error.code, detail: error.message, key: error.at.key }
  }
  throw new Error('the settings were accepted')
}

const hale = '[2093-01-13|DATE] , [David Hale|NAME] , [Jo|NAME]'

describe('each action', () => {
  test.each<[PolicyEntry, string, string]>([
    // label
    [{ action: 'label' }, hale, '<DATE> , <NAME> , <NAME>'],
    [{ action: 'label', brackets: false }, hale, 'DATE , NAME , NAME'],
    [{ action: 'label', open: '[', close: ']' }, hale, '[DATE] , [NAME] , [NAME]'],
    [
      { action: 'label', numbered: true },
      '[Ann Bo|PATIENT] [Cy|PATIENT] [ANN  BO|PATIENT] [Cy|DOCTOR]',
      '<PATIENT_1> <PATIENT_2> <PATIENT_1> <DOCTOR_1>',
    ],
    // mask: JSL's policies, and the Lab's form per token
    [{ action: 'mask', brackets: true }, hale, '[********] , [********] , **'],
    [{ action: 'mask', brackets: true }, '[Abc|NAME]', '[*]'],
    [{ action: 'mask' }, hale, '********** , ********** , **'],
    [{ action: 'mask', length: 4 }, hale, '**** , **** , ****'],
    [{ action: 'mask', per: 'token' }, '[John Davies|PATIENT] is [62|AGE]', '**** ****** is **'],
    [{ action: 'mask', per: 'token', length: 4 }, '[John Davies|PATIENT] is [62|AGE]', '**** **** is ****'],
    [{ action: 'mask', per: 'token' }, '[John\r\n Davies|PATIENT]', '****\r\n ******'],
    // mask: some of the characters, as Presidio
    [{ action: 'mask', hide: 4 }, '[123-45-6789|SSN]', '****45-6789'],
    [{ action: 'mask', hide: 4, fromEnd: true }, '[123-45-6789|SSN]', '123-45-****'],
    [{ action: 'mask', hide: 20 }, '[123|SSN]', '***'],
    [{ action: 'mask', hide: 0 }, '[123|SSN]', '123'],
    [{ action: 'mask', char: '😈' }, '[😈é1|SSN]', '😈😈😈'],
    // redact, replace, keep
    [{ action: 'redact' }, 'a [b|AGE] c', 'a  c'],
    [{ action: 'replace', with: '[gone]' }, 'a [b|AGE] c', 'a [gone] c'],
    [{ action: 'replace', with: '' }, 'a [b|AGE] c', 'a  c'],
    [{ action: 'keep' }, 'a [b|AGE] c', 'a b c'],
    // hash: the plain ones as Presidio's with a salt
    [
      { action: 'hash', algorithm: 'sha256', salt: 'my_consistent_salt' },
      '[Jane Doe|NAME]',
      'e65dffa37a1c3b9ceac43755dc899469fceaa620a69f8fc54bcd7c8a2b0f8438',
    ],
    [
      { action: 'hash', algorithm: 'sha256', salt: 'my_consistent_salt', digits: 8, labelled: true },
      '[Jane Doe|NAME]',
      'NAME_e65dffa3',
    ],
    // generalize: ages
    [
      { action: 'generalize', over: 89, to: '90+' },
      'A [92|AGE]-year-old, [89|AGE], [90|AGE]',
      'A 90+-year-old, 89, 90+',
    ],
    [
      { action: 'generalize', over: 89 },
      '[92-year-old|AGE] [89 y/o|AGE] [101 years|AGE]',
      '90+-year-old 89 y/o 90+ years',
    ],
    [
      { action: 'generalize', over: 89 },
      '[90s|AGE] [80s|AGE] [nineties|AGE] [eighties|AGE]',
      '90+ 80s 90+ eighties',
    ],
    [
      { action: 'generalize', over: 89 },
      '[ninety-two years old|AGE] [forty five|AGE]',
      '90+ years old forty five',
    ],
    [{ action: 'generalize', over: 89 }, '[one hundred and four|AGE] [nonagenarian|AGE]', '90+ 90+'],
    [
      { action: 'generalize', over: 89 },
      '[92 yrs 3 months|AGE] [96 months|AGE] [100 days|AGE]',
      '90+ 96 months 100 days',
    ],
    [{ action: 'generalize', over: 89 }, '[elderly|AGE]', '!unparseable-value!'],
    [{ action: 'generalize', over: 89, unparseable: 'label' }, '[elderly|AGE]', '<AGE>'],
    [{ action: 'generalize', bands: 10 }, '[45|AGE] [40|AGE] [9|AGE] [6 months|AGE]', '40-49 40-49 0-9 0-9'],
    [{ action: 'generalize', bands: 5, over: 89 }, '[45-year-old|AGE] [93|AGE]', '45-49-year-old 90+'],
    [
      { action: 'generalize', bands: [18, 40, 65] },
      '[17|AGE] [18|AGE] [64|AGE] [65|AGE]',
      '0-17 18-39 40-64 65+',
    ],
    // generalize: ZIP codes
    [
      { action: 'generalize', digits: 3 },
      '[02115|ZIP] [02115-1234|ZIP] [03601|ZIP] [10299|ZIP]',
      '021 021 000 000',
    ],
    [{ action: 'generalize', digits: 3, fill: '*' }, '[02115|ZIP] [89301|ZIP]', '021** 000**'],
    [{ action: 'generalize', digits: 3 }, '[SW1A 1AA|ZIP]', '!unparseable-value!'],
    // generalize: dates
    [
      { action: 'generalize', keep: 'year' },
      '[3/4/2019|DATE] [March 4, 2019|DATE] [2018-11-30|DATE] [2017|DATE]',
      '2019 2019 2018 2017',
    ],
    [
      { action: 'generalize', keep: 'year' },
      '[3/4|DATE] [Monday|DATE] [Christmas|DATE]',
      '<DATE> <DATE> <DATE>',
    ],
    [{ action: 'generalize', keep: 'year' }, '[12/30/2018 - 1/4/2019|DATE]', '2018 - 2019'],
    [
      { action: 'generalize', keep: 'year' },
      'DOB [1/2/1925|DATE], seen [3/4/2019|DATE]',
      'DOB <DATE>, seen 2019',
    ],
    [
      { action: 'generalize', keep: 'year' },
      'DOB [1/2/1930|DATE], seen [3/4/2019|DATE]',
      'DOB 1930, seen 2019',
    ],
    [{ action: 'generalize', keep: 'month' }, '[March 4, 2019|DATE] [2019|DATE]', '2019-03 <DATE>'],
    [{ action: 'generalize', keep: 'month' }, '[13/4/2019|DATE] [3/4/2019|DATE]', '2019-04 2019-04'],
    [{ action: 'generalize', keep: 'quarter' }, '[May 4, 2019|DATE] [12/2019|DATE]', '2019-Q2 2019-Q4'],
    // generalize: numbers
    [{ action: 'generalize', bucket: 10 }, '[187 cm|OTHER] [5|OTHER]', '180-189 cm 0-9'],
    [{ action: 'generalize', bucket: 10 }, '[tall|OTHER]', '!unparseable-value!'],
    // encrypt
    [{ action: 'encrypt', format: 'preserve' }, '[12345|MEDICALRECORD]', '!cannot-encrypt!'],
    [{ action: 'encrypt', format: 'preserve' }, '[Ü1234567|MEDICALRECORD]', '!cannot-encrypt!'],
  ])('%o: %s', (entry, marked, expected) => {
    expect(rewrite(entry, marked)).toBe(expected)
  })

  test('surrogate and shift are there too', () => {
    expect(rewrite({ action: 'shift', days: 10 }, '[Jan. 17|DATE] to [Jan. 20|DATE]')).toBe(
      'Jan. 27 to Jan. 30',
    )
    expect(rewrite({ action: 'surrogate' }, '[Jane Roe|PATIENT]')).toMatch(/^\p{Lu}\p{L}+ \p{Lu}\p{L}+$/u)
  })
  test('a function of your own is an action', () => {
    const doc = parseMarked('a [bc|AGE]')
    const own = customAction('reverse', (text) => [...text].reverse().join(''))
    const nominations = nominate(doc, doc.spans, policyOf({ action: 'reverse' }), { keyring, actions: [own] })
    expect(nominations[0]).toMatchObject({ action: 'reverse', replacement: 'cb' })
  })
  test('a flagged nomination settles as its label', () => {
    const doc = parseMarked('a [elderly|AGE]')
    const nominations = nominate(doc, doc.spans, policyOf({ action: 'generalize', over: 89 }), { keyring })
    expect(settleFlags(nominations)).toEqual([
      { start: 2, end: 9, label: 'AGE', score: 1, source: 'marked', action: 'label', replacement: '<AGE>' },
    ])
  })
})

describe('keyed actions', () => {
  const hashed = (id: string, policy: Policy, key = keyring, meta?: Record<string, string>) => {
    const doc = {
      ...parseMarked('[Jane|PATIENT] [Jane|PATIENT] [Jane|DOCTOR]', { id }),
      ...(meta && { meta }),
    }
    return nominate(doc, doc.spans, policy, { keyring: key }).map((n) => n.replacement)
  }
  test('give equal texts of one scope and label equal values, and others others', () => {
    for (const entry of [{ action: 'hash' }, { action: 'encrypt' }]) {
      const policy = policyOf(entry)
      const [first, second, doctor] = hashed('a', policy)
      expect(second).toBe(first)
      expect(doctor).not.toBe(first)
      expect(hashed('a', policy)[0]).toBe(first)
      expect(hashed('b', policy)[0]).not.toBe(first)
      expect(hashed('b', { ...policy, scope: { kind: 'batch' } })).toEqual(
        hashed('a', { ...policy, scope: { kind: 'batch' } }),
      )
      expect(hashed('a', policy, createKeyring(new Uint8Array(32).fill(2)))[0]).not.toBe(first)
    }
  })
  test('a scope by field follows the field, and names it when it is not there', () => {
    const policy: Policy = { ...policyOf({ action: 'hash' }), scope: { kind: 'field', field: 'patient_id' } }
    expect(hashed('a', policy, keyring, { patient_id: '7' })).toEqual(
      hashed('b', policy, keyring, { patient_id: '7' }),
    )
    expect(hashed('a', policy, keyring, { patient_id: '8' })).not.toEqual(
      hashed('a', policy, keyring, { patient_id: '7' }),
    )
    expect(() => hashed('a', policy)).toThrow(/metadata field 'patient_id'/)
    expect(() => hashed('a', policy, keyring, { patient_id: '' })).toThrow(DeidError)
  })
})

describe('settings that are wrong name the action and the key', () => {
  test.each<[PolicyEntry, string]>([
    [{ action: 'mask', chr: '*' }, 'chr'],
    [{ action: 'mask', char: 5 }, 'char'],
    [{ action: 'mask', char: '' }, 'char'],
    [{ action: 'mask', length: -1 }, 'length'],
    [{ action: 'mask', length: 4, hide: 2 }, 'hide'],
    [{ action: 'mask', length: 4, fromEnd: true }, 'fromEnd'],
    [{ action: 'mask', brackets: true, per: 'token' }, 'brackets'],
    [{ action: 'replace' }, 'with'],
    [{ action: 'hash', algorithm: 'md5' }, 'algorithm'],
    [{ action: 'hash', algorithm: 'sha256' }, 'salt'],
    [{ action: 'hash', algorithm: 'sha256', salt: 'short' }, 'salt'],
    [{ action: 'hash', salt: 'long enough for the others' }, 'salt'],
    [{ action: 'encrypt', format: 'keep' }, 'format'],
    [{ action: 'generalize' }, 'over'],
    [{ action: 'generalize', over: 89, digits: 3 }, 'digits'],
    [{ action: 'generalize', digits: 3, to: '90+' }, 'to'],
    [{ action: 'generalize', over: 89, fill: '*' }, 'fill'],
    [{ action: 'generalize', digits: 5 }, 'digits'],
    [{ action: 'redact', with: '' }, 'with'],
    [{ action: 'keep', x: 1 }, 'x'],
  ])('%o', (entry, key) => {
    expect(problem(entry)).toMatchObject({ code: 'bad-policy', key })
    expect(problem(entry).detail).toContain(`Action ${entry.action}: '${key}'`)
  })
  test('an action that does not exist is listed against those that do', () => {
    expect(problem({ action: 'maks' })).toMatchObject({ code: 'unknown-action', key: 'maks' })
    expect(problem({ action: 'maks' }).detail).toContain('label, mask, redact')
  })
  test('and the line, in a file', () => {
    const read = () =>
      readPolicy('version: 1\nlabels:\n  AGE:\n    action: generalize\n    ovr: 89\n', { name: 'p.yaml' })
    expect(read).toThrow(
      "p.yaml, line 5: labels.AGE.ovr: Action generalize: 'ovr' is not one of its settings",
    )
    expect(() => readPolicy('version: 1\ndefault: maks')).toThrow(/line 2: .*There is no action 'maks'/)
    expect(() => readPolicy('version: 1\nsurrogates: { gendre: keep }\ndefault: surrogate')).toThrow(/gendre/)
    expect(
      readPolicy('version: 1\ndefault: { action: mine }', { actions: [customAction('mine', () => '')] })
        .default,
    ).toEqual({ action: 'mine' })
  })
})
