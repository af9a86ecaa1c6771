/**
 * What the word lists know of a word or phrase, one bit each. `scripts/generate/lexicon.mjs` sets
 * them, so a bit added here needs a list there. Lists and licences: `packages/deid/data/MANIFEST.tsv`.
 */
export const Flag = {
  /** A given name of the census, social security or international lists, or a nickname. */
  First: 1 << 0,
  /** Among the given names that most people have. */
  FirstCommon: 1 << 1,
  /** A given name only of the long tail. */
  FirstRare: 1 << 2,
  /** Given mostly to boys; both gender bits for a name of either. */
  Male: 1 << 3,
  Female: 1 << 4,
  /** A surname of the census or international lists. */
  Last: 1 << 5,
  /** Among the 4,000 most frequent surnames. */
  LastCommon: 1 << 6,
  /** A surname only of the long tail. */
  LastRare: 1 << 7,
  City: 1 << 8,
  /** A city with several postcodes, or a town known abroad. */
  CityBig: 1 << 9,
  County: 1 << 10,
  /** A full name of a state, province or the like. */
  State: 1 << 11,
  /** A two-letter or traditional short form of one. */
  StateShort: 1 << 12,
  Country: 1 << 13,
  /** A demonym: Dutch, Kenyan. */
  Nationality: 1 << 14,
  Hospital: 1 << 15,
  /** Street, avenue, road and their short forms. */
  StreetType: 1 << 16,
  Profession: 1 << 17,
  Company: 1 << 18,
  Insurer: 1 << 19,
  /** A word of clinical prose that is seldom a name. */
  Safe: 1 << 20,
  /** Among the 10,000 most frequent English words, and mostly written in lower case. */
  English: 1 << 21,
  /** Among the 2,000 most frequent. */
  EnglishTop: 1 << 22,
  /** A name that is part of medical terms: Parkinson, Foley. */
  Eponym: 1 << 23,
  Drug: 1 << 24,
  Disease: 1 << 25,
  Language: 1 << 26,
  Holiday: 1 << 27,
  /** In the phrase table: some longer phrase begins so. In the word table: some phrase begins with the word. */
  Prefix: 1 << 28,
} as const

/** A union of `Flag` bits; 0 for a word that no list has. */
export type Flags = number
