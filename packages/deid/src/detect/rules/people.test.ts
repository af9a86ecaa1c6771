import { describe, expect, it } from 'vitest'
import { markedBy } from '../testing/marked-by.ts'
import { chatLines } from './chat-lines.ts'
import { headers } from './headers.ts'
import { identified } from './identified.ts'
import { kin } from './kin.ts'
import { names } from './names.ts'
import { titles } from './titles.ts'

describe('titles', () => {
  it.each([
    'Seen by Dr. [Jane Roe|DOCTOR] today',
    'Dr [Nguyen|DOCTOR] agreed',
    "Dr. [O'Malley|DOCTOR]'s clinic",
    'Mr. [de la Cruz|PATIENT] was seen',
    'Mrs. [Smith-Jones|PATIENT] came',
    'Drs. [Smith|DOCTOR] and [Wesson|DOCTOR]',
    '[Marisol Fuentes|DOCTOR], MD',
    '[R. Hallberg|DOCTOR], DO',
    '[Amara Osei|DOCTOR] RN',
    'Mr. [Ward|PATIENT] reports headaches',
    'attending dr [smith|DOCTOR] agrees. BP stable in the ED.',
    'Prof. [Ludwig Braun|DOCTOR] lectured',
    '[RV|DOCTOR]/[mlt|DOCTOR]',
    'MR. [GRIGGS|PATIENT] IS HERE',
    'Shri [Venkatesh Iyer|PATIENT] walked in',
  ])('find %s', async (marked) => expect(await markedBy([titles], marked)).toBe(marked))

  it.each([
    'Ask your doctor. Tell me how you are.',
    'The doctor was late',
    'MS is a disease of the CNS',
    'Hx of MS with optic neuritis',
    'Lives in Boston, MA',
    'Follow with the MD',
    'OT and PT evaluated',
    'sister has diabetes',
    'The father was a smoker',
    'Dr. recommended rest',
    'Transferred to RN station',
    'Fever, MD aware',
    'Col. polyps removed',
    'A/P: stable',
    'PA and lateral views',
  ])('take nothing from %s', async (text) => expect(await markedBy([titles], text)).toBe(text))
})

describe('names', () => {
  it.each([
    'Then [Anna Schmidt|PERSON] left',
    'a patient, [Mary S.|PERSON], with AFib',
    'reviewed with [J. Okafor|PERSON] at noon',
    'The film of [PATEL, RAVI|PERSON] was lost',
    'Sent to [Jennifer K. Alvarez|PERSON] by mail',
    'We met [Mark Brown|PERSON] there',
    'the pleasure of seeing [Winifred Achterberg|PERSON] today',
    'Today [Bruce Ward|PERSON] is well',
    'a man, [Frank L.|PERSON], presented',
    'then [Will Smith|PERSON] came',
    'A call from [Mei Zhang|PERSON] was taken',
    'as [José Álvarez|PERSON] said',
    'pt [robert brown|PERSON], seen today',
  ])('find %s', async (marked) => expect(await markedBy([names], marked)).toBe(marked))

  it.each([
    "Parkinson's disease and a Foley catheter",
    'Babinski was downgoing, Romberg positive',
    'Hodgkin lymphoma in remission',
    'C5-C6 stenosis, T12 fracture, L4-L5',
    'Lou Gehrig disease',
    'Continue Lovenox and Toprol',
    'Grace period. Will you mark this? May help.',
    'Rose was red. Hope is good. Faith matters.',
    'West Nile and Epstein-Barr were negative',
    'Sprague Dawley rats',
    'Baker cyst, Bell palsy, Young age',
    'Glasgow coma scale 15, Apgar 9',
    'vitamin D 25-OH',
    'Rest, ice and elevate. Grade II sprain.',
    'PT/OT EVAL, CBC, BMP, LFTS NORMAL',
    'RA, OA and SLE were discussed',
  ])('take nothing from %s', async (text) => expect(await markedBy([names], text)).toBe(text))
})

