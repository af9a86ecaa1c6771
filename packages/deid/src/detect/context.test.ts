import { describe, expect, test } from 'vitest'
import { CAREFUL_CONTEXT, type ContextSettings, contextBoost } from './context.ts'
import { lemma, wordsOf } from './words.ts'

const NUMBER = /\d[\d-]*/

/** The word that raised the score of the first number of `text`, and the score. */
function raise(
  text: string,
  words: string[],
  settings: Partial<ContextSettings> = {},
  score = 0.3,
  given: string[] = [],
) {
  const match = NUMBER.exec(text)!
  const span = { start: match.index, end: match.index + match[0].length, label: 'ID', score, source: 's' }
  const why = { rule: 'r', baseScore: score }
  const boost = contextBoost((source) => (source === 's' ? words : undefined), settings)
  const [out] = boost.refine({ id: '', text }, [{ ...span, why }], {
    language: 'en',
    trace: true,
    context: given,
  })
  return [out!.why!.contextWord ?? '', out!.score]
}

describe('context as Presidio has it', () => {
  test.each([
    ['my license is 12345', ['lic'], 'lic', 0.6499999999999999],
    ['a duplicate 12345', ['lic'], 'lic', 0.6499999999999999],
    ['my LICENSE: 12345', ['license'], 'license', 0.6499999999999999],
    ['no word near 12345', ['license'], '', 0.3],
    // The span's own word is the first of six keywords; stop words and marks do not count.
    ['license one two three four five 12345', ['license'], 'license', 0.6499999999999999],
    ['license alpha beta gamma delta epsilon 12345', ['license'], '', 0.3],
    ['license alpha beta gamma delta 12345', ['license'], 'license', 0.6499999999999999],
    // What follows does not count.
    ['12345 is my license', ['license'], '', 0.3],
    // Phrases and signs are never met, for each word stands alone.
    ['tax id 12345', ['tax id'], '', 0.3],
    ['ss# 12345', ['ss#'], '', 0.3],
  ])('%s, %j: %s', (text, words, word, score) => expect(raise(text, words)).toEqual([word, score]))

  test('the floor lifts the weakest, and nothing goes above 1', () => {
    expect(raise('license 12345', ['license'], {}, 0.01)).toEqual(['license', 0.4])
    expect(raise('license 12345', ['license'], {}, 0.9)).toEqual(['license', 1])
  })
  test('the first word of the list is the reason', () => {
    expect(raise('driver license 12345', ['license', 'driver'])[0]).toBe('license')
  })
  test('words from outside count as they are', () => {
    expect(raise('number 12345', ['driver'], {}, 0.3, ['Drivers license'])[0]).toBe('driver')
  })
  test('spans of other sources stay', () => {
    const span = { start: 0, end: 1, label: 'X', score: 0.5, source: 'other' }
    const boost = contextBoost(() => undefined)
    expect(
      boost.refine({ id: '', text: 'a' }, [span], { language: 'en', trace: false, context: [] }),
    ).toEqual([span])
  })
})

describe('careful context', () => {
  test.each([
    ['a duplicate 12345', ['lic'], ''],
    ['my lic 12345', ['lic'], 'lic'],
    ['tax id 12345', ['tax id'], 'tax id'],
    ['tax\n  id 12345', ['tax id'], 'tax id'],
    ['syntax id 12345', ['tax id'], ''],
    ['ss# 12345', ['ss#'], 'ss#'],
    ['12345 (license)', ['license'], 'license'],
    ['12345 alpha beta gamma license', ['license'], ''],
    ['licenses 12345', ['license'], 'license'],
  ])('%s, %j: "%s"', (text, words, word) => expect(raise(text, words, CAREFUL_CONTEXT)[0]).toBe(word))
})

describe('words', () => {
  const split = (text: string) => wordsOf(text).map(({ start, end }) => text.slice(start, end))
  test.each([
    ['number is:(425) 882-9090.', ['number', 'is:(425', ')', '882', '-', '9090', '.']],
    ["It's John's 3-4 well-known", ['It', "'s", 'John', "'s", '3', '-', '4', 'well', '-', 'known']],
    ['see a@b.com or http://x.org/a-b now', ['see', 'a@b.com', 'or', 'http://x.org/a-b', 'now']],
    ['', []],
  ])('%s', (text, words) => expect(split(text)).toEqual(words))
  test.each([
    ['licenses', 'license'],
    ['identities', 'identity'],
    ['addresses', 'address'],
    ['boxes', 'box'],
    ['phones', 'phone'],
    ['ssns', 'ssn'],
    ['status', 'status'],
    ['passport', 'passport'],
    ['is', 'is'],
    ['constructor', 'constructor'],
  ])('the base of %s is %s', (word, base) => expect(lemma(word)).toBe(base))
})
