import { describe, expect, test } from 'vitest'
import { parseMarked } from '../text/marked.ts'
import type { Nomination } from './action.ts'
import { transform } from './transform.ts'
import { verify } from './verify.ts'

/** What is found of the removed (marked) values in the output that `rest` gives; `replacement` takes their place. */
function leaks(removed: string, rest: string, { action = 'label', replacement = '<X>' } = {}): string[] {
  const doc = parseMarked(removed)
  const nominations: Nomination[] = doc.spans.map((span) => ({ ...span, action, replacement }))
  let text = doc.text
  for (const { start, end } of [...doc.spans].reverse())
    text = text.slice(0, start) + replacement + text.slice(end)
  return verify(doc, nominations, `${text} ${rest}`).map(
    ({ start, end, label, kind }) =>
      `${JSON.stringify(`${text} ${rest}`.slice(start, end))} ${label} ${kind}`,
  )
}

describe('verify finds', () => {
  test.each<[string, string, string[]]>([
    ['[John Keats|PATIENT]', 'John Keats', ['"John Keats" PATIENT whole', '"Keats" PATIENT part']],
    ['[John Keats|PATIENT]', 'KEATS came', ['"KEATS" PATIENT part']],
    [
      '[John Keats|PATIENT]',
      "keats' and Keats's and Keats’s",
      ['"keats" PATIENT part', '"Keats" PATIENT part', '"Keats" PATIENT part'],
    ],
    ['[John Keats|PATIENT]', 'the Keatses, no; the Keatss', ['"Keats" PATIENT part']],
    ['[John Keats|PATIENT]', 'Ke-\n   ats', ['"Ke-\\n   ats" PATIENT part']],
    ['[John Keats|PATIENT]', 'Ke\r\nats', ['"Ke\\r\\nats" PATIENT part']],
    [
      '[John Keats|PATIENT]',
      'Ke\u00adats and Ke\u200bats',
      ['"Ke\u00adats" PATIENT part', '"Ke\u200bats" PATIENT part'],
    ],
    ['[John Keats|PATIENT]', 'Ke-ats', ['"Ke-ats" PATIENT part']],
    [
      '[Zoë Núñez|PATIENT]',
      'ZOE; Nunez; Nu\u0301n\u0303ez',
      ['"ZOE" PATIENT part', '"Nunez" PATIENT part', '"Nu\u0301n\u0303ez" PATIENT part'],
    ],
    ['[Zoe Nunez|PATIENT]', 'Núñez', ['"Núñez" PATIENT part']],
    ['[Ｋｅａｔｓ|PATIENT]', 'Keats', ['"Keats" PATIENT whole']],
    [
      '[O’Neil|PATIENT]',
      'ONeil or O-Neil',
      ['"ONeil" PATIENT whole', '"O-Neil" PATIENT whole', '"Neil" PATIENT part'],
    ],
    ['[Smith-Jones|PATIENT]', 'jones', ['"jones" PATIENT part']],
    ['[Иван Петров|PATIENT]', 'ПЕТРОВ', ['"ПЕТРОВ" PATIENT part']],
    ['[王小明|PATIENT]', '王小明', ['"王小明" PATIENT whole']],
    [
      '[Mercy General Hospital|HOSPITAL]',
      'MERCY GENERAL\nHOSPITAL',
      ['"MERCY GENERAL\\nHOSPITAL" HOSPITAL whole'],
    ],
    [
      '[617-555-1212|PHONE]',
      '6175551212, 617.555.1212 and (617) 555 1212',
      ['"6175551212" PHONE whole', '"617.555.1212" PHONE whole', '"617) 555 1212" PHONE whole'],
    ],
    ['[6175551212|PHONE]', '617-555-1212', ['"617-555-1212" PHONE whole']],
    ['[123-45-6789|SSN]', 'ssn 123456789', ['"123456789" SSN whole']],
    ['[7194334|MEDICALRECORD]', 'MR#7194334', ['"7194334" MEDICALRECORD whole']],
    ['[02115|ZIP]', '02115-1234', ['"02115" ZIP whole']],
    ['[A334455B|LICENSE]', 'a334455b', ['"a334455b" LICENSE whole']],
    ['[jsmith@mitre.org|EMAIL]', 'JSMITH@MITRE.ORG', ['"JSMITH@MITRE.ORG" EMAIL whole']],
    ['[01/13/1993|DATE]', '1-13-1993 or 01-13-1993', ['"01-13-1993" DATE whole']],
    ['[Bill Brown|DOCTOR]', 'seen by Brown', ['"Brown" DOCTOR part']],
    ['[Bill Brown|DOCTOR]', 'Mr. Brown and brown', ['"Brown" DOCTOR part']],
    ['[Bill Brown|DOCTOR]', 'bill brown', ['"bill brown" DOCTOR whole']],
    ['[Della Reese|PATIENT]', 'seen by Della', ['"Della" PATIENT part']],
    ['[March 14, 1993|DATE]', 'march 14 1993', ['"march 14 1993" DATE whole']],
  ])('of %s in %j', (removed, rest, expected) => {
    const found = leaks(removed, rest)
    for (const leak of expected) expect(found).toContain(leak)
    if (expected.length === 0) expect(found).toEqual([])
  })
})

