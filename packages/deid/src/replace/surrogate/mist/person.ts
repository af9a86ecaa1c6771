import { casingOf } from '../casing.ts'
import { normal } from '../normal.ts'
import { formalNames, genders } from '../pools.ts'

/** A name as MIST's rules see it. Field names are those of its replacement maps. */
export interface PersonPattern {
  input: string
  /** 0 upper, 1 lower, 2 mixed. */
  cap_status: 0 | 1 | 2
  last_is_first: boolean
  one_name: boolean
  one_name_is_known_first_name: boolean
  name_ext: string
  gender: 'M' | 'F' | 'N'
  mid_initials: boolean[]
  parse: { firstName: string; lastName: string; middleNames: string[] }
}

/** Digests a name as MIST does, with titles, degrees and all suffixes set aside. */
export function digestPerson(text: string): PersonPattern {
  const flat = text.replace(/\s+/g, ' ').trim()
  const ext = /(?:,\s*|\s)(?:JR\.?|SR\.?|II|III|IV)\s*$/i.exec(flat)?.[0] ?? ''
  const body = flat.slice(0, flat.length - ext.length).replace(/^(?:(?:Dr|Mr|Mrs|Ms|Miss|Prof)\.?\s+)+/i, '')
  const [beforeComma = '', afterComma = ''] = body.split(/,(.*)/s)
  const lastIsFirst = afterComma.trim() !== ''
  const tokens = (lastIsFirst ? afterComma : beforeComma)
    .trim()
    .split(' ')
    .filter((t) => t !== '')
  const oneName = !lastIsFirst && tokens.length < 2
  const first = tokens[0] ?? body
  const last = lastIsFirst ? beforeComma.trim() : (tokens.at(-1) ?? body)
  const middle = lastIsFirst ? tokens.slice(1) : tokens.slice(1, -1)
  const norm = normal(first)
  const casing = casingOf(flat.replace(/[^\p{L}]/gu, ''))
  const known = genders().has(norm) || formalNames().has(norm)
  return {
    input: text,
    cap_status: casing === 'upper' ? 0 : casing === 'lower' ? 1 : 2,
    last_is_first: lastIsFirst,
    one_name: oneName,
    one_name_is_known_first_name: oneName && known,
    name_ext: ext,
    gender: genders().get(norm) ?? 'N',
    mid_initials: middle.map((m) => /^[A-Z]\.?$/.test(m)),
    parse: { firstName: first, lastName: last, middleNames: middle },
  }
}

export interface PersonSeed {
  readonly firstName: string
  readonly lastName: string
  readonly middleNames: readonly string[]
}

/** Writes a name from its seed in the pattern's form; middle initials with the period they had. */
export function renderPerson(pattern: PersonPattern, seed: PersonSeed): string {
  const { one_name, one_name_is_known_first_name, last_is_first, name_ext, mid_initials, parse, cap_status } =
    pattern
  let text: string
  if (one_name) text = one_name_is_known_first_name ? seed.firstName : seed.lastName
  else {
    const middle = parse.middleNames.map((was, i) => {
      const name = seed.middleNames[i] ?? 'X'
      return mid_initials[i] ? name[0]! + (was.endsWith('.') ? '.' : '') : name
    })
    // A first name that is only an initial stays one.
    const first = /^\p{L}\.?$/u.test(parse.firstName)
      ? seed.firstName[0]! + parse.firstName.slice(1)
      : seed.firstName
    const given = [first, ...middle].join(' ')
    text = last_is_first ? `${seed.lastName}, ${given}` : `${given} ${seed.lastName}`
  }
  text += name_ext
  return cap_status === 0 ? text.toUpperCase() : cap_status === 1 ? text.toLowerCase() : text
}