describe('headers', () => {
  it.each([
    'Patient: [Jane Roe|PATIENT]',
    'Patient Name: [ROE, JANE M|PATIENT]   Sex: F',
    'NAME:\n[Anna Schmidt|PATIENT]\nSex: F',
    'Name\t[Oskar Lindgren|PATIENT]',
    'Patient \\| [Lindgren, Oskar P|PATIENT] \\| x',
    'Attending: [Fuentes|DOCTOR]',
    'Dictated by: Dr. [Lee Wong|DOCTOR]',
    'cc: [Alan Turing|DOCTOR]; [Grace Hopper|DOCTOR]',
    'Electronically signed by [Harold J. Nakamura|DOCTOR], MD',
    'DOB: [030467|DATE]',
    'Emergency contact: [Rosa Delgado|PERSON] (mother)',
    'Occupation: [truck driver|PROFESSION]',
    'Employer: [Acme Tool Works|ORGANIZATION]',
    'zip code [94103|ZIP]',
    'Next of kin: [Maria|PERSON]',
  ])('read %s', async (marked) => expect(await markedBy([headers], marked)).toBe(marked))

  it.each([
    'Patient: Um, it hurts',
    'Patient: Yes, every day',
    'Patient presents with fever',
    'Mother: alive and well',
    'Contact: dermatitis on both hands',
    'Plan: rest and fluids',
    'Name of the drug is unknown',
    'Signed consent in chart',
    'Patient Care Coordinator called',
    'The attending was paged',
    'Occupation: retired',
    'Team: will follow',
    'From: 10 to 20',
    'Address the wound daily',
    'Room: warm',
    'Carrier: Humana',
    'Interpreter: Tagalog.',
    'Interpreter: Farsi, by phone',
    'Interp: Punjabi',
    'Payer: CareFirst',
    'Insurer: Meritain',
  ])('take nothing from %s', async (text) => expect(await markedBy([headers], text)).toBe(text))
})

describe('kin', () => {
  it.each([
    'her daughter [Anna|PERSON] called',
    'his wife, [Maria|PERSON], agrees',
    'two brothers, [Isaiah|PERSON] and [Micah|PERSON]',
    'a girl named [Emma|PERSON]',
    'Spoke with [Priya|PERSON] today',
    'Dear [Bronwyn|PERSON],',
    'Sincerely,\n\n[Eleanor Whitcombe|PERSON]',
    'spelled [K-O-W-A-L|PERSON], thanks',
    'HER DAUGHTER [CHIDINMA|PERSON] REPORTS',
    'a sister-in-law, [Marguerite|PERSON], drove',
    'stepdad [Lorne|PERSON] called',
    'counselling for the [Vandersloot|PERSON] family.',
  ])('find %s', async (marked) => expect(await markedBy([kin], marked)).toBe(marked))

  it.each([
    'her mother had diabetes',
    'Father: Hypertension',
    'son is well',
    'Dear Colleague,',
    'spoke with Radiology about it',
    'Thanks, will do',
    'seen by Cardiology',
    'a procedure called Whipple procedure',
    'mother with Crohn disease',
    'the law of Laplace, common-law wife',
    'the Dutch family, the Patient family, the Whole family',
    'Dear Sir, thank you',
    'Dear Sir or Madam',
  ])('take nothing from %s', async (text) => expect(await markedBy([kin], text)).toBe(text))
})

describe('names run into the text', () => {
  it.each([
    'Patient [John Smith|PATIENT] was seen',
    'Pt. [Maria Lopez|PATIENT] called',
    'Pt [Garrison Leakey|PATIENT], 44M',
    'pt [R.M.|PATIENT] brought in by ambulance',
    'Proband [A.J.|PATIENT] is well',
    'for member [Tran Van Minh|PATIENT], plan',
    'Victim [Imani Oduya|PERSON] stated',
    'coach [Dunleavy|PERSON] called',
    'Name [Fergal Tierney|PATIENT], DOB',
    'S/o [Ganpat Patil|PERSON]',
    'W/o [Suresh Kumar|PERSON], 45 yrs',
    'Name: [Ramesh Patil|PATIENT] S/o [Ganpat Patil|PERSON]',
    'W/o Late Shri [Ratanlal|PERSON]',
    'Veteran [Harold "Hal" Pinkerton|PATIENT], seen',
    'D0B: [O9/21/1939|DATE]',
    'the man, dob [2.6.38|DATE], of',
    'BIRTH DATE [07 22 1988|DATE] SEX M',
  ])('find %s', async (marked) => expect(await markedBy([headers], marked)).toBe(marked))

  it.each([
    'Patient States he feels well',
    'Patient Education given',
    'Pt Ambulating. Pt Alert and oriented.',
    'pain w/o radiation',
    'MRI Brain W/O Contrast',
    'w/o Foley, w/o Ativan',
    'C/o Headache, c/o chest pain',
    'S/o Gastritis',
    'Doctor: Hello.\nPatient: Fine.\nDoctor: And?\nPatient: Good.\nDoctor: Oh.\nPatient: Great.',
    'coach class seat',
    'Victim of assault',
    'D0B: see chart',
    'dob 12 of them',
    'BIRTH DATE 2 OF 3',
    'Name of the drug',
    'Pt. A. fib on Eliquis',
    'Member Services called',
  ])('take nothing from %s', async (text) => expect(await markedBy([headers], text)).toBe(text))
})

