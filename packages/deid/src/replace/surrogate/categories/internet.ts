import type { Category } from '../category.ts'
import type { Draw } from '../draw.ts'
import { followName } from '../names/login.ts'
import { normal } from '../normal.ts'
import { streets } from '../pools.ts'
import type { Work } from '../work.ts'
import { scrambled, shapeOf } from './characters.ts'

interface Address {
  readonly scheme: string
  readonly user: string
  readonly host: string
  readonly rest: string
}

/** User names: they follow the person whose name they are made of, else letters and digits of the same class. */
export const username: Category<string> = {
  name: 'username',
  digest: (text) => text,
  identity: normal,
  features: (text) => text.replace(/[\p{L}]+/gu, 'a').replace(/\d/g, '9'),
  render: (text, draw, work) => followName(text, draw, work) ?? scrambled(text, draw),
  differsFrom: 'all',
}

/** E-mail addresses: the local part follows the person, the domain is one that is reserved for examples (RFC 2606). */
export const email: Category<Address> = {
  name: 'email',
  digest(text) {
    const at = text.lastIndexOf('@')
    if (at < 1 || at === text.length - 1) return undefined
    const scheme = /^mailto:/i.exec(text)?.[0] ?? ''
    return { scheme, user: text.slice(scheme.length, at), host: text.slice(at + 1), rest: '' }
  },
  identity: ({ user }) => user.toLowerCase(),
  features: ({ scheme, user, host }) =>
    `${scheme}${user.replace(/\p{L}+/gu, 'a').replace(/\d/g, '9')}@${topLevel(host)}`,
  render: ({ scheme, user, host }, draw, work) =>
    `${scheme}${followName(user, draw, work) ?? scrambled(user, draw)}@${reservedHost(host, work)}`,
  differsFrom: 'all',
}

/** Web addresses: scheme, port and the form of the path stay, the host is reserved for examples, words and numbers are new. */
export const url: Category<Address> = {
  name: 'url',
  digest(text) {
    const [, scheme = '', user = '', host = '', rest = ''] =
      /^([a-z][a-z0-9+.-]*:\/\/)?(?:([^@/\s]*)@)?([^/?#\s:]+)([\s\S]*)$/i.exec(text) ?? []
    return /[\p{L}\d]/u.test(host) ? { scheme, user, host, rest } : undefined
  },
  identity: ({ host, rest }) => `${host.toLowerCase()}${rest}`,
  features: ({ scheme, host, rest, user }) =>
    `${scheme}${user === '' ? '' : 'user@'}${/^www\./i.test(host)} ${topLevel(host)} ${shapeOf(rest)}`,
  render({ scheme, user, host, rest }, draw, work) {
    const www = /^www\./i.exec(host)?.[0] ?? ''
    const port = /^:\d+(?=[/?#]|$)/.exec(rest)?.[0] ?? ''
    const login = user === '' ? '' : `${scrambled(user, draw)}@`
    return (
      scheme +
      login +
      www +
      reservedHost(host.slice(www.length), work) +
      port +
      scrambled(rest.slice(port.length), draw)
    )
  },
  differsFrom: 'all',
}

/** IP addresses: from the ranges for documentation (RFC 5737, RFC 3849). A mask length or port stays. */
export const ip: Category<{ text: string; version: 4 | 6; rest: string }> = {
  name: 'ip',
  digest(text) {
    const four = /^(\d{1,3}(?:\.\d{1,3}){3})(.*)$/.exec(text)
    if (four) return { text: four[1]!, version: 4, rest: four[2]! }
    const six = /^([0-9a-f:]*:[0-9a-f:.]*)(%?.*)$/i.exec(text)
    return six ? { text: six[1]!.toLowerCase(), version: 6, rest: six[2]! } : undefined
  },
  identity: ({ text }) => text,
  features: ({ version, rest }) => `${version}${rest}`,
  render({ version, rest }, draw) {
    if (version === 4)
      return `${draw.pick(['192.0.2', '198.51.100', '203.0.113'])}.${draw.between(1, 254)}${rest}`
    const group = () => draw.between(1, 0xffff).toString(16)
    return `2001:db8:${group()}:${group()}::${group()}${rest}`
  },
  differsFrom: 'all',
}

/** Hardware addresses: new ones marked as locally administered, so that no maker has them. */
export const mac: Category<string> = {
  name: 'mac',
  digest: (text) => ((text.match(/[0-9a-f]{2}/gi)?.length ?? 0) >= 6 ? text : undefined),
  identity: (text) => text.toLowerCase().replace(/[^0-9a-f]/g, ''),
  features: (text) => text.replace(/[0-9a-f]/gi, '*'),
  render(text, draw) {
    const isUpper = /[A-F]/.test(text)
    let count = 0
    return text.replace(/[0-9a-f]/gi, () => {
      const digit = ++count === 2 ? draw.pick([...'26ae']) : draw.below(16).toString(16)
      return isUpper ? digit.toUpperCase() : digit
    })
  },
  differsFrom: 'all',
}

/** A host that no one has, with a word of its own per original host, so that two hosts stay two. */
function reservedHost(host: string, work: Work): string {
  const [bare = '', port = ''] = host.split(/(?=:\d+$)/)
  const draw: Draw = work.draw('host', bare.toLowerCase())
  let label = draw.pick(hostWords())
  for (let i = 0; i < 40 && work.isTaken(label); i++) label = draw.pick(hostWords())
  return `${label}.example${topLevel(bare)}${port}`
}

let words: readonly string[] | undefined
function hostWords(): readonly string[] {
  return (words ??= streets()
    .map((name) => name.toLowerCase())
    .filter((name) => /^[a-z]{4,10}$/.test(name)))
}

// The top-level domains under which `example` is reserved; for others the top-level domain `.example` itself.
function topLevel(host: string): string {
  const top = /\.(com|net|org)$/i.exec(host)?.[1]?.toLowerCase()
  return top ? `.${top}` : ''
}
