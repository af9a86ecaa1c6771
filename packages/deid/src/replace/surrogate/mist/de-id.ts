import { normal } from '../normal.ts'
import { digestPerson, type PersonPattern } from './person.ts'

/** Names of one document in DE-ID style: every part gets the next of AAA, BBB, CCC and keeps it. */
export class DeidNames {
  private readonly tokens = new Map<string, string>()
  private readonly roles = new Map<string, 'first' | 'last'>()

  /** `Philips, Bruce R.` -> `BBB, AAA C.` */
  write(text: string): string {
    const pattern = digestPerson(text)
    const { firstName, lastName, middleNames } = pattern.parse
    if (pattern.one_name) return this.token(this.roleOf(pattern), lastName)
    const first = this.token('first', firstName)
    const last = this.token('last', lastName)
    const middle = middleNames.map((name) => {
      const token = this.token(`middle of ${normal(firstName)} ${normal(lastName)}`, name)
      return /^\p{L}\.?$/u.test(name) ? `${token[0]}.` : token
    })
    const given = [/^\p{L}\.?$/u.test(firstName) && firstName.endsWith('.') ? first : first, ...middle].join(
      ' ',
    )
    return pattern.last_is_first ? `${last}, ${given}` : `${given} ${last}`
  }

  private roleOf({ parse, one_name_is_known_first_name }: PersonPattern): 'first' | 'last' {
    return this.roles.get(normal(parse.lastName)) ?? (one_name_is_known_first_name ? 'first' : 'last')
  }

  private token(role: string, name: string): string {
    const norm = normal(name)
    const key = `${role} ${norm}`
    let token = this.tokens.get(key)
    if (!token) {
      // After ZZZ comes AAAA, so that two people never share a token.
      const index = this.tokens.size
      token = String.fromCharCode(65 + (index % 26)).repeat(3 + Math.floor(index / 26))
      this.tokens.set(key, token)
      if (role === 'first' || role === 'last') this.roles.set(norm, role)
    }
    return token
  }
}

/** `12` -> `birth-12`, `15` -> `in teens`, `45-year-old` -> `in 40s`, `92` -> `90+`. */
export function deidAge(age: number): string {
  if (age < 13) return 'birth-12'
  if (age < 20) return 'in teens'
  return age > 89 ? '90+' : `in ${Math.floor(age / 10) * 10}s`
}

/** The ages that a DE-ID age stands for, both ends included; undefined for anything else. */
export function agesOf(content: string): readonly [number, number] | undefined {
  const text = content.trim().toLowerCase()
  if (text === 'birth-12') return [0, 12]
  if (text === 'in teens') return [13, 19]
  if (text === '90+') return [90, 99]
  const decade = /^in ([2-8]0)s$/.exec(text)?.[1]
  return decade === undefined ? undefined : [Number(decade), Number(decade) + 9]
}

/** A DE-ID name read back: its tokens by role, and whether the last name came first. */
export function readDeidName(content: string): {
  first?: string
  middle: readonly string[]
  last?: string
  lastIsFirst: boolean
} {
  const [before = '', after = ''] = content.split(/,(.*)/s)
  const lastIsFirst = after.trim() !== ''
  const tokens = (lastIsFirst ? after : content.replace(/,/g, ' '))
    .trim()
    .split(/\s+/)
    .filter((t) => t !== '')
  if (lastIsFirst) return { first: tokens[0]!, middle: tokens.slice(1), last: before.trim(), lastIsFirst }
  if (tokens.length < 2)
    return tokens.length === 1 ? { last: tokens[0]!, middle: [], lastIsFirst } : { middle: [], lastIsFirst }
  return { first: tokens[0]!, middle: tokens.slice(1, -1), last: tokens.at(-1)!, lastIsFirst }
}
