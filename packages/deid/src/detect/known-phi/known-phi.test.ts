import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseMarked } from '../../text/index.ts'
import { detect } from '../detect.ts'
import { editDistance } from './edit-distance.ts'
import { knownByField, knownPhi } from './known-phi.ts'
import { type KnownPhi, knownPhiFromRow } from './record.ts'

const roe: KnownPhi = {
  names: ['Marshall, Elizabeth Q.'],
  relatives: ['Robert Marshall-Quigley'],
  providers: ['Dr. Anil van der Berg', 'Rose Brown, MD'],
  birthDate: '1962-03-04',
  mrn: ['00123457'],
  ssn: ['219-09-9999'],
  phones: ['(617) 555-0199'],
  emails: ['Liz.Marshall@example.org'],
  addresses: ['12 Oakhurst Street Apt 4, Springfield, IL 62704'],
  organizations: ['Acme Widgets'],
  hospitals: ['Saint Brigid Hospital'],
}

async function found(text: string, known: KnownPhi = roe) {
  const pipeline = {
    name: 't',
    detectors: [knownPhi({ known: () => known })],
    refiners: [],
    labels: 'native' as const,
    resolve: 'none' as const,
  }
  return detect({ id: 'd', text }, pipeline)
}

async function check(marked: string, known: KnownPhi = roe) {
  const { text, spans } = parseMarked(marked)
  const places = (list: readonly { start: number; end: number; label: string }[]) =>
    list.map(({ start, end, label }) => `${label} ${text.slice(start, end)}`).sort()
  expect(places(await found(text, known))).toEqual(places(spans))
}

describe('names', () => {
  test.each([
    ['whole', 'Seen: [Elizabeth Q. Marshall|PATIENT] today'],
    ['reversed', '[MARSHALL, ELIZABETH|PATIENT] today'],
    ['the family name alone', 'Mrs. [Marshall|PATIENT] slept well'],
    ['in lower case', 'pt [elizabeth marshall|PATIENT] slept'],
    ['possessive', "[Marshall|PATIENT]'s daughter"],
    ['nickname', 'goes by [Betty|PATIENT]; [Liz Marshall|PATIENT] agrees'],
    ['initial before', '[E. Marshall|PATIENT] signed'],
    ['initial between', '[Elizabeth Q Marshall|PATIENT] signed'],
    ['initial after', '[Marshall, E.|PATIENT] signed'],
    ['initials with stops', 'Copy to [E.M.|PATIENT] and [E.Q.M.|PATIENT] soon'],
    ['misspelt', '[Elisabeth Marshal|PATIENT] and [Marshsall|PATIENT] alone'],
    ['two letters exchanged', 'Mrs. [Marhsall|PATIENT] slept'],
    ['scanned', '[E1izabeth|PATIENT] slept'],
    ['broken over lines', '[Elizabeth\nMarshall|PATIENT] slept'],
    ['split in two', 'Mrs. [Mar Shall|PATIENT] slept'],
    ['login', 'user [emarshall|USERNAME] wrote'],
    ['double name in parts', 'son [Bob Quigley|PERSON]; [Robert Marshall Quigley|PERSON]'],
    ['particles', 'Dr. [van der Berg|DOCTOR] and [Vanderberg|DOCTOR]'],
  ])('%s', async (name, marked) => {
    if (name === 'double name in parts') {
      const { text } = parseMarked(marked)
      const texts = (await found(text)).map(({ start, end }) => text.slice(start, end))
      expect(texts).toEqual(['Bob Quigley', 'Robert Marshall Quigley'])
    } else if (name === 'particles') {
      const { text } = parseMarked(marked)
      expect((await found(text)).map(({ start, end, label }) => [label, text.slice(start, end)])).toEqual([
        ['DOCTOR', expect.stringMatching(/Berg$/)],
        ['DOCTOR', 'Vanderberg'],
      ])
    } else await check(marked)
  })

  test.each([
    ['words of the language', 'a brown rash rose on the skin; she rose early'],
    ['other names near in spelling', 'Ms. Marsha Hall and Mr. Marsh'],
    ['short words that are near', 'Roe, rows and toes; bet and lid'],
    ['nicknames that are words', 'a bill of health; rob the bank; bob the head'],
    ['initials without stops', 'EM of the biopsy; EQM'],
    ['other initials', 'J.S. came; e.g. this'],
    ['a word that holds one', 'Marshallese, elizabethan'],
  ])('not %s', async (_, text) => check(text))

  test('a comma or a full stop between two people is none within a name', async () => {
    await check('[Marshall|PATIENT]. [Marshall|PATIENT], [Marshall|PATIENT]')
    await check('[Marshall, Liz|PATIENT]. [Betty|PATIENT], [Liz|PATIENT]')
  })

  test('a name that is a month is not taken from a date', () => {
    const may = { names: ['Eve May'] }
    return check('[Eve May|PATIENT] came in May, on 3 May and May 5; [May|PATIENT] slept', may)
  })

  test('a postcode of letters and digits', () =>
    check('at SW1A [SW1A 2AA|ZIP] or [sw1a2aa|ZIP]', { addresses: ['10 Downing Street, London SW1A 2AA'] }))

  test('a name that is a word of the language is found where it is written as a name', () =>
    check('seen by [Rose Brown|DOCTOR]; Dr. [Brown|DOCTOR] said a brown rash'))
})