describe('verify lets stand', () => {
  test.each<[string, string]>([
    ['[John Keats|PATIENT]', 'Johnny, Keatsian, skeats, Keat, Jo'],
    ['[Jo Li|PATIENT]', 'jo list and so on'],
    ['[Will May|PATIENT]', 'This may or will happen; May 4'],
    ['[Bill Brown|DOCTOR]', 'the bill; brown rash. Brown rash. BROWN RASH'],
    ['[Bill Brown|DOCTOR]', 'Chart:\n- Bill\n- Brown'],
    ['[Ann Lee|PATIENT]', 'an nsaid was given'],
    ['[12|AGE] [45|AGE]', 'BP 120/45, 12 mg'],
    ['[3/4|DATE]', 'strength 3/4'],
    ['[2019|DATE]', '2019'],
    ['[MA|STATE]', 'MA'],
    ['[12345|ZIP]', '123456, 012345, 1 2 3 4 5'],
    ['[teacher|PROFESSION]', 'her teacher'],
    ['[Mercy General Hospital|HOSPITAL]', 'the general hospital'],
    ['[Monday|DATE]', 'on Monday'],
    ['[Dr. Roe Smithers|DOCTOR]', 'Dr. X'],
    ['[C5 A|ROOM]', 'C5, A'],
    ['[Luca della Robbia|PERSON] [Herr Ibn Sina|PERSON]', 'della, Herr, Ibn'],
  ])('%s, with %j elsewhere', (removed, rest) => {
    expect(leaks(removed, rest)).toEqual([])
  })
  test('what labels, shifts and ciphers write, but not what a surrogate of the same group repeats', () => {
    const doc = '[Keats|PATIENT] of [Keats|HOSPITAL]'
    expect(leaks('[Label Lab|PATIENT]', '', { replacement: '<LAB>' })).toEqual([])
    expect(leaks('[01/13/1993|DATE]', '', { action: 'shift', replacement: '01/13/1993x' })).toEqual([])
    expect(leaks(doc, '', { action: 'surrogate', replacement: 'Keats Byron' })).toHaveLength(2)
    const shared = '[Ora Keats|PATIENT] [Ann Byron|DOCTOR]'
    expect(leaks(shared, '', { action: 'surrogate', replacement: 'Sue Byron' })).toEqual([
      '"Byron" DOCTOR part',
    ])
    expect(leaks(shared, '', { action: 'surrogate', replacement: 'Sue Byrons' })).toEqual([])
  })
  test.each<[string, readonly string[], string[]]>([
    ['[April 4|DATE] [April 11|DATE]', ['April 11', 'April 18'], []],
    ['[April 4|DATE] [April 11|DATE]', ['April 11', 'april  11'], ['"april  11" DATE whole']],
    ['[March 2019|DATE] [4 March 2019|DATE]', ['April 2019', '11 March 2019'], []],
    ['[12/5/2024|DATE]', ['1/25/2024'], []],
    ['[12/5/2024|DATE]', ['12-5-2024'], ['"12-5-2024" DATE whole']],
    // The year behind the date is no part of the span.
    ['[April 4|DATE], 2019 [April 11, 2019|DATE]', ['April 11', 'April 18, 2019'], []],
    ['On [10th|DATE] [the 9th of May|DATE]', ['9th of May', 'the 8th of May'], []],
    ['[44-year-old|AGE] [45-year-old|AGE]', ['45-year-old', '47-year-old'], []],
    ['[44-year-old|AGE]', ['44 year old'], ['"44 year old" AGE whole']],
    ['[Boise|CITY] [Quincy|CITY]', ['Quincy', 'Salem'], ['"Quincy" CITY whole']],
  ])('that a surrogate of a date or age is another one of %s: %j', (removed, replacements, expected) => {
    const doc = parseMarked(removed)
    const nominations = doc.spans.map((span, i) => ({
      ...span,
      action: 'surrogate',
      replacement: replacements[i]!,
    }))
    const { text } = transform(doc, doc.spans, nominations)
    const shown = verify(doc, nominations, text)
    expect(
      shown.map(
        ({ start, end, label, kind }) => `${JSON.stringify(text.slice(start, end))} ${label} ${kind}`,
      ),
    ).toEqual(expected)
    const beside = `${text}; ${doc.text.slice(doc.spans.at(-1)!.start)}`
    expect(verify(doc, nominations, beside).length).toBeGreaterThan(shown.length)
  })
  test('what the policy keeps', () => {
    const doc = parseMarked('[John Keats|PATIENT] at [Keats Hospital|HOSPITAL]')
    const [patient, hospital] = doc.spans
    const nominations = [
      { ...patient!, action: 'label', replacement: '<PATIENT>' },
      { ...hospital!, action: 'keep', replacement: 'Keats Hospital' },
    ]
    expect(verify(doc, nominations, '<PATIENT> at Keats Hospital')).toEqual([])
    expect(verify(doc, nominations, '<PATIENT> at Keats Hospital, Keats')).toHaveLength(1)
  })
  test('words that the caller calls common', () => {
    const doc = parseMarked('[Keats|PATIENT]')
    const nominations = [{ ...doc.spans[0]!, action: 'label', replacement: '<PATIENT>' }]
    const found = (options = {}) =>
      verify(doc, nominations, '<PATIENT> keats, Keats, by Keats', options).length
    expect(found()).toBe(3)
    expect(found({ isCommon: (word: string) => word === 'keats' })).toBe(0)
    expect(found({ isOrdinary: (word: string) => word === 'keats' })).toBe(2)
  })
})

