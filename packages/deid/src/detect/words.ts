/** A word, number or mark of a text, as context looks at it. */
export interface Word {
  readonly start: number
  readonly end: number
  /** Its base form in lower case, or null for a stop word or a mark, which is no context. */
  readonly keyword: string | null
}

const CHUNK = /[^\s]+/g
const EDGE = /[\p{P}\p{S}]/u
const ADDRESS = /^(?:[a-z]{2,8}:\/\/\S+|[^\s@]+@[^\s@]+\.[^\s@]+|(?:\d{1,3}\.){3}\d{1,3}|www\.\S+)$/i
/** Beyond these it is no word and no address; what is longer is known by its beginning, so that cost stays linear. */
const MAX_WORD = 200
const MAX_ADDRESS = 320
/** Where one chunk holds several words: a mark between two digits, two letters, or a word and a word. */
const INFIX =
  /(?<=\d)[-+*^](?=[\d-])|(?<=\p{L})[-–—,](?=\p{L})|(?<=[\p{L}\d])[:<>=/](?=\p{L})|(?<=\p{Ll})\.(?=\p{Lu})|\.{2,}|…/gu
/** Nothing to split: by far the most frequent. */
const PLAIN = /^[A-Za-z]+$|^\d+$/
const CLITIC = /^(.+?)(n['’]t|['’](?:s|m|d|ll|re|ve))$/i

/**
 * The words of a text, in the manner of the tokenizers that Presidio's context was made with: split at blanks, the marks
 * at an edge apart, some marks inside too. Web addresses, e-mail addresses and IPv4 stay whole.
 */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = []
  for (const { index, 0: chunk } of text.matchAll(CHUNK)) {
    let start = 0
    let end = chunk.length
    while (start < end && isMark(chunk, start)) start++
    while (end > start && isMark(chunk, end - 1)) end--
    if (start > 0) words.push(mark(index, index + start))
    if (end > start) inner(chunk.slice(start, end), index + start, words)
    if (end < chunk.length && end > start) words.push(mark(index + end, index + chunk.length))
  }
  return words
}

function isMark(chunk: string, at: number): boolean {
  const code = chunk.charCodeAt(at) | 32
  return (code < 97 || code > 122) && EDGE.test(chunk[at]!)
}

function mark(start: number, end: number): Word {
  return { start, end, keyword: null }
}

function inner(core: string, offset: number, words: Word[]): void {
  if (PLAIN.test(core)) {
    push(core, offset, words)
    return
  }
  let from = 0
  if (core.length > MAX_ADDRESS || !ADDRESS.test(core)) {
    for (const { index, 0: sign } of core.matchAll(INFIX)) {
      if (index > from) push(core.slice(from, index), offset + from, words)
      words.push(mark(offset + index, offset + index + sign.length))
      from = index + sign.length
    }
  }
  if (from < core.length) push(core.slice(from), offset + from, words)
}

function push(token: string, start: number, words: Word[]): void {
  const clitic = token.length <= MAX_WORD && /['’]/.test(token) ? CLITIC.exec(token) : null
  if (clitic) {
    push(clitic[1]!, start, words)
    words.push(mark(start + clitic[1]!.length, start + token.length))
    return
  }
  const lower = token.slice(0, MAX_WORD).toLowerCase()
  words.push({ start, end: start + token.length, keyword: STOP_WORDS.has(lower) ? null : lemma(lower) })
}

/** Function words of English: no context of anything. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above across after afterwards again against all almost alone along already also although always am among
amongst an and another any anyhow anyone anything anyway anywhere are around as at away be became because become
becomes been before beforehand behind being below beside besides between beyond both but by can cannot could did do does
doing done down due during each either else elsewhere enough even ever every everyone everything everywhere except few
for former formerly from further had has have he hence her here hereby herein hers herself him himself his how however i
if in indeed into is it its itself just last latter least less made make many may me meanwhile might mine more moreover
most mostly much must my myself namely neither never nevertheless next no nobody none nor not nothing now nowhere of off
often on once one only onto or other others otherwise our ours ourselves out over own per perhaps please put quite rather
re really same say see seem seemed seems several she should since so some somehow someone something sometime sometimes
somewhere still such take than that the their theirs them themselves then thence there thereafter thereby therefore
therein these they this those though through throughout thru thus to together too toward towards under unless until up
upon us used using various very via was we well were what whatever when whence whenever where whereas whereby wherever
whether which while who whoever whole whom whose why will with within without would yet you your yours yourself
yourselves`.split(/\s+/),
)
// "us" is a context word of passports; as a pronoun it says nothing, and does no harm.
const IRREGULAR: Readonly<Record<string, string>> = {
  children: 'child',
  men: 'man',
  women: 'woman',
  people: 'people',
  gave: 'give',
  given: 'give',
  driven: 'drive',
  drove: 'drive',
  paid: 'pay',
  sent: 'send',
  taken: 'take',
  written: 'write',
  saving: 'save',
  savings: 'saving',
  saved: 'save',
  issued: 'issue',
  licensed: 'license',
  licences: 'licence',
  licenses: 'license',
  addresses: 'address',
}

/** The singular of an English plural, and the base of a few verbs; every other word as it is. */
export function lemma(word: string): string {
  const known = Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined
  if (known) return known
  if (word.length < 4 || !/^[a-z]+s$/.test(word) || /(?:ss|us|is|ous|news)$/.test(word)) return word
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:x|ch|sh|ss|zz)es$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}
