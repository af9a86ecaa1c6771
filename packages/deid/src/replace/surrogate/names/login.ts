import type { Draw } from '../draw.ts'
import { normal } from '../normal.ts'
import { surnames } from '../pools.ts'
import type { Work } from '../work.ts'
import { isKnownGiven } from './parse.ts'

/**
 * The surrogate of a user name or local part that is made of a name: `bphilips`, `bruce.philips2`, `philips_b`. The
 * names are those of the document, or of the lists. undefined: no name is in it.
 */
export function followName(login: string, draw: Draw, work: Work): string | undefined {
  let found = false
  const people = work.people
  const isSurname = (word: string) => people.hasSurname(word) || surnameSet().has(word)
  const written = (word: string, name: string, start = '') => {
    found = true
    const bare = normal(name)
    const plain = start + (/[^a-z]/.test(bare) ? bare.replace(/[^a-z]/g, '') : bare)
    return word === word.toUpperCase()
      ? plain.toUpperCase()
      : /^\p{Lu}/u.test(word)
        ? plain[0]!.toUpperCase() + plain.slice(1)
        : plain
  }
  const part = (word: string): string | undefined => {
    const norm = people.asNamed(normal(word))
    if (people.hasSurname(norm)) return written(word, people.surnameOf(norm))
    if (people.hasGiven(norm)) return written(word, people.givenOf(norm))
    if (norm.length < 3) return undefined
    const first = norm[0]!
    const rest = people.asNamed(norm.slice(1))
    if (rest.length > 2 && people.hasSurname(rest))
      return written(word, people.surnameOf(rest), people.initial(first, rest, 0).toLowerCase())
    const behindTwo = people.asNamed(norm.slice(2))
    if (behindTwo.length > 3 && people.hasSurname(behindTwo))
      return written(
        word,
        people.surnameOf(behindTwo),
        [...norm.slice(0, 2)].map((letter, i) => people.initial(letter, behindTwo, i).toLowerCase()).join(''),
      )
    const end = people.asNamed(norm.slice(0, -1))
    if (end.length > 2 && people.hasSurname(end))
      return written(word, people.surnameOf(end) + people.initial(norm.at(-1)!, end, 0))
    for (let cut = 2; cut < norm.length - 1; cut++) {
      const [a, b] = [people.asNamed(norm.slice(0, cut)), people.asNamed(norm.slice(cut))]
      if (people.hasGiven(a) && people.hasSurname(b))
        return written(word, people.surnameOf(b), normal(people.givenOf(a)))
      if (people.hasSurname(a) && people.hasGiven(b))
        return written(word, people.givenOf(b), normal(people.surnameOf(a)))
    }
    if (isKnownGiven(norm)) return written(word, people.givenOf(norm))
    if (isSurname(norm)) return written(word, people.surnameOf(norm))
    if (rest.length > 3 && isSurname(rest))
      return written(word, people.surnameOf(rest), people.initial(first, rest, 0).toLowerCase())
    return undefined
  }
  let out = ''
  for (let i = 0; i < login.length; ) {
    const kind = kindAt(login, i)
    let end = i + 1
    while (end < login.length && kind !== 'other' && kindAt(login, end) === kind) end++
    const run = login.slice(i, end)
    i = end
    if (kind === 'letter')
      out +=
        part(run) ??
        (run.length === 1
          ? people.initial(normal(run), undefined, 0).toLowerCase()
          : run.replace(/\p{L}/gu, () => String.fromCharCode(97 + draw.below(26))))
    else if (kind === 'digit') for (let k = 0; k < run.length; k++) out += draw.below(10)
    else out += run
  }
  return found ? out : undefined
}

function kindAt(text: string, at: number): 'letter' | 'digit' | 'other' {
  const code = text.charCodeAt(at)
  if (code >= 48 && code <= 57) return 'digit'
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) ? 'letter' : 'other'
  return /\p{L}|\p{M}|\p{Cs}/u.test(text[at]!) ? 'letter' : 'other'
}

let set: ReadonlySet<string> | undefined
function surnameSet(): ReadonlySet<string> {
  return (set ??= new Set(surnames().map((name) => name.toLowerCase())))
}
