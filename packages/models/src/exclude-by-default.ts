import type { Detector } from '@palimpsest/deid'
import { Flag, foldWord, lookupFolded } from '@palimpsest/deid/lexicon'
import type { Span } from '@palimpsest/deid/text'
import { Gap, tokenize } from './crf/tokenizer.ts'

/** The label of what is masked only because nothing vouches for it. */
export const UNVOUCHED = 'OTHER'

const VOUCHED = Flag.Safe | Flag.English | Flag.Drug | Flag.Disease
const NAMES =
  Flag.First | Flag.Last | Flag.City | Flag.County | Flag.State | Flag.Country | Flag.Hospital | Flag.Company
const UNITS = new Set(
  'mg mcg g kg ml cc l dl mmhg bpm cm mm m units unit meq mmol iu u hours hour hrs hr days day weeks week months month years year min minutes lbs lb f c percent doses tablets tabs puffs drops'.split(
    ' ',
  ),
)

/**
 * Masks what no list vouches for: every word that is on no list of safe words, or on one of names too and written
 * with a capital inside a sentence, and every number of four digits and more that no unit follows. Add it to a
 * pipeline where a missed name costs more than a lost word; how much it takes is in docs/models.md.
 */
export const excludeByDefault: Detector = {
  name: 'exclude-by-default',
  labels: [UNVOUCHED],
  languages: ['en'],
  detect({ text }) {
    const { count, starts, ends, gaps } = tokenize(text)
    const known = new Map<string, number>()
    const spans: Span[] = []
    let sentenceStart = true
    for (let t = 0; t < count; t++) {
      const word = text.slice(starts[t]!, ends[t]!)
      const begins = sentenceStart || gaps[t]! >= Gap.line
      sentenceStart = /^[.:;?!]$/.test(word)
      const next = t + 1 < count ? text.slice(starts[t + 1]!, ends[t + 1]!).toLowerCase() : ''
      if (vouchedFor(word, begins, next, known)) continue
      const last = spans.at(-1)
      // Neighbours with only a space between go together: a name of three words is one thing.
      if (last && last.end + 1 >= starts[t]! && gaps[t]! <= Gap.space)
        spans[spans.length - 1] = { ...last, end: ends[t]! }
      else
        spans.push({
          start: starts[t]!,
          end: ends[t]!,
          label: UNVOUCHED,
          score: 0.2,
          source: 'exclude-by-default',
        })
    }
    return spans
  },
}

function vouchedFor(word: string, begins: boolean, next: string, known: Map<string, number>): boolean {
  if (/^\p{N}/u.test(word)) return word.length < 4 || next === '%' || UNITS.has(next)
  if (!/^[\p{L}\p{M}]/u.test(word)) return true
  if (word.length === 1) return true
  const folded = foldWord(word)
  let flags = known.get(folded)
  if (flags === undefined) {
    flags = lookupFolded(folded)
    known.set(folded, flags)
  }
  if (!(flags & VOUCHED)) return false
  const capital = /^\p{Lu}\p{Ll}/u.test(word)
  return !(capital && !begins && flags & NAMES && !(flags & Flag.EnglishTop))
}
