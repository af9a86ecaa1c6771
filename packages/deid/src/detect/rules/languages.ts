import { Flag } from '../../lexicon/index.ts'
import type { Tokens } from '../tokens.ts'

/** Languages that the word lists have as something else or not at all. */
const others = new Set(
  'farsi dari mandarin cantonese tagalog asl bsl punjabi gujarati tigrinya amharic oromo hmong pashto sylheti mirpuri twi yoruba igbo hausa toisanese hokkien ilocano cebuano karen kreyol marshallese quechua mixtec'.split(
    ' ',
  ),
)

/** Whether the token is a language or nationality and no common given name: what an interpreter speaks. */
export function isLanguage(t: Tokens, i: number): boolean {
  const flags = t.flags[i]!
  if (flags & Flag.FirstCommon) return false
  return (flags & (Flag.Language | Flag.Nationality)) !== 0 || others.has(t.lower[i]!)
}
