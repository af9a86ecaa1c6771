import type { Flags } from './flags.ts'
import { phrases } from './generated/phrases.ts'
import { words } from './generated/words.ts'
import { foldWord, startHash, walkHash } from './hash.ts'
import { Table } from './table.ts'

let wordTable: Table | undefined
let phraseTable: Table | undefined

/** Names the compiled lists: another version of the lists has another. What was trained with one may misread with the other. */
export const lexiconPrint = `${words.print}-${phrases.print}`

/** What the lists know of one word; case, accents and the kind of apostrophe do not matter. */
export function lookup(word: string): Flags {
  return lookupFolded(foldWord(word))
}

/** As `lookup`, for a word that is folded already (`foldWord`). */
export function lookupFolded(word: string): Flags {
  wordTable ??= new Table(words)
  const hash = startHash()
  walkHash(hash, word)
  return wordTable.get(hash)
}

/** Looks a folded word up once, and puts its flags and its hash (`hashWord`) at `at` of the two arrays. */
export function lookupInto(word: string, at: number, flags: Int32Array, hashes: Int32Array): void {
  wordTable ??= new Table(words)
  const hash = startHash()
  walkHash(hash, word)
  flags[at] = wordTable.get(hash)
  hashes[at] = hash.a
}

/** A 32-bit number for a folded word. */
export function hashWord(word: string): number {
  const hash = startHash()
  walkHash(hash, word)
  return hash.a | 0
}

/** The longest phrase of two words or more that begins at a place, or nothing. */
export interface PhraseMatch {
  /** How many words it takes. */
  readonly length: number
  readonly flags: Flags
}

/**
 * The longest listed phrase that begins with `wordAt(0)`, `wordAt(1)`, …; `wordAt` gives folded words and
 * undefined where the run of words ends. `wanted` limits what counts.
 */
export function lookupPhrase(
  wordAt: (i: number) => string | undefined,
  wanted: Flags,
): PhraseMatch | undefined {
  phraseTable ??= new Table(phrases)
  const hash = startHash()
  let best: PhraseMatch | undefined
  for (let i = 0; ; i++) {
    const word = wordAt(i)
    if (word === undefined) return best
    if (i > 0) walkHash(hash, ' ')
    walkHash(hash, word)
    if (i === 0) continue
    const flags = phraseTable.get(hash)
    if (flags & wanted) best = { length: i + 1, flags }
    if (!(flags & (1 << 28))) return best
  }
}
