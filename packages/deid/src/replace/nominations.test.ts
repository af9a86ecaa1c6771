import { describe, expect, it } from 'vitest'
import type { Policy } from '../policy/policy.ts'
import { parseMarked } from '../text/marked.ts'
import { createKeyring } from './keyring.ts'
import { nominate } from './nominate.ts'
import { editNomination, readNominations } from './nominations.ts'
import { transform } from './transform.ts'

const keyring = createKeyring(new Uint8Array(32).fill(3))
const policy: Policy = {
  version: 1,
  name: 'test',
  scope: { kind: 'doc' },
  default: { action: 'label' },
  labels: { DATE: { action: 'shift', days: 5 } },
}
const { spans, ...doc } = parseMarked('Hi [John|PATIENT], [1/2/2003|DATE] and [Feb 30|DATE].')

describe('nominations', () => {
  it('go through JSON unchanged', () => {
    const nominations = nominate(doc, spans, policy, { keyring })
    expect(readNominations(JSON.parse(JSON.stringify(nominations)))).toEqual(nominations)
  })
  it('may be edited, which settles a flag, before the transform', () => {
    const nominations = readNominations(JSON.parse(JSON.stringify(nominate(doc, spans, policy, { keyring }))))
    expect(() => transform(doc, spans, nominations)).toThrow('flagged unparseable-date')
    const settled = nominations.map((n) => (n.flag ? editNomination(n, 'March 7') : n))
    expect(settled[2]).toMatchObject({ action: 'edited', replacement: 'March 7' })
    expect(transform(doc, spans, settled).text).toBe('Hi <PATIENT>, 1/7/2003 and March 7.')
  })
  it('count as edited where they name no action', () => {
    expect(readNominations([{ start: 3, end: 7, label: 'PATIENT', replacement: 'Al' }])).toEqual([
      { start: 3, end: 7, label: 'PATIENT', score: 1, source: 'given', action: 'edited', replacement: 'Al' },
    ])
  })
  it.each<[unknown, string]>([
    [{}, ''],
    [[{ start: 3, end: 7, label: 'PATIENT' }], '0.replacement'],
    [[{ start: 7, end: 7, label: 'PATIENT', replacement: 'secret' }], '0.end'],
    [[{ start: 0.5, end: 7, label: 'PATIENT', replacement: 'secret' }], '0.start'],
    [[{ start: 3, end: 7, label: 'PATIENT', replacement: 'secret', colour: 'red' }], '0.colour'],
    [[{ start: 3, end: 7, label: 'PATIENT', replacement: 'secret', flag: {} }], '0.flag.code'],
  ])('that are not ones are refused, without showing what is in them: %j', (json, key) => {
    expect(() => readNominations(json)).toThrow(`'${key}'`)
    expect(() => readNominations(json)).not.toThrow('secret')
  })
})

describe('labels left out', () => {
  it('get no nomination, and then a refusal instead of a leak', () => {
    const nominations = nominate(doc, spans, policy, { keyring, without: ['DATE'] })
    expect(nominations.map(({ label }) => label)).toEqual(['PATIENT'])
    expect(() => transform(doc, spans, nominations)).toThrow('has no nomination')
    const out = transform(doc, spans, nominations, { keep: ['DATE'] })
    expect(out.text).toBe('Hi <PATIENT>, 1/2/2003 and Feb 30.')
    expect(out.spans.map(({ start, end }) => out.text.slice(start, end))).toEqual([
      '<PATIENT>',
      '1/2/2003',
      'Feb 30',
    ])
  })
  it('may have nominations, flagged ones too, that are not put in place', () => {
    const nominations = nominate(doc, spans, policy, { keyring })
    expect(transform(doc, spans, nominations, { keep: ['DATE', 'PATIENT'] }).text).toBe(doc.text)
  })
})

describe('a prologue', () => {
  const given = readNominations([{ start: 0, end: 4, label: 'PATIENT', replacement: 'Al' }])
  it('stands first, and spans and positions move along', () => {
    const marked = parseMarked('[John|PATIENT], hi')
    const { text, spans: moved, edits } = transform(marked, marked.spans, given, { prologue: 'PRO ' })
    expect(text).toBe('PRO Al, hi')
    expect(moved).toMatchObject([{ start: 4, end: 6 }])
    expect(edits.invert(marked.text).apply(text)).toBe(marked.text)
  })
  it('stands also where nothing is tagged', () => {
    expect(transform(doc, [], [], { prologue: 'PRO ' }).text).toBe(`PRO ${doc.text}`)
  })
})
