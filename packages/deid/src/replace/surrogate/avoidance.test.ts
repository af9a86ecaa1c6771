import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Policy } from '../../policy/policy.ts'
import { parseMarked } from '../../text/marked.ts'
import { createKeyring } from '../keyring.ts'
import { nominate } from '../nominate.ts'
import { settleFlags } from '../settle-flags.ts'
import { transform } from '../transform.ts'
import { verify } from '../verify.ts'

const keys = fc.uint8Array({ minLength: 32, maxLength: 32 })
const scopes = fc.constantFrom({ kind: 'doc' } as const, { kind: 'batch' } as const)

/** What the leak check finds after every span got a surrogate, and the labels of those for which none was found. */
function rewritten(text: string, scope: Policy['scope'], key: Uint8Array) {
  const doc = parseMarked(text)
  const policy: Policy = { version: 1, name: 'test', scope, default: { action: 'surrogate' }, labels: {} }
  const nominations = nominate(doc, doc.spans, policy, { keyring: createKeyring(key) })
  const settled = settleFlags(nominations)
  const output = transform(doc, doc.spans, settled).text
  return {
    leaks: verify(doc, settled, output).map(({ start, end }) => output.slice(start, end)),
    stuck: nominations.flatMap(({ flag, label }) => (flag?.code === 'surrogate-collision' ? [label] : [])),
  }
}

const given = 'James Mary John Linda Robert Susan Michael Karen David Nancy Mark Betty Paul Helen'.split(' ')
const family = 'Smith Johnson Williams Brown Jones Garcia Miller Davis Lopez Wilson Anderson Thomas'.split(
  ' ',
)
const notes: Readonly<Record<string, string>> = {
  'a clinic note': `Patient: [Abernathy, Silas|PATIENT], DOB [04/04/1961|DATE], MRN [MR-4471920|MEDICALRECORD]
Seen [April 4|DATE] and [April 11|DATE], 2024 by [Dr. Renée D'Angelo, M.D.|DOCTOR] at [St. Luke's Boise Medical Center|HOSPITAL], [Boise|CITY], [ID|STATE] [83702|ZIP].
Lives at [88 Juniper Ct|STREET], [Quincy|CITY], [Massachusetts|STATE] [02169|ZIP]; phone [(208) 555-0134|PHONE], e-mail [silas.abernathy@mail.example|EMAIL].
Sister [Nora Quincy|PERSON] of [Chicago|CITY], a [line cook|PROFESSION]. Mr. [Abernathy|PATIENT] is [62|AGE]. Signed: [Dangelo|DOCTOR]`,
  'people and streets named like towns': `[Quincy, Madison|PATIENT] of [Madison|CITY], [WI|STATE]; brother [Lincoln Quincy|PERSON] of [Lincoln|CITY], [Nebraska|STATE]
[Jackson Paris|PERSON] and [Austin Houston|PERSON] of [Houston|CITY], [Texas|STATE], [Dallas Austin|PERSON] of [Austin|CITY]
[12 Madison Ave|STREET], [400 Lincoln St|STREET], [7 Quincy Rd, Apt 3|STREET], [9 Washington Blvd|STREET], [31 Oak Park Ave|STREET], [Oak Park|CITY]
[Washington|STATE], [Washington|CITY], [DC|STATE], [New York|CITY], [New York|STATE], [Kansas City|CITY], [Kansas|STATE], [Virginia|STATE], [Virginia Beach|CITY], [Springfield, IL 62701|LOCATION_OTHER], [Salem, OR|LOCATION_OTHER], [Portland, Maine|LOCATION_OTHER]`,
  'clinics named by their field, alone and behind a name': `[Madison General Hospital|HOSPITAL], [General Hospital|HOSPITAL], [MGH|HOSPITAL], [Lincoln Oncology Clinic|HOSPITAL], [Oncology Clinic|HOSPITAL], [St. Mary's|HOSPITAL] [Mary Luke|PATIENT] [ICU|HOSPITAL] [MICU|HOSPITAL] [SICU|HOSPITAL] [4 West|HOSPITAL] [4 East|HOSPITAL]`,
  'names in many forms': `[Dr. Jean-Luc van der Meer, PhD|DOCTOR] [Ali bin Salman|PATIENT] [Herr Müller|PERSON] [Luca della Robbia|PERSON] [Mme Dupont|PERSON] [Ibn Sina|PERSON] [Baby Girl|PATIENT] [Baby Girl Smith|PATIENT] [Father O'Malley|PERSON] [Mary Ann|PATIENT] [Maryann Poe|PATIENT] [De'Andre O’Neal|PATIENT] [Oneal|PERSON] [Mac Donald|PERSON] [MacDonald|PERSON] [Ng|DOCTOR] [X|PATIENT] [JRT|DOCTOR] [BRP|DOCTOR] [BP|DOCTOR] [JT|DOCTOR] [Señora Inés García-López|PERSON] [Dr. Rose|DOCTOR] [Will Rose|PATIENT]`,
  'a crowd with initials': Array.from(
    { length: 24 },
    (_, i) =>
      `[${given[i % 14]} ${family[(i * 5) % 12]}|${['PATIENT', 'DOCTOR', 'PERSON'][i % 3]}] [${family[(i * 7) % 12]}, ${given[(i * 3) % 14]}|PATIENT] [${given[i % 14]![0]}${family[(i * 5) % 12]![0]}|DOCTOR]`,
  ).join('; '),
  'numbers, hosts and short lists': `[555-0134|PHONE] [(617) 555-0134|PHONE] [12345|ZIP] [02115|ZIP] [MRN 12345|MEDICALRECORD] [123-45-6789|SSN] [192.0.2.1|IPADDR] [www.example.com|URL] [a@example.com|EMAIL] [bsmith|USERNAME] [Bob Smith|PATIENT] [smith|USERNAME] [45-year-old|AGE] [46-year-old|AGE] [44-year-old|AGE] [forty-five|AGE] [school teacher|PROFESSION] [teacher|PROFESSION] [American|NRP] [Baptist|NRP] [Baptist Hospital|HOSPITAL] [American Airlines|ORGANIZATION] [Acme|ORGANIZATION] [Aetna|HEALTHPLAN] [Germany|COUNTRY] [Berlin, Germany|LOCATION_OTHER] [Paris, France|LOCATION_OTHER] [London|CITY], [England|COUNTRY]`,
  'dates a week apart': `[April 4|DATE] [April 11|DATE] [April 18, 2019|DATE] [2019-04-25|DATE] [12/5/2024|DATE] [1/25/2024|DATE] [the 9th|DATE] [the 16th|DATE] [March 2019|DATE] [4 March 2019|DATE]`,
}

