import { Flag, lookupFolded } from '../../lexicon/index.ts'
import type { Found } from './found.ts'
import { alsoCalled } from './nicknames.ts'
import { ORDINARY, recordWords, type TextWord } from './text-words.ts'
import { Vocabulary } from './vocabulary.ts'

/** One person of a record. */
interface Person {
  readonly label: string
  /** Given and middle names, then those of the family; particles and titles left out. */
  readonly given: readonly string[]
  readonly family: readonly string[]
  /** The family's name as one word, particles in it. */
  readonly joined: string
}

const titles = new Set('mr mrs ms miss mx dr prof md do rn np pa phd jr sr ii iii iv esq'.split(' '))
const particles = new Set(
  'van von der den de del della da di du la le las los bin ibn al el st san y e'.split(' '),
)

/** How sure a name is: whole, one part, a nickname, a typo, one part that is also an ordinary word. */
const SCORES = { whole: 1, exact: 0.95, nickname: 0.85, fuzzy: 0.8, ordinary: 0.75, login: 0.85 }

/** Which person's which part a known word is. */
interface Part {
  readonly person: Person
  readonly kind: 'given' | 'family' | 'nickname'
}

/** One word of a text that may be part of a name. */
interface Hit {
  readonly at: number
  readonly length: number
  /** What it may be part of: one word can belong to several people. */
  readonly parts: readonly Part[]
  readonly edits: number
  /** Whether it may stand without another part of the name beside it. */
  readonly alone: boolean
}

/** Finds names of known people: whole, in parts, reversed, with initials, by nickname, misspelt, as a login. */
export function nameFinder(people: readonly { readonly label: string; readonly name: string }[]) {
  const vocabulary = new Vocabulary()
  const parts = new Map<string, Part[]>()
  const logins = new Map<string, Person>()
  const add = (word: string, part: Part) => {
    vocabulary.add(word)
    parts.set(word, [...(parts.get(word) ?? []), part])
  }
  for (const { label, name } of people) {
    const person = personOf(label, name)
    if (!person) continue
    for (const word of person.given) {
      if (word.length > 1) add(word, { person, kind: 'given' })
      for (const other of alsoCalled(word)) if (other.length > 1) add(other, { person, kind: 'nickname' })
    }
    if (person.given.length > 1) add(person.given.join(''), { person, kind: 'given' })
    for (const word of person.family) if (word.length > 1) add(word, { person, kind: 'family' })
    // `De La Cruz` and `Smith-Jones` are also written as one word.
    if (person.joined !== '' && !person.family.includes(person.joined))
      add(person.joined, { person, kind: 'family' })
    for (const login of loginsOf(person)) logins.set(login, person)
  }

  return (text: string, words: readonly TextWord[]): readonly Found[] => {
    const hits: (Hit | undefined)[] = words.map((word, i) => hitAt(word, words[i + 1], text, i))
    const out: Found[] = []
    for (let i = 0; i < words.length; i++) {
      const hit = hits[i]
      const person = logins.get(words[i]!.fold)
      if ((!hit || hit.edits > 0) && person) {
        out.push({
          start: words[i]!.start,
          end: words[i]!.end,
          label: 'USERNAME',
          score: SCORES.login,
          rule: 'login',
        })
        continue
      }
      if (!hit && !initialOf(words[i]!, hits, text, words, i)) continue
      const run = runFrom(i, hits, words, text)
      if (run) {
        out.push(run.found)
        i = run.last
      }
    }
    out.push(...initialsIn(text))
    return out
  }

  function hitAt(word: TextWord, next: TextWord | undefined, text: string, at: number): Hit | undefined {
    if (isMonth(word, text)) return undefined
    const near = vocabulary.near(word.fold)[0]
    if (near) {
      const list = parts.get(near.word)!
      const alone = list.some((part) => standsAlone(word, part, near.edits))
      return { at, length: 1, parts: list, edits: near.edits, alone }
    }
    // `Mac Donald` for MacDonald.
    if (next && word.capital && next.start - word.end === 1 && vocabulary.has(word.fold + next.fold)) {
      const split = next.capital || !(word.flags & next.flags & ORDINARY)
      const list = parts.get(word.fold + next.fold)!
      return { at, length: 2, parts: list, edits: 1, alone: split && text[word.end] !== '.' }
    }
    return undefined
  }

  /** `J.S.` and `J. S.` for Jane Smith: nothing shorter, and not without full stops. */
  function* initialsIn(text: string): Generator<Found> {
    const known = new Map(
      people.flatMap(({ label, name }) => {
        const person = personOf(label, name)
        if (!person?.given[0] || !person.family[0]) return []
        const [g, f] = [person.given.map((w) => w[0]!), person.family[0][0]!]
        return [
          [`${g[0]}${f}`, label],
          [`${g.join('')}${f}`, label],
        ] as const
      }),
    )
    for (const { index, 0: found } of text.matchAll(
      /(?<![\p{L}\p{N}.])(?:\p{Lu}\. ?){1,3}\p{Lu}\.(?![\p{L}\p{N}])/gu,
    )) {
      const label = known.get(found.replace(/[. ]/g, '').toLowerCase())
      if (label !== undefined)
        yield { start: index, end: index + found.length, label, score: 0.7, rule: 'initials' }
    }
  }
}

