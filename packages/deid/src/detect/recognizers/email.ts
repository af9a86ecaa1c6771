import { parse } from 'tldts'
import type { Emit } from './recognizer.ts'

/** Letters of the scripts that mail systems outside Asia use; others run into the sentence without a blank. */
const LOCAL = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}0-9!#$%&'*+\-/=?^_`{|}~.]/u
const LABEL = /[\p{L}\p{N}\p{M}-]/u
/** RFC 5321, 4.5.3.1: a local part has 64 octets at most, a domain 255. */
const MAX_LOCAL = 64
const MAX_DOMAIN = 255

/** E-mail addresses whose domain can be registered: its suffix is on the public suffix list. Score 1. */
export function findEmails(text: string, emit: Emit): void {
  let free = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at
    while (start > free && at - start < MAX_LOCAL && LOCAL.test(text[start - 1]!)) start--
    // Neither begins nor ends with a dot, and does not begin with punctuation that belongs to the sentence.
    while (start < at && /[^\p{L}0-9_]/u.test(text[start]!)) start++
    if (start === at || text[at - 1] === '.' || text.slice(start, at).includes('..')) continue
    const end = domainEnd(text, at + 1)
    if (end === 0) continue
    emit(start, end, 'Email (Medium)', 1)
    free = end
  }
}

/** Where the registrable domain that begins at `start` ends, or 0. Its host name may have labels before it. */
function domainEnd(text: string, start: number): number {
  let end = start
  while (end < text.length && end - start < MAX_DOMAIN && (LABEL.test(text[end]!) || text[end] === '.')) end++
  const whole = trimmedEnd(text, start, end)
  if (isRegistrable(text.slice(start, whole))) return whole
  // In scripts without blanks the sentence goes on right after the address.
  const joined = JOINED.exec(text.slice(start, whole))
  if (!joined) return 0
  const cut = trimmedEnd(text, start, start + joined.index)
  return isRegistrable(text.slice(start, cut)) ? cut : 0
}

const JOINED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u

function trimmedEnd(text: string, start: number, end: number): number {
  let last = end
  while (last > start && /[.-]/.test(text[last - 1]!)) last--
  return last
}

function isRegistrable(host: string): boolean {
  if (!host.includes('.') || host.includes('..') || host.startsWith('-') || host.startsWith('.')) return false
  const { domain, isIcann, isPrivate, isIp } = parse(host, { allowPrivateDomains: false })
  return domain !== null && !isIp && (isIcann === true || isPrivate === true)
}
