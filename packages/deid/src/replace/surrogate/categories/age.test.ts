import { describe, expect, it } from 'vitest'
import { each, marked, scopes, texts } from '../testing/proposals.ts'
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

describe('ages', () => {
  it('that a birth date says as well stay, unless the policy wants them changed', () => {
    const note = 'DOB [3/14/1951|DATE], [67|AGE], seen [11/20/2018|DATE], daughter [41|AGE]; [92|AGE]'
    for (const scope of scopes) {
      const [, patient, , daughter, old] = texts(note, { scope })
      expect([patient, old]).toEqual(['67', '90+'])
      expect(daughter).not.toBe('41')
      expect(texts(note, { scope, settings: { ageWithBirth: 'change' } })[1]).not.toBe('67')
    }
    expect(texts('Seen [3/14/1951|DATE], [67|AGE], seen [11/20/2018|DATE]')[1]).not.toBe('67')
    expect(texts('born [1951|DATE], [67|AGE], [11/2018|DATE]')[1]).toBe('67')
  })

  it('stay in bands of the policy, or below the top', () => {
    const ageBands = [1, 4, 12, 20, 40, 60, 80]
    for (const scope of scopes) {
      const [infant, child, adult, old] = each('AGE', ['2', '15', '25', '65'], {
        settings: { ageBands },
        scope,
      })
      expect(infant).toMatch(/^[13]$/)
      expect(Number(child)).toBeGreaterThanOrEqual(12)
      expect(Number(child)).toBeLessThan(20)
      expect(Number(adult)).toBeGreaterThanOrEqual(20)
      expect(Number(adult)).toBeLessThan(40)
      expect(Number(old)).toBeLessThan(80)
    }
    expect(each('AGE', ['4', '25', '92'], { settings: { ageOnlyTop: true } })).toEqual(['4', '25', '90+'])
  })
})
