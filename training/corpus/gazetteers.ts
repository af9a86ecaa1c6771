import { readFileSync } from 'node:fs'
import { LANDMARKS, SHORT_HOSPITALS, TOWNS_ABROAD } from './place-names.ts'
import { inSplit, type Split } from './split.ts'

const DATA = new URL('../../packages/deid/data/', import.meta.url)

function rows(file: string): string[][] {
  const lines = readFileSync(new URL(file, DATA), 'utf8').split('\n')
  return lines
    .slice(1)
    .filter((line) => line.length > 0)
    .map((line) => line.split('\t'))
}

/** A place whose postcode, city, county and state fit together. */
export interface Place {
  readonly zip: string
  readonly city: string
  readonly county: string
  readonly state: string
  readonly stateShort: string
}

/** A hospital with its address. */
export interface Hospital {
  readonly name: string
  readonly street: string
  readonly city: string
  readonly state: string
  readonly zip: string
}

/** Every list that fills slots. Names and places are cut by split; words that are not identifying are not. */
export type Gazetteers = ReturnType<typeof gazetteers>

/** Lower-case inside words of a mechanically title-cased name put right: `De kalb` is `De Kalb`. */
function cased(name: string): string {
  return name
    .replace(/(^|[\s'-])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase())
    .replace(/\bMc(\p{L})/gu, (_, l) => `Mc${l.toUpperCase()}`)
}

/** The lists of a split, read from `packages/deid/data`. */
export function gazetteers(split: Split) {
  const own = <T>(list: readonly T[], text?: (item: T) => string) => inSplit(list, split, text)
  const given = rows('ssa_first_names_1940_2019.tsv').map(([name, f, m]) => ({
    name: name!,
    f: Number(f),
    m: Number(m),
  }))
  given.sort((a, b) => b.f + b.m - a.f - a.m)
  const surnames = rows('census1990_last.tsv').map(([name]) => cased(name!))
  const places = rows('us_zip_city_county_state.tsv')
    .map(
      ([zip, city, county, state, stateShort]): Place => ({
        zip: zip!,
        city: cased(city!),
        county: cased(county!),
        state: cased(state!),
        stateShort: stateShort!,
      }),
    )
    // Places that the census knows by number only.
    .filter(({ city }) => !/\d/.test(city))
  const hospitals = rows('us_hospitals_cms.tsv').map(
    ([name, street, city, state, zip]): Hospital => ({
      name: cased(name!),
      street: street!,
      city: cased(city!),
      state: state!,
      zip: zip!,
    }),
  )
  const intlGiven = rows('intl_forenames_by_country.tsv')
    .map((row) => ({ country: row[0]!, gender: row[9] ?? '', name: row[11] || row[10] || '' }))
    .filter(({ name }) => /^\p{Lu}\p{Ll}+$/u.test(name))
  const intlSurnames = rows('intl_surnames_by_country.tsv')
    .map((row) => ({ country: row[0]!, name: row[5] || row[4] || '' }))
    .filter(({ name }) => /^\p{Lu}[\p{L}'-]+$/u.test(name))
  const female = given.filter(({ f, m }) => f > m * 3).map(({ name }) => name)
  const male = given.filter(({ f, m }) => m > f * 3).map(({ name }) => name)
  const drugs = rows('drug_names.tsv')
    .map(([drug]) => drug!)
    .filter((drug) => /^[A-Za-z][A-Za-z -]{3,24}$/.test(drug))
  const diseases = rows('disease_symptom_terms.tsv')
    .map(([term]) => term!.replace(/ - /g, '-').replace(/ ' s/g, "'s"))
    .filter((term) => /^[A-Za-z][A-Za-z' -]{3,40}$/.test(term))
  const names = new Set(
    [...given, ...surnames.map((name) => ({ name }))].map(({ name }) => name.toLowerCase()),
  )
  for (const { city } of places) names.add(city.toLowerCase())
  const safeWords = [
    ...rows('clinical_safe_words_philter.tsv').map(([word]) => word!),
    // As many again of everyday English, so that a word need not be odd to be nobody.
    ...Array.from({ length: 20 }, () => rows('english_words_freq.tsv').map(([word]) => word!)).flat(),
  ].filter((word) => /^[a-z]{4,18}$/.test(word) && !names.has(word))
  return {
    split,
    safeWords,
    wordFirst: own(WORD_FIRST),
    wordLast: own(WORD_LAST),
    female: own(female),
    male: own(male),
    surnames: own(surnames),
    intlGiven: own(intlGiven, ({ name }) => name),
    intlSurnames: own(intlSurnames, ({ name }) => name),
    places: own(places, ({ city }) => city),
    hospitals: own(hospitals, ({ name }) => name),
    hospitalsCased: own(rows('us_hospitals_wikipedia.tsv').map(([name]) => name!)),
    streets: own(rows('street_names_from_hospital_addresses.tsv').map(([street]) => street!)),
    professions: own(
      rows('professions.tsv')
        .map(([name]) => name!.toLowerCase())
        .filter((name) => /^[a-z][a-z -]{2,30}$/.test(name)),
    ),
    shortHospitals: own(SHORT_HOSPITALS),
    landmarks: own(LANDMARKS),
    townsAbroad: {
      UK: own(TOWNS_ABROAD.UK),
      CA: own(TOWNS_ABROAD.CA),
      AU: own(TOWNS_ABROAD.AU),
      IN: own(TOWNS_ABROAD.IN),
    },
    countries: own(
      rows('countries.tsv')
        .map(([name]) => name!)
        .filter((name) => /^[A-Z][A-Za-z ]+$/.test(name)),
    ),
    nationalities: rows('nationalities.tsv').map(([name]) => name!),
    companies: own(rows('companies.tsv').map(([name]) => name!)),
    insurers: own(rows('insurers.tsv').map(([name]) => name!)),
    towns: own(
      rows('world_cities_misc.tsv').map(([name, country]) => ({ name: name!, country: country! })),
      ({ name }) => name,
    ),
    holidays: rows('holidays.tsv').map(([name]) => name!),
    relations: rows('relations.tsv').map(([name]) => name!),
    languages: rows('languages.tsv')
      .map(([, name]) => name!)
      .filter((name) => /^[A-Z][a-z]+$/.test(name)),
    drugs,
    diseases,
    eponyms: rows('medical_eponyms.tsv')
      .map(([name]) => name!)
      .filter((name) => /^[A-Z][a-z]+('s)?$/.test(name)),
    eponymPhrases: rows('medical_eponym_phrases.tsv')
      .map(([name]) => name!)
      .filter((name) => /^[A-Z][A-Za-z' -]{5,50}$/.test(name)),
  }
}

/** First names and surnames that are words: as names they need their surroundings to be known for one. */
const WORD_FIRST =
  'Mark|Will|Grant|Chase|Rich|Hope|Dawn|Rose|May|June|April|August|Bill|Rob|Frank|Drew|Pat|Sue|Page|Wade|Heath|Grace|Faith|Joy|Clay|Cole|Dale|Dean|Glen|Guy|Hunter|Jack|Jean|Lance|Max|Miles|Nick|Norm|Pierce|Ray|Reed|Rusty|Sterling|Iris|Violet|Hazel|Amber|Ruby|Crystal|Pearl|Opal|Ginger|Basil|Olive|Sage|Rosemary|Lily|Ivy|Daisy|Sandy|Misty|Dusty|Summer|Autumn|Christian|Penny|Art|Gene|Ken|Skip|Sunny|Melody|Destiny|Patience|Mercy|Victor|Chance|Angel|Star|Jasmine|Carol|Eve|Robin|Jay|Bud|Buck|Peg|Dot|Bea|Harry|Dick|Randy|Tad|Chuck|Josh|Cliff|Brook|River|Rocky|Forest|Stone|Storm'.split(
    '|',
  )
const WORD_LAST =
  'Young|Long|Short|Brown|White|Black|Green|Gray|Sharp|Strong|Small|Little|Rice|Bean|Berry|Cook|Baker|Mason|Carpenter|Taylor|Potter|Fisher|Hand|Foote|Head|Hart|Bone|Palmer|Temple|Cheek|Back|Bush|Banks|Brooks|Rivers|Lake|Hill|Fields|Marsh|Frost|Snow|Winter|Day|Knight|Weeks|Love|Moody|Gay|Merry|Wise|Smart|Swift|Quick|Best|Good|Case|Law|Rule|Cash|Price|Sales|Bond|Power|Powers|Waters|Wells|Burns|Stone|Paine|Drake|Crane|Swan|Finch|Wolf|Fox|Lamb|Bull|Ward|Page|Parks|Street|Lane|Church|Bishop|Pope|King|Prince|Duke|Noble|Major|Cotton|Silver|Gold|Iron|Steele|Rose|Flowers|Grant|Chase|Hope|Grace|Rich|Frank|Sample|Patient|Childs|Battle|Pain|Blood|Tooth|Finger|Shin|Pulse|Murmur|Nurse|Pharr|Graves|Addison|Parkinson|Crohn|Bell|Hodgkin|Down|Turner|Cushing|Wilson|Apgar|Foley|Holter|Penrose|Murphy|Wright|Gram|Barrett|Kaposi|Dallas|Houston|Austin|Boston|London|Paris|Jordan|Israel|Ireland|Holland|English|French|German|Welch|Friday|Monday|March|May|June|August|Noon|Summers|Winters|Spring|Easter|Christmas|Holiday'.split(
    '|',
  )
