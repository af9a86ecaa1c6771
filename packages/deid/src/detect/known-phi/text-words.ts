import { Flag, type Flags, foldWord, lookupFolded } from '../../lexicon/index.ts'

/** A run of letters and digits of a text. `'s` and `s'` at its end are left out. */
export interface TextWord {
  readonly start: number
  readonly end: number
  /** Folded: lower case, no accents, no apostrophes. */
  readonly fold: string
  /** Whether it begins with a capital, or its line shows no case to go by. */
  readonly capital: boolean
  readonly flags: Flags
}

/** Meanings that make a word more likely something else than a name. */
export const ORDINARY = Flag.English | Flag.Safe | Flag.Drug | Flag.Disease | Flag.StreetType

/** The words of a text, in order. */
export function textWords(text: string): readonly TextWord[] {
  const out: TextWord[] = []
  for (const { index, 0: raw } of text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu)) {
    const word = raw.replace(/['’]s?$/i, '').replace(/['’][sS]$/, '')
    const fold = foldName(word)
    if (fold === '') continue
    const first = word[0]!
    out.push({
      start: index,
      end: index + word.length,
      fold,
      capital: first !== first.toLowerCase() || /^\p{Lo}/u.test(first),
      flags: lookupFolded(foldWord(word)),
    })
  }
  return out
}

/** A word as names are compared: folded, without apostrophes. */
export function foldName(word: string): string {
  return foldWord(word.normalize('NFC')).replace(/['’]/g, '')
}

/** The words of a name or address of a record: hyphens and apostrophes make no difference to a text's. */
export function recordWords(value: string): readonly string[] {
  return [...value.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu)]
    .map(([word]) => foldName(word))
    .filter((word) => word !== '')
}
