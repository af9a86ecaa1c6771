import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDoc } from '../../text/doc.ts'
import { resolve } from '../../text/resolve.ts'
import { checkSpans } from '../../text/span.ts'
import { detect } from '../detect.ts'
import { clinicalRules } from './clinical.ts'

const piece = fc.oneof(
  fc.constantFrom(
    ...'Dr. |Mr |Patient: |MRN |MRN: |12345|3/4/2020|Smith|, MD|seen at |St. |Mary|Hospital|\n|\t|\u200b|\ud800|\0|Ｊ|о|-\n|(555) |555-1234|@|http://|son |aged |90|Main |Street'.split(
      '|',
    ),
  ),
  fc.string({ unit: 'binary', maxLength: 5 }),
)
const anyNote = fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(''))

describe('clinicalRules', () => {
  it('gives spans inside the text and of its own labels, whatever the text is', async () => {
    const labels = new Set(clinicalRules.detectors.flatMap((detector) => detector.labels))
    await fc.assert(
      fc.asyncProperty(anyNote, async (text) => {
        const spans = await detect(createDoc(text), clinicalRules)
        checkSpans(spans, text.length)
        for (const { label, score } of spans) {
          expect(labels).toContain(label)
          expect(score).toBeGreaterThan(0)
          expect(score).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it('gives the same spans for the same text, in any order of documents', async () => {
    const notes = ['Dr. Jane Roe saw Anna.', 'MRN: 12345 on 3/4/2020', 'Dr. Jane Roe saw Anna.']
    const found = await Promise.all(notes.map((text) => detect(createDoc(text), clinicalRules)))
    expect(found[2]).toEqual(found[0])
    expect(await detect(createDoc(notes[1]!), clinicalRules)).toEqual(found[1])
  })

  it('covers a name written with invisible, full-width and look-alike characters', async () => {
    for (const name of [
      'Ja\u200bne Roe',
      'Ｊａｎｅ Ｒｏｅ',
      'Jаnе Rоe',
      'JANE ROE',
      'Jane\nRoe',
      'Jane\u00a0Roe',
    ]) {
      const text = `Then Dr. ${name} came to see her.`
      const spans = resolve(await detect(createDoc(text), clinicalRules), { text })
      expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual([name])
    }
  })

  it('says why only when asked, and never with text of the document', async () => {
    const doc = createDoc('Dr. Zebulon Quixworth called. Quixworth left.')
    for (const { why } of await detect(doc, clinicalRules)) expect(why).toBeUndefined()
    const traced = await detect(doc, clinicalRules, { trace: true })
    expect(traced.length).toBeGreaterThan(1)
    for (const { why } of traced) {
      expect(why).toBeDefined()
      expect(JSON.stringify(why)).not.toMatch(/zebulon|quixworth/i)
    }
  })

  it.each(['Dr. de la\nplan', 'name: wells e\nd', 'anna van\n\nder', 'Smith Al\n', 'de', 'St.\nSt.\nSt.'])(
    'comes to an end where a particle ends its line: %j',
    async (text) => {
      for (const span of await detect(createDoc(text), clinicalRules))
        expect(span.end).toBeLessThanOrEqual(text.length)
    },
  )

  it('ends with spans inside any text made of the pieces that rules look for', async () => {
    const piece = fc.constantFrom(
      ...`Dr. Mr. de la van al st mac ' - , . : ; / | ( ) # @ \n \n\n \t Name Patient Attending MRN DOB 12 2004 12/3 555-1234 3rd Smith
smith ANNA Anna O'Brien J. Jr. MD Hospital Clinic at seen St. Mary 's Street Apt Boston MA 02114 May last week in é 李 \ud800 😀 \u200b`.split(
        ' ',
      ),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 60 }),
        fc.constantFrom('', ' '),
        async (pieces, joint) => {
          const text = pieces.join(joint)
          for (const { start, end, score } of await detect(createDoc(text), clinicalRules)) {
            expect(start).toBeGreaterThanOrEqual(0)
            expect(end).toBeGreaterThan(start)
            expect(end).toBeLessThanOrEqual(text.length)
            expect(score).toBeGreaterThan(0)
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('reads a page of particles in the time of any other page', async () => {
    const text = 'de la '.repeat(20_000)
    expect(await detect(createDoc(text), clinicalRules)).toEqual([])
  })
})
