import type { Emit } from './recognizer.ts'

const WORD = /[\p{L}\p{N}\p{M}_]/u
const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const IPV4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`)
/** Eight groups of four and seven colons, or six groups and an IPv4 address. */
const MAX_LENGTH = 45

/** IPv6 addresses in all forms of RFC 4291 section 2.2, with zone (RFC 4007) and prefix length where they follow. */
export function findIpv6(text: string, emit: Emit): void {
  let free = 0
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', Math.max(colon + 1, free))) {
    if (!mayBelong(text, colon)) continue
    let start = colon
    while (start > free && isPart(text.charCodeAt(start - 1)) && colon - start <= MAX_LENGTH) start--
    let end = colon + 1
    while (end < text.length && isPart(text.charCodeAt(end)) && end - start <= MAX_LENGTH) end++
    free = Math.max(free, end)
    while (text[end - 1] === '.') end--
    // A colon at the end belongs to the sentence, unless it is the second of two.
    if (text[end - 1] === ':' && text[end - 2] !== ':') end--
    while (start < end && text[start] === '.') start++
    if (end - start > MAX_LENGTH || end - start < 2) continue
    if (start > 0 && WORD.test(text[start - 1]!)) continue
    const form = formOf(text.slice(start, end))
    if (!form) continue
    const tail = /^(?:%[\w.-]{1,16}?(?![\w.-]))?(?:\/(?:12[0-8]|1[01]\d|\d{1,2})(?!\d))?/.exec(
      text.slice(end, end + 24),
    )![0]
    if (tail === '' && end < text.length && WORD.test(text[end]!)) continue
    emit(start, end + tail.length, form, form === 'IPv6_unspecified' ? 0.1 : 0.6)
    free = Math.max(free, end + tail.length)
  }
}

/** Only a colon beside another one, or after a group and before one, can be in an address. */
function mayBelong(text: string, colon: number): boolean {
  const next = text.charCodeAt(colon + 1)
  return next === 58 || (colon > 0 && isHex(text.charCodeAt(colon - 1)) && isHex(next))
}

function isHex(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102)
}

function isPart(code: number): boolean {
  return isHex(code) || code === 58 || code === 46
}

/** The name of the form that `address` is in, or null when it is none. */
function formOf(address: string): string | null {
  if (address === '::') return 'IPv6_unspecified'
  const halves = address.split('::')
  if (halves.length > 2) return null
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  const last = groups.at(-1)
  const embedded = last?.includes('.') ?? false
  if (embedded && !IPV4.test(last!)) return null
  const plain = embedded ? groups.slice(0, -1) : groups
  if (!plain.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null
  const size = plain.length + (embedded ? 2 : 0)
  if (halves.length === 2 ? size > 7 : size !== 8) return null
  if (!embedded) return 'IPv6'
  return /^::ffff:/i.test(address) ? 'IPv4_mapped' : 'IPv4_embedded'
}
