// Packs the lists of packages/deid/data/pools into TypeScript strings that `replace/surrogate/pools.ts` unpacks when first used.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const from = new URL('../../packages/deid/data/pools/', import.meta.url)
const to = new URL('../../packages/deid/src/replace/surrogate/generated/', import.meta.url)

// Stress marks of some Cyrillic entries are no part of the names.
const lines = (file) =>
  readFileSync(new URL(file, from), 'utf8')
    .normalize('NFC')
    .replace(/\u0301/g, '')
    .split('\n')
    .filter((line) => line !== '')
const rows = (file) =>
  lines(file)
    .slice(1)
    .map((line) => line.split('\t'))

const notInStreet =
  /^(?:n|s|e|w|ne|nw|se|sw|north|south|east|west|northeast|northwest|southeast|southwest|st|street|ave?|avenue|rd|road|dr|drive|lane|ln|blvd|boulevard|court|ct|place|pl|circle|cir|terrace|ter|parkway|pkwy|highway|hwy|trail|square|sq|way|alley|plaza|turnpike|ridge|point|path|row|loop|pike|close|cove|run|crossing|hill|heights|park|route|rte|commons|expressway|aven?|str|crescent|mews)$/i

// The sources have these in capitals or without their inner capital.
const innerCapitals = new Map(
  'DeKalb DeLand DeRidder DeWitt DeLeon DeJesus LaGrange LeBlanc McCook'
    .split(' ')
    .map((name) => [name.toLowerCase(), name]),
)
const asWritten = (text) =>
  text
    .replace(/ (?:Of|The|By|And|On)(?= )/g, (word) => word.toLowerCase())
    .replace(/\p{L}+/gu, (word) =>
      /^Mc[a-z]{3,}$/.test(word) && !/^Mchedl/.test(word)
        ? `Mc${word[2].toUpperCase()}${word.slice(3)}`
        : (/^\p{Lu}\p{Ll}+$/u.test(word) && innerCapitals.get(word.toLowerCase())) || word,
    )
// O'Brien without its apostrophe; the Irish names have a list of their own.
const withoutApostrophe =
  /^O(?:brien|connor|conner|connell|neal|neil|neill|donnell|hara|leary|rourke|keefe|malley|shea|grady|hare|dwyer|quinn|sullivan|reilly|toole)$/

// Towns and capitals abroad, by the name of their country in countries.txt or the nearest to it.
const countryNames = { GB: 'United Kingdom', CA: 'Canada' }
const abroad = readFileSync(new URL('../world_cities_misc.tsv', from), 'utf8')
  .split('\n')
  .slice(1)
  .filter((line) => line !== '')
  .map((line) => line.split('\t'))
  .filter(
    ([city, country]) =>
      city && !/^United States|Minor|Territor|Antarctic/i.test(country) && !/[,()]/.test(city),
  )
  .map(
    ([city, country, kind]) =>
      `${countryNames[country] ?? country}=${city}${country === 'CA' ? `=${kind}` : ''}`,
  )

for (const [country, cities] of rows('cities-abroad.tsv'))
  for (const city of cities.split('|')) abroad.push(`${country}=${city}`)

const tables = {
  cityAbroadList: abroad.join('|'),
  // Without words that are titles or months.
  surnameList: lines('surnames.txt')
    .filter(
      (name) =>
        !withoutApostrophe.test(name) &&
        !/^(?:Judge|Major|Lord|Lady|Sir|Nurse|Doctor|Sister|March|April|May|June|August)$/.test(name),
    )
    .map(asWritten)
    .join('|'),
  // Most common first; a letter for the gender in front of each.
  givenList: rows('given.tsv')
    .map(([name, gender]) => gender + name)
    .join('|'),
  // The source cuts names at 16 characters, and has bases and abbreviations that read like nothing.
  placeList: rows('places.tsv')
    .filter(
      ([, city]) => city.length < 16 && !/\b(?:Afb|A F B|Mcas|Mc|Suburban|Naval|Po|Lk|Is|Sta)\b/.test(city),
    )
    .map(([zip, city, state]) => zip + state + asWritten(city))
    .join('|'),
  stateList: rows('states.tsv')
    .map(([name, short, , long]) => `${short}=${name}=${long ?? ''}`)
    .join('|'),
  countryList: lines('countries.txt').join('|'),
  professionList: lines('professions.txt').join('|'),
  // Only names that cannot be taken for a direction, another street's word or initials.
  streetList: lines('streets.txt')
    .filter((name) => !name.split(' ').some((word) => word.length < 3 || notInStreet.test(word)))
    .map(asWritten)
    .join('|'),
  foreignGivenList: rows('intl-given.tsv')
    .map(([country, name, gender]) => country + gender + name)
    .join('|'),
  foreignSurnameList: rows('intl-surnames.tsv')
    .map(([country, name]) => country + name)
    .join('|'),
}

mkdirSync(to, { recursive: true })
const source = Object.entries(tables)
  .map(([name, text]) => `export const ${name}: string =\n  ${JSON.stringify(text)}\n`)
  .join('\n')
writeFileSync(new URL('pool-lists.ts', to), `// Written by scripts/generate/pools.mjs.\n${source}`)
