import { parse } from 'tldts'
import type { Emit } from './recognizer.ts'

const LABEL = /[\p{L}\p{N}\p{M}-]/u
const WORD = /[\p{L}\p{N}\p{M}_]/u
const SCHEME = /(?:https?|ftp):\/\/$/i
/** What may follow the host: port, path, query, fragment; the length keeps the cost of one address bounded. */
const REST = /(?::\d{1,5})?(?:[/?#][^\s"'<>]{0,2000})?/y
const MAX_HOST = 253

/**
 * Web addresses whose host ends in a public suffix, with a scheme (0.6) or without (0.5). Quotes around an address
 * belong to it, as Presidio has it.
 */
export function findUrls(text: string, emit: Emit): void {
  let free = 0
  for (let dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', Math.max(dot + 1, free))) {
    if (!isLabel(text, dot - 1) || !isLabel(text, dot + 1)) continue
    let start = dot
    while (start > free && dot - start < MAX_HOST && isHost(text, start - 1)) start--
    while (start < dot && /[.-]/.test(text[start]!)) start++
    let end = dot
    while (end < text.length && end - start < MAX_HOST && isHost(text, end)) end++
    const scanned = end
    while (end > start && /[.-]/.test(text[end - 1]!)) end--
    free = scanned
    const host = text.slice(start, end)
    if (!isPublic(host) || (end < text.length && WORD.test(text[end]!))) continue
    const scheme = SCHEME.exec(text.slice(Math.max(0, start - 8), start))?.[0] ?? ''
    if (start > 0 && scheme === '' && WORD.test(text[start - 1]!)) continue
    REST.lastIndex = end
    const rest = REST.exec(text)![0].replace(/[.,;:!?)\]]{1,8}$/, '')
    let from = start - scheme.length
    let to = end + rest.length
    const quote = text[from - 1]
    const quoted = from > 0 && (quote === '"' || quote === "'") && text[to] === quote
    if (quoted) {
      from--
      to++
    }
    const kind = scheme
      ? quoted
        ? 'Quoted URL'
        : 'Standard Url'
      : quoted
        ? 'Quoted Non-schema URL'
        : 'Non schema URL'
    emit(from, to, kind, scheme ? 0.6 : 0.5)
    free = Math.max(free, to)
  }
}

function isLabel(text: string, pos: number): boolean {
  const code = text.charCodeAt(pos)
  if (code < 128)
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
  return pos >= 0 && pos < text.length && LABEL.test(text[pos]!)
}

function isHost(text: string, pos: number): boolean {
  const code = text.charCodeAt(pos)
  return code === 46 || code === 45 || isLabel(text, pos)
}

/** Whether somebody can have registered the host: `www` alone before a suffix is nobody's. */
function isPublic(host: string): boolean {
  const suffix = host.slice(host.lastIndexOf('.') + 1)
  if (suffix.length < 2 || /^\d+$/.test(suffix) || host.includes('..')) return false
  const { domain, isIcann, isIp, subdomain } = parse(host)
  return (
    domain !== null && isIcann === true && isIp === false && !(domain.startsWith('www.') && subdomain === '')
  )
}
