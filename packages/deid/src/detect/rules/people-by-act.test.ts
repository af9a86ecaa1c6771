import { describe, expect, it } from 'vitest'
import { markedBy } from '../testing/marked-by.ts'
import { kin } from './kin.ts'
import { peopleByAct } from './people-by-act.ts'

describe('people by what is said of them', () => {
  it.each([
    'Tanner stage 3. [Yaiwuk|DOCTOR] (Endocrinology) suggested a scan.',
    'Murmur heard. [Finkelstein|DOCTOR] (Internal Medicine) advised rest.',
    '[Brooks|DOCTOR]: done 8 am',
    '[Lela|DOCTOR]: done 7:48 PM, L4-S1',
    'Rounds at 8. [Hope|DOCTOR] pls pre-chart 1-6.',
    'Float from peds. [Wise|DOCTOR] on call, backup [Yiakeerd|DOCTOR].',
    'Lives alone. [Austin|PERSON] said no.',
    'home by 4 [Keefoor|DOCTOR] otr',
    'Bp soft, paged [Ivancic|DOCTOR] bolus 500 given',
  ])('are found in %s', async (marked) => expect(await markedBy([peopleByAct], marked)).toBe(marked))

  it.each([
    'Metformin (Glucophage) suggested for control.',
    'Levothyroxine (Endocrinology) suggested.',
    'Clinic (Cardiology) advised rest.',
    'Bath: done 8 am',
    'Aspirin: done 0800',
    'Team pls call back.',
    'Pharmacy pls send 2 doses.',
    'Surgery on call, backup generator tested.',
    'Resident on call paged Urology and Cardiology.',
    'Nobody paged him. Paged twice.',
    'Nurse said no. Nobody said so. Mom told us. Police asked.',
    'Pharmacy said tomorrow. Medicare said no. She asked.',
    "I've told him. They'd asked. He's said so.",
    'Call lpn. Home cna tomorrow. Night rrt',
    'On call. Call back tomorrow.',
  ])('are not found in %s', async (text) => expect(await markedBy([peopleByAct], text)).toBe(text))
})

describe('kin without an apostrophe', () => {
  it.each([
    'hey doc its Andrew, [Erikas|PERSON] brother here',
    'this is [Timofeys|PERSON] uncle',
    'spoke to [Veronikas|PERSON] mother-in-law',
  ])('is found in %s', async (marked) => expect(await markedBy([kin], marked)).toBe(marked))

  it.each([
    'Patients brother called',
    'Parents friend drove',
    'Williams brother visited',
    'Its brother works',
    'Twins mother is well',
  ])('is not found in %s', async (text) => expect(await markedBy([kin], text)).toBe(text))
})
