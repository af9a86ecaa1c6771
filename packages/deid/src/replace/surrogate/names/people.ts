import { withCasing } from '../casing.ts'
import { scrambled } from '../categories/characters.ts'
import type { Draw } from '../draw.ts'
import { normal } from '../normal.ts'
import {
  type ForeignNames,
  formalNames,
  type Gender,
  genders,
  givenNames,
  looksLikeTitle,
  nicknames,
  surnames,
} from '../pools.ts'
import type { Work } from '../work.ts'
import { isLatin, latinNames, nameInScript, originOf } from './origin.ts'
import { isKnownGiven, type NameWord, type ParsedName, type Role } from './parse.ts'

/**
 * Who is who in one document. Every part of a name derives from (key, scope, part) alone, so the same person has the
 * same surrogate everywhere; the names of the document only decide what a bare word or an initial stands for.
 */
export class People {
  private readonly work: Work
  private readonly givenSeen = new Set<string>()
  private readonly surnameSeen = new Set<string>()
  /** Full names of the document: given names and initials in order, then the family name. */
  private readonly full: { given: readonly NameWord[]; surname: string }[] = []
  private readonly made: Partial<Record<Part, Map<string, string>>> = {}
  /** Which part has a name, by the name's normal form. */
  private readonly taken = new Map<string, { part: Part; norm: string }>()
  // Made when there is something to put in, as most documents have nothing.
  private genderOf: Map<string, 'F' | 'M'> | undefined
  private originOfGiven: Map<string, ForeignNames> | undefined
  /** Initials of surrogates follow those of originals, where the scope is one person's records and not everybody's. */
  private readonly byInitial: boolean
  private letters: readonly string[] | undefined
  private apostrophes: readonly string[] | undefined

  constructor(work: Work) {
    this.work = work
    this.byInitial = work.scope !== 'batch' && work.scope !== ''
    const names = new Set<ParsedName>()
    // Only of a name is the name asked for, as asking reads it.
    for (const original of work.originals)
      if (original.kind === 'name' && original.name) names.add(original.name)
    for (const name of names) this.see(name)
    this.name(names)
  }

  // All names are made at once in the order of the alphabet: where two would get one surrogate, who gives way must not depend on
  // who comes first in the document.
  private name(names: ReadonlySet<ParsedName>): void {
    const words: { role: Role; word: NameWord; hint: 'F' | 'M' | undefined }[] = []
    for (const { pieces, loose, gender } of names)
      for (const piece of pieces) {
        if (typeof piece === 'string' || !isLatin(piece.text)) continue
        const role = loose ? this.roleOfLoose(piece) : piece.role
        if (role === 'given' || role === 'surname') words.push({ role, word: piece, hint: gender })
      }
    if (words.length > 1)
      words.sort((a, b) => (a.word.norm < b.word.norm ? -1 : a.word.norm > b.word.norm ? 1 : 0))
    for (const { role, word, hint } of words) role === 'surname' ? this.surname(word) : this.given(word, hint)
  }

  /**
   * The surrogate name in the shape of `name`. Where that may not be used, `again` draws new letters for initials that stand
   * alone, and titles such as `Baby Girl` go, as what stays is what was in the way.
   */
  write(name: ParsedName, again?: Draw): string {
    const own = again && !name.pieces.some((p) => typeof p !== 'string' && !isInitial(p)) ? again : undefined
    const surname = name.pieces.find(
      (p): p is NameWord => typeof p !== 'string' && p.role === 'surname',
    )?.norm
    let out = ''
    let position = 0
    for (const piece of name.pieces) {
      if (again && piece === name.title) continue
      if (typeof piece === 'string') {
        out += /\d(?!\d*(?:st|nd|rd|th)\b)/.test(piece)
          ? scrambled(piece, this.work.draw('name-digits', piece))
          : piece
        continue
      }
      if (!isLatin(piece.text)) {
        out += this.inScript(piece, name.loose || piece.role === 'surname' ? 'surname' : 'given')
        position++
        continue
      }
      const role = name.loose ? this.roleOfLoose(piece) : piece.role
      if (role === 'surname') out += this.surname(piece)
      else if (role === 'given') out += this.given(piece, name.gender)
      else if (own)
        out += withCasing([...piece.norm].map(() => own.pick(initialLetters)).join(''), piece.casing)
      else if (role === 'initials') out += this.initials(piece)
      else out += withCasing(this.initial(piece.norm, surname, position), piece.casing)
      if (role !== 'surname') position++
    }
    return out
  }