describe('names among staff and kin', () => {
  it.each([
    '3 kids ([Aaliyah|PERSON] 9, [Micah|PERSON] 6, [Zion|PERSON] 2) at home',
    'resident ([Ramirez|DOCTOR]) paged',
    'consulted ([Novak|DOCTOR])',
    'Findings d/w [Kristof|PERSON] in ED',
    'Seen by [JM|DOCTOR].',
    'Reviewed today by [AK|DOCTOR]',
    'Interpreter [Alenna Vlous|PERSON], ID',
    'son named [Rex|PERSON]',
  ])('find %s', async (marked) => expect(await markedBy([kin], marked)).toBe(marked))

  it.each([
    'kids 9, 6 and 2 at home',
    'resident (PGY2) paged',
    'consulted (again)',
    'd/w family',
    'Seen by PT.',
    'Seen by ED, then home',
    'takes something called Zyprexa',
    'a medicine called Allegra',
    'Reviewed by ID.',
  ])('take nothing from %s', async (text) => expect(await markedBy([kin], text)).toBe(text))
})

describe('roles before surnames', () => {
  it.each([
    'called to RN [Petrov|DOCTOR] at noon',
    'RT [GONZALES|DOCTOR] AT BEDSIDE',
    '[ZK|DOCTOR]/[br|DOCTOR]',
  ])('find %s', async (marked) => expect(await markedBy([titles], marked)).toBe(marked))

  it.each(['RN notified', 'RN Station 4', 'the NP Agreed', 'RT Treatment given', 'CNA Called'])(
    'take nothing from %s',
    async (text) => expect(await markedBy([titles], text)).toBe(text),
  )
})

describe('names by their neighbours', () => {
  it.each([
    '[Robert E. Leland III|PERSON]; he plays',
    '[Kofi|PERSON], 31, hygiene visit',
    'seen by [M. Pruitt|PERSON] MA',
    '[K. B.|PERSON] is a 46 yo man',
    'in the matter of [D.W.|PERSON], a minor',
    '[Katherine (Kate) Hall|PERSON] called',
  ])('find %s', async (marked) => expect(await markedBy([names], marked)).toBe(marked))

  it.each([
    'Keflex, 31 doses',
    'C. B. was sent',
    'Weil-Felix negative',
    'Kirby-Bauer',
    'The McGill Pain Questionnaire',
    'Total, 31, of them',
    'Vitamin (D) Supplement',
    'Iron, 65, daily',
  ])('take nothing from %s', async (text) => expect(await markedBy([names], text)).toBe(text))
})

describe('titles that are none', () => {
  it.each([
    'Chaplain Rev. [Oglethorpe|PERSON] visited',
    '[H. Stanhope|DOCTOR], MD. Reviewer',
    'Reviewer [H. Stanhope|DOCTOR], MD',
    'Midwife [Sukie Van Der Berg|DOCTOR] CNM',
    '[S. Balo III|DOCTOR], LCSW',
    'seen with MR. [Henderson|PATIENT] today',
    'THIS IS DR [WYCLIFFE OYELARAN|DOCTOR] DICTATING A NOTE',
    'Fr. [Dominic|PERSON] visited',
    'call back if worse. -[LT|DOCTOR], RN',
    'T: 11/10/23 [PKS|DOCTOR]/[nmb|DOCTOR]',
    'Stable. [KP|DOCTOR]/[nvj|DOCTOR] 04/05/2007 Copy to file',
  ])('find %s', async (marked) => expect(await markedBy([titles], marked)).toBe(marked))

  it.each([
    'moderate MR. Diuresed 6 L',
    'known MS. Started therapy',
    '18 Fr Foley, 7 Fr Blake drain',
    'a 6 Fr sheath',
    'Reviewer, MD',
    'trace MR. Normal LV',
    'Chaplain visited',
    'PT, OT to see. - PT, RN aware of it',
    'on 3/4 ABG/vbg done and',
    'Stable. PT/inr 3.2 today',
    'Ready. UA/ucx 3/4 sent',
    'Seen. OB/GYN',
    'Then. PET/CT\nnext',
    'the SR. Sinus beats',
  ])('take nothing from %s', async (text) => expect(await markedBy([titles], text)).toBe(text))
})

