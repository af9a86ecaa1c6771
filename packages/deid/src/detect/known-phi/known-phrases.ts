import type { Found } from './found.ts'
import { ORDINARY, recordWords, type TextWord } from './text-words.ts'
import { Vocabulary } from './vocabulary.ts'

/** Words of a record that stand together: a street, a town, an employer. */
export interface KnownPhrase {
  readonly label: string
  readonly words: readonly string[]
  /** Words at its end that may be missing, such as `Street`. */
  readonly optional: number
}

// Long and short forms of one word. `St` is a street or a saint: for comparing, the two are one.
const same = new Map<string, string>()
for (const group of [
  'street st str saint',
  'avenue ave av',
  'road rd',
  'drive dr drv',
  'lane ln',
  'court ct',
  'boulevard blvd',
  'place pl',
  'square sq',
  'terrace ter',
  'highway hwy',
  'parkway pkwy',
  'circle cir',
  'apartment apt',
  'suite ste',
  'north n',
  'south s',
  'east e',
  'west w',
  'mount mt',
  'fort ft',
  'hospital hosp',
  'center centre ctr',
  'university univ',
  'medical med',
]) {
  const [long, ...short] = group.split(' ')
  for (const form of short) same.set(form, long!)
}
const endings = new Set(
  'street avenue road drive lane court boulevard place square terrace highway parkway circle way'.split(' '),
)
const units = new Set('apartment suite unit room floor'.split(' '))

/** `12 Oak Street Apt 4, Springfield, IL 62704` in its parts. */
export function partsOfAddress(address: string): {
  readonly phrases: readonly KnownPhrase[]
  readonly zips: readonly string[]
} {
  const zips =
    address.match(
      /\b\d{5}(?:-\d{4})?\b(?=\W*$)|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b/gi,
    ) ?? []
  const phrases = address.split(/[,;\n]/).flatMap((part, i): readonly KnownPhrase[] => {
    const rest = zips.reduce((text, zip) => text.replace(zip, ' '), part)
    const words = recordWords(rest).map(canonical)
    const unit = words.findIndex((word) => units.has(word))
    const street = unit < 0 ? words : words.slice(0, unit)
    if (street.length > 1 && (/^\d/.test(street[0]!) || (i === 0 && endings.has(street.at(-1)!)))) {
      const optional = endings.has(street.at(-1)!) && street.length > 2 ? 1 : 0
      const name = /^\d/.test(street[0]!) ? street.slice(1) : street
      const bare: readonly KnownPhrase[] =
        name.length > 1 && endings.has(name.at(-1)!) && name !== street
          ? [{ label: 'STREET', words: name, optional: 0 }]
          : []
      return [{ label: 'STREET', words: street, optional }, ...bare]
    }
    // What is left is a town; a state's two letters alone say nothing.
    return i > 0 && words.length > 0 && words.join('').length > 2
      ? [{ label: 'CITY', words, optional: 0 }]
      : []
  })
  return { phrases, zips }
}

/** The words of a name of a place or organisation. */
export function phraseOf(label: string, value: string): KnownPhrase {
  return { label, words: recordWords(value).map(canonical), optional: 0 }
}

/** Finds phrases: short forms for long, single words misspelt, broken over lines. */
export function phraseFinder(phrases: readonly KnownPhrase[]) {
  const vocabulary = new Vocabulary()
  const byFirst = new Map<string, KnownPhrase[]>()
  for (const phrase of phrases) {
    const first = phrase.words[0]
    if (first === undefined) continue
    for (const word of phrase.words) vocabulary.add(word)
    byFirst.set(first, [...(byFirst.get(first) ?? []), phrase])
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length)

  return (text: string, words: readonly TextWord[]): readonly Found[] => {
    if (byFirst.size === 0) return []
    const out: Found[] = []
    for (let i = 0; i < words.length; i++) {
      const found = phraseAt(i, words, text)
      if (!found) continue
      out.push(found.found)
      i = found.last
    }
    return out
  }

  function phraseAt(i: number, words: readonly TextWord[], text: string) {
    for (const { word, edits } of nearOf(words[i]!))
      for (const phrase of byFirst.get(word) ?? []) {
        let wrong = edits
        let last = i
        let length = 1
        for (; length < phrase.words.length; length++) {
          const next = words[i + length]
          if (!next || !/^[\s.,\-#]{1,6}$/.test(text.slice(words[last]!.end, next.start))) break
          const near = nearOf(next).find((n) => n.word === phrase.words[length])
          if (!near) break
          wrong += near.edits
          last = i + length
        }
        if (length < phrase.words.length - phrase.optional || wrong > phrase.words.length) continue
        const alone = length === 1
        // A word by itself that means something else must be written as a name, and not misspelt.
        if (
          alone &&
          ((words[i]!.flags & ORDINARY && !words[i]!.capital) || (wrong > 0 && words[i]!.flags !== 0))
        )
          continue
        const score = wrong > 0 ? 0.8 : alone ? 0.85 : 0.95
        const rule = wrong > 0 ? 'misspelt' : 'phrase'
        return {
          found: { start: words[i]!.start, end: words[last]!.end, label: phrase.label, score, rule },
          last,
        }
      }
    return undefined
  }

  function nearOf({ fold }: TextWord) {
    const word = canonical(fold)
    return vocabulary.has(word) ? [{ word, edits: 0 }] : vocabulary.near(word)
  }
}

function canonical(word: string): string {
  return same.get(word) ?? word
}
