import { describe, expect, it } from 'vitest'
import { createDoc } from '../../text/doc.ts'
import { markedBy } from '../testing/marked-by.ts'
import { generalNames } from './general.ts'

describe('generalNames', () => {
  it.each([
    '[John Smith|PERSON] drivers license is AC432223',
    'Hello world, my name is [Jane Doe|PERSON]. My number is: 034453334',
    '[Bill Gates|PERSON] lives in [New York City|LOCATION].',
    'a [Dutch|NRP] [Muslim|NRP] from [Amsterdam|LOCATION]',
    'born on [May 4, 1980|DATE_TIME]',
    'my name is [David|PERSON]',
  ])('find %s', async (marked) => expect(await markedBy(generalNames, marked)).toBe(marked))

  it.each([
    'The quick brown fox jumps over the lazy dog.',
    'Drivers license is AC432223',
    'My number is: 034453334',
    'Will you mark this page, please? It may rain.',
    'German measles and French fries',
    'zip code: 10023',
  ])('take nothing from %s', async (text) => expect(await markedBy(generalNames, text)).toBe(text))

  it('give every span the score 0.85', async () => {
    const settings = { language: 'en', trace: false, context: [] }
    for (const detector of generalNames)
      for (const span of await detector.detect(
        createDoc('John Smith of Leeds, England came on May 4, 1980'),
        settings,
      ))
        expect(span.score).toBe(0.85)
  })
})
