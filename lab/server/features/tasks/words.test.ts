import fc from 'fast-check'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../../shared/routes.ts'
import * as wordsByCodePoints from '../../db/migrations/0062-words-by-code-points.ts'
import { aProject, aUser, type TestLab, testLab, type Visitor } from '../../testing/server.ts'
import { fragmentsOf, wordsOf } from './words.ts'

/** What the database does with a text's words and a phrase's fragments. */
function holds(text: string, phrase: string): boolean {
  const words = [...wordsOf(text)]
  return fragmentsOf(phrase).every((it) =>
    'word' in it
      ? words.includes(it.word)
      : words.some((word) => new RegExp(`^${it.like.replaceAll('%', '[^]*')}$`, 'u').test(word)),
  )
}

describe('words of texts', () => {
  it('are held for every phrase that the text holds, wherever it is cut', () => {
    const bit = fc.oneof(
      fc.constantFrom(
        'Roe',
        'WARD',
        ' ',
        ', ',
        '12',
        '1234567',
        'ΟΔΟΣ',
        'é',
        'e\u0301',
        'İ',
        '東京',
        'ไทย',
        '🙂',
        '𐊀',
        '〡',
        '𝟙𝟚𝟛𝟜',
        '-',
        '\n',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom('acgtacgtacgtacgtacgtacgtacgtacgtacgtacgtacgt', '𐊀𐊁𐊂'.repeat(9)),
    )
    fc.assert(
      fc.property(fc.array(bit, { maxLength: 12 }), fc.nat(), fc.nat(), (bits, a, b) => {
        const text = bits.join('').normalize('NFC')
        const units = [...text]
        const start = a % (units.length + 1)
        const phrase = units.slice(start, start + 1 + (b % 40)).join('')
        expect(holds(text, phrase)).toBe(true)
        expect(holds(text.toLowerCase(), phrase)).toBe(true)
        expect(holds(text, phrase.toLowerCase())).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  it.each([
    ['Seen by Dr. Roe', 'Dr. Smith'],
    ['Room 12', 'Room 13'],
    ['MRN 4471902', '4471903'],
    ['the ward', 'ward x'],
    ['東京の病院', '大阪'],
  ])('say of %j that it does not hold %j', (text, phrase) => {
    expect(holds(text, phrase)).toBe(false)
  })

  it('keep numbers in threes, so that a million of them are a thousand words', () => {
    const words = new Set<string>()
    for (let i = 0; i < 20_000; i++) for (const word of wordsOf(`Visit ${i * 7919}`)) words.add(word)
    expect(words.size).toBeLessThan(1200)
  })
})

describe('searching texts', () => {
  const texts = [
    'Seen in Ward 12 by Dr. Roe-Smith.',
    'Backward and forward; bed 121.',
    'The ward, 12 beds',
    'ΟΔΟΣ 5, Αθήνα',
    'Straße 7 — ICE 100%',
    'under_score and 100 percent',
    '患者は東京在住です',
    'Ward\n12',
  ]
  let test: TestLab
  let ada: Visitor
  let projectId = 0
  beforeAll(async () => {
    test = await testLab()
    ada = await aUser(test, 'ada')
    ;({ projectId } = await aProject(ada, { texts }))
  }, 60_000)
  afterAll(() => test.close())

  const search = async (phrase: string) => {
    const query = { q: `text:"${phrase}"` }
    const { tasks } = await ada.get(routes.listTasks, { params: { projectId }, query })
    return tasks.map(({ number }) => number)
  }

  it.each([
    'ward',
    'WARD',
    'ard',
    'ward 12',
    'Ward 1',
    'd 12',
    '12',
    '2',
    '121',
    'bed',
    'roe-smith',
    'Roe-S',
    'e-s',
    'οδοσ',
    'οδος',
    'αθή',
    'straße',
    'ice 100%',
    '100%',
    'r_s',
    '東京',
    '京在',
    'nowhere',
    'ward, 12',
    ',',
    ' ',
    'xyzzy 12',
  ])('finds the same texts with the words as without: %j', async (phrase) => {
    const { rows } = await sql<{ number: number }>`
      select number from tasks join texts on task_id = id
      where project_id = ${projectId} and text ~* ${`***=${phrase}`} order by number`.execute(test.lab.db)
    const wanted = rows.map(({ number }) => number)
    // A blank alone is no search: then everything is listed.
    expect(await search(phrase)).toEqual(phrase.trim() === '' ? texts.map((_, i) => i + 1) : wanted)
  })

  it('finds what an older cut of words numbered otherwise, once its migration has run', async () => {
    await sql`update texts set words = '{}'`.execute(test.lab.db)
    expect(await search('ward 12')).toEqual([])
    await wordsByCodePoints.up(test.lab.db as unknown as Kysely<unknown>)
    expect(await search('ward 12')).toEqual([1])
  })

  it('finds nothing where a word of the phrase stands nowhere', async () => {
    expect(await search('Ward zzz')).toEqual([])
  })
})