describe('no surrogate shows an original of its document, under any key,', () => {
  it.each(Object.keys(notes))('in %s', (note) => {
    fc.assert(
      fc.property(keys, scopes, (key, scope) => {
        expect(rewritten(notes[note]!, scope, key)).toEqual({ leaks: [], stuck: [] })
      }),
    )
  })

  it('in documents made of few words, which are names of people, towns, streets and houses at once', () => {
    const word = fc.constantFrom(
      ...'Madison Quincy Lincoln Jackson Austin Paris Florence Houston Boise Salem Mary Oak Virginia Chester'.split(
        ' ',
      ),
    )
    const spans = fc.oneof(
      fc.tuple(word, word).map(([a, b]) => `[${a} ${b}|PATIENT]`),
      fc.tuple(word, word).map(([a, b]) => `[Dr. ${a}-${b}|DOCTOR]`),
      fc.tuple(word, word).map(([a, b]) => `[${a.toUpperCase()}, ${b}|PERSON]`),
      word.map((a) => `[${a}|CITY]`),
      word.map((a) => `[${a} City|CITY]`),
      fc.tuple(word, fc.integer({ min: 1, max: 99 })).map(([a, n]) => `[${n} ${a} Street|STREET]`),
      word.map((a) => `[${a}, MA 02115|LOCATION_OTHER]`),
      word.map((a) => `[${a} Memorial Hospital|HOSPITAL]`),
      word.map((a) => `[${a.toLowerCase()}@${a.toLowerCase()}.org|EMAIL]`),
      word.map((a) => `[${a.toLowerCase()}|USERNAME]`),
    )
    fc.assert(
      fc.property(fc.array(spans, { minLength: 1, maxLength: 60 }), scopes, keys, (list, scope, key) => {
        expect(rewritten(list.join(' , '), scope, key).leaks).toEqual([])
      }),
    )
  })

  it('and the same where a document has so many spans that they are looked up in an index', () => {
    fc.assert(
      fc.property(keys, (key) => {
        const note = `${notes['a crowd with initials']} ${notes['people and streets named like towns']}`
        expect(rewritten(note, { kind: 'doc' }, key)).toEqual({ leaks: [], stuck: [] })
      }),
      { numRuns: 20 },
    )
  })
})
