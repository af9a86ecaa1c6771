import { describe, expect, test } from 'vitest'
import { rankByGain } from './rank-by-gain.ts'
import { Tagger } from './tagger.ts'
import { smallModel, smallNotes } from './testing/small-notes.ts'
import { train } from './train.ts'
import { unsureSpans } from './unsure-spans.ts'
import { measure } from './validate.ts'

const tagger = new Tagger(smallModel())

describe('what a model is unsure of', () => {
  test('lists what it found, as tagging does, with the tokens of the text', () => {
    for (const { text } of smallNotes(30, 44)) {
      const { spans, tokens } = unsureSpans(tagger, text)
      const found = spans.filter((span) => span.found).map(({ start, end, label }) => ({ start, end, label }))
      expect(found).toEqual(tagger.tag(text).map(({ start, end, label }) => ({ start, end, label })))
      expect(tokens).toBe(tagger.emissions(text).tokens.count)
    }
  })

  test('is less sure of a name without its title than of one with it', () => {
    const sure = unsureSpans(tagger, 'Seen by Dr. Alvarez on 04/05/2021.').spans[0]!
    const [unsure] = unsureSpans(tagger, 'Seen by Alvarez on Monday.').spans
    expect(sure.entropy).toBeLessThan(0.2)
    expect(unsure!.entropy).toBeGreaterThan(sure.entropy)
    expect(unsure!.margin).toBeLessThan(sure.margin)
  })

  test.each([
    ['an empty text', ''],
    ['a text where nothing can stand', 'Lungs clear, abdomen soft.'],
  ])('has nothing to ask about %s', (_, text) => {
    expect(unsureSpans(tagger, text).spans.filter(({ entropy }) => entropy > 0.3)).toEqual([])
  })

  test('offsets are of the whole text also where it is read in parts', () => {
    const text = 'Seen by Dr. Alvarez on 11/12/2021. No chest pain or fever.\n'.repeat(5000)
    const { spans } = unsureSpans(tagger, text)
    const last = spans.findLast(({ found }) => found)!
    expect(text.slice(last.start, last.end)).toBe('11/12/2021')
    expect(last.start).toBeGreaterThan(290_000)
  })
})

test('learning from the notes that rank first teaches at least as much as from those that rank last', () => {
  const start = train(smallNotes(15, 1), smallNotes(20, 2), { passes: 4, minCount: 1, drop: [] })
  const pool = smallNotes(120, 3)
  const first = new Tagger(start)
  const ranked = rankByGain(pool.map(({ text }, i) => ({ id: String(i), ...unsureSpans(first, text) })))
  const after = (ids: readonly { id: string }[]) => {
    const model = train(
      [...smallNotes(15, 1), ...ids.map(({ id }) => pool[Number(id)]!)],
      smallNotes(20, 2),
      {
        passes: 4,
        minCount: 1,
        drop: [],
      },
    )
    const { recall, precision } = measure(new Tagger(model), smallNotes(150, 9))
    return recall + precision
  }
  expect(after(ranked.slice(0, 20))).toBeGreaterThanOrEqual(after(ranked.slice(-20)))
})
