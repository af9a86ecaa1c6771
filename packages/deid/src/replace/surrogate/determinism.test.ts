import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createKeyring } from '../keyring.ts'
import { nominate } from '../nominate.ts'
import { transform } from '../transform.ts'
import { corpus, policy } from './testing/small-corpus.ts'

const secret = new TextEncoder().encode('the key of the small corpus')
type Item = (typeof corpus)[number]
const rewritten = ({ doc, spans }: Item, keyring = createKeyring(secret)) =>
  transform(doc, spans, nominate(doc, spans, policy, { keyring })).text
const alone = corpus.map((item) => rewritten(item))

describe('the same surrogates come', () => {
  it('in any order and in any chunks, each with a keyring of its own', () => {
    const order = fc.shuffledSubarray([...corpus.keys()], { minLength: corpus.length })
    fc.assert(
      fc.property(
        order,
        fc.array(fc.boolean(), { minLength: corpus.length, maxLength: corpus.length }),
        (list, cuts) => {
          let keyring = createKeyring(secret)
          for (const [at, i] of list.entries()) {
            if (cuts[at]) keyring = createKeyring(secret)
            expect(rewritten(corpus[i]!, keyring)).toBe(alone[i])
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('whatever order the spans are given in, and beside spans that other actions take', () => {
    for (const [i, { doc, spans }] of corpus.entries())
      expect(rewritten({ doc, spans: [...spans].reverse() })).toBe(alone[i])
  })

  it('in another process', () => {
    const script = fileURLToPath(new URL('testing/print-surrogates.ts', import.meta.url))
    const args = ['--conditions=palimpsest-source', '--import', 'tsx', script]
    expect(JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))).toEqual(alone)
  }, 30_000)

  it('on every machine: what this one makes is what was written down', () => {
    expect(alone).toMatchInlineSnapshot(`
      [
        "Name: KLEIN-BOWER, AUDREY TRACY MRN: 2961-913 DOB: 11/10/1950 Age: 65, of La Grange, GA 30240",
        "Seen Thursday, July 19, 2018 by Dr. Broderick K. O’Dwyer at Summerdale General Hospital (SGH); Ms. Klein-Bower, a retired groom of the stool",
        "Madeleine Ewing and Madeleine of 77 Seymour Lane, Hazen, PA 15825, call (720) 555-0173 or 020 7946 0367, dewing@wanda.example.org",
        "Александр Морозов, 张沐阳, SSN 935-26-5180, NPI 1026419691, VIN 7DFHM88436Y474779, from November 30, 2018 to January 28, at 203.0.113.198",
        "Dr. O’Dwyer saw Audrey in early January 2019, a 36-year-old Albanian nurse at http://www.pease.example.org/k3, card 4242 4271 7886 8621",
      ]
    `)
  })
})

describe('a document without the field of the scope', () => {
  it.each([undefined, '', null])('fails with the name of the field, and never falls back: %j', (patient) => {
    const { doc, spans } = corpus[0]!
    const meta = patient === undefined ? {} : { patient }
    const run = () =>
      nominate({ ...doc, meta } as typeof doc, spans, policy, { keyring: createKeyring(secret) })
    expect(run).toThrow(/metadata field 'patient'/)
  })
})