describe('dates', () => {
  test.each([
    'DOB [3/4/1962|DATE]',
    'DOB [03/04/62|DATE]',
    'DOB [04.03.1962|DATE]',
    'DOB [1962-03-04|DATE]',
    'DOB [19620304|DATE]',
    'born [March 4, 1962|DATE]',
    'born [4 March 1962|DATE]',
    'born [4-Mar-62|DATE]',
    'born [Mar. 4th, 1962|DATE]',
    'born in [March 1962|DATE]',
    'born in [1962|DATE]',
    'turns 60 on [March 4|DATE]',
    'turns 60 on [3/4|DATE]',
    'in [3/1962|DATE]',
    'DOB [3/4/1963|DATE]',
    'DOB [1926-03-04|DATE]',
  ])('%s', (marked) => check(marked))

  test.each([
    'DOB 5/6/1970',
    'seen March 5',
    'in 1962 cases',
    'BP 134/62',
    'on 3/5/2019',
    'ratio 3/40',
    '13/4/1962-7',
    'March 1963',
  ])('not %s', (text) => check(text))
})

describe('numbers, addresses and the rest', () => {
  test.each([
    'MRN [00123457|MEDICALRECORD]',
    'MRN [123457|MEDICALRECORD]',
    'MRN[123457|MEDICALRECORD]',
    'mrn [0012-3457|MEDICALRECORD]',
    'mrn [OO123457|MEDICALRECORD]',
    'SSN [219 09 9999|SSN]',
    'SSN [219099999|SSN]',
    'last four [9999|SSN]',
    'SSN xxx-xx-[9999|SSN]',
    'SSN [219-09-9989|SSN]',
    'call [617.555.0199|PHONE]',
    'call [+1 617 555 0199|PHONE]',
    'call [555-0199|PHONE]',
    'mail [liz.marshall@EXAMPLE.org|EMAIL]',
    'lives at [12 Oakhurst St|STREET]',
    'lives at [12 Oakhurst|STREET], since May',
    'lives on [Oakhurst Street|STREET]',
    'lives at [12 Oakhrust Street|STREET]',
    'from [Springfield|CITY], IL [62704|ZIP]',
    'works for [Acme Widgets|ORGANIZATION]',
    'sent to [St. Brigid Hosp|HOSPITAL]',
  ])('%s', async (marked) => {
    const { text, spans } = parseMarked(marked)
    const all = await found(text)
    for (const { start, end, label } of spans) {
      const hit = all.find((s) => s.label === label)
      expect([hit?.label, text.slice(hit?.start, hit?.end).replace(/^\+/, '')]).toEqual([
        label,
        text.slice(start, end).replace(/^\+/, ''),
      ])
    }
  })

  test.each([
    'WBC 9999',
    'MRN 00723458',
    'call 617-555-0299 or 617-444-0199 x',
    '12 oak chairs',
    'acme of the face',
    'dose 12 mg, 4 apt',
    'the 62705 area',
  ])('not %s', async (text) => {
    expect(
      (await found(text))
        .filter(({ source }) => !source.includes('misread'))
        .map(({ start, end }) => text.slice(start, end)),
    ).toEqual([])
  })
})

