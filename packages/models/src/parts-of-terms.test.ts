import { formatMarked, parseMarked } from '@palimpsest/deid/text'
import { expect, test } from 'vitest'
import { partsOfTerms } from './parts-of-terms.ts'

const settings = { language: 'en', trace: false, context: [] }

/** What stays of the marked spans when a source proposes them. */
function kept(marked: string, source = 'crf:small'): string {
  const { text, spans } = parseMarked(marked)
  return formatMarked(
    text,
    partsOfTerms.refine(
      { id: '', text },
      spans.map((span) => ({ ...span, source })),
      settings,
    ),
  )
}

test.each([
  "entry at [Palmer|DOCTOR]'s point",
  "takes [St. John's|HOSPITAL] wort",
  '[Philadelphia|CITY] chromosome negative',
  '[Welch Allyn|CITY] cuff',
  'the [Starling|PERSON] curve',
  'seen by Roe, [FACP|DOCTOR]',
  'per [American College of Radiology|ORGANIZATION]',
  'Foley catheter in [situ|DATE].',
  'Strength 5/5 throughout, [4/5|DATE] at the left elbow',
  'urine [Bence Jones|PERSON] protein',
  '[St. Louis|HOSPITAL] encephalitis IgM',
  'West Nile and [St. Louis|CITY] panels negative',
  'JANKOWSKI rm [412|AGE] s/p',
  'Review in [3/12|DATE].',
  'HCPC CH14472. Review [3/12|DATE].',
  'Bloods 2/52, review [3/12|DATE], follow up [6/12|DATE]',
  '[Saturday|DATE] night palsy',
  '[Monday|DATE] blues',
  'LOINC [614-7|IDNUM]',
  'SNOMED [21101639|IDNUM]; NDC [0616-1711-7|HEALTHPLAN]',
  'CPT 25790, [51371-59|ZIP]',
  'Naming [6/15|DATE]',
  '[10-12|DATE] stools a day',
  'n = [3/29|DATE]',
  'monofilament [4/10|DATE] R',
  '2.7>7.[7/27|DATE]<38',
  '138/4.1/102/[25/14|DATE]/0.9',
  'VA 6/9 and [6/12|DATE], IOP 16',
  '[3/7|DATE] of amoxicillin',
  'Ranson [3/11|DATE].',
  '[12-2-37|DATE] regimen',
  'for [May-Thurner|DATE] with a stent',
  '[Kellgren-Lawrence|PATIENT] grade 3',
  '([NHI|PERSON] LXD0821)',
  '[Grp|DATE]: 0770412',
  '[25G hollow bore|STREET]',
])('drops what a model found in %s', (marked) => {
  const { text } = parseMarked(marked)
  expect(kept(marked)).toBe(formatMarked(text, []))
  // What rules found is not for this refiner to judge.
  expect(kept(marked, 'rule:any')).toBe(marked)
})

test.each([
  "Dr. [Palmer|DOCTOR]'s office",
  'seen at [St. Luke|HOSPITAL] today',
  'in [Philadelphia|CITY] since',
  '[Mary Smith|PATIENT] stage 2',
  'signed [DC|DOCTOR]',
  'works for [American Airlines|ORGANIZATION]',
  'member of [Rotary Society|ORGANIZATION]',
  'on [Saturday|DATE] night',
  'seen [7/3 Monday|DATE] blues',
  'MRN [6147|MEDICALRECORD]',
  'seen [6/15|DATE] in clinic',
  'from [10-12|DATE] on',
  'Anna Cobb [2/23|DATE] seen',
  'Anna Cobb [2/23/97|DATE] at 7',
  'echo [3/11|DATE]. Normal',
  'on [3-4-2021|DATE] she came',
  'ZIP [51371|ZIP]',
  'labs [8/6|DATE]: normal',
  'on [3/4|DATE] R hip',
  'seen [4/5|DATE] at the clinic',
  'aged [99|AGE] now',
  'a girl of [200|AGE] days',
  'Bloods 2/52, seen on [3/12|DATE]',
  'Review [3/12|DATE].',
  'lives in [St. Louis|CITY] now',
  'on [6/12|DATE] she saw well',
  'of [May|DATE] last',
  'FACS [Roe|DOCTOR]',
  '[Page|DOCTOR] 44',
  '[25 Glebe St|STREET]',
  'in [May|DATE]-June',
  '[Mary-Jane|PATIENT] was',
])('leaves what a model found in %s', (marked) => expect(kept(marked)).toBe(marked))
