// Compiles the word lists of packages/deid/data into packages/deid/src/lexicon/generated. Does nothing
// when what is there is newer than the lists and this script.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Flag } from '../../packages/deid/src/lexicon/flags.ts'
import { foldWord, mix, startHash, walkHash } from '../../packages/deid/src/lexicon/hash.ts'

const data = new URL('../../packages/deid/data/', import.meta.url)
const lexicon = new URL('../../packages/deid/src/lexicon/', import.meta.url)
const generated = new URL('generated/', lexicon)
const outputs = ['words.ts', 'phrases.ts', 'ordinary-words.ts'].map((name) => new URL(name, generated))
const inputs = [
  ...readdirSync(data).map((name) => new URL(name, data)),
  new URL('flags.ts', lexicon),
  new URL('hash.ts', lexicon),
  new URL(import.meta.url),
]
const changed = (url) => statSync(fileURLToPath(url)).mtimeMs
if (
  outputs.every((url) => existsSync(fileURLToPath(url))) &&
  Math.min(...outputs.map(changed)) > Math.max(...inputs.map(changed))
)
  process.exit(0)

/** The rows of a list, as objects by column. */
function rows(name) {
  const [head, ...lines] = readFileSync(new URL(`${name}.tsv`, data), 'utf8')
    .trim()
    .split('\n')
  const columns = head.split('\t')
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, i) => [columns[i], cell])))
}

const words = new Map()
const phrases = new Map()
const mark = (map, key, flags) => map.set(key, (map.get(key) ?? 0) | flags)