describe('names that are words of a term', () => {
  it.each([
    'met [Ruby Tan|PERSON] there',
    'then [Anna-Lise Roe|PERSON] came',
    'the film of [Patel, Ravi|PERSON] was lost',
    'by [John Jr.|PERSON] today',
    'for [Hamilton C. Reid|PERSON] today',
    'by [Lena Trent|PERSON] DEA number',
    'met [jill st john|PERSON] there',
    'as for [R. Abimbolade|PERSON], she left',
    'then [Telma|PERSON] called',
  ])('find %s', async (marked) => expect(await markedBy([names], marked)).toBe(marked))

  it.each([
    'Ruby-red stools',
    'Martin-Gruber absent',
    'Kaplan-Meier, Mann-Whitney U and Bland-Altman',
    'a Frank-Starling curve',
    'the Hugger, Jackson table',
    'Tab Telma 40',
    'Hamilton C1',
    'Rome IV criteria',
    'E. Coli and S. Aureus grew, H. Pylori too',
    'Apt B. Zzyzx',
    'gave to 22b baker st london today',
    'Harris-Benedict 1540 kcal',
    'Urine Bence Jones protein',
    'Bence Jones protein absent',
    'West Nile and St. Louis panels negative',
  ])('take nothing from %s', async (text) => expect(await markedBy([names], text)).toBe(text))
})

describe('names by what identifies them behind', () => {
  it.each([
    'such as [Halvard Nygaard|PATIENT] (MRN 8841270)',
    'what about [wilhelmina baptiste|PATIENT] dob 5-9-61',
    '[Nomvula Dlamini|PATIENT], 41 F, tired',
    'to [Tane Ngata|PATIENT], 6, of Leith',
    'For [Ione Castellano|PATIENT] - DOB 1/2/1970',
    '[IONE CASTELLANO|PATIENT] MRN 4471',
    'SHRI [BALWANT SINGH GILL|PATIENT], 71 YRS',
    'Subject 12 Initials [RTB|PATIENT] Visit 3',
    'Subject initials: [R-B|PATIENT]',
    'Seen. [JD|PATIENT], 7933732, Jan.',
    'Plan. [MMB|PATIENT] is a 36M with pain',
  ])('find %s', async (marked) => expect(await markedBy([identified], marked)).toBe(marked))

  it.each([
    'the chart (MRN 8841270)',
    'Right Lower Lobe, 41, seen',
    'check name and dob',
    'Total Serum Bilirubin, 6, high',
    'Nygaard (MRN 8841270)',
    'with acetaminophen, 500 mg',
    'please give dob',
    'initials of the nurse',
    'his initials: see chart',
    'Done. CT, 120 kV, was clear',
    'Seen. US, 4 views, 3 cm',
    'MS is a 5 year problem',
    'Then RN, 4471209 paged',
  ])('take nothing from %s', async (text) => expect(await markedBy([identified], text)).toBe(text))
})

describe('names as systems write them', () => {
  it.each([
    'Printed by [RBHATT02|USERNAME] today',
    'photos uploaded by [a.petrosyan|USERNAME] from home',
    '\\[10:02\\] [jsantos|USERNAME]: bp 82/40',
    '10:05 [dr_keane|USERNAME]: on my way',
    'hello\n9:41 am @[tlindh|USERNAME]: thanks',
  ])('find %s', async (marked) => expect(await markedBy([kin, chatLines], marked)).toBe(marked))

  it.each([
    '10:02 vitals: stable',
    '10:02 BP: 120/80',
    'encoded by CTNNB1 here',
    'given by mouth. then rest',
    '14:30 ECG: normal',
    'at 10:02 the note: fine',
    '08:00 insulin: 4 units',
  ])('take nothing from %s', async (text) => expect(await markedBy([kin, chatLines], text)).toBe(text))
})