/** A word that means something else as well must be written as a name is; a typo or nickname that does, not at all. */
function standsAlone(word: TextWord, { kind }: Part, edits: number): boolean {
  const ordinary = (word.flags & ORDINARY) !== 0
  if (edits > 0) return !ordinary && (word.flags & (Flag.First | Flag.Last)) === 0
  if (kind === 'nickname') return word.capital && !ordinary
  return ordinary || word.fold.length < 3 ? word.capital && word.fold.length > 1 : true
}

/** The longest name that begins at word `i`: parts of one person with blanks, commas or an initial between. */
function runFrom(i: number, hits: readonly (Hit | undefined)[], words: readonly TextWord[], text: string) {
  const members: Hit[] = []
  let last = i - 1
  let end = -1
  let start = -1
  let labels: readonly string[] = []
  for (let at = i; at < words.length && at - i <= 8; ) {
    const between = at > i ? text.slice(words[at - 1]!.end, words[at]!.start) : ' '
    if (!joins(between, words[Math.max(i, at - 1)]!)) break
    // A comma stands between a family's name and a given one, not between two people.
    if (between.startsWith(',') && !members.at(-1)?.parts.some(({ kind }) => kind === 'family')) break
    if (between.startsWith(',') && hits[at]?.parts.every(({ kind }) => kind === 'family')) break
    const hit = hits[at]
    const shared = hit && labelsOf(hit).filter((label) => members.length === 0 || labels.includes(label))
    if (hit && shared && shared.length > 0) {
      labels = shared
      members.push(hit)
      last = at + hit.length - 1
      if (start < 0) start = words[at]!.start
      end = words[last]!.end
      at += hit.length
    } else if (!hit && isInitial(words[at]!, text)) {
      if (start < 0) start = words[at]!.start
      // After a name an initial must be one of its person's: `Marshall, E.`, not `Marshall, A.`
      if (members.some((member) => fits(words[at]!, member))) {
        last = at
        end = words[at]!.end + (text[words[at]!.end] === '.' ? 1 : 0)
      } else if (members.length > 0) break
      at++
    } else if (!hit && members.length > 0 && particles.has(words[at]!.fold) && hits[at + 1]) at++
    else break
  }
  if (members.length === 0) return undefined
  const own = members.map((hit) => hit.parts.filter(({ person }) => labels.includes(person.label)))
  const formal = own.map((list) => list.some(({ kind }) => kind !== 'nickname'))
  const kinds = new Set(
    own.flatMap((list) => list.map(({ kind }) => (kind === 'family' ? 'family' : 'given'))),
  )
  const sure = members.some(({ alone, edits }, k) => alone && edits === 0 && formal[k])
  const different = new Set(members.map(({ at }) => words[at]!.fold)).size > 1
  const beside = different && (kinds.size > 1 || sure)
  if (!beside && !members.some(({ alone }) => alone)) return undefined
  const edits = members.reduce((sum, hit) => sum + hit.edits, 0)
  const nickname = formal.includes(false)
  const ordinary = !beside && (words[members[0]!.at]!.flags & ORDINARY) !== 0
  const exact = beside ? SCORES.whole : ordinary ? SCORES.ordinary : SCORES.exact
  const score = edits > 0 ? SCORES.fuzzy : nickname ? SCORES.nickname : exact
  const rule = edits > 0 ? 'misspelt' : nickname ? 'nickname' : 'name'
  const found: Found = { start: withParticles(start, i, words, text), end, label: labels[0]!, score, rule }
  return { found, last }
}

