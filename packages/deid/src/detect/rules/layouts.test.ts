import { describe, expect, it } from 'vitest'
import { markedBy } from '../testing/marked-by.ts'
import { banner } from './banner.ts'
import { dates } from './dates.ts'
import { headers } from './headers.ts'
import { kin } from './kin.ts'
import { landmarks } from './landmarks.ts'
import { names } from './names.ts'
import { organizations } from './organizations.ts'
import { professions } from './professions.ts'
import { titles } from './titles.ts'

describe('the banner of a printed record', () => {
  it.each([
    '[Roe,Jane M|PATIENT] \\| [4335003|MEDICALRECORD] \\| 11/19/1942 \\| F',
    '[Kramer,Juan V|PATIENT] \\| [PKXA-60694374-762|MEDICALRECORD] \\| 28MAR1948 \\| M',
  ])('gives up %s', async (marked) => expect(await markedBy([banner], marked)).toBe(marked))

  it.each([
    '\\| test \\| result \\| range \\|',
    '\\| Troponin \\| 12345 \\| 0-14 \\|',
    'Na \\| 140000 \\| 03/06/2020',
    'Roe,Jane \\| 4335003',
  ])('is not %s', async (text) => expect(await markedBy([banner], text)).toBe(text))
})

describe('landmarks', () => {
  it.each([
    'She lives near [Disneyland|LOCATION_OTHER].',
    'He lives near the [Bay Area|LOCATION_OTHER] now',
    'walked in [Fenway Park|LOCATION_OTHER] daily',
    'crash on [Highway 101|LOCATION_OTHER] at night',
    'she lives near [logan airport|LOCATION_OTHER].',
  ])('are found in %s', async (marked) => expect(await markedBy([landmarks], marked)).toBe(marked))

  it.each([
    'Park bench test',
    'route 2 of entry',
    'pain near the knee',
    'Mount Fuji sign',
    'Bridge to transplant',
    'lives near family',
  ])('are not in %j', async (text) => expect(await markedBy([landmarks], text)).toBe(text))
})

describe('firms and employers', () => {
  it.each([
    'referred by [Marble Construction|ORGANIZATION] after',
    'banks at [Chevron|ORGANIZATION] and',
    'from [Makela and Sons|ORGANIZATION] to',
  ])('are found in %s', async (marked) => expect(await markedBy([organizations], marked)).toBe(marked))

  it.each(['the company kept calling', 'Farm exposure denied', 'Energy low', 'Keep her Company'])(
    'are not in %j',
    async (text) => expect(await markedBy([organizations], text)).toBe(text),
  )
})

describe('names in lists and at ends', () => {
  it.each([
    'Assistant: [Nielsen|DOCTOR]. Plan: rest.',
    'Surgeon: [Jane Roe|DOCTOR], M.D. Assistant: none',
    'Dear Dr. [Quixworth|DOCTOR]:',
    'As discussed with [Winstead|DOCTOR] and [Fangmann|DOCTOR], plan',
    'Twins [Andrew|PERSON] and [Genevieve|PERSON] were born',
    '[Jun-ho Park|PERSON], 68',
    'Dry cough. [KT|DOCTOR] spoke w/ family',
  ])('are found in %s', async (marked) =>
    expect(
      await markedBy([headers, titles, kin], marked).then((found) =>
        found === marked ? found : markedBy([names], marked),
      ),
    ).toBe(marked),
  )

  it.each([
    'RN spoke with family',
    'MD notified of K 5.9',
    'Val 179 Ala',
    'man-made mesh',
    'Assistant: none.',
  ])('are not in %j', async (text) => expect(await markedBy([headers, titles, kin, names], text)).toBe(text))
})

describe('dates in tight places', () => {
  it.each([
    'born [23DEC1918|DATE], well',
    'seen on [26/10|DATE].',
    'plan for CABG on [Sat|DATE].',
    'on [4-2|DATE].',
  ])('are found in %s', async (marked) => expect(await markedBy([dates], marked)).toBe(marked))

  it.each([
    '12/28 patients responded',
    'Effects of TET and FAN',
    'on 2-3 liters',
    'sat up',
    'diagnosed in 2019',
    'on 4-5 mg',
  ])('are not in %j', async (text) => expect(await markedBy([dates], text)).toBe(text))
})

describe('professions', () => {
  it.each([
    'works as a [snowplow operator|PROFESSION] for the city',
    'a 50 year old [high school teacher|PROFESSION], with',
  ])('are found in %s', async (marked) => expect(await markedBy([professions], marked)).toBe(marked))

  it.each(['the drug works as an antidote', 'was a high risk case'])('are not in %j', async (text) =>
    expect((await markedBy([professions], text)).includes('risk|')).toBe(false),
  )
})
