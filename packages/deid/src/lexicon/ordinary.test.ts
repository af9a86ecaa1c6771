import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Flag } from './flags.ts'
import { foldWord, lookupFolded } from './index.ts'
import { isOrdinary } from './ordinary.ts'

const flags = Flag.English | Flag.Safe | Flag.Profession | Flag.Language

describe('isOrdinary', () => {
  it.each(['will', 'brown', 'teacher', 'biopsy', 'dutch', 'because'])('knows %s', (word) =>
    expect(isOrdinary(word)).toBe(true),
  )
  it.each(['whitfield', 'okonkwo', 'xqzwv', '', 'Will'])('does not know %j', (word) =>
    expect(isOrdinary(word)).toBe(false),
  )

  it('says of every word of two lists what the flags of the lexicon say', () => {
    const list = (name: string) =>
      readFileSync(new URL(`../../data/${name}.tsv`, import.meta.url), 'utf8')
        .split('\n')
        .slice(1)
        .map((line) => foldWord(line.split('\t')[0]!))
        .filter((word) => /^[a-z]{2,}$/.test(word))
    const words = [...list('english_words_freq'), ...list('census1990_last')]
    expect(words.length).toBeGreaterThan(50_000)
    const other = words.filter((word) => isOrdinary(word) !== ((lookupFolded(word) & flags) !== 0))
    // Either set takes a word of no list for a listed one a few times in a million.
    expect(other.length).toBeLessThan(4)
  })
})
