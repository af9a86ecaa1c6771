import { type Expression, type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../db/connect.ts'

/**
 * The words of texts, numbered: an index over a text's word numbers answers "which texts hold this phrase" at a tenth of
 * what an index over its trigrams takes to write and to keep. A phrase may begin and end within words, so its first and
 * last fragment stand for all words that end or begin so; what the index gives is a superset, and the text itself
 * decides.
 */

/** Scripts that put no blanks between words: there each character is a word. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const spaced = `(?!${unspaced.source})`
const runs = new RegExp(`(${unspaced.source})|((?:${spaced}[\\p{L}\\p{M}])+)|((?:${spaced}\\p{N})+)`, 'gu')

/** Longer runs of letters are kept as windows of so many code points, each half over the one before. */
const LONGEST = 24
/** What is certain to lie within one window, wherever it begins. */
const SURE = LONGEST / 2
/** Runs of digits are kept in threes: numbers are too many to number each. */
const GRAM = 3

/** The distinct words of a text, as the index keeps them. Another cut needs a migration that numbers all texts anew. */
export function wordsOf(text: string): Set<string> {
  const words = new Set<string>()
  for (const [run, single, letters] of folded(text).matchAll(runs)) {
    if (single !== undefined) words.add(single)
    else if (letters !== undefined) for (const part of windows(letters)) words.add(part)
    else for (const part of grams(run)) words.add(`#${part}`)
  }
  return words
}

/** Case and the two forms of sigma, character by character: what a phrase is cut from does not change how it folds. */
function folded(text: string): string {
  return text.toLowerCase().replaceAll('ς', 'σ')
}

function* windows(run: string): Generator<string> {
  if (run.length <= LONGEST) return yield run
  const letters = [...run]
  for (let at = 0; at + LONGEST < letters.length; at += SURE) yield letters.slice(at, at + LONGEST).join('')
  yield letters.slice(-LONGEST).join('')
}

function* grams(run: string): Generator<string> {
  const digits = [...run]
  if (digits.length <= GRAM) return yield run
  for (let at = 0; at + GRAM <= digits.length; at++) yield digits.slice(at, at + GRAM).join('')
}

/** One word that must be there, or a pattern of which one must. */
type Fragment = { readonly word: string } | { readonly like: string }

/** What the words of any text that holds `phrase` must satisfy. */
export function fragmentsOf(phrase: string): Fragment[] {
  const text = folded(phrase)
  const fragments: Fragment[] = []
  for (const match of text.matchAll(runs)) {
    const [run, single, letters] = match
    const isFirst = match.index === 0
    const isLast = match.index + run.length === text.length
    if (single !== undefined) fragments.push({ word: single })
    else if (letters !== undefined) fragments.push(letterFragment(letters, isFirst, isLast))
    else if ([...run].length >= GRAM) for (const part of grams(run)) fragments.push({ word: `#${part}` })
    else fragments.push(isFirst || isLast ? { like: `#%${run}%` } : { word: `#${run}` })
  }
  return fragments
}

function letterFragment(run: string, isFirst: boolean, isLast: boolean): Fragment {
  const letters = [...run]
  const start = letters.slice(0, SURE).join('')
  if (isFirst && isLast) return { like: `%${start}%` }
  if (isFirst) return { like: `%${letters.slice(-SURE).join('')}` }
  if (isLast) return { like: `${start}%` }
  return letters.length <= LONGEST ? { word: run } : { like: `${start}%` }
}

/** A phrase's condition on `texts.words`; null: the index cannot help. */
export type WordCondition = Expression<SqlBool> | null

/** A pattern that more words fit than this says too little. */
const MOST_WORDS = 2000
/** One that more fit than this is only worth its time where nothing else is asked. */
const MANY_WORDS = 50
const MOST_FRAGMENTS = 8

/** Looks a phrase up among the numbered words. `x` is the alias of `texts` in the query. */
export async function wordCondition(db: Db | Tx, phrase: string): Promise<WordCondition> {
  const fragments = fragmentsOf(phrase).slice(0, MOST_FRAGMENTS)
  const exact = [...new Set(fragments.flatMap((it) => ('word' in it ? it.word : [])))]
  const all: Expression<SqlBool>[] = []
  if (exact.length > 0) {
    const { rows } = await sql<{ id: number }>`
      select id from words where word = any(${exact}::text[])`.execute(db)
    if (rows.length < exact.length) return sql`false`
    all.push(sql`x.words @> ${literal(rows)}::int[]`)
  }
  const patterns: (readonly { readonly id: number }[])[] = []
  for (const fragment of fragments) {
    if (!('like' in fragment)) continue
    const { rows } = await sql<{ id: number }>`
      select id from words where word like ${fragment.like} limit ${MOST_WORDS + 1}`.execute(db)
    if (rows.length === 0) return sql`false`
    if (rows.length <= MOST_WORDS) patterns.push(rows)
  }
  patterns.sort((a, b) => a.length - b.length)
  for (const rows of patterns)
    if (rows.length <= MANY_WORDS || all.length === 0) all.push(sql`x.words && ${literal(rows)}::int[]`)
  return all.length > 0 ? sql`(${sql.join(all, sql` and `)})` : null
}

/** As a literal, so that the planner sees which words they are and how frequent. Numbers only. */
function literal(rows: readonly { readonly id: number }[]): Expression<string> {
  return sql.lit(`{${rows.map(({ id }) => id).join(',')}}`)
}

/** Numbers for words, in the transaction that uses them; new words get new ones. */
export async function numberWords(tx: Tx, words: ReadonlySet<string>): Promise<ReadonlyMap<string, number>> {
  const numbers = new Map<string, number>()
  const look = async (wanted: readonly string[]) => {
    const { rows } = await sql<{ id: number; word: string }>`
      select id, word from words where word = any(${[...wanted]}::text[])`.execute(tx)
    for (const { id, word } of rows) numbers.set(word, id)
  }
  await look([...words])
  // Always in one order: two imports that bring the same new words would else wait for each other forever.
  const fresh = [...words].filter((word) => !numbers.has(word)).sort()
  if (fresh.length === 0) return numbers
  const { rows } = await sql<{ id: number; word: string }>`
    insert into words (word) select unnest(${fresh}::text[]) on conflict do nothing returning id, word`.execute(
    tx,
  )
  for (const { id, word } of rows) numbers.set(word, id)
  const lost = fresh.filter((word) => !numbers.has(word))
  if (lost.length > 0) await look(lost)
  return numbers
}
