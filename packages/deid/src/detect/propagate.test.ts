import { describe, expect, it } from 'vitest'
import { propagate } from './propagate.ts'
import { cued } from './rules/cued.ts'
import { titles } from './rules/titles.ts'
import { markedBy } from './testing/marked-by.ts'

describe('propagate', () => {
  it.each([
    'Dr. [Jane Okonkwo|DOCTOR] came. [Okonkwo|DOCTOR] left. [OKONKWO|DOCTOR] and [jane|DOCTOR] agree.',
    "Mr. [Griggs|PATIENT] came. [Griggs|PATIENT]'s wife left.",
    'Mr. [Adam Griggs|PATIENT] came. Signed [A. G.|PATIENT]',
    'Mrs. [Brown|PATIENT] came. The mother of [Brown|PATIENT] left.',
    'MRN: [0048-2913|MEDICALRECORD]. Again [0048-2913|MEDICALRECORD] here.',
  ])('finds again %s', async (marked) =>
    expect(await markedBy([titles, cued], marked, [propagate])).toBe(marked),
  )

  it.each([
    'Mr. [Bell|PATIENT] has Bell palsy.',
    'Mrs. [Brown|PATIENT] had brown sputum. Brown sputum.',
    'Mr. [Will|PATIENT] will come.',
    'Dr. [Foley|DOCTOR] placed a Foley catheter.',
    'Mr. [de la Cruz|PATIENT] had la grippe.',
    'MRN: [0048-2913|MEDICALRECORD]. Not 0048 or 2913.',
  ])('leaves the rest of %s', async (marked) =>
    expect(await markedBy([titles, cued], marked, [propagate])).toBe(marked),
  )
})