test('facts come by a field of the document; records of one key are put together', async () => {
  const known = knownByField(
    [
      { key: '7', known: { names: ['Jane Roe'] } },
      { key: '7', known: { names: ['Jane Quux'] } },
    ],
    { field: 'patient', missing: 'error' },
  )
  const detector = knownPhi({ known })
  const settings = { language: 'en', trace: false, context: [] }
  expect(
    await detector.detect({ id: 'd', text: 'Roe and Quux', meta: { patient: 7 } }, settings),
  ).toHaveLength(2)
  expect(() => detector.detect({ id: 'd', text: 'Roe', meta: { patient: 8 } }, settings)).toThrow(/patient/)
})

test('a row of a table by its column names', () => {
  const { known, unknown } = knownPhiFromRow({
    'First Name': 'Jane',
    lastName: 'Roe',
    DOB: '3/4/1962',
    MRN: 12345678,
    Phone: '617 555 0199; 617 555 0100',
    Ward: 'B2',
  })
  expect(known).toEqual({
    names: ['Roe, Jane'],
    birthDate: '3/4/1962',
    mrn: ['12345678'],
    phones: ['617 555 0199', '617 555 0100'],
  })
  expect(unknown).toEqual(['Ward'])
})

describe('laws', () => {
  test('edit distance is that of the textbook, cut off', () => {
    const full = (a: string, b: string): number => {
      const d = Array.from({ length: a.length + 1 }, (_, i) =>
        Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
      )
      for (let i = 1; i <= a.length; i++)
        for (let j = 1; j <= b.length; j++) {
          d[i]![j] = Math.min(
            d[i - 1]![j]! + 1,
            d[i]![j - 1]! + 1,
            d[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
          )
          if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
            d[i]![j] = Math.min(d[i]![j]!, d[i - 2]![j - 2]! + 1)
        }
      return d[a.length]![b.length]!
    }
    const word = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 7 }).map((c) => c.join(''))
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, most) => {
        expect(editDistance(a, b, most)).toBe(Math.min(full(a, b), most + 1))
      }),
    )
  })

  test('spans lie inside the text and are never empty, whatever the text', async () => {
    const piece = fc.constantFrom(
      'Marshall',
      'Elizabeth',
      'E',
      '.',
      ',',
      ' ',
      '\n',
      '12',
      '3/4/62',
      '617',
      '-',
      "'s",
      '555-0199',
      'é',
      '😀',
      'Oakhurst',
      'St',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        const text = pieces.join('')
        for (const { start, end } of await found(text)) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })

  test('takes time in proportion to the text', async () => {
    const time = async (n: number) => {
      const text =
        'Marshall Elizabeth seen 3/4/1961 call 617 555 0198 Mar shall E. 12 Oakhurst Stret 00123456 1 2 3 4 5 6 7 '.repeat(
          n,
        )
      // Of the processor, as the clock also runs while others work.
      const began = process.cpuUsage().user
      await found(text)
      return process.cpuUsage().user - began
    }
    await time(200)
    const [one, eight] = [
      Math.min(await time(500), await time(500), await time(500)),
      Math.min(await time(4000), await time(4000)),
    ]
    // In proportion it is 8; if it grew with the square, 64.
    expect(eight / one).toBeLessThan(24)
  })
})