/** Marks a word, or, where it has several, a phrase and all its beginnings. Words as tokens.ts cuts them. */
function add(text, flags, { phrasesOnly = false } = {}) {
  const parts = foldWord(text)
    .replace(/['’]s\b/g, ' s')
    .split(/[^\p{L}\p{N}']+/u)
    .map((part) => part.replace(/^'+|'+$/g, ''))
    .filter(Boolean)
  if (parts.length === 0 || parts.length > 9) return
  if (parts.length === 1) {
    if (!phrasesOnly && parts[0].length > 1) mark(words, parts[0], flags)
    return
  }
  if (parts[0] === 'the') return
  mark(phrases, parts.join(' '), flags)
  for (let n = 2; n < parts.length; n++) mark(phrases, parts.slice(0, n).join(' '), Flag.Prefix)
  mark(words, parts[0], Flag.Prefix)
}

for (const [list, gender] of [
  ['census1990_first_male', Flag.Male],
  ['census1990_first_female', Flag.Female],
])
  for (const { name, rank } of rows(list))
    add(name, Flag.First | gender | (Number(rank) <= 400 ? Flag.FirstCommon : 0))
for (const row of rows('ssa_first_names_1940_2019')) {
  const [f, m] = [Number(row.count_F), Number(row.count_M)]
  const total = f + m
  const gender = (f > total * 0.1 ? Flag.Female : 0) | (m > total * 0.1 ? Flag.Male : 0)
  add(
    row.name,
    gender | (total >= 1500 ? Flag.First : Flag.FirstRare) | (total >= 60_000 ? Flag.FirstCommon : 0),
  )
}
for (const { localized_name, romanized_name, gender } of rows('intl_forenames_by_country'))
  for (const name of [localized_name, romanized_name])
    if (name) add(name, Flag.First | (gender === 'M' ? Flag.Male : gender === 'F' ? Flag.Female : 0))
for (const { formal, nickname } of rows('nicknames'))
  for (const name of [formal, nickname]) add(name, Flag.First)
for (const { name, rank } of rows('census1990_last'))
  add(
    name,
    (Number(rank) <= 40_000 ? Flag.Last : Flag.LastRare) | (Number(rank) <= 4000 ? Flag.LastCommon : 0),
  )
for (const { localized_name, romanized_name } of rows('intl_surnames_by_country'))
  for (const name of [localized_name, romanized_name]) if (name) add(name, Flag.Last)
for (const { name } of rows('philter_firstnames')) add(name, Flag.FirstRare)
for (const { name } of rows('philter_lastnames')) add(name, Flag.LastRare)

for (const { city, n_zips } of rows('us_cities'))
  add(city, Flag.City | (Number(n_zips) >= 4 ? Flag.CityBig : 0))
for (const { name, kind } of rows('world_cities_misc'))
  add(name, kind === 'country' ? Flag.Country : Flag.City | Flag.CityBig)
for (const { county } of rows('us_counties')) add(county, Flag.County)
for (const { state, abbr, traditional_abbr } of rows('us_states')) {
  add(state, Flag.State)
  for (const short of [abbr, traditional_abbr]) if (short) add(short, Flag.StateShort)
}
const provinces = `Ontario ON|Quebec QC|British Columbia BC|Alberta AB|Manitoba MB|Saskatchewan SK|Nova Scotia NS|New Brunswick NB
Newfoundland NL|Prince Edward Island PE|New South Wales NSW|Victoria VIC|Queensland QLD|Western Australia WA|South Australia SA
Tasmania TAS|Northern Territory NT|Puerto Rico PR|District of Columbia DC|Maharashtra MH|Karnataka KA|Kerala KL|Tamil Nadu TN
Gujarat GJ|Punjab PB|Uttar Pradesh UP|West Bengal WB|Telangana TS|Rajasthan RJ|Andhra Pradesh AP|Haryana HR|Bihar BR|Odisha OR`
for (const line of provinces.split(/[|\n]/)) {
  add(line.replace(/ \S+$/, ''), Flag.State)
  add(line.replace(/^.* /, ''), Flag.StateShort)
}
for (const { name, official_name, capital } of rows('countries')) {
  add(name, Flag.Country)
  if (official_name) add(official_name, Flag.Country)
  if (capital) add(capital, Flag.City | Flag.CityBig)
}
for (const name of [
  'England',
  'Scotland',
  'Wales',
  'Northern Ireland',
  'United States',
  'United Kingdom',
  'South Korea',
  'Russia',
  'Iran',
  'Vietnam',
  'Syria',
  'Czech Republic',
])
  add(name, Flag.Country)
for (const name of `Mumbai Delhi Bangalore Bengaluru Chennai Kolkata Hyderabad Pune Ahmedabad Jaipur Lucknow Kanpur Nagpur Indore Kochi
Sydney Melbourne Brisbane Perth Adelaide Hobart Darwin Geelong Newcastle Auckland Wellington Toronto Montreal Vancouver Calgary
Edmonton Ottawa Winnipeg Glasgow Edinburgh Cardiff Belfast Leeds Manchester Birmingham Liverpool Bristol Sheffield Dublin Cork
Shanghai Istanbul Karachi Lagos Lahore Barcelona Milan Munich Hamburg Naples Lyon Marseille Osaka Johannesburg Durban Dubai`.split(
  /\s+/,
))
  add(name, Flag.City | Flag.CityBig)
for (const { demonym } of rows('nationalities')) add(demonym, Flag.Nationality)
for (const name of ['American', 'British', 'Hispanic', 'Caucasian', 'Latino', 'Latina'])
  add(name, Flag.Nationality)
for (const { name } of rows('languages')) add(name, Flag.Language)

for (const list of ['us_hospitals_cms', 'us_hospitals_wikipedia'])
  for (const { name } of rows(list))
    add(name.replace(/ (Llc|Inc|LLC)\.?$/, ''), Flag.Hospital, { phrasesOnly: true })
// Hospitals by the names people use.
for (const name of `Johns Hopkins|John's Hopkins|Cedars-Sinai|Cedar Sinai|Cedars Sinai|NYU Langone|Mass General|Massachusetts General|Brigham and Women's|Brigham & Women's
Mayo Clinic|Cleveland Clinic|MD Anderson|M.D. Anderson|Sloan Kettering|Memorial Sloan Kettering|Mount Sinai|Mt. Sinai|New York Presbyterian|New York-Presbyterian
Weill Cornell|Beth Israel|Beth Israel Deaconess|Kaiser Permanente|Dana-Farber|Dana Farber|Boston Children's|Texas Children's|Great Ormond Street|Guy's and St Thomas'
St. Jude|Walter Reed|Ronald Reagan UCLA|Stanford Health Care|City of Hope|Intermountain Healthcare|Houston Methodist|Lahey Clinic|Ochsner Clinic|Baylor Scott & White
Rush University|Northwestern Memorial|Barnes-Jewish|Banner Health|Geisinger Medical|Sutter Health|Scripps Mercy|Tufts Medical|Yale New Haven|Hackensack Meridian`.split(
  /[|\n]/,
))
  add(name, Flag.Hospital, { phrasesOnly: true })
for (const { suffix } of rows('us_street_suffixes')) add(suffix, Flag.StreetType)
for (const { canonical, variants_csv } of rows('street_types'))
  if ((words.get(canonical) ?? 0) & Flag.StreetType)
    for (const variant of (variants_csv ?? '').split(','))
      if (/^[a-z]{2,}$/.test(variant)) add(variant, Flag.StreetType)
for (const short of 'st ave rd dr ln ct pl blvd pkwy hwy cir ter sq cres crescent close mews gardens terrace'.split(
  ' ',
))
  add(short, Flag.StreetType)
for (const { profession } of rows('professions')) add(profession, Flag.Profession)
for (const { name } of rows('companies'))
  add(name.replace(/,? (Inc|Corp|Co|Cos|Group|Holdings)\.?$/, ''), Flag.Company)
for (const { name } of rows('insurers')) add(name, Flag.Insurer)
for (const { holiday } of rows('holidays')) add(holiday, Flag.Holiday)

for (const { word } of rows('clinical_safe_words_philter')) add(word, Flag.Safe)
rows('english_words_freq').forEach(({ word }, rank) => {
  if (/^[a-z]{2,}$/.test(word)) add(word, Flag.English | (rank < 2500 ? Flag.EnglishTop : 0))
})
for (const { eponym } of rows('medical_eponyms')) add(eponym.replace(/['’]s?$/, ''), Flag.Eponym)
for (const { phrase } of rows('medical_eponym_phrases'))
  if (/^[\p{L}'’ -]+$/u.test(phrase)) add(phrase, Flag.Eponym, { phrasesOnly: true })
for (const { drug } of rows('drug_names')) if (/^[\p{L} -]{4,}$/u.test(drug)) add(drug, Flag.Drug)
for (const { term } of rows('disease_symptom_terms'))
  if (/^[\p{L}'’ -]{4,}$/u.test(term)) add(term, Flag.Disease)

function hashes(word) {
  const hash = startHash()
  walkHash(hash, word)
  return [mix(hash.a), mix(hash.b)]
}
const digit = (value) => String.fromCharCode(value === 0x2c ? 0x70 : value + 0x30)
const digits = (value, count) =>
  Array.from({ length: count }, (_, k) => digit(Math.floor(value / 64 ** (count - 1 - k)) % 64)).join('')

const bucketsFor = (size) => 2 ** Math.ceil(Math.log2(size / 4))

function compile(map, name) {
  const bucketCount = bucketsFor(map.size)
  const buckets = Array.from({ length: bucketCount }, () => [])
  const classes = new Map()
  for (const [word, flags] of map) {
    const [bucket, print] = hashes(word)
    const at = classes.get(flags) ?? classes.size
    classes.set(flags, at)
    buckets[bucket & (bucketCount - 1)].push((print >>> 12) * 4096 + at)
  }
  if (classes.size > 4096) throw new Error(`${name}: ${classes.size} classes of flags, 4096 at most`)
  let sizes = ''
  const entries = []
  for (const bucket of buckets) {
    sizes += digit(bucket.length)
    for (const value of bucket) entries.push(digits(value, 6))
  }
  const list = entries.join('')
  const flags = [...classes.keys()].join(',')
  const print = createHash('sha256').update(`${sizes}\n${list}\n${flags}`).digest('hex').slice(0, 12)
  writeFileSync(
    new URL(`${name}.ts`, generated),
    `// Written by scripts/generate/lexicon.mjs from packages/deid/data.
import type { Compiled } from '../table.ts'

export const ${name}: Compiled = {
  sizes: '${sizes.replace(/'/g, "\\'")}',
  entries: '${list}',
  classes: [${flags}],
  print: '${print}',
}
`,
  )
  console.log(`lexicon: ${map.size} ${name}, ${classes.size} classes`)
}

/** Words alone, without flags. */
function compileSet(list) {
  const bucketCount = bucketsFor(list.length)
  const buckets = Array.from({ length: bucketCount }, () => [])
  for (const word of list) {
    const [bucket, print] = hashes(word)
    buckets[bucket & (bucketCount - 1)].push(digits(print >>> 8, 4))
  }
  const sizes = buckets.map(({ length }) => digit(length)).join('')
  writeFileSync(
    new URL('ordinary-words.ts', generated),
    `// Written by scripts/generate/lexicon.mjs from packages/deid/data.
import type { CompiledSet } from '../word-set.ts'

export const ordinaryWords: CompiledSet = {
  sizes: '${sizes}',
  entries: '${buckets.flat().join('')}',
}
`,
  )
  console.log(`lexicon: ${list.length} ordinary words`)
}

mkdirSync(generated, { recursive: true })
compile(words, 'words')
compile(phrases, 'phrases')
const ordinary = Flag.English | Flag.Safe | Flag.Profession | Flag.Language
compileSet([...words].flatMap(([word, flags]) => (flags & ordinary ? [word] : [])))
