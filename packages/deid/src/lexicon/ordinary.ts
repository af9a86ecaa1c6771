import { ordinaryWords } from './generated/ordinary-words.ts'
import { startHash, walkHash } from './hash.ts'
import { WordSet } from './word-set.ts'

let set: WordSet | undefined

/**
 * Whether a folded word has one of the flags English, Safe, Profession or Language. They stand here once more by
 * themselves: the leak check, which runs in browsers too, needs no more of the lexicon than this.
 */
export function isOrdinary(word: string): boolean {
  set ??= new WordSet(ordinaryWords)
  const hash = startHash()
  walkHash(hash, word)
  return set.has(hash)
}
