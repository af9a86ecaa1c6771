import { parse } from 'tldts'
import type { Emit } from './recognizer.ts'

const LOCAL = /[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~.]/
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
    while (start < at && /[^A-Za-z0-9_]/.test(text[start]!)) start++
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
  while (end > start && /[.-]/.test(text[end - 1]!)) end--
  const host = text.slice(start, end)
  if (!host.includes('.') || host.includes('..') || host.startsWith('-') || host.startsWith('.')) return 0
  const { domain, isIcann, isPrivate, isIp } = parse(host, { allowPrivateDomains: false })
  return domain && !isIp && (isIcann || isPrivate) ? end : 0
}
