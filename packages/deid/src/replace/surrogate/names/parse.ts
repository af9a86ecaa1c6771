import { type Casing, casingOf } from '../casing.ts'
import { normal } from '../normal.ts'
import { formalNames, genders, surnames } from '../pools.ts'

/** What a word of a name is. */
export type Role = 'given' | 'surname' | 'initial' | 'initials'

/** A part of a written name: text that stays (titles, particles, degrees, separators), or a word to replace. */
export type NamePiece = string | NameWord

export interface NameWord {
  readonly role: Role
  /** As written, without a possessive. */
  readonly text: string
  /** Its normal form. */
  readonly norm: string
  readonly casing: Casing
}

/** A name with its shape. `loose`: one word that may be a given or a family name; the document decides. */
export interface ParsedName {
  readonly pieces: readonly NamePiece[]
  readonly loose: boolean
  /** The first piece, where it is made of titles. */
  readonly title?: string
  /** From a title: `Mrs.` */
  readonly gender?: 'F' | 'M'
}

const titleWord =
  '(?:dr|mr|mrs|ms|miss|mister|missus|madam|mx|prof|professor|doctor|rev|reverend|fr|father|sr|sister|sir|dame|lord|lady|hon|judge|' +
  'the|baby|boy|girl|infant|nurse|pt|patient|capt|captain|sgt|lt|col|maj|gen|herr|frau|señor|señora|sra|srta|don|doña|mme|mlle|rn|np|pa|md|lpn|cna)'
const titles = new RegExp(`^\\s*(?:${titleWord}\\b\\.?(?:\\s*(?:,|and|&|\\/|\\s)\\s*|(?<=\\.)))+`, 'iu')
const degree =
  '(?:M\\.?\\s?D|Ph\\.?\\s?D|D\\.?O|R\\.?N|L\\.?P\\.?N|N\\.?P|P\\.?A(?:-C)?|M\\.?P\\.?H|M\\.?S(?:\\.?N|\\.?W|c)?|B\\.?S(?:\\.?N|c)?|M\\.?B\\.?B\\.?S|' +
  'D\\.?D\\.?S|D\\.?M\\.?D|D\\.?P\\.?M|D\\.?V\\.?M|D\\.?N\\.?P|Pharm\\.?\\s?D|Psy\\.?\\s?D|FACS|FACP|FACC|FAAP|APRN|ARNP|CRNA|CNM|CNS|LCSW|LICSW|MSW|OT|OTR|PT|DPT|RD|RRT|CCC-SLP|MA|MBA|JD|Esq|M\\.?A|B\\.?A)'
const degrees = new RegExp(`(?:,\\s*|\\s+)${degree}\\s*\\.?(?:\\s*[,/]?\\s*${degree}\\s*\\.?)*\\s*$`, 'u')
const suffixWord = /^(?:jr|sr|ii|iii|iv|vi|2nd|3rd|4th|esq)$/i
const particle =
  /^(?:van|von|der|den|ter|ten|de|del|della|di|da|do|dos|das|du|la|le|las|los|el|al|bin|ibn|bint|ben|abu|st|san|santa|zu|zum|zur|af|av|y|e|i|und|and|vd|te)$/
