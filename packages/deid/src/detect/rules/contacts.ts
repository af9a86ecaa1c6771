import { Gap, Kind, type Tokens, tokenAt } from '../tokens.ts'
import { type Emit, rule } from './rule.ts'

const email = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\.)+[A-Za-z]{2,24}/y
const url = /(?:https?|ftp):\/\/[^\s<>"'）)\]}]+|www\.[A-Za-z0-9-]+\.[^\s<>"')\]}]+/iy
const bareUrl =
  /[a-z0-9-]+(?:\.[a-z0-9-]+){0,4}\.(?:com|org|net|edu|gov|io|co\.uk|nhs\.uk|org\.uk|health|com\.au|org\.au|co\.in|ca)(?:\/[^\s<>"')\]}]*)?(?![\w@])/iy
const ip = /(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.]*\d)/y
const ipv6 = /(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}\b/iy
const mac = /(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![\w:-])/iy
const ssn =
  /(?!000|9[0-9][0-9]-[0-4])\d{3}([- ])\d{2}\1\d{4}(?![\d-])|(?:\*{3}|x{3})-(?:\*{2}|xx)-\d{4}(?!\d)/iy
/** Telephone numbers in the ways of North America, the United Kingdom, Australia, India and with a plus. */
const phones: readonly RegExp[] = [
  /(?:\+?1[-. ]?)?\(\d{3}\)[-.\s]?\d{3}[-.\s]?\d{4}(?:\s?(?:x|ext\.?|extension)\s?\d{1,6})?(?![\d-])/iy,
  /(?:\+?1[-. ])?[2-9]\d{2}([-.\s/])\d{3}[-.\s]\d{4}(?:\s?(?:x|ext\.?|extension)\s?\d{1,6})?(?![\d-])/iy,
  /\+\d{1,3}[-. ]?(?:\(0?\d{1,4}\)[-. ]?)?\d{1,5}(?:[-. ]?\d{2,5}){1,4}(?![\d-])/y,
  /\(?0\d{2,4}\)?[ -]\d{3,4}[ -]?\d{3,4}(?![\d/-])/y,
  /0\d{4} \d{5,6}(?![\d/-])/y,
  /\(0\d\) ?\d{4} \d{4}(?!\d)/y,
  /0[2-478] \d{4} \d{4}(?!\d)/y,
  /04\d\d \d{3} \d{3}(?!\d)/y,
  /[6-9]\d{4}[ -]\d{5}(?![\d-])/y,
  /[2-9]\d{9}(?![\d-]|\.\d)/y,
  /[2-9]\d{2}-\d{4}(?![\d-])(?:\s?(?:x|ext\.?|extension)\s?\d{1,6})?/iy,
]

/** E-mail, web and network addresses, and telephone and social security numbers that no cue names. */
export const contacts = rule('contacts', ['EMAIL', 'URL', 'IPADDR', 'PHONE', 'SSN', 'DEVICE'], (t, emit) => {
  // What a URL has taken in is not looked at again, so that a line of URLs without blanks costs its length only.
  let taken = 0
  for (let i = 0; i < t.count; i++) {
    if (t.kind[i] === Kind.Word || t.start[i]! < taken) continue
    const mark = t.lower[i]!
    if (mark === '@') atSign(t, i, emit)
    else if (mark === '.') {
      if (t.gap[i] === Gap.None && t.gap[i + 1] === Gap.None && t.kind[i + 1] === Kind.Word)
        taken = dot(t, i, taken, emit)
    } else if (mark === '/') {
      if (t.lower[i - 1] === ':' && t.gap[i] === Gap.None && t.lower[i + 1] === '/')
        taken = Math.max(taken, tryAt(t, i - 2, url, 'URL', 0.9, emit))
    } else if (mark === ':') {
      if (t.gap[i] === Gap.None && !tryAt(t, i - 1, mac, 'DEVICE', 0.8, emit))
        tryAt(t, i - 1, ipv6, 'IPADDR', 0.8, emit)
    } else if (mark === '*') {
      if (t.gap[i] !== Gap.None) tryAt(t, i, ssn, 'SSN', 0.8, emit)
    } else if (t.kind[i] === Kind.Number || mark === '+' || mark === '(') i = number(t, i, emit)
  }
})

function tryAt(t: Tokens, i: number, form: RegExp, label: string, score: number, emit: Emit): number {
  if (i < 0) return 0
  form.lastIndex = t.start[i]!
  const match = form.exec(t.text)
  if (!match) return 0
  const end = t.start[i]! + match[0].replace(/[.,;:!?]+$/, '').length
  emit(t.start[i]!, end, label, score, 'form')
  return end
}

/** Walks back over the local part of an address. */
function atSign(t: Tokens, i: number, emit: Emit): void {
  let from = i
  while (
    from > 0 &&
    t.gap[from] === Gap.None &&
    i - from < 40 &&
    /^[\w.!#$%&*+/=?^{}~-]+$/.test(t.lower[from - 1]!)
  )
    from--
  while (from < i && t.kind[from] === Kind.Mark && t.lower[from] !== '_') from++
  if (from < i) tryAt(t, from, email, 'EMAIL', 0.95, emit)
}

/** `www.` and host names without a scheme; not inside an address or a longer URL. */
function dot(t: Tokens, i: number, taken: number, emit: Emit): number {
  let from = i - 1
  if (from < 0) return taken
  if (t.lower[from] === 'www') {
    if (t.gap[from] === Gap.None && t.lower[from - 1] === '/') return taken
    return Math.max(taken, tryAt(t, from, url, 'URL', 0.9, emit))
  }
  while (
    from > 0 &&
    t.gap[from] === Gap.None &&
    i - from < 12 &&
    (t.kind[from - 1] !== Kind.Mark || t.lower[from - 1] === '.' || t.lower[from - 1] === '-')
  )
    from--
  if (from > 0 && t.gap[from] === Gap.None && /^[@/]$/.test(t.lower[from - 1]!)) return taken
  if (t.kind[from] === Kind.Mark) from++
  return from < i && t.start[from]! >= taken
    ? Math.max(taken, tryAt(t, from, bareUrl, 'URL', 0.7, emit))
    : taken
}

function number(t: Tokens, i: number, emit: Emit): number {
  const before = t.gap[i] === Gap.None && i > 0 ? t.lower[i - 1]! : ''
  if (before !== '' && (t.kind[i - 1] !== Kind.Mark || /[-./+#(]/.test(before))) {
    if (!(before === '(' && t.lower[i] !== '(')) return i
  }
  const next = t.lower[i + 1]
  if (next === '.' && tryAt(t, i, ip, 'IPADDR', 0.8, emit)) return i + 6
  const social = tryAt(t, i, ssn, 'SSN', 0.75, emit)
  if (social) return tokenAt(t, social) - 1
  for (const form of phones) {
    const short = form === phones.at(-1)
    if (short && !(before === '' || before === '(')) continue
    form.lastIndex = t.start[i]!
    const match = form.exec(t.text)
    if (!match) continue
    const digits = match[0].replace(/\D/g, '').length
    if (digits < 7 || digits > 18) continue
    const end = t.start[i]! + match[0].length
    if (/[\p{L}%]/u.test(t.text[end] ?? '')) continue
    emit(t.start[i]!, end, 'PHONE', short ? 0.5 : 0.75, 'form')
    return tokenAt(t, end) - 1
  }
  return i
}