  /** What a word that stands alone is: as the document uses it, else as it is mostly used. */
  roleOfLoose(word: NameWord): 'given' | 'surname' {
    if (this.givenSeen.has(word.norm)) return 'given'
    if (this.surnameSeen.has(word.norm)) return 'surname'
    return isKnownGiven(word.norm) && !commonSurnames().has(word.norm) ? 'given' : 'surname'
  }

  /** Whether the document has `norm` as a family name of somebody. */
  hasSurname(norm: string): boolean {
    return this.surnameSeen.has(norm)
  }

  /** The name of the document that a login writes so, without its apostrophe or what stands before that: `osullivan`, `sullivan`. */
  asNamed(word: string): string {
    for (const norm of (this.apostrophes ??= [...this.surnameSeen].filter((name) => name.includes("'"))))
      if (norm.replaceAll("'", '') === word || norm.slice(norm.indexOf("'") + 1) === word) return norm
    return word
  }

  hasGiven(norm: string): boolean {
    return this.givenSeen.has(norm)
  }

  /** The surrogate of a family name, in the casing and with the prefix (`Mc`, `O'`) of the original. */
  surname(word: NameWord): string {
    const own = ownPool(this.work, 'LAST_NAME')
    const prefix = /^(?:Ma?c(?=\p{Lu})|[ODLodl]['’ʼ])/u.exec(word.text)?.[0] ?? ''
    const name = this.once('surname', word.norm, (draw) => {
      if (own) return draw.pick(own)
      const isIrish = /^O['’ʼ]/i.test(prefix) || /^O['’ʼ]/.test(word.text)
      if (isIrish) return draw.pick(irish)
      const origin = this.work.settings.origin === 'keep' ? originOf(word.norm) : undefined
      if (origin) return sameLength(this.work, [latinNames(origin, 'surname')], word.text.length, draw)
      const pools =
        prefix.startsWith('Mc') || prefix.startsWith('Mac') ? [mcNames()] : this.surnamePools(word.norm)
      return sameLength(this.work, pools, word.text.length - (/['’ʼ]/.test(prefix) ? 2 : 0), draw)
    })
    const apostrophe = /['’ʼ]/.exec(word.text)?.[0]
    const plain = apostrophe === '’' ? name.replace("'", '’') : name
    const shaped = /^[DLdl]['’ʼ]/.test(prefix) && !/['’]/.test(plain) ? prefix + plain : plain
    return withCasing(shaped, word.casing)
  }

  /** The surrogate of a given name: of the same gender if the settings say so, a nickname for a nickname. */
  given(word: NameWord, hint?: 'F' | 'M'): string {
    const formal = this.formal(word.norm)
    const name = this.formalGiven(formal, hint, word.text.length)
    if (formal === word.norm) return withCasing(name, word.casing)
    const short = this.once(
      'nickname',
      word.norm,
      (draw) => {
        const known = fittingNicknames(name)
        const gender = genders().get(normal(name))
        const pools = [known.length > 0 ? known : [name], gender ? givenNames()[gender] : everyGiven()]
        const nickname = sameLength(this.work, pools, word.text.length, draw)
        return nickname[0]!.toUpperCase() + nickname.slice(1)
      },
      false,
    )
    return withCasing(short, word.casing)
  }

  /** The surrogate's letter for an initial: that of the person it belongs to in this document, else a letter for that letter. */
  initial(letter: string, surname: string | undefined, position: number): string {
    if (!this.byInitial) {
      const person = this.full.find(
        (p) =>
          (surname === undefined || p.surname === surname) &&
          p.given[position]?.norm[0] === letter &&
          p.given[position]!.norm.length > 1,
      )
      const word = person?.given[position]
      if (word) return this.formalGiven(this.formal(word.norm), this.genderOf?.get(word.norm))[0]!
    }
    return this.letterFor(letter)
  }

  private inScript(word: NameWord, part: 'given' | 'surname'): string {
    const name = this.once(`${part}-in-script`, word.norm, (draw) => nameInScript(word.text, part, draw))
    return withCasing(name, word.casing === 'title' ? 'other' : word.casing)
  }

  private initials(word: NameWord): string {
    const letters = [...word.norm]
    const person = this.byInitial
      ? undefined
      : this.full.find(
          (p) =>
            p.surname[0] === letters.at(-1) &&
            p.given[0]?.norm[0] === letters[0] &&
            (letters.length < 3 || p.given[1]?.norm[0] === letters[1]),
        )
    const out = letters.map((letter, i) => {
      if (!person) return this.letterFor(letter)
      if (i === letters.length - 1) return this.surnameOf(person.surname)[0]!
      return this.initial(letter, person.surname, i)
    })
    return withCasing(out.join('').toUpperCase(), word.casing === 'lower' ? 'lower' : 'upper')
  }

  /** The surrogate of a family name in its list's spelling, for user names and initials. */
  surnameOf(norm: string): string {
    return this.surname({ role: 'surname', text: norm, norm, casing: 'mixed' })
  }

  /** The surrogate of a given name in its list's spelling. */
  givenOf(norm: string): string {
    return this.given({ role: 'given', text: norm, norm, casing: 'mixed' })
  }

  private see(name: ParsedName): void {
    if (name.loose) return
    const words = name.pieces.filter((p): p is NameWord => typeof p !== 'string')
    const surname = words.find((w) => w.role === 'surname')
    const given = words.filter((w) => w.role === 'given' || w.role === 'initial')
    for (const word of words) {
      if (word.role === 'surname') this.surnameSeen.add(word.norm)
      if (word.role === 'given') {
        this.givenSeen.add(word.norm)
        if (name.gender && !this.genderOf?.has(word.norm))
          (this.genderOf ??= new Map()).set(word.norm, name.gender)
      }
    }
    if (surname && given.length > 0) this.full.push({ given, surname: surname.norm })
    const origin = surname && this.work.settings.origin === 'keep' ? originOf(surname.norm) : undefined
    if (origin)
      for (const word of given)
        if (!this.originOfGiven?.has(word.norm)) (this.originOfGiven ??= new Map()).set(word.norm, origin)
  }

  // The formal name behind a nickname: one that the document has, else the commonest that is much commoner.
  private formal(norm: string): string {
    const options = formalNames().get(norm)
    if (!options) return norm
    const gender = genders().get(norm)
    const rank = ranks()
    const own = rank.get(norm) ?? 1e9
    for (const option of options)
      if (this.givenSeen.has(option) && (rank.get(option) ?? 1e9) < own) return option
    const best = options[0]!
    const commoner = (rank.get(best) ?? 1e9) * 2 < own
    const fits = gender === undefined || gender === 'N' || genders().get(best) === gender
    return commoner && fits ? best : norm
  }

  private formalGiven(formal: string, hint?: 'F' | 'M', length?: number): string {
    return this.once('given', formal, (draw) => {
      const own = ownGiven(this.work, genders().get(formal) ?? hint)
      if (own) return draw.pick(own)
      const origin = this.originOfGiven?.get(formal)
      const names = origin && latinNames(origin, 'given', genderIn(origin, formal) ?? hint)
      if (names && names.length > 1) return sameLength(this.work, [names], length, draw)
      const gender =
        this.work.settings.gender === 'any'
          ? undefined
          : (genders().get(formal) ?? hint ?? this.genderOf?.get(formal) ?? 'N')
      const pool = gender ? givenNames()[gender] : everyGiven()
      return sameLength(
        this.work,
        this.byInitial ? [startingWith(pool, this.letterFor(formal[0]!)), pool] : [pool],
        length,
        draw,
      )
    })
  }

  private surnamePools(norm: string): readonly (readonly string[])[] {
    const pool = plainSurnames()
    return this.byInitial && /^[a-z]/.test(norm)
      ? [startingWith(pool, this.letterFor(norm[0]!)), pool]
      : [pool]
  }

  // One draw for the whole alphabet; another letter for every letter, and not a different one for each.
  private letterFor(letter: string): string {
    const index = letter.length === 1 ? letter.charCodeAt(0) - 97 : -1
    if (index < 0 || index > 25) return this.work.draw('initial', letter).pick(initialLetters)
    if (!this.letters) {
      const draw = this.work.draw('initials', '')
      this.letters = Array.from({ length: 26 }, (_, i) => {
        let made = draw.pick(initialLetters)
        while (made.charCodeAt(0) - 65 === i) made = draw.pick(initialLetters)
        return made
      })
    }
    return this.letters[index]!
  }

  // One surrogate per part; never a word of an original of the document, and never that of another part.
  private once(part: Part, original: string, pick: (draw: Draw) => string, unique = true): string {
    const made = (this.made[part] ??= new Map())
    const known = made.get(original)
    if (known !== undefined) return known
    const draw = this.work.draw(part, original)
    let name = ''
    for (let attempt = 0; attempt < 60; attempt++) {
      name = pick(draw)
      const norm = normal(name)
      if (norm === original || this.work.hasTakenWord(name)) continue
      if (unique) {
        const owner = this.taken.get(norm)
        if (owner && (owner.part !== part || owner.norm !== original) && attempt < 40) continue
        this.taken.set(norm, { part, norm: original })
      }
      break
    }
    made.set(original, name)
    return name
  }
}

// What derives on its own.
type Part = 'surname' | 'given' | 'nickname' | 'surname-in-script' | 'given-in-script'

function isInitial({ role }: NameWord): boolean {
  return role === 'initial' || role === 'initials'
}

function genderIn({ given }: ForeignNames, norm: string): 'F' | 'M' | undefined {
  const gender = given.find(({ name }) => normal(name) === norm)?.gender ?? genders().get(norm)
  return gender === 'N' ? undefined : gender
}

const fitting = new Map<string, readonly string[]>()
function fittingNicknames(name: string): readonly string[] {
  let list = fitting.get(name)
  if (!list) {
    const norm = normal(name)
    list = nicknames()
      .get(norm)
      ?.filter((n) => fitsNickname(n, norm))
    // Own names may be any number; only those of the lists are remembered.
    if (list) fitting.set(name, list)
  }
  return list ?? []
}

// `Jack` is on the list of Jacqueline: a nickname must not change the gender.
function fitsNickname(nickname: string, name: string): boolean {
  const gender = genders().get(nickname)
  return (
    !looksLikeTitle(nickname) &&
    nickname.length > 2 &&
    /^[a-z]+$/.test(nickname) &&
    (gender === undefined || gender === 'N' || gender === genders().get(name))
  )
}

// Those that many names of either gender start with, so that two people seldom get one name.
const initialLetters = [...'ABCDEJKLMRST']
const irish =
  "O'Brien O'Callaghan O'Connell O'Connor O'Dea O'Donnell O'Donovan O'Dwyer O'Farrell O'Flaherty O'Grady O'Hagan O'Hara O'Keefe O'Leary O'Mahony O'Malley O'Meara O'Neill O'Reilly O'Rourke O'Shea O'Sullivan O'Toole".split(
    ' ',
  )

const commonSurnames = lazily(
  () =>
    new Set(
      surnames()
        .slice(0, 300)
        .map((name) => name.toLowerCase()),
    ),
)
/** Without `Mc`, which is part of a name's form. */
const plainSurnames = lazily(() => surnames().filter((name) => !/^Mc[A-Z]/.test(name)))
const mcNames = lazily(() => surnames().filter((name) => /^Mc[A-Z]/.test(name)))
const ranks = lazily(() => new Map([...genders().keys()].map((name, i) => [name, i])))
const everyGiven = lazily(() => Object.values(givenNames()).flat())

const byLetter = new WeakMap<readonly string[], Map<string, readonly string[]>>()
function startingWith(pool: readonly string[], letter: string): readonly string[] {
  let groups = byLetter.get(pool)
  if (!groups) byLetter.set(pool, (groups = new Map()))
  let group = groups.get(letter)
  if (!group) {
    group = pool.filter((name) => name[0] === letter)
    groups.set(letter, group)
  }
  return group.length > 0 ? group : pool
}

const byLength = new WeakMap<readonly string[], Map<number, readonly string[]>>()
// From the first of `pools`; with names of the same length asked for, from the first that has some.
function sameLength(
  work: Work,
  pools: readonly (readonly string[])[],
  length: number | undefined,
  draw: Draw,
): string {
  if (work.settings.length !== 'same' || length === undefined) return draw.pick(pools[0]!)
  for (const pool of pools) {
    let groups = byLength.get(pool)
    if (!groups) byLength.set(pool, (groups = new Map()))
    const offset = work.settings.lengthOffset
    const key = length * 64 + offset
    let group = groups.get(key)
    if (!group) groups.set(key, (group = pool.filter((name) => Math.abs(name.length - length) <= offset)))
    if (group.length > 1) return draw.pick(group)
  }
  return draw.pick(pools[0]!)
}

function ownGiven(work: Work, gender: Gender | undefined): readonly string[] | undefined {
  const ofGender = gender === 'F' || gender === 'M' ? ownPool(work, `FIRST_NAME_${gender}`) : undefined
  return ofGender ?? ownPool(work, 'FIRST_NAME')
}

function ownPool(work: Work, label: string): readonly string[] | undefined {
  return work.settings.pools[label]
}

function lazily<T>(make: () => T): () => T {
  let value: T | undefined
  return () => (value ??= make())
}
