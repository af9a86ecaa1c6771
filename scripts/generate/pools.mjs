// Packs the lists of packages/deid/data/pools into TypeScript strings that `replace/surrogate/pools.ts` unpacks when first used.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const from = new URL('../../packages/deid/data/pools/', import.meta.url)
const to = new URL('../../packages/deid/src/replace/surrogate/generated/', import.meta.url)

const lines = (file) =>
  readFileSync(new URL(file, from), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
const rows = (file) =>
  lines(file)
    .slice(1)
    .map((line) => line.split('\t'))

const nicknames = new Map()
for (const [formal, nickname] of rows('nicknames.tsv'))
  nicknames.set(formal, [...(nicknames.get(formal) ?? []), nickname])

const tables = {
  surnameList: lines('surnames.txt').join('|'),
  // Most common first; a letter for the gender in front of each.
  givenList: rows('given.tsv')
    .map(([name, gender]) => gender + name)
    .join('|'),
  nicknameList: [...nicknames].map(([formal, short]) => `${formal}=${short.join(',')}`).join('|'),
  placeList: rows('places.tsv')
    .map(([zip, city, state]) => zip + state + city)
    .join('|'),
  stateList: rows('states.tsv')
    .map(([name, short, , long]) => `${short}=${name}=${long ?? ''}`)
    .join('|'),
  countryList: lines('countries.txt').join('|'),
  professionList: lines('professions.txt').join('|'),
  streetList: lines('streets.txt').join('|'),
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