// With work that grows with the square of the text, each of these would take minutes, and so the test's time limit.
describe('verify comes to an end soon for', () => {
  test.each<[string, string, string]>([
    ['a value of one repeated letter', `[${'a'.repeat(20_000)}|PATIENT]`, 'aaaa '.repeat(40_000)],
    ['a value of many short words', `[${'a '.repeat(20_000)}b|HOSPITAL]`, 'a '.repeat(60_000)],
    ['digits with separators', `[${'12-'.repeat(20_000)}3|IDNUM]`, '12-'.repeat(60_000)],
    ['separators without end', '[Keats|PATIENT]', `ke${'-'.repeat(400_000)}`.repeat(2)],
    ['invisible characters without end', '[Keats|PATIENT]', `ke${'\u200b'.repeat(400_000)}`],
    [
      'many values of one beginning',
      Array.from({ length: 20_000 }, (_, i) => `[MRN-2019-${10_000 + i}|IDNUM]`).join(' '),
      'MRN-2019-99999 '.repeat(20_000),
    ],
  ])('%s', (_, removed, output) => {
    const doc = parseMarked(removed)
    const nominations = doc.spans.map((span) => ({ ...span, action: 'redact', replacement: '' }))
    expect(verify(doc, nominations, output).every(({ start, end }) => start < end)).toBe(true)
  })
})
