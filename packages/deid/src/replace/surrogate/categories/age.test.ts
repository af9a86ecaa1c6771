import { describe, expect, it } from 'vitest'
import { marked, texts } from '../testing/proposals.ts'
import { age } from './age.ts'

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const spelled = (n: number): string =>
  n < 20
    ? ones[n]!
    : n < 100
      ? tens[Math.floor(n / 10) - 2]! + (n % 10 ? `-${ones[n % 10]}` : '')
      : `one hundred${n > 100 ? ` ${spelled(n - 100)}` : ''}`
const all = Array.from({ length: 120 }, (_, i) => i + 1)

describe('ages from 1 to 120', () => {
  it('in numbers become another age near by, and 90+ above 89', () => {
    for (const [i, made] of texts(marked('AGE', all.map(String))).entries()) {
      const value = all[i]!
      if (value > 89) {
        expect(made).toBe('90+')
        continue
      }
      expect(made).toMatch(/^\d{1,2}$/)
      expect(Number(made)).not.toBe(value)
      expect(Math.abs(Number(made) - value)).toBeLessThanOrEqual(5)
      expect(Number(made)).toBeLessThanOrEqual(89)
    }
  })
  it('in words stay words, in the case they came in', () => {
    const values = all.filter((n) => n > 12)
    const made = texts(marked('AGE', values.map(spelled)))
    for (const [i, text] of made.entries()) {
      if (values[i]! > 89) {
        expect(text).toBe('ninety or older')
        continue
      }
      const number = age.digest(text, 'AGE')!.pieces.find((piece) => typeof piece !== 'string')
      expect(number).toMatchObject({ words: true, unit: 'years' })
      expect(text).toBe(spelled(typeof number === 'object' ? number.value : -1))
    }
    expect(texts('[Fifty-two|AGE] [SIXTY|AGE]')).toEqual([
      expect.stringMatching(/^[A-Z][a-z]+(?:-[a-z]+)?$/),
      expect.stringMatching(/^[A-Z]+(?:-[A-Z]+)?$/),
    ])
  })
  it('keep the words around them', () => {
    expect(texts('[45-year-old|AGE] [aged 7 years|AGE] [a 3 mo|AGE] [fifty years old|AGE]')).toEqual([
      expect.stringMatching(/^4\d-year-old$|^50-year-old$/),
      expect.stringMatching(/^aged \d+ years$/),
      expect.stringMatching(/^a \d mo$/),
      expect.stringMatching(/^[a-z-]+ years old$/),
    ])
  })
})
