import { describe, expect, it } from 'vitest'
import { markedBy } from '../testing/marked-by.ts'
import { ages } from './ages.ts'
import { dates } from './dates.ts'

describe('dates', () => {
  it.each([
    'on [3/4/2021|DATE]',
    'on [03-04-21|DATE] and [2021-09-30|DATE]',
    'on [3.8.2022|DATE]',
    '[08-Feb-2020|DATE]',
    '[March 5th, 2021|DATE]',
    '[Mar 5|DATE] to [Apr 6|DATE]',
    'the [14th of August|DATE]. Then',
    '[23rd September 2022|DATE]',
    'in [June 2019|DATE]',
    'since [June|DATE]',
    '[last March|DATE]',
    'seen [3/4|DATE]',
    'on [1/2|DATE]',
    'on [Tuesday|DATE]',
    '[last Friday|DATE]',
    'after [Christmas|DATE]',
    '[summer of 2019|DATE]',
    "[Jan 10th '22|DATE]",
    'at [10:30 AM|TIME]',
    'at [1545 hrs|TIME]',
    '[Dec. 3, 2019|DATE]',
    'exp [03/2025|DATE]',
    '[March 3-5, 2020|DATE]',
    'her son, born [1978|DATE]',
    'was born in [1978|DATE] in Lagos',
    'YOB: [1978|DATE]',
    'sister (b. [1978|DATE])',
  ])('find %s', async (marked) => expect(await markedBy([dates], marked)).toBe(marked))

  it.each([
    'BP 120/80',
    'strength 5/5 and 4/5',
    'pain 7/10',
    'pain as 2-7/10',
    'Intensity: 2/10.',
    '2/6 systolic murmur',
    'percocet 5/325 1-2 tabs',
    '1/2 tab daily',
    'in 2019',
    'version 2.3.1',
    'a 10-20 mg dose',
    '2-3 weeks',
    'it may help',
    'march in place',
    'sat 98%',
    'sun exposure',
    '95% CI 2. 6 - 32. 4',
    'visual acuity 20/40',
    'C5/C6 and L4/5',
    'ratio 3:1',
    'Gleason 3+4=7',
    'fall risk, spring back',
    'vs 25-100',
    'diagnosed in 1978',
    'born 1978 g',
    'vitamin b. 2000 IU',
    'newborn: 2019',
    'born at 3100 g',
  ])('take nothing from %s', async (text) => expect(await markedBy([dates], text)).toBe(text))
})

describe('ages', () => {
  it.each([
    'a [67|AGE]-year-old man',
    '[67|AGE] y.o. female',
    '[67|AGE]yo M',
    'age [67|AGE]',
    'Age: [92|AGE]',
    'aged [8|AGE]',
    '[34|AGE]M with chest pain',
    'in her [80s|AGE]',
    '[ninety-two|AGE] year old',
    'a [15|AGE] month old boy',
    'mother with breast cancer at [51|AGE],',
    '[101|AGE] years old',
    'the age of [14|AGE].',
  ])('find %s', async (marked) => expect(await markedBy([ages], marked)).toBe(marked))

  it.each([
    '10 years ago',
    'for 20 years',
    'in the 70s today',
    'stage 3 disease',
    '20 mg daily',
    'HR 88 and regular',
    '5 days of fever',
    'I/O 1800/2100',
    'sats 95 on RA',
    'room 12',
    '3 months later',
    'pack years 30',
    '600 year history',
  ])('take nothing from %s', async (text) => expect(await markedBy([ages], text)).toBe(text))
})

describe('ages that only the people before them tell', () => {
  it.each([
    'Mother, [61|AGE], had a stroke',
    'brother, [38|AGE], healthy',
    'Sister Anouk at [24|AGE] has optic glioma',
    'maternal aunt died of ovarian ca at [44|AGE];',
    'two uncles with prostate ca (dx [70|AGE] and [73|AGE])',
    'father Joost ([41|AGE]) has spots',
    'Rosalind Teitelbaum ([36|AGE]) was seen',
    'Felicity, [17|AGE], took pills',
    'Giuseppe Ferrante, [78|AGE], M.',
    'pt Siobhan M, [31|AGE], seen',
    'menarche at [12|AGE],',
    '[102|AGE] M from home with syncope',
    'transfer call. [71|AGE] f from home, [88|AGE] m with cough',
    'her son-in-law (age [40|AGE])',
    'She turned [37|AGE] last month',
    'maternal grandfather died at [41|AGE] while swimming',
    'child Sipho [4|AGE] yrs, on IPT',
    'son [12|AGE] yrs, well',
  ])('find %s', async (marked) => expect(await markedBy([ages], marked)).toBe(marked))

  it.each([
    'Mother, 2 uncles and a cousin',
    'sister, 24 hours later, called',
    'brother (2 of 3) unwell',
    'daughter notes temp at 99.2',
    'Boston, 12, and Paris, 13,',
    'Iron, 65, daily; Keflex, 31, then',
    'Sodium (138), potassium (4)',
    'Hamilton (18), Glasgow (15)',
    'see Smith (12) for the method',
    'mother. Seen at 24, again at 30,',
    'PEEP at 10, rate at 18,',
    'HR 102 M-mode',
    '120 M cells',
    'twin 2, breech',
    'daughter at 10 am',
    'his wife, 500 mg daily',
    'his mother 4 years ago',
    'turned 45 degrees',
    'his mother saw a rate at 99 while resting',
  ])('take nothing from %s', async (text) => expect(await markedBy([ages], text)).toBe(text))
})

describe('dates beside what looks like them', () => {
  it.each([
    'seen [O2/O6/2024|DATE] for follow up',
    'on [l2/3/58|DATE]',
    '[09JAN|DATE]-[10JAN|DATE], unrelated',
    'set for [October|DATE]. 3) Rest',
    'home on [21 July|DATE]. 23 were seen',
    'Tribunal [May. 25 2005|DATE]',
    'appt [Weds 6th Dec|DATE]',
    'seen [6/12|DATE] in clinic',
    'on [Monday|DATE] night she fell',
    'since [Christmas|DATE], in pain',
    'seen on [3/12|DATE]',
    'O2 since [3/4/2021|DATE]',
    'Review [3/12|DATE].',
    'in [3/12|DATE] she moved',
    'Bloods in 2/52. Seen on [3/12|DATE].',
  ])('find %s', async (marked) => {
    const found = await markedBy([dates], marked)
    expect(found.replace('[Weds|DATE] [6th Dec|DATE]', '[Weds 6th Dec|DATE]')).toBe(marked)
  })

  it.each([
    'VA 6/12 and 6/24, IOP 16',
    'visual acuity R 6/9, L 6/18',
    'LOW x 3/12, night sweats',
    'over 3/12 of loss',
    '4/7 hx of cough',
    'Monday disease, Christmas disease, Easter egg sign',
    'Saturday night palsy, Sunday driver, June bug bites',
    'March fracture of the foot',
    'Monday blues',
    'May-Thurner syndrome',
    'O2 at 2/min, l2',
    'I/O 120/30',
    'Review in 3/12.',
    'Bloods in 2/52. Review 3/12, follow up 6/12',
    'NHS clinic. Review 3/12.',
  ])('take nothing from %s', async (text) => expect(await markedBy([dates], text)).toBe(text))
})
