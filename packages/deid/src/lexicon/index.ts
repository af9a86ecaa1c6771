/** Compiled word lists: what a word or phrase may be. */
export { Flag, type Flags } from './flags.ts'
export { foldWord } from './hash.ts'
export {
  hashWord,
  lexiconPrint,
  lookup,
  lookupFolded,
  lookupInto,
  lookupPhrase,
  type PhraseMatch,
} from './lookup.ts'
