import { describe, expect, it } from 'vitest'
import { markedBy } from '../testing/marked-by.ts'
import { addresses } from './addresses.ts'
import { hospitals } from './hospitals.ts'
import { organizations } from './organizations.ts'
import { places } from './places.ts'
import { professions } from './professions.ts'

describe('hospitals', () => {
  it.each([
    'seen at [Elm Clinic|HOSPITAL] today',
    'from [Lakeview Community Hospital|HOSPITAL] on',
    'at [Cedars-Sinai Medical Center|HOSPITAL].',
    "at [St. Luke's|HOSPITAL] on",
    'treated at [Mt. Sinai|HOSPITAL] before',
    'admitted to [Mass General|HOSPITAL] on',
    'our [New York clinic|HOSPITAL]',
    "[Children's Hospital Los Angeles|HOSPITAL]",
    'at [UCSF|HOSPITAL] now',
    'FROM [WILLOWBROOK NURSING HOME|HOSPITAL] WITH',
    'treated at [ucsf|HOSPITAL] in may',
    'seen @ [UCSF Med Ctr|HOSPITAL] on',
  ])('find %s', async (marked) => expect(await markedBy([hospitals], marked)).toBe(marked))

  it.each([
    'the pain clinic called',
    'seen in clinic today',
    'an outside hospital',
    'MSK: no swelling',
    'hospital course was short',
    'Brief Hospital Course: stable.',
    'SUMMARY OF HOSPITAL COURSE',
    'Long Hospital Course, see below.',
    'admitted to ICU',
    'seen at bedside',
    'the Emergency Department',
    'transferred to the floor',
    "St. John's wort",
    'R-CHOP was given',
    'at home with family',
  ])('take nothing from %s', async (text) => expect(await markedBy([hospitals], text)).toBe(text))
})

describe('addresses and places', () => {
  it.each([
    '[412 Birchwood Lane, Suite 3|STREET], [Dayton|CITY], [OH|STATE] [45402|ZIP]',
    '[1890 N. Sycamore Ave Apt 12B|STREET], [Fresno|CITY] [CA|STATE] [93728|ZIP]',
    '[Flat 2, 71 Mansfield Road|STREET], [Nottingham|CITY]',
    '[221B Baker Street|STREET]',
    '[PO Box 123|STREET], [Springfield|CITY], [IL|STATE] [62704-1234|ZIP]',
    '[1450 Rue Saint-Denis|STREET], [Montréal|CITY], [QC|STATE] [H2X 3J6|ZIP]',
    'lives in [Tacoma|CITY], [Washington|STATE]',
    'lives in [Paris|CITY], [France|COUNTRY]',
    'from [Osaka|CITY], visiting',
    'on [Peachtree Street|STREET]',
    'on [5th Avenue|STREET]',
    'moved to [San Francisco|CITY] in',
    'came from [Kenya|COUNTRY] last year',
    '[Mumbai|CITY] - [400053|ZIP]',
  ])('find %s', async (marked) => expect(await markedBy([addresses, places], marked)).toBe(marked))

  it.each([
    '20 mg Toprol daily',
    '3 days of fever',
    '2 Tablets by mouth',
    'in Trendelenburg position',
    'Hgb 10, PA pressure 30',
    'OR time 40 min',
    'Reading glasses, Mobile phase',
    'he was in pain',
    'from Topamax',
    'Lyme disease, Coxsackie virus',
    'Boston bowel prep score 8',
    '4 views of the drive line',
    'me, or in the ED',
    'Huntington disease',
  ])('take nothing from %s', async (text) => expect(await markedBy([addresses, places], text)).toBe(text))
})

describe('organisations and professions', () => {
  it.each([
    'works at [Dairy Queen|ORGANIZATION].',
    'a student at [Roosevelt High School|ORGANIZATION]',
    'by [Acme Widgets, Inc.|ORGANIZATION] in',
    'works as a [forklift operator|PROFESSION].',
    'a retired [bus driver|PROFESSION]',
    'a 59yo [primary school teacher|PROFESSION]',
    'He is a [farmer|PROFESSION]',
  ])('find %s', async (marked) => expect(await markedBy([organizations, professions], marked)).toBe(marked))

  it.each([
    'works well with PT',
    'went back to school',
    'the nurse was a help',
    'was a model patient',
    'Slight Limited ROM',
    'the bank of the lesion',
    'seen by a doctor',
  ])('take nothing from %s', async (text) =>
    expect(await markedBy([organizations, professions], text)).toBe(text),
  )
})

describe('towns by what leads to them', () => {
  it.each([
    'lives in [Etobicoke|CITY], alone',
    'a widow from [Shiraz|CITY] who',
    'wants to go home to [Aiken|CITY].',
    'flew in from [Bhopal|CITY] at night',
    'visiting from [Recife|CITY], [Brazil|COUNTRY]',
    'born in [UK|COUNTRY]',
    'arrested by the [Houston|CITY] police',
    'in [Ballymena|CITY] [BT43 7AA|ZIP]',
    'of Co. [Dublin|CITY] [A96 X2Y4|ZIP], attended',
    '[Chennai|CITY] [600 040|ZIP].',
    'PIN [600040|ZIP]',
    '[Boise|CITY], [ID|STATE] [83702|ZIP]',
  ])('find %s', async (marked) => expect(await markedBy([places], marked)).toBe(marked))

  it.each([
    'lives in Fear',
    'a woman from Radiology',
    'went home to Rest',
    'flew in from Surgery',
    'flew in from Radiology',
    'Interpreter Alenna, ID 45345',
    'silver Honda Civic, CA plate 8KLM221',
    'referred to Cardiology',
    'platelets 150 000',
    'T10 T1T2 fused, C5 T1T2 too',
    'D50 AMPS of it',
    'V10 V2V3 leads',
    'PIN 4432',
    'guinea pigs in cages',
    'by bus, on April 12',
  ])('take nothing from %s', async (text) => expect(await markedBy([places], text)).toBe(text))
})

