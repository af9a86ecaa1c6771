import { editDistance } from './edit-distance.ts'

/** How far a word of a text is from a known one. */
export interface Near {
  readonly word: string
  /** Edits; 0 for the word itself. */
  readonly edits: number
}

/**
 * Known words, and which of them a word of a text may be, typos allowed: none in words of up to four letters, one
 * edit from five on, two from nine on. Words with digits must be the same but for a digit read as a letter.
 */
export class Vocabulary {
  readonly #words = new Set<string>()
  readonly #seen = new Map<string, readonly Near[]>()
  #byLength: { word: string; letters: number }[][] = []

  add(word: string): void {
    if (this.#words.has(word)) return
    this.#words.add(word)
    ;(this.#byLength[word.length] ??= []).push({ word, letters: lettersOf(word) })
    this.#seen.clear()
  }

  has(word: string): boolean {
    return this.#words.has(word)
  }

  /** The known words that `word` may be, the nearest first. */
  near(word: string): readonly Near[] {
    const known = this.#seen.get(word)
    if (known) return known
    const found = this.#search(word)
    // A document of many different words must not fill the memory.
    if (this.#seen.size > 20_000) this.#seen.clear()
    this.#seen.set(word, found)
    return found
  }

  #search(word: string): readonly Near[] {
    const out: Near[] = this.#words.has(word) ? [{ word, edits: 0 }] : []
    if (word.length < 4 || word.length > 30) return out
    const mixed = /\d/.test(word)
    const read = mixed ? word.replace(/[0135]/g, (digit) => misread[digit]!) : word
    if (mixed && (!/^\p{L}+$/u.test(read) || word.replace(/\D/g, '').length > 2)) return out
    if (mixed && this.#words.has(read)) out.push({ word: read, edits: 1 })
    const letters = lettersOf(read)
    for (let length = read.length - 2; length <= read.length + 2; length++)
      for (const known of this.#byLength[length] ?? []) {
        const most = editsAllowed(known.word)
        if (most === 0 || known.word === read || /\d/.test(known.word)) continue
        if (Math.abs(length - read.length) > most || bits(letters ^ known.letters) > 2 * most) continue
        const edits = editDistance(read, known.word, most)
        if (edits <= most) out.push({ word: known.word, edits: edits + (mixed ? 1 : 0) })
      }
    return out.sort((a, b) => a.edits - b.edits)
  }
}

/** Digits that scanners put in the place of letters. */
const misread: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', '3': 'e', '5': 's' }

/** How many edits a known word allows. */
export function editsAllowed(word: string): number {
  return word.length < 5 ? 0 : word.length < 9 ? 1 : 2
}

/** One bit for each letter that occurs: words that are near share most. */
function lettersOf(word: string): number {
  let set = 0
  for (let i = 0; i < word.length; i++) set |= 1 << (word.charCodeAt(i) & 31)
  return set
}

function bits(n: number): number {
  let count = 0
  for (let rest = n >>> 0; rest !== 0; rest &= rest - 1) count++
  return count
}