/** `van der` before a name belongs to it. */
function withParticles(start: number, i: number, words: readonly TextWord[], text: string): number {
  let from = start
  for (let at = i - 1; at >= 0 && at >= i - 3; at--) {
    const { fold, start: begin, end } = words[at]!
    if (fold.length < 2 || !particles.has(fold) || !/^[ \t]{1,2}$/.test(text.slice(end, from))) break
    from = begin
  }
  return from
}

function labelsOf({ parts }: Hit): readonly string[] {
  return [...new Set(parts.map(({ person }) => person.label))]
}

/** What may stand between two parts of a name; a full stop only after an initial or a title. */
function joins(between: string, before: TextWord): boolean {
  if (between.startsWith('.')) return before.fold.length < 3 && /^\.[ \t]{0,2}$/.test(between)
  return /^(?:[ \t]{1,3}|,[ \t]{0,2}|[ \t]?\r?\n[ \t]{0,8}|-|['’]s? ?)$/.test(between)
}

const months = new Set('march april may june august'.split(' '))

/** `May` in `May 2020`, `3rd of May`, `in May`: names that are months, where a date stands. */
function isMonth({ fold, start, end }: TextWord, text: string): boolean {
  if (!months.has(fold)) return false
  return (
    /^[.,]?\s{0,2}(?:\d|of\b)/i.test(text.slice(end, end + 5)) ||
    /(?:\d(?:st|nd|rd|th)?(?:\s+of)?|\b(?:in|since|until|by|last|next|this|early|late|mid))[\s-]+$/i.test(
      text.slice(Math.max(0, start - 12), start),
    )
  )
}

function isInitial({ fold, capital, end }: TextWord, text: string): boolean {
  return (
    fold.length === 1 &&
    capital &&
    /\p{L}/u.test(fold) &&
    (text[end] === '.' || text[end] === ' ' || end === text.length || text[end] === ',')
  )
}

function fits({ fold }: TextWord, { parts }: Hit): boolean {
  return parts.some(({ person }) => person.given.some((word) => word[0] === fold))
}

/** Whether an initial stands here that a name of its person follows. */
function initialOf(
  word: TextWord,
  hits: readonly (Hit | undefined)[],
  text: string,
  words: readonly TextWord[],
  i: number,
): boolean {
  const next = words[i + 1]
  const hit = hits[i + 1]
  return (
    next !== undefined &&
    hit !== undefined &&
    isInitial(word, text) &&
    /^\.? ?$/.test(text.slice(word.end, next.start)) &&
    fits(word, hit)
  )
}

/** `Roe, Jane Q.`, `Jane Q. Roe`, `Jane van der Berg`. A name of one word is of the family and given alike. */
function personOf(label: string, name: string): Person | undefined {
  const [before, after] = name.includes(',')
    ? [name.split(',')[0]!, name.split(',').slice(1).join(' ')]
    : ['', name]
  const words = (value: string) => recordWords(value).filter((word) => !titles.has(word))
  const named = (list: readonly string[]) => list.filter((word) => !particles.has(word))
  const of = (given: readonly string[], family: readonly string[]): Person => ({
    label,
    given,
    family: named(family),
    joined: family.join(''),
  })
  if (before !== '' && words(after).length > 0) return of(words(after), words(before))
  const all = words(before === '' ? after : before)
  if (all.length === 0) return undefined
  // A particle begins the family's name; else the last word, and what a hyphen ties to it, is it.
  const particle = all.findIndex((word, i) => i > 0 && particles.has(word))
  const tied = /\S-\S+\s*$/.test(name.trim()) && all.length > 2 ? 2 : 1
  const from = particle > 0 ? particle : Math.max(0, all.length - tied)
  return of(all.slice(0, from), all.slice(from))
}

function loginsOf({ given, family }: Person): readonly string[] {
  const [g, f] = [given[0], family.join('')]
  if (!g || f.length < 3 || g.length < 2) return []
  const list = [`${g[0]}${f}`, `${f}${g[0]}`, `${g}${f}`, `${f}${g}`]
  return list.filter((login) => login.length > 4 && (lookupFolded(login) & ORDINARY) === 0)
}