describe('streets that someone lives on', () => {
  it.each([
    'lives on [Eyre Square|STREET], [Galway|CITY].',
    'a shop on [Delancey St|STREET].',
    'of [Flat 9, Cobden House, Camden Road|STREET]',
    'at [12 MG Road|STREET], [Pune|CITY] 411001',
  ])('find %s', async (marked) => expect(await markedBy([addresses], marked)).toBe(marked))

  it.each([
    'lives on disability',
    'PLACED ON 4L NC. DR SINGH NOTIFIED',
    'on Food St',
    'at bay st',
    '20 mg Road test',
  ])('take nothing from %s', async (text) => expect(await markedBy([addresses], text)).toBe(text))
})

describe('hospitals without a head', () => {
  it.each([
    'from [Yuma Regional|HOSPITAL] today',
    'seen in [Capital Health|HOSPITAL] ED on',
    'at [UPMC Presbyterian|HOSPITAL] in May',
    'PCP at [Cedar Hollow Primary Care|HOSPITAL]',
    'to [Maple Grove SNF|HOSPITAL]',
    'cc [Park View Surgery|HOSPITAL]',
    '[Sparta Community Hospital|HOSPITAL], [Elkton|CITY].',
  ])('find %s', async (marked) => expect(await markedBy([hospitals], marked)).toBe(marked))

  it.each([
    'the Surgeon General said',
    'seen in the ED',
    'in Adult ED',
    'to Pediatric ED',
    'Transfer Center: paged',
    'Primary Care',
    'to SNF when ready',
    'at another hospital',
    'Plastic Surgery.',
  ])('take nothing from %s', async (text) => expect(await markedBy([hospitals], text)).toBe(text))
})

describe('hospitals beside what is none of their name', () => {
  it.each([
    'Sincerely,\nJane Roe, MD PhD\n[Sparta Community Hospital|HOSPITAL]',
    'Jane Roe, PA-C\n[Greenfield Medical Center|HOSPITAL]',
    'Seen at the [VA|HOSPITAL] in May',
    'Followed by the [VA|HOSPITAL].',
    'at [Our Lady of Lourdes|HOSPITAL] by ambulance',
    'SEEN AT [OUR LADY OF LOURDES|HOSPITAL] BY DR X',
    'Her GP at [Kingfisher Practice|HOSPITAL] has',
    'The [Willows Surgery|HOSPITAL]\n12 Mill Lane',
    'I reviewed her at [Tarvonne|HOSPITAL] on',
    'respite at [Magnolia House|HOSPITAL] offered',
  ])('find %s', async (marked) => expect(await markedBy([hospitals], marked)).toBe(marked))

  it.each([
    'PEDS CLINIC. Well child',
    'ivor gwynne hosp no x448812',
    'the VA 20/40 today',
    'at the VA 6/12 line',
    'by the Va',
    'our lady friend',
    'Family practice',
    'the best practice',
    'The surgery went well',
    'Palliative Care following for symptoms',
    'Graft in situ. Palliative Care following',
    'Discussed with Palliative Care team',
  ])('take nothing from %s', async (text) => expect(await markedBy([hospitals], text)).toBe(text))
})

describe('bodies of the profession, makers and trades', () => {
  it.each([
    'she joined [Harrowgate Mutual|ORGANIZATION].',
    'member of the [Oakfield Bowling Society|ORGANIZATION]',
    'a retired [headmistress|PROFESSION] from',
    'ex-[miner|PROFESSION], widowed',
    'works weekends as a [line cook|PROFESSION].',
    'works at [Johnson & Johnson|ORGANIZATION].',
    'attends [Trinity College|ORGANIZATION]',
  ])('find %s', async (marked) => expect(await markedBy([organizations, professions], marked)).toBe(marked))

  it.each([
    'The American College of Radiology recommends',
    'per Fleischner Society at 12 months',
    'European Society of Cardiology 2021',
    'Johnson & Johnson vaccine given',
    'mutual decision',
    'retired early',
    'ex-smoker, former drinker',
    'National Kidney Foundation',
    'works nights as needed',
  ])('take nothing from %s', async (text) =>
    expect(await markedBy([organizations, professions], text)).toBe(text),
  )
})

describe('streets and towns in other ways', () => {
  it.each([
    'at [41 Hawthorn Brae|STREET], [Kirkintilloch|CITY].',
    'to [1800 blk of E Lombard St|STREET] for',
    '[3317 Alder Ct|STREET], [Yakima|CITY], [WA|STATE] [98902|ZIP]',
    '[12 Mill Wynd|STREET]',
    'lives at [12, Rose Cottages|STREET].',
    'of [Flat 2, Ferndale Court|STREET], [Ilkley|CITY], seen',
    'at [1440 rue Sherbrooke O, app. 7|STREET], [Montréal|CITY] [H3G 1K4|ZIP]',
  ])('find %s', async (marked) => expect(await markedBy([addresses, places], marked)).toBe(marked))

  it.each([
    '72/M, White River',
    'MELD-Na 19, West Haven 1',
    'Interpreter Chanice Oshea, ID #MM-433232',
    'Dr Clara Weiss, MA prepared',
    'a block of 2 hours',
    '20 block of time',
    'braes of pain, 2 croft',
  ])('take nothing from %s', async (text) => {
    expect(await markedBy([addresses], text)).toBe(text)
    expect(await markedBy([places], text)).not.toMatch(/STATE/)
  })
})