const letters = /[\p{L}\p{M}]+(?:['’ʼ][\p{L}\p{M}]+)*/gu

/** Reads a written name. undefined: there are no letters in it. */
export function parseName(text: string, label: string): ParsedName | undefined {
  const head = titlesOf(text)
  const hasCore = /\p{L}/u.test(text.slice(head.length))
  const titled = hasCore && !(head.trim() === head && !/\.$/.test(head)) ? head : ''
  let core = text.slice(titled.length)
  const tail = degreesOf(core)
  const withTail = tail !== '' && /\p{L}/u.test(core.slice(0, -tail.length))
  if (withTail) core = core.slice(0, -tail.length)
  const items = itemsOf(core)
  let words = items.filter((item): item is Item => typeof item !== 'string')
  if (words.length === 0) return undefined
  if (/^the\s/i.test(titled) && words.length === 1) {
    pluralApart(items)
    words = items.filter((item): item is Item => typeof item !== 'string')
  }
  const { roles, loose } = rolesOf(words, items, label, titled !== '')
  const pieces: NamePiece[] = titled ? [titled] : []
  let next = 0
  for (const item of items) {
    if (typeof item === 'string') pieces.push(item)
    else
      pieces.push({
        role: roles[next++]!,
        text: item.text,
        norm: normal(item.text),
        casing: casingOf(item.text),
      })
  }
  if (withTail) pieces.push(tail)
  const gender =
    /\b(?:mrs|ms|miss|missus|madam|sister|dame|lady|frau|señora|sra|srta|mme|mlle|doña)\b/iu.test(titled)
      ? 'F'
      : /\b(?:mr|mister|sir|lord|father|fr|herr|señor|don)\b/iu.test(titled) && !/mrs/i.test(titled)
        ? 'M'
        : undefined
  return { pieces, loose, ...(titled && { title: titled }), ...(gender && { gender }) }
}

// Don Johnson, Pa Vang: what is a title or a degree only where it is marked as one.
const titleOrName = /(?:^|[\s,])(Don|Hon|Gen|Pa)\s+$/i
function titlesOf(text: string): string {
  const head = titles.exec(text)?.[0] ?? ''
  const word = titleOrName.exec(head)?.[1]
  const isMarked = word === word?.toUpperCase() && text !== text.toUpperCase()
  return word === undefined || isMarked ? head : head.slice(0, head.lastIndexOf(word))
}

// JACK MA: in a name of two words in capitals the second is taken for a name.
const degreeOrName = /^\s+(?:BA|DO|MA|OT|PA|PT)\s*$/
function degreesOf(core: string): string {
  const tail = degrees.exec(core)?.[0] ?? ''
  const before = core.slice(0, core.length - tail.length)
  const isName =
    degreeOrName.test(tail) && before === before.toUpperCase() && !/\p{L}[\s,]+\p{L}/u.test(before)
  return isName ? '' : tail
}

// The Smiths are of one name: the plural's s stays as text.
function pluralApart(items: (string | Item)[]): void {
  const at = items.findIndex((item) => typeof item !== 'string')
  const word = (items[at] as Item).text
  if (word.length > 3 && /[^s]s$/i.test(word))
    items.splice(at, 1, { text: word.slice(0, -1) }, word.slice(-1))
}

interface Item {
  readonly text: string
}

// Words to replace and everything between them; suffixes, particles and possessives stay as text.
function itemsOf(core: string): (string | Item)[] {
  const items: (string | Item)[] = []
  let at = 0
  const keep = (part: string) => {
    if (part === '') return
    if (typeof items.at(-1) === 'string') items[items.length - 1] += part
    else items.push(part)
  }
  const matches = [...core.matchAll(letters)]
  for (const [index, match] of matches.entries()) {
    const [word] = match
    keep(core.slice(at, match.index))
    at = match.index + word.length
    const isLast = index === matches.length - 1
    if (index > 0 && suffixWord.test(word)) {
      keep(word)
      continue
    }
    if (/\d$/.test(core.slice(0, match.index)) && /^(?:st|nd|rd|th)$/i.test(word)) {
      keep(word)
      continue
    }
    // A particle is written small, or stands before a word that can be the name itself.
    const isFirstName = index === 0 && /^(?:Al|Ben|Della|Van)$/i.test(word) && word !== word.toLowerCase()
    if (
      !isLast &&
      !(isFirstName && !/^[^,]*,/.test(core)) &&
      particle.test(word.toLowerCase()) &&
      isParticleHere(word, core, at)
    ) {
      keep(word)
      continue
    }
    const possessive = /['’ʼ]s$/i.exec(word)?.[0] ?? ''
    items.push({ text: possessive ? word.slice(0, -possessive.length) : word })
    keep(possessive)
  }
  keep(core.slice(at))
  return items
}

function isParticleHere(word: string, core: string, end: number): boolean {
  if (!/^[\s'’.-]/.test(core.slice(end))) return false
  if (word === word.toLowerCase()) return true
  return (
    /^(?:van|von|de|del|della|di|da|dos|du|la|le|los|al|el|bin|ibn|der|den|st)$/i.test(word) &&
    word.length > 1
  )
}

function rolesOf(
  words: readonly Item[],
  items: readonly (string | Item)[],
  label: string,
  titled: boolean,
): { roles: Role[]; loose: boolean } {
  const isInitial = ({ text }: Item) => text.length === 1
  const all = (role: Role) => words.map((word): Role => (isInitial(word) ? 'initial' : role))
  if (label === 'FIRST_NAME') return { roles: all('given'), loose: false }
  if (label === 'LAST_NAME') return { roles: all('surname'), loose: false }
  if (
    label === 'INITIALS'
      ? words.every(({ text }) => text.length < 5)
      : words.every((word) => isInitials(word.text, words.length))
  )
    return { roles: words.map((word) => (isInitial(word) ? 'initial' : 'initials')), loose: false }
  if (words.length === 1) return { roles: ['surname'], loose: !titled }
  const comma = commaIndex(items)
  const roles: Role[] = words.map((word) => (isInitial(word) ? 'initial' : 'given'))
  if (comma > 0 && comma < words.length) {
    for (let i = 0; i < comma; i++) roles[i] = words[i]!.text.length === 1 ? 'initial' : 'surname'
    for (let i = comma; i < words.length; i++) if (isRun(words[i]!.text)) roles[i] = 'initials'
    return { roles, loose: false }
  }
  const last = words.length - 1
  // Philips B, Philips BR: a family name with the initials behind it.
  if (words.length === 2 && (isInitial(words[1]!) || isRun(words[1]!.text)) && !isInitial(words[0]!)) {
    if (!isKnownGiven(words[0]!.text) || isRun(words[1]!.text))
      return { roles: ['surname', isInitial(words[1]!) ? 'initial' : 'initials'], loose: false }
  }
  // SMITH JOHN: what is never a given name before what mostly is one.
  if (
    words.length === 2 &&
    givenRank(words[0]!.text) > 2000 &&
    givenRank(words[1]!.text) < 500 &&
    isSurname(words[0]!.text)
  )
    return { roles: ['surname', 'given'], loose: false }
  if (!isInitial(words[last]!)) {
    roles[last] = 'surname'
    // Smith-Jones: both halves are family names.
    for (let i = last; i > 0 && joinedByHyphen(items, i); i--)
      if (i > 1 || words.length > 2) roles[i - 1] = 'surname'
    if (words.length === 2 && joinedByHyphen(items, 1))
      roles[0] = isKnownGiven(words[0]!.text) ? 'given' : 'surname'
  }
  return { roles, loose: false }
}

/** Whether `word` is a given name or a nickname of the lists. */
export function isKnownGiven(word: string): boolean {
  const norm = normal(word)
  return genders().has(norm) || formalNames().has(norm)
}

let givenRanks: ReadonlyMap<string, number> | undefined
function givenRank(word: string): number {
  givenRanks ??= new Map([...genders().keys()].map((name, i) => [name, i]))
  return givenRanks.get(normal(word)) ?? Number.POSITIVE_INFINITY
}

let surnameSet: ReadonlySet<string> | undefined
function isSurname(word: string): boolean {
  surnameSet ??= new Set(surnames().map((name) => name.toLowerCase()))
  return surnameSet.has(normal(word))
}

// BRP, djh, vf / mcg
function isInitials(text: string, count: number): boolean {
  if (text.length === 1) return true
  if (text.length > 4 || !/^\p{L}+$/u.test(text) || isKnownGiven(text)) return false
  if (text === text.toLowerCase()) return text.length <= 3 && /^[a-z]+$/.test(text)
  return (
    text === text.toUpperCase() &&
    text !== text.toLowerCase() &&
    (count === 1 ? text.length <= 4 : text.length <= 3) &&
    isRun(text)
  )
}

// Capitals that cannot be a word: BR, JRT.
function isRun(text: string): boolean {
  return (
    /^[A-Z]{2,4}$/.test(text) &&
    !(text.length > 2 && /[AEIOUY]/.test(text) && isKnownGiven(text)) &&
    (text.length < 4 || !/[AEIOU]/.test(text))
  )
}

// How many words stand before the first comma that has words behind it; 0 when there is none.
function commaIndex(items: readonly (string | Item)[]): number {
  let count = 0
  for (const item of items) {
    if (typeof item !== 'string') count++
    else if (/[,،、]/.test(item)) return count
  }
  return 0
}

function joinedByHyphen(items: readonly (string | Item)[], index: number): boolean {
  let seen = -1
  for (let i = 0; i < items.length; i++) {
    if (typeof items[i] === 'string') continue
    if (++seen === index) return items[i - 1] === '-'
  }
  return false
}
